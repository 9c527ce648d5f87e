"""One ASCII skeleton for Kazakh in whatever letters it was typed.

Cyrillic, Russian-keyboard Cyrillic, the Latin alphabets of 2017, 2018 and 2021, QazAqparat, plain ASCII,
BGN/PCGN and the Arabic script meet in it. What two of them write alike is one letter here: и й ы і are
``i``; у ұ ү are ``u``; а ә are ``a``; к қ are ``k``; г ғ ``g``; н ң ``n``; о ө ``o``; х һ ``h``; ч is
``c``, ш is ``x``, ц ``s``. The Latin alphabets swap letters (i and ı, u and ú, y and ý), which is why one
letter must serve both.
"""

import re
import unicodedata
from itertools import product

from glossary.language.repairing import repair

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
    **dict(
        zip("اآەةبپتجحرزسشعغفقكکگڭلمنوۇۋۆىيیھهدچژخئؤ", "aaeebptjhrzsxggfkkkgnlmnouuviiihhdcjhiu", strict=True)
    ),
    "ء": "",
    "ٴ": "",
}
_LATIN = {
    **{"s" + mark: "x" for mark in "'\u0327\u030c\u0323\u0326"},
    **{"c" + mark: "c" for mark in "'\u0327\u030c\u0326"},
    **{"y" + mark: "u" for mark in "'\u0301"},
    "z\u030c": "j",
    "sh": "x",
    "ch": "c",
    "zh": "j",
    "kh": "h",
    "gh": "g",
    "q": "k",
    "w": "u",
    "y": "i",
    "x": "h",
    "ı": "i",
}
_LATIN_SIGNS = re.compile("|".join(sorted(map(re.escape, _LATIN), key=len, reverse=True)))
_APOSTROPHES = re.compile("[’‘ʼʹ`´′]")
_LETTERS = str.maketrans({**_CYRILLIC, **_ARABIC})
_HYPHENS = re.compile(r"[-‐‑‒–—_/]+")
_DROPPED = re.compile(r"[^a-z0-9 ]+")
_MOST_CHOICES = 3


def skeleton(text: str) -> str:
    """Return the skeleton of a headword or an ending: lower-case ASCII letters, digits, single spaces.

    A hyphen is a space. Latin letters are read plainly; what a query in Latin letters may mean besides, see
    ``skeletons``.

    >>> skeleton("көпвекторлы саясат") == skeleton("копвекторлы саясат") == skeleton("köpvektorly saiasat")
    True
    """
    return _reduced(repair(text).lower())


def skeletons(text: str) -> tuple[str, ...]:
    """Return the skeletons that *text*, typed in any alphabet, may stand for, likeliest first.

    Give it the raw text: apostrophes count. Each э may be ә typed on a Russian keyboard, each Latin ng
    either ң or нг, each lone c either ц or ч: the first three such places are read both ways, so there are
    eight at most.

    >>> skeletons("мэселе"), skeletons("ұлттық мүдде"), skeletons("u'lttyq mu'dde"), skeletons("tang")
    (('mesele', 'masele'), ('ulttik mudde',), ('ulttik mudde',), ('tan', 'tang'))
    """
    parts = _UNSURE.split(repair(text).lower(), maxsplit=_MOST_CHOICES)
    choices = [_READINGS.get(part, (part,)) for part in parts]
    return tuple(dict.fromkeys(_reduced("".join(reading)) for reading in product(*choices)))


_UNSURE = re.compile("(э|ng|c(?!['’‘ʼʹ`´′h]))")
# Marks, which fall away later, keep letters from being read as one sign.
_READINGS = {"э": ("э", "ә"), "ng": ("n", "n\u0301g"), "c": ("s\u0301", "c\u0301")}


def _reduced(text: str) -> str:
    text = _APOSTROPHES.sub("'", unicodedata.normalize("NFD", text.replace("й", "і").replace("ё", "е")))
    text = _LATIN_SIGNS.sub(lambda match: _LATIN[match[0]], text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_LETTERS)
        text = unicodedata.normalize("NFD", text)
    text = _DROPPED.sub("", _HYPHENS.sub(" ", text)).replace("ts", "s").replace("tx", "c").replace("xc", "x")
    return " ".join(re.sub("i+", "i", text).split())
