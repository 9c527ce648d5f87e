"""Sounds of Kazakh: the class of a stem's last sound, its harmony, and how suffixes are spelt after each.

From the school grammar of Kazakh: a suffix takes the harmony of the stem's last vowel (back or front) and its first
consonant follows the stem's last sound. Loan words blur both, and the masks say what is met in print.
"""

from functools import cache

V, R, L, N, Z, T = 1, 2, 4, 8, 16, 32  # vowel; р й у; л; м н ң; з ж; voiceless
POSSESSED = 64  # ends in ы or і: may itself carry the possessive of the third person
ANY_CLASS = V | R | L | N | Z | T
CLASSES = (V, R, L, N, Z, T)

BACK, FRONT = 1, 2
EITHER = BACK | FRONT

VOWELS = frozenset("аәеоөұүыіэяёуию")
_SOUND = {
    **dict.fromkeys("аәеоөұүэяё", V),
    **dict.fromkeys("ыі", V | POSSESSED),
    **dict.fromkeys("ию", V | R),  # written for ый, йу: таксидің, but дәмисі as well
    **dict.fromkeys("рйу", R),
    "л": L,
    **dict.fromkeys("мнң", N),
    "з": Z,
    "ж": Z | T,
    **dict.fromkeys("пткқсшщчцфхһ", T),
    **dict.fromkeys("бвгд", T),  # loans take voiceless suffixes: клубтар, Назарбаевтың
    "ғ": Z | T,
}
_HARMONY = {
    **dict.fromkeys("аоұыя", BACK),
    **dict.fromkeys("әеөүіэ", FRONT),
    **dict.fromkeys("уиюё", EITHER),
}


def sound_class(stem: str) -> int:
    """Return the mask of classes to which the last sound of *stem* may belong.

    >>> sound_class("адам") == N, sound_class("клуб") == T, sound_class("апрель") == L
    (True, True, True)
    """
    last = stem[-1:]
    if last in ("ь", "ъ"):
        last = stem[-2:-1]
    return _SOUND.get(last, ANY_CLASS)


def harmony(stem: str) -> int:
    """Return the mask of harmonies of suffixes after *stem*: either, if it has no vowel or an undecided one.

    >>> harmony("адам") == BACK, harmony("мектеп") == FRONT, harmony("роль") == EITHER, harmony("ақш") == BACK
    (True, True, True, True)
    """
    if stem[-1:] == "ь":
        return EITHER
    for letter in reversed(stem):
        found = _HARMONY.get(letter)
        if found:
            return found
    return EITHER


# How the first consonant of a suffix is written after V, R, L, N, Z, T.
INITIALS = {
    "plural": "ллдддт",
    "genitive": "нддндт",
    "accusative": "нддддт",
    "dative": "GGGGGK",
    "locative": "дддддт",
    "ablative": "дддндт",
    "instrumental": "ммммбп",
    "negation": "мммббп",
}


@cache
def spell(suffix: str, initial: str, previous: int, tone: int) -> str:
    """Spell a *suffix* written with A (а, е), Y (ы, і), G (ғ, г), K (қ, к) after a sound of one class.

    *initial* is a row of ``INITIALS`` or empty; *previous* one class; *tone* ``BACK`` or ``FRONT``.

    >>> spell("Aн", "ablative", N, FRONT), spell("A", "dative", T, BACK)
    ('нен', 'қа')
    """
    first = INITIALS[initial][CLASSES.index(previous)] if initial else ""
    letters = str.maketrans("AYGK", "аығқ" if tone == BACK else "еігк")
    return (first + suffix).translate(letters)
