"""An entry's page, its earlier revisions and its history."""

from flask import Blueprint, current_app, make_response, render_template, request
from werkzeug import Response

from glossary.domain.vocabulary import EntryStatus, Role
from glossary.editing.reviewing import require_visible
from glossary.storage import entries
from glossary.storage.tables import Revision
from glossary.web.database import reading
from glossary.web.entry_page import entry_page
from glossary.web.identity import current_person
from glossary.web.locales import current_locale

blueprint = Blueprint("entries", __name__, url_prefix="/entries")


@blueprint.get("/<identifier:identifier>")
def show(identifier: str) -> Response:
    """Show what is published of an entry, or where a retired one went."""
    revision = entries.published_revision(reading(), identifier)
    if revision.entry.status is EntryStatus.RETIRED:
        return _gone(revision)
    return make_response(_page(revision))


@blueprint.get("/<identifier:identifier>/revisions/<number:number>")
def revision(identifier: str, number: int) -> str:
    """Show an approved revision as it was, for those who follow a citation."""
    found = entries.revision(reading(), identifier, number)
    require_visible(found, current_person())
    return _page(found)


@blueprint.get("/<identifier:identifier>/history")
def history(identifier: str) -> str:
    """Show the approved revisions of an entry, the newest first."""
    session = reading()
    published = entries.published_revision(session, identifier)
    revisions = entries.history(session, published.entry_id, only_approved=True)
    return render_template("entries/history.html", published=published, revisions=revisions)


def _page(revision: Revision) -> str:
    page = entry_page(reading(), revision, current_locale())
    person = current_person()
    return render_template(
        "entries/show.html",
        page=page,
        permanent=permanent_address(page.identifier),
        cited=f"{permanent_address(page.identifier)}/revisions/{revision.number}",
        may_edit=person is not None and person.role.includes(Role.EDITOR),
    )


def _gone(revision: Revision) -> Response:
    successor = revision.entry.successor
    labels = entries.labels(reading(), [successor], current_locale()) if successor else {}
    content = render_template(
        "entries/retired.html", revision=revision, successor=successor, label=labels.get(successor or "", "")
    )
    return make_response(content, 410)


def permanent_address(identifier: str) -> str:
    """Return the address to cite, which keeps its meaning in every language."""
    base: str = current_app.config["BASE_URL"] or request.url_root.rstrip("/")
    return f"{base}/entries/{identifier}"
