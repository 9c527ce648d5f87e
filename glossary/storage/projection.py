"""The published tables as a projection of the approved revisions, replaced in one transaction."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from glossary.domain.content import EntryContent, content_from_json
from glossary.domain.vocabulary import EntryStatus
from glossary.domain.workflow import RevisionAction
from glossary.language.sorting import initial, sort_key
from glossary.storage import search_keys
from glossary.storage.entries import PUBLISHED
from glossary.storage.search_keys import IndexedTerm
from glossary.storage.tables import (
    ConceptEntry,
    EntryRelation,
    EntrySubjectField,
    Example,
    LanguageSection,
    Revision,
    TermSection,
)

Row = dict[str, Any]
CHUNK = 500
PROJECTED = (LanguageSection, TermSection, Example, EntrySubjectField, EntryRelation)


def publish(session: Session, entry: ConceptEntry, revision: Revision) -> None:
    """Show an approved revision to readers, or, where it retires the entry, take the entry from them."""
    retires = revision.action is RevisionAction.RETIRE
    entry.status = EntryStatus.RETIRED if retires else EntryStatus.PUBLISHED
    entry.published_number = revision.number
    entry.successor = revision.successor
    session.flush()
    if retires:
        clear(session, [entry.id])
        search_keys.remove_keys(session, entry.id)
    else:
        project_many(session, [(entry.id, revision.content)])


def project_many(session: Session, contents: Sequence[tuple[int, EntryContent]]) -> None:
    """Replace the projection and the search keys of entries by those of their contents."""
    clear(session, [entry_id for entry_id, _ in contents])
    _insert(session, contents)
    search_keys.replace_keys_of_many(
        session, [(entry_id, indexed_terms(content)) for entry_id, content in contents]
    )


def rebuild(session: Session) -> None:
    """Project every approved content anew, and nothing else; the search keys stay as they are."""
    for table in reversed(PROJECTED):
        session.execute(delete(table))
    for chunk in published_json(session):
        _insert(session, [(entry_id, content_from_json(text)) for entry_id, (_, text) in chunk.items()])


def _insert(session: Session, contents: Sequence[tuple[int, EntryContent]]) -> None:
    for table in PROJECTED:
        rows = [row for entry_id, content in contents for row in rows_of(entry_id, content)[table]]
        if rows:
            session.execute(insert(table), rows)


def published_json(session: Session) -> Iterator[dict[int, tuple[str, str]]]:
    """Yield identifier and published JSON by entry, some hundreds at a time."""
    after = 0
    while True:
        statement = (
            select(ConceptEntry.id, ConceptEntry.identifier, Revision.content_json)
            .join(Revision, PUBLISHED)
            .where(ConceptEntry.status == EntryStatus.PUBLISHED, ConceptEntry.id > after)
            .order_by(ConceptEntry.id)
            .limit(CHUNK)
        )
        rows = session.execute(statement).all()
        if not rows:
            return
        after = rows[-1][0]
        yield {entry_id: (identifier, text) for entry_id, identifier, text in rows}


def clear(session: Session, entry_ids: Sequence[int]) -> None:
    """Take the projection of entries away; their search keys stay."""
    for table in reversed(PROJECTED):
        session.execute(delete(table).where(table.entry_id.in_(entry_ids)))


def indexed_terms(content: EntryContent) -> list[IndexedTerm]:
    """Return the terms as look-up indexes them, numbered from 1 as in the projection."""
    return [
        IndexedTerm(number, language, term.term, term.administrative_status)
        for number, (language, term) in enumerate(content.terms(), 1)
    ]


def rows_of(entry_id: int, content: EntryContent) -> dict[type, list[Row]]:
    """Return the rows that ought to stand in each projected table for a content."""
    return {
        LanguageSection: [
            {"entry_id": entry_id, "language": language, "definition": section.definition}
            for language, section in content.languages.items()
        ],
        TermSection: list(_terms(entry_id, content)),
        Example: list(_examples(entry_id, content)),
        EntrySubjectField: [
            {"entry_id": entry_id, "field_code": code, "position": position}
            for position, code in enumerate(content.subject_fields)
        ],
        EntryRelation: [
            {"entry_id": entry_id, "type": relation.type, "to": relation.to} for relation in content.relations
        ],
    }


def _terms(entry_id: int, content: EntryContent) -> Iterator[Row]:
    for number, (language, term) in enumerate(content.terms(), 1):
        approval = term.normative_authorization
        yield {
            "entry_id": entry_id,
            "number": number,
            "language": language,
            "term": term.term,
            "sort_key": sort_key(term.term),
            "initial": initial(term.term, language),
            "administrative_status": term.administrative_status,
            "term_type": term.term_type,
            "part_of_speech": term.part_of_speech,
            "normative_status": approval and approval.status,
        }


def _examples(entry_id: int, content: EntryContent) -> Iterator[Row]:
    for term_number, (_, term) in enumerate(content.terms(), 1):
        for number, example in enumerate(term.examples, 1):
            yield {
                "entry_id": entry_id,
                "term_number": term_number,
                "number": number,
                "sentence": example.sentence,
                "text_code": example.text or None,
                "start_line": example.start_line,
                "end_line": example.end_line,
            }
