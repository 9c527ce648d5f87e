"""A query as look-up reads it: cleaned, cut to a bearable length, in folded words."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from glossary.domain.vocabulary import Language
from glossary.language.folding import fold
from glossary.storage.term_keys import Spelling, key_of, spelling_of

LONGEST = 400  # characters that are read of whatever was pasted into the box
MOST_WORDS = 12  # words up to which forms and misspellings are tried
_CYRILLIC = re.compile("[\u0400-\u052f]")
_KAZAKH = re.compile("[әғқңөұүһі]")
_PARTS = re.compile(r"[\s\-‐‑‒–—/]+")
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}

Span = tuple[int, int]  # the first word and the one after the last
Surfaces = dict[Span, list[str]]


@dataclass(frozen=True)
class Query:
    """What was typed, cleaned of what no database holds (NUL, surrogates, control characters)."""

    text: str

    @cached_property
    def spelling(self) -> Spelling:
        """Return the words and hyphenated parts."""
        return spelling_of(self.text)

    @property
    def words(self) -> list[str]:
        """Return the folded words."""
        return self.spelling.words

    @cached_property
    def key(self) -> str:
        """Return the key of the exact tier."""
        return key_of(self.words)

    @property
    def has_kazakh_letters(self) -> bool:
        """Say whether it holds a letter that only Kazakh has: it was typed on a Kazakh keyboard."""
        return any(_KAZAKH.search(word) for word in self.words)

    @property
    def is_phrase(self) -> bool:
        """Say whether the query is short enough to try the forms of its words."""
        return 0 < len(self.words) <= MOST_WORDS

    @cached_property
    def surfaces(self) -> Surfaces:
        """Return what may be one word: each word, neighbours written apart, and what hyphens join.

        >>> Query("көп векторлы").surfaces
        {(0, 1): ['көп'], (1, 2): ['векторлы'], (0, 2): ['көпвекторлы']}
        >>> Query("ШЫҰ-ға").surfaces[0, 2]
        ['шыұға', 'шыұ-ға']
        """
        found = self._with_neighbours(self.words)
        for first, after, joined in self.spelling.compounds:
            hyphenated = "-".join(self.words[first:after])
            found.setdefault((first, after), [joined]).append(hyphenated)
        return found

    @cached_property
    def typed(self) -> Surfaces:
        """Return the words and neighbours as they were typed, for alphabets in which an apostrophe counts."""
        parts = [part for part in _PARTS.split(self.text) if fold(part)]
        return self._with_neighbours(parts if len(parts) == len(self.words) else self.words)

    @staticmethod
    def _with_neighbours(words: list[str]) -> Surfaces:
        found = {(at, at + 1): [word] for at, word in enumerate(words)}
        for at, pair in enumerate(pairwise(words)):
            found[at, at + 2] = ["".join(pair)]
        return found


def languages_of(word: str) -> tuple[Language, ...]:
    """Return the languages of which a folded word may be a form, as its letters say.

    >>> [languages_of(word) for word in ("саясат", "мүдде", "policies", "1991")] == [
    ...     (Language.KAZAKH, Language.RUSSIAN), (Language.KAZAKH,), (Language.ENGLISH,), tuple(Language)]
    True
    """
    if _KAZAKH.search(word):
        return (Language.KAZAKH,)
    if _CYRILLIC.search(word):
        return (Language.KAZAKH, Language.RUSSIAN)
    return (Language.ENGLISH,) if word.isalpha() else tuple(Language)


def read(text: str) -> Query:
    """Return the query for whatever was typed or pasted.

    >>> read(" Орта\\x00 держава\\ud800 ").words
    ['орта', 'держава']
    """
    start = text[: 4 * LONGEST].lstrip()[:LONGEST]
    characters = (" " if character.isspace() or character == "\0" else character for character in start)
    return Query("".join(c for c in characters if unicodedata.category(c) not in _DROPPED))
