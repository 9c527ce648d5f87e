"""Engines whose SQLite connections behave like a real database, and the pair a program works with."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session

BUSY_TIMEOUT = 30_000  # milliseconds a writer waits for another


def make_engine(url: str | URL, *, writes: bool, migrating: bool = False) -> Engine:
    """Return an engine for reading or for writing; migrations run with foreign keys off.

    Writers take SQLite's lock when they begin, so that no update is lost; readers never wait for it and
    cannot write. PostgreSQL reads in autocommit (no BEGIN and ROLLBACK round trips), read-only.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite_engine(url, writes=writes, migrating=migrating)
    if writes:
        options = {"options": f"-c lock_timeout={BUSY_TIMEOUT}"}
        return create_engine(url, pool_pre_ping=True, connect_args=options)
    options = {"options": "-c default_transaction_read_only=on"}
    return create_engine(url, pool_pre_ping=True, isolation_level="AUTOCOMMIT", connect_args=options)


def _sqlite_engine(url: str | URL, *, writes: bool, migrating: bool) -> Engine:
    engine = create_engine(url)

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # we begin transactions ourselves, DDL included
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
        if writes:
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA foreign_keys = {'OFF' if migrating else 'ON'}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


class Database:
    """One database with its reading and its writing engine."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.reader = make_engine(url, writes=False)
        self.writer = make_engine(url, writes=True)

    @property
    def name(self) -> str:
        """Return the address without its password, for messages."""
        return make_url(self.url).render_as_string(hide_password=True)

    def session(self, *, writes: bool = False) -> Session:
        """Return a session; the caller closes it, and commits it if it writes."""
        return Session(self.writer if writes else self.reader, expire_on_commit=False)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that reads one state of the database from its first to its last statement."""
        options = {} if self.reader.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        with self.reader.connect() as connection, Session(connection.execution_options(**options)) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session that writes; the caller commits, anything else rolls back."""
        with self.session(writes=True) as session:
            yield session

    def close(self) -> None:
        """Let go of all connections."""
        self.reader.dispose()
        self.writer.dispose()
