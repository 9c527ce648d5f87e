"""Sentences that stand in several texts, so that none is shown twice as if it were two witnesses."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from glossary.domain.vocabulary import SentenceKind
from glossary.storage.tables import Sentence
from glossary.texts.wording import fingerprint

QUOTED = (SentenceKind.PROSE, SentenceKind.LIST)
_LONG_ENOUGH = 30  # characters; a few words may well be written twice
Item = TypeVar("Item")


def shared_with(session: Session, code: str) -> dict[str, int]:
    """Return how many sentences of a loaded text each other text holds too, whatever their spaces."""
    other = aliased(Sentence)
    statement = (
        select(other.text_code, func.count(Sentence.ordinal.distinct()))
        .join(other, other.fingerprint == Sentence.fingerprint)
        .where(Sentence.text_code == code, other.text_code != code, Sentence.kind.in_(QUOTED))
        .where(func.length(Sentence.text) >= _LONG_ENOUGH)
        .group_by(other.text_code)
        .order_by(other.text_code)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def distinct(items: Iterable[tuple[str, Item]]) -> Iterator[Item]:
    """Yield the items whose sentence was not there before; each comes with its sentence.

    >>> list(distinct([("Біз келдік.", 1), ("Біз  келдік", 2), ("Олар кетті.", 3)]))
    [1, 3]
    """
    seen: set[int] = set()
    for sentence, item in items:
        words = fingerprint(sentence)
        if words not in seen:
            seen.add(words)
            yield item
