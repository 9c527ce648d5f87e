"""The table of the review: who may take which step, and on what."""

from itertools import product

import pytest

from glossary.domain.vocabulary import ProcessStatus, Role
from glossary.domain.workflow import STEPS, StepName, may_take, steps_open_to

IN_REVIEW, RETURNED = ProcessStatus.IN_REVIEW, ProcessStatus.RETURNED
EDITOR, REVIEWER, ADMINISTRATOR = Role.EDITOR, Role.REVIEWER, Role.ADMINISTRATOR
OTHERS = {(IN_REVIEW, REVIEWER, False), (IN_REVIEW, ADMINISTRATOR, False)}
WORKERS = (EDITOR, REVIEWER, ADMINISTRATOR)

# All that is allowed: status of the revision, role of the person, whether they wrote a part of it.
ALLOWED = {
    StepName.APPROVE: OTHERS,
    StepName.RETURN: OTHERS,
    StepName.REJECT: OTHERS,
    StepName.REVISE: {(RETURNED, role, own) for role, own in product(WORKERS, (True, False))},
    StepName.WITHDRAW: {(status, role, True) for status, role in product((IN_REVIEW, RETURNED), WORKERS)},
}
EVERY_CASE = list(product(StepName, ProcessStatus, Role, (True, False)))


@pytest.mark.parametrize(("name", "status", "role", "own"), EVERY_CASE)
def test_a_step_is_open_exactly_where_the_table_says(
    name: StepName, status: ProcessStatus, role: Role, own: bool
):
    allowed = (status, role, own) in ALLOWED[name]
    assert may_take(STEPS[name], status=status, role=role, is_author=own) is allowed
    assert (STEPS[name] in steps_open_to(status=status, role=role, is_author=own)) is allowed


@pytest.mark.parametrize(
    ("name", "target", "needs_comment"),
    [
        (StepName.APPROVE, ProcessStatus.APPROVED, False),
        (StepName.RETURN, ProcessStatus.RETURNED, True),
        (StepName.REJECT, ProcessStatus.REJECTED, True),
        (StepName.REVISE, ProcessStatus.REVISED, False),
        (StepName.WITHDRAW, ProcessStatus.WITHDRAWN, False),
    ],
)
def test_a_step_leads_where_the_table_says(name: StepName, target: ProcessStatus, needs_comment: bool):
    assert STEPS[name].target is target
    assert STEPS[name].needs_comment is needs_comment


def test_roles_include_those_below_them():
    order = list(Role)
    for one, other in product(order, order):
        assert one.includes(other) is (order.index(one) >= order.index(other))
