"""What happens when too much is sent, the database is locked or the disk is full: nothing typed is lost."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.wrappers import Response

from glossary.domain.vocabulary import Role
from glossary.storage import engine
from glossary.storage.engine import Database
from glossary.web.database import writing as write_session
from glossary.web.identity import local_address
from tests.web.conftest import application, token_on

TYPED = "көп ойланып жазған анықтама"
HERE = {"Origin": "http://localhost"}


def with_writer(app: Flask, statement: str) -> FlaskClient:
    """Add a form whose view runs a statement through the writing session."""

    @app.post("/kk/write")
    def write() -> Response:
        write_session().execute(text(statement))
        write_session().commit()
        return Response("written")

    app.config["WTF_CSRF_ENABLED"] = False
    return app.test_client()


@pytest.mark.sqlite
def test_a_locked_database_answers_that_it_is_busy_and_gives_the_text_back(
    database: Database, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(engine, "BUSY_TIMEOUT", 50)
    with application(database) as app, database.writing() as other:
        other.execute(text("SELECT 1"))  # takes the lock
        client = with_writer(app, "SELECT 1")
        answer = client.post("/kk/write", data={"definition": TYPED, "password": "құпия"}, headers=HERE)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"]
        assert TYPED in answer.text
        assert "құпия" not in answer.text
        assert client.get("/kk/").status_code == 200  # readers never wait
        other.rollback()
        assert client.post("/kk/write").text == "written"


@pytest.mark.sqlite
def test_a_full_disk_is_said_and_gives_the_text_back(database: Database):
    with database.writing() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
    with application(database) as app:
        client = with_writer(app, "CREATE TABLE large AS SELECT hex(zeroblob(1000000)) AS filling")
        writer = app.extensions["glossary_database"].writer
        with writer.connect() as connection:
            connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        answer = client.post("/kk/write", data={"definition": TYPED}, headers=HERE)
        assert answer.status_code == 507
        assert TYPED in answer.text
        with writer.connect() as connection:
            connection.execute(text("PRAGMA max_page_count = 1000000"))
        assert client.post("/kk/write").text == "written"


def test_a_form_without_a_valid_token_can_be_sent_again_from_its_answer(signed_in):
    client = signed_in(Role.EDITOR)
    answer = client.post("/kk/propose", data={"note": TYPED, "csrf_token": "old"}, headers=HERE)
    assert answer.status_code == 400
    assert TYPED in answer.text
    assert '<button type="submit">Қайта жіберу' in answer.text
    data = {"note": TYPED, "csrf_token": token_on(answer.text.partition('class="typed"')[2])}
    assert client.post("/kk/propose", data=data, headers=HERE).status_code == 422  # read, and no term in it


def test_a_form_from_elsewhere_is_shown_but_not_offered_again(client: FlaskClient):
    headers = {"Origin": "https://evil.example"}
    answer = client.post("/kk/propose", data={"note": TYPED}, headers=headers)
    assert answer.status_code == 400
    assert TYPED in answer.text
    assert "Қайта жіберу" not in answer.text


PART = b'--b\r\nContent-Disposition: form-data; name="field"\r\n\r\n%s\r\n'


@pytest.mark.parametrize(
    "body",
    [b"x" * 25_000_000, PART % (b"x" * 3_000_000) + b"--b--", PART % b"x" * 25_000 + b"--b--"],
    ids=["bytes", "characters", "fields"],
)
def test_too_much_is_refused(client: FlaskClient, body: bytes):
    answer = client.post("/kk/propose", data=body, content_type="multipart/form-data; boundary=b")
    assert answer.status_code == 413
    assert "Тым үлкен" in answer.text


def test_a_method_that_an_address_does_not_take_is_refused(client: FlaskClient):
    answer = client.put("/kk/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "kk/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/kk/\r\nX: 1",
        "https://evil.example",
        "javascript:alert(1)",
        "/kk/\x00",
        "/\n",
    ],
)
def test_only_an_address_of_this_site_is_gone_on_to(address: str | None):
    assert local_address(address, "/kk/") == "/kk/"


def test_an_address_of_this_site_is_kept():
    assert local_address("/ru/entries/c-1?x=1#cite", "/kk/") == "/ru/entries/c-1?x=1#cite"
