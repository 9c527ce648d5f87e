"""Questions about the loaded texts: which they are, and single stretches of them."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from glossary.domain.vocabulary import SentenceKind
from glossary.storage.tables import Sentence
from glossary.texts.sentences import CleanSentence


def loaded_codes(session: Session) -> dict[str, int]:
    """Return the codes of the loaded texts, each with the number of its sentences."""
    statement = select(Sentence.text_code, func.count()).group_by(Sentence.text_code)
    return dict(session.execute(statement.order_by(Sentence.text_code)).all())


def sentences_between(session: Session, code: str, first: int, last: int) -> list[CleanSentence]:
    """Return the sentences of a text from one ordinal to another, both included."""
    statement = _of(code).where(Sentence.ordinal.between(first, last)).order_by(Sentence.ordinal)
    return [CleanSentence(*row) for row in session.execute(statement)]


def sentence(session: Session, code: str, ordinal: int) -> CleanSentence | None:
    """Return one sentence of a text, or None."""
    row = session.execute(_of(code).where(Sentence.ordinal == ordinal)).one_or_none()
    return CleanSentence(*row) if row is not None else None


def _of(code: str) -> Select[int, SentenceKind, str, int, int]:
    columns = Sentence.ordinal, Sentence.kind, Sentence.text, Sentence.start_line, Sentence.end_line
    return select(*columns).where(Sentence.text_code == code)
