"""Migrations on both databases: up, down and up again with rows present, whole or not at all."""

import importlib.util
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, make_url, text

from glossary.domain.errors import DatabaseUnreachable, ForeignDatabase, NewerDatabase, NotADatabase
from glossary.domain.vocabulary import Role
from glossary.locations import MIGRATIONS
from glossary.storage import checking
from glossary.storage.engine import Database, make_engine
from glossary.storage.migrating import downgrade, head, require_usable, upgrade
from glossary.storage.search_keys import reindex
from glossary.storage.tables import Base, Revision
from tests.builders import a_content, a_person, a_proposal, an_entry

SCRIPTS = list(ScriptDirectory(str(MIGRATIONS)).walk_revisions())[::-1]


def first_migration():
    spec = importlib.util.spec_from_file_location("first", MIGRATIONS / "versions/20261121_first.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RULES = first_migration().RULES


def triggers(database: Database) -> set[str]:
    if database.reader.dialect.name == "sqlite":
        statement = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        statement = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    with database.reading() as session:
        return set(session.scalars(text(statement)))


def tables(url: str) -> set[str]:
    engine = make_engine(url, writes=False)
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names())
    engine.dispose()
    return names


def test_the_migrated_database_is_what_the_tables_say(database: Database):
    with database.writer.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_each_constraint_of_the_tables_has_its_name_in_the_database(database: Database):
    inspector = inspect(database.writer)
    for table in Base.metadata.sorted_tables:
        there = {
            *(each["name"] for each in inspector.get_check_constraints(table.name)),
            *(each["name"] for each in inspector.get_foreign_keys(table.name)),
            *(each["name"] for each in inspector.get_unique_constraints(table.name)),
            inspector.get_pk_constraint(table.name)["name"],
        }
        assert {constraint.name for constraint in table.constraints} == there


def test_every_rule_stands_in_the_newest_database_and_is_looked_for_by_check(database: Database):
    names = {name for _, name, *_ in RULES}
    assert names == set(checking.GUARDS)
    assert triggers(database) == names


def test_the_migrations_are_one_line_with_dated_names():
    assert [script.down_revision for script in SCRIPTS] == [None, *(each.revision for each in SCRIPTS[:-1])]
    for script in SCRIPTS:
        assert Path(script.path).stem == script.revision
        assert script.revision[:8].isdigit()


def test_rows_survive_a_migration_down_and_up_again(database: Database):
    with database.writing() as session:
        published = an_entry(session, a_content(kk="орта держава", ru="средняя держава"))
        waiting = a_proposal(session, a_content(kk="ұлы держава"))
        before = (published.content_json, waiting.content_json)
        session.commit()
    database.close()
    downgrade(database.url, to="20261121_first")
    assert require_usable(database.url) == "20261121_first"
    assert triggers(database) == {name for _, name, *_ in RULES}
    database.close()
    upgrade(database.url)
    with database.writing() as session:
        contents = [session.get(Revision, number.id).content_json for number in (published, waiting)]
        assert tuple(contents) == before
        reindex(session, lambda done: None)
        session.commit()
    with database.reading() as session:
        assert list(checking.problems(session)) == []


def test_every_migration_goes_down_and_up_with_rows_present(database: Database):
    with database.writing() as session:
        an_entry(session, a_content(kk="орта держава"))
        session.commit()
    database.close()
    downgrade(database.url, to="base")
    assert tables(database.url) <= {"alembic_version"}
    upgrade(database.url)
    with database.writing() as session:
        a_person(session, Role.EDITOR)
        session.commit()
    assert triggers(database) == {name for _, name, *_ in RULES}


def test_upgrading_what_is_up_to_date_only_reads_it(database: Database):
    if database.writer.dialect.name == "sqlite":
        database.close()
        file = Path(make_url(database.url).database or "")
        before = file.read_bytes()
        upgrade(database.url)
        assert file.read_bytes() == before
    with database.writing() as session:  # somebody else is writing all the while
        a_person(session)
        upgrade(database.url)


def test_a_newer_database_is_refused_and_left_alone(database: Database):
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '29991231_far_future'"))
        session.commit()
    database.close()
    with pytest.raises(NewerDatabase, match=r"29991231_far_future.*Install that version"):
        upgrade(database.url)
    with database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM subject_field")) > 0


def test_another_programs_database_is_refused_and_left_alone(empty_url: str):
    engine = make_engine(empty_url, writes=True)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE invoice (number integer)"))
        connection.execute(text("INSERT INTO invoice VALUES (7)"))
    engine.dispose()
    with pytest.raises(ForeignDatabase, match="another program"):
        upgrade(empty_url)
    assert tables(empty_url) == {"invoice"}


def test_a_message_never_shows_the_password_of_a_database():
    with pytest.raises(DatabaseUnreachable) as refusal:
        upgrade("postgresql+psycopg://someone:geheim@127.0.0.1:1/nothing")
    assert "geheim" not in str(refusal.value)


def damaged(file: Path) -> None:
    upgrade(f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 12] = b"\xa5" * 4096 * 9
    file.write_bytes(content)


def cut_off(file: Path) -> None:
    upgrade(f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    file.write_bytes(file.read_bytes()[:10_000])


def a_text(file: Path) -> None:
    file.write_text("орта держава\n" * 1000, encoding="utf-8")


def another_programs(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE invoice (number integer)")
        connection.commit()


@pytest.mark.sqlite
@pytest.mark.parametrize("spoil", [damaged, cut_off, a_text, another_programs])
def test_what_is_no_good_database_is_refused_and_stays_byte_for_byte(spoil, tmp_path: Path):
    file = tmp_path / "glossary.db"
    spoil(file)
    before = file.read_bytes()
    with pytest.raises((NotADatabase, ForeignDatabase), match="It was left as it is"):
        upgrade(f"sqlite:///{file}")
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["glossary.db"]


@pytest.mark.sqlite
def test_a_folder_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(DatabaseUnreachable, match="cannot be opened"):
        upgrade(f"sqlite:///{tmp_path / 'nowhere' / 'glossary.db'}")


KILLED = """
import os, signal, sys
from sqlalchemy import event
from glossary.storage import migrating

make = migrating.make_engine

def killing(url, **options):
    engine = make(url, **options)
    if options["writes"]:
        @event.listens_for(engine, "before_cursor_execute")
        def kill(connection, cursor, statement, *rest):
            if sys.argv[2] in statement:
                os.kill(os.getpid(), signal.SIGKILL)
    return engine

migrating.make_engine = killing
migrating.upgrade(sys.argv[1])
"""


@pytest.mark.parametrize("moment", ["CREATE TRIGGER concept_entry_starts_proposed", "CREATE TABLE word_stem"])
def test_a_migration_that_is_killed_leaves_nothing_and_runs_anew(empty_url: str, moment: str):
    run = subprocess.run([sys.executable, "-c", KILLED, empty_url, moment], capture_output=True, text=True)
    assert run.returncode == -signal.SIGKILL, run.stderr
    assert tables(empty_url) == set()
    upgrade(empty_url)
    assert require_usable(empty_url) == head()


def test_a_migration_killed_later_leaves_the_earlier_state_and_its_rows(database: Database):
    with database.writing() as session:
        an_entry(session, a_content(kk="орта держава"))
        session.commit()
    database.close()
    downgrade(database.url, to="20261121_first")
    command = [sys.executable, "-c", KILLED, database.url, "CREATE TABLE proposal_key"]
    run = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ))
    assert run.returncode == -signal.SIGKILL, run.stderr
    assert require_usable(database.url) == "20261121_first"
    assert "word" not in tables(database.url)
    upgrade(database.url)
    with database.reading() as session:
        assert session.scalar(text("SELECT term FROM term_section")) == "орта держава"


def test_two_first_starts_at_once_make_one_database(empty_url: str):
    command = [
        sys.executable,
        "-c",
        "import sys; from glossary.storage.migrating import upgrade; upgrade(sys.argv[1])",
    ]
    runs = [subprocess.Popen([*command, empty_url], stderr=subprocess.PIPE) for _ in range(3)]
    errors = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], errors
    assert require_usable(empty_url) == head()
