"""Taking the published glossary home as a file."""

from collections.abc import Generator, Iterator
from contextlib import closing
from urllib.parse import quote

from flask import Blueprint, Response, abort, current_app, render_template, request

from glossary.domain.vocabulary import Language
from glossary.exchange.formats import EXPORTERS, ExportFormat
from glossary.lookup.export import Wish, export
from glossary.storage.browsing import field_counts
from glossary.storage.engine import Database
from glossary.storage.entries import subject_fields
from glossary.web.database import database, reading

blueprint = Blueprint("exporting", __name__, url_prefix="/export")


@blueprint.get("/")
def show() -> str:
    """Show the formats and what can be chosen."""
    session = reading()
    return render_template(
        "exporting/show.html",
        formats=list(EXPORTERS.values()),
        fields=subject_fields(session),
        counts=field_counts(session),
    )


@blueprint.get("/file")
def chosen() -> Response:
    """Answer the form: the format stands among the choices."""
    return download(request.args.get("format", ""))


@blueprint.get("/<format>")
def download(format: str) -> Response:
    """Stream what is published in a format, a subject field or a language alone if asked for."""
    if format not in EXPORTERS:
        abort(404)
    wish = _wish(format)
    site, base = current_app.jinja_env.globals["site_name"], current_app.config["BASE_URL"]
    body = _begun(_file(database(), wish, str(site), str(base)))
    return Response(body, headers=_headers(EXPORTERS[format], wish), mimetype=EXPORTERS[format].media_type)


def _wish(format: str) -> Wish:
    known = subject_fields(reading())
    fields = [code for code in request.args.getlist("subject_field") if code]
    languages = [code for code in request.args.getlist("language") if code]
    if any(code not in known for code in fields) or any(code not in list(Language) for code in languages):
        abort(404)
    return Wish(
        format=format,
        subject_fields=tuple(fields),
        languages=tuple(language for language in Language if language in languages) or tuple(Language),
    )


def _file(database: Database, wish: Wish, title: str, base_url: str) -> Generator[bytes, None, None]:
    """Yield the file from one state of the database, in a session that lives as long as the download."""
    with database.reading() as session:
        yield from export(session, wish, title=title, base_url=base_url)


def _begun(file: Generator[bytes, None, None]) -> Iterator[bytes]:
    """Return the same pieces with the first one made now, so that a failure still gets its own page."""
    first = next(file, b"")

    def pieces() -> Iterator[bytes]:
        with closing(file):  # also where the reader goes away in the middle
            yield first
            yield from file

    return pieces()


def _headers(format: ExportFormat, wish: Wish) -> dict[str, str]:
    name = "-".join([str(current_app.jinja_env.globals["site_name"]), *wish.subject_fields]) + format.suffix
    return {"Content-Disposition": disposition(name), "Cache-Control": "no-store"}


def disposition(filename: str) -> str:
    """Return the header that names a download: in ASCII for old programs, and whole.

    >>> disposition("Атау 1.csv")
    "attachment; filename=1.csv; filename*=UTF-8''%D0%90%D1%82%D0%B0%D1%83%201.csv"
    """
    bare = "".join(character if character.isprintable() else " " for character in filename)
    stem, dot, suffix = bare.rpartition(".")
    ascii_stem = "".join(c for c in stem if c.isascii() and (c.isalnum() or c in "-_"))
    return f"attachment; filename={ascii_stem or 'glossary'}{dot}{suffix}; filename*=UTF-8''{quote(bare)}"
