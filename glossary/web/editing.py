"""Proposing an entry or a change: the form, its rows, its conflicts."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from glossary.domain.content import EntryContent
from glossary.domain.errors import ContentRefused, EditConflict, NothingChanged
from glossary.domain.vocabulary import EntryStatus, ProcessStatus, Role
from glossary.domain.workflow import RevisionAction
from glossary.editing import proposing
from glossary.storage import entries
from glossary.storage.tables import ConceptEntry, Revision
from glossary.texts.ranking import kept_candidates
from glossary.web.changes import changes
from glossary.web.database import reading, writing
from glossary.web.forms import rows
from glossary.web.forms.entry import EntryForm, number
from glossary.web.forms.entry_data import begun, data_of
from glossary.web.identity import role_required, signed_in_person
from glossary.web.words import say

blueprint = Blueprint("editing", __name__)
Page = str | tuple[str, int] | Response


@blueprint.get("/propose")
@role_required(Role.EDITOR)
def new() -> Page:
    """Show the form of a new entry, perhaps begun with a term or a candidate of the texts."""
    rank = number(request.args.get("candidate")) or 0
    for candidate in kept_candidates(reading(), rank, rank):
        return _page(_form(data=begun(candidate.term, candidate.examples)), None)
    return _page(_form(data=begun(request.args.get("term", "")[:300])), None)


@blueprint.post("/propose")
@role_required(Role.EDITOR)
def propose() -> Page:
    """Propose a new entry, or do what a button of the form says."""
    form = _form(posted=True)
    if action := rows.wanted(request.form):
        return _rearranged(form, action, None)
    complaints = _complaints(form)
    if complaints:
        return _page(form, None, complaints), 422
    try:
        revision = proposing.propose_entry(
            writing(),
            form.content(),
            by=signed_in_person(),
            note=form.revision_note.data or "",
            confirmed=form.confirmed.data,
        )
    except ContentRefused as error:
        return _refused(form, None, error)
    writing().commit()
    return _proposed(revision)


@blueprint.get("/entries/<identifier:identifier>/edit")
@role_required(Role.EDITOR)
def edit(identifier: str) -> Page:
    """Show the form of an entry, or of its returned revision that is to be reworked."""
    entry = entries.entry(reading(), identifier)
    current = entries.open_revision(reading(), entry.id)
    if entry.status is EntryStatus.RETIRED or (
        current is not None and current.process_status is ProcessStatus.IN_REVIEW
    ):
        return render_template("editing/closed.html", entry=entry, current=current), 409
    if current is not None and current.action is RevisionAction.RETIRE:
        return redirect(url_for(".retire", identifier=identifier), 303)
    content = current.content if current else entries.published_content(reading(), entry)
    form = _form(data=data_of(content or EntryContent()) | _ground(entry, current))
    return _page(form, entry, returned=current)


@blueprint.post("/entries/<identifier:identifier>/edit")
@role_required(Role.EDITOR)
def save(identifier: str) -> Page:
    """Propose what was typed, or do what a button of the form says."""
    form = _form(posted=True)
    entry = entries.entry(reading(), identifier)
    if action := rows.wanted(request.form):
        return _rearranged(form, action, entry)
    complaints = _complaints(form)
    if complaints:
        return _page(form, entry, complaints), 422
    try:
        revision = proposing.propose_change(
            writing(),
            identifier,
            form.content(),
            by=signed_in_person(),
            base=number(form.base.data),
            carries_on=number(form.carries_on.data),
            note=form.revision_note.data or "",
            confirmed=form.confirmed.data,
        )
    except ContentRefused as error:
        return _refused(form, entry, error)
    except NothingChanged as error:
        return _page(form, entry, [("", say(error))]), 422
    except EditConflict as error:
        return _conflict(form, identifier, error)
    writing().commit()
    return _proposed(revision, identifier)


@blueprint.get("/entries/<identifier:identifier>/retire")
@role_required(Role.EDITOR)
def retire(identifier: str) -> Page:
    """Ask for the reason and the successor of an entry that is to be retired."""
    revision = entries.published_revision(reading(), identifier)
    entry = revision.entry
    current = entries.open_revision(reading(), entry.id)
    returned = current is not None and current.process_status is ProcessStatus.RETURNED
    if entry.status is EntryStatus.RETIRED or (current is not None and not returned):
        return render_template("editing/closed.html", entry=entry, current=current), 409
    ground = _ground(entry, current)
    return render_template(
        "editing/retire.html", revision=revision, entry=entry, returned=current, ground=ground
    )


@blueprint.post("/entries/<identifier:identifier>/retire")
@role_required(Role.EDITOR)
def propose_retirement(identifier: str) -> Page:
    """Propose to retire an entry."""
    revision = proposing.propose_retirement(
        writing(),
        identifier,
        by=signed_in_person(),
        base=number(request.form.get("base")),
        carries_on=number(request.form.get("carries_on")),
        reason=request.form.get("reason", ""),
        successor=request.form.get("successor", "").strip() or None,
    )
    writing().commit()
    return _proposed(revision, identifier)


def _form(*, data: dict[str, object] | None = None, posted: bool = False) -> EntryForm:
    form = EntryForm(request.form if posted else None, data=data)
    return _with_choices(form)


def _with_choices(form: EntryForm) -> EntryForm:
    form.subject_fields.choices = [
        (code, f"{'— ' if field.parent_code else ''}{field.name(g.locale)}")
        for code, field in entries.subject_fields(reading()).items()
    ]
    return form


def _ground(entry: ConceptEntry, current: Revision | None) -> dict[str, object]:
    """Return the numbers that tell from which revisions the author starts."""
    return {
        "base": str(entry.published_number or ""),
        "carries_on": str(current.number) if current else "",
    }


def _complaints(form: EntryForm) -> list[tuple[str, str]]:
    form.drop_blank_rows()
    return [] if form.validate() else form.complaints()


def _page(
    form: EntryForm,
    entry: ConceptEntry | None,
    problems: list[tuple[str, str]] | None = None,
    *,
    returned: Revision | None = None,
    must_confirm: bool = False,
    focus: str = "",
) -> str:
    return render_template(
        "editing/form.html",
        form=form,
        entry=entry,
        problems=problems or [],
        returned=returned,
        must_confirm=must_confirm,
        focus=focus,
    )


def _rearranged(form: EntryForm, action: tuple[str, str], entry: ConceptEntry | None) -> str:
    focus = rows.act(form, *action)
    return _page(_with_choices(EntryForm(data=form.data)), entry, focus=focus)


def _refused(form: EntryForm, entry: ConceptEntry | None, error: ContentRefused) -> Page:
    only_warnings = all(problem.warning for problem in error.problems)
    problems = form.mark(error.problems)
    return _page(form, entry, problems, must_confirm=only_warnings), 422


def _conflict(form: EntryForm, identifier: str, error: EditConflict) -> Page:
    """Show what someone else made of the entry beside what was typed; the form goes on from theirs."""
    entry = entries.entry(writing(), identifier)
    theirs = entries.open_revision(writing(), entry.id) or entries.published_revision(writing(), identifier)
    yours = form.content()
    is_open = theirs.process_status is ProcessStatus.IN_REVIEW
    data = form.data | _ground(entry, None if is_open or theirs.number == entry.published_number else theirs)
    page = render_template(
        "editing/conflict.html",
        form=_with_choices(EntryForm(data=data)),
        entry=entry,
        theirs=theirs,
        is_open=is_open,
        changes=changes(theirs.content, yours),
        message=say(error),
    )
    return page, 409


def _proposed(revision: Revision, identifier: str = "") -> Response:
    name = identifier or entries.identifier_of(writing(), revision.entry_id)
    if revision.process_status is ProcessStatus.APPROVED:
        flash(gettext("Published."), "done")
    else:
        flash(gettext("Proposed. Another person reviews it now."), "done")
    return redirect(url_for("reviewing.show", identifier=name, number=revision.number), 303)
