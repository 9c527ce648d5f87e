"""Which entry of the termbase an entry of a file is: by identifier, else by preferred term and field."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossary.domain.content import EntryContent, content_from_json
from glossary.domain.vocabulary import OPEN_STATUSES, EntryStatus, Language
from glossary.exchange.reading import ReadEntry
from glossary.language.folding import fold
from glossary.storage.entries import PUBLISHED
from glossary.storage.tables import ConceptEntry, EntrySubjectField, Revision, SearchKey
from glossary.storage.term_keys import spelling_of


@dataclass(frozen=True, slots=True)
class Existing:
    """What is there of an entry: its published content, its latest revision's number, what stands open."""

    entry_id: int
    identifier: str
    published_number: int | None
    latest: int
    content: EntryContent | None
    is_open: bool
    retired: bool


def existing_of(session: Session, entries: Sequence[ReadEntry]) -> dict[str, Existing]:
    """Return what is there, by identifier, or by place in the file for entries that give none."""
    named = [read.identifier for read in entries if read.identifier]
    matched = _matched_by_term(session, [read for read in entries if not read.identifier])
    found = {each.identifier: each for each in _load(session, [*named, *matched.values()])}
    return found | {where: found[identifier] for where, identifier in matched.items()}


def identifiers_among(session: Session, wanted: set[str]) -> set[str]:
    """Return those of the identifiers that entries have."""
    names = sorted(wanted)
    found: set[str] = set()
    for start in range(0, len(names), 500):
        part = names[start : start + 500]
        found |= set(
            session.scalars(select(ConceptEntry.identifier).where(ConceptEntry.identifier.in_(part)))
        )
    return found


def shares_a_term(before: EntryContent, said: EntryContent) -> bool:
    """Say whether two contents have a term of one language in common, however it is spelt."""
    terms = {(language, fold(term.term)) for language, term in before.terms()}
    return any((language, fold(term.term)) in terms for language, term in said.terms())


def _load(session: Session, identifiers: Sequence[str]) -> Iterator[Existing]:
    latest = (
        select(Revision.number)
        .where(Revision.entry_id == ConceptEntry.id)
        .order_by(Revision.number.desc())
        .limit(1)
        .correlate(ConceptEntry)
        .scalar_subquery()
    )
    is_open = (
        select(Revision.id)
        .where(Revision.entry_id == ConceptEntry.id, Revision.process_status.in_(OPEN_STATUSES))
        .correlate(ConceptEntry)
        .exists()
    )
    statement = (
        select(ConceptEntry, Revision.content_json, latest, is_open)
        .outerjoin(Revision, PUBLISHED)
        .where(ConceptEntry.identifier.in_(identifiers))
    )
    for entry, text, number, has_open in session.execute(statement):
        yield Existing(
            entry_id=entry.id,
            identifier=entry.identifier,
            published_number=entry.published_number,
            latest=number or 0,
            content=content_from_json(text) if text is not None else None,
            is_open=has_open,
            retired=entry.status is EntryStatus.RETIRED,
        )


def _matched_by_term(session: Session, entries: Sequence[ReadEntry]) -> dict[str, str]:
    """Return, by place in the file, the published entry that has a preferred term and a field of these.

    Letter case, spaces and hyphens make no difference, as in look-up.
    """
    wanted: dict[tuple[Language, str], list[ReadEntry]] = {}
    for read in entries:
        for language, section in read.content.languages.items():
            if section.preferred is not None:
                wanted.setdefault((language, spelling_of(section.preferred.term).key), []).append(read)
    if not wanted:
        return {}
    statement = (
        select(SearchKey.language, SearchKey.key, ConceptEntry.identifier, EntrySubjectField.field_code)
        .join(ConceptEntry, ConceptEntry.id == SearchKey.entry_id)
        .outerjoin(EntrySubjectField, EntrySubjectField.entry_id == ConceptEntry.id)
        .where(SearchKey.key.in_([key for _, key in wanted]))
        .order_by(ConceptEntry.id)
    )
    matched: dict[str, str] = {}
    for language, key, identifier, code in session.execute(statement):
        for read in wanted.get((language, key), []):
            fields = read.content.subject_fields
            if not fields or code in fields:
                matched.setdefault(read.where, identifier)
    return matched
