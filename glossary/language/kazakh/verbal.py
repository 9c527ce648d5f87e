"""Endings of Kazakh verbs, and the verbal noun in -у under which a verb is entered.

STEM + voice + negation + tense + person, from the school grammar. Participles and negated verbal nouns go on as nouns
do, so they stand in a table of their own, looked up on what nominal stripping leaves.
"""

from collections.abc import Iterator

from glossary.language.kazakh.inventory import Inventory, Table
from glossary.language.kazakh.phonology import BACK, CLASSES, FRONT, POSSESSED, R, T, V, spell

_PERSONS_AFTER_PAST = ("м", "ң", "ңYз", "K", "ңдAр", "ңYздAр")
_PERSONS_AFTER_PRESENT = ("дY", "мYн", "сYң", "сYз", "мYз", "сYңдAр", "сYздAр")
_PERSONS_AFTER_CONVERB = ("тY", "пYн", "сYң", "сYз", "пYз")


def finite_endings() -> Table:
    """Return the endings after which nothing follows: finite forms, converbs, imperatives.

    >>> table = finite_endings()
    >>> "майды" in table, "ып" in table, "мепті" in table
    (True, True, True)
    """
    return _generated(_finite)


def participle_endings() -> Table:
    """Return the endings of participles and negated verbal nouns, which nominal endings follow.

    >>> table = participle_endings()
    >>> "ған" in table, "мейтін" in table, "ушы" in table
    (True, True, True)
    """
    return _generated(_participles)


def _generated(grammar: object) -> Table:
    found = Inventory()
    for tone in (BACK, FRONT):
        for previous in CLASSES:
            for ending, cost in grammar(previous, tone):  # type: ignore[operator]
                found.add(ending, previous, tone, cost)
            negation = spell("A", "negation", previous, tone)
            for ending, cost in grammar(V, tone):  # type: ignore[operator]
                found.add(negation + ending, previous, tone, cost + 1)
        negation = spell("A", "negation", V, tone)
        del negation
    return found.table()


def _finite(previous: int, tone: int) -> Iterator[tuple[str, int]]:
    def spelt(suffix: str, row: str = "") -> str:
        return spell(suffix, row, previous, tone)

    vowel = previous == V
    past, conditional = spelt("Y", "locative"), spelt("сA")
    for base in (past, conditional):
        yield base, 0
        for person in _PERSONS_AFTER_PAST:
            yield base + spell(person, "", V, tone), 1
    present = "й" if vowel else spelt("A")
    yield present, 2
    for person in _PERSONS_AFTER_PRESENT:
        yield present + spell(person, "", V, tone), 0
    converb = "п" if vowel else spelt("Yп")
    yield converb, 0
    for person in _PERSONS_AFTER_CONVERB:
        yield converb + spell(person, "", T, tone), 1
    for suffix in ("сYн", "ғYн"):
        yield spelt(suffix), 3
    yield spelt("Aлы", "dative").replace("лы", "лі" if tone == FRONT else "лы"), 2
    link = "" if vowel else "Y"
    for suffix in (link + "ңYз", link + "ңдAр", link + "ңYздAр"):
        yield spelt(suffix), 3
    for suffix in ("йYн", "йYқ") if vowel else ("AйYн", "AйYқ"):
        yield spelt(suffix), 3


def _participles(previous: int, tone: int) -> Iterator[tuple[str, int]]:
    def spelt(suffix: str, row: str = "") -> str:
        return spell(suffix, row, previous, tone)

    vowel = previous == V
    yield spelt("Aн", "dative"), 0
    yield spelt("йтYн" if vowel else "AтYн"), 0
    yield spelt("р" if vowel else "Aр"), 1
    yield spelt("AK", "negation"), 2
    yield spelt("ушY"), 2
    yield spelt("рлYK" if vowel else "AрлYK"), 3
    if vowel:
        yield "у", 0
        yield "с", 1
    if previous not in (V, R):
        return


def verbal_nouns(stem: str) -> tuple[str, ...]:
    """Return the verbal noun of a verb *stem*, in the spelling rules of -у; two, where the stem was itself altered.

    >>> verbal_nouns("бөл"), verbal_nouns("ата"), verbal_nouns("оқы"), verbal_nouns("қой"), verbal_nouns("шық")
    (('бөлу',), ('атау',), ('оқу',), ('қою',), ('шығу',))
    """
    last = stem[-1:]
    if last in "ыі":
        return (stem[:-1] + "у",)
    if last == "й":
        return (stem[:-1] + "ю",)
    if last == "и":
        return (stem + "ю",)
    voiced = {"қ": "ғ", "к": "г", "п": "б"}.get(last)
    return (stem[:-1] + voiced + "у",) if voiced else (stem + "у",)


def without_voice(stem: str) -> Iterator[str]:
    """Yield *stem* without a passive, reflexive or reciprocal suffix.

    >>> list(without_voice("қосыл")), list(without_voice("белгілен")), list(without_voice("ал"))
    (['қос', 'қосы'], ['белгіле'], [])
    """
    if len(stem) < 4 or stem[-1] not in "лнс":
        return
    if stem[-2] in "ыі":
        yield stem[:-2]
        yield stem[:-1]
    elif stem[-2] in "аеиу":
        yield stem[:-1]


__all__ = ["POSSESSED", "finite_endings", "participle_endings", "verbal_nouns", "without_voice"]
