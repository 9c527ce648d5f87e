"""Proposing an entry or a change to one: a content becomes a revision in review."""

from collections.abc import Container

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from glossary.domain.content import EntryContent, content_to_json
from glossary.domain.errors import EditConflict, EntryNotFound, NothingChanged, StepNotAllowed
from glossary.domain.vocabulary import EntryStatus, ProcessStatus, RevisionOrigin, Role
from glossary.domain.workflow import STEPS, RevisionAction, StepName, may_take
from glossary.editing.rules import Known, plain, require_acceptable, tidy
from glossary.exchange.values import is_identifier
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

    The same sent twice is one proposal: the revision that is there is returned.

    :raises ContentRefused: if the content breaks a rule.
    """
    require_editor(by)
    content = tidy(content)
    require_acceptable(content, known(session), confirmed=confirmed)
    lock_identifiers(session)
    if (sent := _sent_before(session, content, by)) is not None:
        return sent
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
    :raises StepNotAllowed: if the entry was retired, or a revision in review is to be reworked.
    """
    require_editor(by)
    entry = entries.entry(session, identifier, for_update=True)
    if entry.status is EntryStatus.RETIRED:
        raise StepNotAllowed(step=RevisionAction.CHANGE)
    content = tidy(content)
    previous = _previous(session, entry, base=base, carries_on=carries_on, by=by)
    require_acceptable(content, known(session, itself=identifier), confirmed=confirmed)
    if content == entries.published_content(session, entry):
        raise NothingChanged(identifier=identifier)
    return _submit(session, entry, content, by=by, note=note, previous=previous)


def propose_retirement(
    session: Session,
    identifier: str,
    *,
    by: Person,
    base: int | None,
    carries_on: int | None = None,
    reason: str,
    successor: str | None = None,
) -> Revision:
    """Propose to take a published entry from readers, perhaps in favour of another.

    ``base`` and ``carries_on`` as for :func:`propose_change`.

    :raises EditConflict: if it changed since ``base``, or another revision is open.
    :raises EntryNotFound: if the successor is not there.
    """
    require_editor(by)
    entry = entries.entry(session, identifier, for_update=True)
    previous = _previous(session, entry, base=base, carries_on=carries_on, by=by)
    content = entries.published_content(session, entry)
    if content is None or entry.status is not EntryStatus.PUBLISHED or successor == identifier:
        raise StepNotAllowed(step=RevisionAction.RETIRE)
    if successor is not None:
        _require_published(session, successor)
    return _submit(
        session, entry, content, by=by, note=reason, previous=previous, retires=True, successor=successor
    )


def _require_published(session: Session, identifier: str) -> None:
    """Raise :class:`EntryNotFound` unless readers see this entry."""
    there = is_identifier(identifier) and entries.entry(session, identifier).status is EntryStatus.PUBLISHED
    if not there:
        raise EntryNotFound(identifier=identifier)


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


def _sent_before(session: Session, content: EntryContent, by: Person) -> Revision | None:
    """Return the person's proposal of a new entry with this very content, unless it came to nothing."""
    statement = (
        select(Revision)
        .join(Revision.entry)
        .where(Revision.author_id == by.id, Revision.number == 1)
        .where(Revision.content_json == content_to_json(content))
        .where(Revision.process_status.in_((ProcessStatus.IN_REVIEW, ProcessStatus.APPROVED)))
        .where(ConceptEntry.status != EntryStatus.RETIRED)
    )
    return session.scalars(statement.limit(1)).first()


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
        note=plain(note, "revision_note"),
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
