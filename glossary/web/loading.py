"""Reading a text in through the page: it is cleaned while the page tells how far that has come."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Thread

from flask import Blueprint, Response, render_template, request, stream_template
from sqlalchemy.exc import OperationalError

from glossary.domain.errors import GlossaryError
from glossary.domain.vocabulary import Role
from glossary.editing.requoting import move_quotations
from glossary.storage.engine import Database
from glossary.storage.tables import Person
from glossary.texts.ranking import keep_candidates, rank_candidates
from glossary.texts.reading import RawLines, read_text
from glossary.texts.storing import Prepared, Record, Report, add_text
from glossary.web.database import database
from glossary.web.forms.loading import TextForm
from glossary.web.identity import role_required, signed_in_person
from glossary.web.words import say

blueprint = Blueprint("loading", __name__, url_prefix="/texts")


@dataclass
class Loading:
    """A text on its way in; ``progress`` does the work while it is gone through."""

    database: Database
    record: Record
    lines: RawLines
    by: Person
    report: Report | None = None
    refused: list[str] = field(default_factory=list)
    failed: bool = False

    def progress(self) -> Iterator[int]:
        """Clean and keep the text; yield how many per cent of the lines are done, in steps of ten."""
        length = max(sum(1 for _ in self.lines), 1)
        done, told = 0, 0
        prepared: Prepared | None = None
        for step in _cleaned(self.lines):
            if isinstance(step, Prepared):
                prepared = step
                continue
            done += step
            while told + 10 <= 100 * done // length:
                told += 10
                yield told
        self.failed = prepared is None
        if prepared is not None:
            self._keep(prepared)

    def _keep(self, prepared: Prepared) -> None:
        try:
            self._write(prepared)
        except OperationalError:  # locked too long, or full: the page has begun, so it must say so itself
            self.failed = True
            return
        with self.database.reading() as session:
            ranked = rank_candidates(session)
        with self.database.writing() as session:
            keep_candidates(session, ranked)
            session.commit()

    def _write(self, prepared: Prepared) -> None:
        with self.database.writing() as session:
            by = session.get_one(Person, self.by.id)
            report = add_text(session, self.record, prepared)
            note = f"text {self.record.code} was corrected"
            self.refused = move_quotations(session, report.moved, note=note, by=by)
            session.commit()
        self.report = report


def _cleaned(lines: RawLines) -> Iterator[int | Prepared]:
    """Yield how many more lines are clean, and at last the prepared text; nothing last if that failed."""
    steps: SimpleQueue[int | Prepared | None] = SimpleQueue()

    def work() -> None:
        try:
            steps.put(Prepared(lines, progress=steps.put))
        finally:
            steps.put(None)

    Thread(target=work, daemon=True).start()
    while (step := steps.get()) is not None:
        yield step


@blueprint.get("/add")
@role_required(Role.EDITOR)
def show() -> str:
    """Ask for a file and its record."""
    return render_template("loading/show.html", form=TextForm(), message="")


@blueprint.post("/add")
@role_required(Role.EDITOR)
def load() -> Response | tuple[str, int]:
    """Read a text in; the page grows as the work goes on."""
    form = TextForm(request.form)
    upload = request.files.get("file")
    valid = form.validate()
    if upload is None or not upload.filename or not valid:
        return render_template("loading/show.html", form=form, message=""), 422
    try:
        lines = read_text(upload.stream.read(), form.encoding.data or None)
    except GlossaryError as error:
        return render_template("loading/show.html", form=form, message=say(error)), 422
    record = Record(
        form.code.data or "",
        title=form.title.data or None,
        authors=form.authors.data or None,
        year=form.year.data or None,
        kind=form.kind.data or None,
        published_in=form.published_in.data or None,
        language=form.language.data,
    )
    loading = Loading(database(), record, lines, signed_in_person())
    return Response(stream_template("loading/progress.html", loading=loading), mimetype="text/html")
