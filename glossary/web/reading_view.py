"""A stretch of a text in pieces: the known terms, each leading to its entry, and what stands between."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.lookup.recognition import Match
from glossary.texts.sentences import CleanSentence


class Piece(NamedTuple):
    """A stretch of a sentence; with an identifier it is a term of that entry."""

    text: str
    identifier: str
    term: str


class MarkedSentence(NamedTuple):
    """A sentence and its pieces, which join to its text."""

    sentence: CleanSentence
    pieces: list[Piece]


def marked(sentences: Sequence[CleanSentence], matches: Sequence[Match]) -> list[MarkedSentence]:
    """Return the sentences in pieces; the matches' offsets count in the sentences joined by line ends."""
    result = []
    start = 0
    for sentence in sentences:
        end = start + len(sentence.text)
        own = [match for match in matches if start <= match.start and match.end <= end]
        result.append(MarkedSentence(sentence, list(_pieces(sentence.text, own, start))))
        start = end + 1
    return result


def _pieces(text: str, matches: Sequence[Match], offset: int) -> Iterator[Piece]:
    done = 0
    for match in matches:
        first, after = match.start - offset, match.end - offset
        if first > done:
            yield Piece(text[done:first], "", "")
        yield Piece(text[first:after], match.identifier, match.term)
        done = after
    if done < len(text):
        yield Piece(text[done:], "", "")
