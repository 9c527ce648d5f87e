"""Setting up and keeping an installation by the command line: init, check, backup, restore, copy, people."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text

from glossary import __version__
from glossary.domain.vocabulary import Role
from glossary.editing import accounts
from glossary.storage import checking
from glossary.storage.engine import Database
from glossary.storage.tables import ConceptEntry, InstallationFact, Person, Revision, SubjectField
from tests.builders import a_content, a_person, a_proposal, an_entry
from tests.cli.conftest import Run, answer, process, runner


def sound(url: str) -> bool:
    database = Database(url)
    with database.reading() as session:
        problems = list(checking.problems(session))
    database.close()
    return problems == []


def fill(database: Database) -> None:
    with database.writing() as session:
        an_entry(session, a_content(kk="орта держава", ru="средняя держава"))
        a_proposal(session, a_content(kk="ұлы держава"))
        session.commit()


def state(url: str) -> dict[str, list]:
    """Return what the tables that people fill hold."""
    database = Database(url)
    with database.reading() as session:
        found = {
            table.__tablename__: [tuple(row) for row in session.execute(select(*table.__table__.columns))]
            for table in (Person, ConceptEntry, Revision, SubjectField, InstallationFact)
        }
    database.close()
    return found


def test_init_without_the_seed_makes_a_database_with_vocabularies_alone(
    empty_url: str, monkeypatch: pytest.MonkeyPatch
):
    run = runner(empty_url, monkeypatch)
    assert "0 entries, 0 open proposals" in run("init", "--no-seed").stdout
    assert "0 entries" in run("init").stdout  # what is set up stays so
    assert state(empty_url)["subject_field"]


def test_init_for_one_person_says_so_in_the_database(empty_url: str, monkeypatch: pytest.MonkeyPatch):
    run = runner(empty_url, monkeypatch)
    run("init", "--no-seed", "--one-person")
    assert state(empty_url)["installation_fact"] == [("one_person", "yes")]
    run("init", "--one-person")


def test_a_shared_installation_is_not_silently_made_one_for_one_person(database: Database, run: Run):
    assert "is not empty" in run("init", "--one-person", status=1).stderr
    assert state(database.url)["installation_fact"] == []


@pytest.mark.slow
def test_two_first_starts_at_once_load_the_seed_once(empty_url: str, tmp_path: Path):
    import threading

    runs: list = []
    threads = [
        threading.Thread(target=lambda: runs.append(process("init", url=empty_url, cwd=tmp_path)))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [run.returncode for run in runs] == [0, 0], [run.stderr.decode() for run in runs]
    assert len({run.stdout for run in runs}) == 1
    assert sound(empty_url)


def test_check_is_satisfied_with_the_seed(ask: Run):
    assert ask("check").stdout.splitlines()[-1] == "All is well."
    data = answer(ask("check", "--json"))
    assert (data["ok"], data["problems"]) == (True, [])


def test_check_names_each_harm_and_reindex_mends_look_up(database: Database, run: Run):
    fill(database)
    with database.writing() as session:
        session.execute(text("DELETE FROM search_key"))
        session.commit()
    problem = "c-1: the search keys differ from the approved revision"
    data = answer(run("check", "--json", status=1))
    assert data["ok"] is False
    assert problem in data["problems"]
    assert problem in run("check", status=1).stdout
    assert run("reindex").stdout == "1 entries indexed.\n"
    run("check")


def test_reindex_rebuilds_the_projection_too(database: Database, run: Run):
    fill(database)
    with database.writing() as session:
        session.execute(text("UPDATE term_section SET term = 'басқа'"))
        session.commit()
    run("check", status=1)
    run("reindex")
    run("check")


def test_a_backup_restores_to_the_same(
    database: Database, run: Run, empty_url: str, monkeypatch, tmp_path: Path
):
    fill(database)
    assert "holds everything" in run("backup", "a.db").stdout
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]
    runner(empty_url, monkeypatch)("restore", "a.db")
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]
    assert state(empty_url) == state(database.url)
    assert sound(empty_url)


def test_after_a_restore_the_counters_go_on(database: Database, run: Run, empty_url: str, monkeypatch):
    fill(database)
    run("backup", "a.db")
    runner(empty_url, monkeypatch)("restore", "a.db")
    restored = Database(empty_url)
    with restored.writing() as session:
        revision = an_entry(session, a_content(kk="аймақтық держава"))
        assert revision.entry_id == 3
        with pytest.raises(Exception, match="content of a revision never changes"), session.begin_nested():
            session.execute(text("UPDATE revision SET content_json = '{}'"))
        session.commit()
    restored.close()
    assert sound(empty_url)


@pytest.mark.parametrize("name", ["a?b.db", "қор #1 %20.db"])
def test_a_backup_may_have_any_name(database: Database, run: Run, empty_url: str, monkeypatch, name: str):
    fill(database)
    run("backup", name)
    runner(empty_url, monkeypatch)("restore", name)
    assert state(empty_url) == state(database.url)


def test_a_backup_overwrites_nothing(run: Run, tmp_path: Path):
    (tmp_path / "a.db").write_text("маңызды")
    assert "is not empty" in run("backup", "a.db", status=1).stderr
    assert (tmp_path / "a.db").read_text() == "маңызды"


def test_restore_refuses_a_database_that_holds_anything(database: Database, run: Run):
    fill(database)
    run("backup", "a.db")
    before = state(database.url)
    assert "is not empty" in run("restore", "a.db", status=1).stderr
    assert state(database.url) == before


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xa5" * 9000]
)
def test_restore_refuses_what_is_no_backup(empty_url: str, monkeypatch, tmp_path: Path, content: bytes):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.db").write_bytes(content)
    result = runner(empty_url, monkeypatch)("restore", "a.db", status=1)
    assert "is not a database" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert (tmp_path / "a.db").read_bytes() == content


def test_restore_refuses_another_programs_database(empty_url: str, monkeypatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    with closing(sqlite3.connect("a.db")) as connection:
        connection.execute("CREATE TABLE invoice (number integer)")
        connection.commit()
    assert "another program" in runner(empty_url, monkeypatch)("restore", "a.db", status=1).stderr


def test_restore_without_a_file_is_a_wrong_call(run: Run):
    assert "nowhere.db" in run("restore", "nowhere.db", status=2).stderr


def test_copy_fills_another_database(database: Database, run: Run, empty_url: str):
    fill(database)
    run("copy", database.url, empty_url)
    assert state(empty_url) == state(database.url)
    assert sound(empty_url)
    assert "is not empty" in run("copy", database.url, empty_url, status=1).stderr


def test_copy_goes_from_one_kind_of_database_to_the_other_and_back(
    database: Database, run: Run, empty_url: str, tmp_path: Path
):
    fill(database)
    file = f"sqlite:///{tmp_path / 'a.db'}"
    run("copy", database.url, file)
    run("copy", file, empty_url)
    assert state(database.url) == state(file) == state(empty_url)
    assert sound(file)
    assert sound(empty_url)


def test_copy_says_what_is_not_there(run: Run, empty_url: str, tmp_path: Path):
    source = f"sqlite:///{tmp_path / 'nowhere.db'}"
    assert "there is no such file" in run("copy", source, empty_url, status=1).stderr
    assert not (tmp_path / "nowhere.db").exists()


def test_a_person_is_added_with_a_link_that_works_once(database: Database, run: Run):
    told = run("person", "add", "Айгүл", "--role", "reviewer").stdout
    token = re.search(r"http://127\.0\.0\.1:8000/link/(\S+)", told)
    assert token is not None
    with database.writing() as session:
        person = accounts.link(session, token[1]).person
        assert person is not None
        assert (person.name, person.role) == ("Айгүл", Role.REVIEWER)
    assert "taken" in run("person", "add", "АЙГҮЛ", "--role", "editor", status=1).stderr


@pytest.mark.parametrize("name", ["", "   ", "а" * 101, "а\u202eб"])
def test_a_name_that_cannot_be_one_is_told(run: Run, name: str):
    assert "Choose a name" in run("person", "add", name, "--role", "editor", status=1).stderr


def test_a_link_stands_on_the_public_address(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GLOSSARY_BASE_URL", "https://atau.example/")
    assert "https://atau.example/link/" in run("person", "add", "Дана", "--role", "member").stdout


def test_roles_are_named_in_full(run: Run):
    assert "administrator" in run("person", "add", "Дана", "--role", "king", status=2).stderr


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("GLOSSARY_DATABASE_URL", "glossary.db", "this is not a database address"),
        ("GLOSSARY_DATABASE_URL", "mysql://localhost/x", "use sqlite:///FILE or postgresql://"),
        ("GLOSSARY_DATABASE_URL", "sqlite://", "name a file"),
        ("GLOSSARY_DATABASE_URL", "sqlite:///:memory:", "name a file"),
        ("GLOSSARY_DATABASE_URL", "postgresql://127.0.0.1:port/x", "this is not a database address"),
        ("GLOSSARY_SECRET_KEY", "short", "at least 32 characters"),
        ("GLOSSARY_BASE_URL", "atau.example", "use http://"),
        ("GLOSSARY_BASE_URL", "http://[atau", "use http://"),
        ("GLOSSARY_BEHIND_PROXIES", "-1", "use a whole number"),
        ("GLOSSARY_BEHIND_PROXIES", "²", "use a whole number"),
    ],
)
def test_a_wrong_setting_is_named_with_what_is_wrong(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, words: str
):
    monkeypatch.setenv(variable, value)
    told = run("check", status=1).stderr
    assert told.startswith(f"Error: {variable}: ")
    assert words in told
    assert len(told.splitlines()) == 1


def test_a_database_out_of_reach_is_one_line_without_its_password(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GLOSSARY_DATABASE_URL", "postgresql://someone:geheim@127.0.0.1:1/nothing")
    told = run("check", status=1).stderr
    assert "cannot be opened" in told
    assert "geheim" not in told
    assert len(told.splitlines()) == 1


@pytest.mark.sqlite
@pytest.mark.parametrize("command", [["check"], ["lookup", "а"], ["init"], ["backup", "b.db"], ["reindex"]])
def test_no_command_replaces_a_file_that_is_no_database(monkeypatch, tmp_path: Path, command: list[str]):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "glossary.db").write_text("маңызды")
    told = runner("sqlite:///glossary.db", monkeypatch)(*command, status=1).stderr
    assert "is not a database of this program" in told
    assert (tmp_path / "glossary.db").read_text() == "маңызды"
    assert [path.name for path in tmp_path.iterdir()] == ["glossary.db"]


@pytest.mark.sqlite
def test_a_folder_that_cannot_be_written_is_told(monkeypatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    told = runner(f"sqlite:///{tmp_path / 'nowhere' / 'glossary.db'}", monkeypatch)("check", status=1).stderr
    assert "cannot be opened" in told


def test_a_command_that_does_not_exist_is_a_wrong_call(run: Run):
    assert "No such command" in run("frobnicate", status=2).stderr


def test_the_version_is_told(run: Run):
    assert __version__ in run("--version").stdout


def test_a_writer_does_not_keep_readers_waiting(database: Database, run: Run):
    fill(database)
    with database.writing() as session:
        a_person(session)
        assert answer(run("lookup", "орта державаға", "--json"))["hits"]
        run("check")
        run("export", "csv")
        run("backup", "a.db")


def test_the_default_database_stands_in_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    run = process("init", "--no-seed", url="", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "glossary.db").is_file()
