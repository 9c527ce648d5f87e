"""Timing two kinds of work turn about, for figures that are ratios and never bare times."""

import gc
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

Work = Callable[[Any], object]


class Timing(NamedTuple):
    """Microseconds of one kind of work: median, 95th and 99th percentile."""

    middle: float
    late: float
    latest: float

    def __str__(self) -> str:
        return f"{self.middle:9.1f} /{self.late:9.1f} /{self.latest:9.1f}"


class Measured(NamedTuple):
    """One line of the table: ours, what it is measured against, and the most it may be."""

    what: str
    ours: Timing
    against: str
    bare: Timing
    most: float | None

    @property
    def ratio(self) -> float:
        """Return how many times the bare work ours takes, by the medians."""
        return self.ours.middle / self.bare.middle

    def __str__(self) -> str:
        verdict = (
            "" if self.most is None else f"  ≤ {self.most}: {'yes' if self.ratio <= self.most else 'NO'}"
        )
        return f"{self.what:42} {self.ours}  {self.against:34} {self.bare}  ratio {self.ratio:6.2f}{verdict}"


def compared(
    clock: Callable[[], float],
    what: str,
    ours: Work,
    against: str,
    bare: Work,
    inputs: Sequence[tuple[Any, Any]],
    most: float | None,
) -> Measured:
    """Time two kinds of work turn about, so that whatever disturbs the machine disturbs both."""
    for one, other in inputs[:50]:
        ours(one), bare(other)
    times: tuple[list[float], list[float]] = [], []
    gc.disable()
    for one, other in inputs:
        for kept, work, argument in ((times[0], ours, one), (times[1], bare, other)):
            start = clock()
            work(argument)
            kept.append((clock() - start) * 1e6)
    gc.enable()
    return Measured(what, timing(times[0]), against, timing(times[1]), most)


def timing(times: list[float]) -> Timing:
    """Return the percentiles of some times."""
    ordered = sorted(times)
    return Timing(*(ordered[int(len(ordered) * share)] for share in (0.5, 0.95, 0.99)))
