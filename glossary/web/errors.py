"""Errors in one place: each becomes a page in the reader's language that helps on."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from flask import Flask, Response, make_response, render_template, request
from flask_babel import gettext
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import (
    BadRequest,
    HTTPException,
    InternalServerError,
    RequestEntityTooLarge,
    SecurityError,
)

from glossary.domain.errors import (
    CommentNeeded,
    ContentRefused,
    EditConflict,
    GlossaryError,
    NotFound,
    NothingChanged,
    SignInDelayed,
    SignInRefused,
    StepNotAllowed,
)
from glossary.settings import Settings
from glossary.web.words import say

STATUSES: tuple[tuple[type[GlossaryError], int], ...] = (
    (NotFound, 404),
    (StepNotAllowed, 403),
    (EditConflict, 409),
    (ContentRefused, 422),
    (CommentNeeded, 422),
    (NothingChanged, 422),
    (SignInRefused, 422),
    (SignInDelayed, 429),
    (GlossaryError, 422),
)
_FULL = ("disk is full", "disk full", "No space left")
_SECRET = ("password", "token")


def install(app: Flask, _settings: Settings) -> None:
    """Answer each kind of error in its way."""
    app.register_error_handler(GlossaryError, told)
    app.register_error_handler(OperationalError, database_refused)
    app.register_error_handler(SecurityError, plain)
    app.register_error_handler(HTTPException, answered)
    app.register_error_handler(InternalServerError, failed)


def status_of(error: GlossaryError) -> int:
    """Return the status with which an error of the termbase is answered."""
    return next(status for kind, status in STATUSES if isinstance(error, kind))


def told(error: GlossaryError) -> Response:
    """Answer an error of the termbase in its own words."""
    answer = page(status_of(error), say(error))
    if isinstance(error, SignInDelayed):
        answer.headers["Retry-After"] = str(error.parameters["seconds"])
    return answer


def answered(error: HTTPException) -> Response:
    """Answer what the web framework refused; redirects pass."""
    if error.response is not None or error.code is None or error.code < 400:
        return error.get_response()  # type: ignore[return-value]
    answer = page(error.code)
    for name, value in error.get_headers(request.environ):
        if name.lower() in {"allow", "retry-after"}:
            answer.headers[name] = value
    return answer


def database_refused(error: OperationalError) -> Response:
    """Answer a database that is locked, full or away: nothing was written, and what was typed comes back."""
    if any(words in str(error.orig) for words in _FULL):
        return page(507)
    answer = page(503)
    answer.headers["Retry-After"] = "10"
    return answer


def plain(_error: SecurityError) -> Response:
    """Answer a foreign Host header, for which no address can be made, in plain text."""
    answer = make_response(gettext("This site does not answer to this address.") + "\n", 400)
    answer.mimetype = "text/plain"
    return answer


def failed(_error: InternalServerError) -> Response:
    """Answer what should not have happened; the server's log says what it was."""
    return page(500)


def page(status: int, message: str = "") -> Response:
    """Return the page about an error; a form that was sent is shown back on it."""
    template = "errors/broken.html" if status >= 500 else "errors/page.html"
    typed = list(_typed()) if request.method == "POST" and status != 413 else []
    resend = bool(typed) and status in {400, 503, 507} and _sent_from_here()
    content = render_template(template, status=status, message=message, typed=typed, resend=resend)
    return make_response(content, status)


def _typed() -> Iterator[tuple[str, str]]:
    """Yield what the form held, but for secrets; nothing if it cannot even be read."""
    try:
        fields = [(name, value) for name in request.form for value in request.form.getlist(name)]
    except (RequestEntityTooLarge, BadRequest):
        return
    for name, value in fields:
        if not any(secret in name for secret in _SECRET):
            yield name, value


def _sent_from_here() -> bool:
    """Say whether the form stood on this site, so that it may be offered for sending again."""
    origin = request.headers.get("Origin", "")
    held_secrets = any(secret in name for secret in ("password",) for name in request.form)
    return urlsplit(origin).netloc == request.host and not held_secrets
