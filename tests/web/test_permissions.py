"""Who may open what: every route as every role. A route without a row here fails."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from glossary.domain.vocabulary import Role
from tests.builders import a_content, a_proposal, an_entry, identifier_of
from tests.web.conftest import Writing

ANYONE = None
# For each endpoint and method the least role, and what those get who may open it.
TABLE: dict[tuple[str, str], tuple[Role | None, int]] = {
    ("static", "GET"): (ANYONE, 200),
    ("service.health", "GET"): (ANYONE, 200),
    ("service.robots", "GET"): (ANYONE, 200),
    ("service.favicon", "GET"): (ANYONE, 302),
    ("home.show", "GET"): (ANYONE, 200),
    ("search.results", "GET"): (ANYONE, 200),
    ("search.suggest", "GET"): (ANYONE, 200),
    ("browsing.start", "GET"): (ANYONE, 200),
    ("browsing.letter", "GET"): (ANYONE, 200),
    ("browsing.fields", "GET"): (ANYONE, 200),
    ("browsing.field", "GET"): (ANYONE, 200),
    ("entries.show", "GET"): (ANYONE, 200),
    ("entries.revision", "GET"): (ANYONE, 200),
    ("entries.history", "GET"): (ANYONE, 200),
    ("texts.index", "GET"): (ANYONE, 200),
    ("candidates.index", "GET"): (Role.EDITOR, 200),
    ("loading.show", "GET"): (Role.EDITOR, 200),
    ("loading.load", "POST"): (Role.EDITOR, 422),
    ("concordance.search", "GET"): (ANYONE, 200),
    ("concordance.read", "GET"): (ANYONE, 200),
    ("concordance.quote", "POST"): (Role.EDITOR, 404),
    ("exporting.show", "GET"): (ANYONE, 200),
    ("exporting.chosen", "GET"): (ANYONE, 200),
    ("exporting.download", "GET"): (ANYONE, 200),
    ("importing.show", "GET"): (Role.EDITOR, 200),
    ("importing.check", "POST"): (Role.EDITOR, 422),
    ("importing.propose", "POST"): (Role.EDITOR, 422),
    ("editing.new", "GET"): (Role.EDITOR, 200),
    ("editing.propose", "POST"): (Role.EDITOR, 422),
    ("editing.edit", "GET"): (Role.EDITOR, 200),
    ("editing.save", "POST"): (Role.EDITOR, 409),
    ("editing.retire", "GET"): (Role.EDITOR, 200),
    ("editing.propose_retirement", "POST"): (Role.EDITOR, 409),
    ("reviewing.queue", "GET"): (Role.EDITOR, 200),
    ("reviewing.show", "GET"): (Role.EDITOR, 200),
    ("reviewing.take_step", "POST"): (Role.EDITOR, 422),
    ("accounts.sign_in", "GET"): (ANYONE, 200),
    ("accounts.begin", "POST"): (ANYONE, 422),
    ("accounts.sign_out", "POST"): (ANYONE, 303),
    ("accounts.follow", "GET"): (ANYONE, 404),
    ("accounts.use", "POST"): (ANYONE, 404),
    ("accounts.show", "GET"): (Role.MEMBER, 200),
    ("accounts.change_password", "POST"): (Role.MEMBER, 422),
    ("accounts.index", "GET"): (Role.ADMINISTRATOR, 200),
    ("accounts.invite", "POST"): (Role.ADMINISTRATOR, 422),
    ("accounts.change", "POST"): (Role.ADMINISTRATOR, 422),
}
ARGUMENTS = {
    "locale": "kk",
    "language": "kk",
    "initial": "М",
    "code": "economy",
    "text": "001",
    "format": "json",
    "filename": "atau.css",
    "token": "nobody-has-it",
    "number": "1",
}
QUERIES = {"search.results": "?q=мұнай", "exporting.chosen": "?format=csv"}
ROLES = [None, *Role]


def routes(app: Flask) -> list[tuple[str, str]]:
    """Return every endpoint with each of its methods."""
    return [
        (rule.endpoint, method)
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def address(app: Flask, endpoint: str, identifier: str) -> str:
    """Return an address that the endpoint answers."""
    (rule, *_) = app.url_map.iter_rules(endpoint)
    arguments = {name: {**ARGUMENTS, "identifier": identifier}[name] for name in rule.arguments}
    with app.test_request_context():
        return app.url_for(endpoint, **arguments) + QUERIES.get(endpoint, "")


@pytest.fixture
def published(writing: Writing) -> str:
    """The identifier of a published entry."""
    with writing() as session:
        return identifier_of(session, an_entry(session, a_content(kk="мұнай", ru="нефть")))


def test_every_route_has_a_row_and_every_row_a_route(app: Flask):
    assert set(routes(app)) == set(TABLE)


@pytest.mark.parametrize("role", ROLES)
def test_a_route_opens_to_its_role_and_those_above(
    app: Flask, client: FlaskClient, signed_in: Callable[..., FlaskClient], published: str, role: Role | None
):
    app.config["WTF_CSRF_ENABLED"] = False
    for (endpoint, method), (least, status) in TABLE.items():
        browser = signed_in(role) if role else client  # signing out is one of the routes
        expected = status
        if least and role is None:
            expected = 303
        elif least and role and not role.includes(least):
            expected = 403
        with browser.open(address(app, endpoint, published), method=method) as answer:
            assert answer.status_code == expected, (endpoint, method, role)
            if least and role is None:
                assert answer.location.startswith("/kk/sign-in"), endpoint


@pytest.mark.parametrize("role", ROLES)
def test_no_form_is_taken_without_its_token(
    app: Flask, client: FlaskClient, signed_in: Callable[..., FlaskClient], published: str, role: Role | None
):
    browser = signed_in(role) if role else client
    for endpoint, method in TABLE:
        if method == "POST":
            answer = browser.post(address(app, endpoint, published), data={"comment": "ойым жоғалмасын"})
            assert answer.status_code == 400, endpoint
            assert "ойым жоғалмасын" in answer.text, endpoint


@pytest.mark.parametrize("role", [None, Role.MEMBER])
def test_what_is_only_proposed_is_not_there_for_readers(
    client: FlaskClient, signed_in: Callable[..., FlaskClient], writing: Writing, role: Role | None
):
    with writing() as session:
        hidden = identifier_of(session, a_proposal(session, a_content(kk="құпия термин")))
    browser = signed_in(role) if role else client
    for page in ("", "/revisions/1", "/history"):
        answer = browser.get(f"/kk/entries/{hidden}{page}")
        assert answer.status_code == 404
        assert "құпия" not in answer.text
    for address in ("/kk/search?q=құпия", "/kk/suggest?q=құп", "/kk/browse/kk/Қ", "/kk/export/json", "/kk/"):
        assert "құпия термин" not in browser.get(address).text
