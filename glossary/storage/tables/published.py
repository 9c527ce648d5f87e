"""The projection of what is approved: rows for look-up, browsing, filters, counts and rules."""

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from glossary.domain.vocabulary import (
    AdministrativeStatus,
    Language,
    NormativeStatus,
    PartOfSpeech,
    RelationType,
    TermType,
)
from glossary.storage.tables.base import Base, KeyText, vocabulary


class LanguageSection(Base):
    """One language's part of a published entry."""

    __tablename__ = "language_section"

    entry_id: Mapped[int] = mapped_column(ForeignKey("concept_entry.id"), primary_key=True)
    language: Mapped[Language] = mapped_column(vocabulary(Language, "language"), primary_key=True)
    definition: Mapped[str]


class TermSection(Base):
    """One term of a published entry. The number counts an entry's terms from 1 over all languages."""

    __tablename__ = "term_section"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entry_id", "language"], ["language_section.entry_id", "language_section.language"]
        ),
        CheckConstraint("term <> ''", name="term_not_empty"),
        Index(
            "uq_term_section_preferred",
            "entry_id",
            "language",
            unique=True,
            sqlite_where=text("administrative_status = 'preferred'"),
            postgresql_where=text("administrative_status = 'preferred'"),
        ),
        Index("ix_term_section_browse", "language", "sort_key", "entry_id", "number"),
    )

    entry_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    language: Mapped[Language] = mapped_column(vocabulary(Language, "language"))
    term: Mapped[str]
    sort_key: Mapped[str] = mapped_column(KeyText)
    initial: Mapped[str]  # the letter under which the term is browsed
    administrative_status: Mapped[AdministrativeStatus] = mapped_column(
        vocabulary(AdministrativeStatus, "administrative_status")
    )
    term_type: Mapped[TermType | None] = mapped_column(vocabulary(TermType, "term_type"))
    part_of_speech: Mapped[PartOfSpeech | None] = mapped_column(vocabulary(PartOfSpeech, "part_of_speech"))
    normative_status: Mapped[NormativeStatus | None] = mapped_column(
        vocabulary(NormativeStatus, "normative_status")
    )


class Example(Base):
    """A quotation that a published term carries."""

    __tablename__ = "example"
    __table_args__ = (
        ForeignKeyConstraint(["entry_id", "term_number"], ["term_section.entry_id", "term_section.number"]),
        Index("ix_example_place", "text_code", "start_line"),
    )

    entry_id: Mapped[int] = mapped_column(primary_key=True)
    term_number: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    sentence: Mapped[str]
    text_code: Mapped[str | None] = mapped_column(KeyText)
    start_line: Mapped[int]
    end_line: Mapped[int]


class EntrySubjectField(Base):
    """A subject field of a published entry."""

    __tablename__ = "entry_subject_field"

    entry_id: Mapped[int] = mapped_column(ForeignKey("concept_entry.id"), primary_key=True)
    field_code: Mapped[str] = mapped_column(ForeignKey("subject_field.code"), primary_key=True, index=True)
    position: Mapped[int]


class EntryRelation(Base):
    """A relation that a published entry states; the other end is an identifier, published or not."""

    __tablename__ = "entry_relation"

    entry_id: Mapped[int] = mapped_column(ForeignKey("concept_entry.id"), primary_key=True)
    type: Mapped[RelationType] = mapped_column(vocabulary(RelationType, "type"), primary_key=True)
    to: Mapped[str] = mapped_column(KeyText, primary_key=True, index=True)
