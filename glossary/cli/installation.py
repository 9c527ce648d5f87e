"""What every subcommand begins with: the settings, and a database at this version's migration."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy.orm import Session

from glossary.domain.errors import NotEmpty
from glossary.editing import seeding
from glossary.editing.proposing import lock_identifiers
from glossary.locations import SEED
from glossary.settings import Settings
from glossary.storage.engine import Database
from glossary.storage.migrating import upgrade
from glossary.storage.tables import InstallationFact


@contextmanager
def opened(settings: Settings | None = None) -> Iterator[Database]:
    """Give the database of the settings, created or upgraded if need be, not filled."""
    settings = settings or Settings.from_environment()
    upgrade(settings.database_url)
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def filled(settings: Settings | None = None) -> Iterator[Database]:
    """Give the database of the settings; an empty one is filled with the seed first."""
    with opened(settings) as database:
        fill(database)
        yield database


def fill(database: Database, *, entries: bool = True, one_person: bool = False) -> None:
    """Load the seed into an empty database; leave any other as it is.

    :raises NotEmpty: if one that holds entries is to become an installation for one person.
    """
    with database.reading() as session:
        if not seeding.is_empty(session):
            if one_person and session.get(InstallationFact, "one_person") is None:
                raise NotEmpty(name=database.name)
            return
    with database.writing() as session:
        lock_identifiers(session)
        if not seeding.is_empty(session):  # another process was first
            return
        if one_person:
            session.add(InstallationFact(name="one_person", value="yes"))
        seeding.load_vocabularies(session, SEED)
        if entries:
            _load_entries(database, session)
        session.commit()


def _load_entries(database: Database, session: Session) -> None:
    length = seeding.number_of_entries(SEED)
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=length, label="Loading the seed", file=sys.stderr, hidden=hidden) as bar:
        published, proposed = seeding.load_entries(session, SEED, progress=bar.update)
    for where, problem in [*published.problems, *proposed.problems]:
        click.echo(f"{where}: {problem}", err=True)
    words = f"{database.name}: {published.new} entries published, {proposed.new} in review."
    click.echo(words, err=True)
