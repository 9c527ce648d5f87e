"""The ladder of look-up: from the exact term down to a guess, each hit saying which step found it.

1 exact, 2 inflected, 3 other letters, 4 another keyboard layout, 5 beginnings and words within terms,
6 misspellings. A step is tried where the better ones leave something to find, and its hits come after theirs.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from sqlalchemy.orm import Session

from glossary.lookup import query as queries
from glossary.lookup.filters import NO_FILTERS, Condition, Filters
from glossary.lookup.hits import Card, Hit, Tier, cards, hit_of
from glossary.lookup.paging import cursor_of, place_of
from glossary.lookup.steps import Steps
from glossary.lookup.streams import AT_ONCE, Beginnings, Holding, Position

_SUREST, _BEGINNINGS, _HOLDING, _GUESSES = range(4)  # the parts of a result, in order
_PLAIN = {Tier.EXACT, Tier.INFLECTED}  # tiers after which nobody asks "did you mean"
_ENOUGH = 5  # hits before which guesses are added
_Placed = tuple[int, Position, Hit]


@dataclass(frozen=True)
class LookupResult:
    """The hits of one page; ``after`` is to be handed in for the next, None where there is none."""

    query: str
    hits: list[Hit]
    after: str | None = None

    @property
    def more(self) -> bool:
        """Say whether there is another page."""
        return self.after is not None


def look_up(
    session: Session,
    query: str,
    *,
    filters: Filters = NO_FILTERS,
    limit: int = 20,
    after: str | None = None,
) -> LookupResult:
    """Return the published entries that answer a query, best first, one page of them.

    Whatever is typed gets an answer. Each entry stands once, at its best tier. *after* is what the page
    before handed out; entries published meanwhile move nothing from one page to another.
    """
    found = _Ladder(session, query, filters).after(place_of(after))
    page: list[_Placed] = []
    for placed in found:
        if len(page) == limit:
            part, position, _ = page[-1]
            return LookupResult(query, [hit for *_, hit in page], cursor_of(part, position))
        page.append(placed)
    return LookupResult(query, [hit for *_, hit in page])


class _Ladder:
    """One query on its way down the ladder, from the top or from where a page before stopped."""

    def __init__(self, session: Session, query: str, filters: Filters) -> None:
        self.session = session
        self.condition = Condition(session, filters)
        self.steps = Steps(session, queries.read(query), self.condition)

    def after(self, place: tuple[int, Position] | None) -> Iterator[_Placed]:
        """Yield the hits behind a place in the result, or all; guesses where better hits are few."""
        part, position = place or (_SUREST, None)
        shown: set[int] = set()
        if part < _GUESSES:
            for placed in self._answers(part, position):
                shown.add(placed[2].entry_id)
                yield placed
            position = None
        if any(hit.tier in _PLAIN for _, hit in self.surest):
            return
        if place is not None:
            shown = {hit.entry_id for _, _, hit in islice(self._answers(_SUREST, None), _ENOUGH)}
        if len(shown) < _ENOUGH and not (shown and self.steps.is_read):
            guesses = ((order, hit) for order, hit in self.steps.guesses() if hit.entry_id not in shown)
            yield from _behind(position, _GUESSES, guesses)

    @cached_property
    def surest(self) -> Sequence[tuple[Position, Hit]]:
        """Return the hits that are terms as a whole."""
        return self.steps.surest()

    def _answers(self, part: int, position: Position | None) -> Iterator[_Placed]:
        """Yield the hits that need no guess."""
        if part == _SUREST:
            yield from _behind(position, _SUREST, self.surest)
        resumed = position is not None
        shown = {hit.entry_id for _, hit in self.surest}
        streams: list[Beginnings | Holding] = []
        for number, tier, stream in self._streams():
            streams.append(stream)
            if part <= number:
                start = position if part == number else None
                for row, card in self._of(stream.after(start), shown):
                    if not (resumed and _stood_before(row, card, streams)):
                        yield number, row, hit_of(card, int(row[-1]), tier)

    def _streams(self) -> Iterator[tuple[int, Tier, Beginnings | Holding]]:
        words = self.steps.query.words
        yield _BEGINNINGS, Tier.PREFIX, Beginnings(self.session, self.condition, words)
        yield _HOLDING, Tier.WORD, Holding(self.session, self.condition, self.steps.held_words())

    def _of(self, rows: Iterator[Position], shown: set[int]) -> Iterator[tuple[Position, Card]]:
        """Yield the first row of each entry that was not shown, and note it."""
        for chunk in _chunks(rows):
            known = cards(self.session, {int(row[-2]) for row in chunk} - shown)
            for row in chunk:
                card = known.get(int(row[-2]))
                if card is not None and card.entry_id not in shown:
                    shown.add(card.entry_id)
                    yield tuple(row), card


def _stood_before(row: Position, card: Card, streams: Sequence[Beginnings | Holding]) -> bool:
    """Say whether a page before showed an entry: in a better stream, or earlier in this, the last."""
    *better, this = streams
    if any(stream.place_of(card) is not None for stream in better):
        return True
    first = this.place_of(card)
    return first is not None and first < row


def _behind(position: Position | None, part: int, hits: Iterable[tuple[Position, Hit]]) -> Iterator[_Placed]:
    for order, hit in hits:
        if position is None or order > position:
            yield part, order, hit


def _chunks(rows: Iterator[Position]) -> Iterator[list[Position]]:
    """Part rows into lists of which the cards are read together."""
    while chunk := list(islice(rows, AT_ONCE)):
        yield chunk
