"""From a folded Kazakh word to the headwords it could be a form of.

The rule that measuring gave: strip every chain of endings the grammar allows, keep all the candidates, and
let the look-up take those that are headwords. One stem as the key merges words that have nothing to do with
one another.
"""

import re
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from glossary.language.kazakh.inventory import Endings, Row
from glossary.language.kazakh.letters import CYRILLIC, Letters, skeleton_letters
from glossary.language.kazakh.phonology import ANY_CLASS, FRONT, harmony
from glossary.language.kazakh.stems import restored, verbal_nouns, with_u

RELAXED_COST = 10
VERBAL_COST = 20
_FEMININE = ("ова", "ева", "ина", "ova", "eva", "ina")
_MERGED_COST = 1
_LONGEST_ABBREVIATION = 5
_PARTICLES = frozenset({"ақ", "ау", "ай", "мыс", "міс"})
_CONTRACTED = re.compile(r"[яи](?=$|[дм][ыі]|с[ыі][ңз]|т[ыі]н|р)")
_OWN = frozenset(
    ["ы", "і", "сы", "сі"]
    + [a + b for a in ("лар", "дар", "тар") for b in ("", "ы")]
    + [a + b for a in ("лер", "дер", "тер") for b in ("", "і")]
)


class Candidate(NamedTuple):
    """A headword that a word may be a form of.

    ``strict``: the harmony of its endings agrees; ``verbal``: the headword is the verbal noun of a verb
    form; the lower the ``cost``, the likelier.
    """

    lemma: str
    strict: bool
    verbal: bool
    cost: int


def candidates(word: str) -> tuple[Candidate, ...]:
    """Return every headword the folded Kazakh *word* could be a form of, itself first, then by rising cost.

    A lemma stands once, at its lowest cost. Nothing is looked up: most candidates are no words at all, and
    the caller keeps those that are headwords.

    >>> [c.lemma for c in candidates("саясатының") if c.strict and not c.verbal][:3]
    ['саясатының', 'саясаты', 'саясат']
    >>> [c.cost for c in candidates("бөлінген") if c.lemma == "бөлу" and c.verbal]
    [22]
    """
    found = _hyphenated(word) if "-" in word else _gathered(word, CYRILLIC)
    return tuple(map(_candidate, sorted(found.values(), key=_COST)))


def skeleton_candidates(skeleton: str) -> tuple[str, ...]:
    """Return the skeletons of every headword whose form may have this *skeleton*: itself first, then the
    likelier.

    The endings are folded too: with the endings of Cyrillic alone a quarter of the inflected queries found
    nothing.

    >>> "saiasat" in skeleton_candidates("saiasatinin")[:6]
    True
    """
    found = _gathered(skeleton, skeleton_letters())
    return tuple(lemma for lemma, *_ in sorted(found.values(), key=_COST))


# stem, the first letter of the ending taken off, whether harmony agrees, cost
_Stem = tuple[str, str, bool, int]
# lemma → the fields of its candidate
_Found = dict[str, tuple[str, bool, bool, int]]
_COST = itemgetter(3)
_candidate = partial(tuple.__new__, Candidate)  # what Candidate._make does, without its checks


def _gathered(word: str, letters: Letters) -> _Found:
    found: _Found = {word: (word, True, False, 0)}
    if len(word) < 2:
        return found
    stems = _stems(word, letters.nominal, letters)
    for stem, following, strict, cost in stems:
        for lemma, more in restored(stem, following, letters):
            _keep(found, lemma, strict, False, cost + more)
        if stem.endswith(_FEMININE):
            _keep(found, stem[:-1], strict, False, cost + 4)
    if word.endswith(_FEMININE):
        _keep(found, word[:-1], True, False, 4)
    _keep_verb_forms(found, word, stems, letters)
    for noun in with_u(word, letters):  # the bare imperative
        _keep(found, noun, False, True, 0)
    if letters is CYRILLIC:
        _keep_contracted(found, word)
    return found


def _hyphenated(word: str) -> _Found:
    """Take off an ending or a particle behind a hyphen (ШЫҰ-ға, кезеңнен-ақ); undo a line-end hyphen
    (сала-сында)."""
    head, _, tail = word.rpartition("-")
    if head and is_ending(tail):
        found = {word: (word, True, False, 0), head: (head, True, False, 1)}
    else:
        found = _gathered(word, CYRILLIC)
        if len(head) > 1 and tail in _PARTICLES:
            found |= {
                lemma: judged for lemma, judged in _gathered(head, CYRILLIC).items() if lemma not in found
            }
    for lemma, _, verbal, cost in _gathered(word.replace("-", ""), CYRILLIC).values():
        found.setdefault(lemma, (lemma, False, verbal, cost + RELAXED_COST))
    return found


def _keep_contracted(found: _Found, word: str) -> None:
    """Write out й + а in я and ы + й in и, as in қояды and оқиды, and strip the verb again."""
    match = _CONTRACTED.search(word, 1)
    if match:
        head = word[: match.start()]
        narrow = "ій" if harmony(head, CYRILLIC.tones) == FRONT else "ый"
        written_out = head + ("йа" if match[0] == "я" else narrow) + word[match.end() :]
        _keep_verb_forms(found, written_out, _stems(written_out, CYRILLIC.nominal, CYRILLIC), CYRILLIC)


def _keep_verb_forms(found: _Found, word: str, stems: list[_Stem], letters: Letters) -> None:
    """Strip *word* as a finite verb, and as a participle both itself and the *stems* of nominal stripping."""
    _keep_verbs(found, word, letters.finite, letters, True, 0)
    _keep_verbs(found, word, letters.participle, letters, True, 0)
    for stem, following, strict, cost in stems:
        last = stem[-1]
        if following in letters.narrow and last in letters.unvoiced:
            last = letters.unvoiced[last]
            stem = stem[:-1] + last
        if last in letters.participle.last_letters:
            _keep_verbs(found, stem, letters.participle, letters, strict, cost)


def _keep_verbs(
    found: _Found, word: str, endings: Endings, letters: Letters, strict: bool, cost: int
) -> None:
    for stem, following, agrees, more in _stems(word, endings, letters):
        for noun, dearer in verbal_nouns(stem, following, letters):
            _keep(found, noun, strict and agrees, True, cost + more + dearer)


def _keep(found: _Found, lemma: str, strict: bool, verbal: bool, cost: int) -> None:
    if not strict:
        cost += RELAXED_COST
    if verbal:
        cost += VERBAL_COST
    known = found.get(lemma)
    if known is None or cost < known[3]:
        found[lemma] = (lemma, strict, verbal, cost)


def _stems(word: str, endings: Endings, letters: Letters) -> list[_Stem]:
    """Return the stems that *endings* leave of *word*."""
    found: list[_Stem] = []
    for size, rows in endings.of(word):
        stem, following = word[:-size], word[-size]
        _add_agreeing(found, stem, following, rows, letters)
        if following == "i":  # the skeleton writes йі and ыи with one i
            _add_agreeing(found, stem + "i", following, rows, letters, _MERGED_COST)
    return found


def _add_agreeing(
    found: list[_Stem], stem: str, following: str, rows: tuple[Row, ...], letters: Letters, more: int = 0
) -> None:
    """Add *stem* once: by the cheapest row whose harmony agrees, or else by the cheapest."""
    sound = letters.sounds.get(stem[-1], ANY_CLASS)
    if len(stem) <= _LONGEST_ABBREVIATION and letters.vowels.isdisjoint(stem):
        sound = ANY_CLASS  # a suffix follows the spoken name of the last letter: ТМД-ның, ҚХР-мен
    fitting = [row for row in rows if row[0] & sound]
    if fitting:
        tone = harmony(stem, letters.tones)
        for _, tones, cost in fitting:
            if tones & tone:
                found.append((stem, following, True, cost + more))
                return
        found.append((stem, following, False, fitting[0][2] + more))


def headword_stems(word: str) -> tuple[str, ...]:
    """Return the stems under which a word of a headword is indexed: itself, and without its plural and
    possessive.

    >>> headword_stems("жүйесі"), headword_stems("одағы"), headword_stems("қатынастар")
    (('жүйесі', 'жүйес', 'жүйе'), ('одағы', 'одағ', 'одақ'), ('қатынастар', 'қатынас'))
    """
    head, _, tail = word.rpartition("-")
    own = [word, head] if head and is_ending(tail) else [word]
    for stem, following, strict, _ in _stems(word, CYRILLIC.nominal, CYRILLIC):
        if strict and word[len(stem) :] in _OWN:
            own += [lemma for lemma, more in restored(stem, following) if more < 2]
    return tuple(dict.fromkeys(own))


def is_ending(text: str) -> bool:
    """Tell whether *text* can stand behind a hyphen as the ending of an abbreviation or a number.

    >>> is_ending("ның"), is_ending("тірес")
    (True, False)
    """
    return bool(text) and text in CYRILLIC.nominal and text not in ("на", "не")
