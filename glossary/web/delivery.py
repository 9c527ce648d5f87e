"""How an answer travels: what browsers may keep of it, and compressed where nothing in it is secret."""

import gzip

from flask import Flask, Response, request, session

A_YEAR = 31_536_000
TEXT = frozenset({"text/html", "text/css", "text/javascript", "image/svg+xml", "text/plain"})
WORTHWHILE = 1_000  # bytes


def install(app: Flask) -> None:
    """Treat every answer last, when all else has been said."""

    @app.after_request
    def deliver(response: Response) -> Response:
        return compressed(kept(response))


def kept(response: Response) -> Response:
    """Let browsers ask again cheaply for what readers see; keep nothing of what is behind a sign-in."""
    if request.endpoint == "static":
        if "v" in request.args or "/vendor/" in request.path:
            response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
        return response
    if session or request.method not in {"GET", "HEAD"} or response.status_code >= 400:
        response.headers.setdefault("Cache-Control", "no-store")
        return response
    response.headers.setdefault("Cache-Control", "public, no-cache")
    if response.status_code == 200 and not response.is_streamed:
        response.add_etag(weak=True)  # the same page, compressed or not
        response.make_conditional(request)
    return response


def compressed(response: Response) -> Response:
    """Compress text, but no page of a signed-in person: its length would tell of the secrets in it."""
    if response.mimetype not in TEXT or (session and request.endpoint != "static"):
        return response
    response.vary.add("Accept-Encoding")
    streams = response.is_streamed and not response.direct_passthrough
    if response.status_code != 200 or streams or request.accept_encodings["gzip"] <= 0:
        return response
    response.direct_passthrough = False
    plain = response.get_data()
    if len(plain) >= WORTHWHILE:
        response.set_data(gzip.compress(plain, 6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
