"""What look-up reads: keys, words and their forms. All of it is derived, and rebuilt by ``glossary reindex``.

No foreign keys: rows are written and removed with the entry in one transaction, ten for every term, and
checking each against its entry would double the cost of an import. ``glossary check`` proves them instead.
"""

from sqlalchemy import BigInteger, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from glossary.domain.vocabulary import Language
from glossary.storage.tables.base import Base, KeyText, vocabulary

CLUSTERED = {"sqlite_with_rowid": False}  # the primary key is the table; PostgreSQL has no such thing


class IndexedEntry(Base):
    """The terms of a published entry as they were indexed: what a hit shows, and what to remove later."""

    __tablename__ = "indexed_entry"

    entry_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    terms: Mapped[str]  # JSON: [[number, language, term, administrative status], …]


class SearchKey(Base):
    """A term under its words written together: the exact tier, whatever the spaces and hyphens."""

    __tablename__ = "search_key"
    __table_args__ = CLUSTERED

    key: Mapped[str] = mapped_column(KeyText, primary_key=True)
    entry_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    language: Mapped[Language] = mapped_column(vocabulary(Language, "language"))


class WordStart(Base):
    """A term from one of its words to its end, as a Kazakh sort key: prefixes of any word, in order."""

    __tablename__ = "word_start"
    __table_args__ = CLUSTERED

    later: Mapped[int] = mapped_column(SmallInteger, primary_key=True)  # 0 from the first word, else 1
    key: Mapped[str] = mapped_column(KeyText, primary_key=True)
    entry_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)


class Word(Base):
    """A folded word that stands in some published term of a language."""

    __tablename__ = "word"
    __table_args__ = (Index("uq_word", "word", "language", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    language: Mapped[Language] = mapped_column(vocabulary(Language, "language"))
    word: Mapped[str] = mapped_column(KeyText)


class WordStem(Base):
    """A stem of a word: the candidates of an inflected query meet it."""

    __tablename__ = "word_stem"
    __table_args__ = CLUSTERED

    stem: Mapped[str] = mapped_column(KeyText, primary_key=True)
    word_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    cost: Mapped[int] = mapped_column(SmallInteger)  # 0 the word itself, then the more was taken off


class WordSkeleton(Base):
    """The skeleton of a stem: a query in other letters meets it."""

    __tablename__ = "word_skeleton"
    __table_args__ = CLUSTERED

    skeleton: Mapped[str] = mapped_column(KeyText, primary_key=True)
    word_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    cost: Mapped[int] = mapped_column(SmallInteger)


class WordDeletion(Base):
    """The beginning of a word with up to two letters left out, as a checksum: a misspelt query meets it."""

    __tablename__ = "word_deletion"
    __table_args__ = CLUSTERED

    deletion: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    word_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class TermWord(Base):
    """A word's terms, the best first: terms that hold the words of a query."""

    __tablename__ = "term_word"
    __table_args__ = CLUSTERED

    word_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    rank: Mapped[int] = mapped_column(SmallInteger, primary_key=True)  # the same in every row of a term
    entry_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)


class ProposalKey(Base):
    """A key of a term that is proposed and not yet judged: for the check for duplicates alone."""

    __tablename__ = "proposal_key"
    __table_args__ = (Index("ix_proposal_key_entry_id", "entry_id"), CLUSTERED)

    form: Mapped[str] = mapped_column(KeyText, primary_key=True)  # what the key is: key, stem or skeleton
    key: Mapped[str] = mapped_column(KeyText, primary_key=True)
    entry_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    language: Mapped[Language] = mapped_column(vocabulary(Language, "language"))
    term: Mapped[str]
