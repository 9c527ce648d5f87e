"""Taking in many entries at once, from a file or the seed: one batch, published or proposed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from msgspec.structs import replace
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from glossary.domain.content import EntryContent, RelationContent, content_to_json
from glossary.domain.problems import Problem
from glossary.domain.vocabulary import (
    EntryStatus,
    Language,
    ProcessStatus,
    RevisionOrigin,
)
from glossary.domain.workflow import RevisionAction
from glossary.editing.matching import Existing, existing_of, identifiers_among, shares_a_term
from glossary.editing.proposing import fresh_identifiers, lock_identifiers
from glossary.editing.rules import Known, problems, tidy
from glossary.exchange.adapting import (
    codes_by_name,
    with_known_subject_fields,
    without_loose_relations,
)
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
    """What an entry of the file makes of one that exists, or of a new one; and what is wrong with that."""

    where: str
    identifier: str  # empty for a new entry that the file gives no name
    content: EntryContent
    existing: Existing | None
    problems: list[Problem]

    @property
    def before(self) -> EntryContent | None:
        """Return what is published."""
        return self.existing.content if self.existing else None


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
        fields = session.scalars(select(SubjectField)).all()
        self._fields = {field.code for field in fields}
        self._codes = codes_by_name(
            {field.code: {language: field.name(language) for language in Language} for field in fields}
        )
        self._texts = set(session.scalars(select(Text.code)))
        batch = Batch(person_id=by.id if by else None, note=note, created_at=now())
        session.add(batch)
        session.flush()
        self._batch_id = batch.id

    def take(self, entries: Iterable[ReadEntry], progress: Callable[[int], object]) -> ImportReport:
        """Read all entries and write their revisions; ``progress`` is told how many were done.

        An entry with a relation to one that is not there yet waits until the others are written.
        """
        for chunk in _chunks(map(self._filed, entries)):
            self._settle(chunk, last=False)
            progress(len(chunk))
        self._settle(self._postponed, last=True)
        return self.report

    def _filed(self, read: ReadEntry) -> ReadEntry:
        """Return the entry under subject fields of this termbase; names of others go into its note."""
        content, unknown = with_known_subject_fields(read.content, self._codes)
        for name in unknown:
            words = "There is no subject field %(code)s; it was kept in the note."
            told = Problem("subject_fields", words, {"code": name}, warning=True)
            self.report.problems.append((read.where, told))
        return replace(read, content=content)

    def _settle(self, reads: list[ReadEntry], *, last: bool) -> None:
        """Judge entries that may refer to each other, and write those that can be taken in.

        One that cannot is not there for the others either, so these are judged again; before the ``last``
        turn, what refers to something that is not there waits.
        """
        existing = {name: found for chunk in _chunks(reads) for name, found in self._existing(chunk)}
        there = identifiers_among(self.session, set(_targets(reads, existing.values())))
        out: dict[int, list[Problem]] = {}  # by position; without a problem the entry waits
        while True:
            known = there | {read.identifier for position, read in enumerate(reads) if position not in out}
            changes = self._judged(reads, existing, known, out, last=last)
            left = there | {change.identifier for change in changes.values()}
            if all(relation.to in left for each in changes.values() for relation in each.content.relations):
                break
        for position, read in enumerate(reads):
            if position in changes:
                self._count(changes[position])
            elif out[position]:
                self.report.refused += 1
                self.report.problems.extend((read.where, problem) for problem in out[position])
            else:
                self._postponed.append(read)
        for chunk in _chunks(change for change in changes.values() if change.content != change.before):
            self._write(chunk)

    def _existing(self, chunk: list[ReadEntry]) -> Iterable[tuple[str, Existing]]:
        return existing_of(self.session, chunk).items()

    def _judged(
        self,
        reads: list[ReadEntry],
        existing: dict[str, Existing],
        known: set[str],
        out: dict[int, list[Problem]],
        *,
        last: bool,
    ) -> dict[int, _Change]:
        """Return by position what the entries would change; ``out`` gets those that cannot be taken in."""
        written = set(self._written)
        changes = {}
        for position, read in enumerate(reads):
            if position in out:
                continue
            if not last and any(relation.to not in known for relation in read.content.relations):
                out[position] = []
                continue
            found = existing.get(read.identifier or read.where)
            change = self._change(read, found, known, written, last=last)
            refused = [problem for problem in change.problems if not problem.warning]
            if refused:
                out[position] = refused
            else:
                changes[position] = change
                written.add(change.identifier)
        return changes

    def _change(
        self, read: ReadEntry, found: Existing | None, entries: set[str], written: set[str], *, last: bool
    ) -> _Change:
        """Return what an entry of the file would change, and everything that is wrong with that."""
        before = found.content if found else None
        content = tidy(merge(before, read) if before is not None else read.content)
        content, loose = without_loose_relations(content, entries) if last else (content, ())
        identifier = found.identifier if found else read.identifier
        refusal = self._refusal(identifier, read, found, written)
        known = Known(fields=self._fields, texts=self._texts, entries=entries, itself=identifier)
        wrong = [refusal] if refusal is not None else [*map(_loose, loose), *problems(content, known)]
        return _Change(read.where, identifier, content, found, wrong)

    def _count(self, change: _Change) -> None:
        self.report.problems.extend((change.where, problem) for problem in change.problems)
        if change.identifier:
            self._written.add(change.identifier)
        if change.existing is None:
            self.report.new += 1
        elif change.content != change.before:
            self.report.changed += 1
        else:
            self.report.unchanged += 1

    def _refusal(
        self, identifier: str, read: ReadEntry, found: Existing | None, written: set[str]
    ) -> Problem | None:
        named = {"identifier": identifier}
        if identifier and identifier in written:
            return Problem("", "The file has the entry %(identifier)s twice.", named)
        if found is None:
            return None
        if found.is_open:
            return Problem("", "%(identifier)s has a proposal in review; judge it first.", named)
        if found.retired:
            return Problem("", "%(identifier)s was retired.", named)
        if found.content is not None and not shares_a_term(found.content, read.content):
            words = "The identifier %(identifier)s belongs to another concept here: no term is the same."
            return Problem("", words, named)
        return None

    def _write(self, changes: list[_Change]) -> None:
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


def _targets(reads: Iterable[ReadEntry], existing: Iterable[Existing]) -> Iterator[str]:
    """Yield the identifiers that entries refer to, in the file or already."""
    for content in (*(read.content for read in reads), *(found.content for found in existing)):
        if content is not None:
            yield from (relation.to for relation in content.relations)


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def _loose(relation: RelationContent) -> Problem:
    words = "There is no entry %(identifier)s; the relation was kept in the note."
    return Problem("relations", words, {"identifier": relation.to}, warning=True)
