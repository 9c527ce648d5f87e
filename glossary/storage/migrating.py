"""Bringing a database to the form this program works with, or saying in words why it cannot be."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, inspect, make_url
from sqlalchemy.exc import DatabaseError, OperationalError

from glossary.domain.errors import DatabaseUnreachable, ForeignDatabase, NewerDatabase, NotADatabase
from glossary.locations import MIGRATIONS
from glossary.storage.engine import make_engine

_LOCK = 4_711_002  # PostgreSQL's advisory lock: one migration at a time, as on SQLite anyway


def upgrade(url: str | URL, *, to: str = "head") -> None:
    """Create the database, or bring it to the newest migration; all of it or nothing.

    One that stands there already is only read, so that nobody waits for whoever is writing.

    :raises DatabaseUnusable: if it is damaged, another program's, from a newer version, or out of reach.
    """
    if require_usable(url) != (head() if to == "head" else to):
        _transform(url, to, command.upgrade)


def downgrade(url: str | URL, *, to: str) -> None:
    """Take the database back to an earlier migration; all of it or nothing."""
    require_usable(url)
    _transform(url, to, command.downgrade)


def require_usable(url: str | URL) -> str | None:
    """Return the migration at which a database stands, None for an empty one, without writing to it.

    :raises DatabaseUnusable: if it is damaged, another program's, from a newer version, or out of reach.
    """
    name = make_url(url).render_as_string(hide_password=True)
    with _connection(url, name, writes=False) as connection:
        if connection.dialect.name == "sqlite":
            verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            if verdict != "ok":
                raise NotADatabase(name=name, reason=verdict)
        # The tables first: whoever makes them meanwhile commits their migration with them.
        strangers = set(inspect(connection).get_table_names()) - {"alembic_version"}
        current = MigrationContext.configure(connection).get_current_revision()
        if current is None and strangers:
            raise ForeignDatabase(name=name)
        if current is not None and not _is_known(current):
            raise NewerDatabase(name=name, revision=current)
        return current


def _transform(url: str | URL, to: str, change: Callable[[Config, str], None]) -> None:
    name = make_url(url).render_as_string(hide_password=True)
    with _connection(url, name, writes=True) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        change(_config(connection), to)


@contextmanager
def _connection(url: str | URL, name: str, *, writes: bool) -> Iterator[Connection]:
    """Give a connection in a transaction of its own; what the database refuses is told in words."""
    engine = make_engine(url, writes=writes, migrating=writes)
    try:
        with engine.begin() as connection:
            yield connection
    except OperationalError as error:
        raise DatabaseUnreachable(name=name, reason=_reason(error)) from error
    except DatabaseError as error:
        raise NotADatabase(name=name, reason=_reason(error)) from error
    finally:
        engine.dispose()


def _is_known(revision: str) -> bool:
    try:
        return ScriptDirectory(str(MIGRATIONS)).get_revision(revision) is not None
    except CommandError:
        return False


def head() -> str:
    """Return the identifier of the newest migration."""
    newest = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    assert newest is not None  # noqa: S101  # there is always a first migration
    return newest


def is_current(connection: Connection) -> bool:
    """Say whether the database stands at the newest migration."""
    return MigrationContext.configure(connection).get_current_revision() == head()


def sqlite_file(url: str | URL) -> Path | None:
    """Return the file of a SQLite database, or None for another kind."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database is None:
        return None
    return Path(parsed.database)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _reason(error: DatabaseError) -> str:
    return str(error.orig).strip().splitlines()[0]
