"""The CSV for people: any column order, any likely encoding, no formulas, plain words about what is odd."""

import codecs
import csv
import io

import pytest

from glossary.domain.content import EntryContent, LanguageContent, TermContent
from glossary.domain.vocabulary import AdministrativeStatus, Language
from glossary.exchange import csv_table, rows
from glossary.exchange.errors import UnreadableFile
from glossary.exchange.published import PublishedEntry
from tests.exchange.conftest import read, write


def texts(file: str | bytes, language: Language = Language.KAZAKH) -> list[list[str]]:
    entries, _ = read("csv", file)
    sections = [entry.content.languages.get(language, LanguageContent()) for entry in entries]
    return [[term.term for term in section.terms] for section in sections]


def one(term: str, **more: object) -> PublishedEntry:
    terms = (TermContent(term=term, administrative_status=AdministrativeStatus.PREFERRED),)
    content = EntryContent(languages={Language.KAZAKH: LanguageContent(terms=terms)}, **more)
    return PublishedEntry(identifier="c-1", content=content)


def cells(file: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def test_the_header_and_the_byte_order_mark_are_what_spreadsheets_want(seed):
    file = write("csv", seed[:1])
    assert file.startswith(codecs.BOM_UTF8)
    assert file.decode("utf-8-sig").splitlines()[0] == ",".join(rows.COLUMNS)


def test_superseded_and_deprecated_terms_are_not_offered_as_synonyms():
    terms = (
        TermContent(term="ескі", administrative_status=AdministrativeStatus.SUPERSEDED),
        TermContent(term="қатар"),
        TermContent(term="негізгі", administrative_status=AdministrativeStatus.PREFERRED),
    )
    content = EntryContent(languages={Language.KAZAKH: LanguageContent(terms=terms)})
    file = write("csv", [PublishedEntry(identifier="c-1", content=content)])
    assert cells(file)[0]["kk"] == "негізгі | қатар"


@pytest.mark.parametrize("term", ["-лық", "=1+1", "+7", "@cmd", "'tis", "'-лық"])
def test_a_cell_that_could_be_a_formula_is_guarded_and_comes_back(term):
    file = write("csv", [one(term, note="=HYPERLINK(1)")])
    assert not cells(file)[0]["kk"].startswith(("=", "+", "-", "@"))
    assert cells(file)[0]["note"] == "'=HYPERLINK(1)"
    entries, _ = read("csv", file)
    assert texts(file) == [[term]]
    assert entries[0].content.note == "=HYPERLINK(1)"


@pytest.mark.parametrize("term", ["a | b", "a|b", "|", "a\\|b", "\\", "a \\"])
def test_a_term_with_a_bar_is_one_term(term):
    assert texts(write("csv", [one(term)])) == [[term]]


def test_a_line_break_within_a_term_becomes_a_blank_and_is_reported():
    entries, problems = read("csv", 'kk\n"сыртқы\nсаясат"\n')
    assert entries[0].content.label(Language.KAZAKH) == "сыртқы саясат"
    assert [(problem.where, problem.code) for problem in problems] == [("line 2", "line_break_in_term")]


def test_columns_may_stand_in_any_order_and_be_few():
    entries, problems = read("csv", "ru,identifier,KK\nполитика,c-1,саясат | саяси бағыт\n")
    assert problems == []
    assert entries[0].identifier == "c-1"
    assert [term.administrative_status for term in entries[0].content.languages[Language.KAZAKH].terms] == [
        "preferred",
        "admitted",
    ]


def test_a_table_in_one_language_alone_is_enough():
    assert texts("kk\nсаясат\nелшілік\n") == [["саясат"], ["елшілік"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_told_from_the_header(delimiter):
    file = (
        delimiter.join(["identifier", "kk", "ru"])
        + "\n"
        + delimiter.join(["c-1", "шарт", '"договор, пакт; акт"'])
    )
    assert texts(file, Language.RUSSIAN) == [["договор, пакт; акт"]]


def test_an_unknown_column_and_a_repeated_one_are_reported():
    entries, problems = read("csv", "kk,kk,colour\nшарт,басқа,red\n")
    assert texts("kk,kk,colour\nшарт,басқа,red\n") == [["шарт"]]
    assert [problem.message for problem in problems] == [
        "The column kk occurs more than once; the first was read.",
        "The column colour is not known and was not read.",
    ]
    assert len(entries) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_or_strict_utf8_decides(encoding):
    assert texts("kk\nөңір\n".encode(encoding)) == [["өңір"]]


@pytest.mark.parametrize("encoding", ["kz1048", "ptcp154", "cp1251"])
def test_another_encoding_is_refused_until_it_is_named(encoding):
    word = "шарт" if encoding == "cp1251" else "өңір"
    file = f"kk\n{word}\n".encode(encoding)
    with pytest.raises(UnreadableFile, match=r"not in UTF-8.*cp1251, kz1048, ptcp154, utf-16"):
        read("csv", file)
    entries = list(csv_table.read(io.BytesIO(file), encoding=encoding))
    assert entries[0].content.label(Language.KAZAKH) == word


def test_a_wrong_or_unknown_encoding_is_refused_in_words():
    with pytest.raises(UnreadableFile, match="not in the encoding utf-16"):
        list(csv_table.read(io.BytesIO(b"kk\nabc\n"), encoding="utf-16"))
    with pytest.raises(UnreadableFile, match="no encoding called klingon"):
        list(csv_table.read(io.BytesIO(b"kk\n"), encoding="klingon"))


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("", "empty_file"),
        ("\n\n", "empty_file"),
        ("colour,shape\nred,round\n", "no_language_column"),
        ("definition_kk\nx\n", "no_language_column"),
        ('kk,ru\n"шарт,договор\n', "damaged_table"),
        ('kk\n"шарт"x\n', "damaged_table"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_as_a_whole(file, code):
    with pytest.raises(UnreadableFile) as refusal:
        read("csv", file)
    assert refusal.value.code == code
    assert "%(" not in str(refusal.value)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("c-1,,", "no_term_is_fine_beside_an_identifier"),
        (",,note", "no_term"),
        ("c-1,шарт,x,extra", "too_many_cells"),
        ("c-1,ша\x00рт,x", "characters"),
        ("c-1,ша\u202eрт,x", "characters"),
        ("c-1,ша\u200bрт,x", "characters"),
        (f"c-1,{'ш' * 20_001},x", "too_long"),
    ],
)
def test_one_bad_row_is_refused_by_name_and_the_others_go_on(row, code):
    entries, problems = read("csv", f"identifier,kk,note\n{row}\nc-2,келісім,\n")
    if code == "no_term_is_fine_beside_an_identifier":
        assert [entry.identifier for entry in entries] == ["c-1", "c-2"]
        return
    assert [entry.identifier for entry in entries] == ["c-2"]
    assert [(problem.where, problem.code) for problem in problems] == [("line 2", code)]
    assert "%(" not in problems[0].message


def test_a_row_is_named_by_the_line_where_it_begins():
    entries, _ = read("csv", 'kk,note\nа,"b\nc"\nд,\n')
    assert [entry.where for entry in entries] == ["line 2", "line 4"]


def test_identifiers_that_cannot_be_used_are_reported_and_left_empty():
    entries, problems = read("csv", "identifier,kk\n1 2,а\nc-1,б\nc-1,в\n,г\n")
    assert [entry.identifier for entry in entries] == ["", "c-1", "", ""]
    assert [problem.code for problem in problems] == ["bad_identifier", "repeated_identifier"]


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(rows, "MAXIMUM_ROWS", 2)
    with pytest.raises(UnreadableFile, match="more than 2 rows"):
        read("csv", "kk\nа\nб\nв\n")


def test_decomposed_letters_are_composed():
    assert texts("kk\nи\u0306од\n") == [["йод"]]
