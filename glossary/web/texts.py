"""The source texts: what was read, and where an entry's quotations come from."""

from flask import Blueprint, render_template

from glossary.domain.vocabulary import Role
from glossary.storage import browsing, entries
from glossary.texts.loaded import loaded_codes
from glossary.web.database import reading
from glossary.web.identity import current_person

blueprint = Blueprint("texts", __name__, url_prefix="/texts")


@blueprint.get("/")
def index() -> str:
    """Show the records of the source texts."""
    session, person = reading(), current_person()
    return render_template(
        "texts/index.html",
        texts=entries.texts(session),
        counts=browsing.quotation_counts(session),
        loaded=loaded_codes(session),
        may_load=person is not None and person.role.includes(Role.EDITOR),
    )
