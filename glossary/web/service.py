"""What machines ask for: whether the service is well, and what robots may read."""

from flask import Blueprint, Response, redirect
from sqlalchemy import text

from glossary.web.database import reading
from glossary.web.words import asset

blueprint = Blueprint("service", __name__)
ROBOTS = """User-agent: *
Disallow: /*/search
Disallow: /*/suggest
Disallow: /*/export/
"""


@blueprint.get("/healthz")
def health() -> Response:
    """Answer ok if the database can be read."""
    reading().execute(text("SELECT 1"))
    return Response("ok\n", mimetype="text/plain", headers={"Cache-Control": "no-store"})


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Say what robots may read."""
    return Response(ROBOTS, mimetype="text/plain")


@blueprint.get("/favicon.ico")
def favicon() -> Response:
    """Send on to the drawn icon."""
    return redirect(asset("icon.svg"))  # type: ignore[return-value]
