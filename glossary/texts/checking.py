"""Proof that what published entries quote stands in the loaded texts."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from glossary.storage.tables import Example, Sentence, Text, TextLine
from glossary.texts.citations import citations, stands


def problems(session: Session) -> Iterator[str]:
    """Yield in words every quotation that does not stand in the lines it names, and every text half there."""
    for code in session.scalars(select(Text.code).where(Text.digest.is_not(None)).order_by(Text.code)):
        yield from _gaps(session, code)
        for citation in citations(session, code):
            if not stands(session, citation):
                place = f"text {code}, lines {citation.start_line}-{citation.end_line}"
                yield f"{citation.identifier}: this does not stand in {place}: “{citation.sentence}”"
    unknown = (
        select(Example.text_code)
        .where(Example.text_code.is_not(None), Example.text_code.not_in(select(Text.code)))
        .distinct()
    )
    for name in session.scalars(unknown):
        yield f"the text {name} is quoted, but there is no record of it"


def _gaps(session: Session, code: str) -> Iterator[str]:
    expected = session.scalar(select(Text.lines).where(Text.code == code))
    number, last = session.execute(
        select(func.count(), func.max(TextLine.number)).where(TextLine.text_code == code)
    ).one()
    if not number == last == expected:
        yield f"text {code}: {number} of {expected} lines are there"
    count, highest = session.execute(
        select(func.count(), func.max(Sentence.ordinal)).where(Sentence.text_code == code)
    ).one()
    if count != highest:
        yield f"text {code}: sentences are missing"


def unproved(session: Session) -> dict[str, int]:
    """Return how many published quotations there are from each text that is not loaded."""
    statement = (
        select(Example.text_code, func.count())
        .join(Text, Text.code == Example.text_code)
        .where(Text.digest.is_(None))
        .group_by(Example.text_code)
        .order_by(Example.text_code)
    )
    return {code: number for code, number in session.execute(statement) if code}
