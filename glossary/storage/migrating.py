"""Bringing a database to the form this program works with, or saying in words why it cannot be."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect, make_url
from sqlalchemy.exc import DatabaseError, OperationalError

from glossary.domain.errors import DatabaseUnreachable, ForeignDatabase, NewerDatabase, NotADatabase
from glossary.locations import MIGRATIONS
from glossary.storage.engine import make_engine


def upgrade(url: str, *, to: str = "head") -> None:
    """Create the database, or bring it to the newest migration; all of it or nothing.

    :raises DatabaseUnusable: if it is damaged, another program's, from a newer version, or out of reach.
    """
    _transform(url, to, upgrades=True)


def downgrade(url: str, *, to: str) -> None:
    """Take the database back to an earlier migration; all of it or nothing."""
    _transform(url, to, upgrades=False)


def _transform(url: str, to: str, *, upgrades: bool) -> None:
    name = make_url(url).render_as_string(hide_password=True)
    engine = make_engine(url, writes=True, migrating=True)
    try:
        with engine.begin() as connection:
            refuse_unusable(connection, name)
            config = _config(connection)
            (command.upgrade if upgrades else command.downgrade)(config, to)
    except OperationalError as error:
        raise DatabaseUnreachable(name=name, reason=_reason(error)) from error
    except DatabaseError as error:
        raise NotADatabase(name=name, reason=_reason(error)) from error
    finally:
        engine.dispose()


def refuse_unusable(connection: Connection, name: str) -> None:
    """Raise if the database is another program's or from a newer version of this one."""
    if connection.dialect.name == "sqlite":
        verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        if verdict != "ok":
            raise NotADatabase(name=name, reason=verdict)
    current = MigrationContext.configure(connection).get_current_revision()
    strangers = set(inspect(connection).get_table_names()) - {"alembic_version"}
    if current is None and strangers:
        raise ForeignDatabase(name=name)
    if current is not None:
        try:
            ScriptDirectory(str(MIGRATIONS)).get_revision(current)
        except CommandError:
            raise NewerDatabase(name=name, revision=current) from None


def head() -> str:
    """Return the identifier of the newest migration."""
    newest = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    assert newest is not None  # noqa: S101  # there is always a first migration
    return newest


def is_current(connection: Connection) -> bool:
    """Say whether the database stands at the newest migration."""
    return MigrationContext.configure(connection).get_current_revision() == head()


def sqlite_file(url: str) -> Path | None:
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
