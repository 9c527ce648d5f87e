"""The keys of a term: which rows of the search tables it ought to have, as pure functions."""

import zlib
from collections.abc import Iterable, Sequence
from itertools import combinations, product
from typing import NamedTuple

import msgspec

from glossary.domain.vocabulary import AdministrativeStatus, Language
from glossary.language import forms, skeleton
from glossary.language.folding import fold
from glossary.language.folding import words as folded_words
from glossary.language.sorting import sort_key

LONGEST_WORD = 60  # letters of a word, and
LONGEST_KEY = 300  # letters of a key that are told apart: no term is so long, but anything may be typed
LONGEST_START = 120
STATUS_RANK = {
    AdministrativeStatus.PREFERRED: 0,
    AdministrativeStatus.ADMITTED: 1000,
    AdministrativeStatus.SUPERSEDED: 2000,
    AdministrativeStatus.DEPRECATED: 3000,
}
COMPARED = 7  # letters from the start of a word in which misspellings are looked for
SHORTEST_TWICE = 5  # letters a word must have for two mistakes


class IndexedTerm(NamedTuple):
    """A term as look-up indexes it; the number counts an entry's terms from 1 over all languages."""

    number: int
    language: Language
    term: str
    administrative_status: AdministrativeStatus


class EntryRows(NamedTuple):
    """The rows that an entry's terms ought to have."""

    keys: frozenset[tuple[str, int, int, str]]  # key, entry, number, language
    starts: frozenset[tuple[int, str, int, int]]  # later, key, entry, number
    words: frozenset[tuple[str, str, int, int, int]]  # language, word, rank, entry, number


_terms = msgspec.json.Decoder(list[IndexedTerm])


def terms_to_json(terms: Sequence[IndexedTerm]) -> str:
    """Return an entry's terms as the one text that lists show and upkeep remembers."""
    return msgspec.json.encode(terms).decode()


def terms_from_json(text: str) -> list[IndexedTerm]:
    """Return the terms that :func:`terms_to_json` wrote."""
    return _terms.decode(text)


def term_words(term: str) -> list[str]:
    """Return the folded words of a term or a query; what has neither letter nor digit is one word.

    >>> term_words("Теке-тірес"), term_words("C++"), term_words("++"), term_words(" ")
    (['теке', 'тірес'], ['c'], ['++'], [])
    """
    found = [word[:LONGEST_WORD] for word in folded_words(term)]
    return found or [word[:LONGEST_WORD] for word in fold(term).split()]


def key_of(words: Iterable[str]) -> str:
    """Return the key of a term: its words written together, so that spacing and hyphens make no difference.

    >>> key_of(term_words("көп-векторлы саясат")) == key_of(term_words("Көпвекторлы  саясат"))
    True
    """
    return "".join(words)[:LONGEST_KEY]


def compounds(term: str) -> list[tuple[int, int, str]]:
    """Return the hyphenated parts of a term written together: first word, word after the last, spelling.

    >>> compounds("тепе-теңдік саясаты"), compounds("орта держава")
    ([(0, 2, 'тепетеңдік')], [])
    """
    found, position = [], 0
    for part in fold(term).split():
        words = folded_words(part)
        if len(words) > 1 and "-" in part:
            found.append((position, position + len(words), "".join(words)[:LONGEST_WORD]))
        position += len(words)
    return found


def start_key(text: str) -> str:
    """Return the key under which a term's rest from a word on is found by its beginning.

    One ASCII character for a letter, in Kazakh order; the key of a beginning is the beginning of the key.

    >>> start_key("саясат доктринасы").startswith(start_key("саясат д"))
    True
    """
    return sort_key(text)[:LONGEST_START]


def starts_of(term: str) -> list[tuple[int, str]]:
    """Return the keys of a term from each of its words on, with 0 for the first word and 1 for later ones."""
    words = term_words(term)
    found = [(min(at, 1), start_key(" ".join(words[at:]))) for at in range(len(words))]
    return found + [
        (min(first, 1), start_key(" ".join([spelling, *words[after:]])))
        for first, after, spelling in compounds(term)
    ]


def spellings_of(term: str) -> set[str]:
    """Return the words of a term, and its hyphenated parts written together.

    >>> sorted(spellings_of("Тепе-теңдік"))
    ['тепе', 'тепетеңдік', 'теңдік']
    """
    return {*term_words(term), *(spelling for _, _, spelling in compounds(term))}


def rank_of(term: IndexedTerm) -> int:
    """Return how late a term comes among those that hold a word: status first, then length.

    >>> rank_of(IndexedTerm(1, Language.KAZAKH, "орта держава", AdministrativeStatus.ADMITTED))
    1012
    """
    return STATUS_RANK[term.administrative_status] + min(len(term.term), 999)


def rows_of(entry_id: int, terms: Iterable[IndexedTerm]) -> EntryRows:
    """Return the rows that ought to stand in the search tables for an entry's terms."""
    keys, starts, words = [], [], []
    for term in terms:
        place = (entry_id, term.number)
        keys.append((key_of(term_words(term.term)), *place, term.language.value))
        starts += [(*start, *place) for start in starts_of(term.term)]
        words += [(term.language.value, word, rank_of(term), *place) for word in spellings_of(term.term)]
    return EntryRows(frozenset(keys), frozenset(starts), frozenset(words))


def stems_of(word: str, language: str) -> list[tuple[str, int]]:
    """Return the stems of a headword's word, each with its cost: 0 for the word itself."""
    return [(stem, cost) for cost, stem in enumerate(forms.headword_stems(word, language))]


def skeletons_of(word: str, language: str) -> list[tuple[str, int]]:
    """Return the skeletons of a word's stems with their costs; English is not typed in other letters."""
    if language == Language.ENGLISH:
        return []
    found: dict[str, int] = {}
    for stem, cost in stems_of(word, language):
        found.setdefault(skeleton.skeleton(stem), cost)
    found.pop("", None)
    return list(found.items())


def deletions_of(word: str, most: int = 2) -> set[int]:
    """Return the checksums of a word's beginning with no, one or two letters left out.

    Two words that differ by at most two mistakes (a letter more, less, other, or two neighbours swapped)
    share one of them: symmetric deletion, after W. Garbe's SymSpell. Short words allow fewer mistakes.
    """
    beginning = word[:COMPARED]
    length = len(beginning)
    most = min(most, 2 if len(word) >= SHORTEST_TWICE else 1 if length >= 2 else 0)
    kept = {beginning}
    for count in range(1, most + 1):
        kept.update("".join(letters) for letters in combinations(beginning, length - count))
    return {zlib.crc32(text.encode()) for text in kept}


def proposal_keys(term: IndexedTerm) -> set[tuple[str, str]]:
    """Return the keys of a proposed term: as it is, by its words' stems, by its skeleton.

    >>> term = IndexedTerm(1, Language.ENGLISH, "Middle powers", AdministrativeStatus.ADMITTED)
    >>> sorted(proposal_keys(term))[0], sorted(proposal_keys(term))[-2:]
    (('key', 'middlepowers'), [('stem', 'middlepower'), ('stem', 'middlepowers')])
    """
    words = term_words(term.term)
    found = {
        ("key", key_of(words)),
        ("skeleton", skeleton.skeleton(term.term).replace(" ", "")[:LONGEST_KEY]),
    }
    stems = [list(dict.fromkeys(forms.headword_stems(word, term.language)))[:3] for word in words[:4]]
    found |= {("stem", key_of([*choice, *words[4:]])) for choice in product(*stems)}
    return {(form, key) for form, key in found if key}
