"""Walking through what is published: by letter, by subject field, by date; and how much there is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from glossary.domain.vocabulary import AdministrativeStatus, EntryStatus, Language, RevisionOrigin
from glossary.language.sorting import alphabet
from glossary.storage.entries import PUBLISHED
from glossary.storage.published import with_descendants
from glossary.storage.tables import (
    ConceptEntry,
    EntrySubjectField,
    Example,
    Revision,
    SubjectField,
    TermSection,
    Text,
)

NO_LETTER = "#"


class ListedTerm(NamedTuple):
    """A term as lists show it."""

    term: str
    status: AdministrativeStatus


class ListedEntry(NamedTuple):
    """An entry in a list: the term it stands there for, and all its terms by language."""

    identifier: str
    under: ListedTerm | None
    terms: Mapping[Language, Sequence[ListedTerm]]
    at: datetime | None = None


class Numbers(NamedTuple):
    """How much is published."""

    entries: int
    examples: int
    texts: int
    reviewed: int  # entries whose published revision a second person approved


def letters(session: Session, language: Language) -> dict[str, int]:
    """Return each letter of a language's alphabet, in order, with the number of terms under it.

    What begins with no letter is counted under ``#``, which comes last and only if there is any.
    """
    statement = (
        select(TermSection.initial, func.count())
        .where(TermSection.language == language)
        .group_by(TermSection.initial)
    )
    found = dict(session.execute(statement).all())
    order = [*alphabet(language).upper(), *([NO_LETTER] if NO_LETTER in found else [])]
    return {letter: found.get(letter, 0) for letter in order}


def under_letter(
    session: Session, language: Language, letter: str, *, limit: int, offset: int = 0
) -> list[ListedEntry]:
    """Return the entries of a language's terms under a letter, in Kazakh order, one row a term."""
    statement = (
        select(
            TermSection.entry_id, ConceptEntry.identifier, TermSection.term, TermSection.administrative_status
        )
        .join(ConceptEntry, ConceptEntry.id == TermSection.entry_id)
        .where(TermSection.language == language, TermSection.initial == letter)
        .order_by(TermSection.sort_key, TermSection.entry_id, TermSection.number)
        .limit(limit)
        .offset(offset)
    )
    rows = session.execute(statement).all()
    terms = terms_of(session, [row[0] for row in rows])
    return [
        ListedEntry(identifier, ListedTerm(term, status), terms.get(entry_id, {}))
        for entry_id, identifier, term, status in rows
    ]


def in_field(
    session: Session, code: str, language: Language, *, limit: int, offset: int = 0
) -> list[ListedEntry]:
    """Return the entries of a subject field and the fields below it, by their label in a language."""
    label = aliased(TermSection)
    first = (
        select(func.min(TermSection.number))
        .where(TermSection.entry_id == ConceptEntry.id, TermSection.language == language)
        .correlate(ConceptEntry)
        .scalar_subquery()
    )
    filed = select(EntrySubjectField.entry_id).where(
        EntrySubjectField.field_code.in_(with_descendants(session, [code]))
    )
    statement = (
        select(ConceptEntry.id, ConceptEntry.identifier)
        .outerjoin(label, (label.entry_id == ConceptEntry.id) & (label.number == first))
        .where(ConceptEntry.id.in_(filed))
        .order_by(label.sort_key.is_(None), label.sort_key, ConceptEntry.identifier)
        .limit(limit)
        .offset(offset)
    )
    rows = session.execute(statement).all()
    terms = terms_of(session, [entry_id for entry_id, _ in rows])
    return [ListedEntry(identifier, None, terms.get(entry_id, {})) for entry_id, identifier in rows]


def field_counts(session: Session) -> dict[str, int]:
    """Return how many entries each subject field holds with the fields below it; empty ones are left out."""
    above = (
        select(SubjectField.code.label("ancestor"), SubjectField.code)
        .select_from(SubjectField)
        .cte("above", recursive=True)
    )
    below = select(above.c.ancestor, SubjectField.code).join(
        SubjectField, SubjectField.parent_code == above.c.code
    )
    tree = above.union_all(below)
    statement = (
        select(tree.c.ancestor, func.count(EntrySubjectField.entry_id.distinct()))
        .join(EntrySubjectField, EntrySubjectField.field_code == tree.c.code)
        .group_by(tree.c.ancestor)
    )
    return dict(session.execute(statement).all())


def newest(session: Session, *, limit: int) -> list[ListedEntry]:
    """Return the entries that were published last, the newest first, with when that was."""
    statement = (
        select(
            ConceptEntry.id,
            ConceptEntry.identifier,
            func.coalesce(Revision.decided_at, Revision.submitted_at, type_=Revision.decided_at.type),
        )
        .join(Revision, PUBLISHED)
        .where(ConceptEntry.status == EntryStatus.PUBLISHED)
        .order_by(Revision.id.desc())
        .limit(limit)
    )
    rows = session.execute(statement).all()
    terms = terms_of(session, [row[0] for row in rows])
    return [ListedEntry(identifier, None, terms.get(entry_id, {}), at) for entry_id, identifier, at in rows]


def numbers(session: Session) -> Numbers:
    """Return how much is published, counted in one statement."""
    published = (
        select(func.count()).select_from(ConceptEntry).where(ConceptEntry.status == EntryStatus.PUBLISHED)
    )
    reviewed = (
        select(func.count())
        .select_from(ConceptEntry)
        .join(Revision, PUBLISHED)
        .where(ConceptEntry.status == EntryStatus.PUBLISHED, Revision.origin == RevisionOrigin.REVIEWED)
    )
    examples = select(func.count()).select_from(Example)
    texts = select(func.count()).select_from(Text)
    counts = select(*(each.scalar_subquery() for each in (published, examples, texts, reviewed)))
    return Numbers(*session.execute(counts).one())


def terms_of(session: Session, entry_ids: Iterable[int]) -> dict[int, dict[Language, list[ListedTerm]]]:
    """Return the terms of published entries by language, in one statement, the preferred ones first."""
    wanted = set(entry_ids)
    found: dict[int, dict[Language, list[ListedTerm]]] = {entry_id: {} for entry_id in wanted}
    statement = (
        select(
            TermSection.entry_id, TermSection.language, TermSection.term, TermSection.administrative_status
        )
        .where(TermSection.entry_id.in_(wanted))
        .order_by(TermSection.entry_id, TermSection.number)
    )
    for entry_id, language, term, status in session.execute(statement) if wanted else ():
        found[entry_id].setdefault(language, []).append(ListedTerm(term, status))
    for sections in found.values():
        for terms in sections.values():
            terms.sort(key=lambda term: list(AdministrativeStatus).index(term.status))
    return found


def quotation_counts(session: Session) -> dict[str, int]:
    """Return how many published examples each source text gave."""
    statement = (
        select(Example.text_code, func.count())
        .where(Example.text_code.is_not(None))
        .group_by(Example.text_code)
    )
    return {code: count for code, count in session.execute(statement) if code is not None}
