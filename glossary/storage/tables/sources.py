"""The records of the source texts, the tree of subject fields, and the installation's own facts."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from glossary.domain.vocabulary import Language
from glossary.storage.tables.base import Base, KeyText


class Text(Base):
    """The bibliographic record of a source text."""

    __tablename__ = "text"

    code: Mapped[str] = mapped_column(KeyText, primary_key=True)
    title: Mapped[str]
    authors: Mapped[str] = mapped_column(default="")  # separated by "; "
    kind: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="kk")
    year: Mapped[str] = mapped_column(default="")
    published_in: Mapped[str] = mapped_column(default="")  # journal, place, address: where to find it
    lines: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(default="")
    digest: Mapped[str | None]  # of the raw lines and the rules of cleaning, once the text is loaded

    @property
    def is_loaded(self) -> bool:
        """Say whether the text itself was read, not only its record."""
        return self.digest is not None


class SubjectField(Base):
    """A node of the tree of subject fields, with its name in each language."""

    __tablename__ = "subject_field"

    code: Mapped[str] = mapped_column(KeyText, primary_key=True)
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("subject_field.code"), index=True)
    position: Mapped[int]
    kk: Mapped[str]
    ru: Mapped[str]
    en: Mapped[str]

    def name(self, language: Language) -> str:
        """Return the field's name in a language."""
        return str(getattr(self, language.value))


class InstallationFact(Base):
    """A fact about this installation that the database's own rules read, such as one_person."""

    __tablename__ = "installation_fact"

    name: Mapped[str] = mapped_column(KeyText, primary_key=True)
    value: Mapped[str]
