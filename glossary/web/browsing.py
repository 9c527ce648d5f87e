"""Walking through the termbase: by letter of a language, and by subject field."""

from flask import Blueprint, abort, render_template

from glossary.domain.vocabulary import Language
from glossary.storage import browsing
from glossary.storage.entries import subject_fields
from glossary.web.addresses import page_number
from glossary.web.database import reading
from glossary.web.locales import current_locale
from glossary.web.paging import Page

blueprint = Blueprint("browsing", __name__)
PAGE = 50


@blueprint.get("/browse/")
def start() -> str:
    """Show the letters of the three languages and the subject fields."""
    session = reading()
    letters = {language: browsing.letters(session, language) for language in Language}
    return render_template("browsing/start.html", letters=letters)


@blueprint.get("/browse/<any(kk, ru, en):language>/<initial>")
def letter(language: str, initial: str) -> str:
    """Show a language's terms under one letter."""
    session, chosen = reading(), Language(language)
    letters = browsing.letters(session, chosen)
    if initial not in letters:
        abort(404)
    page = Page(number=page_number(), size=PAGE, total=letters[initial])
    found = browsing.under_letter(session, chosen, initial, limit=page.size, offset=page.offset)
    return render_template(
        "browsing/letter.html", language=chosen, letter=initial, letters=letters, entries=found, page=page
    )


@blueprint.get("/fields/")
def fields() -> str:
    """Show the tree of subject fields."""
    session = reading()
    return render_template(
        "browsing/fields.html", fields=subject_fields(session), counts=browsing.field_counts(session)
    )


@blueprint.get("/fields/<code>")
def field(code: str) -> str:
    """Show the entries of a subject field and of the fields below it."""
    session = reading()
    known = subject_fields(session)
    if code not in known:
        abort(404)
    counts = browsing.field_counts(session)
    page = Page(number=page_number(), size=PAGE, total=counts.get(code, 0))
    found = browsing.in_field(session, code, current_locale(), limit=page.size, offset=page.offset)
    return render_template(
        "browsing/field.html", field=known[code], fields=known, counts=counts, entries=found, page=page
    )
