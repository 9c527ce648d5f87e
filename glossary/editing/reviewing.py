"""Judging a revision: the steps of the review's table, each with its row in the history."""

from sqlalchemy.orm import Session

from glossary.domain.errors import (
    CommentNeeded,
    EditConflict,
    OwnWorkNotApprovable,
    RevisionNotFound,
    StepNotAllowed,
)
from glossary.domain.vocabulary import ProcessStatus
from glossary.domain.workflow import STEPS, Step, StepName, Whose, may_take, steps_open_to
from glossary.editing.rules import plain
from glossary.storage import entries, search_keys
from glossary.storage.projection import publish
from glossary.storage.tables import Person, Revision, now


def approve(session: Session, identifier: str, number: int, *, by: Person, comment: str = "") -> Revision:
    """Approve a revision and publish it; the entry's projection and search keys follow at once."""
    revision = _judge(session, identifier, number, STEPS[StepName.APPROVE], by=by, comment=comment)
    publish(session, revision.entry, revision)
    return revision


def give_back(session: Session, identifier: str, number: int, *, by: Person, comment: str) -> Revision:
    """Return a revision to its author with a comment; it stays open."""
    return _judge(session, identifier, number, STEPS[StepName.RETURN], by=by, comment=comment)


def reject(session: Session, identifier: str, number: int, *, by: Person, comment: str) -> Revision:
    """Reject a revision with a reason."""
    return _judge(session, identifier, number, STEPS[StepName.REJECT], by=by, comment=comment)


def withdraw(session: Session, identifier: str, number: int, *, by: Person, comment: str = "") -> Revision:
    """Take one's own open revision back."""
    return _judge(session, identifier, number, STEPS[StepName.WITHDRAW], by=by, comment=comment)


def steps_for(revision: Revision, person: Person | None) -> list[Step]:
    """Return the steps a person may take on a revision now: what its page offers as buttons."""
    if person is None or not person.active:
        return []
    return steps_open_to(
        status=revision.process_status, role=person.role, is_author=is_author(revision, person)
    )


def is_author(revision: Revision, person: Person) -> bool:
    """Say whether a person wrote any part of a revision since the last approved one."""
    return any(author.person_id == person.id for author in revision.authors)


def require_visible(revision: Revision, person: Person | None) -> None:
    """Raise :class:`RevisionNotFound` for a revision that was not approved, unless an editor asks."""
    shown = revision.process_status is ProcessStatus.APPROVED
    if not shown and (person is None or not _is_editor(person)):
        raise RevisionNotFound(identifier=revision.entry.identifier, number=revision.number)


def _is_editor(person: Person) -> bool:
    return person.active and person.role.includes(STEPS[StepName.REVISE].role)


def _judge(
    session: Session, identifier: str, number: int, step: Step, *, by: Person, comment: str
) -> Revision:
    """Take one step of the review's table on a revision.

    :raises EditConflict: if the revision was judged, or the entry published anew, meanwhile.
    :raises OwnWorkNotApprovable: if the person wrote a part of it.
    :raises StepNotAllowed: if their role does not allow the step.
    :raises CommentNeeded: if the step needs words and there are none.
    :raises ContentRefused: if the words hold characters that cannot be used.
    """
    revision = entries.revision(session, identifier, number, for_update=True)
    require_visible(revision, by)
    _require_allowed(revision, step, by)
    moved = step.name is StepName.APPROVE and revision.base_number != revision.entry.published_number
    if revision.process_status not in step.source or moved:
        raise EditConflict(identifier=identifier, revision=number, status=revision.process_status)
    comment = plain(comment, "comment")
    if step.needs_comment and not comment:
        raise CommentNeeded(step=step.name)
    revision.process_status = step.target
    revision.decision_comment = comment
    revision.decided_at = now()
    if step.whose is Whose.ANOTHERS:
        revision.reviewer_id = by.id
    session.flush()
    if step.target is not ProcessStatus.RETURNED:
        search_keys.remove_proposal_keys(session, revision.entry_id)
    return revision


def _require_allowed(revision: Revision, step: Step, by: Person) -> None:
    own = is_author(revision, by)
    if own and step.whose is Whose.ANOTHERS:
        raise OwnWorkNotApprovable(step=step.name)
    allowed = any(may_take(step, status=status, role=by.role, is_author=own) for status in step.source)
    if not (by.active and allowed):
        raise StepNotAllowed(step=step.name)
