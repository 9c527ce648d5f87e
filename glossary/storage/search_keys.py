"""Upkeep of the tables that look-up reads, always in the caller's transaction."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    deletions_of,
    proposal_keys,
    rows_of,
    skeletons_of,
    stems_of,
    terms_from_json,
    terms_to_json,
)

__all__ = [
    "EntryRows",
    "IndexedTerm",
    "agree",
    "reindex",
    "remove_keys",
    "remove_proposal_keys",
    "replace_keys",
    "replace_keys_of_many",
    "replace_proposal_keys",
    "row_counts",
    "rows_of",
    "stray_rows",
]

Entry = tuple[int, Sequence[IndexedTerm]]
Words = set[tuple[str, str]]  # language, word

BATCH = 2000  # entries whose rows are held in memory and written in the order of their keys
_LOCK = 4_711_001  # PostgreSQL's advisory lock: one writer of words at a time, as SQLite has anyway
_TABLES = (
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
    known = _known(session, {row[:2] for row in gone})
    write_many(
        session,
        "DELETE FROM term_word WHERE word_id = ? AND rank = ? AND entry_id = ? AND number = ?",
        sorted((known[row[:2]], *row[2:]) for row in gone),
    )
    staying = {row[:2] for row in after.words}
    _forget(session, {word: word_id for word, word_id in known.items() if word not in staying})


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
    known = _learn(session, {row[:2] for row in new})
    write_many(
        session,
        "INSERT INTO term_word (word_id, rank, entry_id, number) VALUES (?, ?, ?, ?)",
        sorted((known[row[:2]], *row[2:]) for row in new),
    )


def _known(session: Session, words: Words) -> dict[tuple[str, str], int]:
    found = rows(
        session,
        "SELECT language, word, id FROM word WHERE word IN ??",
        among(session, sorted({word for _, word in words})),
    )
    return {(language, word): word_id for language, word, word_id in found if (language, word) in words}


def _learn(session: Session, words: Words) -> dict[tuple[str, str], int]:
    """Return the numbers of words, giving new ones a number, stems, skeletons and deletions."""
    known = _known(session, words)
    new = sorted(words - known.keys())
    if not new:
        return known
    highest = rows(session, "SELECT coalesce(max(id), 0) FROM word")[0][0]
    numbered = {word: word_id for word_id, word in enumerate(new, highest + 1)}
    write_many(
        session,
        "INSERT INTO word (id, language, word) VALUES (?, ?, ?)",
        [(word_id, *word) for word, word_id in numbered.items()],
    )
    for sql, table_rows in _word_rows(numbered):
        write_many(session, sql, table_rows)
    return known | numbered


def _word_rows(numbered: dict[tuple[str, str], int]) -> Iterator[tuple[str, list[tuple[str | int, ...]]]]:
    """Yield, for each table of forms, how to insert and what, in the order of the keys."""
    yield (
        "INSERT INTO word_stem (stem, word_id, cost) VALUES (?, ?, ?)",
        sorted(
            (stem, word_id, cost)
            for (language, word), word_id in numbered.items()
            for stem, cost in stems_of(word, language)
        ),
    )
    yield (
        "INSERT INTO word_skeleton (skeleton, word_id, cost) VALUES (?, ?, ?)",
        sorted(
            (skeleton, word_id, cost)
            for (language, word), word_id in numbered.items()
            for skeleton, cost in skeletons_of(word, language)
        ),
    )
    yield (
        "INSERT INTO word_deletion (deletion, word_id) VALUES (?, ?)",
        sorted(
            (deletion, word_id) for (_, word), word_id in numbered.items() for deletion in deletions_of(word)
        ),
    )


def _forget(session: Session, words: dict[tuple[str, str], int]) -> None:
    """Remove those words that no term holds any more, with their forms."""
    used = rows(
        session,
        "SELECT DISTINCT word_id FROM term_word WHERE word_id IN ??",
        among(session, sorted(words.values())),
    )
    unused = set(words.values()) - {word_id for (word_id,) in used}
    gone = {word: word_id for word, word_id in words.items() if word_id in unused}
    for sql, table_rows in _word_rows(gone):
        table, column = sql.split()[2], sql.split("(")[1].split(",")[0]
        write_many(
            session,
            f"DELETE FROM {table} WHERE {column} = ? AND word_id = ?",  # noqa: S608  # our own names
            [row[:2] for row in table_rows],
        )
    write_many(session, "DELETE FROM word WHERE id = ?", [(word_id,) for word_id in gone.values()])


def agree(session: Session, entry_id: int, terms: Sequence[IndexedTerm]) -> bool:
    """Say whether an entry's rows in the search tables are those of these terms."""
    ought = rows_of(entry_id, terms)
    stored = rows(session, "SELECT terms FROM indexed_entry WHERE entry_id = ?", entry_id)
    keys = rows(
        session,
        "SELECT key, entry_id, number, language FROM search_key WHERE key IN ?? AND entry_id = ?",
        among(session, {row[0] for row in ought.keys}),
        entry_id,
    )
    starts = rows(
        session,
        "SELECT later, key, entry_id, number FROM word_start"
        " WHERE later IN ?? AND key IN ?? AND entry_id = ?",
        among(session, [0, 1]),
        among(session, {row[1] for row in ought.starts}),
        entry_id,
    )
    words = rows(
        session,
        "SELECT w.language, w.word, t.rank, t.entry_id, t.number FROM word w JOIN term_word t"
        " ON t.word_id = w.id WHERE w.word IN ?? AND t.rank IN ?? AND t.entry_id = ?",
        among(session, {row[1] for row in ought.words}),
        among(session, {row[2] for row in ought.words}),
        entry_id,
    )
    listed = [terms_from_json(text) for (text,) in stored]
    there = EntryRows(frozenset(keys), frozenset(starts), frozenset(words))
    return there == ought and listed == ([list(terms)] if terms else [])


def row_counts(entry_id: int, terms: Sequence[IndexedTerm]) -> dict[str, int]:
    """Return how many rows an entry with these terms ought to have in each table of terms."""
    ought = rows_of(entry_id, terms)
    return {
        "indexed_entry": 1 if terms else 0,
        "search_key": len(ought.keys),
        "word_start": len(ought.starts),
        "term_word": len(ought.words),
    }


def stray_rows(session: Session, expected: Mapping[str, int]) -> Iterator[str]:
    """Yield in words what the search tables hold beyond the published terms, or lack of their words' forms.

    ``expected`` are the sums of :func:`row_counts` over all published entries, each of which agrees.
    """
    counts = Counter(expected)
    after = 0
    while chunk := rows(
        session, "SELECT id, language, word FROM word WHERE id > ? ORDER BY id LIMIT 2000", after
    ):
        after = chunk[-1][0]
        for sql, ought in _word_rows({(language, word): word_id for word_id, language, word in chunk}):
            table, columns = sql.split()[2], sql.split("(")[1].split(")")[0]
            counts[table] += len(ought)
            there = rows(
                session,
                f"SELECT {columns} FROM {table}"  # noqa: S608  # our own names
                f" WHERE {columns.split(',')[0]} IN ??",
                among(session, {row[0] for row in ought}),  # type: ignore[arg-type]  # all alike
            )
            if not set(ought) <= set(there):
                yield f"{table}: the forms of some words are not there"
    for table in _TABLES:
        found = rows(session, f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608  # our own names
        if table in counts and found != counts[table]:
            yield f"{table}: {found} rows instead of {counts[table]}"
    unheld = "SELECT count(*) FROM word WHERE id NOT IN (SELECT word_id FROM term_word)"
    if count := rows(session, unheld)[0][0]:
        yield f"word: {count} words that stand in no published term"


def reindex(session: Session, progress: Callable[[int], object]) -> int:
    """Rebuild all keys from the published terms and the open proposals; return the number of entries.

    *progress* hears the number of entries that were done since it was last called.
    """
    _lock(session)
    for table in _TABLES:
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
