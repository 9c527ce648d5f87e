"""Suggestions as one types: the beginning of any word of any term, in all three languages at once."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from sqlalchemy.orm import Session

from glossary.domain.vocabulary import Language
from glossary.language import skeleton
from glossary.lookup import query as queries
from glossary.lookup.filters import NO_FILTERS, Condition
from glossary.lookup.hits import Card, Tier, cards
from glossary.lookup.ladder import look_up
from glossary.lookup.query import Query
from glossary.lookup.streams import Beginnings, Position
from glossary.lookup.vocabulary import read_letters
from glossary.storage.search_keys import IndexedTerm
from glossary.storage.statements import rows
from glossary.storage.term_keys import STATUS_RANK, start_key

_READINGS = 8  # ways to read what was typed in other letters
_WORDS = 20  # words of the termbase that begin with what was typed in other letters
_IN_LETTERS = (
    "SELECT w.word FROM word_skeleton s JOIN word w ON w.id = s.word_id"
    " WHERE s.skeleton >= ? AND s.skeleton < ? AND s.cost = 0 ORDER BY s.skeleton, s.word_id LIMIT ?"
)


class Suggestion(NamedTuple):
    """An entry of which a term begins, at one of its words, with what was typed."""

    entry_id: int
    identifier: str
    term: str
    language: Language
    terms: dict[Language, list[str]]
    tier: Tier


def suggest(
    session: Session, typed: str, *, languages: Collection[Language] | None = None, limit: int = 10
) -> list[Suggestion]:
    """Return what may be meant by what was typed so far, each entry once, the term itself first.

    Then terms that begin with it, then those of which a later word does, in the order of the Kazakh
    alphabet. Only if that is nothing: beginnings in other letters; then what the ladder finds.
    """
    query = queries.read(typed)
    admitted = set(Language) if languages is None else set(languages)
    found = _beginning(session, query.words, admitted, limit)
    if not found and query.is_phrase:
        for words in _in_other_letters(session, query):
            found += _beginning(session, words, admitted, limit)
    if not found:
        found = _answers(session, typed, admitted, limit)
    return list({suggestion.entry_id: suggestion for suggestion in reversed(found[:limit])}.values())[::-1]


def _beginning(
    session: Session, words: Sequence[str], languages: set[Language], limit: int
) -> list[Suggestion]:
    stream = Beginnings(session, Condition(session, NO_FILTERS), words, at_once=limit + 5)
    whole = start_key(words)
    found: dict[int, tuple[tuple[int | str, ...], Card, IndexedTerm]] = {}
    positions = stream.after(None)
    while len(found) < limit and (chunk := list(islice(positions, limit + 5))):
        known = cards(session, {int(row[-2]) for row in chunk})
        for position in chunk:
            card = known[int(position[-2])]
            term = card.term(int(position[-1]))
            if term.language in languages:
                found.setdefault(card.entry_id, (_order(position, whole, term), card, term))
    ranked = sorted(found.values(), key=lambda place: place[0])
    return [_suggestion(card, term, Tier.PREFIX) for _, card, term in ranked[:limit]]


def _order(position: Position, whole: str, term: IndexedTerm) -> tuple[int | str, ...]:
    later, key = position[:2]
    unwanted = STATUS_RANK[term.administrative_status] // 2000  # superseded and deprecated terms
    return (int((later, key) != (0, whole)), later, unwanted, key)


def _suggestion(card: Card, term: IndexedTerm, tier: Tier) -> Suggestion:
    return Suggestion(card.entry_id, card.identifier, term.term, term.language, card.terms, tier)


def _answers(session: Session, typed: str, languages: set[Language], limit: int) -> list[Suggestion]:
    """Return what the ladder answers, guesses apart: a word is seldom misspelt before it is finished."""
    return [
        Suggestion(hit.entry_id, hit.identifier, hit.matched_term, hit.matched_language, hit.terms, hit.tier)
        for hit in look_up(session, typed, limit=limit).hits
        if hit.matched_language in languages and hit.tier is not Tier.TYPO
    ]


def _in_other_letters(session: Session, query: Query) -> Iterator[tuple[str, ...]]:
    """Yield what was typed as beginnings in the letters of terms: the last word may go on."""
    *before, last = [spellings[0] for (first, after), spellings in query.typed.items() if after == first + 1]
    readings = read_letters(session, before)
    earlier = [[reading.word for reading in readings.get(word, [])[:2]] for word in before]
    going_on: dict[str, None] = {}
    for beginning in skeleton.skeletons(last)[:2]:
        if beginning:
            found = rows(session, _IN_LETTERS, beginning, beginning + "\x7f", _WORDS)
            going_on |= dict.fromkeys(word for (word,) in found)
    yield from islice(product(*earlier, going_on), _READINGS)
