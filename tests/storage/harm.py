"""Doing harm by hand: a database whose own rules are lifted for a while, as someone with the file could."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.orm import Session

from glossary.storage.engine import Database


@contextmanager
def without_guards(database: Database) -> Iterator[Session]:
    """Give a session that no trigger holds back; the triggers stand again afterwards."""
    with database.writing() as session:
        if database.writer.dialect.name == "postgresql":
            session.execute(text("SET LOCAL session_replication_role = replica"))
            yield session
        else:
            triggers = session.execute(
                text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            ).all()
            for name, _ in triggers:
                session.execute(text(f"DROP TRIGGER {name}"))
            yield session
            for _, sql in triggers:
                session.connection().exec_driver_sql(sql)
        session.commit()
