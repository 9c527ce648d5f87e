"""People, their sign-in sessions, the links that open accounts, and the delays against guessing."""

import unicodedata
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from glossary.domain.vocabulary import Role
from glossary.storage.tables.base import Base, Instant, KeyText, vocabulary


class Person(Base):
    """Someone with an account; without a password hash nobody can sign in to it."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("name <> ''", name="name_not_empty"),
        Index("uq_person_name_key", "name_key", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    name_key: Mapped[str] = mapped_column(KeyText)  # the name case-folded: names differ by more than case
    password_hash: Mapped[str | None]
    role: Mapped[Role] = mapped_column(vocabulary(Role, "role"))
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(Instant)


class SignInSession(Base):
    """A signed-in browser. The cookie carries the token, the database only its digest."""

    __tablename__ = "sign_in_session"

    token_digest: Mapped[str] = mapped_column(KeyText, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)

    person: Mapped[Person] = relationship(lazy="raise")


class AccountLink(Base):
    """A link that lets its holder set a password once: an invitation, or a reset.

    Without a person it makes a new account of its role; with one it sets that person's password.
    """

    __tablename__ = "account_link"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (role IS NULL)", name="for_a_person_or_a_role"),
    )

    token_digest: Mapped[str] = mapped_column(KeyText, primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role | None] = mapped_column(vocabulary(Role, "role"))
    created_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)

    person: Mapped[Person | None] = relationship(lazy="raise")


class SignInDelay(Base):
    """Failed sign-ins of one account name or one address, and until when the next must wait."""

    __tablename__ = "sign_in_delay"

    subject: Mapped[str] = mapped_column(KeyText, primary_key=True)  # a digest, not the name or address
    failures: Mapped[int]
    until: Mapped[datetime] = mapped_column(Instant)


def name_key(name: str) -> str:
    """Return what two spellings of one sign-in name share."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()
