"""A sentence as a careful editor prints it: the author's words and signs, the spaces put right."""

import re

from glossary.texts.lines import LOWER, UPPER

_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\s+(?=[,;:!?»”)\]])", ""),
        (r"\s+(?=\.(?:\s|$|[^.\w]))", ""),
        (r"(?<=[«“(\[])\s+", ""),
        (rf"\s+\.(?=[{UPPER}](?:\.|\s))", ". "),  # Surname .A.: the stop belongs to the surname
        (r"(?<=[^.])\.\.(?=\s|$)", "."),
        (r"(?<=\])\.\s?\.(?=\s|$)", "."),
        (rf"(?<=[{LOWER}»])(?=\[\d)", " "),
        (rf"(?<=[{LOWER}{UPPER}\]\d]),(?=[{LOWER}{UPPER}])", ", "),
        (rf"(?<=\s)([–—])(?=[{LOWER}{UPPER}])", r"\1 "),
        (rf"(?<![^\W_])((?:[{UPPER}]|Дж)\.)(?=[{UPPER}][{LOWER}])", r"\1 "),
        (rf"(?<=[{LOWER}]{{3}})\.(?=[{UPPER}](?:\.|\s))", ". "),
        (r"(?<=[)\]»])([–—])(?=\s)", r" \1"),
        (r"\s{2,}", " "),
    )
)


_GLUED = re.compile(r"(?:(:)\s?\.+|\.\s?\.+)$")


def printed(sentence: str, *, glued: bool = False) -> str:
    """Return a sentence with the spaces about its signs put right and doubled stops made one.

    Where the next sentence was *glued* to it, even three stops are no ellipsis.

    >>> printed("Дж.Манкоф  үшін,олар [2].."), printed("даусыз...", glued=True)
    ('Дж. Манкоф үшін, олар [2].', 'даусыз.')
    """
    if glued:
        sentence = _GLUED.sub(lambda match: match[1] or ".", sentence)
    for pattern, replacement in _RULES:
        sentence = pattern.sub(replacement, sentence)
    return sentence.strip()
