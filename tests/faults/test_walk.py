"""A random walk through everything people can do: whatever the order, the promises hold after each step."""

import json
import random
from collections.abc import Callable

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from glossary.domain.content import EntryContent, RelationContent
from glossary.domain.errors import GlossaryError
from glossary.domain.vocabulary import EntryStatus, ProcessStatus, RelationType, RevisionOrigin, Role
from glossary.domain.workflow import RevisionAction
from glossary.editing import accounts, proposing, reviewing
from glossary.editing.importing import import_entries
from glossary.exchange.reading import Holding, ReadEntry
from glossary.lookup.export import Wish, export
from glossary.lookup.ladder import look_up
from glossary.storage import checking, entries
from glossary.storage.tables import ConceptEntry, Person, Revision, RevisionAuthor, TermSection
from tests.builders import a_content, a_person

STEPS = 60
WORDS = ["орта держава", "ұлы держава", "шекара", "делимитация", "одақ", "саясат", "тұрақтылық", "ықпал"]


class Walk:
    """People who do things at random; each step is done whole or refused in words."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session = session
        self.random = random.Random(seed)
        roles = [Role.EDITOR, Role.EDITOR, Role.REVIEWER, Role.REVIEWER, Role.ADMINISTRATOR, Role.MEMBER]
        self.people = [a_person(session, role) for role in roles]
        self.done: set[str] = set()

    def step(self) -> None:
        """Let somebody try something, likely or not."""
        action: Callable[[], object] = self.random.choice(
            [
                self.propose,
                self.propose,
                self.change,
                self.change,
                self.change,
                *[self.judge] * 6,
                self.retire,
                self.bring_in,
                self.change_role,
            ]
        )
        try:
            with self.session.begin_nested():
                action()
                self.session.flush()
        except GlossaryError:
            return
        self.done.add(action.__name__)

    def propose(self) -> None:
        proposing.propose_entry(self.session, self.content(), by=self.somebody())

    def change(self) -> None:
        entry, current = self.entry()
        carries_on = current.number if current and self.random.random() < 0.8 else None
        base = entry.published_number if self.random.random() < 0.9 else 1
        by = self.somebody()
        proposing.propose_change(
            self.session, entry.identifier, self.content(), by=by, base=base, carries_on=carries_on
        )

    def judge(self) -> None:
        entry, current = self.entry()
        number = current.number if current else 1
        steps = [reviewing.approve] * 3 + [reviewing.give_back, reviewing.reject, reviewing.withdraw]
        step = self.random.choice(steps)
        step(self.session, entry.identifier, number, by=self.somebody(), comment="Себебі бар.")

    def retire(self) -> None:
        entry, _ = self.entry()
        successor = self.entry()[0].identifier if self.random.random() < 0.5 else None
        base = entry.published_number
        proposing.propose_retirement(
            self.session,
            entry.identifier,
            by=self.somebody(),
            base=base,
            reason="Артық.",
            successor=successor,
        )

    def bring_in(self) -> None:
        items = [
            ReadEntry(
                where=f"line {number}",
                identifier=self.random.choice(["", "a", "b", "c-1", "c-2"]),
                content=self.content(),
                holding=self.random.choice(list(Holding)),
            )
            for number in range(3)
        ]
        by = self.random.choice([None, self.people[0]])
        import_entries(self.session, items, publish=by is None and self.random.random() < 0.5, by=by)
        self.people = [self.session.merge(person) for person in self.people]

    def change_role(self) -> None:
        person = self.random.choice(self.people[2:])
        accounts.change_role(self.session, person, self.random.choice([Role.REVIEWER, Role.EDITOR]))

    def somebody(self) -> Person:
        return self.random.choice(self.people)

    def entry(self) -> tuple[ConceptEntry, Revision | None]:
        there = self.session.scalars(select(ConceptEntry).order_by(ConceptEntry.id)).all()
        if not there:
            raise GlossaryError()
        chosen = self.random.choice(there)
        return chosen, entries.open_revision(self.session, chosen.id)

    def content(self) -> EntryContent:
        kk, ru, note = (self.random.choice(WORDS) for _ in range(3))
        relations = ()
        if self.random.random() < 0.3:
            target = self.random.choice(["c-1", "c-2", "c-3", "a"])
            relations = (RelationContent(type=RelationType.RELATED, to=target),)
        return a_content(kk=kk, ru=f"{ru} ru", note=note, relations=relations)


def require_promises(session: Session) -> None:
    """Readers see the last approved revision of each entry, approved by a second person, and nothing else."""
    seen = _published_terms(session)
    assert set(session.execute(select(TermSection.entry_id, TermSection.term))) == seen
    approved = select(Revision).where(Revision.process_status == ProcessStatus.APPROVED)
    for revision in session.scalars(approved):
        if revision.origin is RevisionOrigin.REVIEWED:
            assert revision.reviewer_id is not None
        wrote = select(RevisionAuthor.person_id).where(RevisionAuthor.revision_id == revision.id)
        assert revision.reviewer_id not in set(session.scalars(wrote))
        assert revision.reviewer_id != revision.author_id or revision.author_id is None
    waiting = select(func.count()).where(Revision.process_status.in_(("in_review", "returned")))
    assert max(session.scalars(waiting.group_by(Revision.entry_id)), default=0) <= 1


def _published_terms(session: Session) -> set[tuple[int, str]]:
    seen = set()
    for entry in session.scalars(select(ConceptEntry)):
        last = session.scalars(
            select(Revision)
            .where(Revision.entry_id == entry.id, Revision.process_status == ProcessStatus.APPROVED)
            .order_by(Revision.number.desc())
            .limit(1)
        ).first()
        assert entry.published_number == (last.number if last else None)
        retired = last is not None and last.action is RevisionAction.RETIRE
        assert (entry.status is EntryStatus.RETIRED) is retired
        if last is not None and not retired:
            seen |= {(entry.id, term.term) for _, term in last.content.terms()}
    return seen


def require_nothing_leaves(session: Session) -> None:
    """Look-up and exports hold the published entries and no other."""
    published = {
        identifier: status is EntryStatus.PUBLISHED
        for identifier, status in session.execute(select(ConceptEntry.identifier, ConceptEntry.status))
    }
    for word in WORDS:
        for hit in look_up(session, word, limit=100).hits:
            assert published[hit.identifier]
    exported = json.loads(b"".join(export(session, Wish(format="json"), title="Атау")))
    assert {entry["identifier"] for entry in exported["entries"]} == {
        identifier for identifier, shown in published.items() if shown
    }


@pytest.mark.parametrize("seed", range(3))
def test_whatever_people_do_the_promises_hold(session: Session, seed: int):
    walk = Walk(session, seed)
    for number in range(STEPS):
        walk.step()
        require_promises(session)
        if number % 20 == 0:
            require_nothing_leaves(session)
    require_nothing_leaves(session)
    assert list(checking.problems(session)) == []
    assert walk.done >= {"propose", "change", "judge", "bring_in"}
