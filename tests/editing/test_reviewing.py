"""From a proposal to what readers see: the steps, who may take them, and what follows at once."""

from dataclasses import dataclass

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from glossary.domain.content import EntryContent
from glossary.domain.errors import (
    CommentNeeded,
    ContentRefused,
    EditConflict,
    EntryNotFound,
    NothingChanged,
    OwnWorkNotApprovable,
    RevisionNotFound,
    StepNotAllowed,
)
from glossary.domain.vocabulary import EntryStatus, ProcessStatus, RevisionOrigin, Role
from glossary.editing import proposing, reviewing
from glossary.lookup.ladder import look_up
from glossary.storage import checking, entries
from glossary.storage.tables import InstallationFact, Person, ProposalKey, Revision, TermSection
from tests.builders import a_content, a_person, a_proposal, an_entry, identifier_of

FIRST = a_content(kk="орта держава", ru="средняя держава")
SECOND = a_content(kk="орташа держава", ru="средняя держава")
THIRD = a_content(kk="ұлы держава")


@dataclass
class People:
    author: Person
    other: Person
    reviewer: Person


@pytest.fixture
def people(session: Session) -> People:
    return People(a_person(session), a_person(session), a_person(session, Role.REVIEWER))


def terms(session: Session) -> list[str]:
    return list(session.scalars(select(TermSection.term).order_by(TermSection.entry_id, TermSection.number)))


def identifiers(session: Session, query: str) -> list[str]:
    return [hit.identifier for hit in look_up(session, query).hits]


def published(session: Session, identifier: str) -> EntryContent:
    return entries.published_revision(session, identifier).content


def nothing_is_wrong(session: Session) -> bool:
    return list(checking.problems(session)) == []


def test_a_proposal_is_seen_by_no_reader(session: Session, people: People):
    revision = a_proposal(session, FIRST, by=people.author)
    assert revision.process_status is ProcessStatus.IN_REVIEW
    assert terms(session) == []
    assert identifiers(session, "орта держава") == []
    with pytest.raises(EntryNotFound):
        published(session, "c-1")
    for reader in (None, a_person(session, Role.MEMBER)):
        with pytest.raises(RevisionNotFound):
            reviewing.require_visible(entries.revision(session, "c-1", 1), reader)


def test_what_is_approved_is_published_and_found_at_once(session: Session, people: People):
    a_proposal(session, FIRST, by=people.author)
    approved = reviewing.approve(session, "c-1", 1, by=people.reviewer, comment=" Жақсы. ")
    assert (approved.process_status, approved.reviewer_id) == (ProcessStatus.APPROVED, people.reviewer.id)
    assert approved.decision_comment == "Жақсы."
    assert published(session, "c-1") == FIRST
    assert terms(session) == ["орта держава", "средняя держава"]
    assert identifiers(session, "орта державаларды") == ["c-1"]
    assert nothing_is_wrong(session)


def test_a_change_takes_the_place_of_what_was_published(session: Session, people: People):
    an_entry(session, FIRST)
    proposing.propose_change(session, "c-1", SECOND, by=people.author, base=1)
    assert published(session, "c-1") == FIRST
    reviewing.approve(session, "c-1", 2, by=people.reviewer)
    assert terms(session) == ["орташа держава", "средняя держава"]
    assert identifiers(session, "орташа держава") == ["c-1"]
    assert "орта держава" not in [hit.matched_term for hit in look_up(session, "орта держава").hits]
    assert nothing_is_wrong(session)


def test_nobody_judges_what_they_wrote(session: Session):
    author = a_person(session, Role.ADMINISTRATOR)
    a_proposal(session, FIRST, by=author)
    with pytest.raises(OwnWorkNotApprovable):
        reviewing.approve(session, "c-1", 1, by=author)
    with pytest.raises(OwnWorkNotApprovable):
        reviewing.reject(session, "c-1", 1, by=author, comment="Жоқ.")


@pytest.mark.parametrize("role", [Role.MEMBER, Role.EDITOR])
def test_without_the_role_nobody_approves(session: Session, people: People, role: Role):
    a_proposal(session, FIRST, by=people.author)
    refusal = RevisionNotFound if role is Role.MEMBER else StepNotAllowed
    with pytest.raises(refusal):
        reviewing.approve(session, "c-1", 1, by=a_person(session, role))


def test_whose_account_is_closed_does_nothing_any_more(session: Session, people: People):
    a_proposal(session, FIRST, by=people.author)
    people.reviewer.active = people.author.active = False
    with pytest.raises((StepNotAllowed, RevisionNotFound)):
        reviewing.approve(session, "c-1", 1, by=people.reviewer)
    with pytest.raises(StepNotAllowed):
        a_proposal(session, THIRD, by=people.author)
    assert reviewing.steps_for(entries.revision(session, "c-1", 1), people.reviewer) == []


def test_who_revises_a_returned_proposal_becomes_its_co_author(session: Session, people: People):
    people.author.role = people.other.role = Role.REVIEWER
    a_proposal(session, FIRST, by=people.author)
    reviewing.give_back(session, "c-1", 1, by=people.reviewer, comment="Орысшасын толықтыр.")
    proposing.propose_change(session, "c-1", SECOND, by=people.other, base=None, carries_on=1)
    assert entries.revision(session, "c-1", 1).process_status is ProcessStatus.REVISED
    for author in (people.author, people.other):
        with pytest.raises(OwnWorkNotApprovable):
            reviewing.approve(session, "c-1", 2, by=author)
    reviewing.approve(session, "c-1", 2, by=people.reviewer)
    assert published(session, "c-1") == SECOND


def test_authors_stay_authors_through_every_return(session: Session, people: People):
    people.author.role = Role.REVIEWER
    a_proposal(session, FIRST, by=people.author)
    for number, content in ((1, SECOND), (2, THIRD)):
        reviewing.give_back(session, "c-1", number, by=people.reviewer, comment="Тағы.")
        proposing.propose_change(session, "c-1", content, by=a_person(session), base=None, carries_on=number)
    with pytest.raises(OwnWorkNotApprovable):
        reviewing.approve(session, "c-1", 3, by=people.author)


def test_a_revision_in_review_cannot_be_reworked(session: Session, people: People):
    a_proposal(session, FIRST, by=people.author)
    with pytest.raises(StepNotAllowed):
        proposing.propose_change(session, "c-1", SECOND, by=people.author, base=None, carries_on=1)


@pytest.mark.parametrize(("base", "carries_on"), [(None, None), (2, None), (1, 2), (7, 7)])
def test_a_stale_ground_is_a_conflict_and_nothing_is_written(
    session: Session, people: People, base: int | None, carries_on: int | None
):
    an_entry(session, FIRST)
    proposing.propose_change(session, "c-1", SECOND, by=people.other, base=1)
    reviewing.give_back(session, "c-1", 2, by=people.reviewer, comment="Тағы.")
    proposing.propose_change(session, "c-1", THIRD, by=people.other, base=1, carries_on=2)
    with pytest.raises(EditConflict):
        proposing.propose_change(
            session, "c-1", a_content(kk="басқа"), by=people.author, base=base, carries_on=carries_on
        )
    assert session.scalar(select(func.count()).select_from(Revision)) == 3


def test_an_entry_takes_one_proposal_at_a_time(session: Session, people: People):
    an_entry(session, FIRST)
    proposing.propose_change(session, "c-1", SECOND, by=people.other, base=1)
    with pytest.raises(EditConflict):
        proposing.propose_change(session, "c-1", THIRD, by=people.author, base=1)


def test_a_decision_comes_once(session: Session, people: People):
    a_proposal(session, FIRST, by=people.author)
    reviewing.approve(session, "c-1", 1, by=people.reviewer)
    for step in (reviewing.approve, reviewing.reject):
        with pytest.raises(EditConflict):
            step(session, "c-1", 1, by=a_person(session, Role.REVIEWER), comment="Тағы.")


def test_what_was_revised_meanwhile_cannot_be_approved(session: Session, people: People):
    a_proposal(session, FIRST, by=people.author)
    reviewing.give_back(session, "c-1", 1, by=people.reviewer, comment="Тағы.")
    proposing.propose_change(session, "c-1", SECOND, by=people.author, base=None, carries_on=1)
    with pytest.raises(EditConflict):
        reviewing.approve(session, "c-1", 1, by=people.reviewer)


@pytest.mark.parametrize("step", [reviewing.give_back, reviewing.reject])
def test_who_refuses_says_why(session: Session, people: People, step):
    a_proposal(session, FIRST, by=people.author)
    with pytest.raises(CommentNeeded):
        step(session, "c-1", 1, by=people.reviewer, comment=" \n ")
    step(session, "c-1", 1, by=people.reviewer, comment="Дереккөзі жоқ.")


def test_a_withdrawn_or_rejected_proposal_leaves_nothing_behind(session: Session, people: People):
    for step, by in ((reviewing.withdraw, people.author), (reviewing.reject, people.reviewer)):
        proposal = a_proposal(session, FIRST, by=people.author)
        step(session, identifier_of(session, proposal), 1, by=by, comment="Артық.")
    assert session.scalars(select(ProposalKey)).all() == []
    assert terms(session) == []
    assert entries.queue(session) == []
    assert nothing_is_wrong(session)


def test_only_its_author_withdraws_a_proposal(session: Session, people: People):
    a_proposal(session, FIRST, by=people.author)
    with pytest.raises(StepNotAllowed):
        reviewing.withdraw(session, "c-1", 1, by=people.other)


def test_after_a_rejection_the_entry_can_be_proposed_anew(session: Session, people: People):
    an_entry(session, FIRST)
    proposing.propose_change(session, "c-1", SECOND, by=people.author, base=1)
    reviewing.reject(session, "c-1", 2, by=people.reviewer, comment="Жоқ.")
    assert published(session, "c-1") == FIRST
    assert proposing.propose_change(session, "c-1", THIRD, by=people.author, base=1).number == 3


def test_what_equals_the_published_content_is_no_proposal(session: Session, people: People):
    an_entry(session, FIRST)
    with pytest.raises(NothingChanged):
        proposing.propose_change(session, "c-1", FIRST, by=people.author, base=1)
    proposing.propose_change(session, "c-1", SECOND, by=people.author, base=1)
    reviewing.give_back(session, "c-1", 2, by=people.reviewer, comment="Бұрынғысы дұрыс.")
    with pytest.raises(NothingChanged):
        proposing.propose_change(session, "c-1", FIRST, by=people.author, base=1, carries_on=2)


def test_the_same_new_entry_sent_twice_is_one_proposal(session: Session, people: People):
    first = a_proposal(session, FIRST, by=people.author)
    assert a_proposal(session, FIRST, by=people.author).id == first.id
    reviewing.approve(session, "c-1", 1, by=people.reviewer)
    assert a_proposal(session, FIRST, by=people.author).id == first.id
    assert a_proposal(session, FIRST, by=people.other).id != first.id


def test_a_retired_entry_leaves_look_up_and_names_its_successor(session: Session, people: People):
    an_entry(session, FIRST)
    an_entry(session, THIRD)
    proposing.propose_retirement(
        session, "c-1", by=people.author, base=1, reason="Қайталанады.", successor="c-2"
    )
    assert identifiers(session, "орта держава") == ["c-1"]
    reviewing.approve(session, "c-1", 2, by=people.reviewer)
    gone = entries.published_revision(session, "c-1")
    assert (gone.entry.status, gone.entry.successor) == (EntryStatus.RETIRED, "c-2")
    assert gone.note == "Қайталанады."
    assert terms(session) == ["ұлы держава"]
    assert identifiers(session, "орта держава") == []
    assert nothing_is_wrong(session)
    with pytest.raises(StepNotAllowed):
        proposing.propose_change(session, "c-1", SECOND, by=people.author, base=2)
    with pytest.raises(StepNotAllowed):
        proposing.propose_retirement(session, "c-1", by=people.author, base=2, reason="Тағы.")


@pytest.mark.parametrize("successor", ["c-9", "c-2", "no such\x00name", "9" * 30])
def test_a_successor_is_an_entry_that_readers_see(session: Session, people: People, successor: str):
    an_entry(session, FIRST)
    a_proposal(session, THIRD)
    with pytest.raises(EntryNotFound):
        proposing.propose_retirement(
            session, "c-1", by=people.author, base=1, reason="Қайталанады.", successor=successor
        )


def test_no_entry_succeeds_itself(session: Session, people: People):
    an_entry(session, FIRST)
    with pytest.raises(StepNotAllowed):
        proposing.propose_retirement(session, "c-1", by=people.author, base=1, reason="", successor="c-1")


def test_a_returned_retirement_can_be_reworked(session: Session, people: People):
    an_entry(session, FIRST)
    an_entry(session, THIRD)
    proposing.propose_retirement(session, "c-1", by=people.author, base=1, reason="Қайталанады.")
    reviewing.give_back(session, "c-1", 2, by=people.reviewer, comment="Орнына қайсысы?")
    proposing.propose_retirement(
        session, "c-1", by=people.author, base=1, carries_on=2, reason="Қайталанады.", successor="c-2"
    )
    reviewing.approve(session, "c-1", 3, by=people.reviewer)
    assert entries.entry(session, "c-1").successor == "c-2"


def test_the_history_tells_readers_only_what_was_approved(session: Session, people: People):
    an_entry(session, FIRST)
    proposing.propose_change(session, "c-1", SECOND, by=people.author, base=1)
    reviewing.reject(session, "c-1", 2, by=people.reviewer, comment="Жоқ.")
    entry = entries.entry(session, "c-1")
    assert [each.number for each in entries.history(session, entry.id, only_approved=True)] == [1]
    assert [each.number for each in entries.history(session, entry.id, only_approved=False)] == [2, 1]


def test_one_person_publishes_alone_only_where_the_installation_says_so(session: Session):
    alone = a_person(session, Role.ADMINISTRATOR)
    assert a_proposal(session, FIRST, by=alone).process_status is ProcessStatus.IN_REVIEW
    session.add(InstallationFact(name="one_person", value="yes"))
    revision = a_proposal(session, THIRD, by=alone)
    assert (revision.process_status, revision.origin) == (ProcessStatus.APPROVED, RevisionOrigin.ONE_PERSON)
    assert revision.reviewer_id is None
    assert identifiers(session, "ұлы держава") == ["c-2"]
    assert a_proposal(session, THIRD, by=alone).id == revision.id
    editor = a_person(session, Role.EDITOR)
    assert a_proposal(session, SECOND, by=editor).process_status is ProcessStatus.IN_REVIEW
    assert nothing_is_wrong(session)


@pytest.mark.parametrize("words", ["а\x00б", "а\u202eб", "а\u200bб", "a\ud800", "а" * 5001])
def test_remarks_hold_no_characters_that_nobody_sees(session: Session, people: People, words: str):
    an_entry(session, FIRST)
    with pytest.raises(ContentRefused):
        proposing.propose_change(session, "c-1", SECOND, by=people.author, base=1, note=words)
    proposal = a_proposal(session, THIRD, by=people.author)
    with pytest.raises(ContentRefused):
        reviewing.reject(session, identifier_of(session, proposal), 1, by=people.reviewer, comment=words)


def test_numbers_beyond_any_database_lead_nowhere(session: Session, people: People):
    a_proposal(session, FIRST, by=people.author)
    for number in (0, -1, 2, 2**31, 10**22):
        with pytest.raises(RevisionNotFound):
            reviewing.approve(session, "c-1", number, by=people.reviewer)


def test_the_queue_shows_the_oldest_first(session: Session, people: People):
    waiting = [a_proposal(session, each, by=people.author).id for each in (FIRST, SECOND, THIRD)]
    assert [revision.id for revision in entries.queue(session)] == waiting
