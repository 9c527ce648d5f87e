"""Marking the term in a quoted sentence, in whatever form it stands there."""

from typing import NamedTuple

from glossary.domain.vocabulary import Language
from glossary.lookup.occurrences import found_in


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
    for start, end in found_in(sentence, term, language):
        if start > done:
            result.append(Piece(sentence[done:start], False))
        result.append(Piece(sentence[start:end], True))
        done = end
    if done < len(sentence):
        result.append(Piece(sentence[done:], False))
    return result
