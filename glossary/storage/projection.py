"""The published tables as a projection of the approved revisions, replaced in one transaction."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from glossary.domain.content import EntryContent
from glossary.domain.vocabulary import EntryStatus
from glossary.domain.workflow import RevisionAction
from glossary.language.sorting import initial, sort_key
from glossary.storage import search_keys
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
    for table in PROJECTED:
        rows = [row for entry_id, content in contents for row in rows_of(entry_id, content)[table]]
        if rows:
            session.execute(insert(table), rows)
    search_keys.replace_keys_of_many(
        session, [(entry_id, indexed_terms(content)) for entry_id, content in contents]
    )


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
