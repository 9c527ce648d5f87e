"""Subcommands that take files in and give files out."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from glossary.cli.installation import filled
from glossary.domain.vocabulary import Language
from glossary.editing.importing import ImportReport, import_entries
from glossary.exchange.errors import LEFT_OUT
from glossary.exchange.formats import EXPORTERS, IMPORTERS, format_of
from glossary.exchange.reading import Reading
from glossary.lookup.export import Wish, export
from glossary.settings import Settings
from glossary.storage.entries import subject_fields

LANGUAGE = click.Choice([language.value for language in Language])


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "format_name", type=click.Choice(list(IMPORTERS)), help="Else told from the file.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
@click.option("--publish", is_flag=True, help="Publish at once, marked as imported, instead of proposing.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def import_(file: Path, format_name: str | None, dry_run: bool, publish: bool, as_json: bool) -> None:
    """Take in the entries of FILE as proposals, or published.

    Entries that cannot be taken in are named with the reason; all others are written, or, if anything
    breaks off, none. Exit status 1 if nothing could be taken in.
    """
    with file.open("rb") as opened:
        beginning = opened.read(512)
    reading = IMPORTERS[format_name or format_of(file.name, beginning)].read(file)
    with filled() as database, database.writing() as session:
        progress = click.progressbar(
            reading, label="Reading", file=sys.stderr, hidden=not sys.stderr.isatty()
        )
        with progress as entries:
            report = import_entries(session, entries, publish=publish, note=file.name)
        if not dry_run:
            session.commit()
    answer = _answer(report, reading)
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        _tell(answer, dry_run=dry_run)
    sys.exit(1 if answer["refused"] and answer["refused"] == answer["read"] else 0)


def _answer(report: ImportReport, reading: Reading) -> dict[str, object]:
    left_out = len({problem.where for problem in reading.problems if problem.code in LEFT_OUT})
    met = [{"where": problem.where, "message": problem.message} for problem in reading.problems]
    found = [{"where": where, "message": str(problem)} for where, problem in report.problems]
    return {
        "read": report.read + left_out,
        "new": report.new,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "refused": report.refused + left_out,
        "problems": [*met, *found],
    }


def _tell(answer: dict[str, object], *, dry_run: bool) -> None:
    problems = answer.pop("problems")
    assert isinstance(problems, list)  # noqa: S101  # it was made just above
    for problem in problems:
        click.echo(f"{problem['where']}: {problem['message']}", err=True)
    words = ", ".join(f"{name} {count}" for name, count in answer.items())
    click.echo(f"{words}{' (nothing was written)' if dry_run else ''}")


@click.command("export")
@click.argument("format_name", metavar="FORMAT", type=click.Choice(list(EXPORTERS)))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Else standard output.")
@click.option("--subject-field", help="The code of a subject field; those below it count too.")
@click.option("--language", "languages", multiple=True, type=LANGUAGE, help="May be given several times.")
@click.option("--from", "source", type=LANGUAGE, default="kk", help="Source language of a bilingual format.")
@click.option("--to", "target", type=LANGUAGE, default="ru", help="Target language of a bilingual format.")
def export_(
    format_name: str,
    output: Path | None,
    subject_field: str | None,
    languages: tuple[str, ...],
    source: str,
    target: str,
) -> None:
    """Write what is published in FORMAT."""
    settings = Settings.from_environment()
    wish = Wish(
        format=format_name,
        subject_fields=(subject_field,) if subject_field else (),
        languages=tuple(Language(language) for language in languages) or tuple(Language),
        source=Language(source),
        target=Language(target),
    )
    with filled(settings) as database, database.reading() as session:
        if subject_field and subject_field not in subject_fields(session):
            raise click.UsageError(f"There is no subject field {subject_field}.")
        pieces = export(session, wish, title=settings.site_name, base_url=settings.base_url)
        if output is None:
            sys.stdout.buffer.writelines(pieces)
        else:
            _write(pieces, output)


def _write(pieces: Iterator[bytes], output: Path) -> None:
    """Write a file whole or not at all."""
    unfinished = output.with_name(f"{output.name}.unfinished")
    try:
        with unfinished.open("wb") as file:
            file.writelines(pieces)
        os.replace(unfinished, output)
    finally:
        unfinished.unlink(missing_ok=True)


COMMANDS = (import_, export_)
