"""Connections keep the promises the program builds on: durable, whole, readers and writers apart."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError, StatementError

from glossary.domain.vocabulary import Role
from glossary.storage import engine
from glossary.storage.engine import Database
from glossary.storage.tables import Person
from tests.builders import a_person


@pytest.mark.sqlite
@pytest.mark.parametrize("writes", [False, True])
def test_a_connection_is_set_up_for_durable_and_whole_data(database: Database, writes: bool):
    with database.session(writes=writes) as session:
        settings = {
            name: session.scalar(text(f"PRAGMA {name}"))
            for name in ("foreign_keys", "journal_mode", "synchronous", "busy_timeout", "query_only")
        }
    assert settings == {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "busy_timeout": 30_000,
        "query_only": 0 if writes else 1,
    }


def test_a_reader_sees_one_state_while_others_write(database: Database):
    with database.reading() as reading:
        before = reading.scalars(select(Person.name)).all()
        with database.writing() as writing:
            a_person(writing, name="Айгүл")
            writing.commit()
        assert reading.scalars(select(Person.name)).all() == before
    with database.reading() as reading:
        assert "Айгүл" in reading.scalars(select(Person.name)).all()


def test_what_is_not_committed_is_gone(database: Database):
    with database.writing() as session:
        a_person(session)
    with database.reading() as session:
        assert session.scalars(select(Person)).all() == []


def test_a_writer_waits_for_another_only_so_long(database: Database, monkeypatch: pytest.MonkeyPatch):
    with database.writing() as session:
        a_person(session, name="Айгүл")
        session.commit()
    monkeypatch.setattr(engine, "BUSY_TIMEOUT", 100)
    impatient = Database(database.url)
    statement = text("UPDATE person SET role = 'member'")
    with database.writing() as first, impatient.writing() as second:
        first.execute(statement)
        with pytest.raises(OperationalError, match=r"locked|lock timeout"):
            second.execute(statement)
    impatient.close()


def test_an_instant_comes_back_in_utc_whatever_zone_it_was_given_in(database: Database):
    almaty = timezone(timedelta(hours=5))
    with database.writing() as session:
        person = a_person(session)
        person.created_at = datetime(2026, 11, 21, 3, 0, tzinfo=almaty)
        session.commit()
    with database.reading() as session:
        found = session.scalars(select(Person.created_at)).one()
    assert found == datetime(2026, 11, 20, 22, 0, tzinfo=UTC)
    assert found.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(database: Database):
    with database.writing() as session:
        a_person(session, Role.EDITOR).created_at = datetime(2026, 11, 21)
        with pytest.raises(StatementError, match="an instant needs a time zone"):
            session.flush()
