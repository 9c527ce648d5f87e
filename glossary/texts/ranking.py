"""The ranked term candidates of the loaded texts, kept until a text is added."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from glossary.domain.vocabulary import SentenceKind
from glossary.storage.tables import TermCandidate as Row
from glossary.texts.candidates import TermCandidate, is_known, term_candidates
from glossary.texts.loaded import loaded_codes, sentence
from glossary.texts.sentences import CleanSentence
from glossary.texts.storing import sentences

WRITTEN = (SentenceKind.PROSE, SentenceKind.LIST, SentenceKind.HEADING)
QUOTABLE = (SentenceKind.PROSE, SentenceKind.LIST)


class RankedCandidate(NamedTuple):
    """A candidate at its rank; ``known`` if a published term is the same."""

    rank: int
    term: str
    frequency: int
    known: bool
    examples: list[tuple[str, CleanSentence]]


def rank_candidates(session: Session) -> list[TermCandidate]:
    """Return the candidates of all loaded texts, best first; some seconds for a hundred thousand words."""
    return term_candidates(_written(session))


def keep_candidates(session: Session, ranked: Sequence[TermCandidate]) -> None:
    """Keep the candidates instead of those that were kept before."""
    session.execute(delete(Row))
    rows = [
        {
            "rank": rank,
            "term": candidate.term,
            "frequency": candidate.frequency,
            "score": candidate.score,
            "examples": json.dumps([[code, each.ordinal] for code, each in candidate.examples]),
        }
        for rank, candidate in enumerate(ranked, 1)
    ]
    if rows:
        session.execute(insert(Row), rows)


def number_of_candidates(session: Session) -> int:
    """Return how many candidates are kept."""
    return session.scalar(select(func.count()).select_from(Row)) or 0


def kept_candidates(session: Session, first: int, last: int) -> list[RankedCandidate]:
    """Return the kept candidates from one rank to another, both included."""
    statement = select(Row).where(Row.rank.between(first, last)).order_by(Row.rank)
    return [
        RankedCandidate(
            row.rank,
            row.term,
            row.frequency,
            is_known(session, row.term),
            list(_examples(session, row.examples)),
        )
        for row in session.scalars(statement)
    ]


def _examples(session: Session, places: str) -> Iterator[tuple[str, CleanSentence]]:
    for code, ordinal in json.loads(places):
        found = sentence(session, code, ordinal)
        if found is not None and found.kind in QUOTABLE:
            yield code, found


def _written(session: Session) -> Iterator[tuple[str, CleanSentence]]:
    for code in loaded_codes(session):
        for each in sentences(session, code, WRITTEN):
            yield code, each
