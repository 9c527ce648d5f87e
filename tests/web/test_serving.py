"""The secret, the hosts and the server itself."""

import http.client
import stat
import threading
from pathlib import Path

import pytest

from glossary.domain.errors import SettingRefused
from glossary.settings import Settings
from glossary.storage.engine import Database
from glossary.web import serving
from glossary.web.serving import complete, kept_secret, secret_file, serve


def test_on_loopback_the_first_start_writes_a_secret_that_the_next_one_finds(tmp_path: Path):
    settings = Settings(database_url=f"sqlite:///{tmp_path}/glossary.db")
    first = complete(settings, "127.0.0.1").secret_key
    assert len(first) > 32
    assert complete(settings, "localhost").secret_key == first
    written = tmp_path / "glossary.secret"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600


def test_beyond_loopback_a_secret_must_be_given(tmp_path: Path):
    settings = Settings(database_url=f"sqlite:///{tmp_path}/glossary.db", base_url="https://atau.example")
    with pytest.raises(SettingRefused, match="GLOSSARY_SECRET_KEY"):
        complete(settings, "0.0.0.0")
    assert not list(tmp_path.iterdir())


def test_on_every_address_the_names_to_answer_to_must_be_given():
    with pytest.raises(SettingRefused, match="GLOSSARY_BASE_URL"):
        complete(Settings(secret_key="x" * 40), "0.0.0.0")


def test_an_empty_file_is_no_secret(tmp_path: Path):
    path = tmp_path / "glossary.secret"
    path.touch()
    with pytest.raises(SettingRefused, match="holds no secret"):
        kept_secret(path)


def test_with_postgresql_the_secret_is_kept_in_the_current_folder():
    assert secret_file("postgresql+psycopg://atau.example/glossary") == Path("glossary.secret")


def test_the_server_answers(database: Database, monkeypatch: pytest.MonkeyPatch):
    made = []
    create = serving.waitress.create_server

    def remembering(*arguments, **options):
        made.append(create(*arguments, **options))
        return made[0]

    monkeypatch.setattr(serving.waitress, "create_server", remembering)
    ready = threading.Event()
    settings = Settings(database_url=database.url, secret_key="x" * 40)
    thread = threading.Thread(target=serve, args=(settings, "127.0.0.1", 0), kwargs={"ready": ready.set})
    thread.start()
    assert ready.wait(30)
    connection = http.client.HTTPConnection("127.0.0.1", made[0].effective_port, timeout=30)
    connection.request("GET", "/healthz")
    with connection.getresponse() as answer:
        assert (answer.status, answer.read()) == (200, b"ok\n")
        assert answer.getheader("Server") is None
    connection.close()
    made[0].close()
    thread.join(30)
    assert not thread.is_alive()
