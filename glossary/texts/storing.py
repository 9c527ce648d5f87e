"""A text in the database: its record, its raw lines, its cleaned sentences, and who quotes it."""

import tempfile
import weakref
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from typing import IO, Any, NamedTuple

import msgspec
from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from glossary.domain.vocabulary import Language, SentenceKind
from glossary.storage.tables import Sentence, Text, TextLine
from glossary.texts.citations import Citation, Moved, trace
from glossary.texts.cleaning import RULES, clean
from glossary.texts.duplicates import shared_with
from glossary.texts.errors import TextNotFound, TextNotLoaded
from glossary.texts.sentences import CleanSentence
from glossary.texts.wording import fingerprint

CHUNK = 1_000


class Record(NamedTuple):
    """What is said of a text; what is None stays as the record has it."""

    code: str
    title: str | None = None
    authors: str | None = None  # separated by "; "
    year: str | None = None
    published_in: str | None = None
    kind: str | None = None
    language: str | None = None
    note: str | None = None


class Prepared:
    """A text that was read and cleaned and waits, in a file of its own, for the database."""

    def __init__(
        self, lines: Iterable[str], *, progress: Callable[[int], object] = lambda lines: None
    ) -> None:
        """Read and clean the lines, which must give the same again each time.

        ``progress`` is told of as many lines as were cleaned since it was last told. No database is needed,
        and none is locked meanwhile.
        """
        self.lines = lines
        self.kinds: Counter[SentenceKind] = Counter()
        self.number_of_lines, self.digest = _digest(lines)
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # it lives as long as this object
        weakref.finalize(self, self._file.close)
        encoder = msgspec.json.Encoder()
        done = 0
        for sentence in clean(lines):
            self._file.write(encoder.encode(sentence) + b"\n")
            self.kinds[sentence.kind] += 1
            if sentence.end_line > done:
                progress(sentence.end_line - done)
                done = sentence.end_line
        progress(self.number_of_lines - done)

    def sentences(self) -> Iterator[CleanSentence]:
        """Yield the cleaned sentences in reading order."""
        decoder = msgspec.json.Decoder(CleanSentence)
        self._file.seek(0)
        yield from map(decoder.decode, self._file)


@dataclass
class Report:
    """What adding a text did."""

    code: str
    new: bool  # no record was there
    unchanged: bool  # the same text was loaded before
    lines: int = 0
    kinds: dict[SentenceKind, int] = field(default_factory=dict)  # how many sentences of each
    shared: dict[str, int] = field(default_factory=dict)  # sentences that other texts hold too
    moved: list[Moved] = field(default_factory=list)  # quotations that now stand at other lines
    lost: list[Citation] = field(default_factory=list)  # quotations that stand nowhere any more


def add_text(session: Session, record: Record, prepared: Prepared, *, named: str = "") -> Report:
    """Write the text and its record, a new one without a title being ``named`` so; the caller commits.

    The same text again changes nothing but the record. With a corrected one, quotations in published entries
    that no longer stand at their lines are reported, with their new place if they have one.
    """
    text = session.get(Text, record.code, with_for_update=True)
    report = Report(record.code, new=text is None, unchanged=False)
    if text is None:
        text = Text(code=record.code, title=named or record.code, language=Language.KAZAKH.value)
        session.add(text)
    for name, value in record._asdict().items():
        if value is not None:
            setattr(text, name, value)
    report.lines, report.kinds = prepared.number_of_lines, dict(prepared.kinds)
    report.unchanged = text.digest == prepared.digest
    if report.unchanged:
        session.flush()
        return report
    text.digest, text.lines = prepared.digest, prepared.number_of_lines
    session.flush()
    _replace(session, record.code, prepared)
    report.shared = shared_with(session, record.code)
    report.moved, report.lost = trace(session, record.code)
    return report


def _replace(session: Session, code: str, prepared: Prepared) -> None:
    for table in (Sentence, TextLine):
        session.execute(delete(table).where(table.text_code == code))
    lines = (
        {"text_code": code, "number": number, "line": line}
        for number, line in enumerate(prepared.lines, start=1)
    )
    for chunk in _chunks(lines):
        session.execute(insert(TextLine), chunk)
    rows = (
        {"text_code": code, "fingerprint": fingerprint(sentence.text), **sentence._asdict()}
        for sentence in prepared.sentences()
    )
    for chunk in _chunks(rows):
        session.execute(insert(Sentence), chunk)


def sentences(session: Session, code: str, kinds: Collection[SentenceKind] = ()) -> Iterator[CleanSentence]:
    """Yield the cleaned sentences of a loaded text in reading order; of these kinds alone, if any.

    :raises TextNotFound: if no text has this code.
    :raises TextNotLoaded: if only the record is there.
    """
    text = session.get(Text, code)
    if text is None:
        raise TextNotFound(code=code)
    if not text.is_loaded:
        raise TextNotLoaded(code=code)
    columns = Sentence.ordinal, Sentence.kind, Sentence.text, Sentence.start_line, Sentence.end_line
    statement = select(*columns).where(Sentence.text_code == code).order_by(Sentence.ordinal)
    if kinds:
        statement = statement.where(Sentence.kind.in_(kinds))
    for row in session.execute(statement.execution_options(yield_per=CHUNK)):
        yield CleanSentence(*row)


def _digest(lines: Iterable[str]) -> tuple[int, str]:
    """Return how many lines there are, and a digest of them and of the rules they are cleaned by."""
    digest = blake2b(f"{RULES}\n".encode(), digest_size=16)
    number = 0
    for line in lines:
        digest.update(line.encode() + b"\n")
        number += 1
    return number, digest.hexdigest()


def _chunks(items: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk
