"""The steps of the ladder that find whole terms: each asks the termbase in one or two statements."""

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import islice

from sqlalchemy.orm import Session

from glossary.language import forms
from glossary.language.keyboards import other_layouts
from glossary.lookup import query as queries
from glossary.lookup.filters import Condition, admitted
from glossary.lookup.hits import Found, Hit, Order, Tier, cards, in_order
from glossary.lookup.phrases import Lattice, phrases, terms_of
from glossary.lookup.query import Query, Surfaces
from glossary.lookup.streams import Beginnings, Holding
from glossary.lookup.vocabulary import (
    BROKEN,
    DOUBT,
    MISTAKE,
    Reading,
    Readings,
    read_forms,
    read_letters,
    read_misspelt,
    read_misspelt_forms,
)
from glossary.storage.statements import rows

_OTHER_LAYOUT = 100_000  # what a layout less likely, or letters on another layout, cost
_UNREAD = 100_000  # what a word of the query costs that is not in the term found within the query
_FEW = 20  # entries named where only a guess is possible

EXACT = "SELECT entry_id, number FROM search_key WHERE key = ? LIMIT 1000"

Placed = tuple[Order, Hit]


class Steps:
    """A query and what its words may be, read once however many steps ask."""

    def __init__(self, session: Session, query: Query, condition: Condition) -> None:
        self.session = session
        self.query = query
        self.condition = condition

    def surest(self) -> list[Placed]:
        """Return the hits of the tiers exact, inflected, letters and layout, in order.

        Other letters are tried where nothing is written exactly so, and where Kazakh letters prove the
        keyboard only if nothing is inflected so; another layout where a word is unknown.
        """
        found = exact = self._admitted(self.exact())
        found = found + self._admitted(self.inflected(Tier.INFLECTED))
        if not exact and not (found and self.query.has_kazakh_letters):
            found = found + self._admitted(self.letters(Tier.LETTERS))
        if not found and not self.is_read:
            found = self._admitted(self.other_layout())
        return self._placed(found)

    @property
    def is_read(self) -> bool:
        """Say whether every word of the query is a form of some word of the termbase."""
        return all(word in self.forms for word in self.query.words)

    def guesses(self) -> list[Placed]:
        """Return hits for a query that no better step answers: misspelt terms, terms within the query."""
        if not self.query.is_phrase:
            return []
        words = self.query.words
        known = all(word in self.forms or word in self.letter_forms for word in words)
        parts = known and len(words) > 1  # of one word, what it may be is already found
        corrections = [self.other_layout_words, self.misspelt, self.misspelt_words, self.within]
        for step in [self.within, self.misspelt] if parts else corrections:
            found = self._admitted(step())
            if found:
                return self._placed(found)
        return []

    def corrected(self) -> list[Placed]:
        """Return the terms that the query becomes by a correction, in order."""
        return self._placed(self._admitted(self.misspelt())) if self.query.is_phrase else []

    def exact(self) -> list[Found]:
        """Find terms written as the query is, but for case, spaces, hyphens, quotation marks and ё."""
        if not self.query.key:
            return []
        return [
            Found(entry_id, number, Tier.EXACT)
            for entry_id, number in rows(self.session, EXACT, self.query.key)
        ]

    def inflected(self, tier: Tier, cost: int = 0) -> list[Found]:
        """Find terms made of words of which the query's are forms; either side may be inflected."""
        found = self._whole(_lattice(self.query.surfaces, self.forms), tier, cost)
        sure = [find for find in found if find.cost < cost + DOUBT] or found
        best = min((find.cost for find in sure), default=0)
        return [find for find in sure if forms.is_likely(find.cost % DOUBT, best % DOUBT)]

    def letters(self, tier: Tier, cost: int = 0) -> list[Found]:
        """Find terms that the query may spell in other letters, inflected or not."""
        return self._whole(_lattice(self.query.typed, self.letter_forms), tier, cost)

    def other_layout(self) -> list[Found]:
        """Find terms that the query reads on another keyboard layout, in any form or letters."""
        found: list[Found] = []
        for likelihood, steps in enumerate(self.on_other_layouts):
            cost = likelihood * _OTHER_LAYOUT
            found += [Found(f.entry_id, f.number, Tier.LAYOUT, cost) for f in steps.exact()]
            found += steps.inflected(Tier.LAYOUT, cost) or steps.letters(Tier.LAYOUT, cost + _OTHER_LAYOUT)
        return found

    def other_layout_words(self) -> list[Found]:
        """Find terms that hold the words the query reads on another keyboard layout, or begin so."""
        found: list[Found] = []
        for likelihood, steps in enumerate(self.on_other_layouts):
            for stream in (
                Beginnings(self.session, self.condition, steps.query.words),
                Holding(self.session, self.condition, steps.held_words()),
            ):
                places = islice(stream.after(None), _FEW)
                found += [
                    Found(int(p[-2]), int(p[-1]), Tier.LAYOUT, likelihood * _OTHER_LAYOUT) for p in places
                ]
        return found

    def misspelt(self) -> list[Found]:
        """Find terms that the query becomes by a correction or two in its words, inflected or not."""
        for corrections in (self.once, self.misspelt_forms), (self.misspellings, self.misspelt_forms):
            found = self._whole(_lattice(self.query.surfaces, self.forms, *corrections), Tier.TYPO)
            if self._admitted(found):
                return found
        return []

    def misspelt_words(self) -> list[Found]:
        """Find terms that hold the query's words, unknown ones corrected by one letter."""
        readings = [self.likely(word) or self.once.get(word, []) for word in self.query.words]
        found = Holding(self.session, self.condition, readings).after(None)
        return [
            Found(int(place[-2]), int(place[-1]), Tier.TYPO, cost)
            for cost, place in enumerate(islice(found, _FEW))
        ]

    def within(self) -> list[Found]:
        """Find terms that stand in the query among other words, the longest first."""
        lattice = _lattice(self.query.surfaces, self.forms) | _lattice(self.query.typed, self.letter_forms)
        return self._parts(lattice, Tier.WORD) or self._parts(
            _lattice(self.query.surfaces, self.forms, self.misspellings), Tier.TYPO
        )

    def held_words(self) -> list[list[Reading]]:
        """Return what the query's words may be in terms that hold them all; empty if one is unknown."""
        words, at = [], 0
        length = len(self.query.words) if self.query.is_phrase else 0
        while at < length:
            readings, at = self._read_at(at)
            if not readings:
                return []
            words.append(readings)
        return words

    def _read_at(self, at: int) -> tuple[list[Reading], int]:
        """Return the readings of the word at a place, or of it and the next, and where to go on."""
        for after in (at + 1, at + 2):
            for surface in self.query.surfaces.get((at, after), ()):
                if surface in self.forms:
                    return self.likely(surface), after
            for surface in self.query.typed.get((at, after), ()):
                if surface in self.letter_forms:
                    return self.letter_forms[surface], after
        return [], at

    def likely(self, surface: str) -> list[Reading]:
        """Return what a word is as an inflected form, harmony unbroken."""
        return [reading for reading in self.forms.get(surface, ()) if reading.cost < BROKEN]

    @cached_property
    def on_other_layouts(self) -> list["Steps"]:
        """Return the query as it reads on other keyboard layouts, the likeliest first."""
        texts = other_layouts(self.query.text)
        return [Steps(self.session, queries.read(text), self.condition) for text in texts]

    @cached_property
    def forms(self) -> Readings:
        """Return what the words are as inflected forms."""
        return self._read(read_forms, self.query.surfaces)

    @cached_property
    def letter_forms(self) -> Readings:
        """Return what the words are in other letters."""
        return self._read(read_letters, self.query.typed)

    @cached_property
    def misspellings(self) -> Readings:
        """Return what the words are, corrected."""
        return self._read(read_misspelt, self.query.surfaces)

    @cached_property
    def once(self) -> Readings:
        """Return what the words are, corrected by one letter."""
        return {
            word: [reading for reading in readings if reading.cost <= MISTAKE]
            for word, readings in self.misspellings.items()
        }

    @cached_property
    def misspelt_forms(self) -> Readings:
        """Return what the words are as inflected forms, corrected."""
        return self._read(read_misspelt_forms, self.query.surfaces)

    def _read(self, reader: Callable[[Session, Iterable[str]], Readings], surfaces: Surfaces) -> Readings:
        if not self.query.is_phrase:
            return {}
        return reader(self.session, dict.fromkeys(s for spellings in surfaces.values() for s in spellings))

    def _whole(self, lattice: Lattice, tier: Tier, cost: int = 0) -> list[Found]:
        """Find terms that are read over the whole query."""
        matches = terms_of(self.session, phrases(lattice, 0, len(self.query.words)))
        return [Found(match.entry_id, match.number, tier, cost + match.cost) for match in matches]

    def _parts(self, lattice: Lattice, tier: Tier) -> list[Found]:
        """Find terms that are read over a part of the query; the more of it, the cheaper."""
        length = len(self.query.words)
        found: list[Found] = []
        for first in range(length):
            for after in range(first + 1, length + 1):
                unread = (length - after + first) * _UNREAD
                found += [
                    Found(match.entry_id, match.number, tier, unread + match.cost)
                    for match in terms_of(self.session, phrases(lattice, first, after))
                ]
        return found

    def _admitted(self, found: list[Found]) -> list[Found]:
        return admitted(self.session, found, self.condition)

    def _placed(self, found: list[Found]) -> list[Placed]:
        known = cards(self.session, {find.entry_id for find in found}) if found else {}
        return list(in_order(found, self.query, known))


def _lattice(surfaces: Surfaces, *sources: Readings) -> Lattice:
    """Return the readings of each span of words, of all its spellings and sources."""
    return {
        span: readings
        for span, spellings in surfaces.items()
        if (readings := [r for s in spellings for source in sources for r in source.get(s, ())])
    }
