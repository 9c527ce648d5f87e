"""English word forms: a short S-stemmer with irregular plurals, and the two spellings of English.

An S-stemmer finds as much as Snowball for nouns and merges none of the words that Snowball does (policy and
police).
"""

from glossary.language.kazakh import Candidate

_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "feet": "foot",
    "teeth": "tooth",
    "geese": "goose",
    "mice": "mouse",
    "lice": "louse",
    "oxen": "ox",
    "accomplis": "accompli",
    "bases": "basis",
    "axes": "axis",
    "media": "medium",
}
# The endings of plurals with what a singular has instead; the first that fits holds.
_PLURALS = (
    ("men", ("man",)),
    ("ices", ("ex", "ix", "ice")),
    ("zzes", ("z", "zz")),
    ("sses", ("ss",)),
    ("ies", ("y", "ie")),
    ("ves", ("ve", "f", "fe")),
    ("ses", ("s", "se", "sis")),
    ("xes", ("x", "xe")),
    ("zes", ("z", "ze")),
    ("ches", ("ch", "che")),
    ("shes", ("sh", "she")),
    ("oes", ("o", "oe")),
    ("eaux", ("eau",)),
    ("ss", ()),
    ("is", ()),
    ("us", ()),
    ("s", ("",)),
    ("a", ("um", "on")),
    ("i", ("us",)),
)
_BRITISH = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("our", "or"),
    ("tre", "ter"),
    ("ence", "ense"),
)


def candidates(word: str) -> tuple[Candidate, ...]:
    """Return the singulars the folded English *word* could have, itself first, each in both spellings of
    English.

    The apostrophe is gone from folded text, so the possessives state's and states' are found as plurals are.

    >>> [candidate.lemma for candidate in candidates("policies")]
    ['policies', 'policy', 'policie']
    >>> [candidate.lemma for candidate in candidates("organisations")]
    ['organisations', 'organisation', 'organization']
    """
    lemmas = [word, *_singulars(word)]
    lemmas += [spelling for lemma in lemmas for spelling in _american(lemma)]
    return tuple(Candidate(lemma, True, False, cost) for cost, lemma in enumerate(dict.fromkeys(lemmas)))


def _singulars(word: str) -> list[str]:
    irregular = [_IRREGULAR[word]] if word in _IRREGULAR else []
    for plural, singulars in _PLURALS:
        if word.endswith(plural) and len(word) > len(plural) + 1:
            return irregular + [word[: -len(plural)] + singular for singular in singulars]
    return irregular


def _american(word: str) -> list[str]:
    return [word[: -len(british)] + american for british, american in _BRITISH if word.endswith(british)]
