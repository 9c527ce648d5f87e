"""The concordance: where a phrase stands in the loaded texts, in all its forms."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from glossary.domain.vocabulary import Language, SentenceKind
from glossary.lookup.filters import Filters
from glossary.lookup.hits import Tier
from glossary.lookup.ladder import look_up
from glossary.lookup.occurrences import Pattern
from glossary.storage.tables import Sentence
from glossary.texts.loaded import loaded_codes, sentences_between

CHUNK = 1_000  # sentences read at a time
SEGMENTS = 24  # parts of a text in the picture of where a phrase occurs


class Line(msgspec.Struct, frozen=True):
    """One occurrence: a cleaned sentence and where in it the phrase stands, in code points."""

    text_code: str
    ordinal: int
    kind: SentenceKind
    sentence: str
    start_line: int
    end_line: int
    start: int
    end: int


def occurrences(
    session: Session, phrase: str, *, codes: Sequence[str] = (), language: Language = Language.KAZAKH
) -> Iterator[Line]:
    """Yield where a phrase stands in the loaded texts, by text and sentence.

    A form of a published term is read as that term. Any other phrase is read as a dictionary form; only
    where that finds nothing, as a form of something.
    """
    phrase = _term_of(session, phrase, language)
    for widely in (False, True):
        found = False
        for line in _lines(session, Pattern(phrase, language, widely=widely), codes):
            found = True
            yield line
        if found:
            return


def _term_of(session: Session, phrase: str, language: Language) -> str:
    hits = look_up(session, phrase, filters=Filters(language=language), limit=1).hits
    return hits[0].matched_term if hits and hits[0].tier is Tier.INFLECTED else phrase


def _lines(session: Session, pattern: Pattern, codes: Sequence[str]) -> Iterator[Line]:
    for code, number in loaded_codes(session).items():
        if codes and code not in codes:
            continue
        for first in range(1, number + 1, CHUNK):
            for each in sentences_between(session, code, first, first + CHUNK - 1):
                for start, end in pattern.found_in(each.text):
                    place = each.start_line, each.end_line
                    yield Line(code, each.ordinal, each.kind, each.text, *place, start, end)


def distribution(session: Session, lines: Sequence[Line]) -> dict[str, list[int]]:
    """Return, by text, how many of the lines stand in each of its equal segments: what a picture shows."""
    longest = dict(
        session.execute(
            select(Sentence.text_code, func.max(Sentence.end_line)).group_by(Sentence.text_code)
        ).all()
    )
    counts = Counter((line.text_code, _segment(line.start_line, longest[line.text_code])) for line in lines)
    return {code: [counts[code, segment] for segment in range(SEGMENTS)] for code in longest}


def _segment(line: int, last: int) -> int:
    return min((line - 1) * SEGMENTS // max(last, 1), SEGMENTS - 1)
