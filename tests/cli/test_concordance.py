"""``glossary texts search`` and ``candidates`` over a small text of our own."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

LINES = """
Кеден одағы туралы сөз қозғаймыз.
Үш ел кеден одағына мүше болып кірді.
Олар кеден одағының ережелерін қабылдады.
Одақ ұзақ жыл жұмыс істеді, одаққа жаңа ел кірді, одақтан ешкім шықпады.
"""


@pytest.fixture
def text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LINES.strip(), encoding="utf-8")
    run("texts", "add", str(tmp_path / "a.txt"), "--code", "900")


def test_a_phrase_is_found_in_its_forms_a_line_each(run: Run, text: None):
    lines = [
        json.loads(line) for line in run("texts", "search", "кеден", "одағы", "--json").stdout.splitlines()
    ]
    assert [line["sentence"][line["start"] : line["end"]] for line in lines] == [
        "Кеден одағы",
        "кеден одағына",
        "кеден одағының",
    ]
    assert set(lines[0]) == {"text_code", "ordinal", "sentence", "start", "end"}
    assert {line["text_code"] for line in lines} == {"900"}


def test_where_no_text_is_loaded_the_search_says_so(run: Run):
    assert "No text is loaded." in run("texts", "search", "одақ").stderr


def test_candidates_tell_term_frequency_score_and_whether_known(run: Run, text: None):
    (first,) = [json.loads(line) for line in run("texts", "candidates", "--json").stdout.splitlines()]
    assert first["term"] == "кеден одағы"
    assert first["frequency"] == 3
    assert first["known"] is False
    assert first["score"] > 0
