"""One ASCII skeleton for Kazakh in whatever letters it was typed.

Cyrillic, Russian-keyboard Cyrillic, the Latin alphabets of 2017, 2018 and 2021, QazAqparat, plain ASCII, BGN/PCGN and
the Arabic script meet in it. What two of them write alike is one letter here: и й ы і are ``i``; у ұ ү are ``u``;
а ә are ``a``; к қ are ``k``; г ғ ``g``; н ң ``n``; о ө ``o``; х һ ``h``; ч is ``c``, ш is ``x``, ц ``s``.
The Latin alphabets swap letters (i and ı, u and ú, y and ý), which is why one letter must serve both.
"""

import re
import unicodedata

from glossary.language.folding import repair

_CYRILLIC = {
    **dict(zip("абвгдежзийклмнопрстуфхчшыэ", "abvgdejziiklmnoprstufhcxie", strict=True)),
    **dict(zip("әғқңөұүһі", "agknouuhi", strict=True)),
    **dict(zip("єќѓѕґўїћ", "akgnouuh", strict=True)),  # where old Kazakh fonts put ә қ ғ ң ө ұ ү һ
    "ё": "e",
    "ц": "s",
    "щ": "x",
    "ю": "iu",
    "я": "ia",
    "ъ": "",
    "ь": "",
}
_ARABIC = {
    **dict(zip("اەبپتجحرزسشعفقكکگڭلمنوۇۋىيیھهدۆچژخغئ", "aebptjhrzsxgfkkkgnlmnouuiiihhdvcjhgi", strict=True)),
    "ء": "",
    "ٴ": "",
}
_LATIN_DIGRAPHS = {
    **{letter + mark: "x" for letter in "s" for mark in "'\u0327\u030c\u0323\u0326"},
    **{"c" + mark: "c" for mark in "'\u0327\u030c"},
    "z\u030c": "j",
    "sh": "x",
    "ch": "c",
    "zh": "j",
    "kh": "h",
    "gh": "g",
    "ng": "n",
    "q": "k",
    "w": "u",
    "y": "i",
    "x": "h",
    "ı": "i",
}
_LATIN = re.compile("|".join(sorted(map(re.escape, _LATIN_DIGRAPHS), key=len, reverse=True)))
_Y_ACUTE = re.compile("y['\u0301]")
_APOSTROPHES = re.compile("[’‘ʼʹ`´′]")
_LETTERS = str.maketrans({**_CYRILLIC, **_ARABIC})
_DROPPED = re.compile(r"[^a-z0-9 ]+")


def skeleton(text: str) -> str:
    """Return the first of ``skeletons``: the key of a term, and what a query most likely means.

    >>> skeleton("көпвекторлы саясат") == skeleton("копвекторлы саясат") == skeleton("köpvektorly saiasat")
    True
    """
    return skeletons(text)[0]


def skeletons(text: str) -> tuple[str, ...]:
    """Return the skeletons *text* may stand for, likeliest first, from the raw text (apostrophes count).

    Lower-case ASCII letters, digits and single spaces. Alternatives come from э, which may stand for ә on a Russian
    keyboard, and from Latin ng, which may be ң or нг.

    >>> skeletons("мэселе"), skeletons("ұлттық мүдде"), skeletons("u'lttyq mu'dde")
    (('mesele', 'masele'), ('ulttik mudde',), ('ulttik mudde',))
    """
    text = repair(text).lower()
    readings = [text]
    if "э" in text:
        readings.append(text.replace("э", "ә"))
    if "ng" in text:
        readings += [reading.replace("ng", "n\u0301g") for reading in readings]
    return tuple(dict.fromkeys(map(_reduced, readings)))


def _reduced(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).lower().translate(_LETTERS)
    text = unicodedata.normalize("NFD", _APOSTROPHES.sub("'", text))
    text = _LATIN.sub(lambda match: _LATIN_DIGRAPHS[match[0]], _Y_ACUTE.sub("u", text))
    text = _DROPPED.sub("", re.sub(r"[-‐‑–—_/]+", " ", text).replace("ts", "s").replace("tx", "c"))
    return " ".join(re.sub("i+", "i", text).split())
