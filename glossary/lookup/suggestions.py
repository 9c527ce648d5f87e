"""Suggestions as one types."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy.orm import Session

from glossary.domain.vocabulary import Language
from glossary.lookup import query as queries
from glossary.lookup.hits import Card, cards
from glossary.storage.statements import rows
from glossary.storage.term_keys import start_key


class Suggestion(NamedTuple):
    """An entry of which a term begins, at one of its words, with what was typed."""

    entry_id: int
    identifier: str
    term: str
    language: Language
    terms: dict[Language, list[str]]


def suggest(
    session: Session, typed: str, *, languages: Collection[Language] | None = None, limit: int = 10
) -> list[Suggestion]:
    """Return what may be meant by the beginning of a term, each entry once."""
    query = queries.read(typed)
    beginning = start_key(query.words)
    if not beginning:
        return []
    found = rows(
        session,
        "SELECT * FROM (SELECT later, key, entry_id, number FROM word_start WHERE later = 0"
        " AND key >= ? AND key < ? ORDER BY key, entry_id, number LIMIT ?) AS first UNION ALL"
        " SELECT * FROM (SELECT later, key, entry_id, number FROM word_start WHERE later = 1"
        " AND key >= ? AND key < ? ORDER BY key, entry_id, number LIMIT ?) AS others LIMIT ?",
        *(beginning, beginning + "\x7f", limit * 2) * 2,
        limit * 3,
    )
    known = cards(session, {row[2] for row in found})
    suggestions: dict[int, Suggestion] = {}
    for _, _, entry_id, number in found:
        term = known[entry_id].term(number)
        if languages is None or term.language in languages:
            suggestions.setdefault(entry_id, _suggestion(known[entry_id], number))
    return list(suggestions.values())[:limit]


def _suggestion(card: Card, number: int) -> Suggestion:
    term = card.term(number)
    return Suggestion(card.entry_id, card.identifier, term.term, term.language, card.terms)
