"""Subcommands that find things in the loaded texts: where a phrase stands, what may be a term."""

import json
from itertools import islice

import click
from sqlalchemy.orm import Session

from glossary.cli.exchange import LANGUAGE
from glossary.cli.installation import filled
from glossary.domain.vocabulary import Language
from glossary.texts.candidates import is_known
from glossary.texts.concordance import occurrences
from glossary.texts.loaded import loaded_codes
from glossary.texts.ranking import rank_candidates


@click.command()
@click.argument("phrase", nargs=-1, required=True)
@click.option("--text", "codes", multiple=True, metavar="CODE", help="Only in this text; may be repeated.")
@click.option("--language", type=LANGUAGE, default="kk", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, a line for each occurrence.")
def search(phrase: tuple[str, ...], codes: tuple[str, ...], language: str, as_json: bool) -> None:
    """Find PHRASE in the loaded texts, in every form of its words."""
    with filled() as database, database.reading() as session:
        found = 0
        for line in occurrences(session, " ".join(phrase), codes=codes, language=Language(language)):
            found += 1
            if as_json:
                answer = {
                    "text_code": line.text_code,
                    "ordinal": line.ordinal,
                    "sentence": line.sentence,
                    "start": line.start,
                    "end": line.end,
                }
                click.echo(json.dumps(answer, ensure_ascii=False))
            else:
                before, after = line.sentence[: line.start][-50:], line.sentence[line.end :][:50]
                match = line.sentence[line.start : line.end]
                click.echo(f"{line.text_code}:{line.start_line}\t{before:>50}[{match}]{after}")
        if not found and not as_json:
            click.echo(_nothing(session), err=True)


def _nothing(session: Session) -> str:
    loaded = ", ".join(loaded_codes(session))
    return f"Found in none of the loaded texts ({loaded})." if loaded else "No text is loaded."


@click.command()
@click.option("--limit", default=200, show_default=True, type=click.IntRange(1, 100_000))
@click.option("--unknown", is_flag=True, help="Leave out what the glossary has already.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, a line for each candidate.")
def candidates(limit: int, unknown: bool, as_json: bool) -> None:
    """List what the loaded texts keep saying and the glossary may lack, the likeliest term first."""
    with filled() as database, database.reading() as session:
        ranked = rank_candidates(session)
        told = ((candidate, is_known(session, candidate.term)) for candidate in ranked)
        for candidate, known in islice((pair for pair in told if not (unknown and pair[1])), limit):
            if as_json:
                answer = {
                    "term": candidate.term,
                    "frequency": candidate.frequency,
                    "score": candidate.score,
                    "known": known,
                }
                click.echo(json.dumps(answer, ensure_ascii=False))
            else:
                click.echo(f"{candidate.frequency:6} {candidate.term}{' (known)' if known else ''}")


COMMANDS = (search, candidates)
