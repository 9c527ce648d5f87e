"""Questions about people."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossary.domain.errors import PersonNotFound
from glossary.storage.tables import Person


def person(session: Session, number: int) -> Person:
    """Return a person by number.

    :raises PersonNotFound: if there is none.
    """
    found = session.get(Person, number)
    if found is None:
        raise PersonNotFound(name=number)
    return found


def everybody(session: Session) -> Sequence[Person]:
    """Return everybody who has or had an account, the active first, by name."""
    return session.scalars(select(Person).order_by(Person.active.desc(), Person.name_key)).all()
