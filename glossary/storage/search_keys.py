"""Upkeep of the tables that look-up reads, always in the caller's transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossary.domain.content import content_from_json
from glossary.domain.vocabulary import OPEN_STATUSES, AdministrativeStatus, Language
from glossary.storage.statements import among, rows, write_many
from glossary.storage.tables import Revision
from glossary.storage.term_keys import (
    EntryRows,
    IndexedTerm,
    proposal_keys,
    rows_of,
    terms_from_json,
    terms_to_json,
)
from glossary.storage.word_forms import forget, known, learn

__all__ = [
    "IndexedTerm",
    "reindex",
    "remove_keys",
    "remove_proposal_keys",
    "replace_keys",
    "replace_keys_of_many",
    "replace_proposal_keys",
]

Entry = tuple[int, Sequence[IndexedTerm]]

BATCH = 2000  # entries whose rows are held in memory and written in the order of their keys
_LOCK = 4_711_001  # PostgreSQL's advisory lock: one writer of words at a time, as SQLite has anyway
TABLES = (
    *("indexed_entry", "search_key", "word_start", "term_word"),
    *("word_deletion", "word_skeleton", "word_stem", "word", "proposal_key"),
)


def replace_keys(session: Session, entry_id: int, terms: Sequence[IndexedTerm]) -> None:
    """Make the published terms of an entry findable, and the earlier ones no longer."""
    replace_keys_of_many(session, [(entry_id, terms)])


def remove_keys(session: Session, entry_id: int) -> None:
    """Make the terms of an entry no longer findable."""
    replace_keys_of_many(session, [(entry_id, [])])


def replace_keys_of_many(session: Session, entries: Iterable[Entry]) -> None:
    """Make the published terms of many entries findable; an entry without terms no longer is."""
    _lock(session)
    remaining = iter(entries)
    while batch := list(islice(remaining, BATCH)):
        _replace_batch(session, batch)


def _lock(session: Session) -> None:
    if session.get_bind().dialect.name == "postgresql":
        rows(session, "SELECT pg_advisory_xact_lock(?)", _LOCK)


def _replace_batch(session: Session, batch: list[Entry]) -> None:
    ids = [entry_id for entry_id, _ in batch]
    stored = rows(
        session, "SELECT entry_id, terms FROM indexed_entry WHERE entry_id IN ??", among(session, ids)
    )
    before = _united(rows_of(entry_id, terms_from_json(text)) for entry_id, text in stored)
    after = _united(rows_of(entry_id, terms) for entry_id, terms in batch)
    _remove(session, before, after)
    _add(session, before, after)
    write_many(
        session, "DELETE FROM indexed_entry WHERE entry_id = ?", [(entry_id,) for entry_id, _ in stored]
    )
    write_many(
        session,
        "INSERT INTO indexed_entry (entry_id, terms) VALUES (?, ?)",
        [(entry_id, terms_to_json(terms)) for entry_id, terms in batch if terms],
    )


def _united(parts: Iterable[EntryRows]) -> EntryRows:
    keys, starts, words = zip(*parts, strict=True) if (parts := list(parts)) else ((), (), ())
    return EntryRows(frozenset().union(*keys), frozenset().union(*starts), frozenset().union(*words))


def _remove(session: Session, before: EntryRows, after: EntryRows) -> None:
    gone = before.words - after.words
    write_many(
        session,
        "DELETE FROM search_key WHERE key = ? AND entry_id = ? AND number = ?",
        [(key, entry_id, number) for key, entry_id, number, _ in sorted(before.keys - after.keys)],
    )
    write_many(
        session,
        "DELETE FROM word_start WHERE later = ? AND key = ? AND entry_id = ? AND number = ?",
        sorted(before.starts - after.starts),
    )
    there = known(session, {row[:2] for row in gone})
    write_many(
        session,
        "DELETE FROM term_word WHERE word_id = ? AND rank = ? AND entry_id = ? AND number = ?",
        sorted((there[row[:2]], *row[2:]) for row in gone),
    )
    staying = {row[:2] for row in after.words}
    forget(session, {word: word_id for word, word_id in there.items() if word not in staying})


def _add(session: Session, before: EntryRows, after: EntryRows) -> None:
    write_many(
        session,
        "INSERT INTO search_key (key, entry_id, number, language) VALUES (?, ?, ?, ?)",
        sorted(after.keys - before.keys),
    )
    write_many(
        session,
        "INSERT INTO word_start (later, key, entry_id, number) VALUES (?, ?, ?, ?)",
        sorted(after.starts - before.starts),
    )
    new = after.words - before.words
    numbers = learn(session, {row[:2] for row in new})
    write_many(
        session,
        "INSERT INTO term_word (word_id, rank, entry_id, number) VALUES (?, ?, ?, ?)",
        sorted((numbers[row[:2]], *row[2:]) for row in new),
    )


def reindex(session: Session, progress: Callable[[int], object]) -> int:
    """Rebuild all keys from the published terms and the open proposals; return the number of entries.

    *progress* hears the number of entries that were done since it was last called.
    """
    _lock(session)
    for table in TABLES:
        session.connection().exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608  # our own names
    done, entries = 0, _published(session)
    while batch := list(islice(entries, BATCH)):
        _replace_batch(session, batch)
        progress(len(batch))
        done += len(batch)
    for entry_id, content in _proposed(session):
        replace_proposal_keys(session, entry_id, content)
    return done


def _published(session: Session) -> Iterator[Entry]:
    """Yield the published terms entry by entry; no cursor stays open while the caller writes."""
    after = 0
    while True:
        found = rows(
            session,
            "SELECT entry_id, number, language, term, administrative_status FROM term_section"
            " WHERE entry_id IN (SELECT id FROM concept_entry WHERE id > ? ORDER BY id LIMIT 5000)"
            " ORDER BY entry_id, number",
            after,
        )
        for entry_id, of_entry in groupby(found, key=lambda row: int(row[0])):
            yield entry_id, [_indexed(row) for row in of_entry]
        highest = rows(
            session,
            "SELECT max(id) FROM (SELECT id FROM concept_entry WHERE id > ? ORDER BY id LIMIT 5000) AS chunk",
            after,
        )[0][0]
        if highest is None:
            return
        after = highest


def _indexed(row: tuple[Any, ...]) -> IndexedTerm:
    return IndexedTerm(row[1], Language(row[2]), row[3], AdministrativeStatus(row[4]))


def _proposed(session: Session) -> Iterator[Entry]:
    for entry_id, content in session.execute(
        select(Revision.entry_id, Revision.content_json).where(Revision.process_status.in_(OPEN_STATUSES))
    ):
        terms = content_from_json(content).terms()
        yield (
            entry_id,
            [
                IndexedTerm(number, language, term.term, term.administrative_status)
                for number, (language, term) in enumerate(terms, 1)
            ],
        )


def replace_proposal_keys(session: Session, entry_id: int, terms: Sequence[IndexedTerm]) -> None:
    """Make an entry's proposed terms known to the check for duplicates, and to nothing else."""
    remove_proposal_keys(session, entry_id)
    write_many(
        session,
        "INSERT INTO proposal_key (form, key, entry_id, number, language, term) VALUES (?, ?, ?, ?, ?, ?)",
        sorted(
            (form, key, entry_id, term.number, term.language.value, term.term)
            for term in terms
            for form, key in proposal_keys(term)
        ),
    )


def remove_proposal_keys(session: Session, entry_id: int) -> None:
    """Forget an entry's proposed terms."""
    write_many(session, "DELETE FROM proposal_key WHERE entry_id = ?", [(entry_id,)])
