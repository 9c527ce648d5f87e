"""Repair of damaged letters, and the folded text under which a term is kept and looked up.

``repair`` undoes damage and keeps what the author wrote; ``fold`` goes on to forget what a reader does not type:
case, quotation marks, stress, the kind of dash. Which Latin letters stand for Cyrillic ones was read off the
five source texts, where 3,245 words mix the two alphabets.
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
_WORD = re.compile(r"[^\W\d_¥](?:[^\W\d_]|[\u0300-\u036f¥])*|¥(?=[^\W\d_])(?:[^\W\d_]|[\u0300-\u036f¥])*")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0259\u0275γ¥]")
_ONLY_TURNED_LETTERS = re.compile(r"[əǝɵƏƎƟ]")
_LONE_Y = re.compile(r"(?<![аәеёоөуұүыіиэюя])y(?![аәеёоөуұүыіиэюя])", re.IGNORECASE)
_FRONT = re.compile(r"[әөүіе]", re.IGNORECASE)
_BACK = re.compile(r"[аоұы]", re.IGNORECASE)

_FORGOTTEN = re.compile(r"""["'`´ʼʹʺʻ‘’‚‛“”„‟‹›«»′″()\[\]{}⟨⟩]""")
_DASH = re.compile(r"[-‐‑‒–—―−⁃﹘﹣－]+")
_SPACED_HYPHEN = re.compile(r" ?-[- ]*")
_CLOSING = re.compile(r"[,;:!?.…]+(?= |$)")
_TOKEN = re.compile(r"[^\W_]+")


def repair(text: str) -> str:
    """Return *text* in NFC, with look-alike letters put right and white space made single plain spaces.

    Case and spelling stay. Line breaks are white space too: give it a line, a term or a sentence, not a page.

    >>> repair("орта\\u00a0 державa"), repair("тəуелсіздік"), repair("СOVID-19")
    ('орта держава', 'тәуелсіздік', 'COVID-19')
    """
    return " ".join(repair_letters(unicodedata.normalize("NFC", text)).split())


def repair_letters(text: str) -> str:
    """Return *text* with look-alikes of the other alphabet replaced, every word still at its place.

    Only a word that mixes Latin and Cyrillic is touched, and only if one alphabet can hold all of it. The length
    changes in no text that is in NFC, so positions stay good.

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


def fold(text: str) -> str:
    """Return the key text of a term or a query: what is left when everything a reader may type otherwise is gone.

    Repaired; NFKC; case folded; ё is е; quotation marks, apostrophes, brackets, stress marks, invisible characters
    and punctuation at the end of a word dropped; every dash and hyphen one ``-`` without spaces about it; single
    spaces. Idempotent. Empty when nothing is left.

    >>> fold("  «Батысты  игеру» "), fold("Полёт – дал\\u0301ь"), fold("КӨПВЕКТОРЛЫ САЯСАТ"), fold("Мульти - полярлы")
    ('батысты игеру', 'полет-даль', 'көпвекторлы саясат', 'мульти-полярлы')
    """
    text = repair_letters(unicodedata.normalize("NFKC", text))
    if not text.isascii():
        text = _bare(text)
    text = _FORGOTTEN.sub("", text.casefold().replace("ё", "е"))
    text = _SPACED_HYPHEN.sub("-", " ".join(_DASH.sub("-", text).split()))
    return " ".join(_CLOSING.sub(" ", text).split()).replace(" -", "-").replace("- ", "-")


def _bare(text: str) -> str:
    """Drop the marks that no letter holds and the characters that show nothing."""
    text = unicodedata.normalize("NFKC", text.casefold())
    return "".join(c for c in text if unicodedata.category(c) not in {"Mn", "Cf"})


def words(text: str) -> list[str]:
    """Return the words of the folded *text*: runs of letters and digits, parted by spaces, hyphens and signs.

    >>> words("Орта держава тұжырымдамасы"), words("теке-тірес")
    (['орта', 'держава', 'тұжырымдамасы'], ['теке', 'тірес'])
    """
    return _TOKEN.findall(fold(text))


def joined(text: str) -> str:
    """Return the folded *text* without spaces and hyphens, under which spaced spellings meet.

    >>> joined("көп векторлы") == joined("көп-векторлы") == joined("Көпвекторлы")
    True
    """
    return fold(text).replace(" ", "").replace("-", "")
