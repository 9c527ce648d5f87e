"""Accounts in the browser: invited, signed in, signed out, and never more than that."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from glossary.domain.vocabulary import Role
from glossary.editing import accounts
from glossary.storage.engine import Database
from glossary.storage.tables import Person
from tests.builders import PASSWORD, a_person
from tests.web.conftest import Writing
from tests.web.pages import alone, form_on, text_of

SignedIn = Callable[..., FlaskClient]


@pytest.fixture
def aigul(writing: Writing) -> Person:
    with writing() as session:
        return a_person(session, Role.EDITOR, name="Айгүл")


def sign_in(browser: FlaskClient, name: str = "Айгүл", password: str = PASSWORD, next: str = ""):
    fields = form_on(browser.get("/en/sign-in"), "password")
    return browser.post("/en/sign-in", data=fields | {"name": name, "password": password, "next": next})


def is_signed_in(browser: FlaskClient) -> bool:
    return browser.get("/en/account").status_code == 200


def link_on(page) -> str:
    found = re.search(r"http://localhost(/\S*/?link/[\w-]+)", page.text)
    assert found is not None
    return found[1]


def test_an_invitation_leads_to_a_signed_in_account_once(app: Flask, signed_in: SignedIn, database: Database):
    administrator = signed_in(Role.ADMINISTRATOR)
    page = administrator.get("/en/people")
    page = administrator.post("/en/people/invite", data=alone(page) | {"role": "reviewer"})
    address = link_on(page)
    newcomer = app.test_client()
    fields = form_on(newcomer.get(address), "password")
    fields |= {"name": "Дана", "password": PASSWORD, "repeated": PASSWORD, "role": "administrator"}
    assert newcomer.post(address, data=fields).status_code == 303
    assert is_signed_in(newcomer)
    with database.reading() as session:
        assert accounts.person(session, "Дана").role is Role.REVIEWER
    assert app.test_client().get(address).status_code == 404
    assert newcomer.post(address, data=fields).status_code in {400, 404}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "айгүл"}, "is taken"),
        ({"name": "   "}, "Choose a name"),
        ({"name": "а\x00б"}, "cannot be used"),
        ({"name": "а\u202eб"}, "cannot be used"),
        ({"name": "а" * 101}, "longer than 100"),
        ({"password": "қысқа", "repeated": "қысқа"}, "between 10 and 200"),
        ({"repeated": "another password"}, "The two passwords differ."),
    ],
)
def test_what_is_wrong_with_a_new_account_is_told_and_the_link_stays(
    client: FlaskClient, writing: Writing, aigul: Person, change: dict, words: str
):
    with writing() as session:
        address = f"/en/link/{accounts.invite(session, Role.EDITOR)}"
    fields = form_on(client.get(address), "password")
    fields |= {"name": "Дана", "password": PASSWORD, "repeated": PASSWORD}
    answer = client.post(address, data=fields | change)
    assert answer.status_code == 422
    assert words in answer.text
    assert client.post(address, data=fields).status_code == 303


def test_signing_in_and_out(client: FlaskClient, aigul: Person):
    assert not is_signed_in(client)
    assert sign_in(client).location == "/en/"
    assert is_signed_in(client)
    answer = client.post("/en/sign-out", data=alone(client.get("/en/account")))
    assert answer.status_code == 303
    assert not is_signed_in(client)


def test_a_cookie_kept_from_before_signing_out_is_worth_nothing(
    app: Flask, client: FlaskClient, aigul: Person
):
    sign_in(client)
    kept = client.get_cookie("glossary_session")
    assert kept is not None
    client.post("/en/sign-out", data=alone(client.get("/en/account")))
    thief = app.test_client()
    thief.set_cookie("glossary_session", kept.value)
    assert not is_signed_in(thief)


def test_a_session_prepared_by_another_does_not_become_ones_own(
    app: Flask, client: FlaskClient, aigul: Person
):
    client.get("/en/sign-in")
    before = client.get_cookie("glossary_session")
    sign_in(client)
    after = client.get_cookie("glossary_session")
    assert before is not None
    assert after is not None
    assert after.value != before.value
    other = app.test_client()
    other.set_cookie("glossary_session", before.value)
    assert not is_signed_in(other)


@pytest.mark.parametrize(("name", "password"), [("Айгүл", "another"), ("Біреу", PASSWORD), ("а\x00б", "x")])
def test_a_wrong_name_and_a_wrong_password_get_the_same_page(
    client: FlaskClient, aigul: Person, name: str, password: str
):
    answer = sign_in(client, name, password)
    assert answer.status_code == 422
    assert "The name or the password is not right." in answer.text
    assert not is_signed_in(client)


def test_whose_account_was_closed_is_answered_as_anybody(
    client: FlaskClient, writing: Writing, aigul: Person
):
    with writing() as session:
        accounts.deactivate(session, accounts.person(session, "Айгүл"))
    assert "The name or the password is not right." in sign_in(client).text


def test_after_some_tries_one_has_to_wait_even_with_the_right_password(client: FlaskClient, aigul: Person):
    for _ in range(accounts.FREE_TRIES + 1):
        assert sign_in(client, password="a wrong password").status_code == 422
    answer = sign_in(client)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) >= 1
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    ("goal", "target"),
    [
        ("/en/review", "/en/review"),
        ("https://evil.example/", "/en/"),
        ("//evil.example/", "/en/"),
        ("/\\evil.example/", "/en/"),
        ("/\t/evil.example", "/en/"),
        ("/en/\r\nSet-Cookie: a=b", "/en/"),
        ("javascript:alert(1)", "/en/"),
        ("", "/en/"),
    ],
)
def test_after_signing_in_one_goes_on_within_this_site(
    client: FlaskClient, aigul: Person, goal: str, target: str
):
    answer = sign_in(client, next=goal)
    assert (answer.status_code, answer.location) == (303, target)


def test_who_has_to_sign_in_comes_back_to_where_they_were(client: FlaskClient, aigul: Person):
    answer = client.get("/en/propose?term=ұғым")
    assert answer.status_code == 303
    page = client.get(answer.location)
    fields = form_on(page, "password") | {"name": "Айгүл", "password": PASSWORD}
    answer = client.post("/en/sign-in", data=fields)
    assert answer.location.startswith("/en/propose?term=")
    assert client.get(answer.location).status_code == 200


def test_a_new_password_ends_every_other_session(app: Flask, client: FlaskClient, aigul: Person):
    other = app.test_client()
    sign_in(client)
    sign_in(other)
    fields = form_on(client.get("/en/account"), "password")
    new = "another long password"
    wrong = client.post("/en/account", data=fields | {"present": "x", "password": new, "repeated": new})
    assert wrong.status_code == 422
    assert "not your present password" in wrong.text
    answer = client.post("/en/account", data=fields | {"present": PASSWORD, "password": new, "repeated": new})
    assert answer.status_code == 303
    assert is_signed_in(client)
    assert not is_signed_in(other)
    assert sign_in(other).status_code == 422
    assert sign_in(other, password=new).status_code == 303


@pytest.mark.parametrize("action", ["role", "deactivate"])
def test_an_administrator_changes_a_role_or_closes_an_account_at_once(
    client: FlaskClient, signed_in: SignedIn, aigul: Person, action: str
):
    sign_in(client)
    administrator = signed_in(Role.ADMINISTRATOR)
    token = alone(administrator.get("/en/people"))
    data = token | {"action": action, "role": "member"}
    assert administrator.post(f"/en/people/{aigul.id}", data=data).status_code == 303
    assert not is_signed_in(client)


def test_an_administrator_gives_a_link_to_a_new_password(
    client: FlaskClient, signed_in: SignedIn, aigul: Person
):
    administrator = signed_in(Role.ADMINISTRATOR)
    token = alone(administrator.get("/en/people"))
    page = administrator.post(f"/en/people/{aigul.id}", data=token | {"action": "reset"})
    address = link_on(page)
    fields = form_on(client.get(address), "password")
    assert "name" not in fields
    new = "another long password"
    assert client.post(address, data=fields | {"password": new, "repeated": new}).status_code == 303
    assert sign_in(client, password=PASSWORD).status_code == 422


def test_nobody_changes_their_own_role(signed_in: SignedIn, writing: Writing, database: Database):
    with writing() as session:
        me = a_person(session, Role.ADMINISTRATOR, name="Мен")
    browser = signed_in(me)
    token = alone(browser.get("/en/people"))
    for action in ("role", "deactivate"):
        browser.post(f"/en/people/{me.id}", data=token | {"action": action, "role": "member"})
    with database.reading() as session:
        person = session.scalars(select(Person).where(Person.name == "Мен")).one()
        assert (person.role, person.active) == (Role.ADMINISTRATOR, True)


@pytest.mark.parametrize("data", [{"role": "king"}, {}, {"role": ""}])
def test_an_unknown_role_is_refused(signed_in: SignedIn, data: dict, aigul: Person):
    administrator = signed_in(Role.ADMINISTRATOR)
    token = alone(administrator.get("/en/people"))
    assert administrator.post("/en/people/invite", data=token | data).status_code == 422
    answer = administrator.post(f"/en/people/{aigul.id}", data=token | data | {"action": "role"})
    assert answer.status_code == 422


@pytest.mark.parametrize("number", [0, 999, 10**22])
def test_a_person_who_is_not_there_is_404(signed_in: SignedIn, number: int):
    administrator = signed_in(Role.ADMINISTRATOR)
    token = alone(administrator.get("/en/people"))
    assert administrator.post(f"/en/people/{number}", data=token | {"action": "reset"}).status_code == 404


def test_the_people_are_shown_with_markup_inert(signed_in: SignedIn, writing: Writing):
    with writing() as session:
        a_person(session, name="<script>alert(1)</script>")
    page = signed_in(Role.ADMINISTRATOR).get("/en/people")
    assert "<script>alert" not in page.text
    assert "<script>alert(1)</script>" in text_of(page)


def test_without_a_token_nobody_is_signed_in_or_out(client: FlaskClient, aigul: Person):
    assert client.post("/en/sign-in", data={"name": "Айгүл", "password": PASSWORD}).status_code == 400
    sign_in(client)
    assert client.post("/en/sign-out").status_code == 400
    assert is_signed_in(client)


def test_a_password_is_never_shown_back(client: FlaskClient, aigul: Person):
    secret = "құпиясөз құпиясөз"
    assert secret not in sign_in(client, password=secret).text
    assert secret not in client.post("/en/sign-in", data={"name": "a", "password": secret}).text
