"""Quotations that follow their sentences when a source text was corrected."""

from collections.abc import Collection, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossary.domain.content import content_from_json
from glossary.editing.importing import import_entries
from glossary.exchange.reading import Holding, ReadEntry
from glossary.storage.entries import PUBLISHED
from glossary.storage.tables import ConceptEntry, Person, Revision
from glossary.texts.citations import Moved, relocated


def move_quotations(
    session: Session, moves: Collection[Moved], *, note: str, by: Person | None = None
) -> list[str]:
    """Publish the entries whose quotations moved with their new lines, marked as imported.

    On the command line, that is; what a person does in the pages becomes proposals. Return in words which
    could not be moved: those with a proposal in review must be judged first. The caller commits.
    """
    if not moves:
        return []
    report = import_entries(session, _entries(session, moves), publish=by is None, by=by, note=note)
    return [f"{where}: {problem}" for where, problem in report.problems]


def _entries(session: Session, moves: Collection[Moved]) -> Iterator[ReadEntry]:
    """Yield the published entries with the moved quotations at their new lines."""
    identifiers = sorted({move.citation.identifier for move in moves})
    for identifier in identifiers:
        statement = (
            select(Revision.content_json)
            .join(ConceptEntry, ConceptEntry.id == Revision.entry_id)
            .where(PUBLISHED, ConceptEntry.identifier == identifier)
        )
        content = content_from_json(session.execute(statement).scalar_one())
        mine = [move for move in moves if move.citation.identifier == identifier]
        yield ReadEntry(
            where=identifier,
            identifier=identifier,
            content=relocated(content, mine),
            holding=Holding.EVERYTHING,
        )
