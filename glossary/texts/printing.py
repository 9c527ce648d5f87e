"""A sentence as a careful editor prints it: the author's words and signs, the spaces put right."""

import re

from glossary.texts.lines import LOWER, UPPER

_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\s+(?=[,;:!?»”)\]])", ""),
        (r"\s+(?=\.(?:\s|$|[^.\w]))", ""),
        (r"(?<=[«“(\[])\s+", ""),
        (rf"\s+(?=\.[{UPPER}]\.)", "."),  # Surname .A.: the stop belongs to the surname
        (r"(?<=[^\s.])[.:]?\s?\.\.$", "."),
        (r"(?<=:)\s?\.$", ""),
        (r"(?<=[^.])\.\.(?=\s|$)", "."),
        (r"(?<=\])\.\s?\.(?=\s|$)", "."),
        (rf"(?<=[{LOWER}»])(?=\[\d)", " "),
        (rf"(?<=[{LOWER}]),(?=[{LOWER}{UPPER}])", ", "),
        (rf"(?<![^\W_])((?:[{UPPER}]|Дж)\.)(?=[{UPPER}][{LOWER}])", r"\1 "),
        (rf"(?<=[{LOWER}]{{3}})\.(?=[{UPPER}]\.)", ". "),
        (r"\s{2,}", " "),
    )
)


def printed(sentence: str) -> str:
    """Return a sentence with the spaces about its signs put right and stops doubled by gluing made one.

    >>> printed("Дж.Манкоф  үшін,олар [2]..")
    'Дж. Манкоф үшін, олар [2].'
    """
    for pattern, replacement in _RULES:
        sentence = pattern.sub(replacement, sentence)
    return sentence.strip()
