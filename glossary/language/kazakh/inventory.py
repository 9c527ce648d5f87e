"""The table into which a generated grammar is inverted: from a spelt ending to the stems it may follow."""

from collections.abc import Iterable

# mask of sound classes of the stem, mask of harmonies, cost: the rarer, the dearer
Row = tuple[int, int, int]


class Endings:
    """Spelt endings, found from the end of a word."""

    def __init__(self, rows: Iterable[tuple[str, Row]]) -> None:
        gathered: dict[str, dict[tuple[int, int], int]] = {}
        for ending, (sound, tone, cost) in rows:
            stems = gathered.setdefault(ending, {})
            stems[sound, cost] = stems.get((sound, cost), 0) | tone
        self._rows = {ending: _joined(stems) for ending, stems in gathered.items()}
        self.last_letters = frozenset(ending[-1] for ending in self._rows)
        self._sizes: dict[str, tuple[int, ...]] = {}
        for ending in sorted(self._rows, key=len):
            known = self._sizes.get(ending[-2:], ())
            if len(ending) not in known:
                self._sizes[ending[-2:]] = (*known, len(ending))

    def __contains__(self, ending: object) -> bool:
        return ending in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def items(self) -> Iterable[tuple[str, tuple[Row, ...]]]:
        """Return every ending with the stems it may follow."""
        return self._rows.items()

    def of(self, word: str) -> list[tuple[int, tuple[Row, ...]]]:
        """Return the sizes of the endings of *word* that leave a stem of two letters, shortest first, with
        the stems they may follow."""
        most = len(word) - 2
        known = self._rows
        found = []
        single = known.get(word[-1:])
        if single and most > 0:
            found.append((1, single))
        for size in self._sizes.get(word[-2:], ()):
            if size > most:
                break
            ending = word[-size:]
            if ending in known:
                found.append((size, known[ending]))
        return found


def _joined(stems: dict[tuple[int, int], int]) -> tuple[Row, ...]:
    """Join the classes of equal harmony and cost in one mask; the cheapest rows come first, and hide dearer
    ones."""
    masks: dict[tuple[int, int], int] = {}
    for (sound, cost), tone in stems.items():
        masks[cost, tone] = masks.get((cost, tone), 0) | sound
    return tuple((sound, tone, cost) for (cost, tone), sound in sorted(masks.items()))
