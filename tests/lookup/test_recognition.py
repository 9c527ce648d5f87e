"""Terms are recognised in running text, whatever their endings, the longest first."""

from itertools import pairwise

import pytest

from glossary.domain.vocabulary import Language
from glossary.lookup.recognition import recognise


def found(session, text, language=None):
    return [(match.text, match.term) for match in recognise(session, text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Орта державалардың рөлі артты.", [("Орта державалардың", "орта держава")]),
        ("ШЫҰ-ға мүше елдер", [("ШЫҰ-ға", "ШЫҰ")]),
        ("бұл тепе-теңдік саясатының негізі", [("тепе-теңдік саясатының", "тепе-теңдік саясаты")]),
        ("тепе-теңдікті сақтау", [("тепе-теңдікті", "тепе-теңдік")]),
        ("орта, держава", []),
        (
            "Многовекторной политики и средних держав",
            [("Многовекторной политики", "многовекторная политика"), ("средних держав", "средняя держава")],
        ),
        (
            "Middle powers and their national interests.",
            [("Middle powers", "middle power"), ("national interests", "national interest")],
        ),
        ("«Орта держава»ның рөлі", [("Орта держава", "орта держава")]),
        (
            "орта\u00a0держава мен ұлы\nдержава",
            [("орта\u00a0держава", "орта держава"), ("ұлы\nдержава", "ұлы держава")],
        ),
        ("саясаткер мен саясат", []),
        ("", []),
        ("…!?", []),
    ],
)
def test_terms_are_found_where_they_stand(reading, text, expected):
    assert found(reading, text) == expected


def test_offsets_count_code_points_of_the_text(reading):
    text = "🙂 Сонда ұлттық мүддеміз бар."
    (match,) = recognise(reading, text)
    assert text[match.start : match.end] == match.text == "ұлттық мүддеміз"


def test_matches_stand_in_order_and_never_overlap(reading):
    text = "тепе-теңдік саясаты тепе-теңдік халықаралық қатынастар жүйесінде орта держава " * 20
    matches = recognise(reading, text)
    assert len(matches) == 80
    assert all(first.end <= second.start for first, second in pairwise(matches))


def test_one_language_can_be_asked_for(reading):
    text = "орта держава, средняя держава, middle power"
    assert [match.term for match in recognise(reading, text, Language.RUSSIAN)] == ["средняя держава"]


def test_a_long_text_costs_few_statements(termbase, statements):
    with statements(termbase) as sent, termbase.reading() as session:
        recognise(session, "Орта державалардың ұлттық мүддесі туралы сөз. " * 300)
    assert len(sent) <= 20
