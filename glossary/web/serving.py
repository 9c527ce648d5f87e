"""Serving the pages with waitress, and the secret that signs the cookies."""

import os
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import waitress

from glossary.domain.errors import SettingRefused
from glossary.settings import LOOPBACK, Settings
from glossary.storage.migrating import sqlite_file
from glossary.web import create_app

THREADS = 8
SECRET_FILE = "glossary.secret"  # noqa: S105  # a file's name
EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104  # compared, not bound


def serve(settings: Settings, host: str, port: int, *, ready: Callable[[], object] = lambda: None) -> None:
    """Serve the pages until the process is ended; ``ready`` is called once the port is open.

    :raises SettingRefused: if the secret or the names to answer to are missing where they are needed.
    :raises OSError: if the port cannot be opened.
    """
    app = create_app(complete(settings, host), host=host)
    server = waitress.create_server(
        app, host=host, port=port, threads=THREADS, ident=None, clear_untrusted_proxy_headers=False
    )
    ready()
    server.run()


def complete(settings: Settings, host: str) -> Settings:
    """Return the settings with a secret; on loopback the first start makes one.

    :raises SettingRefused: on any other host without a secret, or without a name to answer to.
    """
    if host in EVERYWHERE and not (settings.base_url or settings.trusted_hosts):
        reason = "name the public address (https://…) where the program answers to every network address"
        raise SettingRefused(name="GLOSSARY_BASE_URL", reason=reason)
    if settings.secret_key:
        return settings
    if host not in LOOPBACK:
        reason = (
            "set at least 32 characters (kept, so that sign-ins outlive a restart) to serve beyond loopback"
        )
        raise SettingRefused(name="GLOSSARY_SECRET_KEY", reason=reason)
    return replace(settings, secret_key=kept_secret(secret_file(settings.database_url)))


def secret_file(database_url: str) -> Path:
    """Return where the secret is kept: beside a SQLite file, else in the current folder."""
    database = sqlite_file(database_url)
    return database.with_name(SECRET_FILE) if database is not None else Path(SECRET_FILE)


def kept_secret(path: Path) -> str:
    """Return the secret in a file that only its owner may read; the first call makes it.

    :raises SettingRefused: if the file holds something else.
    """
    made = secrets.token_urlsafe(48)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        kept = path.read_text(encoding="utf-8", errors="replace").strip()
        if len(kept) < 32:
            reason = f"{path} holds no secret; remove it, and the next start makes a new one"
            raise SettingRefused(name="GLOSSARY_SECRET_KEY", reason=reason) from None
        return kept
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(made + "\n")
    return made
