"""Stored sort keys agree with the Kazakh alphabet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.language.sorting import KAZAKH, alphabet, initial, sort_key

LETTERS = st.text(alphabet=KAZAKH, max_size=12)


@given(LETTERS, LETTERS)
def test_keys_compare_as_letters_do_in_the_alphabet(one: str, other: str) -> None:
    by_alphabet = [KAZAKH.index(letter) for letter in one] < [KAZAKH.index(letter) for letter in other]
    assert (sort_key(one) < sort_key(other)) == by_alphabet


@given(st.text())
def test_a_key_is_printable_ascii_and_so_alike_in_every_database(text: str) -> None:
    key = sort_key(text)
    assert key.isascii()
    assert key.isprintable()


@given(LETTERS, LETTERS)
def test_a_beginning_has_the_beginning_of_the_key(start: str, rest: str) -> None:
    assert sort_key(start + rest).startswith(sort_key(start))


def test_damaged_letters_sort_where_the_right_ones_do() -> None:
    assert sort_key("əлем") == sort_key("əлем".replace("ə", "ә"))


def test_spaces_hyphens_digits_cyrillic_latin_is_the_order() -> None:
    terms = ["1990 жыл", "орта держава", "орта-держава", "орталық", "яғни", "status quo"]
    assert sorted(set(terms), key=sort_key) == terms


def test_lower_case_comes_before_upper_and_both_before_the_next_word() -> None:
    assert sorted(["Елша", "Ел", "ел", "ЕЛ", "елші"], key=sort_key) == ["ел", "Ел", "ЕЛ", "Елша", "елші"]


@pytest.mark.parametrize(
    ("text", "language", "letter"),
    [
        ("«әлем»", "kk", "Ә"),
        ("əлем", "kk", "Ә"),
        ("status quo", "kk", "#"),
        ("Ёлка", "ru", "Ё"),
        ("йод", "ru", "Й"),
        ("naïve", "en", "N"),
        ("1990", "en", "#"),
        ("", "kk", "#"),
    ],
)
def test_terms_are_browsed_under_their_first_letter(text: str, language: str, letter: str) -> None:
    assert initial(text, language) == letter


def test_the_alphabets_are_whole() -> None:
    assert [len(alphabet(language)) for language in ("kk", "ru", "en")] == [42, 33, 26]
