"""What kind of thing a stretch of text is, told from its form: headings, captions, addresses, languages."""

import re

from glossary.domain.vocabulary import Language
from glossary.texts.lines import LOWER, UPPER

BULLET = re.compile(r"[•●▪■◦‣∙·➢✓◆❖\uf0b7\uf0a7]\s*|[-–—−*]\s+(?!де(?:п|ген|йді|ді|се|мек)\b)")
LETTERED = re.compile(rf"\(?(?:\d{{1,2}}|[{LOWER}])\)\s*")
NUMBERED = re.compile(rf"\d{{1,2}}\.\s+(?=[«\"“]?[{UPPER}])")
BARE_NUMBER = re.compile(rf"\d{{1,2}}\s+(?=[«\"“]?[{UPPER}])")
SECTION = re.compile(rf"\d{{1,2}}(?:\.\d{{1,2}})+\.?\s+(?=[«\"“]?[{UPPER}])")
_LABEL = r"(?:Кесте|Сурет|Диаграмма|Сызба|Қосымша|Таблица|Рисунок|Рис|Приложение|Table|Figure|Fig|Appendix)"
CAPTION = re.compile(rf"{_LABEL}\.?\s*(?:№\s*)?(?:\d+(?:\.\d+)*|[{UPPER}])\s*(?:$|[-–—.:]\s*|(?=[«{UPPER}]))")
TABLE = re.compile(r"Кесте|Таблица|Table")
_PAGE_NUMBER = re.compile(r"[-–—\[(| ]*\d{1,4}[-–—\])| ]*")
_ADDRESS = re.compile(r"(?:[\d*†¹²³⁴-⁹]{1,3}\s?)?(?:(?:https?|ftp)://|www\.)\S+")
_PERSON = rf"(?:[{UPPER}][{LOWER}-]+ (?:[{UPPER}]\. ?){{1,2}}|(?:[{UPPER}]\. ?){{1,2}}[{UPPER}][{LOWER}-]+)"
_PEOPLE = re.compile(rf"{_PERSON}(?:[,;] ?{_PERSON})*[,;]?")
_KEYWORDS = re.compile(
    r"(?:түйін(?:ді)?|кілт(?:тік|ті)?|тірек|негізгі) сөздер|ключевые слова|key ?words", re.IGNORECASE
)
_BIBLIOGRAPHY = re.compile(
    r"(?:\d+\.?\s*)?(?:(?:пайдалан(?:ыл)?ған\s+)?(?:әдебиеттер|дереккөздер)(?:\s+мен\s+\w+)?(?:\s+тізімі)?"
    r"|(?:список\s+)?(?:использованн\w+\s+)?(?:литератур[аы]|источник\w+)(?:\s+и\s+\w+)*"
    r"|references|bibliography|works cited)\W*",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r" // |(?:^|\s)(?:Pp|Vol|№)\.?\s?\d+.*(?:\b(?:19|20)\d\d\b)"
    r"|[.–] (?:М|Алматы|Астана|London|New York)[.:,].*\d{4}"
)
_FINITE = re.compile(
    r"(?:[дт][ыі]|йды|йді|[ғг]ан|ген|[қк]ан|кен|ма[қс]|ме[кс]|ба[қс]|бе[кс]|па[қс]|пе[кс]|[аеиыіұүо]р|мыз|міз|[мбп][аеі]|"
    r"бар|жоқ|емес|тиіс|керек|мүмкін|қажет|жөн|анық|сөзсіз|даусыз|белгілі|орынды|маңызды|өзекті)$"
)
_NOMINAL = re.compile(r"(?:[ыі]|[лдт][ае]р|у)$")
_OWN_T = re.compile(r"[аәеиоөуұүыі]т[ыі]$")  # мақсаты, қызметі: the past tense has ды, ді behind a vowel
# What a nominal sentence likes to end with, and what no heading begins with.
_PREDICATES = re.compile(r"(?:бөлігі|бірі|дәлелі|айғағы|себебі|бейнесі|көрінісі|белгісі|кепілі|нәтижесі)$")
_NO_HEADING = re.compile(
    r"(?:бұл|мұндай|мұның|осы|осындай|ол|оның|олар|бірақ|алайда|дегенмен|сондықтан|мысалы|ал|себебі)\b|.*\b(?:да|де|та|те)\b",
    re.IGNORECASE,
)
_KAZAKH = re.compile(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z]")
_FOREIGN_SHARE = 0.05  # of the letters of a Russian sentence, the Kazakh ones in its names stay below it
_RUSSIAN = re.compile(
    r"\b(?:и|в|во|на|с|из|для|по|от|о|об|к|как|что|при|между|под|за|не|это|который|или)\b|\w(?:ого|его|ая|ий|ой|ость|ости|ение|ения|ции)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_REFERENCE = 2_000  # characters
_SHORT = 12  # words that a heading seldom exceeds


def is_page_number(text: str) -> bool:
    """Say whether a line holds a page's number and nothing else."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Say whether a line holds an address of the web and nothing else, as footnotes do."""
    return _ADDRESS.fullmatch(text) is not None


def is_people(text: str) -> bool:
    """Say whether a line names persons, with initials, and nothing else."""
    return _PEOPLE.fullmatch(text) is not None


def is_keywords(text: str) -> bool:
    """Say whether a paragraph lists an article's key words."""
    return _KEYWORDS.match(text) is not None


def opens_bibliography(text: str) -> bool:
    """Say whether a heading stands over the list of what was read."""
    return _BIBLIOGRAPHY.fullmatch(text) is not None


def is_reference(text: str) -> bool:
    """Say whether a text describes a publication, as entries of a bibliography do."""
    return _REFERENCE.search(text[:_LONGEST_REFERENCE]) is not None


def is_finite(text: str) -> bool:
    """Say whether a Kazakh sentence could end with the last word of *text*: a verb or a predicate."""
    words = _WORD.findall(text)
    last = words[-1].casefold() if words else ""
    return _FINITE.search(last) is not None and _OWN_T.search(last) is None


def is_short(text: str) -> bool:
    """Say whether *text* has no more words than a heading."""
    return len(text.split()) <= _SHORT


def is_run_in_heading(sentence: str) -> bool:
    """Say whether the first sentence of a paragraph only names what the paragraph is about."""
    words = _WORD.findall(sentence)
    if not 1 <= len(words) <= 7 or not sentence.endswith(".") or re.search(r"[–—:,;\d]|\s-\s", sentence):
        return False
    if _NO_HEADING.match(sentence) or _PREDICATES.search(words[-1]) or is_finite(sentence):
        return False
    return _NOMINAL.search(words[-1].casefold()) is not None


def may_end_heading(text: str) -> bool:
    """Say whether a heading could end with the last word of *text*, as it cannot with an attribute."""
    words = _WORD.findall(text)
    return bool(words) and _NOMINAL.search(words[-1].casefold()) is not None


def is_introduction(sentence: str) -> bool:
    """Say whether a few words with a colon only head the list below them."""
    return sentence.endswith(":") and len(sentence.split()) <= 6 and not is_finite(sentence)


def language(text: str) -> Language | None:
    """Return the language of *text* by its letters and small words; None if they do not tell.

    >>> language("Казахстан и Китай"), language("Қазақстан"), language("2010")
    (<Language.RUSSIAN: 'ru'>, <Language.KAZAKH: 'kk'>, None)
    """
    latin, cyrillic = len(_LATIN.findall(text)), len(_CYRILLIC.findall(text))
    if latin > cyrillic:
        return Language.ENGLISH
    kazakh = len(_KAZAKH.findall(text))
    if kazakh <= _FOREIGN_SHARE * cyrillic and _RUSSIAN.search(text):
        return Language.RUSSIAN
    return Language.KAZAKH if kazakh else None
