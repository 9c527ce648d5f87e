"""TBX as the standard wants it, whatever the entries hold."""

import importlib.util
from datetime import date
from types import ModuleType

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from glossary.domain.content import (
    EntryContent,
    EquivalenceContent,
    LanguageContent,
    Place,
    RelationContent,
    TermContent,
)
from glossary.domain.vocabulary import AdministrativeStatus, EquivalenceDegree, Language, RelationType
from glossary.exchange.published import PublishedEntry
from tests.exchange.conftest import read, write
from tests.exchange.strategies import glossaries

SHAPES = ["tbx", "tbx-dct", "tbx-v2"]
KK, RU, EN = Language
TERM = TermContent(term="шарт", administrative_status=AdministrativeStatus.PREFERRED)


def entry(identifier: str = "treaty", **fields: object) -> PublishedEntry:
    languages = {KK: LanguageContent(terms=(TERM,))}
    return PublishedEntry(identifier=identifier, content=EntryContent(**({"languages": languages} | fields)))


def text_of(file: bytes) -> str:
    return file.decode()


@pytest.fixture(scope="session")
def validator(shared) -> ModuleType:
    spec = importlib.util.spec_from_file_location("tbxvalidate", shared / "tbx" / "tbxvalidate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
@pytest.mark.parametrize("name", SHAPES)
class TestAgainstTheOfficialSchemas:
    def test_the_seed_is_valid(self, name, validator, seed, tmp_path):
        path = tmp_path / "seed.tbx"
        labels = {"treaty-law": {EN: "treaty law"}}
        path.write_bytes(write(name, seed, subject_field_labels=labels, base_url="https://example.org"))
        assert validator.validate(str(path))["errors"] == []

    @given(entries=glossaries)
    @settings(
        deadline=None,
        max_examples=15,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    def test_awkward_entries_are_valid(self, name, validator, tmp_path, entries):
        path = tmp_path / "awkward.tbx"
        path.write_bytes(write(name, [*entries, entry("z-last")]))
        assert validator.validate(str(path))["errors"] == []


@pytest.mark.parametrize("name", SHAPES)
def test_the_header_says_what_the_file_is(name, seed):
    file = text_of(write(name, seed[:2], base_url="https://example.org"))
    for words in (
        "Глоссарий",
        "Licence: CC BY 4.0",
        "https://example.org",
        "2026-11-21",
        "entries: 2",
        "glossary 1.0",
    ):
        assert words in file


def test_no_entries_are_a_file_too():
    assert read("tbx", write("tbx", [])) == ([], [])


def test_a_relation_within_the_file_is_a_reference_and_another_a_note():
    relations = (
        RelationContent(type=RelationType.BROADER, to="agreement"),
        RelationContent(type=RelationType.RELATED, to="elsewhere"),
    )
    file = text_of(write("tbx", [entry(relations=relations), entry("agreement")]))
    assert '<ref type="crossReference" target="agreement">broader</ref>' in file
    assert "<note>Relation: related elsewhere</note>" in file


def test_no_reference_leads_to_an_entry_that_the_chosen_languages_leave_out():
    relations = (RelationContent(type=RelationType.BROADER, to="only-russian"),)
    russian = entry("only-russian", languages={RU: LanguageContent(terms=(TERM,))})
    file = text_of(write("tbx", [entry(relations=relations), russian], languages=(KK,)))
    assert "crossReference" not in file
    assert "<note>Relation: broader only-russian</note>" in file


def test_who_is_responsible_stands_in_the_back_matter_once():
    entries = [
        PublishedEntry(
            identifier=name,
            content=entry().content,
            revision=2,
            approved_on=date(2026, 1, 2),
            author="Айгүл",
            reviewer="Б",
        )
        for name in ("a", "b")
    ]
    file = text_of(write("tbx", entries))
    assert file.count('<refObject id="_person.1"><item type="fn">Айгүл</item></refObject>') == 1
    assert file.count('<transacNote type="responsibility" target="_person.1">Айгүл</transacNote>') == 2
    assert "<date>2026-01-02</date>" in file
    assert "<note>Revision: 2 (reviewed: Б)</note>" in file


def test_a_subject_field_is_written_by_name_with_its_code_beside_it():
    written = write(
        "tbx",
        [entry(subject_fields=("treaty-law",))],
        subject_field_labels={"treaty-law": {EN: "treaty law"}},
    )
    assert '<descrip type="subjectField">treaty law</descrip><note>Code: treaty-law</note>' in text_of(
        written
    )
    entries, _ = read("tbx", written)
    assert entries[0].content.subject_fields == ("treaty-law",)


def test_what_has_no_category_is_a_note_that_reads_like_one():
    term = TermContent(
        term="шарт",
        homonym_number=1,
        attested=(Place(text="001", start_line=3, end_line=4),),
        key_forms=("шарты",),
        note="Origin: белгісіз",
    )
    remark = EquivalenceContent(languages=(KK, RU), degree=EquivalenceDegree.FALSE_FRIEND, note="басқа")
    content = EntryContent(languages={KK: LanguageContent(terms=(term,))}, equivalence=(remark,))
    file = text_of(write("tbx", [PublishedEntry(identifier="c-1", content=content)]))
    for note in (
        "Homonym number: 1",
        "Attested: 001, lines 3–4",
        "Key form: шарты",
        "Note: Origin: белгісіз",
        "Equivalence: kk ru falseFriend: басқа",
    ):
        assert f"<note>{note}</note>" in file


def test_an_entry_without_a_term_in_the_chosen_languages_is_left_out():
    russian = entry("only-russian", languages={RU: LanguageContent(terms=(TERM,))})
    file = write("tbx", [russian, entry()], languages=(KK,))
    entries, _ = read("tbx", file)
    assert [found.identifier for found in entries] == ["treaty"]


def test_the_definition_of_a_language_without_terms_is_kept():
    languages = {
        KK: LanguageContent(terms=(TERM,)),
        EN: LanguageContent(definition="agreement", note="check"),
    }
    entries, problems = read("tbx", write("tbx", [entry(languages=languages)]))
    assert entries[0].content.languages == languages
    assert problems == []


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ud800", "\uffff"])
def test_a_character_that_xml_cannot_hold_is_never_written(name, character):
    broken = entry(languages={KK: LanguageContent(terms=(TermContent(term=f"ша{character}рт"),))})
    with pytest.raises(ValueError):
        write(name, [broken])


@pytest.mark.parametrize("name", SHAPES)
def test_markup_in_a_text_stays_text(name):
    nasty = '<script>&amp;"]]></script>'
    file = write(name, [entry(note=nasty)], title=nasty)
    assert etree.fromstring(file.split(b"?>", 1)[1]) is not None
    assert read("tbx", file)[0][0].content.note == nasty


def test_entries_are_written_one_at_a_time():
    from glossary.exchange.tbx_writing import write as pieces_of
    from tests.exchange.conftest import info_of

    asked = []

    def entries():
        for name in ("a", "b", "c"):
            asked.append(name)
            yield entry(name)

    pieces = pieces_of(entries(), info_of([]))
    assert b"<tbx" in next(pieces)
    assert b'id="a"' in next(pieces)
    assert asked == ["a"]
