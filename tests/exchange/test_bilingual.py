"""Formats that other programs take in and never give back: OmegaT tables, translation memories, SKOS."""

import csv
import io
import re

import pytest
from hypothesis import Phase, given, settings
from lxml import etree

from glossary.domain.content import (
    EntryContent,
    ExampleContent,
    LanguageContent,
    RelationContent,
    TermContent,
)
from glossary.domain.published import PublishedEntry
from glossary.domain.vocabulary import AdministrativeStatus, Language, RelationType
from glossary.exchange import deepl
from tests.exchange.conftest import write
from tests.exchange.strategies import glossaries

KK, RU, EN = Language
PREFERRED, ADMITTED, SUPERSEDED, DEPRECATED = AdministrativeStatus
GENERATED = settings(deadline=None, max_examples=20, phases=[Phase.generate])


def entry(identifier: str = "treaty", **languages: tuple[TermContent, ...]) -> PublishedEntry:
    sections = {Language(code): LanguageContent(terms=terms) for code, terms in languages.items()}
    return PublishedEntry(identifier=identifier, content=EntryContent(languages=sections))


def term(text: str, status: AdministrativeStatus = ADMITTED, **more: object) -> TermContent:
    return TermContent(term=text, administrative_status=status, **more)


TREATY = entry(
    kk=(term("келісім"), term("шарт", PREFERRED), term("договор", DEPRECATED)),
    ru=(term("договор", PREFERRED), term("трактат", SUPERSEDED)),
)


class TestOmegaT:
    def test_advised_terms_stand_beside_advised_equivalents_in_their_order(self):
        assert write("omegat", [TREATY]).decode() == "шарт\tдоговор\t\nкелісім\tдоговор\t\n"

    def test_the_direction_is_chosen(self):
        file = write("omegat", [TREATY], source=RU, target=KK).decode()
        assert file == "договор\tшарт\t\nдоговор\tкелісім\t\n"

    def test_a_term_that_would_make_its_line_a_remark_is_moved_in(self):
        file = write("omegat", [entry(kk=(term("#тег"),), ru=(term("#хештег"),))]).decode()
        assert file == " #тег\t#хештег\t\n"

    @given(entries=glossaries)
    @GENERATED
    def test_every_line_has_three_cells_whatever_the_texts_hold(self, entries):
        for line in write("omegat", entries).decode().split("\n")[:-1]:
            assert line.count("\t") == 2
            assert not line.startswith("#")


HOMOGRAPHS = [
    entry("protein", ru=(term("белок", PREFERRED),), kk=(term("ақуыз", PREFERRED), term("протеин"))),
    entry("egg-white", ru=(term("белок", PREFERRED),), kk=(term("жұмыртқаның ағы", PREFERRED),)),
]


class TestServices:
    def test_deepl_gets_a_source_once_with_its_first_equivalent(self):
        assert write("deepl", HOMOGRAPHS, source=RU, target=KK).decode() == "белок\tақуыз\n"

    def test_deepl_gets_no_term_that_is_too_long_and_no_file_that_is_too_large(self, monkeypatch):
        long = entry("long", ru=(term("б" * 600, PREFERRED),), kk=(term("а", PREFERRED),))
        assert write("deepl", [long], source=RU, target=KK) == b""
        monkeypatch.setattr(deepl, "MAXIMUM_BYTES", 10)
        assert write("deepl", HOMOGRAPHS, source=RU, target=KK) == b""

    def test_google_gets_two_columns_without_a_header(self):
        quoted = entry("a", kk=(term('"а", б', PREFERRED),), ru=(term("в", PREFERRED),))
        assert write("google", [quoted]).decode() == '"""а"", б",в\r\n'

    def test_weblate_gets_every_pair_with_the_entry_as_its_context(self):
        file = write("weblate", HOMOGRAPHS, source=RU, target=KK, base_url="https://example.org")
        rows = list(csv.DictReader(io.StringIO(file.decode(), newline="")))
        assert [(row["source"], row["target"], row["context"]) for row in rows] == [
            ("белок", "ақуыз", "protein"),
            ("белок", "протеин", "protein"),
            ("белок", "жұмыртқаның ағы", "egg-white"),
        ]
        assert rows[0]["location"] == "https://example.org/entries/protein"

    @pytest.mark.parametrize("name", ["deepl", "google", "weblate", "omegat"])
    def test_superseded_and_deprecated_terms_are_offered_to_no_program(self, name):
        file = write(name, [TREATY], source=KK, target=RU).decode()
        assert "шарт" in file
        assert "трактат" not in file
        assert not any(line.lstrip(",").startswith("договор") for line in file.splitlines())


class TestTranslationMemory:
    def quoted(self, sentence: str, key: str) -> tuple[ExampleContent, ...]:
        return (ExampleContent(sentence=sentence, source="Заң", parallel=key),)

    def test_sentences_that_share_a_key_are_one_unit(self):
        file = write(
            "tmx",
            [
                entry(
                    kk=(term("шарт", examples=self.quoted("Шарт жасалды.", "a")),),
                    ru=(term("договор", examples=self.quoted("Договор заключён.", "a")),),
                    en=(term("treaty", examples=self.quoted("Alone.", "b")),),
                )
            ],
        )
        units = etree.fromstring(file).findall(".//tu")
        assert [[segment.text for segment in unit.iter("seg")] for unit in units] == [
            ["Шарт жасалды.", "Договор заключён."]
        ]

    def test_a_language_that_was_not_chosen_is_left_out(self, seed):
        file = write("tmx", seed, languages=(KK, RU))
        assert b'xml:lang="en"' not in file
        assert b'xml:lang="ru"' in file

    @pytest.mark.shared
    def test_the_seed_is_valid(self, shared, seed):
        definition = etree.DTD(str(shared / "tbx" / "schemas" / "tmx" / "tmx14.dtd"))
        document = etree.fromstring(write("tmx", seed))
        assert document.findall(".//tu")
        assert definition.validate(document), definition.error_log


class TestMoodle:
    def test_homographs_are_told_apart_and_synonyms_are_aliases(self):
        document = etree.fromstring(write("moodle", [*HOMOGRAPHS, TREATY], source=RU))
        assert [entry.findtext("CONCEPT") for entry in document.iter("ENTRY")] == [
            "белок",
            "белок (2)",
            "договор",
        ]
        document = etree.fromstring(write("moodle", [TREATY], source=KK))
        assert [alias.text for alias in document.iterfind(".//ALIAS/NAME")] == ["келісім"]

    def test_the_definition_is_html_in_which_markup_is_inert(self):
        nasty = LanguageContent(definition="<script>", terms=(term("a & b", PREFERRED),))
        content = EntryContent(subject_fields=("law",), languages={KK: nasty})
        entries = [PublishedEntry(identifier="a", content=content)]
        document = etree.fromstring(write("moodle", entries, subject_field_labels={"law": {KK: "құқық"}}))
        assert document.findtext(".//CONCEPT") == "a & b"
        assert document.findtext(".//DEFINITION") == '<p lang="kk"><b>a &amp; b</b>: &lt;script&gt;</p>'
        assert document.findtext(".//CATEGORY/NAME") == "құқық"


class TestSkos:
    def test_labels_are_preferred_alternative_or_hidden(self):
        file = write("skos", [TREATY], base_url="https://example.org/").decode()
        assert "<https://example.org/entries/treaty>\n    a skos:Concept" in file
        assert 'skos:prefLabel "шарт"@kk' in file
        assert 'skos:altLabel "келісім"@kk' in file
        assert 'skos:hiddenLabel "договор"@kk' in file
        assert 'skosxl:prefLabel [ a skosxl:Label ; skosxl:literalForm "шарт"@kk' in file

    def test_relations_subject_fields_and_the_scheme_are_named(self):
        content = EntryContent(
            subject_fields=("law",),
            languages={KK: LanguageContent(terms=(term("шарт", PREFERRED),))},
            relations=(RelationContent(type=RelationType.BROADER, to="agreement"),),
        )
        entries = [PublishedEntry(identifier="treaty", content=content)]
        file = write("skos", entries, subject_field_labels={"law": {KK: "құқық", EN: 'the "law"'}}).decode()
        assert "<#>\n    a skos:ConceptScheme" in file
        assert "skos:broader <#agreement>" in file
        assert 'skos:prefLabel "the \\"law\\""@en' in file
        assert "<#field-law>\n    skos:member <#treaty>" in file

    @given(entries=glossaries)
    @GENERATED
    def test_a_text_is_in_one_kind_of_label_and_no_text_ends_its_string(self, entries):
        file = write("skos", entries).decode()
        without_strings = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', file)
        assert '""""' not in without_strings
        assert not re.search(r"[^\x00-\x7f]", without_strings)
        for block in file.split("\n\n"):
            labels = re.findall(r'^    skos:\w+Label ("(?:[^"\\]|\\.)*"@\w+)', block, re.MULTILINE)
            assert len(labels) == len(set(labels))
