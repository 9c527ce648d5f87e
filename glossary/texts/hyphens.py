"""Hyphens at line ends and torn ones: which were printed, and which only broke a word."""

import re

from glossary.language.kazakh import is_ending
from glossary.texts.layout import Layout, is_real_by_form, key

_LAST = re.compile(r"(?<![^\W_])([^\W_]{1,60})[-\u2010]$")
_FIRST = re.compile(r"[^\W_]{1,60}")
_TORN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,60})- ([^\W\d_]{1,60})")
_WITHIN = re.compile(r"(?<![\w-])([^\W\d_]{2,60})-([^\W\d_]{2,60})(?![\w-])")
_CONJUNCTIONS = frozenset({"мен", "бен", "пен"})
_BOUND = re.compile(r"[^\s-]-$|[^\W_][–—−/]$")  # a hyphen, dash or stroke that belongs to the word before it


def joint(before: str, after: str, layout: Layout) -> tuple[str, str]:
    """Return the text before a line end as it is kept, and what goes between it and the text after.

    A hyphen stays unless the text breaks words and nothing shows that this one is printed.
    """
    if before.endswith("\u00ad"):
        return before[:-1], ""
    last, first = _LAST.search(before), _FIRST.match(after)
    if last is None or first is None:
        return before, "" if _BOUND.search(before) else " "
    left, right = last[1], first[0]
    if is_real_by_form(left, right):
        return before, ""
    if key(right) in _CONJUNCTIONS and not layout.attested.solid(left, right):
        return before[:-1], " "
    return (before[:-1], "") if _is_break(left, right, layout) else (before, "")


def _is_break(left: str, right: str, layout: Layout) -> bool:
    attested = layout.attested
    if not layout.hyphenated or attested.compound(left, right):
        return False
    return attested.solid(left, right) or not attested.apart(left, right)


def mend(line: str, layout: Layout) -> str:
    """Return a line with the hyphens inside it put right: torn from their word, or left from a line end."""
    if "-" not in line:
        return line
    line = _TORN.sub(lambda match: _mended(match, layout), line)
    return _WITHIN.sub(lambda match: _rejoined(match, layout), line) if layout.hyphenated else line


def _mended(match: re.Match[str], layout: Layout) -> str:
    left, right = match.groups()
    if not right.islower() or left.isupper():
        return match[0]
    if layout.attested.compound(left, right):
        return f"{left}-{right}"
    if layout.attested.solid(left, right) or (is_ending(key(right)) and key(right) not in _CONJUNCTIONS):
        return left + right
    return match[0] if left[-1] in "ыіңнае" else f"{left}-{right}"  # an inflected word stands before a dash


def _rejoined(match: re.Match[str], layout: Layout) -> str:
    left, right = match.groups()
    solid = (
        right.islower()
        and left[-1].islower()
        and is_ending(key(right))
        and layout.attested.solid(left, right)
    )
    return left + right if solid else match[0]
