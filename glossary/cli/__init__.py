"""The ``glossary`` command: every subcommand, and errors as one clear line with exit status 1."""

import os
import sys
from typing import Any

import click
from sqlalchemy.exc import DatabaseError

from glossary import __version__
from glossary.cli import concordance, exchange, operation, people, reading, texts
from glossary.domain.errors import GlossaryError


class GlossaryCommand(click.Group):
    """A group whose known errors are one line on standard error, never a traceback."""

    def invoke(self, context: click.Context) -> Any:
        """Run the subcommand; turn what users can be told about into words."""
        try:
            return super().invoke(context)
        except GlossaryError as error:
            raise click.ClickException(str(error)) from error
        except DatabaseError as error:
            reason = str(error.orig).strip().splitlines()[0]
            raise click.ClickException(f"the database did not answer: {reason}") from error
        except UnicodeDecodeError as error:
            raise click.ClickException(f"the input is not in UTF-8: {error.reason}") from error
        except UnicodeEncodeError as error:
            raise click.ClickException(f"the output cannot hold {error.object!r}: {error.reason}") from error
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        except OSError as error:
            raise click.ClickException(f"{error.filename or 'file'}: {error.strerror}") from error


@click.group(cls=GlossaryCommand, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="glossary")
def main() -> None:
    """A termbase for Kazakh, Russian and English.

    GLOSSARY_DATABASE_URL names the database (default: sqlite:///glossary.db in the current folder).
    """


for command in (
    *operation.COMMANDS,
    *reading.COMMANDS,
    *exchange.COMMANDS,
    *texts.COMMANDS,
    *people.COMMANDS,
):
    main.add_command(command)

for command in concordance.COMMANDS:
    texts.texts.add_command(command)
