"""The security headers that every answer carries, and which hosts are answered at all."""

from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.exceptions import RequestEntityTooLarge, SecurityError

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

    @app.before_request
    def require_form_of_bearable_size() -> None:
        """Hold URL-encoded forms to the limits that the framework holds multipart ones to."""
        if request.mimetype == "application/x-www-form-urlencoded":
            request.max_content_length = app.config["MAX_FORM_MEMORY_SIZE"]
            if request.get_data().count(b"&") >= app.config["MAX_FORM_PARTS"]:
                raise RequestEntityTooLarge

    @app.after_request
    def protect(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response


def trusted_hosts(settings: Settings, host: str) -> frozenset[str]:
    """Return the host names to answer to when served on ``host``; a request for any other gets 400."""
    named = {name.casefold() for name in settings.trusted_hosts}
    public = urlsplit(settings.base_url).hostname
    if public:
        named.add(public)
    return frozenset(named | (LOOPBACK if host in LOOPBACK else {host}))
