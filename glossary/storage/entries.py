"""Questions about entries and their revisions."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from glossary.domain.content import EntryContent, content_from_json
from glossary.domain.errors import EntryNotFound, RevisionNotFound
from glossary.domain.vocabulary import OPEN_STATUSES, EntryStatus, Language, ProcessStatus
from glossary.storage.tables import ConceptEntry, EntryRelation, Revision, SubjectField, Text

PUBLISHED = and_(Revision.entry_id == ConceptEntry.id, Revision.number == ConceptEntry.published_number)


class Relation(NamedTuple):
    """A relation of an entry as its page shows it."""

    type: str  # a RelationType value: what the other concept is to this one
    identifier: str
    label: str


def entry(session: Session, identifier: str, *, for_update: bool = False) -> ConceptEntry:
    """Return an entry, published or not; with ``for_update`` no other writer gets it until the end.

    :raises EntryNotFound: if there is none.
    """
    statement = select(ConceptEntry).where(ConceptEntry.identifier == identifier)
    if for_update:
        statement = statement.with_for_update()
    found = session.scalars(statement).one_or_none()
    if found is None:
        raise EntryNotFound(identifier=identifier)
    return found


def identifier_of(session: Session, entry_id: int) -> str:
    """Return the identifier of an entry that is there."""
    return session.execute(select(ConceptEntry.identifier).where(ConceptEntry.id == entry_id)).scalar_one()


def published_revision(session: Session, identifier: str) -> Revision:
    """Return the revision of an entry that readers see, with its entry, author and reviewer.

    A retired entry answers too, with its retiring revision (``.entry.status`` tells).

    :raises EntryNotFound: if there is no such entry, or nothing of it was ever approved.
    """
    statement = (
        select(Revision)
        .join(ConceptEntry, PUBLISHED)
        .where(ConceptEntry.identifier == identifier)
        .options(contains_eager(Revision.entry), *_PEOPLE)
    )
    found = session.scalars(statement).one_or_none()
    if found is None:
        raise EntryNotFound(identifier=identifier)
    return found


_PEOPLE = (joinedload(Revision.author), joinedload(Revision.reviewer))


def revision(session: Session, identifier: str, number: int, *, for_update: bool = False) -> Revision:
    """Return one revision of an entry with its entry, people and authors, whatever its process status.

    :raises RevisionNotFound: if there is none.
    """
    if for_update:
        session.execute(
            select(ConceptEntry.id).where(ConceptEntry.identifier == identifier).with_for_update()
        )
    statement = (
        select(Revision)
        .join(Revision.entry)
        .where(ConceptEntry.identifier == identifier, Revision.number == number)
        .options(contains_eager(Revision.entry), *_PEOPLE, selectinload(Revision.authors))
    )
    found = session.scalars(statement).one_or_none() if 0 < number < 2**31 else None
    if found is None:
        raise RevisionNotFound(identifier=identifier, number=number)
    return found


def open_revision(session: Session, entry_id: int) -> Revision | None:
    """Return the entry's revision that is in review or returned, with people and authors, or None."""
    statement = (
        select(Revision)
        .where(Revision.entry_id == entry_id, Revision.process_status.in_(OPEN_STATUSES))
        .options(*_PEOPLE, selectinload(Revision.authors), joinedload(Revision.entry))
    )
    return session.scalars(statement).one_or_none()


def history(session: Session, entry_id: int, *, only_approved: bool) -> Sequence[Revision]:
    """Return an entry's revisions with their people, the newest first; readers see the approved ones."""
    statement = (
        select(Revision)
        .where(Revision.entry_id == entry_id)
        .order_by(Revision.number.desc())
        .options(*_PEOPLE)
    )
    if only_approved:
        statement = statement.where(Revision.process_status == ProcessStatus.APPROVED)
    return session.scalars(statement).all()


def queue(session: Session, *, statuses: Sequence[ProcessStatus] = OPEN_STATUSES) -> Sequence[Revision]:
    """Return the revisions that wait, with entry, people and authors, the oldest first."""
    statement = (
        select(Revision)
        .where(Revision.process_status.in_(statuses))
        .order_by(Revision.id)
        .options(joinedload(Revision.entry), *_PEOPLE, selectinload(Revision.authors))
    )
    return session.scalars(statement).all()


def published_content(session: Session, entry: ConceptEntry) -> EntryContent | None:
    """Return what readers see of an entry, or None while nothing was approved."""
    statement = select(Revision.content_json).where(
        Revision.entry_id == entry.id, Revision.number == entry.published_number
    )
    text = session.scalar(statement)
    return content_from_json(text) if text is not None else None


def labels(session: Session, identifiers: Sequence[str], language: Language) -> dict[str, str]:
    """Return the label in a language of each published entry among the identifiers, in one query."""
    statement = (
        select(ConceptEntry.identifier, Revision.content_json)
        .join(Revision, PUBLISHED)
        .where(ConceptEntry.identifier.in_(identifiers), ConceptEntry.status == EntryStatus.PUBLISHED)
    )
    rows = session.execute(statement)
    return {identifier: content_from_json(text).label(language) for identifier, text in rows}


def relations(
    session: Session, entry: ConceptEntry, content: EntryContent, language: Language
) -> list[Relation]:
    """Return an entry's relations, stated here or at the other end, to published entries only."""
    stated = [(relation.type, relation.to) for relation in content.relations]
    statement = (
        select(EntryRelation.type, ConceptEntry.identifier)
        .join(ConceptEntry, ConceptEntry.id == EntryRelation.entry_id)
        .where(EntryRelation.to == entry.identifier)
        .order_by(ConceptEntry.identifier)
    )
    received = [(kind.inverse, identifier) for kind, identifier in session.execute(statement)]
    both = list(dict.fromkeys([*stated, *received]))
    names = labels(session, [identifier for _, identifier in both], language)
    return [Relation(kind, to, names[to]) for kind, to in both if to in names]


def subject_fields(session: Session) -> dict[str, SubjectField]:
    """Return all subject fields by code, in the order of the tree."""
    found = session.scalars(select(SubjectField)).all()
    by_parent: dict[str | None, list[SubjectField]] = {}
    for field in sorted(found, key=lambda field: field.position):
        by_parent.setdefault(field.parent_code, []).append(field)

    def walk(parent: str | None) -> Iterator[SubjectField]:
        for field in by_parent.get(parent, []):
            yield field
            yield from walk(field.code)

    return {field.code: field for field in walk(None)}


def texts(session: Session) -> dict[str, Text]:
    """Return the records of the source texts by code, in the order of the codes."""
    return {text.code: text for text in session.scalars(select(Text).order_by(Text.code))}


def counts(session: Session) -> dict[str, int]:
    """Return how many entries are published and how many revisions wait."""
    published = (
        select(func.count()).select_from(ConceptEntry).where(ConceptEntry.status == EntryStatus.PUBLISHED)
    )
    waiting = select(func.count()).select_from(Revision).where(Revision.process_status.in_(OPEN_STATUSES))
    return {
        "published": session.scalar(published) or 0,
        "open": session.scalar(waiting) or 0,
    }
