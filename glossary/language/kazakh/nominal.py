"""Endings of Kazakh nouns and adjectives, generated from the grammar and inverted into one table.

STEM + plural + possessive + case + -ғы after a locative + predicative. The generator runs forwards once for
every class of last sound and each harmony; what it spells is the key, and the stems it may follow are the
value.
"""

from collections.abc import Iterator

from glossary.language.kazakh.inventory import Endings, Row
from glossary.language.kazakh.phonology import BACK, CLASSES, FRONT, NO_HARMONY, POSSESSED, N, R, V, Z, spell

_CASES = (  # suffix, row of initials, cost
    ("Yң", "genitive", 1),
    ("Y", "accusative", 1),
    ("A", "dative", 1),
    ("A", "locative", 1),
    ("Aн", "ablative", 1),
    ("ен", "instrumental", 1),
    ("Aй", "locative", 3),
    ("ікі", "genitive", 4),
)
_AFTER_THIRD = ("нYң", "нA", "н", "ндA", "нAн", "мен", "ндAй", "ншA", "нікі")
_PREDICATIVES = ("сYң", "сYңдAр", "сYздAр")
# Rather derive a word of its own (қазақша, қарусыз) than make a form (барғанша, барғансыз): never strict.
_DERIVING = ("шA", "сYз")
_DERIVING_COST = 5
_FIRST_PREDICATIVES = ("Yн", "Yз")


def nominal_endings() -> Endings:
    """Return every nominal ending with the stems it may follow (some 3,000).

    >>> endings = nominal_endings()
    >>> "ларымыздағы" in endings, "ындағылардың" in endings, endings.of("адаммен")
    (True, True, [(1, ((64, 3, 3),)), (3, ((15, 3, 1), (64, 3, 3))), (4, ((1, 3, 4),))])
    """
    return Endings(_rows())


def _rows() -> Iterator[tuple[str, Row]]:
    for tone in (BACK, FRONT):
        for previous in CLASSES:
            for ending, cost in _after_stem(previous, tone):
                yield ending, (previous, tone, cost)
            for suffix in _DERIVING:
                yield spell(suffix, "", previous, tone), (previous, NO_HARMONY, _DERIVING_COST)
        for ending, cost in _after_third_person(tone):
            yield ending, (POSSESSED, tone, cost + 2)


def _after_stem(previous: int, tone: int) -> Iterator[tuple[str, int]]:
    yield from _after_number(previous, tone)
    plural = spell("Aр", "plural", previous, tone)
    yield plural, 1
    for ending, cost in _after_number(R, tone):
        yield plural + ending, cost + 1
    degree = spell("рAK" if previous == V else "YрAK", "", previous, tone)
    yield degree, 3


def _after_number(previous: int, tone: int) -> Iterator[tuple[str, int]]:
    yield from _cases(previous, tone)
    yield from _predicatives(previous, tone)
    for possessive, last, cost in _possessives(previous):
        spelt = spell(possessive, "", previous, tone)
        yield spelt, cost
        following = _after_third_person(tone) if last == POSSESSED else _after_person(possessive, last, tone)
        for ending, more in following:
            yield spelt + ending, cost + more


def _possessives(previous: int) -> tuple[tuple[str, int, int], ...]:
    """Return suffix, class of its last sound, cost."""
    link = "" if previous == V else "Y"
    third = "сY" if previous == V else "Y"
    return (
        (third, POSSESSED, 1),
        (link + "м", N, 3),
        (link + "ң", N, 4),
        (link + "мYз", Z, 2),
        (link + "ңYз", Z, 4),
    )


def _after_third_person(tone: int) -> Iterator[tuple[str, int]]:
    for suffix in _AFTER_THIRD:
        cost = {"ндAй": 2, "ншA": 2, "нікі": 4}.get(suffix, 1)
        yield spell(suffix, "", V, tone), cost
    yield from _with_relative(spell("ндA", "", V, tone), tone, 1)


def _after_person(possessive: str, last: int, tone: int) -> Iterator[tuple[str, int]]:
    short_dative = possessive in {"м", "ң", "Yм", "Yң"}
    for ending, cost in _cases(last, tone):
        if short_dative and ending == spell("A", "dative", last, tone):
            ending = spell("A", "", last, tone)
        yield ending, cost
    yield from _predicatives(last, tone)


def _cases(previous: int, tone: int) -> Iterator[tuple[str, int]]:
    for suffix, row, cost in _CASES:
        yield spell(suffix, row, previous, tone), cost
    yield from _with_relative(spell("A", "locative", previous, tone), tone, 1)


def _with_relative(locative: str, tone: int, cost: int) -> Iterator[tuple[str, int]]:
    """Continue a locative: -дағы and its own plural, possessive and cases; -дамын."""
    for ending, more in _predicatives(V, tone):
        yield locative + ending, cost + more
    relative = locative + spell("GY", "", V, tone)
    yield relative, cost + 1
    plural = relative + spell("Aр", "plural", V, tone)
    yield plural, cost + 2
    for suffix, row, more in _CASES:
        yield relative + spell(suffix, row, V, tone), cost + more + 1
        yield plural + spell(suffix, row, R, tone), cost + more + 2
    for ending in _AFTER_THIRD:
        yield relative + spell("сY" + ending, "", V, tone), cost + 3
    yield relative + spell("сY", "", V, tone), cost + 2


def _predicatives(previous: int, tone: int) -> Iterator[tuple[str, int]]:
    for suffix in _FIRST_PREDICATIVES:
        yield spell(suffix, "predicative", previous, tone), 5
    for suffix in _PREDICATIVES:
        yield spell(suffix, "", previous, tone), 6
