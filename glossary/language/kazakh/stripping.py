"""From a folded Kazakh word to the headwords it could be a form of.

The rule that measuring gave: strip every chain of endings the grammar allows, keep all the candidates, and let the
look-up take those that are headwords. One stem as the key merges words that have nothing to do with one another.
"""

from collections.abc import Iterator
from typing import NamedTuple

from glossary.language.kazakh.nominal import nominal_endings
from glossary.language.kazakh.phonology import VOWELS, harmony, sound_class
from glossary.language.kazakh.verbal import finite_endings, participle_endings, verbal_nouns, without_voice

_NOMINAL = nominal_endings()
_FINITE = finite_endings()
_PARTICIPLE = participle_endings()
_LONGEST = max(map(len, _NOMINAL))
_LONGEST_VERBAL = max(map(len, [*_FINITE, *_PARTICIPLE]))
_DEVOICED = {"г": "к", "ғ": "қ", "б": "п"}
_RELAXED_COST = 10
_VERBAL_COST = 20


class Candidate(NamedTuple):
    """A headword that a word may be a form of: ``strict`` if harmony and spelling agree, ``verbal`` if the headword
    is the verbal noun of a verb form; the lower the ``cost``, the likelier."""

    lemma: str
    strict: bool
    verbal: bool
    cost: int


def candidates(word: str) -> tuple[Candidate, ...]:
    """Return every headword the folded Kazakh *word* could be a form of, itself first, then by rising cost.

    A lemma stands once, at its lowest cost. Nothing is looked up: most candidates are no words at all, and the caller
    keeps those that are headwords.

    >>> [c.lemma for c in candidates("саясатының") if c.strict and not c.verbal][:3]
    ['саясатының', 'саясаты', 'саясат']
    >>> any(c.lemma == "бөлу" and c.verbal for c in candidates("бөлінген"))
    True
    """
    found: dict[str, Candidate] = {}
    for stem, strict, cost in _nominal_stems(word):
        for lemma, more in _restored(stem, word):
            _keep(found, lemma, strict, False, cost + more)
        for lemma, verbal_strict, more in _verbal_lemmas(stem, _PARTICIPLE):
            _keep(found, lemma, strict and verbal_strict, True, cost + more)
    for lemma, strict, cost in _verbal_lemmas(word, _FINITE):
        _keep(found, lemma, strict, True, cost)
    return tuple(sorted(found.values(), key=lambda candidate: candidate.cost))


def _keep(found: dict[str, Candidate], lemma: str, strict: bool, verbal: bool, cost: int) -> None:
    cost += (0 if strict else _RELAXED_COST) + (_VERBAL_COST if verbal else 0)
    known = found.get(lemma)
    if known is None or cost < known.cost:
        found[lemma] = Candidate(lemma, strict, verbal, cost)


def _nominal_stems(word: str) -> Iterator[tuple[str, bool, int]]:
    length = len(word)
    for cut in range(length, max(1, length - _LONGEST - 1), -1):
        rows = _NOMINAL.get(word[cut:])
        if rows:
            stem = word[:cut]
            sound, tone = sound_class(stem), harmony(stem)
            for mask, tones, cost in rows:
                if mask & sound:
                    yield stem, bool(tones & tone), cost


def _restored(stem: str, word: str) -> Iterator[tuple[str, int]]:
    """Yield the stem and what it may have been before the ending changed it, with the added cost."""
    yield stem, 0
    if len(stem) == len(word) or len(stem) < 2:
        return
    last, before = stem[-1], stem[-2]
    following = word[len(stem)]
    if following in "ыі":
        if last in _DEVOICED:
            yield stem[:-1] + _DEVOICED[last], 0
        if last not in VOWELS:
            yield stem + "ь", 2
            if before not in VOWELS or before in "иу":
                tone = "ы" if following == "ы" else "і"
                yield stem[:-1] + tone + last, 1
    if last in "ыі" and len(stem) > 3 and before not in VOWELS and stem[-3] not in VOWELS:
        yield stem[:-1], 2
    if last == "с" and following in "тыі":
        yield stem + "т", 3
    if last == "з" and following in "дыі":
        yield stem + "д", 3
    if last not in VOWELS and before in VOWELS and last not in "йьъ":
        yield stem + last, 3


def _verbal_lemmas(word: str, table: object) -> Iterator[tuple[str, bool, int]]:
    length = len(word)
    for cut in range(length - 1, max(1, length - _LONGEST_VERBAL - 1), -1):
        rows = table.get(word[cut:])  # type: ignore[attr-defined]
        if rows:
            stem = word[:cut]
            sound, tone = sound_class(stem), harmony(stem)
            for mask, tones, cost in rows:
                if mask & sound:
                    strict = bool(tones & tone)
                    for noun in verbal_nouns(stem):
                        yield noun, strict, cost
                    for shorter in without_voice(stem):
                        for noun in verbal_nouns(shorter):
                            yield noun, strict, cost + 2


def headword_stems(word: str) -> tuple[str, ...]:
    """Return the stems under which a word of a headword is indexed: itself, and without its own plural and possessive.

    >>> headword_stems("жүйесі"), headword_stems("одағы"), headword_stems("қатынастар")
    (('жүйесі', 'жүйес', 'жүйе'), ('одағы', 'одағ', 'одақ'), ('қатынастар', 'қатынас'))
    """
    own = [word]
    for stem, strict, _ in _nominal_stems(word):
        if strict and word[len(stem) :] in _OWN:
            own += [lemma for lemma, more in _restored(stem, word) if more == 0]
    return tuple(dict.fromkeys(own))


_OWN = frozenset(
    [
        "ы",
        "і",
        "сы",
        "сі",
        "лар",
        "лер",
        "дар",
        "дер",
        "тар",
        "тер",
        "лары",
        "лері",
        "дары",
        "дері",
        "тары",
        "тері",
    ]
)


def is_ending(text: str) -> bool:
    """Tell whether *text* can stand behind a hyphen as the ending of an abbreviation or a number.

    >>> is_ending("ның"), is_ending("тірес")
    (True, False)
    """
    return text in _NOMINAL and text not in ("", "на", "не", "мен")
