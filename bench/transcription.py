"""Kazakh as it is typed without its keyboard: the other alphabets that look-up must read.

Written from the alphabets themselves (the drafts of 2017, 2018 and 2021, the BGN/PCGN system, the Arabic
script used in China), and apart from ``glossary.language.skeleton``, so that one may measure the other.
"""

from collections.abc import Callable

_PLAIN = dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziiklmnoprstufhye", strict=True))


def _table(**special: str) -> dict[str, str]:
    return {**_PLAIN, "ё": "io", "ц": "ts", "ъ": "", "ь": "", "ю": "iu", "я": "ia", **special}


_TABLES: dict[str, dict[str, str]] = {
    "Russian keyboard, і→и": dict(zip("әғқңөұүһі", "агкноуухи", strict=True)),
    "Russian keyboard, і→ы": dict(zip("әғқңөұүһі", "агкноуухы", strict=True)),
    "Russian keyboard, ә→э": dict(zip("әғқңөұүһі", "эгкноуухи", strict=True)),
    "Latin 2021": _table(
        ә="ä", ғ="ğ", і="ı", ж="j", қ="q", ң="ñ", ө="ö", ұ="ū", ү="ü", һ="h", ш="ş", ч="tş", щ="ştş"
    ),
    "Latin 2018": _table(
        ә="á",
        ғ="ǵ",
        и="ı",
        й="ı",
        і="i",
        ж="j",
        қ="q",
        ң="ń",
        ө="ó",
        ұ="u",
        ү="ú",
        у="ý",
        һ="h",
        ш="sh",
        ч="ch",
        щ="shch",
        ю="ıý",
        я="ıa",
    ),
    "Latin 2017": _table(
        ә="a'",
        ғ="g'",
        и="i'",
        й="i'",
        і="i",
        ж="j",
        қ="q",
        ң="n'",
        ө="o'",
        ұ="u",
        ү="u'",
        у="y'",
        һ="h",
        ш="s'",
        ч="c'",
        щ="s'c'",
        ю="i'y'",
        я="i'a",
    ),
    "ASCII": _table(
        ә="a",
        ғ="gh",
        й="y",
        і="i",
        ж="zh",
        қ="q",
        ң="ng",
        ө="o",
        ұ="u",
        ү="u",
        у="u",
        х="kh",
        һ="h",
        ш="sh",
        ч="ch",
        щ="shch",
        ю="yu",
        я="ya",
        ё="yo",
    ),
    "QazAqparat": _table(
        ә="ä",
        ғ="ğ",
        и="ï",
        й="y",
        ы="ı",
        і="i",
        ж="j",
        қ="q",
        ң="ñ",
        ө="ö",
        ұ="u",
        ү="ü",
        у="w",
        х="x",
        һ="h",
        ш="ş",
        ч="ç",
        щ="şç",
        ю="yw",
        я="ya",
        ц="c",
    ),
    "BGN": _table(
        ә="ä",
        ғ="gh",
        й="y",
        і="i",
        ж="zh",
        қ="q",
        ң="ng",
        ө="ö",
        ұ="u",
        ү="ü",
        у="w",
        х="kh",
        һ="h",
        ш="sh",
        ч="ch",
        щ="shch",
        ю="yu",
        я="ya",
        ё="yo",
        ъ="”",
        ь="’",
    ),
    "Arabic": {
        **dict(
            zip("абвгғдежзийкқлмнңоөпрстуұүфхһчшыіэә", "ابۆگعدەجزييكقلمنڭووپرستۋۇۇفحھچشىىەا", strict=True)
        ),
        "ё": "يو",
        "ц": "تس",
        "щ": "شش",
        "ъ": "",
        "ь": "",
        "ю": "يۋ",
        "я": "يا",
    },
}

ALPHABETS = tuple(_TABLES)


def transcriber(alphabet: str) -> Callable[[str], str]:
    """Return the function that writes lower-case Cyrillic Kazakh in one of ``ALPHABETS``."""
    table = str.maketrans(_TABLES[alphabet])
    return lambda text: text.translate(table)
