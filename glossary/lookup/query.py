"""A query as look-up reads it: cleaned, cut to a bearable length, in folded words."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from glossary.domain.vocabulary import Language
from glossary.language.folding import fold
from glossary.storage.term_keys import key_of, term_words

LONGEST = 400  # characters that are read of whatever was pasted into the box
MOST_WORDS = 12  # words up to which forms and misspellings are tried
CYRILLIC = re.compile("[\u0400-\u052f]")
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}

Span = tuple[int, int]


@dataclass(frozen=True)
class Query:
    """What was typed, cleaned of what no database holds (NUL, surrogates, control characters)."""

    text: str

    @cached_property
    def folded(self) -> str:
        """Return the folded text."""
        return fold(self.text)

    @cached_property
    def words(self) -> list[str]:
        """Return the folded words."""
        return term_words(self.text)

    @cached_property
    def key(self) -> str:
        """Return the key of the exact tier."""
        return key_of(self.words)

    @property
    def is_phrase(self) -> bool:
        """Say whether the query is short enough to try the forms of its words."""
        return 0 < len(self.words) <= MOST_WORDS

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """Return the languages whose forms the letters allow: in Latin letters English alone."""
        if CYRILLIC.search(self.folded):
            return (Language.KAZAKH, Language.RUSSIAN, Language.ENGLISH)
        return (Language.ENGLISH,)

    @cached_property
    def surfaces(self) -> dict[Span, list[str]]:
        """Return what may be one word: each word, neighbours written apart, and what hyphens join.

        >>> Query("көп векторлы").surfaces
        {(0, 1): ['көп'], (1, 2): ['векторлы'], (0, 2): ['көпвекторлы']}
        >>> Query("ШЫҰ-ға").surfaces[0, 1]
        ['шыұ-ға']
        """
        found = {(at, at + 1): [word] for at, word in enumerate(self.words)}
        for at, pair in enumerate(zip(self.words, self.words[1:], strict=False)):
            found[at, at + 2] = ["".join(pair)]
        position = 0
        for part in self.folded.split():
            length = len(term_words(part))
            if "-" in part and length > 1:
                found.setdefault((position, position + length), [part.replace("-", "")]).append(part)
            position += length
        return found


def read(text: str) -> Query:
    """Return the query for whatever was typed or pasted.

    >>> read(" Орта\\x00 держава\\ud800 ").words
    ['орта', 'держава']
    """
    characters = (
        " " if character.isspace() or character == "\0" else character for character in text[:LONGEST]
    )
    return Query("".join(c for c in characters if unicodedata.category(c) not in _DROPPED))
