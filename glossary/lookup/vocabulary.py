"""From the words of a query to the words of the termbase that they may be."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy.orm import Session

from glossary.domain.vocabulary import Language
from glossary.language import forms
from glossary.storage.statements import among, rows


class Reading(NamedTuple):
    """A word of the termbase that a word of the query may be; the lower the cost, the likelier."""

    cost: int
    word: str
    language: str
    word_id: int


Readings = dict[str, list[Reading]]  # by the word of the query, likeliest first
_Meanings = dict[str, list[tuple[str, str, int]]]  # by stem: query word, language, cost

_STEMS = (
    "SELECT s.stem, s.cost, w.id, w.language, w.word FROM word_stem s"
    " JOIN word w ON w.id = s.word_id WHERE s.stem IN ??"
)


def read_forms(
    session: Session, words: Iterable[str], languages: Collection[Language], *, sure: bool = False
) -> Readings:
    """Return the termbase's words of which each query word may be an inflected form, in one statement.

    A query word's candidates meet the stems of the termbase's words, so that either may be inflected:
    the word of a term that carries its own plural or possessive costs what was taken off it. *sure*
    leaves out what a text seldom means: broken vowel harmony, and verbs for their verbal noun.
    """
    meanings: _Meanings = {}
    for word in words:
        for language in languages:
            for candidate in forms.candidates(word, language):
                if sure and (candidate.verbal or not candidate.strict):
                    continue
                stem = candidate.lemma.replace("-", "")
                meanings.setdefault(stem, []).append((word, language.value, candidate.cost))
    return _met(rows(session, _STEMS, among(session, meanings.keys())), meanings)


def _met(found: Iterable[tuple[str, int, int, str, str]], meanings: _Meanings) -> Readings:
    best: dict[tuple[str, int], Reading] = {}
    for stem, stem_cost, word_id, language, spelling in found:
        for word, meant, cost in meanings[stem]:
            if meant == language:
                reading = Reading(cost + stem_cost, spelling, language, word_id)
                place = (word, word_id)
                best[place] = min(reading, best.get(place, reading))
    readings: Readings = {}
    for (word, _), reading in sorted(best.items(), key=lambda item: item[1]):
        readings.setdefault(word, []).append(reading)
    return readings
