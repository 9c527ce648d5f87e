"""Endings of Kazakh verbs, generated from the grammar.

STEM + negation + tense, mood or converb + person, from the school grammar; voices are taken off the stem
afterwards (``glossary.language.kazakh.stems``). Participles and verbal nouns go on as nouns do, so they
stand in a table of their own, looked up on what nominal stripping leaves.
"""

from collections.abc import Callable, Iterator

from glossary.language.kazakh.inventory import Endings, Row
from glossary.language.kazakh.phonology import BACK, CLASSES, FRONT, T, V, spell

_AFTER_PAST = ("м", "ң", "ңYз", "K", "ңдAр", "ңYздAр")
_AFTER_PRESENT = ("дY", "мYн", "м", "сYң", "сYз", "мYз", "сYңдAр", "сYздAр")
_AFTER_CONVERB = ("тY", "пYн", "сYң", "сYз", "пYз")
_Grammar = Callable[[int, int], Iterator[tuple[str, int]]]


def finite_endings() -> Endings:
    """Return the endings after which nothing follows: finite forms, converbs, imperatives (some 600).

    >>> table = finite_endings()
    >>> "майды" in table, "ып" in table, "мепті" in table, "ыңыз" in table
    (True, True, True, True)
    """
    return Endings(_spelt(_finite))


def participle_endings() -> Endings:
    """Return the endings of participles and verbal nouns, which nominal endings follow.

    >>> table = participle_endings()
    >>> "ған" in table, "мейтін" in table, "ушы" in table, "мау" in table
    (True, True, True, True)
    """
    return Endings(_spelt(_participles))


def _spelt(grammar: _Grammar) -> Iterator[tuple[str, Row]]:
    """Spell a grammar after every class of sound, and again after the negation, which ends in a vowel."""
    for tone in (BACK, FRONT):
        for previous in CLASSES:
            for ending, cost in grammar(previous, tone):
                yield ending, (previous, tone, cost)
            negation = spell("A", "negation", previous, tone)
            for ending, cost in (("", 6), ("с", 1), *grammar(V, tone)):
                yield negation + ending, (previous, tone, cost + 1)


def _finite(previous: int, tone: int) -> Iterator[tuple[str, int]]:
    vowel = previous == V
    link = "" if vowel else "Y"
    for base in (spell("Y", "locative", previous, tone), spell("сA", "", previous, tone)):
        yield base, 0
        yield from _persons(base, _AFTER_PAST, tone)
    present = "й" if vowel else spell("A", "", previous, tone)
    yield present, 2
    yield from _persons(present, _AFTER_PRESENT, tone)
    converb = spell(link + "п", "", previous, tone)
    yield converb, 0
    yield from _persons(converb, _AFTER_CONVERB, tone)
    yield spell("AлY", "dative", previous, tone), 2
    yield spell("Aй", "dative", previous, tone), 3
    hortative = ("йYн", "йYK") if vowel else ("AйYн", "AйYK")
    for suffix in (*hortative, "сYн", link + "ңYз", link + "ңдAр", link + "ңYздAр", link + "ң"):
        yield spell(suffix, "", previous, tone), 3


def _persons(base: str, endings: tuple[str, ...], tone: int) -> Iterator[tuple[str, int]]:
    for ending in endings:
        yield base + spell(ending, "", T, tone), 1


def _participles(previous: int, tone: int) -> Iterator[tuple[str, int]]:
    vowel = previous == V
    for suffix, row, cost in (
        ("Aн", "dative", 0),
        ("йтYн" if vowel else "AтYн", "", 0),
        ("р" if vowel else "Aр", "", 1),
        ("у", "", 1),
        ("AK", "negation", 2),
        ("AKшY", "negation", 2),
        ("AндYK", "dative", 1),
        ("йтYндYK" if vowel else "AтYндYK", "", 1),
        ("Y", "dative", 4),
        ("ушY", "", 2),
        ("улY", "", 3),
        ("рлYK" if vowel else "AрлYK", "", 3),
    ):
        yield spell(suffix, row, previous, tone), cost
