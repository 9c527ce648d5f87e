"""What every answer of the site has in common: addresses by language, headers, hosts, errors."""

import gzip

import pytest
from flask import Flask
from flask.testing import FlaskClient

from glossary.domain.errors import SettingRefused
from glossary.domain.vocabulary import Role
from glossary.settings import Settings
from glossary.storage.engine import Database
from glossary.web import create_app
from tests.web.conftest import application


def test_without_a_secret_key_there_is_no_application(database: Database):
    with pytest.raises(SettingRefused, match="GLOSSARY_SECRET_KEY"):
        create_app(Settings(database_url=database.url))


@pytest.mark.parametrize(
    ("cookie", "languages", "target"),
    [
        (None, None, "/kk/"),
        (None, "de, fr", "/kk/"),
        (None, "ru-RU, en;q=0.5", "/ru/"),
        ("en", "ru", "/en/"),
        ("de", "ru", "/ru/"),
    ],
)
def test_an_address_without_a_language_leads_to_the_readers(
    client: FlaskClient, cookie: str | None, languages: str | None, target: str
):
    if cookie:
        client.set_cookie("locale", cookie)
    answer = client.get("/", headers={"Accept-Language": languages} if languages else {})
    assert answer.status_code == 302
    assert answer.location == target
    assert {"Accept-Language", "Cookie"} <= set(answer.vary)


def test_an_address_that_leads_nowhere_is_not_sent_on(client: FlaskClient):
    assert client.get("/no/such/page").status_code == 404
    assert client.get("/kk/no/such/page").status_code == 404


def test_a_query_survives_being_sent_on(client: FlaskClient):
    assert client.get("/?q=%D3%99&x=%0d%0a").location == "/kk/?q=%D3%99&x=%0d%0a"


def test_every_answer_carries_the_security_headers(client: FlaskClient):
    for address in ("/kk/", "/kk/nowhere", "/healthz", "/static/atau.css"):
        with client.get(address) as answer:
            headers = answer.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


def test_a_reader_gets_no_cookie_and_a_page_to_keep(client: FlaskClient):
    answer = client.get("/kk/")
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "public, no-cache"
    again = client.get("/kk/", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_text_travels_compressed_but_never_with_a_secret_in_it(client: FlaskClient, signed_in):
    accepting = {"Accept-Encoding": "gzip, br"}
    for address in ("/kk/", "/static/atau.css"):
        with client.get(address, headers=accepting) as packed, client.get(address) as plain:
            assert packed.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(packed.data) == plain.data
            assert "Accept-Encoding" in plain.vary
    with signed_in(Role.EDITOR).get("/kk/", headers=accepting) as page:
        assert "Content-Encoding" not in page.headers
        assert page.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "evil.example:8000", "a b", ""])
def test_a_foreign_host_is_refused(client: FlaskClient, host: str):
    answer = client.get("/kk/", headers={"Host": host})
    assert answer.status_code == 400


def test_the_host_of_the_base_address_and_the_trusted_ones_are_answered(database: Database):
    given = {"base_url": "https://atau.example", "trusted_hosts": ("two.example",)}
    with application(database, **given) as app:
        client = app.test_client()
        for host in ("atau.example", "atau.example:443", "two.example", "127.0.0.1:8000", "[::1]:8000"):
            assert client.get("/healthz", headers={"Host": host}).status_code == 200


def test_behind_https_the_cookie_is_secure_and_the_transport_strict(database: Database):
    with application(database, base_url="https://atau.example") as app:
        assert app.config["SESSION_COOKIE_SECURE"]
        assert "Strict-Transport-Security" in app.test_client().get("/healthz").headers


@pytest.mark.parametrize(
    "address", ["/%ff", "/kk/%ff", "/kk/%00", "/kk/?q=%ff", "/kk/?q=" + "a" * 50_000, "/kk//", "/%0d%0ax"]
)
def test_a_bad_address_is_answered(client: FlaskClient, address: str):
    assert client.get(address).status_code < 500


def test_a_failure_of_ours_shows_a_plain_page(app: Flask):
    @app.get("/kk/broken")
    def broken() -> str:
        raise ZeroDivisionError

    answer = app.test_client().get("/kk/broken")
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
