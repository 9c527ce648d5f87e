"""Taking in a file: checked first, and then, with the report before one's eyes, proposed as one batch."""

import base64
import binascii
from io import BytesIO

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response

from glossary.domain.errors import GlossaryError
from glossary.domain.vocabulary import Role
from glossary.editing.importing import ImportReport, import_entries
from glossary.exchange.errors import UnreadableFile
from glossary.exchange.formats import IMPORTERS, format_of
from glossary.exchange.reading import Reading
from glossary.web.database import writing
from glossary.web.identity import role_required, signed_in_person
from glossary.web.words import say

blueprint = Blueprint("importing", __name__, url_prefix="/import")
Page = str | tuple[str, int] | Response

# What fits into a form twice over: the checked file travels in the page that shows the report.
MOST_BYTES = 1_400_000


@blueprint.get("/")
@role_required(Role.EDITOR)
def show() -> Page:
    """Ask for a file."""
    return _page()


@blueprint.post("/check")
@role_required(Role.EDITOR)
def check() -> Page:
    """Say what a file would change, and write nothing."""
    upload = request.files.get("file")
    if upload is None or not upload.filename:
        return _page(message=gettext("Choose a file.")), 422
    data = upload.stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        words = gettext("The file is too large for this page; use `glossary import` on the server for it.")
        return _page(message=words), 413
    try:
        reading = _reading(upload.filename, data)
        report = import_entries(writing(), reading, by=signed_in_person(), note=upload.filename)
    except GlossaryError as error:
        return _page(message=say(error)), 422
    finally:
        writing().rollback()
    return render_template(
        "importing/report.html",
        name=upload.filename,
        content=base64.b64encode(data).decode("ascii"),
        report=report,
        found=_found(report, reading),
    )


@blueprint.post("/")
@role_required(Role.EDITOR)
def propose() -> Page:
    """Propose what a checked file holds, as one batch."""
    name = request.form.get("name", "")[:200]
    try:
        data = base64.b64decode(request.form.get("content", ""), validate=True)
        report = import_entries(writing(), _reading(name, data), by=signed_in_person(), note=name)
    except binascii.Error:
        return _page(message=gettext("Choose a file.")), 422
    except GlossaryError as error:
        return _page(message=say(error)), 422
    writing().commit()
    count = report.new + report.changed
    flash(ngettext("%(num)s entry was proposed.", "%(num)s entries were proposed.", count), "done")
    return redirect(url_for("reviewing.queue"), 303)


def _reading(name: str, data: bytes) -> Reading:
    return IMPORTERS[format_of(name, data[:512])].read(BytesIO(data))


def _found(report: ImportReport, reading: Reading) -> list[tuple[str, str]]:
    """Return where something was met and what, in the reader's language."""
    met = [
        (problem.where, say(UnreadableFile(problem.code, **problem.parameters)))
        for problem in reading.problems
    ]
    return [*met, *((where, say(problem)) for where, problem in report.problems)]


def _page(*, message: str = "") -> str:
    formats = [(format.name, ", ".join(format.suffixes)) for format in IMPORTERS.values()]
    return render_template("importing/show.html", message=message, formats=formats)
