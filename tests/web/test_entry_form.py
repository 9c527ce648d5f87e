"""The form of an entry: rows without JavaScript; no input is lost, and none let through that must not be."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from glossary.domain.vocabulary import Role
from glossary.storage.engine import Database
from glossary.storage.tables import Revision
from tests.web.pages import form_on, propose, typed_on

SignedIn = Callable[..., FlaskClient]


@pytest.fixture
def editor(signed_in: SignedIn) -> FlaskClient:
    return signed_in(Role.EDITOR)


def revisions(database: Database) -> list[Revision]:
    with database.reading() as session:
        return list(session.scalars(select(Revision).order_by(Revision.id)))


def test_rows_are_added_moved_and_removed_without_javascript(editor: FlaskClient):
    fields = form_on(editor.get("/en/propose"))
    fields |= {"kk-terms-0-term": ["бірінші"], "kk-definition": ["анықтама"], "note": ["ескерту"]}
    page = editor.post("/en/propose", data=fields | {"add": "kk-terms"})
    assert page.status_code == 200
    fields = form_on(page) | {"kk-terms-1-term": ["екінші"]}
    assert fields["kk-terms-1-administrative_status"] == ["admitted"]
    page = editor.post("/en/propose", data=fields | {"add": "kk-terms-1-examples"})
    fields = form_on(page) | {"kk-terms-1-examples-0-sentence": ["Сөйлем."]}
    page = editor.post("/en/propose", data=fields | {"up": "kk-terms-1"})
    fields = form_on(page)
    assert [fields[f"kk-terms-{n}-term"] for n in (0, 1)] == [["екінші"], ["бірінші"]]
    assert fields["kk-terms-0-examples-0-sentence"] == ["Сөйлем."]
    page = editor.post("/en/propose", data=fields | {"add": "relations"})
    page = editor.post("/en/propose", data=form_on(page) | {"remove": "kk-terms-1"})
    fields = form_on(page)
    assert "kk-terms-1-term" not in fields
    assert fields["kk-terms-0-term"] == ["екінші"]
    assert fields["kk-definition"] == ["анықтама"]
    assert fields["note"] == ["ескерту"]
    assert "relations-0-to" in fields


@pytest.mark.parametrize(
    "address", ["kk-terms-99", "nowhere", "kk-terms-²", "kk-terms-" + "9" * 5000, "relations", ""]
)
@pytest.mark.parametrize("action", ["add", "remove", "up"])
def test_a_button_that_leads_nowhere_changes_nothing(editor: FlaskClient, action: str, address: str):
    fields = form_on(editor.get("/en/propose")) | {"kk-terms-0-term": ["орта держава"]}
    answer = editor.post("/en/propose", data=fields | {action: address})
    assert answer.status_code in {200, 303}


def test_rows_into_which_nothing_was_typed_do_not_count(editor: FlaskClient, database: Database):
    fields = form_on(editor.get("/en/propose")) | {"kk-terms-0-term": ["орта держава"]}
    for rows in ("kk-terms", "kk-terms-0-examples", "relations", "equivalence", "en-terms"):
        fields = form_on(editor.post("/en/propose", data=fields | {"add": rows}))
    assert editor.post("/en/propose", data=fields).status_code == 303
    (revision,) = revisions(database)
    assert [term.term for _, term in revision.content.terms()] == ["орта держава"]


@pytest.mark.parametrize(("count", "status"), [(150, 303), (900, 422)])
def test_of_many_rows_none_is_dropped_in_silence(
    editor: FlaskClient, database: Database, count: int, status: int
):
    fields = form_on(editor.get("/en/propose"))
    for number in range(count):
        fields[f"kk-terms-{number}-term"] = [f"термин {number}"]
        fields[f"kk-terms-{number}-administrative_status"] = ["admitted"]
    answer = editor.post("/en/propose", data=fields)
    assert answer.status_code == status
    if status == 303:
        assert len(list(revisions(database)[0].content.terms())) == count
    else:
        assert "At most 200 terms" in answer.text
        assert {f"термин {number}" for number in range(count)} <= typed_on(answer)


@pytest.mark.parametrize(
    "name", ["kk-terms-²-term", f"kk-terms-{'9' * 5000}-term", "kk-terms--term", "kk-terms-1"]
)
def test_a_field_that_no_form_has_is_no_failure(editor: FlaskClient, name: str):
    assert propose(editor, lambda fields: fields.update({name: ["x"]}), kk="орта держава").status_code == 303


def test_more_than_a_form_can_hold_is_refused_whole(editor: FlaskClient, database: Database):
    answer = propose(editor, lambda fields: fields.update({"note": ["ә" * 3_000_000]}), kk="орта держава")
    assert answer.status_code == 413
    assert revisions(database) == []


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("kk-terms-0-term", "", "An entry needs at least one term."),
        ("kk-terms-0-term", "ә" * 301, "At most 300 characters"),
        ("kk-terms-0-term", "а\x00б", "U+0000 (NULL)"),
        ("kk-terms-0-term", "а\u202eб", "RIGHT-TO-LEFT OVERRIDE"),
        ("kk-terms-0-term", "а\u200bб", "ZERO WIDTH SPACE"),
        ("revision_note", "а\x00б", "U+0000 (NULL)"),
        ("kk-terms-0-attested", "бірінші бет", "is not a place"),
        ("kk-terms-0-attested", "009:1", "There is no text 009."),
        ("kk-terms-0-attested", "003:7-2", "Lines count from 1"),
        ("kk-terms-0-homonym_number", str(10**22), "Number must be between 0 and 99"),
        ("kk-terms-0-administrative_status", "forbidden", "Invalid Choice"),
        ("kk-terms-0-normative_date", "2026", "Say what kind of approval"),
        ("subject_fields", "cooking", "not a valid choice"),
        ("kk-definition", "орта держава", "says more than the term"),
        ("relations-0-to", "c-9", "no entry c-9"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_lost(
    editor: FlaskClient, database: Database, field: str, value: str, words: str
):
    def fill(fields: dict) -> None:
        fields["kk-note"] = ["сақталсын"]
        if field.startswith("relations"):
            fields["relations-0-type"] = ["related"]
        fields[field] = [value]

    answer = propose(editor, fill, kk="орта держава")
    assert answer.status_code == 422
    assert words in answer.text
    assert "сақталсын" in typed_on(answer)
    assert revisions(database) == []


def test_decomposed_letters_are_composed(editor: FlaskClient, database: Database):
    propose(editor, kk="и\u0306елігі")
    assert revisions(database)[0].content.label("kk") == "йелігі"


def test_a_look_alike_letter_is_warned_of_and_may_be_confirmed(editor: FlaskClient, database: Database):
    page = propose(editor, kk="ортa держава")
    assert page.status_code == 422
    assert "mixes Latin and Cyrillic" in page.text
    fields = form_on(page)
    assert editor.post("/en/propose", data=fields).status_code == 422
    assert editor.post("/en/propose", data=fields | {"confirmed": "y"}).status_code == 303
    assert len(revisions(database)) == 1


@pytest.mark.parametrize("body", [b"note=" + b"x" * 3_000_000, b"&".join([b"a=1"] * 30_000)])
def test_a_plain_form_is_held_to_the_same_limits(client: FlaskClient, body: bytes):
    answer = client.post("/en/sign-in", data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413
    assert len(answer.data) < 20_000


@pytest.mark.parametrize("body", [b"note=\xff", b"note=%ED%A0%80", b"\xff=%ff", b"%"])
def test_a_form_that_is_no_text_is_refused_in_words(client: FlaskClient, body: bytes):
    answer = client.post("/en/sign-in", data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
