"""Marking the term in a quoted sentence, in whatever form it stands there."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.domain.vocabulary import Language
from glossary.language.folding import fold, words
from glossary.language.forms import candidates, headword_stems

_WORD = re.compile(r"[^\W_]+")
_SHARED = 2  # a form begins as its headword does, so few words need their forms worked out


class Piece(NamedTuple):
    """A stretch of a sentence: the term, or what stands around it."""

    text: str
    is_term: bool


def pieces(sentence: str, term: str, language: Language) -> list[Piece]:
    """Return the sentence in pieces that join to it, each occurrence of the term in any form one piece.

    >>> pieces("Орта державалардың рөлі", "орта держава", Language.KAZAKH)
    [Piece(text='Орта державалардың', is_term=True), Piece(text=' рөлі', is_term=False)]
    """
    result: list[Piece] = []
    done = 0
    for start, end in _occurrences(sentence, words(term), language):
        if start > done:
            result.append(Piece(sentence[done:start], False))
        result.append(Piece(sentence[start:end], True))
        done = end
    if done < len(sentence):
        result.append(Piece(sentence[done:], False))
    return result


def _occurrences(sentence: str, sought: Sequence[str], language: Language) -> Iterator[tuple[int, int]]:
    stems = [frozenset(headword_stems(word, language)) | {word} for word in sought]
    tokens = [(match.start(), match.end(), fold(match[0])) for match in _WORD.finditer(sentence)]
    number = 0
    while stems and number <= len(tokens) - len(stems):
        run = tokens[number : number + len(stems)]
        if all(_is_form(word, of, language) for (_, _, word), of in zip(run, stems, strict=True)):
            yield run[0][0], run[-1][1]
            number += len(stems)
        else:
            number += 1


def _is_form(word: str, stems: frozenset[str], language: Language) -> bool:
    if word in stems:
        return True
    if not any(word[:_SHARED] == stem[:_SHARED] for stem in stems):
        return False
    return any(candidate.lemma in stems for candidate in candidates(word, language))
