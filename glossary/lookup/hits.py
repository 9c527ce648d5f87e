"""What look-up answers: hits with the tier that found them, in a stated order."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy.orm import Session

from glossary.domain.vocabulary import AdministrativeStatus, Language
from glossary.language.sorting import sort_key
from glossary.lookup.query import Query
from glossary.storage.search_keys import IndexedTerm
from glossary.storage.statements import among, rows
from glossary.storage.term_keys import STATUS_RANK, terms_from_json


class Tier(StrEnum):
    """How a hit was found, the surest first."""

    EXACT = "exact"
    INFLECTED = "inflected"
    LETTERS = "letters"
    LAYOUT = "layout"
    PREFIX = "prefix"
    WORD = "word"
    TYPO = "typo"


def _status(term: IndexedTerm) -> int:
    return STATUS_RANK[term.administrative_status]


class Card:
    """A published entry as a list shows it: identifier and terms, read when first asked for."""

    __slots__ = ("_indexed", "_text", "entry_id", "identifier")

    def __init__(self, entry_id: int, identifier: str, text: str) -> None:
        self.entry_id = entry_id
        self.identifier = identifier
        self._text = text
        self._indexed: list[IndexedTerm] | None = None

    @property
    def indexed(self) -> list[IndexedTerm]:
        """Return the terms with their numbers, languages and administrative statuses."""
        if self._indexed is None:
            self._indexed = terms_from_json(self._text)
        return self._indexed

    @property
    def terms(self) -> dict[Language, list[str]]:
        """Return the terms by language, preferred first and deprecated last, else in the editors' order."""
        found: dict[Language, list[IndexedTerm]] = {}
        for term in self.indexed:  # stored in the order of the languages
            found.setdefault(term.language, []).append(term)
        return {
            language: [term.term for term in (sorted(terms, key=_status) if len(terms) > 1 else terms)]
            for language, terms in found.items()
        }

    def term(self, number: int) -> IndexedTerm:
        """Return the term of a number."""
        return self.indexed[number - 1]  # numbered from 1, without gaps


class Hit(NamedTuple):
    """A published entry that answers a query, and why: the tier, and the term that matched."""

    entry_id: int
    identifier: str
    tier: Tier
    matched_term: str
    matched_language: Language
    matched_status: AdministrativeStatus
    terms: dict[Language, list[str]]


class Found(NamedTuple):
    """A term that a tier found; the cost says how far it lies from the query."""

    entry_id: int
    number: int
    tier: Tier
    cost: int = 0


def hit_of(card: Card, number: int, tier: Tier) -> Hit:
    """Return the hit that a term of an entry makes."""
    term = card.term(number)
    return Hit(
        card.entry_id,
        card.identifier,
        tier,
        term.term,
        term.language,
        term.administrative_status,
        card.terms,
    )


def cards(session: Session, entry_ids: set[int]) -> dict[int, Card]:
    """Return the published entries of these numbers as lists show them, in one statement."""
    if not entry_ids:
        return {}
    found = rows(
        session,
        "SELECT i.entry_id, c.identifier, i.terms FROM indexed_entry i"
        " JOIN concept_entry c ON c.id = i.entry_id WHERE i.entry_id IN ??",
        among(session, sorted(entry_ids)),
    )
    return {entry_id: Card(entry_id, name, terms) for entry_id, name, terms in found}


Order = tuple[int, int, int, int, int, str, str]


def in_order(found: list[Found], query: Query, known: dict[int, Card]) -> Iterator[tuple[Order, Hit]]:
    """Yield a hit for each entry at the best of its finds, in the order of the hits.

    The order: tier; cost; the spelling of the query itself before another spacing; preferred,
    admitted, superseded, deprecated; the shorter term; the Kazakh alphabet; the identifier.
    """
    placed = [(_order(find, query, known[find.entry_id]), find) for find in found if find.entry_id in known]
    placed.sort(key=lambda pair: pair[0])
    seen: set[int] = set()
    for order, find in placed:
        if find.entry_id not in seen:
            seen.add(find.entry_id)
            yield order, hit_of(known[find.entry_id], find.number, find.tier)


_TIER_ORDER = {tier: place for place, tier in enumerate(Tier)}


def _order(find: Found, query: Query, card: Card) -> Order:
    term = card.term(find.number)
    return (
        _TIER_ORDER[find.tier],
        find.cost,
        int(term.term.casefold() != query.text.casefold()),
        STATUS_RANK[term.administrative_status],
        len(term.term),
        sort_key(term.term),
        card.identifier,
    )
