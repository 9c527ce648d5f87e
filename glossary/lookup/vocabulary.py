"""From the words of a query to the words of the termbase that they may be."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA
from sqlalchemy.orm import Session

from glossary.domain.vocabulary import Language
from glossary.language import forms, kazakh, skeleton
from glossary.lookup.query import languages_of
from glossary.storage.statements import Row, among, rows
from glossary.storage.term_keys import deletions_of

DOUBT = 1000  # a headword's own ending taken off, or a guessed form: above any ending's cost
BROKEN = 2 * DOUBT  # vowel harmony broken, or a word of its own derived
_UNSURE = {Language.KAZAKH: BROKEN, Language.RUSSIAN: DOUBT, Language.ENGLISH: DOUBT}
MISTAKE = 10_000  # the cost of one wrong letter, above any doubt
_SECOND_READING = 5  # what it costs to read a word in other letters in the less likely way
_ONCE_FROM, _TWICE_FROM = 4, 7  # letters a word must have for one mistake, and for two
# Behind a whole stem these make another word (саясатшы, келіссөзші, мүддесіз), not a misspelt form.
_DERIVING = frozenset("шы ші кер гер сыз сіз шыл шіл лы лі қой ғой паз".split())
_ENDING = 2  # letters of a right ending that let a shorter stem hold a mistake


class Reading(NamedTuple):
    """A word of the termbase that a word of the query may be; the lower the cost, the likelier."""

    cost: int
    word: str
    language: str
    word_id: int


Readings = dict[str, list[Reading]]  # by the word of the query, likeliest first
_Meanings = dict[str, list[tuple[str, str, int]]]  # by stem: query word, language (or any), cost

_STEMS = (
    "SELECT s.stem, s.cost, w.id, w.language, w.word FROM word_stem s"
    " JOIN word w ON w.id = s.word_id WHERE s.stem IN ??"
)
_SKELETONS = (
    "SELECT s.skeleton, s.cost, w.id, w.language, w.word FROM word_skeleton s"
    " JOIN word w ON w.id = s.word_id WHERE s.skeleton IN ??"
)
_DELETIONS = (
    "SELECT d.deletion, w.id, w.language, w.word FROM word_deletion d"
    " JOIN word w ON w.id = d.word_id WHERE d.deletion IN ??"
)


def read_forms(
    session: Session,
    words: Iterable[str],
    *,
    languages: Collection[Language] = tuple(Language),
    sure: bool = False,
) -> Readings:
    """Return the termbase's words of which each query word may be an inflected form, in one statement.

    A query word's candidates meet the stems of the termbase's words, so that either may be inflected:
    the word of a term that carries its own plural or possessive costs what was taken off it. *sure*
    leaves out what a text seldom means: broken vowel harmony, and verbs for their verbal noun.
    """
    meanings: _Meanings = {}
    for word in words:
        for language in languages_of(word):
            for candidate in forms.candidates(word, language) if language in languages else ():
                if sure and (candidate.verbal or not (candidate.strict or language is Language.RUSSIAN)):
                    continue
                stem = candidate.lemma.replace("-", "")
                cost = candidate.cost + (0 if candidate.strict else _UNSURE[language])
                meanings.setdefault(stem, []).append((word, language.value, cost))
    return _met(rows(session, _STEMS, among(session, meanings.keys())), meanings)


def read_letters(session: Session, words: Iterable[str]) -> Readings:
    """Return the termbase's words that each query word, as typed, may spell in other letters; one statement.

    The endings are stripped in the skeleton too, so that an inflected word in Latin letters is read.
    """
    meanings: _Meanings = {}
    for word in words:
        for likelihood, read in enumerate(skeleton.skeletons(word)):
            for cost, candidate in enumerate(kazakh.skeleton_candidates(read.replace(" ", ""))):
                meaning = (word, "", cost + likelihood * _SECOND_READING)
                meanings.setdefault(candidate, []).append(meaning)
    return _met(rows(session, _SKELETONS, among(session, meanings.keys())), meanings)


def read_misspelt(session: Session, words: Iterable[str]) -> Readings:
    """Return the termbase's words that each query word becomes by one or two corrections; one statement.

    Corrections are a letter more, less, other, or two neighbours swapped (OSA distance). Words of three
    letters and less are taken as they are; two corrections are for words of seven and more.
    """
    meant: dict[int, list[str]] = {}
    for word in words:
        if len(word) >= _ONCE_FROM:
            for deletion in deletions_of(word):
                meant.setdefault(deletion, []).append(word)
    best: dict[tuple[str, int], Reading] = {}
    for deletion, word_id, language, spelling in rows(session, _DELETIONS, among(session, meant.keys())):
        for word in meant[deletion]:
            if (word, word_id) not in best:
                most = 2 if len(word) >= _TWICE_FROM else 1
                distance = OSA.distance(word, spelling, score_cutoff=most)
                derived = distance == 2 and (word.startswith(spelling) or spelling.startswith(word))
                if distance <= most and not derived and not _is_derived(word, spelling, language):
                    best[word, word_id] = Reading(distance * MISTAKE, spelling, language, word_id)
    return _by_word(best)


def read_misspelt_forms(session: Session, words: Iterable[str]) -> Readings:
    """Return the termbase's Kazakh words of which each query word is a form with one mistake in it."""
    meanings: _Meanings = {}
    misspelt: dict[int, list[tuple[str, str, int]]] = {}
    for word in words:
        for guess in kazakh.guesses(word) if Language.KAZAKH in languages_of(word) else ():
            cost = guess.cost + MISTAKE
            if not guess.mistakes:
                meanings.setdefault(guess.stem, []).append((word, Language.KAZAKH.value, cost))
            elif len(guess.stem) >= _ONCE_FROM or len(word) - len(guess.stem) >= _ENDING:
                for deletion in deletions_of(guess.stem, most=1):
                    misspelt.setdefault(deletion, []).append((word, guess.stem, cost))
    found = _met(rows(session, _STEMS, among(session, meanings.keys())), meanings)
    best = {
        (word, reading.word_id): reading
        for word, readings in found.items()
        for reading in readings
        if not _is_derived(word, reading.word, reading.language)
    }
    for deletion, word_id, language, spelling in rows(session, _DELETIONS, among(session, misspelt.keys())):
        for word, stem, cost in misspelt[deletion]:
            if OSA.distance(stem, spelling, score_cutoff=1) <= 1 and not _is_derived(
                word, spelling, language
            ):
                reading = Reading(cost, spelling, language, word_id)
                best[word, word_id] = min(reading, best.get((word, word_id), reading))
    return _by_word(best)


def _is_derived(word: str, headword: str, language: str) -> bool:
    """Say whether a word is a stem of a Kazakh headword and a suffix that makes another word of it.

    >>> _is_derived("саясатшы", "саясаты", "kk"), _is_derived("саясатың", "саясаты", "kk")
    (True, False)
    """
    return language == Language.KAZAKH and any(
        word.startswith(stem) and word[len(stem) :] in _DERIVING
        for stem in forms.headword_stems(headword, language)
    )


def _met(found: Sequence[Row], meanings: _Meanings) -> Readings:
    best: dict[tuple[str, int], Reading] = {}
    for stem, stem_cost, word_id, language, spelling in found:
        for word, meant, cost in meanings[stem]:
            if meant in (language, ""):
                doubt = DOUBT if stem_cost and language == Language.KAZAKH else 0
                reading = Reading(cost + stem_cost + doubt, spelling, language, word_id)
                best[word, word_id] = min(reading, best.get((word, word_id), reading))
    return _by_word(best)


def _by_word(best: dict[tuple[str, int], Reading]) -> Readings:
    readings: Readings = {}
    for (word, _), reading in sorted(best.items(), key=lambda item: item[1]):
        readings.setdefault(word, []).append(reading)
    return readings
