"""A synthetic termbase: Zipfian words of three languages made of syllables, in terms of one to four words."""

import bisect
import itertools
import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from glossary.domain.content import (
    EntryContent,
    ExampleContent,
    LanguageContent,
    TermContent,
    content_to_json,
)
from glossary.domain.vocabulary import AdministrativeStatus, Language
from glossary.language.sorting import initial, sort_key
from glossary.storage.projection import indexed_terms
from glossary.storage.search_keys import replace_keys_of_many
from glossary.storage.statements import Row, write_many

_SOUNDS = {
    Language.KAZAKH: ("бгжзйклмнпрстшқғңдс", "аеоыіүұөәи", ("", "", "лық", "дік", "ты", "шы", "ым", "лар")),
    Language.RUSSIAN: ("бвгдзклмнпрстхчш", "аеоиуы", ("", "ость", "ный", "ция", "ание", "ка", "ов", "тель")),
    Language.ENGLISH: ("bcdfghklmnprstvw", "aeiou", ("", "tion", "ity", "ing", "al", "er", "ment", "ism")),
}
_LENGTHS = (
    (1, 20),
    (2, 45),
    (3, 25),
    (4, 10),
)  # words of a term, and how many of a hundred terms have so many
_AT_ONCE = 5000  # entries written at once


class Words:
    """The words of a language in order of frequency: the nth is met 1/(n + 2) as often as the first."""

    def __init__(self, language: Language, count: int, chance: random.Random) -> None:
        consonants, vowels, endings = _SOUNDS[language]
        found: dict[str, None] = {}
        while len(found) < count:
            syllables = (
                chance.choice(consonants)
                + chance.choice(vowels)
                + chance.choice(("", chance.choice(consonants)))
                for _ in range(chance.randint(2, 3))
            )
            found["".join(syllables) + chance.choice(endings)] = None
        self.words = list(found)
        self.cumulated = list(itertools.accumulate(1 / (rank + 2) for rank in range(count)))
        self.chance = chance

    def some(self, count: int) -> list[str]:
        """Return words drawn by their frequency."""
        whole = self.cumulated[-1]
        return [self.words[bisect.bisect(self.cumulated, self.chance.random() * whole)] for _ in range(count)]


class Termbase(NamedTuple):
    """Entries with a term in each language, and the words they are made of."""

    contents: list[EntryContent]
    words: dict[Language, Words]


def termbase(terms: int, seed: int = 1) -> Termbase:
    """Return a termbase of so many terms over all three languages, none twice in a language."""
    chance = random.Random(seed)
    entries = terms // 3
    words = {language: Words(language, vocabulary_of(entries), chance) for language in Language}
    seen: set[str] = set()
    contents = [_content(words, seen, chance) for _ in range(entries)]
    return Termbase(contents, words)


def vocabulary_of(entries: int) -> int:
    """Return how many different words a language has: Heaps' law with an exponent of two thirds."""
    return int(8 * (2.25 * entries) ** (2 / 3))


def _content(words: dict[Language, Words], seen: set[str], chance: random.Random) -> EntryContent:
    languages = {}
    for language in Language:
        term = _term(words[language], seen, chance)
        example = ExampleContent(
            sentence=" ".join(words[language].some(14)), text="001", start_line=1, end_line=2
        )
        languages[language] = LanguageContent(
            definition=" ".join(words[language].some(12)) if language is Language.KAZAKH else "",
            terms=(
                TermContent(
                    term=term,
                    administrative_status=AdministrativeStatus.PREFERRED,
                    examples=(example,) if language is Language.KAZAKH else (),
                ),
            ),
        )
    return EntryContent(subject_fields=("foreign-policy",), languages=languages)


def _term(words: Words, seen: set[str], chance: random.Random) -> str:
    lengths, weights = zip(*_LENGTHS, strict=True)
    while True:
        term = " ".join(words.some(chance.choices(lengths, weights)[0]))
        if term not in seen:
            seen.add(term)
            return term


def load(session: Session, contents: Sequence[EntryContent]) -> None:
    """Write a termbase into an empty, migrated database: base tables and search keys, nothing committed."""
    write_many(
        session,
        "INSERT INTO subject_field (code, position, kk, ru, en) VALUES (?, ?, ?, ?, ?)",
        [("foreign-policy", 1, "сыртқы саясат", "внешняя политика", "foreign policy")],
    )
    numbered = list(enumerate(contents, 1))
    for start in range(0, len(numbered), _AT_ONCE):
        chunk = numbered[start : start + _AT_ONCE]
        for sql, rows in _base_rows(chunk):
            write_many(session, sql, rows)
        replace_keys_of_many(session, [(number, indexed_terms(content)) for number, content in chunk])


def _base_rows(chunk: Sequence[tuple[int, EntryContent]]) -> Iterator[tuple[str, list[Row]]]:
    yield (
        "INSERT INTO concept_entry (id, identifier, status) VALUES (?, ?, 'proposed')",
        [(number, f"c-{number}") for number, _ in chunk],
    )
    yield (
        "INSERT INTO revision (entry_id, number, action, content_format, content_json, note, origin,"
        " process_status, submitted_at, decision_comment)"
        " VALUES (?, 1, 'change', 1, ?, '', 'imported', 'approved', '2026-11-21 00:00:00', '')",
        [(number, content_to_json(content)) for number, content in chunk],
    )
    yield (
        "UPDATE concept_entry SET status = 'published', published_number = 1 WHERE id = ?",
        [(number,) for number, _ in chunk],
    )
    yield (
        "INSERT INTO language_section (entry_id, language, definition) VALUES (?, ?, ?)",
        [
            (number, language.value, section.definition)
            for number, content in chunk
            for language, section in content.languages.items()
        ],
    )
    yield (
        "INSERT INTO term_section (entry_id, number, language, term, sort_key, initial,"
        " administrative_status) VALUES (?, ?, ?, ?, ?, ?, 'preferred')",
        [
            (number, place, language.value, term.term, sort_key(term.term), initial(term.term, language))
            for number, content in chunk
            for place, (language, term) in enumerate(content.terms(), 1)
        ],
    )
    yield (
        "INSERT INTO entry_subject_field (entry_id, field_code, position) VALUES (?, 'foreign-policy', 0)",
        [(number,) for number, _ in chunk],
    )
    yield (
        "INSERT INTO example (entry_id, term_number, number, sentence, text_code, start_line, end_line)"
        " VALUES (?, ?, 1, ?, '001', 1, 2)",
        [
            (number, place, term.examples[0].sentence)
            for number, content in chunk
            for place, (_, term) in enumerate(content.terms(), 1)
            if term.examples
        ],
    )
