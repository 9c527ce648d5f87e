"""The loaded texts: reading them with their terms marked, and finding where a phrase stands in them."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from glossary.domain.errors import EditConflict, NothingChanged
from glossary.domain.vocabulary import Language, Role
from glossary.editing.quoting import propose_example
from glossary.lookup.hits import Hit, Tier
from glossary.lookup.ladder import look_up
from glossary.lookup.recognition import recognise
from glossary.storage import entries
from glossary.texts.concordance import distribution, occurrences
from glossary.texts.loaded import loaded_codes, sentence, sentences_between
from glossary.web.addresses import page_number
from glossary.web.database import reading, writing
from glossary.web.identity import current_person, role_required, signed_in_person
from glossary.web.paging import Page
from glossary.web.reading_view import marked
from glossary.web.words import say

blueprint = Blueprint("concordance", __name__, url_prefix="/texts")
LONGEST = 200
LINES = 100
SENTENCES = 120
SURE = {Tier.EXACT, Tier.INFLECTED}


@blueprint.get("/search")
def search() -> str:
    """Show where a phrase stands in the loaded texts, line by line, with counts and pictures."""
    phrase = request.args.get("q", "").strip()[:LONGEST]
    session = reading()
    lines = list(occurrences(session, phrase)) if phrase else []
    page = Page(page_number(), LINES, len(lines))
    return render_template(
        "concordance/search.html",
        phrase=phrase,
        lines=lines[page.offset : page.offset + LINES],
        page=page,
        distribution=distribution(session, lines) if lines else {},
        texts=entries.texts(session),
        loaded=loaded_codes(session),
        entry=_entry_of(phrase),
        may_propose=_may_propose(),
    )


@blueprint.get("/<text>")
def read(text: str) -> str:
    """Show a stretch of a text, its known terms marked."""
    session = reading()
    record = entries.texts(session).get(text)
    if record is None:
        abort(404)
    page = Page(page_number(), SENTENCES, loaded_codes(session).get(text, 0))
    stretch = sentences_between(session, text, page.offset + 1, page.offset + SENTENCES)
    joined = "\n".join(sentence.text for sentence in stretch)
    matches = recognise(session, joined, language=Language.KAZAKH)
    return render_template(
        "concordance/read.html", record=record, page=page, sentences=marked(stretch, matches)
    )


@blueprint.post("/<text>/<number:number>/example")
@role_required(Role.EDITOR)
def quote(text: str, number: int) -> Response:
    """Propose a sentence of a text as an example of an entry's term."""
    found = sentence(writing(), text, number)
    identifier, term = request.form.get("identifier", ""), request.form.get("term", "")
    back = redirect(url_for(".search", q=request.form.get("phrase", "")[:LONGEST]), 303)
    if found is None:
        abort(404)
    try:
        revision = propose_example(writing(), identifier, term, text, found, by=signed_in_person())
    except NothingChanged:
        flash(gettext("The entry quotes this sentence already."), "error")
        return back
    except EditConflict as error:
        flash(say(error), "error")
        return back
    writing().commit()
    flash(gettext("Proposed. Another person reviews it now."), "done")
    return redirect(url_for("reviewing.show", identifier=identifier, number=revision.number), 303)


def _entry_of(phrase: str) -> Hit | None:
    """Return the entry whose term the phrase surely is."""
    hits = look_up(reading(), phrase, limit=1).hits if phrase else []
    return next((hit for hit in hits if hit.tier in SURE), None)


def _may_propose() -> bool:
    person = current_person()
    return person is not None and person.role.includes(Role.EDITOR)
