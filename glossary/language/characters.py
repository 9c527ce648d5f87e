"""Characters that no text may carry, and words that mix two alphabets."""

import re
import unicodedata
from typing import NamedTuple

_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u180e")
_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0259\u0275]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")


class CharacterProblem(NamedTuple):
    """A refused character: ``kind`` (nul, control, surrogate, bidirectional, zero-width, invisible), its
    Unicode ``name`` and ``code`` (U+0000), and its ``position`` in code points, from 0."""

    kind: str
    name: str
    code: str
    position: int


def problem(text: str) -> CharacterProblem | None:
    """Return the first character of *text* that must be refused at every entrance, or ``None``.

    Refused are NUL, control characters but tab and line ends, directional marks, zero-width and other
    invisible characters, non-characters and lone surrogates. The soft hyphen and the no-break space are
    typographic and pass.

    >>> problem("егемендік") is None
    True
    >>> problem("а\\u200bб")
    CharacterProblem(kind='zero-width', name='ZERO WIDTH SPACE', code='U+200B', position=1)
    """
    match = _SUSPECT.search(text)
    if match is None:
        return None
    character = match[0]
    name = unicodedata.name(character, "") or _KIND_NAMES.get(_kind(character), "UNNAMED CHARACTER")
    return CharacterProblem(_kind(character), name, f"U+{ord(character):04X}", match.start())


_KIND_NAMES = {"nul": "NULL", "control": "CONTROL CHARACTER", "surrogate": "LONE SURROGATE"}


def _kind(character: str) -> str:
    if character == "\x00":
        return "nul"
    if character in _BIDIRECTIONAL:
        return "bidirectional"
    if character in _ZERO_WIDTH:
        return "zero-width"
    return {"Cc": "control", "Cs": "surrogate"}.get(unicodedata.category(character), "invisible")


def mixed_script_words(text: str) -> list[str]:
    """Return the words of *text* that mix Latin and Cyrillic letters, in order, each as often as it stands.

    >>> mixed_script_words("орта державa, status quo, тəуелсіз")
    ['державa', 'тəуелсіз']
    """
    return [word for word in _WORD.findall(text) if _LATIN.search(word) and _CYRILLIC.search(word)]
