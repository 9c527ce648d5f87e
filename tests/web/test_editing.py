"""Proposing in the browser: the whole way to a published page, and everything that may go wrong on it."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from glossary.domain.content import RelationContent
from glossary.domain.vocabulary import ProcessStatus, RelationType, Role
from glossary.editing import proposing, reviewing
from glossary.storage import entries
from glossary.storage.engine import Database
from glossary.storage.published import published_entries
from glossary.storage.tables import ConceptEntry, Revision
from glossary.web.forms.entry import EntryForm
from glossary.web.forms.entry_data import data_of
from tests.builders import a_content, a_person, a_proposal, an_entry
from tests.web.conftest import Writing
from tests.web.pages import alone, buttons_on, form_on, propose, text_of, typed_on

SignedIn = Callable[..., FlaskClient]
EDIT = "/en/entries/c-1/edit"


@pytest.fixture
def editor(signed_in: SignedIn) -> FlaskClient:
    return signed_in(Role.EDITOR)


@pytest.fixture
def entry(writing: Writing) -> None:
    with writing() as session:
        an_entry(session, a_content(kk="орта держава", ru="средняя держава"))


def revisions(database: Database) -> list[Revision]:
    with database.reading() as session:
        return list(session.scalars(select(Revision).order_by(Revision.id)))


def test_an_entry_goes_from_the_form_to_its_published_page(
    client: FlaskClient, signed_in: SignedIn, writing: Writing
):
    with writing() as session:
        author = a_person(session, Role.REVIEWER, name="Айгүл")
        other = a_person(session, Role.REVIEWER, name="Дана")
    browser = signed_in(author)

    def fill(fields: dict) -> None:
        fields["subject_fields"] = ["foreign-policy"]
        fields["kk-definition"] = ["орташа ықпалды мемлекет"]
        fields["kk-terms-0-attested"] = ["003:1–2"]
        fields["kk-terms-0-examples-0-sentence"] = ["Екіншіден, аумақтық тұтастық қағидаты бар."]
        fields["kk-terms-0-examples-0-place"] = ["003:1-2"]

    answer = propose(browser, fill, kk="орта держава", ru="средняя держава", en="middle power")
    assert (answer.status_code, answer.location) == (303, "/en/review/c-1/1")
    page = browser.get(answer.location)
    assert ("step", "approve") not in buttons_on(page)
    assert client.get("/en/entries/c-1").status_code == 404
    refused = browser.post("/en/review/c-1/1", data=alone(page) | {"step": "approve"})
    assert refused.status_code == 403
    browser = signed_in(other)
    page = browser.get("/en/review/c-1/1")
    approved = browser.post("/en/review/c-1/1", data=alone(page) | {"step": "approve"})
    assert (approved.status_code, approved.location) == (303, "/en/review")
    shown = text_of(client.get("/en/entries/c-1"))
    for words in (
        "орта держава",
        "средняя держава",
        "middle power",
        "орташа ықпалды мемлекет",
        "Айгүл",
        "Дана",
    ):
        assert words in shown
    assert "/en/entries/c-1" in client.get("/en/search?q=орта державаларды").text


def test_roles_and_statuses_that_a_form_does_not_have_are_ignored(
    editor: FlaskClient, database: Database, client: FlaskClient
):
    more = {
        "role": "administrator",
        "process_status": "approved",
        "origin": "imported",
        "status": "published",
    }
    propose(editor, lambda fields: fields.update(more), kk="орта держава")
    (revision,) = revisions(database)
    assert revision.process_status is ProcessStatus.IN_REVIEW
    assert revision.author_id is not None
    assert client.get("/en/entries/c-1").status_code == 404


def test_a_form_sent_twice_is_one_row(editor: FlaskClient, database: Database):
    fields = form_on(editor.get("/en/propose")) | {"kk-terms-0-term": ["орта держава"]}
    answers = [editor.post("/en/propose", data=fields) for _ in range(2)]
    assert {(answer.status_code, answer.location) for answer in answers} == {(303, "/en/review/c-1/1")}
    assert len(revisions(database)) == 1


@pytest.mark.usefixtures("entry")
def test_a_change_sent_twice_is_one_row_and_a_conflict(editor: FlaskClient, database: Database):
    fields = form_on(editor.get(EDIT)) | {"kk-terms-0-term": ["орташа держава"]}
    assert [editor.post(EDIT, data=fields).status_code for _ in range(2)] == [303, 409]
    assert len(revisions(database)) == 2


@pytest.mark.usefixtures("entry")
def test_a_conflict_shows_both_and_loses_nothing_that_was_typed(
    editor: FlaskClient, writing: Writing, database: Database
):
    fields = form_on(editor.get(EDIT)) | {
        "kk-terms-0-term": ["менің терминім"],
        "kk-definition": ["менің анықтамам"],
        "revision_note": ["неге түзеттім"],
    }
    with writing() as session:
        theirs = a_content(kk="олардың термині", ru="средняя держава")
        proposing.propose_change(session, "c-1", theirs, by=a_person(session), base=1)
        reviewing.approve(session, "c-1", 2, by=a_person(session, Role.REVIEWER))
    page = editor.post(EDIT, data=fields)
    assert page.status_code == 409
    assert "олардың термині" in page.text
    assert {"менің терминім", "менің анықтамам", "неге түзеттім"} <= typed_on(page)
    again = editor.post(EDIT, data=form_on(page))
    assert again.status_code == 303
    mine = revisions(database)[-1]
    assert (mine.number, mine.base_number, mine.process_status) == (3, 2, ProcessStatus.IN_REVIEW)
    assert mine.content.label("kk") == "менің терминім"


@pytest.mark.usefixtures("entry")
def test_while_a_proposal_is_in_review_the_form_says_so(editor: FlaskClient, writing: Writing):
    with writing() as session:
        proposing.propose_change(session, "c-1", a_content(kk="басқа"), by=a_person(session), base=1)
    page = editor.get(EDIT)
    assert page.status_code == 409
    assert "/en/review/c-1/2" in page.text


@pytest.mark.usefixtures("entry")
def test_nothing_changed_is_told(editor: FlaskClient, database: Database):
    answer = editor.post(EDIT, data=form_on(editor.get(EDIT)))
    assert answer.status_code == 422
    assert "Nothing was changed." in answer.text
    assert len(revisions(database)) == 1


@pytest.mark.usefixtures("entry")
def test_a_returned_revision_is_reworked_in_the_form(
    editor: FlaskClient, writing: Writing, database: Database, signed_in: SignedIn
):
    with writing() as session:
        author, reviewer = a_person(session), a_person(session, Role.REVIEWER, name="Дана")
        proposing.propose_change(session, "c-1", a_content(kk="алғашқы"), by=author, base=1)
        reviewing.give_back(session, "c-1", 2, by=reviewer, comment="Орысшасы қайда?")
    page = editor.get(EDIT)
    assert "Орысшасы қайда?" in page.text
    assert "Дана" in page.text
    fields = form_on(page)
    assert fields["kk-terms-0-term"] == ["алғашқы"]
    fields["ru-terms-0-term"] = ["средняя держава"]
    assert editor.post(EDIT, data=fields).status_code == 303
    third = revisions(database)[-1]
    assert (third.number, third.previous_number) == (3, 2)
    step = {"step": "approve"}
    browser = signed_in(author)
    assert browser.post("/en/review/c-1/3", data=alone(browser.get("/en/account")) | step).status_code == 403


def test_markup_is_text_everywhere(client: FlaskClient, signed_in: SignedIn, writing: Writing):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    editor = signed_in(Role.EDITOR)

    def fill(fields: dict) -> None:
        for name in (
            "kk-definition",
            "kk-terms-0-note",
            "kk-terms-0-examples-0-sentence",
            "note",
            "revision_note",
        ):
            fields[name] = [f"{evil} {name}"]
        fields["kk-terms-0-examples-0-source"] = [evil]

    assert propose(editor, fill, kk=evil).status_code == 303
    reviewer = signed_in(Role.REVIEWER)
    pages = [editor.get("/en/review"), editor.get("/en/review/c-1/1"), reviewer.get("/en/review/c-1/1")]
    reviewer.post("/en/review/c-1/1", data=alone(pages[-1]) | {"step": "approve", "comment": evil})
    pages += [client.get(f"/en/{place}") for place in ("entries/c-1", "entries/c-1/history", "", "letters")]
    pages += [client.get("/en/search", query_string={"q": evil}), editor.get(EDIT)]
    pages += [editor.get("/en/propose", query_string={"term": evil}), editor.get(f"/en/entries/{evil}")]
    for page in pages:
        assert page.status_code < 500
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text


@pytest.mark.usefixtures("entry")
def test_retiring_is_proposed_reviewed_and_told_to_readers(
    client: FlaskClient, signed_in: SignedIn, writing: Writing
):
    with writing() as session:
        an_entry(session, a_content(kk="ұлы держава"))
    editor, reviewer = signed_in(Role.EDITOR), signed_in(Role.REVIEWER)
    fields = form_on(editor.get("/en/entries/c-1/retire"), "reason")
    fields |= {"reason": "Қайталанады.", "successor": "c-2"}
    answer = editor.post("/en/entries/c-1/retire", data=fields)
    assert answer.location == "/en/review/c-1/2"
    assert client.get("/en/entries/c-1").status_code == 200
    page = reviewer.get("/en/review/c-1/2")
    assert "Қайталанады." in page.text
    reviewer.post("/en/review/c-1/2", data=alone(page) | {"step": "approve"})
    gone = client.get("/en/entries/c-1")
    assert gone.status_code == 410
    assert "/en/entries/c-2" in gone.text
    assert "/entries/c-1" not in client.get("/en/search?q=орта держава").text
    assert editor.get("/en/entries/c-1/retire").status_code == 409
    assert editor.get(EDIT).status_code == 409
    assert editor.post("/en/entries/c-1/retire", data=fields | {"base": "2"}).status_code == 403


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"successor": "c-9"}, 404),
        ({"successor": "а\x00б"}, 404),
        ({"successor": "9" * 22}, 404),
        ({"successor": "c-1"}, 403),
        ({"base": str(10**22)}, 409),
        ({"base": "²"}, 409),
        ({"reason": "а\x00б"}, 422),
    ],
)
def test_a_wrong_retirement_is_refused_and_what_was_typed_is_shown(
    editor: FlaskClient, database: Database, change: dict, status: int
):
    fields = form_on(editor.get("/en/entries/c-1/retire"), "reason") | {"reason": "Қайталанады."} | change
    answer = editor.post("/en/entries/c-1/retire", data=fields)
    assert answer.status_code == status
    assert fields["reason"].replace("\x00", "") in answer.text.replace("\x00", "")
    assert len(revisions(database)) == 1


@pytest.mark.usefixtures("entry")
def test_a_returned_retirement_is_reworked_in_its_own_form(editor: FlaskClient, writing: Writing):
    with writing() as session:
        proposing.propose_retirement(session, "c-1", by=a_person(session), base=1, reason="Қайталанады.")
        reviewing.give_back(session, "c-1", 2, by=a_person(session, Role.REVIEWER), comment="Орнына не?")
    assert editor.get(EDIT).location == "/en/entries/c-1/retire"
    page = editor.get("/en/entries/c-1/retire")
    assert "Орнына не?" in page.text
    fields = form_on(page, "reason")
    assert fields["reason"] == ["Қайталанады."]
    answer = editor.post("/en/entries/c-1/retire", data=fields | {"reason": "Артық."})
    assert answer.location == "/en/review/c-1/3"


@pytest.mark.parametrize("identifier", ["9" * 22, "c-9", "%00", "c-1%0d%0a", "а", "c_" + "a" * 300])
@pytest.mark.parametrize("page", ["edit", "retire"])
def test_an_identifier_that_leads_nowhere_is_404(editor: FlaskClient, identifier: str, page: str):
    assert editor.get(f"/en/entries/{identifier}/{page}").status_code == 404
    answer = editor.post(f"/en/entries/{identifier}/{page}", data=alone(editor.get("/en/propose")))
    assert answer.status_code == 404


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize("base", ["", "7", str(10**22), "²", "-1", "x"])
def test_a_forged_base_is_a_conflict(editor: FlaskClient, database: Database, base: str):
    fields = form_on(editor.get(EDIT)) | {"kk-terms-0-term": ["басқа"], "base": [base]}
    assert editor.post(EDIT, data=fields).status_code == 409
    assert len(revisions(database)) == 1


def test_without_a_token_nothing_is_written_and_what_was_typed_comes_back(
    editor: FlaskClient, database: Database
):
    fields = form_on(editor.get("/en/propose")) | {"kk-terms-0-term": ["орта держава"]}
    for token in ([], ["wrong"]):
        answer = editor.post("/en/propose", data=fields | {"csrf_token": token})
        assert answer.status_code == 400
        assert "орта держава" in typed_on(answer)
    assert revisions(database) == []


def test_a_term_that_was_not_found_can_be_proposed_from_there(editor: FlaskClient):
    fields = form_on(editor.get("/en/propose", query_string={"term": "жаңа термин"}))
    assert fields["kk-terms-0-term"] == ["жаңа термин"]


def test_the_form_holds_every_entry_of_the_seed(app: Flask, seeded: Database):
    with seeded.reading() as session, app.test_request_context("/en/"):
        for published in published_entries(session):
            form = EntryForm(data=data_of(published.content))
            assert proposing.tidy(form.content()) == published.content, published.identifier


def test_an_entry_with_relations_keeps_them_through_the_form(
    editor: FlaskClient, writing: Writing, database: Database
):
    with writing() as session:
        an_entry(session, a_content(kk="ұлы держава"))
        related = (RelationContent(type=RelationType.CONTRASTED, to="c-1"),)
        an_entry(session, a_content(kk="орта держава", relations=related))
    address = "/en/entries/c-2/edit"
    fields = form_on(editor.get(address)) | {"note": ["ескерту"]}
    assert editor.post(address, data=fields).status_code == 303
    assert revisions(database)[-1].content.relations == related


def test_subject_fields_keep_the_order_of_the_entry(
    editor: FlaskClient, writing: Writing, database: Database
):
    fields = ("law", "borders")
    with writing() as session:
        an_entry(session, a_content(kk="демаркация", subject_fields=fields))
    address = "/en/entries/c-1/edit"
    form = form_on(editor.get(address))
    more = {"note": ["ескерту"], "subject_fields": [*form["subject_fields"], "economy"]}
    assert editor.post(address, data=form | more).status_code == 303
    assert revisions(database)[-1].content.subject_fields == (*fields, "economy")


def test_a_proposal_that_was_withdrawn_can_be_made_again(
    signed_in: SignedIn, writing: Writing, database: Database
):
    with writing() as session:
        author = a_person(session)
        a_proposal(session, a_content(kk="орта держава"), by=author)
    browser = signed_in(author)
    page = browser.get("/en/review/c-1/1")
    assert browser.post("/en/review/c-1/1", data=alone(page) | {"step": "withdraw"}).status_code == 303
    fields = form_on(browser.get(EDIT))
    answer = browser.post(EDIT, data=fields | {"kk-terms-0-term": ["орта держава"]})
    assert answer.location == "/en/review/c-1/2"
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(ConceptEntry)) == 1
        assert entries.entry(session, "c-1").published_number is None
