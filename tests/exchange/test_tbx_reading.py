"""The TBX reader takes what real programs write, says what was odd, and refuses what is dangerous."""

import pytest

from glossary.domain.vocabulary import (
    AdministrativeStatus,
    GrammaticalGender,
    Language,
    PartOfSpeech,
    RelationType,
    TermType,
)
from glossary.exchange.reading import Holding
from tests.exchange.conftest import read
from tests.exchange.tbx import NAMESPACES, entry_of, section, term, v2, v3

KK, RU, EN = Language


def one(file: str):
    entries, problems = read("tbx", file)
    (entry,) = entries
    return entry, [problem.code for problem in problems]


def first_term(inner: str):
    entry, codes = one(v3(term(f"<term>шарт</term>{inner}")))
    return entry.content.languages[KK].terms[0], codes


class TestShapes:
    def test_version_3_in_categories_as_types(self):
        found, codes = first_term('<termNote type="partOfSpeech">noun</termNote>')
        assert (found.term, found.part_of_speech, codes) == ("шарт", PartOfSpeech.NOUN, [])

    def test_version_3_in_categories_as_tags(self):
        found, codes = first_term(
            "<min:partOfSpeech>noun</min:partOfSpeech><basic:termType>acronym</basic:termType>"
        )
        assert (found.part_of_speech, found.term_type, codes) == (PartOfSpeech.NOUN, TermType.ACRONYM, [])

    def test_martif_with_tig_and_with_ntig(self):
        tig = "<tig><term>шарт</term><termNote type='partOfSpeech'>noun</termNote></tig>"
        ntig = (
            "<ntig><termGrp><term>келісім</term><termNoteGrp><termNote type='termType'>variant</termNote>"
            "</termNoteGrp></termGrp></ntig>"
        )
        entry, codes = one(v2(f'<termEntry id="c1"><langSet xml:lang="kk">{tig}{ntig}</langSet></termEntry>'))
        terms = entry.content.languages[KK].terms
        assert [found.term for found in terms] == ["шарт", "келісім"]
        assert (terms[0].part_of_speech, terms[1].term_type) == (PartOfSpeech.NOUN, TermType.VARIANT)
        assert codes == []

    def test_tbx_min_of_2013(self):
        body = (
            '<termEntry id="c1"><subjectField>law</subjectField>'
            '<langSet xml:lang="ru"><tig><term>договор</term>'
            "<noteGrp><note><noteKey>usage</noteKey><noteValue>rare</noteValue></note></noteGrp>"
            "<termStatus>notRecommended</termStatus><partOfSpeech>noun</partOfSpeech></tig></langSet></termEntry>"
        )
        entry, codes = one(f'<TBX dialect="TBX-Min"><header><id>x</id></header><body>{body}</body></TBX>')
        found = entry.content.languages[RU].terms[0]
        assert entry.content.subject_fields == ("law",)
        assert found.administrative_status is AdministrativeStatus.DEPRECATED
        assert (found.note, found.part_of_speech, codes) == ("usage: rare", PartOfSpeech.NOUN, [])

    def test_martif_within_the_namespace_of_version_3(self):
        file = v2(
            '<termEntry id="c1"><langSet xml:lang="kk"><tig><term>шарт</term></tig></langSet></termEntry>'
        )
        entry, codes = one(file.replace("<martif ", f"<martif {NAMESPACES} "))
        assert (entry.content.label(KK), codes) == ("шарт", [])

    def test_a_document_type_names_a_dtd_that_is_not_loaded(self):
        doctype = '<!DOCTYPE martif SYSTEM "http://127.0.0.1:9/TBXcoreStructV02.dtd">'
        body = '<termEntry id="c1"><langSet xml:lang="kk"><tig><term>шарт</term></tig></langSet></termEntry>'
        entry, codes = one(v2(body, doctype))
        assert (entry.content.label(KK), codes) == ("шарт", [])

    def test_utf16(self):
        file = '<?xml version="1.0" encoding="UTF-16"?>' + v3(term("<term>өңір</term>"))
        entries, _ = read("tbx", file.encode("utf-16"))
        assert entries[0].content.label(KK) == "өңір"


class TestValues:
    @pytest.mark.parametrize(
        ("value", "status"),
        [
            ("preferredTerm-admn-sts", "preferred"),
            ("preferred", "preferred"),
            ("standardizedTerm-admn-sts", "preferred"),
            ("admitted", "admitted"),
            ("notRecommended", "deprecated"),
            ("deprecatedTerm", "deprecated"),
            ("obsolete", "superseded"),
            ("supersededTerm-admn-sts", "superseded"),
        ],
    )
    def test_a_status_of_the_wild_is_understood(self, value, status):
        found, codes = first_term(f'<termNote type="administrativeStatus">{value}</termNote>')
        assert (found.administrative_status, codes) == (status, [])

    def test_a_status_that_says_more_than_ours_is_kept_in_a_note_too(self):
        found, _ = first_term('<termNote type="administrativeStatus">standardizedTerm-admn-sts</termNote>')
        assert found.note == "administrativeStatus: standardizedTerm-admn-sts"

    @pytest.mark.parametrize("name", ["usageStatus", "normativeAuthorization"])
    def test_other_categories_of_status_count(self, name):
        found, _ = first_term(f'<termNote type="{name}">deprecated</termNote>')
        assert found.administrative_status is AdministrativeStatus.DEPRECATED

    @pytest.mark.parametrize("value", ["NOUN", "nom", "noun"])
    def test_a_part_of_speech_of_the_wild_is_understood(self, value):
        assert first_term(f'<termNote type="partOfSpeech">{value}</termNote>')[0].part_of_speech == "noun"

    def test_an_empty_value_says_nothing(self):
        found, codes = first_term(
            '<termNote type="partOfSpeech"/><termNote type="administrativeStatus"> </termNote>'
        )
        assert (found.part_of_speech, found.note, codes) == (None, "", [])

    def test_an_unknown_value_is_reported_and_kept_in_a_note(self):
        found, codes = first_term('<termNote type="partOfSpeech">particle</termNote>')
        assert (found.part_of_speech, found.note, codes) == (
            None,
            "partOfSpeech: particle",
            ["unknown_value"],
        )

    def test_an_unknown_category_is_kept_in_a_note_and_reported_once_in_a_file(self):
        inner = '<term>шарт</term><descrip type="reliabilityCode">9</descrip>'
        entries, problems = read("tbx", v3(term(inner) + term(inner).replace("c1", "c2")))
        notes = [entry.content.languages[KK].terms[0].note for entry in entries]
        assert notes == ["reliabilityCode: 9"] * 2
        assert [problem.code for problem in problems] == ["unknown_category"]

    def test_gender_usage_and_source(self):
        found, codes = first_term(
            '<termNote type="grammaticalGender">feminine</termNote><termNote type="geographicalUsage">Алматы'
            '</termNote><admin type="source">Заң</admin>'
        )
        assert (found.grammatical_gender, found.geographical_usage, found.source, codes) == (
            GrammaticalGender.FEMININE,
            "Алматы",
            "Заң",
            [],
        )

    def test_a_context_with_a_source_is_an_example(self):
        found, codes = first_term(
            '<descripGrp><descrip type="context">Шарт <hi>жасалды</hi>.</descrip>'
            '<admin type="source">Заң</admin></descripGrp>'
        )
        assert [(example.sentence, example.source) for example in found.examples] == [
            ("Шарт жасалды.", "Заң")
        ]
        assert codes == []

    def test_a_context_without_a_source_is_a_note(self):
        found, codes = first_term('<descrip type="context">Шарт жасалды.</descrip>')
        assert (found.examples, found.note, codes) == (
            (),
            "context: Шарт жасалды.",
            ["context_without_source"],
        )

    def test_pretty_printing_is_no_part_of_a_text(self):
        entry, _ = one(v3(term("<term>\n   сыртқы\n\t\tсаясат\n</term><note>бір\n      екі\nүш</note>")))
        found = entry.content.languages[KK].terms[0]
        assert (found.term, found.note) == ("сыртқы саясат", "бір екі\nүш")


class TestLevels:
    def test_a_definition_of_the_concept_belongs_to_the_language_it_is_written_in(self):
        definition = (
            '<descripGrp><descrip type="definition">agreement</descrip>'
            '<admin type="source">Law</admin></descripGrp>'
        )
        body = entry_of(f"{definition}{section('treaty', 'en')}")
        entry, codes = one(v3(body))
        english = entry.content.languages[EN]
        assert (english.definition, english.definition_source, codes) == ("agreement", "Law", [])

    def test_a_definition_in_another_language_is_kept_in_a_note(self):
        body = entry_of(f'<descrip type="definition">accord</descrip>{section("шарт")}')
        entry, _ = one(v3(body, lang="fr"))
        assert entry.content.note == "definition: accord"

    def test_a_second_definition_is_kept_in_a_note(self):
        two = '<descrip type="definition">бір</descrip><descrip type="definition">екі</descrip>'
        entry, _ = one(v3(entry_of(f"{section('шарт', before=two)}")))
        assert entry.content.languages[KK].definition == "бір"
        assert entry.content.languages[KK].note == "definition: екі"

    def test_several_subject_fields_in_one_element_are_several(self):
        body = entry_of(f'<descrip type="subjectField">law; state</descrip>{section("шарт")}')
        assert one(v3(body))[0].content.subject_fields == ("law", "state")

    def test_relations_by_category_and_by_word(self):
        references = (
            '<ref type="crossReference" target="a">see</ref>'
            '<ref type="crossReference" target="b">narrower</ref>'
            '<ref type="superordinateConceptPartitive" target="d">whole</ref>'
        )
        entry, codes = one(v3(entry_of(f"{references}{section('шарт')}")))
        assert [(relation.type, relation.to) for relation in entry.content.relations] == [
            (RelationType.RELATED, "a"),
            (RelationType.NARROWER, "b"),
            (RelationType.PART_OF, "d"),
        ]
        assert codes == []

    def test_a_reference_that_can_lead_to_no_entry_is_kept_in_a_note(self):
        body = entry_of(f'<ref type="crossReference" target="17">see</ref>{section("шарт")}')
        entry, codes = one(v3(body))
        assert entry.content.relations == ()
        assert (entry.content.note, codes) == ("crossReference: see (17)", ["reference_without_target"])

    def test_who_changed_what_is_reported_once_as_not_taken_over(self):
        history = (
            '<transacGrp><transac type="transactionType">origination</transac>'
            "<date>20010507T10:57:25Z</date></transacGrp>"
        )
        body = "".join(f'<conceptEntry id="c{n}">{history}{section("шарт")}</conceptEntry>' for n in (1, 2))
        entries, problems = read("tbx", v3(body))
        assert len(entries) == 2
        assert [problem.code for problem in problems] == ["history_not_read"]


class TestLanguages:
    @pytest.mark.parametrize(
        ("tag", "language"), [("en-us", EN), ("EN", EN), ("kk-Cyrl-KZ", KK), ("rus", RU)]
    )
    def test_a_tag_of_the_wild_is_understood(self, tag, language):
        entry, codes = one(v3(entry_of(f"{section('x', tag)}")))
        assert (list(entry.content.languages), codes) == ([language], [])

    def test_terms_of_other_languages_are_kept_in_the_note_and_reported(self):
        german = section("Vertrag", "de", '<descrip type="definition">Einigung</descrip>')
        entry, codes = one(v3(entry_of(f"{section('шарт')}{german}")))
        assert list(entry.content.languages) == [KK]
        assert entry.content.note == "de: Vertrag\nde definition: Einigung"
        assert codes == ["other_languages"]

    @pytest.mark.parametrize("tag", ["", "---"])
    def test_a_section_without_a_language_is_kept_in_the_note(self, tag):
        entry, codes = one(v3(entry_of(f"{section('шарт')}{section('x', tag)}")))
        assert (entry.content.note, codes) == ("?: x", ["no_language"])

    def test_two_sections_of_one_language_are_read_as_one(self):
        entry, codes = one(v3(entry_of(f"{section('шарт')}{section('келісім', 'kk-KZ')}")))
        assert [found.term for found in entry.content.languages[KK].terms] == ["шарт", "келісім"]
        assert codes == ["merged_sections"]

    def test_an_entry_without_a_term_of_ours_is_refused_by_name(self):
        entries, problems = read("tbx", v3(entry_of(f"{section('Vertrag', 'de')}")))
        assert entries == []
        assert [(problem.where, problem.code) for problem in problems][-1] == ("entry c1", "no_term")


class TestStatuses:
    def test_where_no_status_is_said_the_first_term_is_preferred(self):
        entry, _ = one(v3(term("<term>шарт</term></termSec><termSec><term>келісім</term>")))
        assert [found.is_preferred for found in entry.content.languages[KK].terms] == [True, False]
        assert entry.holding is Holding.TERMS

    def test_of_several_preferred_terms_the_first_stays_so(self):
        status = '<termNote type="administrativeStatus">preferred</termNote>'
        inner = f"<term>шарт</term>{status}</termSec><termSec><term>келісім</term>{status}"
        entry, codes = one(v3(term(inner)))
        assert [found.administrative_status for found in entry.content.languages[KK].terms] == [
            "preferred",
            "admitted",
        ]
        assert (entry.holding, codes) == (Holding.STATUSES, ["several_preferred"])

    def test_an_empty_term_and_a_repeated_one_are_left_out(self):
        inner = "<term>шарт</term></termSec><termSec><term/></termSec><termSec><term>шарт</term>"
        entry, codes = one(v3(term(inner)))
        assert [found.term for found in entry.content.languages[KK].terms] == ["шарт"]
        assert codes == ["empty_term", "repeated_term"]


class TestIdentifiers:
    def test_an_unusable_or_repeated_identifier_is_reported_and_left_empty(self):
        body = "".join(
            f'<conceptEntry id="{name}">{section("шарт")}</conceptEntry>' for name in ("17", "c1", "c1")
        )
        entries, problems = read("tbx", v3(body))
        assert [entry.identifier for entry in entries] == ["", "c1", ""]
        assert [problem.code for problem in problems] == ["bad_identifier", "repeated_identifier"]

    def test_a_section_outside_any_entry_is_reported(self):
        _, problems = read("tbx", v3(section("шарт") + term("<term>шарт</term>")))
        assert [(problem.where, problem.code) for problem in problems] == [("line 1", "stray_section")]
