"""Subcommands that look things up."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from glossary.cli.exchange import LANGUAGE
from glossary.cli.installation import filled
from glossary.domain.vocabulary import Language
from glossary.lookup.filters import Filters
from glossary.lookup.hits import Hit
from glossary.lookup.ladder import look_up


@click.command()
@click.argument("query", nargs=-1)
@click.option("--language", type=LANGUAGE, help="Look only among the terms of this language.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 1000))
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option(
    "--batch", type=click.File(encoding="utf-8-sig"), help="Queries, one a line; answers as JSON Lines."
)
def lookup(query: tuple[str, ...], language: str | None, limit: int, as_json: bool, batch: Any) -> None:
    """Look up QUERY: a term in any form, alphabet or keyboard layout."""
    if bool(query) == bool(batch):
        raise click.UsageError("Give either a QUERY or --batch FILE.")
    filters = Filters(language=Language(language) if language else None)
    with filled() as database, database.reading() as session:
        for line in batch or [" ".join(query)]:
            words = line.rstrip("\r\n")
            hits = look_up(session, words, filters=filters, limit=limit).hits
            if as_json or batch:
                click.echo(
                    json.dumps({"query": words, "hits": list(map(_as_data, hits))}, ensure_ascii=False)
                )
            else:
                _tell(words, hits)


def _as_data(hit: Hit) -> dict[str, Any]:
    return {
        "identifier": hit.identifier,
        "tier": hit.tier.value,
        "matched": {"term": hit.matched_term, "language": hit.matched_language.value},
        "terms": {language.value: list(hit.terms.get(language, [])) for language in Language},
    }


def _tell(words: str, hits: Iterable[Hit]) -> None:
    found = False
    for hit in hits:
        found = True
        columns = (", ".join(hit.terms.get(language, [])) for language in Language)
        click.echo(f"{' | '.join(columns)}   [{hit.tier.value}: {hit.matched_term}] {hit.identifier}")
    if not found:
        click.echo(f"Nothing was found for {words}.", err=True)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--language", type=LANGUAGE, help="The language of the text; else it is guessed.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def annotate(file: Path, language: str | None, as_json: bool) -> None:
    """Recognise the published terms in the text of FILE (UTF-8), whatever their endings."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise click.ClickException(f"{file} is not in UTF-8.") from None
    with filled() as database, database.reading() as session:
        matches = list(_recognised(session, text, language))
    if as_json:
        click.echo(json.dumps({"matches": matches}, ensure_ascii=False))
    else:
        for match in matches:
            click.echo(
                f"{match['start']}-{match['end']}\t{match['text']}\t{match['term']}\t{match['identifier']}"
            )


def _recognised(session: Session, text: str, language: str | None) -> Iterator[dict[str, Any]]:
    from glossary.lookup.recognition import recognise

    for match in recognise(session, text, language=Language(language) if language else None):
        yield {
            "start": match.start,
            "end": match.end,
            "text": match.text,
            "identifier": match.identifier,
            "term": match.term,
        }


COMMANDS = (lookup, annotate)
