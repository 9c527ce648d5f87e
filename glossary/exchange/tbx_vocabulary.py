"""What real TBX files write where the standard has a picklist, and what it means here."""

import re

from glossary.domain.vocabulary import (
    AdministrativeStatus,
    GrammaticalGender,
    Language,
    PartOfSpeech,
    RelationType,
    TermType,
)

_PREFERRED, _ADMITTED, _SUPERSEDED, _DEPRECATED = AdministrativeStatus

STATUSES = {
    "preferred": _PREFERRED,
    "standardized": _PREFERRED,
    "standardised": _PREFERRED,
    "recommended": _PREFERRED,
    "legal": _PREFERRED,
    "regulated": _PREFERRED,
    "admitted": _ADMITTED,
    "accepted": _ADMITTED,
    "allowed": _ADMITTED,
    "deprecated": _DEPRECATED,
    "notrecommended": _DEPRECATED,
    "forbidden": _DEPRECATED,
    "superseded": _SUPERSEDED,
    "obsolete": _SUPERSEDED,
}
_OWN_STATUSES = frozenset({"preferred", "admitted", "deprecated", "superseded", "notrecommended", "obsolete"})
STATUS_CATEGORIES = ("administrativeStatus", "normativeAuthorization", "usageStatus", "termStatus")

PARTS_OF_SPEECH = {part.lower(): part for part in PartOfSpeech} | {
    "n": PartOfSpeech.NOUN,
    "nom": PartOfSpeech.NOUN,
    "substantive": PartOfSpeech.NOUN,
    "proper noun": PartOfSpeech.PROPER_NOUN,
    "v": PartOfSpeech.VERB,
    "adj": PartOfSpeech.ADJECTIVE,
    "adv": PartOfSpeech.ADVERB,
}
TERM_TYPES = {kind.lower(): kind for kind in TermType} | {
    "full form": TermType.FULL_FORM,
    "short form": TermType.SHORT_FORM,
    "abbreviatedform": TermType.ABBREVIATION,
    "phraseologicalunit": TermType.PHRASE,
}
GENDERS = {gender.lower(): gender for gender in GrammaticalGender} | {
    "m": GrammaticalGender.MASCULINE,
    "f": GrammaticalGender.FEMININE,
    "n": GrammaticalGender.NEUTER,
}
RELATIONS = {
    "crossReference": RelationType.RELATED,
    "relatedConcept": RelationType.RELATED,
    "associatedConcept": RelationType.RELATED,
    "coordinateConcept": RelationType.RELATED,
    "antonymConcept": RelationType.CONTRASTED,
    "relatedConceptBroader": RelationType.BROADER,
    "superordinateConceptGeneric": RelationType.BROADER,
    "broaderConceptGeneric": RelationType.BROADER,
    "relatedConceptNarrower": RelationType.NARROWER,
    "subordinateConceptGeneric": RelationType.NARROWER,
    "superordinateConceptPartitive": RelationType.PART_OF,
    "broaderConceptPartitive": RelationType.PART_OF,
    "subordinateConceptPartitive": RelationType.HAS_PART,
}
_LANGUAGES = {"kk": "kk", "kaz": "kk", "kz": "kk", "ru": "ru", "rus": "ru", "en": "en", "eng": "en"}


def status_of(value: str) -> tuple[AdministrativeStatus | None, bool]:
    """Return the status a file means, and whether its word says no more than ours does.

    >>> status_of("standardizedTerm-admn-sts")
    (<AdministrativeStatus.PREFERRED: 'preferred'>, False)
    """
    word = value.lower().removesuffix("-admn-sts").removesuffix("term").replace(" ", "").replace("_", "")
    return STATUSES.get(word), word in _OWN_STATUSES


def language_of(tag: str) -> Language | None:
    """Return our language that a language tag names, or None.

    >>> language_of("en-us"), language_of("RU"), language_of("kk_KZ"), language_of("---")
    (<Language.ENGLISH: 'en'>, <Language.RUSSIAN: 'ru'>, <Language.KAZAKH: 'kk'>, None)
    """
    code = _LANGUAGES.get(re.split("[-_]", tag.strip().lower())[0])
    return Language(code) if code else None
