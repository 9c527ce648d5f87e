"""Subcommands for the source texts: read one in, list its cleaned sentences."""

import json
import sys
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from glossary.cli.exchange import LANGUAGE
from glossary.cli.installation import filled
from glossary.editing.requoting import move_quotations
from glossary.storage.engine import Database
from glossary.texts.ranking import keep_candidates, rank_candidates
from glossary.texts.reading import read_text
from glossary.texts.storing import Prepared, Record, Report, add_text
from glossary.texts.storing import sentences as sentences_of


@click.group()
def texts() -> None:
    """Read source texts in, and find things in them."""


@texts.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--code", required=True, help="The text's short name in citations, such as 001.")
@click.option("--title", help="Without it a new text is called as its file.")
@click.option("--author", "authors", multiple=True, help="May be given several times.")
@click.option("--year")
@click.option("--where", "published_in", help="The journal, place or address where it is to be found.")
@click.option("--kind", help="Such as article, dissertation, journal, law.")
@click.option("--language", type=LANGUAGE)
@click.option("--encoding", help="Of plain text that is neither in UTF-8 nor begins with a byte order mark.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def add(file: Path, code: str, authors: tuple[str, ...], encoding: str | None, **options: Any) -> None:
    """Read FILE (plain text, DOCX or PDF) in as the text CODE, clean it and keep its sentences.

    A record that is there is kept; the options change it. The same text again changes nothing. After a
    corrected one, quotations in published entries follow their sentences; those that are lost are named.
    """
    as_json = options.pop("as_json")
    if not code.strip() or len(code) > 50 or not code.isprintable() or " " in code:
        raise click.UsageError("A code is a short name without spaces.")
    prepared = _prepared(file, encoding, quiet=as_json)
    with filled() as database, database.writing() as session:
        record = Record(code, authors="; ".join(authors) or None, **options)
        report = add_text(session, record, prepared, named=file.stem)
        refused = move_quotations(session, report.moved, note=f"text {code} was corrected")
        session.commit()
        if not report.unchanged:
            _rank(database)
    if as_json:
        click.echo(json.dumps(_as_data(report), ensure_ascii=False))
    else:
        _tell(report)
    for line in refused:
        click.echo(line, err=True)


def _rank(database: Database) -> None:
    """Rank the term candidates anew, and lock the database only to keep them."""
    with database.reading() as session:
        ranked = rank_candidates(session)
    with database.writing() as session:
        keep_candidates(session, ranked)
        session.commit()


def _prepared(file: Path, encoding: str | None, *, quiet: bool) -> Prepared:
    lines = read_text(file, encoding)
    length = sum(1 for _ in lines)
    with click.progressbar(length=length, label="Cleaning", file=sys.stderr, hidden=quiet) as bar:
        return Prepared(lines, progress=bar.update)


def _as_data(report: Report) -> dict[str, Any]:
    return {
        "code": report.code,
        "new": report.new,
        "unchanged": report.unchanged,
        "lines": report.lines,
        "sentences": {kind.value: number for kind, number in report.kinds.items()},
        "shared": report.shared,
        "moved": len(report.moved),
        "lost": [citation._asdict() for citation in report.lost],
    }


def _tell(report: Report) -> None:
    if report.unchanged:
        click.echo(f"{report.code}: this text is loaded already; nothing changed.")
        return
    kinds = ", ".join(f"{kind.value} {number}" for kind, number in sorted(report.kinds.items()))
    click.echo(f"{report.code}: {report.lines} lines, {sum(report.kinds.values())} sentences ({kinds}).")
    for other, number in report.shared.items():
        click.echo(f"{number} of its sentences also stand in text {other}.")
    if report.moved:
        click.echo(f"{len(report.moved)} quotations moved along to their new lines.")
    for citation in report.lost:
        place = f"{citation.start_line}-{citation.end_line}"
        click.echo(f"lost: {citation.identifier} quotes lines {place}: {citation.sentence}", err=True)


@texts.command()
@click.argument("code")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, a line for each sentence.")
def sentences(code: str, as_json: bool) -> None:
    """List the cleaned sentences of the text CODE with their kinds and raw lines."""
    with filled() as database, database.reading() as session:
        _list(session, code, as_json=as_json)


def _list(session: Session, code: str, *, as_json: bool) -> None:
    for sentence in sentences_of(session, code):
        if as_json:
            click.echo(json.dumps(sentence._asdict(), ensure_ascii=False))
        else:
            place = f"{sentence.start_line}-{sentence.end_line}"
            click.echo(f"{sentence.ordinal}\t{sentence.kind.value}\t{place}\t{sentence.text}")


COMMANDS = (texts,)
