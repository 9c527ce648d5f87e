"""What a query reads on another keyboard layout."""

from hypothesis import given
from hypothesis import strategies as st

from glossary.language.keyboards import other_layouts


def test_cyrillic_typed_on_latin_keys_is_read_back() -> None:
    assert "орта держава" in other_layouts("jhnf lth;fdf")
    assert "политика" in other_layouts("gjkbnbrf")


def test_kazakh_letters_of_the_digit_row_are_read_back() -> None:
    assert "ұлттық мүдде" in other_layouts("9knns0 v8llt")
    assert "әлемдік тәртіп" in other_layouts("2ktvl3r n2hn3g")


def test_latin_typed_on_cyrillic_keys_is_read_back() -> None:
    assert other_layouts("зщцук") == ("power",)


def test_the_text_itself_is_no_other_layout() -> None:
    assert other_layouts("") == ()
    assert other_layouts("…") == ()


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяәіңғүұқөһ ", min_size=1, max_size=20))
def test_what_was_typed_on_the_wrong_layout_comes_back(text: str) -> None:
    wrong = other_layouts(text)
    assert not wrong or text in other_layouts(wrong[0])


@given(st.text())
def test_every_reading_differs_from_the_text_and_from_the_others(text: str) -> None:
    readings = other_layouts(text)
    assert len(set(readings)) == len(readings)
    assert text not in readings
