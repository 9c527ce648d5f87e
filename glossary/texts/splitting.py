"""Where one sentence ends and the next begins, within a stretch of running text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossary.texts.lines import LOWER, UPPER

Span = tuple[int, int]

_STOP = re.compile(
    r"""(?:\.{2,}|[.!?…:]\s?\.|[.!?…])+["'»”’]*"""  # the stop, doubled where paragraphs were glued
    r"""(?:\s?\[\d[^\[\]]*\](?=\s*$|\s+[^\W\d_]|\s*["«“]))?"""  # a reference mark behind it
)
_OPENING = re.compile(rf"""\s*[.]?\s*[«"“„'(\[]*(?:[{UPPER}]|\d)""")
_INITIAL = re.compile(rf"(?<![^\W_])(?:[{UPPER}]|Дж|Дз|Ch|Th|Ph)$")
_INITIALS = re.compile(rf"\s*(?:[{UPPER}]\.\s?)+(?!\s?[{UPPER}][{LOWER}])|\s*[{UPPER}]\.?\s*(?=\[)")
_LAST_WORD = re.compile(r"[^\W_](?:[^\W_]|[.-](?=[^\W_]))*$")
_NAME = re.compile(rf"[{UPPER}][{LOWER}-]+$")
_NUMBER_BEFORE = re.compile(r"\d\s?$")

# A name, a number or a title follows: the sentence goes on whatever comes next.
_NEVER_LAST = frozenset(
    "проф акад доц қ г пр пос обл ауд көш бб стр pp vol no dr mr mrs prof st ed eds cf e.g i.e мыс см ред "
    "т.ғ шамам гр тов ж жж ғ ғғ р".split()
)
# They end a sentence only where a capital follows; inside one, a small letter does.
_OFTEN_LAST = frozenset("т.б т.с т.с.с т.т км м кв га млн млрд трлн тг долл теңге etc al др т.д т.п".split())
_LONGEST_QUOTATION = 400  # characters; a longer one is a passage whose sentences stand for themselves
_LONGEST_BRACKET = 300
_NEAR = 80  # characters about a stop that decide on it
_MOST_STOPS = 2  # within a quotation that is kept whole
_CLOSING = {"(": ")", "[": "]", "«": "»", "“": "”", "„": "“"}


class _Scope(NamedTuple):
    """A quotation or a bracket within which no sentence ends."""

    start: int
    end: int


def split(text: str) -> list[Span]:
    """Return where the sentences of *text* begin and end, in order; what has no letter goes with the one
    before.

    A stop ends a sentence if a capital, a digit or a quotation mark follows it, and not behind initials and
    abbreviations, within brackets, or within a quotation that soon ends.

    >>> text = "Қ. Тоқаев т.б. сөйледі. 2,3 мың км. жол бар [3, 5 б.].Бұл аз!"
    >>> [text[start:end] for start, end in split(text)]
    ['Қ. Тоқаев т.б. сөйледі.', '2,3 мың км. жол бар [3, 5 б.].', 'Бұл аз!']
    """
    scopes = [scope for scope in _scopes(text) if _holds_together(text, scope)]
    spans: list[Span] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop.end() < len(text) and _ends(text, stop, scopes):
            spans.append((start, stop.end()))
            start = stop.end()
    spans.append((start, len(text)))
    return _joined(text, spans)


def goes_on(text: str, following: str) -> bool:
    """Say whether a sentence that seems to end with *text* goes on with what follows it.

    >>> goes_on("елбасы Н.", "Назарбаев"), goes_on("жол ашты.", "Бұл")
    (True, False)
    """
    if _is_open(text):
        return True
    both = f"{text} {following}"
    stops = [stop for stop in _STOP.finditer(both) if stop.end() == len(text)]
    return not stops or not _ends(both, stops[0], [])


def _is_open(text: str) -> bool:
    """Say whether a quotation or a bracket was opened lately and not closed."""
    opened: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        if opened and match[0] == _CLOSING[opened[-1][0]]:
            opened.pop()
        elif match[0] in _CLOSING:
            opened.append((match[0], match.start()))
    return any(
        len(text) - at <= (_LONGEST_BRACKET if mark in "([" else _LONGEST_QUOTATION) for mark, at in opened
    )


def _ends(text: str, stop: re.Match[str], scopes: list[_Scope]) -> bool:
    if not _OPENING.match(text, stop.end()):
        return False
    if any(scope.start <= stop.start() and stop.end() <= scope.end for scope in scopes):
        return False
    if not text[stop.end()].isspace() and not _may_be_glued(
        text, stop
    ):  # a space may be amiss before the stop
        return False
    return stop[0].partition("[")[0].rstrip() != "." or not _abbreviates(text, stop)


def _may_be_glued(text: str, stop: re.Match[str]) -> bool:
    """Say whether a sentence can end where no space follows: not inside numbers, names and addresses."""
    before, after = _before(text, stop).rstrip(), text[stop.end() : stop.end() + _NEAR]
    if len(stop[0]) > 1:
        return not after[0].isdigit()
    long_before = re.search(rf"(?:[{LOWER}]{{2}}|[\]»”)\"]|\d)$", before)
    return bool(long_before) and re.match(rf"[«\"“]?[{UPPER}](?:[{LOWER}]|[{UPPER}]{{2}})", after) is not None


def _before(text: str, stop: re.Match[str]) -> str:
    return text[max(stop.start() - _NEAR, 0) : stop.start()]


def _abbreviates(text: str, stop: re.Match[str]) -> bool:
    before = _before(text, stop)
    if _INITIAL.search(before):
        return True
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    if _NAME.search(word[0]) and _INITIALS.match(text, stop.end()) and not before.endswith("]"):
        return True  # the surname stands before its initials, with a stop of its own
    small = word[0].casefold()
    if small in {"ж", "жж", "г", "ғ", "ғғ", "р"}:
        return True
    return small in _NEVER_LAST


def _holds_together(text: str, scope: _Scope) -> bool:
    """Say whether a bracket, or a quotation of few sentences, is no passage to be taken apart."""
    if text[scope.start] in "([":
        return True
    inner = _STOP.finditer(text, scope.start, scope.end)
    return sum(bool(_OPENING.match(text, stop.end(), scope.end)) for stop in inner) <= _MOST_STOPS


def _scopes(text: str) -> Iterator[_Scope]:
    """Yield the brackets and quotations that close soon; one that never closes holds nothing together."""
    opened: list[tuple[str, int]] = []
    straight = -1
    for match in _MARKS.finditer(text):
        mark, at = match[0], match.start()
        if mark == '"':
            if straight >= 0 and at - straight <= _LONGEST_QUOTATION:
                yield _Scope(straight, at)
            straight = -1 if straight >= 0 else at
        elif opened and mark == _CLOSING[opened[-1][0]]:
            kind, start = opened.pop()
            if at - start <= (_LONGEST_BRACKET if kind in "([" else _LONGEST_QUOTATION):
                yield _Scope(start, at)
        elif mark in _CLOSING:
            opened.append((mark, at))


_MARKS = re.compile(r"""[()\[\]«»“”„"]""")


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Take white space off the spans, and put what holds no letter or digit to the one before."""
    result: list[Span] = []
    for start, end in spans:
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start >= end:
            continue
        if result and not re.search(r"[^\W_]", text[start:end]):
            continue
        result.append((start, end))
    return result
