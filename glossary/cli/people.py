"""Subcommands about people."""

import click

from glossary.cli.installation import filled
from glossary.domain.vocabulary import Role
from glossary.editing import accounts
from glossary.settings import Settings


@click.group()
def person() -> None:
    """Add people."""


@person.command()
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
def add(name: str, role: str) -> None:
    """Add a person and print the link through which they set their password."""
    settings = Settings.from_environment()
    with filled(settings) as database, database.writing() as session:
        added, token = accounts.add_person(session, name, Role(role))
        session.commit()
        base = settings.base_url or "http://127.0.0.1:8000"
        click.echo(f"{added.name} ({role}) sets a password within seven days at")
        click.echo(f"{base}/link/{token}")


COMMANDS = (person,)
