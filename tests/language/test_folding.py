"""Folded keys, their words, and the repair of damaged letters."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossary.language.folding import fold, joined, repair, repair_letters, words

DAMAGED = st.text(alphabet="aeopcyxiəɵKMTабвгіөүёй-–«»' ¥\u00a0\u0301\u00ad\u200b.,()", max_size=30)


@given(st.text() | DAMAGED)
@example("İ")
@example("¥¥Ѐ")
@example("ŉ«̈»")
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text() | DAMAGED)
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    assert repair(repair(text)) == repair(text)


@given(st.text() | DAMAGED)
def test_repaired_letters_stay_at_their_places(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(repair_letters(composed)) == len(composed)


@given(st.text(alphabet="аәбвгғдеёжзіъьэюя АБВӘҮ-"))
def test_capitals_make_no_difference(text: str) -> None:
    assert fold(text.upper()) == fold(text)


@given(st.text() | DAMAGED)
def test_words_hold_no_spaces_and_are_folded(text: str) -> None:
    for word in words(text):
        assert word
        assert word.split() == [word]
        assert fold(word) == word


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("орта державa", "орта держава"),
        ("тəуелсіздік", "тәуелсіздік"),
        ("YКІМЕТ", "ҮКІМЕТ"),
        ("САYДА", "САУДА"),
        ("құрылғ¥", "құрылғұ"),
        ("СОVID", "COVID"),
        ("status quo", "status quo"),
        ("COVID-19-ға қарсы", "COVID-19-ға қарсы"),
        ("əсер", "әсер"),
        ("и\u0306", "й"),
        ("a\u00a0b\u2009 c", "a b c"),
    ],
)
def test_look_alikes_of_the_other_alphabet_are_put_right(damaged: str, whole: str) -> None:
    assert repair(damaged) == whole


def test_a_word_that_no_alphabet_can_hold_stays_as_it_is() -> None:
    assert repair("Яндекс.Zвезда") == "Яндекс.Zвезда"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ёлка", "елка"),
        ("«Орта держава»", "орта держава"),
        ("теке – тірес", "теке-тірес"),
        ("теке\u2011тірес", "теке-тірес"),
        ("со\u00adвет", "совет"),
        ("за\u0301мок", "замок"),
        ("state's", "states"),
        ("державa?", "держава"),
        ("шарт (келісім)", "шарт келісім"),
        ("ﬁnance", "finance"),
    ],
)
def test_what_readers_type_otherwise_is_folded_away(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_spaced_hyphenated_and_joined_spellings_meet() -> None:
    assert joined("көп векторлы") == joined("көп-векторлы") == joined("көпвекторлы")
    assert joined("теке-тірес") == joined("текетірес") == joined("теке тірес")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("БҰҰ-ның хатшысы", ["бұұ-ның", "хатшысы"]),
        ("«АҚШ»-тың", ["ақш-тың"]),
        ("Ростов-на-Дону", ["ростов", "на", "дону"]),
        ("қарым-қатынас", ["қарым", "қатынас"]),
        ("1990-жылдары", ["1990", "жылдары"]),
        ("non-proliferation", ["non", "proliferation"]),
        ("", []),
        ("–", []),
    ],
)
def test_a_hyphen_parts_words_but_not_an_ending_from_its_word(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("sign", ["¥", ".", "-", "«", "\u0301", "ə", "- ", "'"])
def test_fifty_thousand_of_any_sign_are_folded(sign: str) -> None:
    text = sign * 50_000 + "ж"
    assert fold(text).endswith("ж")
    assert repair(text).endswith("ж")
