"""English word forms: a short S-stemmer with the irregular plurals, which beats Snowball where words must stay apart."""

from glossary.language.kazakh import Candidate

_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "data": "datum",
    "media": "medium",
}


def candidates(word: str) -> tuple[Candidate, ...]:
    """Return the singulars the folded English *word* could have, itself first.

    >>> [candidate.lemma for candidate in candidates("policies")]
    ['policies', 'policy', 'policie']
    """
    lemmas = [word, *_singulars(word)]
    return tuple(Candidate(lemma, True, False, cost) for cost, lemma in enumerate(dict.fromkeys(lemmas)))


def _singulars(word: str) -> list[str]:
    if word in _IRREGULAR:
        return [_IRREGULAR[word]]
    if word.endswith("men") and len(word) > 5:
        return [word[:-2] + "an"]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return []
    if word.endswith("ies"):
        return [word[:-3] + "y", word[:-1]]
    if word.endswith("ves"):
        return [word[:-1], word[:-3] + "f", word[:-3] + "fe"]
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        return [word[:-2], word[:-1], word[:-2] + "is"]
    return [word[:-1]]
