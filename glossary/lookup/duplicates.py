"""Terms that are there already, or proposed, and near to one that an editor is writing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA
from sqlalchemy import select
from sqlalchemy.orm import Session

from glossary.domain.content import content_from_json
from glossary.domain.vocabulary import OPEN_STATUSES, AdministrativeStatus, Language
from glossary.lookup import query as queries
from glossary.lookup.filters import Condition, Filters
from glossary.lookup.hits import Hit, Tier
from glossary.lookup.steps import Steps
from glossary.storage.search_keys import IndexedTerm
from glossary.storage.statements import among, rows
from glossary.storage.tables import EntrySubjectField, Revision
from glossary.storage.term_keys import proposal_keys

_TIERS = {"key": Tier.EXACT, "stem": Tier.INFLECTED, "skeleton": Tier.LETTERS}
_BEGINNING = 3  # letters of the skeleton that a misspelt proposal must share
_MOST = 500  # proposals that are compared letter by letter


@dataclass(frozen=True)
class Neighbour:
    """A term of another entry that is the same or nearly so."""

    entry_id: int
    identifier: str
    term: str
    language: Language
    tier: Tier
    proposed: bool  # not published: in review, or returned to its author
    shares_field: bool  # a subject field is the same, so it may be the same concept


def neighbours(
    session: Session,
    term: str,
    language: Language,
    *,
    subject_fields: Collection[str] = (),
    besides: int | None = None,
    limit: int = 5,
) -> list[Neighbour]:
    """Return the published and proposed terms of *language* nearest to *term*, each entry once.

    The same term in any form or letters, or one mistake away; *besides* is the entry being written. Order:
    tier, then entries that share a subject field, then published ones, then by term and identifier.
    """
    found = [*_published(session, term, language), *_proposed(session, term, language)]
    found = [neighbour for neighbour in found if neighbour.entry_id != besides]
    fields = _fields(session, found)
    wanted = set(subject_fields)
    ranked = sorted(
        (
            replace(neighbour, shares_field=bool(wanted & fields.get(_place(neighbour), set())))
            for neighbour in found
        ),
        key=_order,
    )
    best: dict[int, Neighbour] = {}
    for neighbour in ranked:
        best.setdefault(neighbour.entry_id, neighbour)
    return list(best.values())[:limit]


def _order(neighbour: Neighbour) -> tuple[int, bool, bool, str, str]:
    place = list(Tier).index(neighbour.tier)
    return place, not neighbour.shares_field, neighbour.proposed, neighbour.term, neighbour.identifier


def _published(session: Session, term: str, language: Language) -> Iterator[Neighbour]:
    steps = Steps(session, queries.read(term), Condition(session, Filters(language=language)))
    hits = steps.surest() or steps.corrected()
    for _, hit in hits:
        if hit.tier is not Tier.LAYOUT:
            yield _of_hit(hit)


def _of_hit(hit: Hit) -> Neighbour:
    return Neighbour(
        hit.entry_id, hit.identifier, hit.matched_term, hit.matched_language, hit.tier, False, False
    )


def _proposed(session: Session, term: str, language: Language) -> Iterator[Neighbour]:
    own = proposal_keys(IndexedTerm(1, language, term, AdministrativeStatus.PREFERRED))
    for form, tier in _TIERS.items():
        keys = among(session, sorted(key for kind, key in own if kind == form))
        for entry_id, identifier, other in rows(session, _SAME, form, keys, language.value):
            yield Neighbour(entry_id, identifier, other, language, tier, True, False)
    for skeleton in sorted(key for kind, key in own if kind == "skeleton"):
        yield from _misspelt(session, skeleton, language)


_SAME = (
    "SELECT k.entry_id, c.identifier, k.term FROM proposal_key k JOIN concept_entry c ON c.id = k.entry_id"
    " WHERE k.form = ? AND k.key IN ?? AND k.language = ? LIMIT 100"
)
_BEGINNING_ALIKE = (
    "SELECT k.entry_id, c.identifier, k.term, k.key FROM proposal_key k"
    " JOIN concept_entry c ON c.id = k.entry_id"
    " WHERE k.form = 'skeleton' AND k.key >= ? AND k.key < ? AND k.language = ? LIMIT ?"
)


def _misspelt(session: Session, skeleton: str, language: Language) -> Iterator[Neighbour]:
    beginning = skeleton[:_BEGINNING]
    if len(skeleton) > _BEGINNING:
        found = rows(session, _BEGINNING_ALIKE, beginning, beginning + "\x7f", language.value, _MOST)
        for entry_id, identifier, other, key in found:
            if 0 < OSA.distance(skeleton, key, score_cutoff=1) <= 1:
                yield Neighbour(entry_id, identifier, other, language, Tier.TYPO, True, False)


def _place(neighbour: Neighbour) -> tuple[int, bool]:
    return neighbour.entry_id, neighbour.proposed


def _fields(session: Session, found: Collection[Neighbour]) -> dict[tuple[int, bool], set[str]]:
    """Return the subject fields of the published, and of the proposed, state of entries."""
    fields: dict[tuple[int, bool], set[str]] = {}
    published = select(EntrySubjectField.entry_id, EntrySubjectField.field_code).where(
        EntrySubjectField.entry_id.in_({n.entry_id for n in found if not n.proposed})
    )
    for entry_id, code in session.execute(published):
        fields.setdefault((entry_id, False), set()).add(code)
    proposed = select(Revision.entry_id, Revision.content_json).where(
        Revision.entry_id.in_({n.entry_id for n in found if n.proposed}),
        Revision.process_status.in_(OPEN_STATUSES),
    )
    for entry_id, content in session.execute(proposed):
        fields[entry_id, True] = set(content_from_json(content).subject_fields)
    return fields
