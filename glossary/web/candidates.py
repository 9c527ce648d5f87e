"""What the loaded texts keep saying and the glossary may lack; one click starts an entry."""

from flask import Blueprint, render_template

from glossary.domain.vocabulary import Role
from glossary.texts.ranking import kept_candidates, number_of_candidates
from glossary.web.addresses import page_number
from glossary.web.database import reading
from glossary.web.identity import role_required
from glossary.web.paging import Page

blueprint = Blueprint("candidates", __name__, url_prefix="/texts")
SIZE = 50


@blueprint.get("/candidates")
@role_required(Role.EDITOR)
def index() -> str:
    """Show the candidates, the likeliest term first, each with its first example."""
    session = reading()
    page = Page(page_number(), SIZE, number_of_candidates(session))
    found = kept_candidates(session, page.offset + 1, page.offset + SIZE)
    return render_template("candidates/index.html", candidates=found, page=page)
