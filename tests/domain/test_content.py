"""Content is a value: equal after every way through JSON, in one order, refused in another shape."""

import json

import msgspec
import pytest
from hypothesis import given

from glossary.domain.content import (
    EntryContent,
    LanguageContent,
    TermContent,
    content_from_data,
    content_from_json,
    content_to_json,
    in_order,
)
from glossary.domain.values import map_strings, strings
from glossary.domain.vocabulary import AdministrativeStatus, Language, RelationType
from tests.builders import a_content
from tests.domain.contents import SOME, contents


@SOME
@given(contents)
def test_a_content_comes_back_from_json_as_it_was(content: EntryContent):
    assert content_from_json(content_to_json(content)) == in_order(content)


@SOME
@given(contents)
def test_equal_contents_have_equal_json(content: EntryContent):
    turned = dict(reversed(content.languages.items()))
    assert content_to_json(content) == content_to_json(msgspec.structs.replace(content, languages=turned))


@SOME
@given(contents)
def test_parsed_data_gives_the_same_content(content: EntryContent):
    data = json.loads(content_to_json(content)) | {"identifier": "middle-power"}
    read = content_from_data(data)
    assert read.identifier == "middle-power"
    assert read.content() == in_order(content)


@SOME
@given(contents)
def test_every_text_is_walked_over_and_can_be_changed(content: EntryContent):
    assert map_strings(content, lambda text: text) == content
    changed = map_strings(content, lambda text: f"{text}!")
    assert all(text.endswith("!") for _, text in strings(changed))
    assert len(list(strings(changed))) >= len(list(strings(content)))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"language": {}}, "unknown field `language`"),
        ({"languages": {"de": {}}}, "Invalid enum value 'de'"),
        ({"languages": {"kk": {"terms": [{}]}}}, "missing required field `term`"),
        ({"languages": {"kk": {"terms": [{"term": 7}]}}}, r"\$.languages\[...\].terms\[0\].term"),
        ({"relations": [{"type": "near", "to": "x"}]}, "Invalid enum value 'near'"),
        ({"process_status": "approved"}, "unknown field `process_status`"),
        ([], "Expected `object`"),
    ],
)
def test_another_shape_is_refused_with_its_place(data: object, words: str):
    with pytest.raises(msgspec.ValidationError, match=words):
        content_from_data(data)


def test_terms_come_language_by_language_in_the_editors_order():
    content = a_content(en="middle power", ru="средняя держава", kk="орта держава")
    assert [term.term for _, term in content.terms()] == ["орта держава", "средняя держава", "middle power"]


@pytest.mark.parametrize(
    ("language", "label"),
    [
        (Language.RUSSIAN, "средняя держава"),
        (Language.KAZAKH, "орта держава"),
        (Language.ENGLISH, "орта держава"),
    ],
)
def test_the_label_falls_back_to_a_language_that_has_one(language: Language, label: str):
    assert a_content(kk="орта держава", ru="средняя держава").label(language) == label


def test_the_label_is_the_preferred_term_wherever_it_stands():
    admitted = TermContent(term="орташа держава")
    preferred = TermContent(term="орта держава", administrative_status=AdministrativeStatus.PREFERRED)
    section = LanguageContent(terms=(admitted, preferred))
    content = EntryContent(languages={Language.KAZAKH: section})
    assert content.label(Language.KAZAKH) == "орта держава"
    assert EntryContent().label(Language.KAZAKH) == ""


@pytest.mark.parametrize("relation", RelationType)
def test_seen_from_there_and_back_a_relation_is_itself(relation: RelationType):
    assert relation.inverse.inverse is relation


def test_directed_relations_have_another_inverse():
    directed = {relation for relation in RelationType if relation.inverse is not relation}
    assert directed == set(RelationType) - {RelationType.RELATED, RelationType.CONTRASTED}
