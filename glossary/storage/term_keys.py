"""The keys of a term: which rows of the search tables it ought to have, as pure functions."""

import re
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple

import msgspec

from glossary.domain.vocabulary import AdministrativeStatus, Language
from glossary.language import forms, skeleton
from glossary.language.folding import fold
from glossary.language.sorting import sort_key

_TOKEN = re.compile(r"[^\W_]+")
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


class Spelling(NamedTuple):
    """The folded words of a term, and its hyphenated parts written together with where they stand."""

    words: list[str]
    compounds: list[tuple[int, int, str]]

    @property
    def key(self) -> str:
        """Return the words written together, so that spacing and hyphens make no difference."""
        return key_of(self.words)

    @property
    def every(self) -> set[str]:
        """Return the words, and the hyphenated parts written together."""
        return {*self.words, *(joined for _, _, joined in self.compounds)}

    def starts(self) -> list[tuple[int, str]]:
        """Return the keys of the term from each of its words on, with 0 for the first word, else 1."""
        found = [(min(at, 1), start_key(self.words[at:])) for at in range(len(self.words))]
        for first, after, joined in self.compounds:
            found.append((min(first, 1), start_key([joined, *self.words[after:]])))
        return found


def spelling_of(term: str) -> Spelling:
    """Return the words of a term or a query as they are indexed; signs alone count as words.

    >>> spelling_of("Тепе-теңдік саясаты").words, spelling_of("Тепе-теңдік саясаты").compounds
    (['тепе', 'теңдік', 'саясаты'], [(0, 2, 'тепетеңдік')])
    >>> spelling_of("C++").words, spelling_of("++").words, spelling_of(" ").words
    (['c'], ['++'], [])
    """
    folded = fold(term)
    words = _TOKEN.findall(folded)
    if not words:
        return Spelling([word[:LONGEST_WORD] for word in folded.split()], [])
    compounds, position = [], 0
    for part in folded.split() if "-" in folded else ():
        of_part = _TOKEN.findall(part)
        if len(of_part) > 1 and "-" in part:
            compounds.append((position, position + len(of_part), "".join(of_part)[:LONGEST_WORD]))
        position += len(of_part)
    return Spelling([word[:LONGEST_WORD] for word in words], compounds)


def key_of(words: Iterable[str]) -> str:
    """Return words written together: the key of a term made of them.

    >>> spelling_of("көп-векторлы саясат").key == spelling_of("Көпвекторлы  саясат").key
    True
    """
    return "".join(words)[:LONGEST_KEY]


def start_key(words: Sequence[str]) -> str:
    """Return the key under which a term's rest from a word on is found by its beginning.

    One ASCII character for a letter, in Kazakh order; the key of a beginning is the beginning of the key.

    >>> start_key(["саясат", "доктринасы"]).startswith(start_key(["саясат", "д"]))
    True
    """
    return _BETWEEN.join(map(_word_key, words))[:LONGEST_START]


_word_key = lru_cache(maxsize=50_000)(sort_key)  # the words of terms are few, and met again and again
_BETWEEN = sort_key("а а")[1]


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
        spelling = spelling_of(term.term)
        keys.append((spelling.key, *place, term.language.value))
        starts += [(*start, *place) for start in spelling.starts()]
        words += [(term.language.value, word, rank_of(term), *place) for word in spelling.every]
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
    words = spelling_of(term.term).words
    found = {
        ("key", key_of(words)),
        ("skeleton", skeleton.skeleton(term.term).replace(" ", "")[:LONGEST_KEY]),
    }
    stems = [list(dict.fromkeys(forms.headword_stems(word, term.language)))[:3] for word in words[:4]]
    found |= {("stem", key_of([*choice, *words[4:]])) for choice in product(*stems)}
    return {(form, key) for form, key in found if key}
