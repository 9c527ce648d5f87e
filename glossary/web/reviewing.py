"""The review: the queue, a revision with what it changes, the steps that may be taken on it."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from glossary.domain.content import EntryContent
from glossary.domain.errors import CommentNeeded, ContentRefused, EditConflict
from glossary.domain.vocabulary import ProcessStatus, Role
from glossary.domain.workflow import StepName
from glossary.editing import reviewing
from glossary.storage import entries
from glossary.storage.tables import Revision
from glossary.web.changes import changes
from glossary.web.database import reading, writing
from glossary.web.identity import role_required, signed_in_person
from glossary.web.words import say

blueprint = Blueprint("reviewing", __name__)
Page = str | tuple[str, int] | Response

STEPS: dict[str, Callable[..., Revision]] = {
    StepName.APPROVE: reviewing.approve,
    StepName.RETURN: reviewing.give_back,
    StepName.REJECT: reviewing.reject,
    StepName.WITHDRAW: reviewing.withdraw,
}


@blueprint.get("/review")
@role_required(Role.EDITOR)
def queue() -> Page:
    """Show the revisions that wait, the oldest first."""
    waiting = entries.queue(reading())
    person = signed_in_person()
    own = {revision.id for revision in waiting if reviewing.is_author(revision, person)}
    return render_template("reviewing/queue.html", waiting=waiting, own=own)


@blueprint.get("/review/<identifier:identifier>/<number:number>")
@role_required(Role.EDITOR)
def show(identifier: str, number: int) -> Page:
    """Show a revision: what it changes, what it makes of the entry, what may be done with it."""
    return _page(entries.revision(reading(), identifier, number))


@blueprint.post("/review/<identifier:identifier>/<number:number>")
@role_required(Role.EDITOR)
def take_step(identifier: str, number: int) -> Page:
    """Approve, return, reject or withdraw a revision."""
    step = STEPS.get(request.form.get("step", ""))
    if step is None:
        return _page(entries.revision(reading(), identifier, number)), 422
    comment = request.form.get("comment", "")
    try:
        step(writing(), identifier, number, by=signed_in_person(), comment=comment)
    except (CommentNeeded, ContentRefused, EditConflict) as error:
        revision = entries.revision(reading(), identifier, number)
        status = 409 if isinstance(error, EditConflict) else 422
        words = [say(each) for each in error.problems] if isinstance(error, ContentRefused) else [say(error)]
        return _page(revision, comment=comment, message=" ".join(words)), status
    writing().commit()
    flash(gettext("Done."), "done")
    return redirect(url_for(".queue"), 303)


def _page(revision: Revision, *, comment: str = "", message: str = "") -> str:
    person = signed_in_person()
    content = revision.content
    steps = [step for step in reviewing.steps_for(revision, person) if step.name in STEPS]
    may_revise = revision.process_status is ProcessStatus.RETURNED
    return render_template(
        "reviewing/show.html",
        revision=revision,
        entry=revision.entry,
        content=content,
        changes=changes(_base(revision), content),
        steps=steps,
        may_revise=may_revise,
        own=reviewing.is_author(revision, person),
        comment=comment,
        message=message,
        fields=entries.subject_fields(reading()),
    )


def _base(revision: Revision) -> EntryContent:
    """Return what the revision started from: nothing for a new entry."""
    if revision.base_number is None:
        return EntryContent()
    return entries.revision(reading(), revision.entry.identifier, revision.base_number).content
