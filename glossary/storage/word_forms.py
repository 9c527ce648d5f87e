"""The words of published terms: each with its number, its stems, skeletons and misspellings."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from glossary.storage.statements import among, rows, write_many
from glossary.storage.term_keys import deletions_of, skeletons_of, stems_of

Words = set[tuple[str, str]]  # language, word


def known(session: Session, words: Words) -> dict[tuple[str, str], int]:
    """Return the numbers of those words that are there."""
    found = rows(
        session,
        "SELECT language, word, id FROM word WHERE word IN ??",
        among(session, sorted({word for _, word in words})),
    )
    return {(language, word): word_id for language, word, word_id in found if (language, word) in words}


def learn(session: Session, words: Words) -> dict[tuple[str, str], int]:
    """Return the numbers of words, giving new ones a number, stems, skeletons and deletions."""
    there = known(session, words)
    new = sorted(words - there.keys())
    if not new:
        return there
    highest = rows(session, "SELECT coalesce(max(id), 0) FROM word")[0][0]
    numbered = {word: word_id for word_id, word in enumerate(new, highest + 1)}
    write_many(
        session,
        "INSERT INTO word (id, language, word) VALUES (?, ?, ?)",
        [(word_id, *word) for word, word_id in numbered.items()],
    )
    for sql, table_rows in word_rows(numbered):
        write_many(session, sql, table_rows)
    return there | numbered


def word_rows(numbered: dict[tuple[str, str], int]) -> Iterator[tuple[str, list[tuple[str | int, ...]]]]:
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


def forget(session: Session, words: dict[tuple[str, str], int]) -> None:
    """Remove those words that no term holds any more, with their forms."""
    used = rows(
        session,
        "SELECT DISTINCT word_id FROM term_word WHERE word_id IN ??",
        among(session, sorted(words.values())),
    )
    unused = set(words.values()) - {word_id for (word_id,) in used}
    gone = {word: word_id for word, word_id in words.items() if word_id in unused}
    for sql, table_rows in word_rows(gone):
        table, column = sql.split()[2], sql.split("(")[1].split(",")[0]
        write_many(
            session,
            f"DELETE FROM {table} WHERE {column} = ? AND word_id = ?",  # noqa: S608  # our own names
            [row[:2] for row in table_rows],
        )
    write_many(session, "DELETE FROM word WHERE id = ?", [(word_id,) for word_id in gone.values()])
