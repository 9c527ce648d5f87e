"""Proof that what readers see is what was approved: projection, search keys, relations, integrity."""

from collections import Counter
from collections.abc import Iterator

import msgspec
from sqlalchemy import Table, inspect, select, text
from sqlalchemy.orm import Session

from glossary.domain.content import EntryContent, content_from_json
from glossary.domain.vocabulary import EntryStatus, ProcessStatus
from glossary.domain.workflow import RevisionAction
from glossary.storage import search_proofs
from glossary.storage.entries import PUBLISHED
from glossary.storage.projection import PROJECTED, indexed_terms, published_json, rows_of
from glossary.storage.tables import Base, ConceptEntry, EntryRelation, Revision


def problems(session: Session) -> Iterator[str]:
    """Yield in words everything that is wrong with the database; nothing if all is well."""
    yield from _integrity(session)
    missing = set(Base.metadata.tables) - set(inspect(session.connection()).get_table_names())
    if missing:
        yield from (f"the table {name} is missing" for name in sorted(missing))
        return
    yield from _guards(session)
    yield from _publications(session)
    yield from _relations(session)
    expected: Counter[str] = Counter()
    for chunk in published_json(session):
        contents: Chunk = {}
        for entry_id, (identifier, stored) in chunk.items():
            try:
                contents[entry_id] = identifier, content_from_json(stored)
            except msgspec.MsgspecError as error:
                yield f"{identifier}: the approved content cannot be read ({error})"
        yield from _projection(session, contents)
        yield from _search_keys(session, contents, expected)
    yield from _strays(session)
    yield from search_proofs.stray_rows(session, expected)


def _integrity(session: Session) -> Iterator[str]:
    if session.get_bind().dialect.name != "sqlite":
        return
    for (verdict,) in session.execute(text("PRAGMA integrity_check(20)")):
        if verdict != "ok":
            yield f"damaged: {verdict}"
    for row in session.execute(text("PRAGMA foreign_key_check")):
        yield f"a row of {row[0]} points to a row of {row[2]} that is not there"


def _guards(session: Session) -> Iterator[str]:
    """Compare the triggers with the rules that the first migration lists by table."""
    if session.get_bind().dialect.name == "sqlite":
        statement = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        statement = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    there = set(session.scalars(text(statement)))
    for name in GUARDS:
        if name not in there:
            yield f"the rule {name} is missing from the database"


GUARDS = (
    "revision_is_frozen",
    "revision_decision_is_final",
    "revision_starts_in_review",
    "revision_of_one_person",
    "revision_approved_by_another",
    "revision_approved_by_a_reviewer",
    "revision_stays",
    "revision_author_stays",
    "revision_author_is_frozen",
    "concept_entry_shows_what_was_approved",
    "concept_entry_starts_proposed",
    "concept_entry_keeps_its_identifier",
)


def _publications(session: Session) -> Iterator[str]:
    statement = (
        select(ConceptEntry.identifier)
        .outerjoin(Revision, PUBLISHED)
        .where(ConceptEntry.published_number.is_not(None))
        .where(Revision.id.is_(None) | (Revision.process_status != ProcessStatus.APPROVED))
    )
    for identifier in session.scalars(statement):
        yield f"{identifier}: shows a revision that was not approved"
    other = (
        select(ConceptEntry.identifier, Revision.number)
        .join(Revision, PUBLISHED)
        .where((Revision.action == RevisionAction.RETIRE) != (ConceptEntry.status == EntryStatus.RETIRED))
    )
    for identifier, number in session.execute(other):
        yield f"{identifier}: is not shown as revision {number} says, which was approved"
    newer = (
        select(ConceptEntry.identifier, Revision.number)
        .join(Revision, Revision.entry_id == ConceptEntry.id)
        .where(Revision.process_status == ProcessStatus.APPROVED)
        .where(Revision.number > ConceptEntry.published_number)
    )
    for identifier, number in session.execute(newer):
        yield f"{identifier}: revision {number} was approved but is not shown"


def _relations(session: Session) -> Iterator[str]:
    statement = (
        select(ConceptEntry.identifier, EntryRelation.to)
        .join(EntryRelation, EntryRelation.entry_id == ConceptEntry.id)
        .where(EntryRelation.to.not_in(select(ConceptEntry.identifier)))
    )
    for identifier, to in session.execute(statement):
        yield f"{identifier}: is related to {to}, which is not there"


Chunk = dict[int, tuple[str, EntryContent]]


def _projection(session: Session, chunk: Chunk) -> Iterator[str]:
    for table in PROJECTED:
        there: dict[int, set[tuple[object, ...]]] = {}
        columns = table.__table__.columns
        statement = select(*columns).where(columns["entry_id"].in_(chunk))
        for row in session.execute(statement):
            there.setdefault(row.entry_id, set()).add(tuple(row))
        for entry_id, (identifier, content) in chunk.items():
            ought = {
                tuple(row[column.key] for column in columns) for row in rows_of(entry_id, content)[table]
            }
            if ought != there.get(entry_id, set()):
                yield f"{identifier}: {table.__tablename__} differs from the approved revision"


def _search_keys(session: Session, chunk: Chunk, expected: Counter[str]) -> Iterator[str]:
    """Compare the keys of entries; ``expected`` is told how many rows they ought to have in each table."""
    for entry_id, (identifier, content) in chunk.items():
        terms = indexed_terms(content)
        expected.update(search_proofs.row_counts(entry_id, terms))
        if not search_proofs.agree(session, entry_id, terms):
            yield f"{identifier}: the search keys differ from the approved revision"


def _strays(session: Session) -> Iterator[str]:
    """Find projected rows of entries that are not published."""
    published = select(ConceptEntry.id).where(ConceptEntry.status == EntryStatus.PUBLISHED)
    tables: list[Table] = [table.__table__ for table in PROJECTED]  # type: ignore[misc]
    for table in tables:
        column = table.columns["entry_id"]
        stray = session.scalars(select(column).where(column.not_in(published)).limit(1)).first()
        if stray is not None:
            yield f"{table.name}: rows of entry {stray}, which is not published"
