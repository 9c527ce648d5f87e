"""What differs between two contents is told, all of it and nothing else."""

import msgspec
from hypothesis import given

from glossary.domain.content import EntryContent, LanguageContent, in_order
from glossary.domain.differences import Difference, differences, word_runs
from glossary.domain.vocabulary import AdministrativeStatus, Language
from tests.builders import QUOTATION, a_content, a_term
from tests.domain.contents import SOME, contents, words


@SOME
@given(contents)
def test_a_content_does_not_differ_from_itself(content: EntryContent):
    assert differences(content, content) == []


@SOME
@given(contents, contents)
def test_two_contents_that_differ_are_told_apart(one: EntryContent, other: EntryContent):
    assert bool(differences(one, other)) is (_unordered(one) != _unordered(other))


def _unordered(content: EntryContent) -> EntryContent:
    """Return the content without what has no order: its relations and remarks stand in any."""
    relations = tuple(sorted(content.relations, key=lambda relation: relation.to))
    remarks = tuple(sorted(content.equivalence, key=lambda remark: remark.languages))
    return msgspec.structs.replace(in_order(content), relations=relations, equivalence=remarks)


@given(words, words)
def test_the_runs_of_words_hold_both_texts(before: str, after: str):
    runs = word_runs(before, after)
    assert "".join(run.text for run in runs if run.kind != "added") == before
    assert "".join(run.text for run in runs if run.kind != "removed") == after


def test_a_changed_word_is_told_in_its_language_and_field():
    before, after = a_content(kk="орта держава", note="бір"), a_content(kk="орта держава", note="екі")
    assert differences(before, after) == [Difference(None, "", "note", "бір", "екі")]


def test_a_changed_term_is_one_removed_and_one_added():
    told = differences(a_content(kk="орта держава"), a_content(kk="орташа держава"))
    assert Difference(Language.KAZAKH, "", "term", "орта держава", "") in told
    assert Difference(Language.KAZAKH, "", "term", "", "орташа держава") in told


def test_terms_and_examples_that_only_moved_are_told_as_a_change_of_order():
    another = msgspec.structs.replace(QUOTATION, sentence="Басқа сөйлем.")
    admitted = a_term("орташа держава", AdministrativeStatus.ADMITTED)
    one = a_term("орта держава", examples=(QUOTATION, another))
    other = a_term("орта держава", examples=(another, QUOTATION))
    before = EntryContent(languages={Language.KAZAKH: LanguageContent(terms=(one, admitted))})
    after = EntryContent(languages={Language.KAZAKH: LanguageContent(terms=(admitted, other))})
    assert [(each.row, each.field) for each in differences(before, after)] == [
        ("орта держава", "order"),
        ("", "order"),
    ]
