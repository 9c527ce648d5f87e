"""The same stripping over skeletons, with folded endings: without them half of the inflected queries are lost."""

from glossary.language.kazakh.nominal import nominal_endings
from glossary.language.kazakh.verbal import finite_endings, participle_endings
from glossary.language.skeleton import skeleton

_NOMINAL = frozenset(skeleton(ending) for ending in nominal_endings())
_FINITE = frozenset(skeleton(ending) for ending in finite_endings())
_PARTICIPLE = frozenset(skeleton(ending) for ending in participle_endings())
_LONGEST = max(map(len, _NOMINAL))
_LONGEST_VERBAL = max(map(len, [*_FINITE, *_PARTICIPLE]))
_DEVOICED = {"g": "k", "b": "p"}


def skeleton_candidates(text: str) -> tuple[str, ...]:
    """Return the skeletons of every headword whose form may have the skeleton *text*: itself first, longest first.

    >>> skeleton_candidates("saiasatinin")[:3]
    ('saiasatinin', 'saiasatini', 'saiasatin')
    """
    found: dict[str, None] = {}
    for cut in range(len(text), max(1, len(text) - _LONGEST - 1), -1):
        if text[cut:] in _NOMINAL:
            stem = text[:cut]
            found.setdefault(stem)
            if cut < len(text) and text[cut] == "i":
                if stem[-1] in _DEVOICED:
                    found.setdefault(stem[:-1] + _DEVOICED[stem[-1]])
                found.setdefault(stem[:-1] + "i" + stem[-1])
            _add_verbs(found, stem, _PARTICIPLE)
    _add_verbs(found, text, _FINITE)
    return tuple(found)


def _add_verbs(found: dict[str, None], word: str, endings: frozenset[str]) -> None:
    for cut in range(len(word) - 1, max(1, len(word) - _LONGEST_VERBAL - 1), -1):
        if word[cut:] in endings:
            stem = word[:cut]
            if stem[-1] == "i":
                found.setdefault(stem[:-1] + "u")
                found.setdefault(stem + "u")
            else:
                found.setdefault(stem[:-1] + {"k": "g", "p": "b"}.get(stem[-1], stem[-1]) + "u")
