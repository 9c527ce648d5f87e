"""The request's sessions: one that reads, opened when first asked for, and one that writes."""

from typing import cast

from flask import Flask, current_app, g
from sqlalchemy.orm import Session

from glossary.settings import Settings
from glossary.storage.engine import Database


def install(app: Flask, settings: Settings) -> None:
    """Keep the database in the application and close what a request opened."""
    app.extensions["glossary_database"] = Database(settings.database_url)
    app.teardown_appcontext(_close)


def database() -> Database:
    """Return the application's database."""
    return cast(Database, current_app.extensions["glossary_database"])


def reading() -> Session:
    """Return the request's session for reading."""
    return _session("reading_session", writes=False)


def writing() -> Session:
    """Return the request's session for writing, which takes SQLite's write lock at its first statement.

    Views that write load everything through it, do their slow work before, and commit it themselves.
    """
    return _session("writing_session", writes=True)


def _session(name: str, *, writes: bool) -> Session:
    if name not in g:
        setattr(g, name, database().session(writes=writes))
    return cast(Session, getattr(g, name))


def _close(_error: BaseException | None) -> None:
    for name in ("writing_session", "reading_session"):
        session: Session | None = g.pop(name, None)
        if session is not None:
            session.close()
