"""What every answer carries: security headers and rules of caching; and which hosts are answered at all."""

from urllib.parse import urlsplit

from flask import Flask, Response, request, session
from werkzeug.exceptions import SecurityError

from glossary.settings import LOOPBACK, Settings

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
A_YEAR = 31_536_000


def install(app: Flask, settings: Settings, *, host: str) -> None:
    """Answer to trusted hosts alone, and add the headers to every answer."""
    headers = dict(HEADERS)
    if settings.base_url.startswith("https:"):
        headers["Strict-Transport-Security"] = f"max-age={A_YEAR}"
    hosts = trusted_hosts(settings, host)

    @app.before_request
    def require_trusted_host() -> None:
        if urlsplit(f"//{request.host}").hostname not in hosts:
            raise SecurityError("This address is not one this site answers to.")

    @app.after_request
    def protect(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return _cached(response)


def trusted_hosts(settings: Settings, host: str) -> frozenset[str]:
    """Return the host names to answer to when served on ``host``; a request for any other gets 400."""
    named = {name.casefold() for name in settings.trusted_hosts}
    public = urlsplit(settings.base_url).hostname
    if public:
        named.add(public)
    return frozenset(named | (LOOPBACK if host in LOOPBACK else {host}))


def _cached(response: Response) -> Response:
    """Let browsers ask again cheaply for what readers see; keep nothing of what is behind a sign-in."""
    if request.endpoint == "static":
        if "v" in request.args or "/vendor/" in request.path:
            response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
        return response
    if session or request.method not in {"GET", "HEAD"} or response.status_code >= 400:
        response.headers.setdefault("Cache-Control", "no-store")
        return response
    response.headers.setdefault("Cache-Control", "public, no-cache")
    if response.status_code == 200 and not response.is_streamed and not response.direct_passthrough:
        response.add_etag()
        response.make_conditional(request)
    return response
