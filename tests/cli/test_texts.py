"""Texts from the command line: read in, listed, held against the entries."""

import json

from sqlalchemy import update

from glossary.storage.tables import Example
from tests.builders import an_entry
from tests.texts.conftest import LINES
from tests.texts.test_storing import QUOTED, quoting

KEYS = ["ordinal", "kind", "text", "start_line", "end_line"]


def written(folder, lines, name="text.txt", encoding="utf-8"):
    file = folder / name
    file.write_text("\n".join(lines), encoding=encoding)
    return file


def test_a_text_is_read_in_and_its_sentences_listed(run, tmp_path):
    file = written(tmp_path, LINES)
    told = run(
        "texts",
        "add",
        file,
        "--code",
        "009",
        "--title",
        "Бау",
        "--author",
        "А. Асанов",
        "--author",
        "Г. Үсенова",
    )
    assert "5 sentences" in told.stdout
    assert told.stderr.startswith("Cleaning")
    listed = [json.loads(line) for line in run("texts", "sentences", "009", "--json").stdout.splitlines()]
    assert [list(one) for one in listed] == [KEYS] * 5
    assert listed[1] == {"ordinal": 2, "kind": "prose", "text": QUOTED, "start_line": 2, "end_line": 3}
    assert QUOTED in run("texts", "sentences", "009").stdout


def test_the_same_text_again_says_so(run, tmp_path):
    file = written(tmp_path, LINES)
    run("texts", "add", file, "--code", "009")
    assert "nothing changed" in run("texts", "add", file, "--code", "009").stdout


def test_the_answer_as_json_says_what_became_of_the_quotations(run, tmp_path, database):
    run("texts", "add", written(tmp_path, LINES), "--code", "009")
    with database.writing() as session:
        an_entry(session, quoting())
        session.commit()
    corrected = written(tmp_path, ["КІРІСПЕ", "", *LINES], "corrected.txt")
    answer = json.loads(run("texts", "add", corrected, "--code", "009", "--json").stdout)
    assert (answer["unchanged"], answer["moved"], answer["lost"]) == (False, 1, [])
    assert json.loads(run("check", "--json").stdout) == {"ok": True, "problems": [], "unproved": {}}
    other = written(tmp_path, [line.replace("алма", "өрік") for line in LINES], "other.txt")
    told = run("texts", "add", other, "--code", "009")
    assert "lost: c-1 quotes lines 4-5" in told.stderr


def test_a_quotation_altered_by_hand_is_found_by_the_check(run, tmp_path, database):
    run("texts", "add", written(tmp_path, LINES), "--code", "009")
    with database.writing() as session:
        an_entry(session, quoting())
        session.execute(update(Example).values(sentence="Олар жыл сайын отырғызады."))
        session.commit()
    answer = json.loads(run("check", "--json", status=1).stdout)
    assert not answer["ok"]
    assert any("text 009, lines 2-3" in problem for problem in answer["problems"])


def test_the_check_counts_quotations_whose_text_is_not_loaded(ask):
    answer = json.loads(ask("check", "--json").stdout)
    assert answer["ok"]
    assert set(answer["unproved"]) == {"000", "001", "002", "003", "004"}
    assert "Text 003 is not loaded" in ask("check").stdout


def test_another_encoding_is_asked_for_and_then_read(run, tmp_path):
    file = written(tmp_path, LINES, encoding="kz1048")
    told = run("texts", "add", file, "--code", "009", status=1)
    assert "kz1048 (“" in told.stderr
    run("texts", "add", file, "--code", "009", "--encoding", "kz1048")
    assert QUOTED in run("texts", "sentences", "009").stdout


def test_what_is_asked_wrongly_is_refused(run, tmp_path):
    file = written(tmp_path, LINES)
    run("texts", "add", file, status=2)
    run("texts", "add", file, "--code", "two words", status=2)
    run("texts", "add", tmp_path / "none.txt", "--code", "009", status=2)
    run("texts", "add", file, "--code", "009", "--encoding", "klingon", status=1)
    assert "no text 010" in run("texts", "sentences", "010", status=1).stderr
    assert "not loaded" in run("texts", "sentences", "003", status=1).stderr
