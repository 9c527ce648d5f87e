"""Proposing an entry or a change to one: a content becomes a revision in review."""

from collections.abc import Container

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from glossary.domain.content import EntryContent, content_to_json
from glossary.domain.errors import EditConflict, NothingChanged, StepNotAllowed
from glossary.domain.vocabulary import EntryStatus, ProcessStatus, RevisionOrigin, Role
from glossary.domain.workflow import STEPS, RevisionAction, StepName, may_take
from glossary.editing.rules import Known, require_acceptable, tidy
from glossary.storage import entries, search_keys
from glossary.storage.projection import indexed_terms, publish
from glossary.storage.tables import (
    ConceptEntry,
    InstallationFact,
    Person,
    Revision,
    RevisionAuthor,
    SubjectField,
    Text,
    now,
)


def propose_entry(
    session: Session, content: EntryContent, *, by: Person, note: str = "", confirmed: bool = False
) -> Revision:
    """Propose a new entry; its identifier is ``c-<number>``.

    :raises ContentRefused: if the content breaks a rule.
    """
    require_editor(by)
    content = tidy(content)
    require_acceptable(content, known(session), confirmed=confirmed)
    entry = new_entry(session)
    return _submit(session, entry, content, by=by, note=note, previous=None)


def propose_change(
    session: Session,
    identifier: str,
    content: EntryContent,
    *,
    by: Person,
    base: int | None,
    carries_on: int | None = None,
    note: str = "",
    confirmed: bool = False,
) -> Revision:
    """Propose another content for an entry.

    ``base`` is the published revision that the author started from; ``carries_on`` the open revision
    they rework: one that was returned. All authors of that one stay authors of the new one.

    :raises EditConflict: if another revision was published, or is open, since then; nothing is written.
    :raises ContentRefused: if the content breaks a rule.
    :raises NothingChanged: if it equals what is published.
    """
    require_editor(by)
    entry = entries.entry(session, identifier, for_update=True)
    content = tidy(content)
    previous = _previous(session, entry, base=base, carries_on=carries_on, by=by)
    require_acceptable(content, known(session, itself=identifier), confirmed=confirmed)
    if content == entries.published_content(session, entry) and previous is None:
        raise NothingChanged(identifier=identifier)
    return _submit(session, entry, content, by=by, note=note, previous=previous)


def propose_retirement(
    session: Session, identifier: str, *, by: Person, base: int, reason: str, successor: str | None = None
) -> Revision:
    """Propose to take a published entry from readers, perhaps in favour of another.

    :raises EditConflict: if it changed since ``base``, or a revision is open.
    """
    require_editor(by)
    entry = entries.entry(session, identifier, for_update=True)
    _previous(session, entry, base=base, carries_on=None, by=by)
    content = entries.published_content(session, entry)
    if content is None or entry.status is not EntryStatus.PUBLISHED or successor == identifier:
        raise StepNotAllowed(step=RevisionAction.RETIRE)
    if successor is not None:
        entries.entry(session, successor)
    return _submit(
        session, entry, content, by=by, note=reason, previous=None, retires=True, successor=successor
    )


def require_editor(person: Person) -> None:
    """Raise :class:`StepNotAllowed` unless the person may propose."""
    if not (person.active and person.role.includes(Role.EDITOR)):
        raise StepNotAllowed(step="propose")


def known(session: Session, *, itself: str = "") -> Known:
    """Return what a content may refer to now."""
    return Known(
        fields=set(session.scalars(select(SubjectField.code))),
        texts=set(session.scalars(select(Text.code))),
        entries=set(session.scalars(select(ConceptEntry.identifier))),
        itself=itself,
    )


def new_entry(session: Session) -> ConceptEntry:
    """Add an entry without any revision, under the identifier ``c-<number>``."""
    lock_identifiers(session)
    (identifier,) = fresh_identifiers(session, 1)
    entry = ConceptEntry(identifier=identifier, status=EntryStatus.PROPOSED)
    session.add(entry)
    session.flush()
    return entry


def lock_identifiers(session: Session) -> None:
    """Let nobody else give out identifiers until this transaction ends; SQLite's writers are alone anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(hashtext('concept_entry.identifier'))"))


def fresh_identifiers(session: Session, count: int, *, reserved: Container[str] = ()) -> list[str]:
    """Return as many unused identifiers ``c-<number>`` as are wanted."""
    number = (session.scalar(select(func.max(ConceptEntry.id))) or 0) + 1
    while True:
        names = [f"c-{number + step}" for step in range(count)]
        taken = session.scalar(select(ConceptEntry.id).where(ConceptEntry.identifier.in_(names)).limit(1))
        if taken is None and not any(name in reserved for name in names):
            return names
        number += max(count, 1)


def _previous(
    session: Session, entry: ConceptEntry, *, base: int | None, carries_on: int | None, by: Person
) -> Revision | None:
    """Return the returned revision that is reworked, if any; raise if the ground has shifted."""
    current = entries.open_revision(session, entry.id)
    open_number = current.number if current else None
    if base != entry.published_number or open_number != carries_on:
        raise EditConflict(
            identifier=entry.identifier, base=base, published=entry.published_number, open=open_number
        )
    if current is None:
        return None
    is_author = any(author.person_id == by.id for author in current.authors)
    step = STEPS[StepName.REVISE]
    if not may_take(step, status=current.process_status, role=by.role, is_author=is_author):
        raise StepNotAllowed(step=step.name)
    return current


def _submit(
    session: Session,
    entry: ConceptEntry,
    content: EntryContent,
    *,
    by: Person,
    note: str,
    previous: Revision | None,
    retires: bool = False,
    successor: str | None = None,
) -> Revision:
    number = session.scalar(select(func.max(Revision.number)).where(Revision.entry_id == entry.id)) or 0
    authors = {by.id}
    if previous is not None:
        authors |= {author.person_id for author in previous.authors}
        previous.process_status = STEPS[StepName.REVISE].target
        session.flush()
    alone = _works_alone(session, by)
    revision = Revision(
        entry_id=entry.id,
        number=number + 1,
        action=RevisionAction.RETIRE if retires else RevisionAction.CHANGE,
        successor=successor,
        content_json=content_to_json(content),
        base_number=entry.published_number,
        previous_number=previous.number if previous else None,
        author_id=by.id,
        note=note.strip(),
        origin=RevisionOrigin.ONE_PERSON if alone else RevisionOrigin.REVIEWED,
        process_status=ProcessStatus.APPROVED if alone else ProcessStatus.IN_REVIEW,
        submitted_at=now(),
        decided_at=now() if alone else None,
    )
    session.add(revision)
    session.flush()
    session.add_all(RevisionAuthor(revision_id=revision.id, person_id=person) for person in authors)
    session.flush()
    if alone:
        search_keys.remove_proposal_keys(session, entry.id)
        publish(session, entry, revision)
    else:
        search_keys.replace_proposal_keys(session, entry.id, indexed_terms(content))
    return revision


def _works_alone(session: Session, person: Person) -> bool:
    """Say whether the installation is set up for one person, and this is one who may publish."""
    return person.role.includes(Role.REVIEWER) and session.get(InstallationFact, "one_person") is not None
