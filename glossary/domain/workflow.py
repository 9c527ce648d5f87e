"""The review as one table: it drives the buttons, the permission check and the history."""

from dataclasses import dataclass
from enum import StrEnum

from glossary.domain.vocabulary import ProcessStatus, Role


class RevisionAction(StrEnum):
    """What an approved revision does to its entry."""

    CHANGE = "change"
    RETIRE = "retire"


class StepName(StrEnum):
    """What a person can do with a revision that is open."""

    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    REVISE = "revise"
    WITHDRAW = "withdraw"


class Whose(StrEnum):
    """On whose work a step may be taken."""

    ANOTHERS = "anothers"  # never by anyone who wrote a part of it
    OWN = "own"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the review: from where, to where, by whom."""

    name: StepName
    source: frozenset[ProcessStatus]
    target: ProcessStatus
    role: Role
    whose: Whose
    needs_comment: bool = False


_IN_REVIEW = frozenset({ProcessStatus.IN_REVIEW})
_RETURNED = frozenset({ProcessStatus.RETURNED})

STEPS = {
    step.name: step
    for step in (
        Step(StepName.APPROVE, _IN_REVIEW, ProcessStatus.APPROVED, Role.REVIEWER, Whose.ANOTHERS),
        Step(StepName.RETURN, _IN_REVIEW, ProcessStatus.RETURNED, Role.REVIEWER, Whose.ANOTHERS, True),
        Step(StepName.REJECT, _IN_REVIEW, ProcessStatus.REJECTED, Role.REVIEWER, Whose.ANOTHERS, True),
        Step(StepName.REVISE, _RETURNED, ProcessStatus.REVISED, Role.EDITOR, Whose.ANY),
        Step(StepName.WITHDRAW, _IN_REVIEW | _RETURNED, ProcessStatus.WITHDRAWN, Role.EDITOR, Whose.OWN),
    )
}


def may_take(step: Step, *, status: ProcessStatus, role: Role, is_author: bool) -> bool:
    """Say whether a person of this role, author of a part or not, may take the step now.

    >>> may_take(STEPS[StepName.APPROVE], status=ProcessStatus.IN_REVIEW, role=Role.REVIEWER, is_author=True)
    False
    """
    theirs = {Whose.ANOTHERS: not is_author, Whose.OWN: is_author, Whose.ANY: True}[step.whose]
    return status in step.source and role.includes(step.role) and theirs


def steps_open_to(*, status: ProcessStatus, role: Role, is_author: bool) -> list[Step]:
    """Return the steps such a person may take on a revision of this status, in the table's order."""
    return [step for step in STEPS.values() if may_take(step, status=status, role=role, is_author=is_author)]
