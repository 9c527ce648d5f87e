"""Characters that are refused by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.language.characters import mixed_script_words, problem


@pytest.mark.parametrize(
    ("character", "kind", "name"),
    [
        ("\x00", "nul", "NULL"),
        ("\x1b", "control", "CONTROL CHARACTER"),
        ("\x85", "control", "CONTROL CHARACTER"),
        ("\u202e", "bidirectional", "RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "bidirectional", "LEFT-TO-RIGHT ISOLATE"),
        ("\u200d", "zero-width", "ZERO WIDTH JOINER"),
        ("\ufeff", "zero-width", "ZERO WIDTH NO-BREAK SPACE"),
        ("\ud800", "surrogate", "LONE SURROGATE"),
        ("\u2028", "invisible", "LINE SEPARATOR"),
        ("\U000e0041", "invisible", "TAG LATIN CAPITAL LETTER A"),
        ("\ufffe", "invisible", "UNNAMED CHARACTER"),
    ],
)
def test_the_first_bad_character_is_named_with_its_place(character: str, kind: str, name: str) -> None:
    found = problem(f"орта {character}держава{character}")
    assert found is not None
    assert (found.kind, found.name, found.position) == (kind, name, 5)
    assert found.code == f"U+{ord(character):04X}"


@pytest.mark.parametrize(
    "text", ["", "егемендік", "a\tb\r\nc", "орта\u00a0держава", "со\u00adвет", "😀", "за\u0301мок"]
)
def test_what_people_write_is_no_problem(text: str) -> None:
    assert problem(text) is None


@given(st.text())
def test_what_passes_can_be_stored_as_utf_8(text: str) -> None:
    assert problem(text) is not None or text.encode().decode() == text


def test_words_of_two_alphabets_are_listed_as_they_stand() -> None:
    assert mixed_script_words("орта державa, status quo – Тəуелсіздік; COVID-19-ға") == [
        "державa",
        "Тəуелсіздік",
    ]
