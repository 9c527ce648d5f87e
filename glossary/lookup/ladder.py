"""The ladder of look-up: from the exact term down to a guess, each hit saying which step found it.

1 exact, 2 inflected, 3 other letters, 4 another keyboard layout, 5 beginnings and words within terms,
6 misspellings. A step is tried where the better ones leave something to find, and its hits come after theirs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from glossary.lookup import query as queries
from glossary.lookup.filters import NO_FILTERS, Condition, Filters
from glossary.lookup.hits import Hit, Tier, cards, hit_of
from glossary.lookup.paging import cursor_of, place_of
from glossary.lookup.steps import Steps
from glossary.lookup.streams import Beginnings, Holding, Position

_BOUNDED, _BEGINNINGS, _HOLDING = 0, 1, 2  # the parts of a result, in order
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
    """One query on its way down the ladder."""

    def __init__(self, session: Session, query: str, filters: Filters) -> None:
        self.session = session
        self.condition = Condition(session, filters)
        self.steps = Steps(session, queries.read(query), self.condition)

    def after(self, place: tuple[int, Position] | None) -> Iterator[_Placed]:
        """Yield the hits behind a place in the result, or all."""
        part, position = place or (_BOUNDED, None)
        bounded = self.steps.surest()
        if part == _BOUNDED:
            yield from _behind(position, bounded)
        shown = {hit.entry_id for _, hit in bounded}
        streams: list[Beginnings | Holding] = []
        anything = bool(bounded) or part != _BOUNDED
        for number, tier, stream in self._streams():
            if part <= number:
                start = position if part == number else None
                for placed in self._of(number, tier, stream, start, shown, streams):
                    anything = True
                    yield placed
            streams.append(stream)
        if not anything:
            yield from _behind(position, self.steps.guesses())

    def _streams(self) -> Iterator[tuple[int, Tier, "Beginnings | Holding"]]:
        words = self.steps.query.words
        yield _BEGINNINGS, Tier.PREFIX, Beginnings(self.session, self.condition, words)
        yield _HOLDING, Tier.WORD, Holding(self.session, self.condition, self.steps.held_words())

    def _of(
        self,
        part: int,
        tier: Tier,
        stream: "Beginnings | Holding",
        position: Position | None,
        shown: set[int],
        before: Sequence["Beginnings | Holding"],
    ) -> Iterator[_Placed]:
        """Yield the hits of a stream, without entries that stand earlier in it or in a better part."""
        for chunk in _chunks(stream.after(position)):
            known = cards(self.session, {int(row[-2]) for row in chunk} - shown)
            for row in chunk:
                card = known.get(int(row[-2]))
                if card is None or any(better.place_of(card) for better in before):
                    continue
                if stream.place_of(card) == tuple(row):
                    yield part, tuple(row), hit_of(card, int(row[-1]), tier)


def _behind(position: Position | None, hits: Sequence[tuple[Position, Hit]]) -> Iterator[_Placed]:
    for order, hit in hits:
        if position is None or order > position:
            yield _BOUNDED, order, hit


def _chunks(rows: Iterator[Position]) -> Iterator[list[Position]]:
    """Part rows into lists that grow, so that the first page reads few and a long one in few statements."""
    size, chunk = 25, []
    for row in rows:
        chunk.append(row)
        if len(chunk) == size:
            yield chunk
            size, chunk = 100, []
    if chunk:
        yield chunk
