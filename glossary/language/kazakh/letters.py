"""The letters in which stripping runs: Kazakh Cyrillic, or the skeleton in which several letters have
become one."""

from functools import cache
from typing import NamedTuple

from glossary.language.kazakh.inventory import Endings
from glossary.language.kazakh.nominal import nominal_endings
from glossary.language.kazakh.phonology import (
    ANY_CLASS,
    EITHER,
    HARMONIES,
    POSSESSED,
    SOUNDS,
    L,
    N,
    R,
    T,
    V,
    Z,
)
from glossary.language.kazakh.verbal import finite_endings, participle_endings
from glossary.language.skeleton import skeleton


class Letters(NamedTuple):
    """The grammar spelt in certain letters, and what becomes of a stem's last letter in them."""

    nominal: Endings
    finite: Endings
    participle: Endings
    sounds: dict[str, int]  # last letter → mask of classes
    tones: dict[str, int]  # vowel → mask of harmonies
    vowels: frozenset[str]
    rounded: str  # у: the letter of verbal nouns, and of п before -ып (тауып)
    narrow: str  # the vowels that fall out of stems, and with which possessives begin
    glides: str  # the vowels that a fallen vowel may follow (қаупі, қауіп)
    unvoiced: dict[str, str]  # voiced before a vowel → as it stands in the headword
    lost: dict[str, str]  # last letter → the one that loans lose after it
    doubled: str  # consonants that loans double (процесс, грамм) and endings make single
    soft: str  # the soft sign, where it is written
    verbal_nouns: dict[str, tuple[str, ...]]  # last letter of a verb stem → what it becomes with -у
    voiced_p: str
    voices: str  # passive, reflexive, reciprocal
    voice_letters: str  # the last letters of all voices
    causatives: tuple[str, ...]


CYRILLIC = Letters(
    nominal=nominal_endings(),
    finite=finite_endings(),
    participle=participle_endings(),
    sounds=SOUNDS,
    tones=HARMONIES,
    vowels=frozenset("аәеоөұүыіэяёуию"),
    rounded="у",
    narrow="ыі",
    glides="уи",
    unvoiced={"г": "к", "ғ": "қ", "б": "п"},
    lost={"с": "т", "з": "д"},
    doubled="слмнпткф",
    soft="ь",
    verbal_nouns={
        "ы": ("у",),
        "і": ("у",),
        "й": ("ю",),
        "и": ("ию",),
        "к": ("гу",),
        "қ": ("ғу",),
        "п": ("бу",),
    },
    voiced_p="б",
    voices="лнс",
    voice_letters="лнсзр",
    causatives=("дыр", "дір", "тыр", "тір", "ғыз", "гіз", "қыз", "кіз", "ыр", "ір"),
)


@cache
def skeleton_letters() -> Letters:
    """Return the grammar respelt in the skeleton, where harmony can no longer be told; made when first
    asked for."""
    return Letters(
        nominal=_folded(CYRILLIC.nominal),
        finite=_folded(CYRILLIC.finite),
        participle=_folded(CYRILLIC.participle),
        sounds={
            **dict.fromkeys("aeo", V),
            "i": V | R | POSSESSED,
            "u": V | R,
            "r": R,
            "l": L,
            **dict.fromkeys("mn", N),
            "z": Z,
            **dict.fromkeys("jg", Z | T),
            **dict.fromkeys("bcdfhkpstvx", T),
            " ": ANY_CLASS,
        },
        tones={},
        vowels=frozenset("aeiou"),
        rounded="u",
        narrow="i",
        glides="ui",
        unvoiced={"g": "k", "b": "p"},
        lost={"s": "t", "z": "d"},
        doubled="slmnptkf",
        soft="",
        verbal_nouns={"i": ("u", "iu"), "k": ("gu",), "p": ("bu",)},
        voiced_p="b",
        voices="lns",
        voice_letters="lnszr",
        causatives=("dir", "tir", "giz", "kiz", "ir"),
    )


def _folded(endings: Endings) -> Endings:
    return Endings(
        (folded, (sound, EITHER, cost))
        for ending, rows in endings.items()
        for folded in (skeleton(ending),)
        for sound, _, cost in rows
    )
