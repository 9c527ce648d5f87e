"""Word forms of the three languages: what a word could be a form of, and where a headword's word is
indexed."""

from glossary.language import english, kazakh, russian
from glossary.language.kazakh import Candidate, Guess

__all__ = ["Candidate", "Guess", "candidates", "headword_stems", "is_likely", "misspelt"]

_RELAXED, _VERBAL = kazakh.RELAXED_COST, kazakh.VERBAL_COST
_CANDIDATES = {"kk": kazakh.candidates, "ru": russian.candidates, "en": english.candidates}


def candidates(word: str, language: str) -> tuple[Candidate, ...]:
    """Return every headword the folded *word* of *language* (kk, ru, en) could be a form of, itself first.

    Nothing is looked up: the caller keeps the candidates that are headwords. Any other language is a
    ``KeyError``.

    >>> [candidate.lemma for candidate in candidates("шыұ-ға", "kk")][:2]
    ['шыұ-ға', 'шыұ']
    >>> [candidate.lemma for candidate in candidates("державами", "ru")]
    ['державами', 'держава']
    """
    return _CANDIDATES[language](word)


def is_likely(cost: int, best: int) -> bool:
    """Tell whether a candidate that is a headword is worth showing beside the *best* one, by their costs.

    Costs: below 10 a strict nominal form, from 10 with broken harmony, from 20 a verb for its verbal noun.
    A clear noun leaves room for a verb that the same letters spell plainly (алды: алд, алу), and for little
    else. Measured on Kazakh forms: precision among 1,548 headwords 97.7 instead of 93.6, among 14,496 95.0
    instead of 89.2, no noun lost; of verb forms, 0.8 and 4.4 in a hundred lost.

    >>> is_likely(2, 1), is_likely(4, 1), is_likely(20, 1), is_likely(12, 1)
    (True, False, True, False)
    """
    if best < _RELAXED:
        return cost <= best + 2 or _VERBAL <= cost < (_VERBAL + 2 if best <= 2 else _VERBAL + _RELAXED)
    return cost < _VERBAL + _RELAXED if best < _VERBAL else cost <= best + 3


def headword_stems(word: str, language: str) -> tuple[str, ...]:
    """Return the stems under which the folded *word* of a headword is indexed; a query's candidates meet
    them.

    Kazakh: itself, and without its own plural and possessive. Russian and English: every dictionary form,
    since the words of a phrase are themselves inflected (государственной границы).

    >>> headword_stems("жүйесі", "kk"), headword_stems("powers", "en")
    (('жүйесі', 'жүйес', 'жүйе'), ('powers', 'power'))
    >>> headword_stems("государственная", "ru")
    ('государственная', 'государственный')
    """
    if language == "kk":
        return kazakh.headword_stems(word)
    return tuple(candidate.lemma for candidate in candidates(word, language))


def misspelt(word: str, language: str) -> tuple[Guess, ...]:
    """Return the stems a misspelt and perhaps inflected *word* may have, with the mistakes each may still
    hold.

    Look for a guess with ``mistakes`` 0 among the stems of headwords as it stands, and for one with 1 among
    those one letter away. Measured on Kazakh forms with one random mistake: ranking headwords by ``cost`` +
    6 for a mistake in the stem, + 4 for one in the ending, then longest first, has the right one in the
    first five in 98 of 100 among 1,548 headwords and in 95 among 14,496.

    >>> [guess.stem for guess in misspelt("дершавами", "ru")], misspelt("sovereignities", "en")[1].stem
    (['дершавами', 'дершава', 'дершав'], 'sovereignity')
    """
    if language == "kk":
        return kazakh.guesses(word)
    return tuple(Guess(candidate.lemma, 1, candidate.cost) for candidate in candidates(word, language))
