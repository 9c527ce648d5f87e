"""The workbook holds texts only, comes back unchanged, and no bomb is unpacked."""

import io
import zipfile

import openpyxl
import pytest

from glossary.domain.content import EntryContent, LanguageContent, TermContent, in_order
from glossary.domain.vocabulary import Language
from glossary.exchange import rows, xlsx_table
from glossary.exchange.errors import UnreadableFile
from glossary.exchange.merging import merge
from glossary.exchange.published import PublishedEntry
from tests.exchange.conftest import read, write

KK = Language.KAZAKH


def workbook(*lines: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def one(term: str) -> PublishedEntry:
    content = EntryContent(languages={KK: LanguageContent(terms=(TermContent(term=term),))})
    return PublishedEntry(identifier="c-1", content=content)


def repacked(file: bytes, **parts: bytes) -> bytes:
    """The archive with parts replaced or added."""
    old, new = zipfile.ZipFile(io.BytesIO(file)), io.BytesIO()
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in old.namelist():
            archive.writestr(name, parts.pop(name, old.read(name)))
        for name, data in parts.items():
            archive.writestr(name, data)
    return new.getvalue()


def test_the_seed_laid_over_itself_changes_nothing(seed):
    entries, problems = read("xlsx", write("xlsx", seed))
    contents = {entry.identifier: entry.content for entry in seed}
    assert problems == []
    assert len(entries) == len(seed)
    assert all(
        in_order(merge(contents[entry.identifier], entry)) == in_order(contents[entry.identifier])
        for entry in entries
    )


@pytest.mark.parametrize(
    "term", ["=1+1", "+7", "-лық", "@cmd", "'tis", "https://example.org", "0012", "TRUE", "a | b"]
)
def test_what_looks_like_something_else_stays_a_text(term):
    file = write("xlsx", [one(term)])
    sheet = openpyxl.load_workbook(io.BytesIO(file)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert read("xlsx", file)[0][0].content.label(KK) == term


def test_a_cell_holds_as_many_whole_terms_as_fit():
    terms = tuple(TermContent(term=f"{number:0300}") for number in range(120))
    content = EntryContent(languages={KK: LanguageContent(terms=terms)})
    entries, _ = read("xlsx", write("xlsx", [PublishedEntry(identifier="c-1", content=content)]))
    read_back = [term.term for term in entries[0].content.languages[KK].terms]
    assert len(read_back) > 100
    assert read_back == [term.term for term in terms[: len(read_back)]]


def test_a_workbook_of_another_program_is_read(tmp_path):
    entries, problems = read(
        "xlsx", workbook(["RU", "note", "kk", "x"], ["договор", 5, "шарт | келісім", None])
    )
    assert entries[0].where == "row 2"
    assert [term.term for term in entries[0].content.languages[KK].terms] == ["шарт", "келісім"]
    assert entries[0].content.note == "5"
    assert [problem.code for problem in problems] == ["unknown_column"]


def test_a_formula_is_not_taken_for_a_term():
    entries, problems = read("xlsx", workbook(["kk", "note"], ["шарт", "=1+1"], ['=HYPERLINK("x")', "a"]))
    assert [(entry.content.label(KK), entry.content.note) for entry in entries] == [("шарт", "")]
    assert [(problem.where, problem.code) for problem in problems] == [("row 3", "no_term")]


@pytest.mark.parametrize("file", [b"", b"PK\x03\x04", b"kk,ru\n", "шарт".encode()])
def test_something_else_is_refused_in_words(file):
    with pytest.raises(UnreadableFile, match="not an XLSX workbook"):
        read("xlsx", file)


def test_a_damaged_workbook_is_refused_in_words():
    file = repacked(
        workbook(["kk"], ["шарт"]), **{"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"}
    )
    with pytest.raises(UnreadableFile, match="damaged"):
        read("xlsx", file)


def test_a_bomb_is_refused_before_it_is_unpacked():
    swollen = b"<worksheet>" + b" " * (xlsx_table.MAXIMUM_UNPACKED_MEGABYTES * 2**20)
    file = repacked(workbook(["kk"]), **{"xl/worksheets/sheet1.xml": swollen})
    assert len(file) < 2**20
    with pytest.raises(UnreadableFile, match="unpacks to more"):
        read("xlsx", file)


def test_too_many_parts_are_refused():
    parts = {f"xl/media/{number}.png": b"" for number in range(xlsx_table.MAXIMUM_PARTS)}
    with pytest.raises(UnreadableFile, match="unpacks to more"):
        read("xlsx", repacked(workbook(["kk"]), **parts))


def test_entities_are_refused():
    sheet = b'<!DOCTYPE worksheet [<!ENTITY a "ha">]><worksheet/>'
    with pytest.raises(UnreadableFile, match="entities"):
        read("xlsx", repacked(workbook(["kk"]), **{"xl/worksheets/sheet1.xml": sheet}))


def test_a_cell_at_the_far_end_of_the_sheet_is_refused(monkeypatch):
    monkeypatch.setattr(xlsx_table, "MAXIMUM_ROWS", 1_000)
    book = openpyxl.Workbook()
    book.active["A1"] = "kk"
    book.active["XFD1048576"] = "x"
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(UnreadableFile, match="more than 1000 rows"):
        read("xlsx", file.getvalue())


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(rows, "MAXIMUM_ROWS", 2)
    with pytest.raises(UnreadableFile, match="more than 2 rows"):
        read("xlsx", workbook(["kk"], ["а"], ["б"], ["в"]))
