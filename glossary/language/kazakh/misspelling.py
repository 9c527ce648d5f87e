"""What stems an inflected word with one mistake in it may have: the mistake is in the stem, in the ending
or between."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from glossary.language.kazakh.letters import CYRILLIC
from glossary.language.kazakh.stems import restored

_LONGEST = 16
_MISTAKE_IN_ENDING = 2


class Guess(NamedTuple):
    """A stem to look for among the words of headwords, with the ``mistakes`` (0 or 1) it may still hold."""

    stem: str
    mistakes: int
    cost: int


def guesses(word: str) -> tuple[Guess, ...]:
    """Return the stems that the folded Kazakh *word* may have if one letter in it is wrong, missing, added
    or swapped.

    Where the ending is a right one, the stem may hold the mistake (``mistakes`` 1: seek headwords one
    letter away); where the ending is one letter away from a right one, the stem must be right (``mistakes``
    0). The word itself comes first, then by rising cost; a stem stands once for each number of mistakes.

    >>> Guess("дершава", 1, 1) in guesses("дершаваның"), Guess("держава", 0, 3) in guesses("державнаың")
    (True, True)
    """
    found: dict[tuple[str, int], int] = {(word, 1): 0}
    if len(word) > 2:
        for stem, mistakes, cost in (*_with_right_ending(word), *_with_wrong_ending(word)):
            known = found.get((stem, mistakes))
            if known is None or cost < known:
                found[stem, mistakes] = cost
    ranked = sorted(found.items(), key=lambda item: item[1])
    return tuple(Guess(stem, mistakes, cost) for (stem, mistakes), cost in ranked)


def _with_right_ending(word: str) -> Iterator[tuple[str, int, int]]:
    for size, rows in CYRILLIC.nominal.of(word):
        for stem, more in restored(word[:-size], word[-size]):
            yield stem, 1, rows[0][2] + more


def _with_wrong_ending(word: str) -> Iterator[tuple[str, int, int]]:
    endings = _cheapest()
    for cut in range(max(2, len(word) - _LONGEST), len(word)):
        swapped = word[: cut - 1] + word[cut] + word[cut - 1] + word[cut + 1 :]
        for text, place in ((word, cut), (swapped, cut)):
            ending = text[place:]
            cost = endings.get(ending) if text is swapped else _nearly(ending)
            if cost is not None:
                for following in "ыі" if ending[0] not in "ыі" else ending[0]:
                    for stem, more in restored(text[:place], following):
                        yield stem, 0, cost + more + _MISTAKE_IN_ENDING


@cache
def _cheapest() -> dict[str, int]:
    return {ending: rows[0][2] for ending, rows in CYRILLIC.nominal.items()}


@cache
def _shortened() -> dict[str, list[str]]:
    """Return the endings by what is left of them without one letter."""
    found: dict[str, list[str]] = {}
    for ending in _cheapest():
        for short in _without_one(ending):
            found.setdefault(short, []).append(ending)
    return found


def _without_one(text: str) -> set[str]:
    return {text[:place] + text[place + 1 :] for place in range(len(text))}


def _nearly(text: str) -> int | None:
    """Return the cost of the cheapest ending one mistake away from *text*, none if it is itself an ending."""
    endings = _cheapest()
    if text in endings:
        return None
    shorter = _without_one(text)
    near = {ending for ending in shorter if ending in endings}
    near.update(_shortened().get(text, ()))
    for short in shorter:
        near.update(ending for ending in _shortened().get(short, ()) if _one_apart(text, ending))
    return min((endings[ending] for ending in near), default=None)


def _one_apart(first: str, second: str) -> bool:
    """Tell whether two texts of one length differ in one letter, or in the order of two neighbours."""
    if len(first) != len(second):
        return False
    apart = [place for place, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        return first[apart[0]] == second[apart[1]] and first[apart[1]] == second[apart[0]]
    return len(apart) == 1
