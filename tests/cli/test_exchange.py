"""Files in and out by the command line: whole or not at all, and home again unchanged."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from glossary.domain.vocabulary import Role
from glossary.editing import proposing, reviewing
from glossary.storage import checking
from glossary.storage.engine import Database
from glossary.storage.tables import ConceptEntry, Revision
from tests.builders import a_content, a_person, a_proposal, an_entry
from tests.cli.conftest import Run, answer, process, runner

HEADER = "identifier,subject_field,kk,ru,en,definition_kk,definition_ru,definition_en,note"


def table(tmp_path: Path, *lines: str, header: str = HEADER) -> Path:
    file = tmp_path / "list.csv"
    file.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return file


def revisions(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Revision)) or 0


@pytest.mark.parametrize("name", ["csv", "tbx", "tbx-dct", "tbx-v2", "json"])
def test_what_was_exported_changes_nothing_when_imported(
    fresh: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
):
    run = runner(fresh, monkeypatch)
    file = tmp_path / f"glossary.{name.partition('-')[0]}"
    run("export", name, "-o", file)
    report = answer(run("import", file, "--publish", "--json"))
    assert report["read"] > 400
    assert (report["new"], report["changed"], report["refused"]) == (0, 0, 0), report["problems"][:5]
    assert report["unchanged"] == report["read"]


def test_the_table_a_person_keeps_comes_in_and_goes_out(database: Database, run: Run, tmp_path: Path):
    file = table(
        tmp_path,
        "middle-power,foreign-policy,орта держава | орташа держава,средняя держава,middle power,анықтама,,,",
        ",,ұлы держава,,,,,,",
    )
    report = answer(run("import", file, "--publish", "--json"))
    assert report == {"read": 2, "new": 2, "changed": 0, "unchanged": 0, "refused": 0, "problems": []}
    rows = list(csv.DictReader(run("export", "csv").stdout.removeprefix("\ufeff").splitlines()))
    assert rows[0]["kk"] == "орта держава | орташа держава"
    assert [row["identifier"] for row in rows] == ["middle-power", "c-1"]
    assert ",".join(rows[0]) == HEADER


def test_without_publish_an_import_is_proposals(database: Database, run: Run, tmp_path: Path):
    run("import", table(tmp_path, "a,,орта держава,,,,,,"))
    assert len(run("export", "csv").stdout.splitlines()) == 1
    with database.writing() as session:
        reviewing.approve(session, "a", 1, by=a_person(session, Role.REVIEWER))
        session.commit()
    assert "орта держава" in run("export", "csv").stdout


def test_a_dry_run_tells_and_writes_nothing(database: Database, run: Run, tmp_path: Path):
    file = table(tmp_path, "a,,орта держава,,,,,,", "b,cooking,ұлы держава,,,,,,")
    told = run("import", file, "--dry-run")
    assert told.stdout == "read 2, new 2, changed 0, unchanged 0, refused 0 (nothing was written)\n"
    assert "no subject field cooking; it was kept in the note" in told.stderr
    assert revisions(database) == 0


def test_an_empty_cell_of_a_table_leaves_things_as_they_are(database: Database, run: Run, tmp_path: Path):
    run(
        "import",
        table(tmp_path, "a,foreign-policy,орта держава,средняя держава,,анықтама,,,ескерту"),
        "--publish",
    )
    before = run("export", "json").stdout
    report = answer(run("import", table(tmp_path, "a,,орта держава,,,,,,"), "--publish", "--json"))
    assert report["unchanged"] == 1
    assert json.loads(run("export", "json").stdout)["entries"] == json.loads(before)["entries"]


def test_what_is_not_published_never_leaves(database: Database, run: Run):
    with database.writing() as session:
        an_entry(session, a_content(kk="орта держава"))
        a_proposal(session, a_content(kk="құпия ұсыныс"))
        an_entry(session, a_content(kk="артық ұғым"))
        proposing.propose_change(session, "c-1", a_content(kk="құпия түзету"), by=a_person(session), base=1)
        proposing.propose_retirement(session, "c-3", by=a_person(session), base=1, reason="Артық.")
        reviewing.approve(session, "c-3", 2, by=a_person(session, Role.REVIEWER))
        session.commit()
    for name in ("csv", "json", "tbx", "tbx-dct", "tbx-v2"):
        content = run("export", name).stdout
        assert "орта держава" in content
        assert "құпия" not in content
        assert "артық" not in content


def test_the_json_of_an_export_has_the_promised_shape(ask: Run):
    entries = json.loads(ask("export", "json").stdout)["entries"]
    power = next(entry for entry in entries if entry["identifier"] == "middle-power")
    assert power["subject_fields"]
    kazakh = power["languages"]["kk"]
    assert kazakh["definition"]
    preferred = next(term for term in kazakh["terms"] if term["term"] == "орта держава")
    assert preferred["administrative_status"] == "preferred"
    example = preferred["examples"][0]
    assert {"sentence", "text", "start_line", "end_line"} <= set(example)


def test_a_subject_field_and_languages_limit_an_export(ask: Run):
    everything = json.loads(ask("export", "json").stdout)["entries"]
    part = json.loads(ask("export", "json", "--subject-field", "borders", "--language", "kk").stdout)[
        "entries"
    ]
    assert 0 < len(part) < len(everything)
    assert all(set(entry["languages"]) <= {"kk"} for entry in part)
    assert "no subject field cooking" in ask("export", "csv", "--subject-field", "cooking", status=2).stderr


def test_a_file_is_written_whole_or_not_at_all(run: Run, tmp_path: Path):
    (tmp_path / "a.csv").write_text("бұрынғы")
    run("export", "csv", "-o", "a.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").startswith(HEADER)
    assert "nowhere" in run("export", "csv", "-o", "nowhere/a.csv", status=1).stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "The file is empty."),
        ("a.csv", "kk,ru\nорта держава,\xe0\n".encode("cp1251", "replace"), "not in UTF-8"),
        ("a.csv", b"colour,size\nred,7\n", "at least one language"),
        ("a.json", b"{", "not JSON"),
        ("a.json", b"{}", "no list called entries"),
        ("a.tbx", b"<html/>", "not TBX"),
        ("a.tbx", b"<tbx", "not well-formed"),
        ("a.tbx", b'<!DOCTYPE tbx [<!ENTITY a "b">]><tbx>&a;</tbx>', "entities"),
        ("a.bin", b"\x00\x01", "cannot be told"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_clear_line(
    run: Run, tmp_path: Path, name: str, content: bytes, words: str
):
    (tmp_path / name).write_bytes(content)
    told = run("import", name, status=1).stderr
    assert words in told
    assert len(told.splitlines()) == 1


def test_where_nothing_could_be_taken_in_the_work_failed(run: Run, tmp_path: Path):
    report = answer(run("import", table(tmp_path, "a,economy,орта\u200bдержава,,,,,,"), "--json", status=1))
    assert report["refused"] == report["read"] == 1
    assert [problem["where"] for problem in report["problems"]] == ["line 2"]
    assert "ZERO WIDTH SPACE" in report["problems"][0]["message"]


@pytest.mark.parametrize("arguments", [["nowhere.csv"], [], ["--format", "doc"]])
def test_a_wrong_call_of_import_ends_with_2(run: Run, arguments: list[str]):
    run("import", *arguments, status=2)


def test_an_unknown_format_to_export_is_a_wrong_call(run: Run):
    assert "csv" in run("export", "word", status=2).stderr


KILLED = """
import os, signal, sys
from glossary.editing import importing

write, after = importing.Import._write, int(sys.argv.pop(1))

def killing(self, changes):
    global after
    write(self, changes)
    after -= 1
    if not after:
        os.kill(os.getpid(), signal.SIGKILL)

importing.Import._write = killing
from glossary.cli import main
main()
"""


def test_an_import_that_is_killed_leaves_nothing_and_runs_anew(database: Database, run: Run, tmp_path: Path):
    with database.writing() as session:
        an_entry(session, a_content(kk="орта держава"))
        session.commit()
    file = table(tmp_path, "c-1,,орта держава,жаңа,,,,,", *[f"e-{n},,ұғым {n},,,,,," for n in range(1100)])
    command = [sys.executable, "-c", KILLED, "2", "import", str(file), "--publish"]
    killed = subprocess.run(command, capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert revisions(database) == 1
    with database.reading() as session:
        assert session.scalars(select(ConceptEntry.identifier)).all() == ["c-1"]
        assert list(checking.problems(session)) == []
    report = answer(run("import", file, "--publish", "--json"))
    assert (report["new"], report["changed"]) == (1100, 1)


def test_a_reader_that_stops_listening_is_no_failure_worth_a_traceback(fresh: str, tmp_path: Path):
    file = tmp_path / "out"
    pipe = f"'{sys.executable}' -m glossary export json | head -c 10 > '{file}'"
    surroundings = os.environ | {"GLOSSARY_DATABASE_URL": fresh}
    run = subprocess.run(["bash", "-c", pipe], capture_output=True, env=surroundings)
    assert file.stat().st_size == 10
    assert b"Traceback" not in run.stderr


def test_the_real_command_takes_a_table_in_and_out(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'glossary.db'}"
    file = table(tmp_path, "a,,орта держава,средняя держава,,,,,")
    assert process("init", "--no-seed", url=url, cwd=tmp_path).returncode == 0
    taken = process("import", file, "--publish", url=url, cwd=tmp_path)
    assert taken.stdout.decode() == "read 1, new 1, changed 0, unchanged 0, refused 0\n"
    out = process("export", "csv", url=url, cwd=tmp_path).stdout.decode()
    assert "a,,орта держава,средняя держава" in out
