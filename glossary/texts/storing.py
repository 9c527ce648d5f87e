"""A text in the database: its record, its raw lines, its cleaned sentences."""

from collections.abc import Collection, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossary.domain.vocabulary import SentenceKind
from glossary.storage.tables import Sentence
from glossary.texts.sentences import CleanSentence


def sentences(session: Session, code: str, kinds: Collection[SentenceKind] = ()) -> Iterator[CleanSentence]:
    """Yield the cleaned sentences of a loaded text in reading order; of these kinds alone, if any."""
    columns = Sentence.ordinal, Sentence.kind, Sentence.text, Sentence.start_line, Sentence.end_line
    statement = select(*columns).where(Sentence.text_code == code).order_by(Sentence.ordinal)
    if kinds:
        statement = statement.where(Sentence.kind.in_(kinds))
    for row in session.execute(statement.execution_options(yield_per=1000)):
        yield CleanSentence(*row)
