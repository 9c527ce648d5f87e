"""Stems as they were before an ending changed them, and the verbal nouns under which verbs are entered."""

from glossary.language.kazakh.letters import CYRILLIC, Letters


def restored(stem: str, following: str, letters: Letters = CYRILLIC) -> list[tuple[str, int]]:
    """Return *stem* and what it may have been before an ending that begins with *following*, with the added
    costs.

    From the orthographic rules: к, қ, п voiced before a vowel (тәртібі) or else a narrow vowel dropped
    (халқы, орны), never both; ь dropped (ролі). Of loans: a linking і after two consonants (субъектісі),
    the last letter of ст and зд (съезі), a double consonant written single (процестің).

    >>> restored("тәртіб", "і"), restored("халқ", "ы")[::2]
    ([('тәртіб', 0), ('тәртіп', 0), ('тәртібь', 2)], [('халқ', 0), ('халқь', 2)])
    """
    found = [(stem, 0)]
    last, before = stem[-1], stem[-2]
    vowels = letters.vowels
    if last in vowels:
        if last in letters.narrow and len(stem) > 3 and before not in vowels and stem[-3] not in vowels:
            found.append((stem[:-1], 2))
        return found
    if following in letters.narrow:
        if last in letters.unvoiced:
            found.append((stem[:-1] + letters.unvoiced[last], 0))
        elif before not in vowels or before in letters.glides:
            found.append((stem[:-1] + following + last, 1))
        if letters.soft:
            found.append((stem + letters.soft, 2))
    if last in letters.lost:
        found.append((stem + letters.lost[last], 3))
    if last in letters.doubled and before in vowels:
        found.append((stem + last, 3))
    return found


def verbal_nouns(stem: str, following: str = "", letters: Letters = CYRILLIC) -> list[tuple[str, int]]:
    """Return the verbal nouns of a verb *stem* and of the stem without its voices, with the added costs.

    >>> [verbal_nouns(stem)[0][0] for stem in ("бөл", "ата", "оқы", "қой", "шық", "тап")]
    ['бөлу', 'атау', 'оқу', 'қою', 'шығу', 'табу']
    >>> verbal_nouns("басқарыл"), verbal_nouns("тау", "ы")
    ([('басқарылу', 0), ('басқару', 2), ('басқару', 2)], [('тауу', 0), ('табу', 0)])
    """
    found = [(noun, 0) for noun in with_u(stem, letters)]
    if stem[-1] == letters.rounded and following in letters.narrow:
        found.append((stem[:-1] + letters.voiced_p + letters.rounded, 0))
    for shorter, cost in _without_voice(stem, letters):
        found += [(noun, cost) for noun in with_u(shorter, letters)]
        for shortest, more in _without_voice(shorter, letters):
            found += [(noun, cost + more) for noun in with_u(shortest, letters)]
    return found


def with_u(stem: str, letters: Letters = CYRILLIC) -> tuple[str, ...]:
    """Return the verbal noun of a verb *stem* in the spelling of -у; in the skeleton, where й is і, perhaps
    two.

    >>> with_u("оқы"), with_u("қой")
    (('оқу',), ('қою',))
    """
    endings = letters.verbal_nouns.get(stem[-1])
    if endings is None:
        return (stem + letters.rounded,)
    return tuple([stem[:-1] + ending for ending in endings])


def _without_voice(stem: str, letters: Letters) -> list[tuple[str, int]]:
    """Take off a passive, reflexive or reciprocal (-ыл, -ын, -ыс), or a causative, which is dearer."""
    last = stem[-1]
    if len(stem) < 4 or last not in letters.voice_letters:
        return []
    if last in letters.voices:
        before = stem[-2]
        if before in letters.narrow:
            return [(stem[:-2], 2), (stem[:-1], 2)]
        return [(stem[:-1], 2)] if before in letters.vowels else []
    for causative in letters.causatives:
        if stem.endswith(causative) and len(stem) > len(causative) + 1:
            return [(stem[: -len(causative)], 4)]
    return []
