"""The real application on a real database, with browsers that are signed in or not."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from glossary.domain.vocabulary import Role
from glossary.editing import accounts
from glossary.settings import Settings
from glossary.storage.engine import Database
from glossary.storage.tables import Person
from glossary.web import create_app
from tests.builders import a_person

SECRET = "a secret of more than thirty-two characters"
Writing = Callable[[], AbstractContextManager[Session]]


@contextmanager
def application(database: Database, **settings: Any) -> Iterator[Flask]:
    """Give the application over a database, and let go of its connections afterwards."""
    app = create_app(Settings(database_url=database.url, secret_key=SECRET, **settings))
    yield app
    app.extensions["glossary_database"].close()


@pytest.fixture
def app(database: Database) -> Iterator[Flask]:
    with application(database) as app:
        yield app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A reader's browser."""
    return app.test_client()


@pytest.fixture
def writing(database: Database) -> Writing:
    """Write with ``with writing() as session: …``; committed at the end, so that the pages can write too."""

    @contextmanager
    def committed() -> Iterator[Session]:
        with database.writing() as session:
            yield session
            session.commit()

    return committed


@pytest.fixture
def signed_in(app: Flask, writing: Writing) -> Callable[..., FlaskClient]:
    """Return a function that gives the browser of a person, or of a new one of a role."""

    def browser(who: Person | Role) -> FlaskClient:
        with writing() as session:
            person = a_person(session, who) if isinstance(who, Role) else who
            token = accounts.open_session(session, person)
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"] = token
        return client

    return browser


def token_on(page: str) -> str:
    """Return the CSRF token of the first form on a page."""
    return page.split('name="csrf_token"', 1)[1].split('value="', 1)[1].split('"', 1)[0]
