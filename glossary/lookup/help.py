"""What to offer a reader whose query found nothing: the terms nearest to it."""

from itertools import islice

from sqlalchemy.orm import Session

from glossary.lookup import query as queries
from glossary.lookup.filters import NO_FILTERS, Condition
from glossary.lookup.hits import Hit, Tier, cards, hit_of
from glossary.lookup.steps import Steps
from glossary.lookup.streams import Beginnings, Holding, Position
from glossary.lookup.vocabulary import Reading

_OF_A_WORD = 50  # terms looked at for each word of the query
_SHORTEST = 2  # letters of a beginning worth offering


def nearest(session: Session, query: str, limit: int = 8) -> list[Hit]:
    """Return terms that share words with a query, however spelt, or at least its beginning; nearest first.

    These are no answers, so they stand in no result: what shares most words of the query comes first.
    """
    steps = Steps(session, queries.read(query), Condition(session, NO_FILTERS))
    words = steps.query.words if steps.query.is_phrase else []
    shared: dict[tuple[int, int], tuple[int, Position]] = {}
    for word in words:
        for position in islice(_holding(steps, word), _OF_A_WORD):
            place = int(position[-2]), int(position[-1])
            shared[place] = (shared.get(place, (0, position))[0] - 1, position)
    ranked = sorted(shared, key=lambda place: shared[place]) or _beginning(steps, limit)
    known = cards(session, {entry_id for entry_id, _ in ranked})
    found: dict[int, Hit] = {}
    for entry_id, number in ranked:
        found.setdefault(entry_id, hit_of(known[entry_id], number, Tier.WORD))
    return list(found.values())[:limit]


def _holding(steps: Steps, word: str) -> "islice[Position]":
    readings: list[Reading] = [
        reading
        for source in (steps.forms, steps.letter_forms, steps.misspellings)
        for reading in source.get(word, ())
    ]
    return islice(Holding(steps.session, steps.condition, [readings[:5]]).after(None), _OF_A_WORD)


def _beginning(steps: Steps, limit: int) -> list[tuple[int, int]]:
    """Return terms that begin as the query does, for as many letters as any does."""
    text = " ".join(steps.query.words)
    for length in (len(text) * 3 // 4, len(text) // 2, _SHORTEST):
        if length >= _SHORTEST:
            stream = Beginnings(steps.session, steps.condition, [text[:length]])
            found = [(int(row[-2]), int(row[-1])) for row in islice(stream.after(None), 3 * limit)]
            if found:
                return found
    return []
