"""The first page."""

from flask import Blueprint, render_template
from flask_babel import gettext

from glossary.domain.vocabulary import Language
from glossary.storage import browsing
from glossary.storage.entries import subject_fields
from glossary.web.database import reading

blueprint = Blueprint("home", __name__)
NEWEST = 6


@blueprint.get("/")
def show() -> str:
    """Show the box, what it can find, the ways in, and how much there is."""
    session = reading()
    return render_template(
        "home/show.html",
        examples=examples(),
        language=Language.KAZAKH,
        letters=browsing.letters(session, Language.KAZAKH),
        fields=subject_fields(session),
        counts=browsing.field_counts(session),
        newest=browsing.newest(session, limit=NEWEST),
        numbers=browsing.numbers(session),
    )


def examples() -> list[dict[str, str]]:
    """Return queries that show what the box can find, each with what it shows."""
    return [
        {"query": "орта державаларды", "language": "kk", "why": gettext("an inflected form")},
        {"query": "kopvektorly saiasat", "language": "kk-Latn", "why": gettext("Latin letters")},
        {"query": "делимитации границы", "language": "ru", "why": gettext("Russian, inflected")},
    ]
