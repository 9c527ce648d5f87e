"""Taking a file in through the page: what it would change is shown first, and then proposed as one batch."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from glossary.domain.vocabulary import ProcessStatus, Role
from glossary.storage.engine import Database
from glossary.storage.tables import Revision
from glossary.web import importing
from tests.builders import a_content, an_entry, identifier_of
from tests.web.conftest import Writing, token_on

HEADER = "identifier,subject_field,kk,ru,en,definition_kk,note\n"


def check(browser: FlaskClient, table: str, name: str = "terms.csv"):
    token = token_on(browser.get("/en/import/").text)
    file = (BytesIO((HEADER + table).encode()), name)
    data = {"csrf_token": token, "file": file}
    return browser.post("/en/import/check", data=data, content_type="multipart/form-data")


def hidden(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def waiting(database: Database) -> int:
    with database.reading() as session:
        count = select(func.count()).where(Revision.process_status == ProcessStatus.IN_REVIEW)
        return session.scalar(count.select_from(Revision))


def test_a_file_is_checked_and_nothing_is_written(signed_in: Callable[..., FlaskClient], database: Database):
    page = check(signed_in(Role.EDITOR), ",economy,жасыл экономика,зелёная экономика,green economy,,\n")

    assert page.status_code == 200
    assert "Propose 1 entry" in page.text
    assert waiting(database) == 0


def test_what_was_checked_is_then_proposed_by_the_person(
    signed_in: Callable[..., FlaskClient], database: Database
):
    browser = signed_in(Role.EDITOR)
    page = check(browser, ",economy,жасыл экономика,зелёная экономика,green economy,,\n").text
    data = {name: hidden(page, name) for name in ("csrf_token", "name", "content")}

    answer = browser.post("/en/import/", data=data)

    assert answer.status_code == 303
    with database.reading() as session:
        revision = session.scalars(select(Revision)).one()
        assert revision.process_status is ProcessStatus.IN_REVIEW
        assert revision.author_id is not None
        assert revision.batch_id is not None


def test_refused_rows_are_named_with_their_line_and_the_reason(signed_in: Callable[..., FlaskClient]):
    page = check(signed_in(Role.EDITOR), ",economy,,,,,жалғыз ескертпе\n,economy,жаман\u200bсөз,,,,\n").text

    assert "There is no term in Kazakh, Russian or English." in page
    assert "line 2" in page
    assert "ZERO WIDTH SPACE" in page
    assert "There is nothing to propose." in page


def test_an_empty_cell_changes_nothing(
    signed_in: Callable[..., FlaskClient], writing: Writing, database: Database
):
    with writing() as session:
        identifier = identifier_of(session, an_entry(session, a_content(kk="мұнай", ru="нефть", en="oil")))

    page = check(signed_in(Role.EDITOR), f"{identifier},,мұнай,,,,\n").text

    assert "There is nothing to propose." in page


def test_a_file_that_is_none_is_refused_in_words(signed_in: Callable[..., FlaskClient]):
    browser = signed_in(Role.EDITOR)
    assert check(browser, "", "picture.png").status_code == 422
    token = token_on(browser.get("/en/import/").text)
    assert browser.post("/en/import/check", data={"csrf_token": token}).status_code == 422
    broken = {"csrf_token": token, "name": "terms.csv", "content": "not base64!"}
    assert browser.post("/en/import/", data=broken).status_code == 422


def test_a_file_too_large_for_the_page_is_refused_with_the_way_to_go(
    signed_in: Callable[..., FlaskClient], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(importing, "MOST_BYTES", 200)
    page = check(signed_in(Role.EDITOR), ",economy,мұнай,,,,\n" * 20)

    assert page.status_code == 413
    assert "glossary import" in page.text
