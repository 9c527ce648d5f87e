"""Repair of damaged letters: what an author wrote, without what scanning, fonts and keyboards did to it.

Which Latin letters stand for Cyrillic ones was read off the five source texts, where 3,245 words mix the two
alphabets.
"""

import re
import unicodedata

LATIN_TO_CYRILLIC = str.maketrans(
    {
        **dict(zip("aceopxyihkëəǝɵγ", "асеорхуіһкёәәөү", strict=True)),
        **dict(zip("ACEOPXYIHKËƏƎƟBMT", "АСЕОРХУІНКЁӘӘӨВМТ", strict=True)),
        "¥": "ұ",
    }
)
CYRILLIC_TO_LATIN = str.maketrans(
    {
        **dict(zip("асеорхуіһкё", "aceopxyihkë", strict=True)),
        **dict(zip("АСЕОРХУІҺНКЁВМТ", "ACEOPXYIHHKËBMT", strict=True)),
    }
)
_WORD = re.compile(r"(?<!¥)¥*[^\W\d_](?:[^\W\d_]|[\u0300-\u036f¥])*")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0259\u0275γ¥]")
_ONLY_TURNED_LETTERS = re.compile(r"[əǝɵƏƎƟ]")
_LONE_Y = re.compile(r"(?<![аәеёоөуұүыіиэюя])y(?![аәеёоөуұүыіиэюя])", re.IGNORECASE)
_FRONT = re.compile(r"[әөүіе]", re.IGNORECASE)
_BACK = re.compile(r"[аоұы]", re.IGNORECASE)


def repair(text: str) -> str:
    """Return *text* in NFC, with look-alike letters put right and white space made single plain spaces.

    Case and spelling stay. Line breaks are white space too: give it a line, a term or a sentence, not a page.

    >>> repair("орта\\u00a0 державa"), repair("тəуелсіздік"), repair("СOVID-19")
    ('орта держава', 'тәуелсіздік', 'COVID-19')
    """
    repaired = repair_letters(unicodedata.normalize("NFC", text))
    return " ".join(unicodedata.normalize("NFC", repaired).split())


def repair_letters(text: str) -> str:
    """Return *text* with look-alikes of the other alphabet replaced, every word still at its place.

    Only a word that mixes Latin and Cyrillic is touched, and only if one alphabet can hold all of it. The
    length changes in no text that is in NFC, so positions stay good.

    >>> repair_letters("Мəселен,  ceнім – status quo")
    'Мәселен,  сенім – status quo'
    """
    if text.isascii():
        return text
    return _WORD.sub(lambda match: _repair_word(match[0]), text)


def _repair_word(word: str) -> str:
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    if not latin or not (cyrillic or _ONLY_TURNED_LETTERS.search(word)):
        return word
    as_cyrillic = _to_cyrillic(word)
    if _LATIN.search(as_cyrillic) is None and (cyrillic >= latin or not _is_latin(word)):
        return as_cyrillic
    return word.translate(CYRILLIC_TO_LATIN) if cyrillic and _is_latin(word) else word


def _is_latin(word: str) -> bool:
    """Tell whether every Cyrillic letter of *word* has a Latin twin."""
    return "¥" not in word and _CYRILLIC.search(word.translate(CYRILLIC_TO_LATIN)) is None


def _to_cyrillic(word: str) -> str:
    rest = word.translate({ord("y"): None, ord("Y"): None})
    if _FRONT.search(rest) and not _BACK.search(rest):  # YКІМЕТ is ҮКІМЕТ, but САУДА typed САYДА keeps its У
        word = _LONE_Y.sub(lambda match: "Ү" if match[0] == "Y" else "ү", word)
    return word.translate(LATIN_TO_CYRILLIC)
