"""Judging in the browser: what a reviewer sees, may do, and is told."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from glossary.domain.content import LanguageContent
from glossary.domain.vocabulary import Language, ProcessStatus, Role
from glossary.editing import accounts, proposing, reviewing
from glossary.editing.importing import import_entries
from glossary.exchange.reading import Holding, ReadEntry
from glossary.storage.engine import Database
from glossary.storage.tables import Revision
from tests.builders import a_content, a_person, a_proposal, an_entry
from tests.web.conftest import Writing
from tests.web.pages import alone, buttons_on, text_of, typed_on

SignedIn = Callable[..., FlaskClient]
PAGE = "/en/review/c-1/1"
ALL = {("step", name) for name in ("approve", "return", "reject", "withdraw")}


@pytest.fixture
def reviewer(signed_in: SignedIn) -> FlaskClient:
    return signed_in(Role.REVIEWER)


@pytest.fixture
def proposal(writing: Writing) -> None:
    with writing() as session:
        author = a_person(session, Role.REVIEWER, name="Айгүл")
        a_proposal(session, a_content(kk="орта держава", ru="средняя держава"), by=author)


def status(database: Database, number: int = 1) -> ProcessStatus:
    with database.reading() as session:
        return session.scalars(select(Revision.process_status).where(Revision.number == number)).one()


def take(browser: FlaskClient, step: str, comment: str = "", page: str = PAGE):
    token = alone(browser.get("/en/account"))
    return browser.post(page, data=token | {"step": step, "comment": comment})


@pytest.mark.usefixtures("proposal")
def test_each_is_offered_what_they_may_do(signed_in: SignedIn, database: Database):
    with database.reading() as session:
        author = accounts.person(session, "Айгүл")
    offered = {
        who: buttons_on(signed_in(who).get(PAGE)) & ALL
        for who in (Role.EDITOR, Role.REVIEWER, Role.ADMINISTRATOR)
    }
    assert offered[Role.EDITOR] == set()
    assert offered[Role.REVIEWER] == offered[Role.ADMINISTRATOR] == ALL - {("step", "withdraw")}
    own = signed_in(author).get(PAGE)
    assert buttons_on(own) & ALL == {("step", "withdraw")}
    assert "another person must judge it" in own.text


@pytest.mark.usefixtures("proposal")
def test_the_queue_names_what_waits_and_whose_it_is(reviewer: FlaskClient):
    shown = text_of(reviewer.get("/en/review"))
    assert "орта держава" in shown
    assert "Айгүл" in shown
    assert "1 proposal waits." in shown


def test_an_empty_queue_says_so(reviewer: FlaskClient):
    assert "Nothing waits for review." in reviewer.get("/en/review").text


@pytest.mark.usefixtures("proposal")
@pytest.mark.parametrize("step", ["return", "reject"])
def test_who_refuses_is_asked_for_the_reason(reviewer: FlaskClient, database: Database, step: str):
    answer = take(reviewer, step, " ")
    assert answer.status_code == 422
    assert "Say why" in answer.text
    assert status(database) is ProcessStatus.IN_REVIEW
    assert take(reviewer, step, "Дереккөзі жоқ.").status_code == 303
    assert "Дереккөзі жоқ." in reviewer.get(PAGE).text


@pytest.mark.usefixtures("proposal")
@pytest.mark.parametrize("comment", ["а\x00б", "а\u202eб", "а" * 5001])
def test_a_comment_that_cannot_be_kept_is_refused_and_shown_again(
    reviewer: FlaskClient, database: Database, comment: str
):
    answer = take(reviewer, "approve", comment)
    assert answer.status_code == 422
    assert any(comment[-1] in typed for typed in typed_on(answer))
    assert status(database) is ProcessStatus.IN_REVIEW


@pytest.mark.usefixtures("proposal")
@pytest.mark.parametrize("step", ["", "publish", "revise", "APPROVE", "approve\x00"])
def test_a_step_that_does_not_exist_does_nothing(reviewer: FlaskClient, database: Database, step: str):
    assert take(reviewer, step, "Бірдеңе.").status_code == 422
    assert status(database) is ProcessStatus.IN_REVIEW


@pytest.mark.usefixtures("proposal")
def test_an_editor_cannot_approve_by_hand(signed_in: SignedIn, database: Database):
    assert take(signed_in(Role.EDITOR), "approve").status_code == 403
    assert take(signed_in(Role.MEMBER), "approve").status_code == 403
    assert status(database) is ProcessStatus.IN_REVIEW


@pytest.mark.usefixtures("proposal")
def test_approving_twice_is_a_conflict_that_shows_what_stands(reviewer: FlaskClient, database: Database):
    assert take(reviewer, "approve").status_code == 303
    answer = take(reviewer, "approve", "тағы да")
    assert answer.status_code == 409
    assert "орта держава" in answer.text
    assert status(database) is ProcessStatus.APPROVED


@pytest.mark.usefixtures("proposal")
def test_approving_what_was_revised_meanwhile_is_a_conflict(
    reviewer: FlaskClient, writing: Writing, database: Database
):
    with writing() as session:
        reviewing.give_back(session, "c-1", 1, by=a_person(session, Role.REVIEWER), comment="Тағы.")
        proposing.propose_change(
            session, "c-1", a_content(kk="басқа"), by=a_person(session), base=None, carries_on=1
        )
    assert take(reviewer, "approve").status_code == 409
    assert status(database, 2) is ProcessStatus.IN_REVIEW


def test_the_page_shows_what_a_change_takes_away_and_adds(reviewer: FlaskClient, writing: Writing):
    with writing() as session:
        an_entry(session, a_content(kk="орта держава"))
        after = a_content(kk="орта держава")
        terms = after.languages[Language.KAZAKH].terms
        after.languages[Language.KAZAKH] = LanguageContent(definition="ықпалды мемлекет", terms=terms)
        proposing.propose_change(session, "c-1", after, by=a_person(session), base=1)
    page = reviewer.get("/en/review/c-1/2")
    assert "<ins>ықпалды мемлекет</ins>" in page.text


def test_what_a_command_line_import_proposed_says_so(reviewer: FlaskClient, writing: Writing):
    with writing() as session:
        content = a_content(kk="орта держава")
        item = ReadEntry(where="line 2", identifier="c-1", content=content, holding=Holding.ORDER)
        import_entries(session, [item])
    assert "an import" in text_of(reviewer.get("/en/review"))
    assert "an import" in text_of(reviewer.get(PAGE))
    assert take(reviewer, "approve").status_code == 303


@pytest.mark.parametrize("address", ["c-1/2", "c-9/1", "c-1/0", f"c-1/{10**22}", "c-1/²", "c-1/1'--"])
@pytest.mark.usefixtures("proposal")
def test_a_revision_that_is_not_there_is_404(reviewer: FlaskClient, address: str):
    assert reviewer.get(f"/en/review/{address}").status_code == 404
    assert take(reviewer, "approve", page=f"/en/review/{address}").status_code in {404, 405}


@pytest.mark.usefixtures("proposal")
def test_without_a_token_no_step_is_taken(reviewer: FlaskClient, database: Database):
    assert reviewer.post(PAGE, data={"step": "approve"}).status_code == 400
    assert status(database) is ProcessStatus.IN_REVIEW
