"""What the database itself refuses, whatever program writes to it: tried by plain SQL on both databases."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import Session

from glossary.domain.vocabulary import Role
from glossary.editing import proposing, reviewing
from glossary.storage.engine import Database
from glossary.storage.tables import InstallationFact, Person, Revision
from tests.builders import a_content, a_person, a_proposal, an_entry, identifier_of

A_REVISION = (
    "INSERT INTO revision (entry_id, number, action, content_format, content_json, note, origin,"
    " process_status, submitted_at, decision_comment, author_id)"
    " VALUES (:entry_id, :number, 'change', 1, '{}', '', :origin, :status, '2026-11-21', '', :author)"
)


@contextmanager
def refused(session: Session, words: str) -> Iterator[None]:
    """Expect a refusal in these words; what stood before stays."""
    with pytest.raises(DatabaseError, match=words), session.begin_nested():
        yield


def run(session: Session, sql: str, **values: Any) -> None:
    session.execute(text(sql), values)


def approve_by_sql(session: Session, revision: Revision, reviewer: Person | None) -> None:
    run(
        session,
        "UPDATE revision SET process_status = 'approved', reviewer_id = :reviewer WHERE id = :id",
        id=revision.id,
        reviewer=reviewer.id if reviewer else None,
    )


def test_the_author_cannot_approve_by_sql(session: Session):
    author = a_person(session, Role.REVIEWER)
    proposal = a_proposal(session, a_content(kk="орта держава"), by=author)
    with refused(session, "nobody approves what they wrote|approved_by_a_second_person"):
        approve_by_sql(session, proposal, author)


def test_a_co_author_cannot_approve_by_sql(session: Session):
    co_author, author, reviewer = (a_person(session, Role.REVIEWER) for _ in range(3))
    first = a_proposal(session, a_content(kk="орта держава"), by=co_author)
    identifier = identifier_of(session, first)
    reviewing.give_back(session, identifier, 1, by=reviewer, comment="Анықтама керек.")
    second = proposing.propose_change(
        session, identifier, a_content(kk="ұлы держава"), by=author, base=None, carries_on=1
    )
    with refused(session, "nobody approves what they wrote"):
        approve_by_sql(session, second, co_author)
    approve_by_sql(session, second, reviewer)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.EDITOR])
def test_only_a_reviewer_approves_by_sql(session: Session, role: Role):
    proposal = a_proposal(session, a_content(kk="орта держава"))
    with refused(session, "only a reviewer approves"):
        approve_by_sql(session, proposal, a_person(session, role))


def test_a_reviewer_whose_account_is_closed_cannot_approve_by_sql(session: Session):
    proposal = a_proposal(session, a_content(kk="орта держава"))
    closed = a_person(session, Role.REVIEWER)
    closed.active = False
    session.flush()
    with refused(session, "only a reviewer approves"):
        approve_by_sql(session, proposal, closed)


def test_nobody_cannot_approve_by_sql(session: Session):
    proposal = a_proposal(session, a_content(kk="орта держава"))
    with refused(session, "only a reviewer approves|approved_by_a_second_person"):
        approve_by_sql(session, proposal, None)


@pytest.mark.parametrize(
    "change",
    [
        'content_json = \'{"note": "another"}\'',
        "content_format = 2",
        "number = 7",
        "origin = 'imported'",
        "author_id = NULL",
        "base_number = 1",
        "previous_number = 1",
        "action = 'retire'",
        "note = 'another'",
        "submitted_at = '2020-01-01'",
    ],
)
def test_what_was_proposed_never_changes(session: Session, change: str):
    proposal = a_proposal(session, a_content(kk="орта держава"))
    with refused(session, "the content of a revision never changes|CHECK|check constraint"):
        run(session, f"UPDATE revision SET {change} WHERE id = :id", id=proposal.id)


@pytest.mark.parametrize(
    "change",
    [
        "process_status = 'in_review'",
        "process_status = 'rejected'",
        "reviewer_id = (SELECT id FROM person WHERE name = 'another')",
        "decision_comment = 'another'",
        "decided_at = '2020-01-01'",
    ],
)
def test_a_decision_never_changes(session: Session, change: str):
    approved = an_entry(session, a_content(kk="орта держава"))
    a_person(session, Role.REVIEWER, name="another")
    with refused(session, "a decision is final"):
        run(session, f"UPDATE revision SET {change} WHERE id = :id", id=approved.id)


def test_an_entry_has_one_open_revision(session: Session):
    proposal = a_proposal(session, a_content(kk="орта держава"))
    with refused(session, "UNIQUE|uq_revision_open"):
        run(
            session,
            A_REVISION,
            entry_id=proposal.entry_id,
            number=2,
            origin="reviewed",
            status="in_review",
            author=proposal.author_id,
        )


@pytest.mark.parametrize("status", ["approved", "returned", "rejected"])
def test_a_reviewed_revision_cannot_begin_as_anything_but_in_review(session: Session, status: str):
    approved = an_entry(session, a_content(kk="орта держава"))
    with refused(session, "starts in review|approved_by_a_second_person"):
        run(
            session,
            A_REVISION,
            entry_id=approved.entry_id,
            number=2,
            origin="reviewed",
            status=status,
            author=approved.author_id,
        )


def test_one_person_publishes_alone_only_where_the_installation_says_so(session: Session):
    approved = an_entry(session, a_content(kk="орта держава"))
    values = {
        "entry_id": approved.entry_id,
        "number": 2,
        "origin": "one_person",
        "status": "approved",
        "author": approved.author_id,
    }
    with refused(session, "not set up for one person"):
        run(session, A_REVISION, **values)
    session.add(InstallationFact(name="one_person", value="yes"))
    session.flush()
    run(session, A_REVISION, **values)


def test_what_a_person_wrote_is_not_called_imported(session: Session):
    approved = an_entry(session, a_content(kk="орта держава"))
    with refused(session, "imported_by_nobody"):
        run(
            session,
            A_REVISION,
            entry_id=approved.entry_id,
            number=2,
            origin="imported",
            status="approved",
            author=approved.author_id,
        )


@pytest.mark.parametrize("table", ["revision_author", "revision"])
def test_revisions_and_their_authors_are_never_deleted(session: Session, table: str):
    a_proposal(session, a_content(kk="орта держава"))
    with refused(session, "never"):
        run(session, f"DELETE FROM {table}")


def test_an_author_of_a_revision_is_never_exchanged(session: Session):
    a_proposal(session, a_content(kk="орта держава"))
    with refused(session, "an author of a revision is never changed"):
        run(session, "UPDATE revision_author SET person_id = :other", other=a_person(session).id)


def test_an_entry_with_revisions_is_never_deleted(session: Session):
    a_proposal(session, a_content(kk="орта держава"))
    with refused(session, "FOREIGN KEY|foreign key"):
        run(session, "DELETE FROM concept_entry")


def test_only_an_approved_revision_is_published(session: Session):
    proposal = a_proposal(session, a_content(kk="орта держава"))
    with refused(session, "only an approved revision is published"):
        run(
            session,
            "UPDATE concept_entry SET status = 'published', published_number = 1 WHERE id = :id",
            id=proposal.entry_id,
        )


def test_what_is_published_has_its_revision(session: Session):
    proposal = a_proposal(session, a_content(kk="орта держава"))
    with refused(session, "published_by_a_revision"):
        run(session, "UPDATE concept_entry SET status = 'published' WHERE id = :id", id=proposal.entry_id)


def test_an_entry_is_not_entered_as_published(session: Session):
    with refused(session, "an entry starts as a proposal"):
        run(
            session,
            "INSERT INTO concept_entry (identifier, status, published_number) VALUES ('c-9', 'published', 1)",
        )


def test_an_identifier_never_changes(session: Session):
    an_entry(session, a_content(kk="орта держава"))
    with refused(session, "an identifier never changes"):
        run(session, "UPDATE concept_entry SET identifier = 'another'")


def test_a_language_has_one_preferred_term(session: Session):
    entry_id = an_entry(session, a_content(kk="орта держава")).entry_id
    with refused(session, "UNIQUE|uq_term_section_preferred"):
        run(
            session,
            "INSERT INTO term_section (entry_id, number, language, term, sort_key, initial,"
            " administrative_status) VALUES (:id, 2, 'kk', 'орташа держава', '', 'О', 'preferred')",
            id=entry_id,
        )


@pytest.mark.parametrize(
    "change",
    ["administrative_status = 'forbidden'", "language = 'de'", "term = ''", "part_of_speech = 'thing'"],
)
def test_words_outside_the_vocabularies_are_refused(session: Session, change: str):
    an_entry(session, a_content(kk="орта держава"))
    with refused(session, "CHECK|check constraint|FOREIGN KEY|foreign key"):
        run(session, f"UPDATE term_section SET {change}")


def test_a_reading_connection_cannot_write(database: Database):
    with database.session() as session, pytest.raises(DatabaseError, match=r"readonly|read-only"):
        session.execute(text("DELETE FROM subject_field"))


def test_rows_that_point_nowhere_are_refused(session: Session):
    with pytest.raises(IntegrityError):
        run(
            session,
            "INSERT INTO entry_subject_field (entry_id, field_code, position) VALUES (999, 'nothing', 0)",
        )
