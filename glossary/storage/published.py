"""The published entries as a stream, in Kazakh order: what exports, feeds and programs take home."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from glossary.domain.content import content_from_json
from glossary.domain.published import PublishedEntry
from glossary.domain.vocabulary import AdministrativeStatus, EntryStatus, Language
from glossary.storage.entries import PUBLISHED
from glossary.storage.tables import (
    ConceptEntry,
    EntrySubjectField,
    Person,
    Revision,
    SubjectField,
    TermSection,
)

CHUNK = 500


def published_entries(session: Session, *, subject_fields: Sequence[str] = ()) -> Iterator[PublishedEntry]:
    """Yield what readers see, by the Kazakh label in Kazakh order, a chunk in memory at a time.

    Entries without a preferred Kazakh term come last, by identifier. ``subject_fields`` are codes whose
    own entries and those of the fields below are wanted; none means all.
    """
    author, reviewer = aliased(Person), aliased(Person)
    label = and_(
        TermSection.entry_id == ConceptEntry.id,
        TermSection.language == Language.KAZAKH,
        TermSection.administrative_status == AdministrativeStatus.PREFERRED,
    )
    statement = (
        select(
            ConceptEntry.identifier,
            Revision.content_json,
            Revision.number,
            Revision.decided_at,
            Revision.origin,
            func.coalesce(author.name, ""),
            func.coalesce(reviewer.name, ""),
        )
        .join(Revision, PUBLISHED)
        .outerjoin(TermSection, label)
        .outerjoin(author, author.id == Revision.author_id)
        .outerjoin(reviewer, reviewer.id == Revision.reviewer_id)
        .where(_wanted(session, subject_fields))
        .order_by(TermSection.sort_key.is_(None), TermSection.sort_key, ConceptEntry.identifier)
        .execution_options(yield_per=CHUNK)
    )
    for identifier, content, number, decided_at, origin, wrote, judged in session.execute(statement):
        yield PublishedEntry(
            identifier=identifier,
            content=content_from_json(content),
            revision=number,
            approved_on=_day(decided_at),
            origin=origin,
            author=wrote,
            reviewer=judged,
        )


def published_identifiers(session: Session, *, subject_fields: Sequence[str] = ()) -> set[str]:
    """Return the identifiers of what :func:`published_entries` yields."""
    statement: Select[str] = select(ConceptEntry.identifier).where(_wanted(session, subject_fields))
    return set(session.scalars(statement))


def with_descendants(session: Session, codes: Sequence[str]) -> set[str]:
    """Return the codes of subject fields and of all fields below them."""
    parents = dict(session.execute(select(SubjectField.code, SubjectField.parent_code)).all())
    chosen = set(codes)
    while more := {code for code, parent in parents.items() if parent in chosen} - chosen:
        chosen |= more
    return chosen


def _wanted(session: Session, subject_fields: Sequence[str]) -> ColumnElement[bool]:
    published = ConceptEntry.status == EntryStatus.PUBLISHED
    if not subject_fields:
        return published
    codes = with_descendants(session, subject_fields)
    filed = select(EntrySubjectField.entry_id).where(EntrySubjectField.field_code.in_(codes))
    return and_(published, ConceptEntry.id.in_(filed))


def _day(at: datetime | None) -> date | None:
    return at.date() if at else None
