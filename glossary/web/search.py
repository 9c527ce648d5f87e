"""Looking a term up: the list of answers, and suggestions as one types."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from itertools import permutations
from typing import TypeVar
from urllib.parse import quote_plus

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask_babel import LazyString, lazy_gettext

from glossary.domain.vocabulary import OPEN_STATUSES, AdministrativeStatus, Language, ProcessStatus, Role
from glossary.lookup.filters import Filters
from glossary.lookup.help import nearest
from glossary.lookup.hits import Tier
from glossary.lookup.ladder import look_up
from glossary.lookup.recognition import recognise
from glossary.lookup.suggestions import suggest as suggestions
from glossary.storage.entries import subject_fields, texts
from glossary.storage.tables import SubjectField
from glossary.web.database import reading
from glossary.web.identity import current_person
from glossary.web.locales import current_locale

blueprint = Blueprint("search", __name__)
PAGE = 20
MOST_SUGGESTIONS = 8
LONGEST = 300
CHOICES = ("q", "language", "administrative_status", "subject_field", "approved", "text", "state", "order")
Choice = TypeVar("Choice", bound=StrEnum)

# What an exact hit, or one that begins as was typed, would say is seen at once.
WHY: Mapping[Tier, LazyString] = {
    Tier.INFLECTED: lazy_gettext("found as a form of %(term)s"),
    Tier.LETTERS: lazy_gettext("found as %(term)s spelt with other letters"),
    Tier.LAYOUT: lazy_gettext("found as %(term)s typed on another keyboard"),
    Tier.WORD: lazy_gettext("has the words you typed"),
    Tier.TYPO: lazy_gettext("spelt almost so: %(term)s"),
}


@blueprint.get("/search")
def results() -> str | Response:
    """Show what answers a query, a page at a time."""
    query = request.args.get("q", "")[:LONGEST].strip()
    if not query:
        return redirect(url_for("home.show"))  # type: ignore[return-value]
    session = reading()
    fields = subject_fields(session)
    filters = chosen(fields)
    found = look_up(session, query, filters=filters, limit=PAGE, after=request.args.get("after"))
    return render_template(
        "search/results.html",
        query=query,
        found=found,
        why=WHY,
        filters=filters,
        fields=fields,
        statuses=list(AdministrativeStatus),
        states=OPEN_STATUSES if _is_editor() else (),
        texts=texts(session),
        nearest=[] if found.hits else nearest(session, query),
        parts=[] if found.hits else recognise(session, query),
        order=order(),
        orders=list(permutations(Language)),
        address=addresses(),
    )


@blueprint.get("/suggest")
def suggest() -> Response:
    """Answer the beginning of a term with a list of entries to choose from, as a fragment of a page."""
    typed = request.args.get("q", "")[:LONGEST]
    found = suggestions(reading(), typed, limit=MOST_SUGGESTIONS)
    return make_response(render_template("search/_suggestions.html", suggestions=found))


def chosen(fields: Mapping[str, SubjectField]) -> Filters:
    """Return what the address narrows the search to; unknown values narrow nothing.

    The state of an entry's open revision is for editors alone.
    """
    field = request.args.get("subject_field", "")
    state = _member(ProcessStatus, "state")
    return Filters(
        language=_member(Language, "language"),
        administrative_status=_member(AdministrativeStatus, "administrative_status"),
        subject_field=field if field in fields else None,
        normative=True if request.args.get("approved") == "yes" else None,
        text_code=request.args.get("text") or None,
        process_status=state if state in OPEN_STATUSES and _is_editor() else None,
    )


def order() -> tuple[Language, ...]:
    """Return the languages of the table's columns from left to right; the reader's own first by default."""
    given = tuple(request.args.get("order", "").split("-"))
    if sorted(given) == sorted(Language):
        return tuple(map(Language, given))
    own = current_locale()
    return (own, *(language for language in Language if language != own))


def _is_editor() -> bool:
    person = current_person()
    return person is not None and person.role.includes(Role.EDITOR)


def _member(vocabulary: type[Choice], name: str) -> Choice | None:
    given = request.args.get(name)
    return vocabulary(given) if given in list(vocabulary) else None


def addresses() -> Callable[..., str]:
    """Return a function that gives the address of this search with some choices changed or taken away.

    Such an address leads to the first page of what it finds.
    """
    place = url_for("search.results")
    kept = {name: quote_plus(given) for name in CHOICES if (given := request.args.get(name))}

    def address(**changes: str | None) -> str:
        chosen = kept | {name: quote_plus(value) for name, value in changes.items() if value}
        pairs = (f"{name}={value}" for name, value in chosen.items() if changes.get(name, value))
        return f"{place}?{'&'.join(pairs)}"

    return address
