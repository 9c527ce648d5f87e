"""Concept entries and their revisions: what was proposed, by whom, and how it was judged."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from glossary.domain.content import CONTENT_FORMAT, EntryContent, content_from_json
from glossary.domain.vocabulary import EntryStatus, ProcessStatus, RevisionOrigin
from glossary.domain.workflow import RevisionAction
from glossary.storage.tables.base import Base, Instant, KeyText, vocabulary
from glossary.storage.tables.people import Person


class ConceptEntry(Base):
    """All about one concept: its identifier and the approved revision that readers see."""

    __tablename__ = "concept_entry"
    __table_args__ = (
        CheckConstraint("(status = 'proposed') = (published_number IS NULL)", name="published_by_a_revision"),
        CheckConstraint("successor IS NULL OR status = 'retired'", name="only_retired_has_successor"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    identifier: Mapped[str] = mapped_column(KeyText, unique=True)
    status: Mapped[EntryStatus] = mapped_column(vocabulary(EntryStatus, "status"), index=True)
    published_number: Mapped[int | None]  # the revision that readers see; a trigger wants it approved
    successor: Mapped[str | None] = mapped_column(KeyText)  # the identifier a retired entry forwards to


class Batch(Base):
    """Revisions that came in together and are judged or undone together: one import."""

    __tablename__ = "batch"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    note: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(Instant)


class Revision(Base):
    """One proposed or approved content of an entry. Its content never changes."""

    __tablename__ = "revision"
    __table_args__ = (
        UniqueConstraint("entry_id", "number"),
        CheckConstraint(
            "process_status <> 'approved' OR origin <> 'reviewed'"
            " OR (reviewer_id IS NOT NULL AND author_id IS NOT NULL AND reviewer_id <> author_id)",
            name="approved_by_a_second_person",
        ),
        CheckConstraint("origin <> 'imported' OR author_id IS NULL", name="imported_by_nobody"),
        CheckConstraint("origin <> 'one_person' OR author_id IS NOT NULL", name="one_person_is_known"),
        CheckConstraint("(action = 'retire') OR (successor IS NULL)", name="only_retiring_has_successor"),
        Index(
            "uq_revision_open",
            "entry_id",
            unique=True,
            sqlite_where=text("process_status IN ('in_review', 'returned')"),
            postgresql_where=text("process_status IN ('in_review', 'returned')"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("concept_entry.id"))
    number: Mapped[int]
    action: Mapped[RevisionAction] = mapped_column(vocabulary(RevisionAction, "action"))
    successor: Mapped[str | None] = mapped_column(KeyText)
    content_format: Mapped[int] = mapped_column(default=CONTENT_FORMAT)
    content_json: Mapped[str]
    base_number: Mapped[int | None]  # the published revision that the author started from
    previous_number: Mapped[int | None]  # the returned revision that this one carries on
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    note: Mapped[str]
    origin: Mapped[RevisionOrigin] = mapped_column(vocabulary(RevisionOrigin, "origin"))
    process_status: Mapped[ProcessStatus] = mapped_column(
        vocabulary(ProcessStatus, "process_status"), index=True
    )
    submitted_at: Mapped[datetime] = mapped_column(Instant)
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    decision_comment: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"), index=True)

    entry: Mapped[ConceptEntry] = relationship(lazy="raise")
    author: Mapped[Person | None] = relationship(foreign_keys=[author_id], lazy="raise")
    reviewer: Mapped[Person | None] = relationship(foreign_keys=[reviewer_id], lazy="raise")
    authors: Mapped[list["RevisionAuthor"]] = relationship(lazy="raise")

    @property
    def content(self) -> EntryContent:
        """Return the content as a value."""
        return content_from_json(self.content_json)


class RevisionAuthor(Base):
    """Someone who wrote a part of a revision, so may not approve it."""

    __tablename__ = "revision_author"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
