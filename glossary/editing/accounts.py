"""Accounts: invitation links, passwords, sign-in sessions that end on the server, growing delays."""

import hashlib
import secrets
import unicodedata
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.orm import Session, joinedload

from glossary.domain.errors import (
    LinkNotValid,
    NameRefused,
    NameTaken,
    PasswordRefused,
    PersonNotFound,
    SignInDelayed,
    SignInRefused,
)
from glossary.domain.vocabulary import Role
from glossary.language.characters import problem
from glossary.storage.tables import AccountLink, Person, SignInDelay, SignInSession, name_key, now

PASSWORD_LENGTH = (10, 200)
LONGEST_NAME = 100
LINK_LIFE = timedelta(days=7)
SESSION_LIFE = timedelta(days=14)
FREE_TRIES = 5
LONGEST_WAIT = 3600  # seconds
FAILURES_LAST = timedelta(days=1)  # after the last one
_hasher = PasswordHasher()
# Verified when no such person exists, so that the answer takes the same time.
_NOBODY = _hasher.hash(secrets.token_urlsafe())


def digest(token: str) -> str:
    """Return what the database keeps of a token or of a name tried at sign-in."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def has_administrator(session: Session) -> bool:
    """Say whether anybody can administer this installation already."""
    statement = select(Person.id).where(
        Person.role == Role.ADMINISTRATOR, Person.active, Person.password_hash.is_not(None)
    )
    return session.scalars(statement.limit(1)).first() is not None


def invite(session: Session, role: Role) -> str:
    """Make a link through which someone opens an account of a role; return its token, kept nowhere."""
    return _link(session, AccountLink(role=role))


def invite_administrator(session: Session) -> str:
    """Make the one link to the first administrator; links made before for that end."""
    session.execute(
        delete(AccountLink).where(AccountLink.role == Role.ADMINISTRATOR, AccountLink.person_id.is_(None))
    )
    return invite(session, Role.ADMINISTRATOR)


def add_person(session: Session, name: str, role: Role) -> tuple[Person, str]:
    """Add a person who has no password yet; return them and the token of the link that sets it.

    :raises NameRefused: if it cannot be a name.
    :raises NameTaken: if someone has the name.
    """
    person = _new_person(session, name, role)
    return person, reset_password(session, person)


def reset_password(session: Session, person: Person) -> str:
    """Make a link through which a person sets a new password; return its token. Older links end."""
    session.execute(delete(AccountLink).where(AccountLink.person_id == person.id))
    return _link(session, AccountLink(person_id=person.id))


def link(session: Session, token: str, *, for_update: bool = False) -> AccountLink:
    """Return the link of a token, with its person; with ``for_update`` nobody else uses it meanwhile.

    :raises LinkNotValid: if it is unknown, used or too old.
    """
    statement = (
        select(AccountLink)
        .where(AccountLink.token_digest == digest(token))
        .options(joinedload(AccountLink.person))
    )
    if for_update:
        statement = statement.with_for_update(of=AccountLink)
    found = session.scalars(statement).one_or_none()
    if found is None or found.expires_at <= now() or not (found.person is None or found.person.active):
        raise LinkNotValid()
    return found


def hash_password(password: str) -> str:
    """Return the Argon2 hash of a new password. Slow on purpose: call it before the database is locked.

    :raises PasswordRefused: if it is too short or too long.
    """
    least, most = PASSWORD_LENGTH
    if not least <= len(password) <= most:
        raise PasswordRefused(least=least, most=most)
    return _hasher.hash(password)


def follow_link(session: Session, token: str, *, name: str, password_hash: str) -> Person:
    """Use up a link: open the account it offers under ``name``, or set its person's password.

    :raises LinkNotValid: if it is unknown, used or too old.
    :raises NameRefused: if it cannot be a name.
    :raises NameTaken: if someone has the name.
    """
    found = link(session, token, for_update=True)
    person = found.person or _new_person(session, name, found.role or Role.MEMBER)
    session.delete(found)
    set_password(session, person, password_hash)
    return person


def set_password(session: Session, person: Person, password_hash: str) -> None:
    """Give a person a new password; all their sign-in sessions end."""
    person.password_hash = password_hash
    end_sessions(session, person)


def change_role(session: Session, person: Person, role: Role) -> None:
    """Give a person another role; their sign-in sessions end."""
    person.role = role
    end_sessions(session, person)


def deactivate(session: Session, person: Person) -> None:
    """Close a person's account; their revisions stay, their sessions and links end."""
    person.active = False
    session.execute(delete(AccountLink).where(AccountLink.person_id == person.id))
    end_sessions(session, person)


def person(session: Session, name: str) -> Person:
    """Return the person of a sign-in name.

    :raises PersonNotFound: if there is none.
    """
    found = _by_name(session, name)
    if found is None:
        raise PersonNotFound(name=name)
    return found


def require_password(session: Session, name: str, password: str) -> Person:
    """Return the active person whose name and password these are.

    :raises SignInRefused: if they are not, whatever is wrong; it takes as long as if they were.
    """
    found = _by_name(session, name)
    stored = found.password_hash if found is not None and found.active else None
    try:
        _hasher.verify(stored or _NOBODY, password)
    except (VerifyMismatchError, InvalidHashError):
        raise SignInRefused() from None
    if found is None or stored is None:
        raise SignInRefused()
    return found


def count_try(session: Session, name: str, *, address: str) -> None:
    """Count a sign-in that is about to be tried, against the name and against the address.

    Counted before the password is checked, and committed by the caller, so that tries at the same time
    count too. After the free tries the wait doubles with each.

    :raises SignInDelayed: if the name or the address must wait; then nothing is counted.
    """
    session.execute(delete(SignInDelay).where(SignInDelay.until < now() - FAILURES_LAST))
    rows = [_delay(session, subject) for subject in _subjects(name, address)]
    wait = max((row.until - now()).total_seconds() for row in rows)
    if wait > 0:
        raise SignInDelayed(seconds=int(wait))
    for row in rows:
        row.failures += 1
        beyond = row.failures - FREE_TRIES
        row.until = now() + timedelta(seconds=min(2**beyond, LONGEST_WAIT) if beyond > 0 else 0)
    session.flush()


def sign_in(session: Session, person: Person, *, address: str) -> str:
    """Open a sign-in session for a person whose password was right; return its token.

    The failures of the name are forgiven; of the address only this try, so that knowing one password
    does not help to guess others.
    """
    by_name, by_address = (_delay(session, subject) for subject in _subjects(person.name, address))
    by_name.failures, by_name.until = 0, now()
    by_address.failures = max(by_address.failures - 1, 0)
    return open_session(session, person)


def _subjects(name: str, address: str) -> tuple[str, str]:
    return f"name {name_key(name)}", f"address {address}"


# Two first tries at the same time are one row.
_FIRST_TRY = text(
    "INSERT INTO sign_in_delay (subject, failures, until) VALUES (:subject, 0, :until) ON CONFLICT DO NOTHING"
).bindparams(bindparam("until", type_=SignInDelay.until.type))


def _delay(session: Session, subject: str) -> SignInDelay:
    key = digest(subject)
    session.execute(_FIRST_TRY, {"subject": key, "until": now()})
    return session.get_one(SignInDelay, key, with_for_update=True, populate_existing=True)


def open_session(session: Session, person: Person) -> str:
    """Open a sign-in session for a person; return its token."""
    token = secrets.token_urlsafe(32)
    session.execute(delete(SignInSession).where(SignInSession.expires_at <= now()))
    session.add(_session_row(token, person, now()))
    return token


def signed_in(session: Session, token: str) -> Person | None:
    """Return the person whose sign-in session this token carries on, or None if it ended."""
    statement = (
        select(Person)
        .join(SignInSession, SignInSession.person_id == Person.id)
        .where(SignInSession.token_digest == digest(token), SignInSession.expires_at > now(), Person.active)
    )
    return session.scalars(statement).one_or_none()


def sign_out(session: Session, token: str) -> None:
    """End one sign-in session on the server."""
    session.execute(delete(SignInSession).where(SignInSession.token_digest == digest(token)))


def end_sessions(session: Session, person: Person) -> None:
    """End all sign-in sessions of a person."""
    session.execute(delete(SignInSession).where(SignInSession.person_id == person.id))


def _session_row(token: str, person: Person, at: datetime) -> SignInSession:
    return SignInSession(
        token_digest=digest(token), person_id=person.id, created_at=at, expires_at=at + SESSION_LIFE
    )


def _by_name(session: Session, name: str) -> Person | None:
    if problem(name) is not None:  # nobody has such a name, and not every database takes the question
        return None
    return session.scalars(select(Person).where(Person.name_key == name_key(name))).one_or_none()


def _new_person(session: Session, name: str, role: Role) -> Person:
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not 0 < len(name) <= LONGEST_NAME or problem(name) is not None:
        raise NameRefused(most=LONGEST_NAME)
    if _by_name(session, name) is not None:
        raise NameTaken(name=name)
    person = Person(name=name, name_key=name_key(name), role=role, active=True, created_at=now())
    session.add(person)
    session.flush()
    return person


def _link(session: Session, row: AccountLink) -> str:
    token = secrets.token_urlsafe(32)
    row.token_digest = digest(token)
    row.created_at = now()
    row.expires_at = now() + LINK_LIFE
    session.add(row)
    session.flush()
    return token
