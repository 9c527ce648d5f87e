"""Recognising the terms of a running text: exact and inflected, the longest match first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from sqlalchemy.orm import Session

from glossary.domain.vocabulary import Language
from glossary.language import kazakh
from glossary.language.folding import fold
from glossary.lookup.hits import cards
from glossary.lookup.phrases import Match as TermMatch
from glossary.lookup.phrases import Phrase, phrases, terms_of
from glossary.lookup.vocabulary import Readings, read_forms

MOST_WORDS = 8  # words of a term that is recognised
_CHUNK = 400  # words or phrases asked about in one statement
_TOKEN = re.compile(r"[^\W_](?:[\u0300-\u036f\u00ad]*[^\W_])*[\u0300-\u036f]*")
_JOINT = re.compile(r"[\s\u00ad]+|\s*[-‐‑]\s*|\s*[«»“”„\"]\s*")
_HYPHEN = re.compile(r"[-‐‑]")


@dataclass(frozen=True)
class Match:
    """A term in a text: offsets count code points, the end is after the last."""

    start: int
    end: int
    text: str
    identifier: str
    term: str


class Token(NamedTuple):
    """A word of the text, where it stands, and what stands between it and the word before."""

    start: int
    end: int
    word: str
    joined: bool  # nothing that would part a term
    hyphenated: bool


Window = tuple[int, int]  # the first token and the one after the last


def recognise(session: Session, text: str, language: Language | None = None) -> list[Match]:
    """Return the terms that stand in *text*, in its order, none overlapping; the longest wins.

    Published terms of *language*, or of all three; homonyms: the preferred before the admitted.
    """
    tokens = list(tokens_of(text))
    readings = _readings(session, tokens, list(Language) if language is None else [language])
    found = _terms_of_windows(session, tokens, readings)
    chosen = list(_longest(len(tokens), found))
    known = cards(session, {match.entry_id for _, match in chosen})
    return [
        Match(
            tokens[first].start,
            tokens[after - 1].end,
            text[tokens[first].start : tokens[after - 1].end],
            known[match.entry_id].identifier,
            known[match.entry_id].term(match.number).term,
        )
        for (first, after), match in chosen
    ]


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the words of a text; the ending of an abbreviation behind a hyphen belongs to its word.

    >>> [token.word for token in tokens_of("ШЫҰ-ға мүше, теке-тірес")]
    ['шыұ-ға', 'мүше', 'теке', 'тірес']
    """
    pending: Token | None = None
    for found in _TOKEN.finditer(text):
        between = text[pending.end : found.start()] if pending else "."
        hyphenated = _HYPHEN.fullmatch(between) is not None
        word = fold(found[0])
        if pending and hyphenated and kazakh.is_ending(word):
            pending = pending._replace(end=found.end(), word=f"{pending.word}-{word}")
            continue
        if pending:
            yield pending
        pending = Token(found.start(), found.end(), word, _JOINT.fullmatch(between) is not None, hyphenated)
    if pending:
        yield pending


def _readings(session: Session, tokens: Sequence[Token], languages: Sequence[Language]) -> Readings:
    readings: Readings = {}
    distinct = list(dict.fromkeys(token.word for token in tokens))
    for start in range(0, len(distinct), _CHUNK):
        chunk = distinct[start : start + _CHUNK]
        readings |= read_forms(session, chunk, languages=languages, sure=True)
    return readings


def _terms_of_windows(
    session: Session, tokens: Sequence[Token], readings: Readings
) -> dict[Window, TermMatch]:
    """Return the best term of every run of words that is one."""
    found: dict[Window, TermMatch] = {}
    windows = _windows(tokens, readings)
    while chunk := list(islice(windows, _CHUNK)):
        terms: dict[tuple[str, str], list[TermMatch]] = {}
        for match in terms_of(session, [phrase for _, phrase in chunk]):
            terms.setdefault((match.key, match.language), []).append(match)
        for window, phrase in chunk:
            for match in terms.get((phrase.key, phrase.language), ()):
                better = match._replace(cost=phrase.cost)
                found[window] = min(better, found.get(window, better))
    return found


def _windows(tokens: Sequence[Token], readings: Readings) -> Iterator[tuple[Window, Phrase]]:
    """Yield every reading of every run of known words that stands free of hyphens at its ends."""
    for first, token in enumerate(tokens):
        if token.hyphenated:
            continue
        after = first
        while after < len(tokens) and after - first < MOST_WORDS and tokens[after].word in readings:
            if after > first and not tokens[after].joined:
                break
            after += 1
            if after == len(tokens) or not tokens[after].hyphenated:
                lattice = {(at, at + 1): readings[tokens[at].word] for at in range(first, after)}
                for phrase in phrases(lattice, first, after):
                    yield (first, after), phrase


def _longest(length: int, found: dict[Window, TermMatch]) -> Iterator[tuple[Window, TermMatch]]:
    """Yield the matches from left to right, at each place the longest, then going on behind it."""
    at = 0
    while at < length:
        ends = [after for after in range(min(length, at + MOST_WORDS), at, -1) if (at, after) in found]
        if ends:
            yield (at, ends[0]), found[at, ends[0]]
        at = ends[0] if ends else at + 1
