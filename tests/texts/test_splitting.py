"""Sentences end where a reader would say, not at every stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.texts.printing import printed
from glossary.texts.splitting import split


def parted(text):
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Елге Н. Ә. Сапаров пен Дж. Браун келді.",
        "Мұны С.Ж. Асанов жазды.",
        "Бұл пікірді Асанов. С. [7] мен Үсенова. Г.Д. [8] қолдады.",
        "Қой, сиыр, т.б. малдар бар.",
        "Бұл 1990-1995 жж. Алматыда болды.",
        "Ол 2001 ж. Астанаға көшті.",
        "Жолы 2,5 мың км. астам болды.",
        "Шекарасы 450 км.-ден асады.",
        "Осында (т.ғ. Шығыста) көп жүрді.",
        "Мұны проф. Асанов айтты [3, 25 б. және 7, б. 4].",
        "Сайты www.example.org деп аталады.",
        "Ол: «Мен келдім. Сен қайдасың?» деп сұрады.",
        "Ол 12.11 мен 06.12.2019 аралығында келді.",
        "Бұл 3,5 және 1.718 деген сандар.",
    ],
)
def test_stays_whole(text):
    assert parted(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Ол келді.|Мен кеттім.",
        "Ол келді!|Неге келді?|Білмеймін…|Бәрібір.",
        "Ол келді [2].|1990 жылы кетті.",
        "«Келдім.»|Ол осылай деді.",
        "Ол 450 км.|Жолда демалды.",
        "Осыны айтты. [5]|Кейін кетті.",
        "Ол келді.|«Жаңа жол» кітабы шықты.",
    ],
)
def test_is_parted(text):
    assert parted(text.replace("|", " ")) == text.split("|")


def test_a_long_quotation_is_a_passage_whose_sentences_stand_for_themselves():
    text = "Ол: «Бірінші ауыл жақсы.|Екінші ауыл үлкен.|Үшінші ауыл алыс.|Төртінші ауыл жақын» деп жазды."
    assert parted(text.replace("|", " ")) == text.split("|")


@given(st.text(alphabet='абАБ1 .!?…«»()[]"-–,;:', max_size=60))
def test_no_letter_is_lost_and_none_comes_twice(text):
    spans = split(text)
    assert "".join(filter(str.isalnum, "".join(text[start:end] for start, end in spans))) == "".join(
        filter(str.isalnum, text)
    )
    assert spans == sorted(spans)
    assert all(start < end for start, end in spans)


@given(st.text(alphabet='абАБ1 .!?…«»()[]"-–,;:', max_size=60))
def test_printing_changes_no_letter(text):
    assert list(filter(str.isalnum, printed(text))) == list(filter(str.isalnum, text))
