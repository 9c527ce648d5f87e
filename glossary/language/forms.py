"""Word forms of any of the three languages: what a word could be a form of, and where a headword's word is indexed."""

from glossary.language import english, kazakh, russian
from glossary.language.kazakh import Candidate

__all__ = ["Candidate", "candidates", "headword_stems"]

_CANDIDATES = {"kk": kazakh.candidates, "ru": russian.candidates, "en": english.candidates}


def candidates(word: str, language: str) -> tuple[Candidate, ...]:
    """Return every headword the folded *word* of *language* (kk, ru, en) could be a form of, best first.

    A Kazakh ending behind a hyphen is taken off, as abbreviations carry it.

    >>> [candidate.lemma for candidate in candidates("шыұ-ға", "kk")][:2]
    ['шыұ-ға', 'шыұ']
    >>> candidates("орта", "de")
    Traceback (most recent call last):
    ...
    KeyError: 'de'
    """
    found = _CANDIDATES[language](word)
    head, hyphen, ending = word.rpartition("-")
    if language == "kk" and hyphen and head and kazakh.is_ending(ending):
        found = (found[0], Candidate(head, True, False, 1), *found[1:])
    return found


def headword_stems(word: str, language: str) -> tuple[str, ...]:
    """Return the stems under which the folded *word* of a headword is indexed; a query's candidates meet them.

    Kazakh: itself, and without its own plural and possessive. Russian and English: every dictionary form, since the
    words of a phrase are themselves inflected (государственной границы).

    >>> headword_stems("жүйесі", "kk"), headword_stems("государственная", "ru"), headword_stems("powers", "en")
    (('жүйесі', 'жүйес', 'жүйе'), ('государственная', 'государственный'), ('powers', 'power'))
    """
    if language == "kk":
        return kazakh.headword_stems(word)
    return tuple(candidate.lemma for candidate in _CANDIDATES[language](word))
