"""The table into which a generated grammar is inverted: from a spelt ending to the stems it may follow."""

# ending → (mask of sound classes of the stem, mask of harmonies, cost: the rarer, the dearer), cheapest first
Table = dict[str, tuple[tuple[int, int, int], ...]]


class Inventory:
    """Endings gathered one by one; an ending that both harmonies spell alike serves both."""

    def __init__(self) -> None:
        self._found: dict[str, dict[tuple[int, int], int]] = {}

    def add(self, ending: str, sound_class: int, tone: int, cost: int) -> None:
        """Note that *ending* may follow stems of one class and tone; the lowest cost stays."""
        stems = self._found.setdefault(ending, {})
        key = (sound_class, tone)
        stems[key] = min(cost, stems.get(key, cost))

    def table(self) -> Table:
        """Return the table, stems of equal harmony and cost joined in one mask."""
        return {ending: _joined(stems) for ending, stems in self._found.items()}


def _joined(stems: dict[tuple[int, int], int]) -> tuple[tuple[int, int, int], ...]:
    tones: dict[tuple[int, int], int] = {}
    for (sound_class, tone), cost in stems.items():
        tones[sound_class, cost] = tones.get((sound_class, cost), 0) | tone
    masks: dict[tuple[int, int], int] = {}
    for (sound_class, cost), tone in tones.items():
        masks[tone, cost] = masks.get((tone, cost), 0) | sound_class
    return tuple(sorted(((mask, tone, cost) for (tone, cost), mask in masks.items()), key=lambda row: row[2]))
