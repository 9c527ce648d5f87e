"""A whole copy of the termbase in one SQLite file, taken while writing goes on, and put back."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, func, insert, make_url, select, text

from glossary.domain.errors import NotADatabase, NotCurrent, NotEmpty
from glossary.storage.engine import make_engine
from glossary.storage.migrating import is_current, require_usable, sqlite_file, upgrade
from glossary.storage.tables import Base, ConceptEntry, Person, SubjectField

CHUNK = 1_000


def backup(url: str, file: Path) -> None:
    """Write a copy of the database, as it is at one moment, into a new SQLite file.

    :raises NotEmpty: if the file is there already.
    """
    if file.exists():
        raise NotEmpty(name=file)
    unfinished = file.with_name(f"{file.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        source = sqlite_file(url)
        if source is not None:
            _copy_sqlite(source, unfinished)
        else:
            upgrade(_address(unfinished))
            copy(url, _address(unfinished))
            _settle(unfinished)
        os.replace(unfinished, file)
    finally:
        for rest in (unfinished, *(unfinished.with_name(unfinished.name + end) for end in ("-wal", "-shm"))):
            rest.unlink(missing_ok=True)


def restore(file: Path, url: str) -> None:
    """Fill an empty database, or make a new one, from a backup; what holds anything is never overwritten.

    :raises NotADatabase: if the backup is damaged or something else.
    :raises NotEmpty: if the database holds people, entries or subject fields.
    """
    if not file.is_file():
        raise NotADatabase(name=file, reason="there is no such file")
    scratch = file.with_name(f".{file.name}.restoring")
    try:
        _copy_sqlite(file, scratch)  # a backup of an earlier version is upgraded here, not in place
        if require_usable(_address(scratch)) is None:
            raise NotADatabase(name=file, reason="it holds nothing")
        upgrade(_address(scratch))
        upgrade(url)
        copy(_address(scratch), url)
    finally:
        for rest in (scratch, *(scratch.with_name(scratch.name + end) for end in ("-wal", "-shm"))):
            rest.unlink(missing_ok=True)


def copy(source_url: str | URL, target_url: str | URL) -> None:
    """Copy every row of one database into an empty one of the same migration, all or nothing.

    :raises NotEmpty: if the target holds people, entries or subject fields.
    """
    source = make_engine(source_url, writes=False)
    target = make_engine(target_url, writes=True, migrating=True)
    snapshot = {} if source.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    try:
        with source.connect() as reading, target.begin() as writing:
            reading = reading.execution_options(**snapshot)
            if not (is_current(reading) and is_current(writing)):
                raise NotCurrent(name=make_url(source_url).render_as_string(hide_password=True))
            if not _is_empty(writing):
                raise NotEmpty(name=make_url(target_url).render_as_string(hide_password=True))
            guards = _lift_guards(writing)
            for table in Base.metadata.sorted_tables:
                rows = reading.execute(select(table).execution_options(yield_per=CHUNK)).mappings()
                for part in rows.partitions():
                    writing.execute(insert(table), [dict(row) for row in part])
            _set_guards(writing, guards)
            _set_sequences(writing)
    finally:
        source.dispose()
        target.dispose()


def _is_empty(connection: Connection) -> bool:
    """Say whether the database holds no person, no entry and no subject field."""
    tables = (Person, ConceptEntry, SubjectField)
    return all(connection.execute(select(table.__table__).limit(1)).first() is None for table in tables)


def _copy_sqlite(source: Path, target: Path) -> None:
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as reading,
            closing(sqlite3.connect(target)) as writing,
        ):
            reading.backup(writing)
            verdict = writing.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise NotADatabase(name=source, reason=error) from error
    if verdict != "ok":
        raise NotADatabase(name=source, reason=verdict)
    _settle(target)


def _address(file: Path) -> URL:
    """Return the address of a SQLite file, whatever its name."""
    return URL.create("sqlite", database=str(file))


def _settle(file: Path) -> None:
    """Leave one file without a write-ahead log beside it, so that it can be carried away."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _lift_guards(connection: Connection) -> list[str]:
    """Take the triggers off, which rows that were judged long ago would trip; return how to set them."""
    if connection.dialect.name == "postgresql":
        tables = list(Base.metadata.tables)
        for table in tables:
            connection.execute(text(f'ALTER TABLE "{table}" DISABLE TRIGGER USER'))
        return [f'ALTER TABLE "{table}" ENABLE TRIGGER USER' for table in tables]
    triggers = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
    for name, _ in triggers:
        connection.execute(text(f'DROP TRIGGER "{name}"'))
    return [sql for _, sql in triggers]


def _set_guards(connection: Connection, statements: list[str]) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


def _set_sequences(connection: Connection) -> None:
    """Let PostgreSQL's counters go on after the copied rows."""
    if connection.dialect.name != "postgresql":
        return
    for table in Base.metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None:
            continue
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        highest = select(func.max(column)).scalar_subquery()
        connection.execute(select(func.setval(sequence, func.coalesce(highest, 1), highest.is_not(None))))
