"""What every test may ask for: the development material, a migrated database, sessions, and a seeded one."""

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.orm import Session

from glossary.editing.seeding import load_entries, load_vocabularies
from glossary.locations import SEED
from glossary.storage.engine import Database
from glossary.storage.migrating import upgrade

pytest_plugins = ["tests.ci"]

SERVER = os.environ.get("GLOSSARY_TEST_DATABASE_URL", "")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development material beside the checkout; tests that need it skip where it is not."""
    folder = Path(os.environ.get("GLOSSARY_SHARED", Path(__file__).parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip("the full texts and schemas are development material and are not here")
    return folder


class Databases:
    """Makes databases for tests: files, or databases of the PostgreSQL server that the environment names.

    A new one is a copy of a migrated template, so that migrating is paid for once.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: list[str] = []
        self.server: Engine | None = None
        if SERVER:
            self.server = create_engine(SERVER, isolation_level="AUTOCOMMIT")

    def empty(self) -> str:
        """Return the address of a database with nothing in it."""
        name = f"t{uuid.uuid4().hex[:16]}"
        if self.server is None:
            return f"sqlite:///{self.folder / name}.db"
        self._run(f"CREATE DATABASE {name}")
        self.made.append(name)
        return make_url(SERVER).set(database=name).render_as_string(hide_password=False)

    def copy(self, template: str) -> str:
        """Return the address of a copy of a database that nobody is connected to."""
        name = f"t{uuid.uuid4().hex[:16]}"
        if self.server is None:
            shutil.copy(make_url(template).database, self.folder / f"{name}.db")
            return f"sqlite:///{self.folder / name}.db"
        self._run(f"CREATE DATABASE {name} TEMPLATE {make_url(template).database} STRATEGY FILE_COPY")
        self.made.append(name)
        return make_url(SERVER).set(database=name).render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        """Remove a database."""
        name = make_url(url).database
        if self.server is None:
            for end in ("", "-wal", "-shm"):
                Path(f"{name}{end}").unlink(missing_ok=True)
            return
        self._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self.made = [other for other in self.made if other != name]

    def close(self) -> None:
        """Remove what is left."""
        if self.server is not None:
            for name in list(self.made):
                self._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            self.server.dispose()

    def _run(self, statement: str) -> None:
        assert self.server is not None
        with self.server.connect() as connection:
            connection.execute(text(statement))


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    made = Databases(tmp_path_factory.mktemp("databases"))
    yield made
    made.close()


@pytest.fixture(scope="session")
def migrated(databases: Databases) -> str:
    """The template: migrated, with the subject fields and the records of the texts, no entry, no person."""
    url = databases.empty()
    upgrade(url)
    template = Database(url)
    with template.writing() as session:
        load_vocabularies(session, SEED)
        session.commit()
    template.close()
    return url


@pytest.fixture
def empty_url(databases: Databases) -> Iterator[str]:
    """The address of a database with nothing in it."""
    url = databases.empty()
    yield url
    databases.drop(url)


@pytest.fixture
def database(databases: Databases, migrated: str) -> Iterator[Database]:
    """A database of the test's own: migrated, with subject fields and texts."""
    url = databases.copy(migrated)
    made = Database(url)
    yield made
    made.close()
    databases.drop(url)


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A writing session; on SQLite nobody else can write before it ends."""
    with database.writing() as session:
        yield session


@pytest.fixture(scope="session")
def seeded(databases: Databases, migrated: str) -> Iterator[Database]:
    """The whole seed, loaded once: to read, not to write."""
    made = Database(databases.copy(migrated))
    with made.writing() as session:
        load_entries(session, SEED)
        session.commit()
    yield made
    made.close()


@pytest.fixture
def statements() -> Callable[..., object]:
    """Count what is sent to a database: ``with statements(database) as sent: …``."""

    @contextmanager
    def counting(database: Database) -> Iterator[list[str]]:
        sent: list[str] = []

        def note(_connection, _cursor, statement, *_rest) -> None:
            sent.append(statement)

        for engine in (database.reader, database.writer):
            event.listen(engine, "before_cursor_execute", note)
        yield sent
        for engine in (database.reader, database.writer):
            event.remove(engine, "before_cursor_execute", note)

    return counting
