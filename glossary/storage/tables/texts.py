"""What was read of a source text: its raw lines, and the cleaned sentences made of them."""

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from glossary.domain.vocabulary import SentenceKind
from glossary.storage.tables.base import Base, KeyText, vocabulary


class TextLine(Base):
    """A raw line of a loaded text, numbered from 1, as it was read; quotations are proved against it."""

    __tablename__ = "text_line"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    text_code: Mapped[str] = mapped_column(KeyText, ForeignKey("text.code"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[str]


class Sentence(Base):
    """A cleaned sentence of a loaded text, numbered from 1 in reading order.

    The fingerprint is a number made of the letters and digits alone, so the same words in two texts share it.
    """

    __tablename__ = "sentence"
    __table_args__ = (
        Index("ix_sentence_place", "text_code", "start_line"),
        Index("ix_sentence_fingerprint", "fingerprint"),
    )

    text_code: Mapped[str] = mapped_column(KeyText, ForeignKey("text.code"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[SentenceKind] = mapped_column(vocabulary(SentenceKind, "kind"))
    text: Mapped[str]
    start_line: Mapped[int]
    end_line: Mapped[int]
    fingerprint: Mapped[int] = mapped_column(BigInteger)


class TermCandidate(Base):
    """What the loaded texts keep saying, ranked from 1; derived, and made anew when a text is added."""

    __tablename__ = "term_candidate"

    rank: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    term: Mapped[str]
    frequency: Mapped[int]
    score: Mapped[float]
    examples: Mapped[str]  # JSON: [[text code, sentence's ordinal], …]
