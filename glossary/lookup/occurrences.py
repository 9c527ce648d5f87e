"""Where a phrase stands in a sentence, in whatever form of each of its words."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from glossary.domain.vocabulary import Language
from glossary.language import forms
from glossary.language.folding import words
from glossary.lookup.recognition import Token, tokens_of

_SIGNS = frozenset("–—+/")
_SHARED = 2  # a form begins as its headword does, so few words need their forms worked out


class Pattern:
    """A phrase to be found in every form of each of its words, written together or apart."""

    def __init__(self, phrase: str, language: Language = Language.KAZAKH, *, widely: bool = False) -> None:
        self.language = language
        self._words = words(phrase)
        self._parted = not _SIGNS.isdisjoint(phrase)  # signs that elsewhere part phrases stand in this one
        self._stems = [self._stems_of(word, widely) for word in self._words]
        self._pairs = [
            self._stems_of(one + other, widely)
            for one, other in zip(self._words, self._words[1:], strict=False)
        ]
        self._beginnings = [set(map(_beginning, stems)) for stems in self._stems]

    def _stems_of(self, word: str, widely: bool) -> frozenset[str]:
        """Return what a word of a text may be a form of; widely, the typed word may itself be inflected."""
        stems = set(forms.headword_stems(word, self.language))
        if widely:
            stems |= set(_lemmas(word, self.language))
        return frozenset(stems)

    def found_in(self, sentence: str) -> Iterator[tuple[int, int]]:
        """Yield the start and the end of each occurrence, none overlapping.

        >>> list(Pattern("орта держава").found_in("Орта державалардың рөлі"))
        [(0, 18)]
        """
        text = sentence.casefold().replace("ё", "е")
        if not all(any(beginning in text for beginning in word) for word in self._beginnings):
            return
        tokens = list(tokens_of(sentence))
        at = 0
        while at < len(tokens):
            after = self._end(tokens, at, 0) if self._stems else None
            if after is None:
                at += 1
                continue
            yield tokens[at].start, tokens[after - 1].end
            at = after

    def _end(self, tokens: Sequence[Token], at: int, word: int) -> int | None:
        """Return the token after the phrase's rest from a word on, if that rest stands at a token."""
        if word == len(self._stems):
            return at
        if at == len(tokens) or (word > 0 and not self._is_joined(tokens[at])):
            return None
        steps = [(1, 1, tokens[at].word, self._stems[word])]
        if word < len(self._pairs):
            steps.append((1, 2, tokens[at].word, self._pairs[word]))
        if at + 1 < len(tokens) and self._is_joined(tokens[at + 1]):
            steps.append((2, 1, tokens[at].word + tokens[at + 1].word, self._stems[word]))
        for of_tokens, of_words, written, stems in steps:
            if _is_form(written, stems, self.language):
                after = self._end(tokens, at + of_tokens, word + of_words)
                if after is not None:
                    return after
        return None

    def _is_joined(self, token: Token) -> bool:
        return token.joined or self._parted


def _beginning(stem: str) -> str:
    """Return what all forms of a stem begin with, whatever its end becomes (орын, орны; көк, көгі)."""
    return stem[: 3 if len(stem) > 5 else 2 if len(stem) > 2 else 1]


def _is_form(word: str, stems: frozenset[str], language: Language) -> bool:
    if word in stems:
        return True
    if not any(word[:_SHARED] == stem[:_SHARED] for stem in stems):
        return False
    return not stems.isdisjoint(_lemmas(word, language))


@lru_cache(maxsize=100_000)
def _lemmas(word: str, language: Language) -> frozenset[str]:
    return frozenset(candidate.lemma for candidate in forms.candidates(word, language))


def found_in(sentence: str, phrase: str, language: Language) -> list[tuple[int, int]]:
    """Return where a phrase stands in a sentence; read as inflected itself only if it is not found else.

    >>> found_in("өз ядролық арсеналынан бас тартты", "ядролық арсеналдан бас тарту", Language.KAZAKH)
    [(3, 33)]
    """
    for widely in (False, True):
        found = list(Pattern(phrase, language, widely=widely).found_in(sentence))
        if found:
            return found
    return []
