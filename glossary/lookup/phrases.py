"""From the readings of a query's words to the terms that are made of just such words."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from glossary.lookup.query import Span
from glossary.lookup.vocabulary import Reading
from glossary.storage.statements import among, rows
from glossary.storage.term_keys import LONGEST_KEY

MOST = 250  # phrases that are looked up; the likeliest


class Phrase(NamedTuple):
    """Words of the termbase in a row, as a key."""

    cost: int
    key: str
    language: str


class Match(NamedTuple):
    """A published term whose words are those of a phrase."""

    cost: int
    entry_id: int
    number: int
    key: str
    language: str


_KEYS = "SELECT key, language, entry_id, number FROM search_key WHERE key IN ?? LIMIT 1000"

Lattice = dict[Span, list[Reading]]


def phrases(lattice: Lattice, start: int, end: int) -> list[Phrase]:
    """Return the likeliest ways to read the query's words from *start* to *end* as words of one language.

    Each span of words (mostly one) has its readings; those of neighbours are put together.
    """
    partial: dict[int, dict[tuple[str, str], int]] = {at: {} for at in range(start, end + 1)}
    for (first, after), readings in sorted(lattice.items()):
        if not start <= first < after <= end:
            continue
        before = {("", reading.language): 0 for reading in readings} if first == start else partial[first]
        _extend(partial[after], _cheapest(before), readings)
    return [Phrase(cost, key, language) for (key, language), cost in _cheapest(partial[end])]


def _cheapest(phrases: dict[tuple[str, str], int]) -> list[tuple[tuple[str, str], int]]:
    return sorted(phrases.items(), key=lambda item: (item[1], item[0]))[:MOST]


def _extend(
    after: dict[tuple[str, str], int],
    before: Sequence[tuple[tuple[str, str], int]],
    readings: Sequence[Reading],
) -> None:
    for (key, language), cost in before:
        for reading in readings:
            if reading.language == language:
                longer = ((key + reading.word)[:LONGEST_KEY], language)
                after[longer] = min(cost + reading.cost, after.get(longer, cost + reading.cost))


def terms_of(session: Session, phrases: Sequence[Phrase]) -> list[Match]:
    """Return the published terms that are made of the words of these phrases, in one statement."""
    costs = {(phrase.key, phrase.language): phrase.cost for phrase in reversed(phrases)}
    found = rows(session, _KEYS, among(session, {key for key, _ in costs})) if costs else []
    return [
        Match(costs[key, language], entry_id, number, key, language)
        for key, language, entry_id, number in found
        if (key, language) in costs
    ]
