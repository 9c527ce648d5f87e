"""Subcommands that run and keep an installation: serve, init, check, reindex, backup, restore, copy."""

import json
import sys
from pathlib import Path

import click

from glossary.cli.installation import fill, filled, opened
from glossary.editing import accounts
from glossary.settings import LOOPBACK, Settings
from glossary.storage import backup as backups
from glossary.storage import checking, projection, search_keys
from glossary.storage.engine import Database
from glossary.storage.entries import counts
from glossary.storage.migrating import sqlite_file, upgrade
from glossary.texts import checking as quotations


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
def serve(host: str, port: int) -> None:
    """Make or upgrade the database, load the seed into an empty one, and serve the pages."""
    from glossary.web.serving import serve as serve_pages

    settings = Settings.from_environment()
    with filled(settings) as database:
        address = settings.base_url or f"http://{'127.0.0.1' if host in LOOPBACK else host}:{port}"
        click.echo(f"Serving {database.name} on {address}", err=True)
        _offer_administration(database, address)
    serve_pages(settings, host, port)


def _offer_administration(database: Database, address: str) -> None:
    """Print the way to the first administrator while there is none."""
    with database.writing() as session:
        if accounts.has_administrator(session):
            return
        token = accounts.invite_administrator(session)
        session.commit()
    click.echo("Nobody administers this installation yet. Open this address to become the first:", err=True)
    click.echo(f"  {address}/link/{token}", err=True)


@click.command()
@click.option("--no-seed", is_flag=True, help="Load the subject fields and records of texts, no entries.")
@click.option("--one-person", is_flag=True, help="Let one person publish without a second one's review.")
def init(no_seed: bool, one_person: bool) -> None:
    """Make or upgrade the database and load the seed into an empty one."""
    with opened() as database:
        fill(database, entries=not no_seed, one_person=one_person)
        with database.reading() as session:
            numbers = counts(session)
        click.echo(f"{database.name}: {numbers['published']} entries, {numbers['open']} open proposals.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def check(as_json: bool) -> None:
    """Prove that what readers see is what was approved, and that quotations stand in the loaded texts.

    Exit status 1 if anything is wrong. Quotations from texts that are not loaded are counted; that is no
    fault.
    """
    with opened() as database, database.reading() as session:
        problems = [*checking.problems(session), *quotations.problems(session)]
        unproved = quotations.unproved(session)
    if as_json:
        answer = {"ok": not problems, "problems": problems, "unproved": unproved}
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        for problem in problems:
            click.echo(problem)
        for code, number in unproved.items():
            click.echo(f"Text {code} is not loaded: {number} quotations from it are not proved.")
        click.echo("Something is wrong." if problems else "All is well.", err=bool(problems))
    sys.exit(1 if problems else 0)


@click.command()
def reindex() -> None:
    """Rebuild the projection and the search keys from the approved revisions."""
    with opened() as database, database.writing() as session:
        length = counts(session)["published"]
        with click.progressbar(length=length, label="Indexing", file=sys.stderr) as bar:
            projection.rebuild(session)
            done = search_keys.reindex(session, bar.update)
        session.commit()
    click.echo(f"{done} entries indexed.")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write a copy of the database into a new FILE, while others go on writing."""
    settings = Settings.from_environment()
    with opened(settings):
        backups.backup(settings.database_url, file)
    click.echo(f"{file} holds everything.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Fill a new or empty database from a backup FILE."""
    settings = Settings.from_environment()
    backups.restore(file, settings.database_url)
    click.echo(f"{Database(settings.database_url).name} holds what {file} held.")


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def copy(source: str, target: str) -> None:
    """Copy the database at the address FROM into the new or empty one at TO."""
    addresses = [
        Settings.from_environment({"GLOSSARY_DATABASE_URL": url}).database_url for url in (source, target)
    ]
    file = sqlite_file(addresses[0])
    if file is not None and not file.is_file():
        raise click.ClickException(f"{source}: there is no such file")
    for address in addresses:
        upgrade(address)
    backups.copy(*addresses)
    click.echo(f"{target} holds what {source} holds.")


COMMANDS = (serve, init, check, reindex, backup, restore, copy)
