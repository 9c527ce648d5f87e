"""Terms that hold what was typed, as streams that a page takes up where the last one stopped."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from glossary.lookup.filters import Condition
from glossary.lookup.hits import Card
from glossary.lookup.vocabulary import Reading
from glossary.storage.search_keys import IndexedTerm
from glossary.storage.statements import Row, among, rows
from glossary.storage.term_keys import rank_of, spelling_of, start_key

Position = tuple[int | str, ...]  # where a row stands in its stream; its last two are entry and number
AT_ONCE = 25  # rows read at once: a page of twenty, one more, and a few that repeat an entry
_READ = 20_000  # terms of the rarest word, the best first, among which the others are sought


class Beginnings:
    """Terms of which a word and what follows it begin with what was typed.

    First those that begin with it themselves, then those of which a later word does; Kazakh order.
    """

    def __init__(
        self, session: Session, condition: Condition, words: Sequence[str], *, at_once: int = AT_ONCE
    ) -> None:
        self.session = session
        self.condition = condition
        self.at_once = at_once
        self.beginning = start_key(words)

    def after(self, position: Position | None) -> Iterator[Position]:
        """Yield the rows behind a position, or all."""
        if not self.beginning:
            return
        for later in (0, 1):
            if position is None or position[0] == later:
                yield from self._of(later, position)
                position = None

    def _of(self, later: int, position: Position | None) -> Iterator[Position]:
        place = position[1:] if position else (self.beginning,)
        end = self.beginning + "\x7f"
        while True:
            found = rows(
                self.session,
                STARTS.replace("[behind]", _BEHIND[len(place)]).replace("[filters]", self.condition.sql),
                *(later, end, *place, *self.condition.parameters, self.at_once),
            )
            yield from ((later, *row) for row in found)
            if len(found) < self.at_once:
                return
            place = found[-1]

    def place_of(self, card: Card) -> Position | None:
        """Return the position at which an entry first stands in the stream, None if nowhere."""
        places = [
            (later, key, card.entry_id, term.number)
            for term in card.indexed
            if self.condition.admits(term)
            for later, key in spelling_of(term.term).starts()
            if key.startswith(self.beginning)
        ]
        return min(places, default=None) if self.beginning else None


class Holding:
    """Terms that hold all words of the query in some form and any order; the best-ranked first."""

    def __init__(self, session: Session, condition: Condition, words: Sequence[Sequence[Reading]]) -> None:
        self.session = session
        self.condition = condition
        self.words = words

    def after(self, position: Position | None) -> Iterator[Position]:
        """Yield the rows behind a position, or all."""
        if not self.words or not all(self.words):
            return
        rarest, *others = self._by_frequency()
        arm = _ARM.replace("[others]", _HOLDS * len(others)).replace("[filters]", self.condition.sql)
        sql = " UNION ALL ".join([arm] * len(rarest))
        held = [among(self.session, numbers) for numbers in others]
        place = position or (-1, -1, -1)
        while True:
            found = rows(
                self.session,
                sql,
                *(
                    parameter
                    for word_id in rarest
                    for parameter in (word_id, *place, _READ, *held, *self.condition.parameters, AT_ONCE)
                ),
            )
            sure, ended = _in_order(found)
            yield from sure
            if ended:
                return
            place = sure[-1]

    def _by_frequency(self) -> list[list[int]]:
        """Return the numbers of each query word's readings, the rarest query word first."""
        numbers = [[reading.word_id for reading in readings] for readings in self.words]
        if len(numbers) == 1:
            return numbers
        counted = rows(
            self.session,
            "SELECT w.id, (SELECT count(*) FROM (SELECT 1 FROM term_word t WHERE t.word_id = w.id"
            " LIMIT 2000) AS first) FROM word w WHERE w.id IN ??",
            among(self.session, {number for group in numbers for number in group}),
        )
        frequency: dict[int, int] = dict(counted)
        return sorted(numbers, key=lambda group: sum(frequency.get(number, 0) for number in group))

    def place_of(self, card: Card) -> Position | None:
        """Return the position at which an entry first stands in the stream, None if nowhere."""
        wanted = [{(reading.language, reading.word) for reading in readings} for readings in self.words]
        places = [
            (rank_of(term), card.entry_id, term.number)
            for term in card.indexed
            if self.condition.admits(term) and all(choice & _words(term) for choice in wanted)
        ]
        return min(places, default=None)


STARTS = (
    "SELECT k.key, k.entry_id, k.number FROM word_start k WHERE k.later = ? AND k.key < ?"
    " AND [behind][filters] ORDER BY k.key, k.entry_id, k.number LIMIT ?"
)
_BEHIND = {1: "k.key >= ?", 3: "(k.key, k.entry_id, k.number) > (?, ?, ?)"}  # by the length of a place
_ARM = (
    "SELECT * FROM (SELECT k.rank, k.entry_id, k.number, k.word_id FROM"
    " (SELECT rank, entry_id, number, word_id FROM term_word WHERE word_id = ?"
    " AND (rank, entry_id, number) > (?, ?, ?) ORDER BY rank, entry_id, number LIMIT ?) AS k"
    " WHERE TRUE[others][filters] ORDER BY k.rank, k.entry_id, k.number LIMIT ?) AS arm"
)
_HOLDS = (
    " AND EXISTS (SELECT 1 FROM term_word o WHERE o.word_id IN ?? AND o.rank = k.rank"
    " AND o.entry_id = k.entry_id AND o.number = k.number)"
)


def _in_order(found: Sequence[Row]) -> tuple[list[Position], bool]:
    """Return the places of several words' terms in order, as far as it is sure, and whether that is all.

    A word of which a full chunk was read may have more rows behind its last; what lies behind that waits.
    """
    last: dict[int, Position] = {}
    count: Counter[int] = Counter()
    for *place, word_id in found:
        last[word_id] = max(tuple(place), last.get(word_id, ()))
        count[word_id] += 1
    unread = [last[word_id] for word_id in last if count[word_id] == AT_ONCE]
    horizon = min(unread, default=None)
    places = sorted({tuple(place) for *place, _ in found})
    return [place for place in places if horizon is None or place <= horizon], horizon is None


def _words(term: IndexedTerm) -> set[tuple[str, str]]:
    return {(term.language.value, spelling) for spelling in spelling_of(term.term).every}
