"""Quotations of published entries held against the text they are from."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from glossary.domain.content import EntryContent, ExampleContent
from glossary.domain.vocabulary import SentenceKind
from glossary.storage.tables import ConceptEntry, Example, Sentence, TextLine
from glossary.texts.kinds import is_page_number
from glossary.texts.lines import visible
from glossary.texts.wording import wording


class Citation(NamedTuple):
    """A quotation of a published entry: from which text, at which raw lines."""

    identifier: str
    text_code: str
    start_line: int
    end_line: int
    sentence: str


class Moved(NamedTuple):
    """A quotation whose words now stand at other lines."""

    citation: Citation
    start_line: int
    end_line: int


def citations(session: Session, code: str) -> Iterator[Citation]:
    """Yield the quotations that published entries take from a text, in its order."""
    statement = (
        select(
            ConceptEntry.identifier,
            Example.text_code,
            Example.start_line,
            Example.end_line,
            Example.sentence,
        )
        .join(ConceptEntry, ConceptEntry.id == Example.entry_id)
        .where(Example.text_code == code)
        .order_by(Example.start_line, ConceptEntry.identifier, Example.term_number, Example.number)
    )
    for row in session.execute(statement):
        yield Citation(row[0], row[1] or "", *row[2:])


def stands(session: Session, citation: Citation) -> bool:
    """Say whether the words of a quotation stand in its raw lines, and need each of them.

    Only letters and digits count, for all else is what reading damages. What the page put inside the passage
    may be passed over: numbers, running heads, footnotes.
    """
    lines = _lines(session, citation.text_code, citation.start_line, citation.end_line)
    sought = wording(citation.sentence)
    if not sought or len(lines) <= citation.end_line - citation.start_line:
        return False
    if _fits(sought, lines):
        return True
    carried = _carried(session, citation)
    return _fits(sought, [(number, line) for number, line in lines if number not in carried])


Lines = Sequence[tuple[int, str]]


def _fits(sought: str, lines: Lines) -> bool:
    """Say whether the words stand in the lines, and not in fewer of them."""
    kept = [text for text in (_letters(line) for _, line in lines) if text]
    if sought not in "".join(kept):
        return False
    return len(kept) < 2 or (sought not in "".join(kept[1:]) and sought not in "".join(kept[:-1]))


def _letters(line: str) -> str:
    return "".join(wording(seen.text) for seen in visible([line]) if not is_page_number(seen.text))


def _lines(session: Session, code: str, start: int, end: int) -> Lines:
    statement = (
        select(TextLine.number, TextLine.line)
        .where(TextLine.text_code == code, TextLine.number.between(start, end))
        .order_by(TextLine.number)
    )
    return session.execute(statement).all()


def _carried(session: Session, citation: Citation) -> Collection[int]:
    """Return the lines of the passage that hold what the page carries, not the text."""
    statement = select(Sentence.start_line).where(
        Sentence.text_code == citation.text_code,
        Sentence.start_line.between(citation.start_line, citation.end_line),
        Sentence.start_line == Sentence.end_line,
        Sentence.kind.in_([SentenceKind.NOTE, SentenceKind.OTHER]),
    )
    return set(session.scalars(statement))


def trace(session: Session, code: str) -> tuple[list[Moved], list[Citation]]:
    """Return the quotations from a loaded text that stand at other lines than they say, and those lost."""
    astray = [citation for citation in citations(session, code) if not stands(session, citation)]
    if not astray:
        return [], []
    places = _Places(session, code)
    moved, lost = [], []
    for citation in astray:
        found = places.nearest(citation)
        if found is None:
            lost.append(citation)
        else:
            moved.append(Moved(citation, *found))
    return moved, lost


class _Places:
    """The letters of a whole text, and the lines they stand in."""

    def __init__(self, session: Session, code: str) -> None:
        carried = _carried(session, Citation("", code, 1, 2**31 - 1, ""))
        self._starts: list[int] = []
        self._numbers: list[int] = []
        letters: list[str] = []
        position = 0
        for number, line in _lines(session, code, 1, 2**31 - 1):
            text = "" if number in carried else _letters(line)
            if text:
                self._starts.append(position)
                self._numbers.append(number)
                letters.append(text)
                position += len(text)
        self._letters = "".join(letters)

    def nearest(self, citation: Citation) -> tuple[int, int] | None:
        """Return the first and last line of the words, where they stand nearest to where they stood."""
        sought = wording(citation.sentence)
        places = []
        at = self._letters.find(sought) if sought else -1
        while at >= 0:
            places.append((self._line(at), self._line(at + len(sought) - 1)))
            at = self._letters.find(sought, at + 1)
        return min(places, key=lambda place: abs(place[0] - citation.start_line), default=None)

    def _line(self, position: int) -> int:
        return self._numbers[bisect_right(self._starts, position) - 1]


def relocated(content: EntryContent, moves: Collection[Moved]) -> EntryContent:
    """Return an entry's content with the quotations that moved at their new lines."""
    places = {_key(move.citation): (move.start_line, move.end_line) for move in moves}

    def example_of(example: ExampleContent) -> ExampleContent:
        found = places.get((example.text, example.start_line, example.end_line, example.sentence))
        if found is None:
            return example
        return msgspec.structs.replace(example, start_line=found[0], end_line=found[1])

    languages = {
        language: msgspec.structs.replace(
            section,
            terms=tuple(
                msgspec.structs.replace(term, examples=tuple(map(example_of, term.examples)))
                for term in section.terms
            ),
        )
        for language, section in content.languages.items()
    }
    return msgspec.structs.replace(content, languages=languages)


def _key(citation: Citation) -> tuple[str, int, int, str]:
    return citation.text_code, citation.start_line, citation.end_line, citation.sentence
