"""``glossary lookup`` and ``glossary annotate``: the promised shapes, from inflected words and odd files."""

import json
from pathlib import Path

import pytest

from glossary.storage.engine import Database
from tests.cli.conftest import Run, answer, process


def test_an_inflected_phrase_finds_its_term_first(ask: Run):
    data = answer(ask("lookup", "орта", "державаларды", "--json"))
    assert data["query"] == "орта державаларды"
    first = data["hits"][0]
    assert first["identifier"] == "middle-power"
    assert first["tier"] == "inflected"
    assert first["matched"] == {"term": "орта держава", "language": "kk"}
    assert set(first["terms"]) == {"kk", "ru", "en"}
    assert first["terms"]["kk"][0] == "орта держава"


def test_what_is_told_to_people_is_one_line_a_hit(ask: Run):
    lines = ask("lookup", "орта держава", "--limit", "1").stdout.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("орта держава")


def test_the_language_limits_what_is_looked_at(ask: Run):
    hits = answer(ask("lookup", "power", "--language", "en", "--json"))["hits"]
    assert hits
    assert {hit["matched"]["language"] for hit in hits} == {"en"}
    assert answer(ask("lookup", "орта держава", "--language", "en", "--json"))["hits"] == []


def test_nothing_found_is_said_and_no_failure(ask: Run):
    result = ask("lookup", "щщщщщщщщ")
    assert result.stdout == ""
    assert result.stderr == "Nothing was found for щщщщщщщщ.\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_batch_answers_line_by_line_in_order(ask: Run, tmp_path: Path, mark: str):
    queries = ["орта державаларды", "", "көпвекторлы саясат", "щщщщщщщщ", "орта державаларды"]
    file = tmp_path / "queries.txt"
    file.write_text(mark + "\r\n".join(queries) + "\n", encoding="utf-8", newline="")
    lines = [json.loads(line) for line in ask("lookup", "--batch", file).stdout.splitlines()]
    assert [line["query"] for line in lines] == queries
    assert [bool(line["hits"]) for line in lines] == [True, False, True, False, True]
    assert lines[0] == lines[4] == answer(ask("lookup", "орта державаларды", "--json"))


def test_a_batch_that_is_not_utf8_is_told(ask: Run, tmp_path: Path):
    file = tmp_path / "queries.txt"
    file.write_bytes("орта держава".encode("cp1251"))
    assert "not in UTF-8" in ask("lookup", "--batch", file, status=1).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["орта", "--batch", "nowhere.txt"],
        ["орта", "--limit", "0"],
        ["орта", "--limit", "many"],
        ["орта", "--language", "de"],
        ["орта", "--colour"],
    ],
)
def test_a_wrong_call_ends_with_2(ask: Run, arguments: list[str]):
    assert "Error" in ask("lookup", *arguments, status=2).stderr


@pytest.mark.parametrize(
    "query", ['"', "AND", "NEAR(", "*", "%", "_", "'; DROP TABLE word; --", "щ" * 50_000, "\x01"]
)
def test_no_query_breaks_look_up(ask: Run, query: str):
    assert isinstance(answer(ask("lookup", query, "--json"))["hits"], list)


def test_the_real_command_answers_an_argument_that_is_no_text_in_one_line(seeded: Database, tmp_path: Path):
    run = process(
        "lookup", "орта".encode("cp1251").decode("utf-8", "surrogateescape"), url=seeded.url, cwd=tmp_path
    )
    assert b"Traceback" not in run.stderr
    assert run.returncode in {0, 1}
    assert len(run.stderr.splitlines()) <= 1


def test_the_real_command_prints_kazakh_whatever_the_locale(seeded: Database, tmp_path: Path):
    run = process("lookup", "орта державаларды", "--json", url=seeded.url, cwd=tmp_path, LC_ALL="C")
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout.decode())["hits"][0]["identifier"] == "middle-power"


def test_recognised_terms_carry_their_place_in_code_points(ask: Run, tmp_path: Path):
    text = "😀 Орта державалардың көпвекторлы саясаты туралы."
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")
    matches = answer(ask("annotate", "text.txt", "--json"))["matches"]
    assert {match["identifier"] for match in matches} >= {"middle-power"}
    for match in matches:
        assert set(match) == {"start", "end", "text", "identifier", "term"}
        assert text[match["start"] : match["end"]] == match["text"]


def test_a_text_that_is_not_utf8_is_told(ask: Run, tmp_path: Path):
    (tmp_path / "text.txt").write_bytes("орта держава".encode("cp1251"))
    assert "not in UTF-8" in ask("annotate", "text.txt", status=1).stderr
