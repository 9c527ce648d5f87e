"""Sounds of Kazakh: the class of a stem's last sound, its harmony, and how suffixes are spelt after each.

From the school grammar of Kazakh: a suffix takes the harmony of the stem's last vowel (back or front) and its
first consonant follows the stem's last sound. Loan words blur both; the masks say what is met in print.
"""

V, R, L, N, Z, T = 1, 2, 4, 8, 16, 32  # vowel; р й у; л; м н ң; з ж; voiceless
POSSESSED = 64  # ends in ы or і: may itself carry the possessive of the third person
ANY_CLASS = V | R | L | N | Z | T
CLASSES = (V, R, L, N, Z, T)

BACK, FRONT = 1, 2
EITHER = BACK | FRONT
NO_HARMONY = 0  # of a suffix that is never taken off strictly

SOUNDS = {
    **dict.fromkeys("аәеоөұүэяё", V),
    **dict.fromkeys("ыі", V | POSSESSED),
    **dict.fromkeys("ию", V | R),  # ый and йу: таксидің, but also таксиге and интервьюсі
    **dict.fromkeys("рйу", R),
    "л": L,
    **dict.fromkeys("мнң", N),
    "з": Z,
    **dict.fromkeys("жғ", Z | T),
    **dict.fromkeys("пткқсшщчцфхһ", T),
    **dict.fromkeys("ьъ", ANY_CLASS),
    **dict.fromkeys("бвгд", T),  # loans take voiceless suffixes: клубтар, Назарбаевтың
}
HARMONIES = {
    **dict.fromkeys("аоұыя", BACK),
    **dict.fromkeys("әеөүіэ", FRONT),
    **dict.fromkeys("уиюё", EITHER),
}

# How the first consonant of a suffix is written after V, R, L, N, Z, T.
INITIALS = {
    "": None,
    "plural": "ллдддт",
    "genitive": "нддндт",
    "accusative": "нддддт",
    "dative": "GGGGGK",
    "locative": "дддддт",
    "ablative": "дддндт",
    "instrumental": "ммммбп",
    "predicative": "мммббп",
    "negation": "мммббп",
}
_SPELLINGS = {BACK: str.maketrans("AYGK", "аығқ"), FRONT: str.maketrans("AYGK", "еігк")}


def spell(suffix: str, row: str, previous: int, tone: int) -> str:
    """Spell a *suffix* written with A (а, е), Y (ы, і), G (ғ, г), K (қ, к) after a sound of one class.

    *row* is a key of ``INITIALS``, empty for suffixes that begin alike after all; *previous* is one class,
    *tone* is ``BACK`` or ``FRONT``.

    >>> spell("Aн", "ablative", N, FRONT), spell("A", "dative", T, BACK)
    ('нен', 'қа')
    """
    initials = INITIALS[row]
    first = initials[CLASSES.index(previous)] if initials else ""
    return (first + suffix).translate(_SPELLINGS[tone])


def harmony(stem: str, tones: dict[str, int]) -> int:
    """Return the mask of harmonies of suffixes after *stem*: either, if it has no vowel or an undecided one.

    >>> [harmony(stem, HARMONIES) for stem in ("адам", "мектеп", "роль", "тмд")]
    [1, 2, 3, 3]
    """
    if stem[-1:] == "ь":
        return EITHER
    for letter in reversed(stem):
        if letter in tones:
            return tones[letter]
    return EITHER
