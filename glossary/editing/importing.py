"""Taking in many entries at once, from a file or the seed: one batch, published or proposed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from glossary.domain.content import EntryContent, content_to_json
from glossary.domain.problems import Problem
from glossary.domain.vocabulary import (
    EntryStatus,
    ProcessStatus,
    RevisionOrigin,
)
from glossary.domain.workflow import RevisionAction
from glossary.editing.matching import Existing, existing_of, identifiers_among, shares_a_term
from glossary.editing.proposing import fresh_identifiers, lock_identifiers
from glossary.editing.rules import Known, problems, tidy
from glossary.exchange.merging import merge
from glossary.exchange.reading import ReadEntry
from glossary.storage import search_keys
from glossary.storage.projection import indexed_terms, project_many
from glossary.storage.tables import (
    Batch,
    ConceptEntry,
    Person,
    Revision,
    RevisionAuthor,
    SubjectField,
    Text,
    now,
)

CHUNK = 500
T = TypeVar("T")


@dataclass
class ImportReport:
    """What an import did, or on a dry run would do; the counts are of entries."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    problems: list[tuple[str, Problem]] = field(default_factory=list)  # where in the file, and what

    @property
    def read(self) -> int:
        """Return how many entries the file gave."""
        return self.new + self.changed + self.unchanged + self.refused


@dataclass
class _Change:
    """An entry that will get a revision; without ``existing`` the entry is new."""

    where: str
    identifier: str
    content: EntryContent
    existing: Existing | None


class Import:
    """One import under way: a batch in the caller's transaction, who commits or rolls back."""

    def __init__(self, session: Session, *, publish: bool, by: Person | None, note: str) -> None:
        self.session = session
        self.publish = publish
        self.by = by
        self.report = ImportReport()
        self._written: set[str] = set()
        self._postponed: list[ReadEntry] = []
        lock_identifiers(session)
        self._fields = set(session.scalars(select(SubjectField.code)))
        self._texts = set(session.scalars(select(Text.code)))
        batch = Batch(person_id=by.id if by else None, note=note, created_at=now())
        session.add(batch)
        session.flush()
        self._batch_id = batch.id

    def take(self, entries: Iterable[ReadEntry], progress: Callable[[int], object]) -> ImportReport:
        """Read all entries and write their revisions; ``progress`` is told how many were done.

        An entry with a relation to one that is not there yet waits until the others are written.
        """
        for chunk in _chunks(entries):
            self._take_chunk(chunk, last=False)
            progress(len(chunk))
        if self._postponed:
            self._take_waiting()
        return self.report

    def _take_waiting(self) -> None:
        """Write those that wait: they may refer to each other, but not to what is nowhere."""
        waiting = self._postponed
        names = {read.identifier for read in waiting} | identifiers_among(
            self.session, {relation.to for read in waiting for relation in read.content.relations}
        )
        for chunk in _chunks(iter(waiting)):
            self._take_chunk(chunk, last=True, also=names)

    def _take_chunk(self, chunk: list[ReadEntry], *, last: bool, also: set[str] | None = None) -> None:
        existing = existing_of(self.session, chunk)
        contents = [read.content for read in chunk]
        contents += [found.content for found in existing.values() if found.content is not None]
        targets = {relation.to for content in contents for relation in content.relations}
        known = (
            identifiers_among(self.session, targets) | {read.identifier for read in chunk} | (also or set())
        )
        changes = []
        for read in chunk:
            if not last and any(relation.to not in known for relation in read.content.relations):
                self._postponed.append(read)
                continue
            change = self._change(read, existing, known)
            if change is not None:
                changes.append(change)
        self._write(changes)

    def _change(self, read: ReadEntry, existing: dict[str, Existing], entries: set[str]) -> _Change | None:
        """Return what an entry of the file changes, or None if nothing; count it either way."""
        found = existing.get(read.identifier or read.where)
        refusal = self._refusal(read, found)
        if refusal is not None:
            self._refuse(read.where, [refusal])
            return None
        before = found.content if found else None
        content = tidy(merge(before, read) if before is not None else read.content)
        identifier = found.identifier if found else read.identifier
        known = Known(fields=self._fields, texts=self._texts, entries=entries, itself=identifier)
        wrong = problems(content, known)
        if any(not problem.warning for problem in wrong):
            self._refuse(read.where, [problem for problem in wrong if not problem.warning])
            return None
        self.report.problems.extend((read.where, problem) for problem in wrong)
        if identifier:
            self._written.add(identifier)
        if content == before:
            self.report.unchanged += 1
            return None
        if found:
            self.report.changed += 1
        else:
            self.report.new += 1
        return _Change(read.where, identifier, content, found)

    def _refusal(self, read: ReadEntry, found: Existing | None) -> Problem | None:
        named = {"identifier": read.identifier}
        if read.identifier and read.identifier in self._written:
            return Problem("", "The file has the entry %(identifier)s twice.", named)
        if found is None:
            return None
        named = {"identifier": found.identifier}
        if found.is_open:
            return Problem("", "%(identifier)s has a proposal in review; judge it first.", named)
        if found.retired:
            return Problem("", "%(identifier)s was retired.", named)
        if found.content is not None and not shares_a_term(found.content, read.content):
            words = "The identifier %(identifier)s belongs to another concept here: no term is the same."
            return Problem("", words, named)
        return None

    def _refuse(self, where: str, wrong: list[Problem]) -> None:
        self.report.refused += 1
        self.report.problems.extend((where, problem) for problem in wrong)

    def _write(self, changes: list[_Change]) -> None:
        if not changes:
            return
        entry_ids = self._entry_ids(changes)
        at = now()
        rows = [
            self._revision_row(change, entry_id, at)
            for change, entry_id in zip(changes, entry_ids, strict=True)
        ]
        statement = insert(Revision).returning(Revision.id, sort_by_parameter_order=True)
        revision_ids = self.session.scalars(statement, rows).all()
        if self.by is not None:
            author = self.by.id
            authors = [{"revision_id": revision_id, "person_id": author} for revision_id in revision_ids]
            self.session.execute(insert(RevisionAuthor), authors)
        pairs = [(entry_id, change.content) for change, entry_id in zip(changes, entry_ids, strict=True)]
        if self.publish:
            published = [
                {
                    "id": row["entry_id"],
                    "status": EntryStatus.PUBLISHED,
                    "published_number": row["number"],
                }
                for row in rows
            ]
            self.session.execute(update(ConceptEntry), published)
            project_many(self.session, pairs)
        else:
            for entry_id, content in pairs:
                search_keys.replace_proposal_keys(self.session, entry_id, indexed_terms(content))
        self.session.expunge_all()

    def _entry_ids(self, changes: list[_Change]) -> list[int]:
        new = [change for change in changes if change.existing is None]
        reserved = {change.identifier for change in new}
        nameless = sum(not change.identifier for change in new)
        fresh_names = iter(fresh_identifiers(self.session, nameless, reserved=reserved))
        rows = [
            {"identifier": change.identifier or next(fresh_names), "status": EntryStatus.PROPOSED}
            for change in new
        ]
        statement = insert(ConceptEntry).returning(ConceptEntry.id, sort_by_parameter_order=True)
        fresh = iter(self.session.scalars(statement, rows).all() if rows else [])
        return [change.existing.entry_id if change.existing else next(fresh) for change in changes]

    def _revision_row(self, change: _Change, entry_id: int, at: object) -> dict[str, object]:
        existing = change.existing
        return {
            "entry_id": entry_id,
            "number": (existing.latest if existing else 0) + 1,
            "action": RevisionAction.CHANGE,
            "content_json": content_to_json(change.content),
            "base_number": existing.published_number if existing else None,
            "author_id": self.by.id if self.by else None,
            "note": "",
            "origin": RevisionOrigin.REVIEWED if self.by else RevisionOrigin.IMPORTED,
            "process_status": ProcessStatus.APPROVED if self.publish else ProcessStatus.IN_REVIEW,
            "submitted_at": at,
            "decided_at": at if self.publish else None,
            "batch_id": self._batch_id,
        }


def import_entries(
    session: Session,
    entries: Iterable[ReadEntry],
    *,
    publish: bool = False,
    by: Person | None = None,
    note: str = "",
    progress: Callable[[int], object] = lambda done: None,
) -> ImportReport:
    """Take in entries as one batch and report what became of each; the caller commits, or on a dry run not.

    Published at once only without a person, from the command line; otherwise they are proposals in review.
    Entries are matched by identifier, else by a preferred term in the same subject field.
    """
    if publish and by is not None:
        raise ValueError("what a person imports is reviewed")
    return Import(session, publish=publish, by=by, note=note).take(entries, progress)


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk
