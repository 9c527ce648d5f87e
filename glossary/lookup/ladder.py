"""The ladder of look-up: from the exact term down to a guess, each hit saying which step found it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from glossary.lookup import query as queries
from glossary.lookup.filters import NO_FILTERS, Condition, Filters, admitted
from glossary.lookup.hits import Found, Hit, Tier, cards, in_order
from glossary.lookup.phrases import phrases, terms_of
from glossary.lookup.query import Query
from glossary.lookup.vocabulary import read_forms
from glossary.storage.statements import rows
from glossary.storage.term_keys import start_key


@dataclass(frozen=True)
class LookupResult:
    """The hits of one page, and whether there are more."""

    query: str
    hits: list[Hit]
    more: bool = False
    after: str | None = None  # hand it in again for the next page


def look_up(
    session: Session,
    query: str,
    *,
    filters: Filters = NO_FILTERS,
    limit: int = 20,
    after: str | None = None,
) -> LookupResult:
    """Return the published entries that answer a query, best first, one page of them."""
    asked = queries.read(query)
    condition = Condition(session, filters)
    found = exact(session, asked) + inflected(session, asked) + prefix(session, asked, limit)
    found = admitted(session, found, condition)
    known = cards(session, {find.entry_id for find in found})
    hits = [hit for _, hit in in_order(found, asked, known)]
    return LookupResult(query, hits[:limit], len(hits) > limit)


def exact(session: Session, query: Query) -> list[Found]:
    """Find terms that are written as the query is, but for case, spaces, hyphens, quotation marks and ё."""
    if not query.key:
        return []
    found = rows(session, "SELECT entry_id, number FROM search_key WHERE key = ? LIMIT 1000", query.key)
    return [Found(entry_id, number, Tier.EXACT) for entry_id, number in found]


def inflected(session: Session, query: Query, tier: Tier = Tier.INFLECTED) -> list[Found]:
    """Find terms made of words of which the query's are forms; either side may be inflected."""
    if not query.is_phrase:
        return []
    surfaces = {surface for spellings in query.surfaces.values() for surface in spellings}
    readings = read_forms(session, surfaces, query.languages)
    lattice = {
        span: [reading for spelling in spellings for reading in readings.get(spelling, ())]
        for span, spellings in query.surfaces.items()
    }
    matches = terms_of(session, phrases(lattice, 0, len(query.words)))
    return [Found(match.entry_id, match.number, tier, match.cost) for match in matches]


def prefix(session: Session, query: Query, limit: int) -> list[Found]:
    """Find terms of which a word and what follows it begin as the query does."""
    beginning = start_key(" ".join(query.words))
    if not beginning:
        return []
    found: list[Found] = []
    for later in (0, 1):
        found += [
            Found(entry_id, number, Tier.PREFIX, later)
            for entry_id, number in rows(
                session,
                "SELECT entry_id, number FROM word_start WHERE later = ? AND key >= ? AND key < ?"
                " ORDER BY key, entry_id, number LIMIT ?",
                later,
                beginning,
                beginning + "\x7f",
                limit,
            )
        ]
    return found
