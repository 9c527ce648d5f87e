"""Proof that the search tables hold the rows of the published terms, and no others."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from glossary.storage.search_keys import TABLES
from glossary.storage.statements import among, rows
from glossary.storage.term_keys import EntryRows, IndexedTerm, rows_of, terms_from_json
from glossary.storage.word_forms import word_rows


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
        for sql, ought in word_rows({(language, word): word_id for word_id, language, word in chunk}):
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
    for table in TABLES:
        found = rows(session, f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608  # our own names
        if table in counts and found != counts[table]:
            yield f"{table}: {found} rows instead of {counts[table]}"
    unheld = "SELECT count(*) FROM word WHERE id NOT IN (SELECT word_id FROM term_word)"
    if count := rows(session, unheld)[0][0]:
        yield f"word: {count} words that stand in no published term"
