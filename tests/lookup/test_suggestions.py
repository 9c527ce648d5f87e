"""Suggestions as one types."""

import pytest

from glossary.domain.vocabulary import Language
from glossary.lookup.suggestions import suggest
from tests.builders import an_entry
from tests.lookup.conftest import content


def suggested(session, typed, **more):
    return [suggestion.term for suggestion in suggest(session, typed, **more)]


def test_any_word_of_a_term_begins_so_terms_that_begin_so_first(reading):
    assert suggested(reading, "саяс") == ["көпвекторлы саясат", "тепе-теңдік саясаты"]
    assert suggested(reading, "тепе") == ["тепе-теңдік", "тепе-теңдік саясаты"]


def test_all_languages_are_searched_at_once(reading):
    assert suggested(reading, "су") == ["суверенитет"]
    assert suggested(reading, "mul") == ["multi-vector policy"]
    assert suggested(reading, "орта") == ["орта держава"]


def test_the_words_may_be_typed_with_a_space_a_hyphen_or_together(reading):
    for typed in ("тепе-тең", "тепе тең", "тепетең", "ТЕПЕ-ТЕҢ"):
        assert suggested(reading, typed) == ["тепе-теңдік", "тепе-теңдік саясаты"]


def test_an_entry_is_suggested_once(reading):
    identifiers = [suggestion.identifier for suggestion in suggest(reading, "с", limit=50)]
    assert len(identifiers) == len(set(identifiers)) > 3


def test_the_term_itself_comes_before_its_continuations(database):
    with database.writing() as session:
        for term in ("елшілік хабары", "елші", "бас елші", "елшілік"):
            an_entry(session, content(term, fields=("diplomacy",)))
        session.commit()
    with database.reading() as session:
        assert suggested(session, "елші") == ["елші", "елшілік", "елшілік хабары", "бас елші"]
        assert suggested(session, "елші", limit=2) == ["елші", "елшілік"]


def test_languages_can_be_chosen(reading):
    assert suggested(reading, "су", languages={Language.KAZAKH}) == ["суверенитет"]
    assert suggested(reading, "су", languages={Language.ENGLISH}) == []


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("kopv", "көпвекторлы саясат"),
        ("копвекторлы сая", "көпвекторлы саясат"),
        ("улттык муд", "ұлттық мүдде"),
        ("мүдделеріне", "ұлттық мүдде"),
        ("орта державаның", "орта держава"),
        ("jhnf lth;fdf", "орта держава"),
    ],
)
def test_where_nothing_begins_so_other_letters_forms_and_layouts_are_tried(reading, typed, term):
    assert suggested(reading, typed)[0] == term


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "zzz", "саясаткер", "\x00", "*" * 50_000])
def test_nothing_is_suggested_for_nothing(reading, typed):
    assert suggest(reading, typed) == []


def test_suggestions_cost_few_statements(termbase, statements):
    with statements(termbase) as sent, termbase.reading() as session:
        suggest(session, "саяс")
    assert len(sent) <= 5
