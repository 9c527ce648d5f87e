"""Russian word forms through pymorphy3 (MIT), whose dictionary is OpenCorpora's."""

import re
from functools import cache
from typing import TYPE_CHECKING

from glossary.language.kazakh import Candidate

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

_RUSSIAN = re.compile(r"[а-яё0-9-]{2,60}")
_WANTED = {"NOUN", "ADJF", "ADJS", "PRTF", "PRTS", "INFN", "VERB", "GRND", "COMP"}


@cache
def analyser() -> "MorphAnalyzer":
    """Load the dictionary, once and only when Russian is first asked about (0.2 s, 15 MB)."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


def candidates(word: str) -> tuple[Candidate, ...]:
    """Return every dictionary form of the folded Russian *word*, itself first, then by falling probability.

    Nouns, adjectives, participles and verbs (as infinitives); ё is е. What is not written in Russian
    letters, or longer than sixty, is only itself: the analyser fails on letters without a name.

    >>> [candidate.lemma for candidate in candidates("державы")]
    ['державы', 'держава']
    """
    found = {word: Candidate(word, True, False, 0)}
    if not _RUSSIAN.fullmatch(word):
        return tuple(found.values())
    for rank, parse in enumerate(analyser().parse(word), start=1):
        part = parse.tag.POS
        if part in _WANTED:
            lemma = parse.normal_form.replace("ё", "е")
            verbal = part not in {"NOUN", "ADJF", "ADJS", "COMP"}
            found.setdefault(lemma, Candidate(lemma, parse.is_known, verbal, rank))
    return tuple(found.values())
