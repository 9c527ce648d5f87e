"""The first page."""

from flask import Blueprint, render_template

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def show() -> str:
    """Show the box and the ways in."""
    return render_template("home/show.html")
