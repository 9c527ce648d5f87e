"""The Kazakh alphabet: stored sort keys that any database orders alike, and the letters to browse by.

The order is that of the Kazakh alphabet of 42 letters, as in ICU's ``kk``: Cyrillic before Latin, spaces
and hyphens before letters. Code-point order and Russian collation put ә, ғ, қ, ң, ө, ұ, ү, һ and і after я.
"""

import unicodedata

from glossary.language.folding import repair

KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
ENGLISH = "abcdefghijklmnopqrstuvwxyz"
ALPHABETS = {"kk": KAZAKH, "ru": RUSSIAN, "en": ENGLISH}

_SIGNS = " _-,;:!?./"
# One printable ASCII character for each sign, digit and letter; "!", below them all, parts the levels.
_ORDER = _SIGNS + "0123456789" + KAZAKH + ENGLISH
_PRIMARY = {character: chr(ord('"') + rank) for rank, character in enumerate(_ORDER)}
_OTHER = "~"
_MARK = "!"


def sort_key(text: str) -> str:
    """Return a plain ASCII string that sorts as *text* does in the Kazakh alphabet, compared byte by byte.

    Damaged letters are repaired first, so that Latin ə stands at ә. Words differing only in case or accents
    follow one another, lower case first. Longer by half than the text.

    >>> sorted(["зат", "іс", "әлем", "қару", "аймақ", "құқық"], key=sort_key)
    ['аймақ', 'әлем', 'зат', 'қару', 'құқық', 'іс']
    """
    text = repair(text)
    primary = "".join(map(_primary, text))
    case = "".join("1" if character.isupper() else "0" for character in text).rstrip("0")
    return f"{primary}{_MARK}{case}" if case else primary


def _primary(character: str) -> str:
    lower = character.lower()
    known = _PRIMARY.get(lower)
    if known:
        return known
    decomposed = unicodedata.normalize("NFD", lower)
    if len(decomposed) > 1 and decomposed[0] in _PRIMARY:
        return _PRIMARY[decomposed[0]]
    if unicodedata.category(character) in {"Mn", "Cf"}:
        return ""
    return f"{_OTHER}{ord(character):06x}" if character.isalpha() else _PRIMARY["/"]


def alphabet(language: str) -> str:
    """Return the letters of *language* (kk, ru, en) in order, lower case; no other language is known:
    ``KeyError``.

    >>> alphabet("kk")[:6], len(alphabet("kk"))
    ('аәбвгғ', 42)
    """
    return ALPHABETS[language]


def initial(text: str, language: str) -> str:
    """Return the letter of *language* under which *text* is browsed, upper case, or ``#`` for none of them.

    >>> initial("«əлем»", "kk"), initial("1990 жыл", "kk"), initial("ёлка", "ru"), initial("école", "en")
    ('Ә', '#', 'Ё', 'E')
    """
    letters = alphabet(language)
    for character in repair(text).lower():
        bare = unicodedata.normalize("NFD", character)[0]
        if character in letters or bare in letters:
            return (character if character in letters else bare).upper()
        if character.isalnum():
            break
    return "#"
