"""One skeleton for Kazakh in all its alphabets."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.transcription import ALPHABETS, transcriber
from glossary.language.skeleton import skeleton, skeletons

KAZAKH = st.text(alphabet="аәбвгғдежзийкқлмнңоөпрстуұүфхһчшыіэюя -", max_size=40)
WORDS = (
    "көпвекторлы саясат",
    "ұлттық мүдде",
    "халықаралық қатынастар жүйесі",
    "жаңғырту",
    "шекаралық ынтымақтастық",
    "қоғамдық дипломатия",
    "аймақтық қауіпсіздік",
    "жаһандық тәртіп",
    "шабуылдаушы реализм",
    "конституция",
    "жұртшылық",
    "ұйымы",
    "киім",
    "аңғар",
)


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_a_term_in_any_alphabet_reaches_the_skeleton_of_its_cyrillic_spelling(alphabet: str) -> None:
    typed = transcriber(alphabet)
    assert [word for word in WORDS if skeleton(word) not in skeletons(typed(word))] == []


@given(KAZAKH)
def test_a_skeleton_is_lower_ascii_letters_digits_and_single_spaces(text: str) -> None:
    found = skeleton(text)
    assert set(found) <= set(string.ascii_lowercase + string.digits + " ")
    assert " ".join(found.split()) == found


@given(st.text(max_size=60))
def test_any_text_has_a_skeleton_and_at_most_eight_readings(text: str) -> None:
    readings = skeletons(text)
    assert 1 <= len(readings) <= 8
    assert len(set(readings)) == len(readings)


@given(KAZAKH)
def test_the_skeleton_of_kazakh_is_its_own_first_reading_or_one_of_them(text: str) -> None:
    assert skeleton(text) in skeletons(text)


def test_letters_of_old_fonts_and_of_the_russian_keyboard_meet() -> None:
    assert (
        skeleton("ќазаќ тілі") == skeleton("қазақ тілі") == skeleton("казак тили") == skeleton("казак тылы")
    )
    assert skeleton("мәселе") in skeletons("мэселе")


def test_c_letters_of_the_latin_drafts_are_read() -> None:
    readings = {"s'ekara", "shekara", "şekara", "šekara", "шекара"}
    assert {skeleton(reading) for reading in readings} == {"xekara"}
    assert {skeleton(reading) for reading in ("c'empion", "chempion", "tşempion", "çempion")} == {"cempion"}
