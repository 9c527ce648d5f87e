"""Term candidates of made-up sentences: which runs of words count, and how they are cited."""

import doctest

import pytest
from sqlalchemy.orm import Session

from glossary.domain.vocabulary import SentenceKind
from glossary.texts import candidates
from glossary.texts.sentences import CleanSentence
from tests.builders import a_content, an_entry

WRITTEN = """
    Өңірлік нарықтың дамуы маңызды.
    Біз өңірлік нарықты зерттедік.
    Олар өңірлік нарыққа шықты.
    Бұл бөлімде нарық туралы айтылады.
    Кеден одағының мүшелері жиналды.
    Кеден одағына жаңа ел кірді.
    Сол кезде кеден одағында дау болды.
    Одақ құрылды, одаққа кірді, одақтан шықты.
    Мемлекеттің нарығы ашылды.
    Мемлекеттің нарығын ашты.
    Мемлекеттің нарығына кірді.
"""


def sentences() -> list[tuple[str, CleanSentence]]:
    lines = [line.strip() for line in WRITTEN.strip().splitlines()]
    return [
        ("901", CleanSentence(number, SentenceKind.PROSE, line, number, number))
        for number, line in enumerate(lines, 1)
    ]


@pytest.fixture
def found() -> dict[str, candidates.TermCandidate]:
    return {candidate.term: candidate for candidate in candidates.term_candidates(sentences())}


def test_the_forms_of_a_term_count_together_under_its_bare_form(found):
    assert found["өңірлік нарық"].frequency == 3


def test_a_head_that_always_carries_its_possessive_is_cited_with_it(found):
    assert found["кеден одағы"].frequency == 3


def test_a_genitive_begins_no_term(found):
    assert not [term for term in found if term.startswith("мемлекеттің")]


def test_the_first_sentences_are_its_examples(found):
    texts = [sentence.text for _, sentence in found["өңірлік нарық"].examples]
    assert texts == [
        "Өңірлік нарықтың дамуы маңызды.",
        "Біз өңірлік нарықты зерттедік.",
        "Олар өңірлік нарыққа шықты.",
    ]


def test_a_sentence_that_stands_in_two_texts_counts_once():
    again = [("902", sentence) for _, sentence in sentences()]
    twice = candidates.term_candidates([*sentences(), *again])
    assert {c.term: c.frequency for c in twice}["өңірлік нарық"] == 3


def test_what_the_glossary_has_is_known_in_any_form(session: Session):
    an_entry(session, a_content(kk="кеден одағы"))
    assert candidates.is_known(session, "кеден одағының")
    assert not candidates.is_known(session, "өңірлік нарық")


def test_the_examples_in_the_documentation_are_true():
    assert doctest.testmod(candidates).failed == 0
