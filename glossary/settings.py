"""Every setting, read from the environment in this one place and checked at the start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from glossary.domain.errors import SettingRefused

DEFAULT_DATABASE_URL = "sqlite:///glossary.db"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What an installation may set; the names in the environment are these in capitals after GLOSSARY_."""

    database_url: str = DEFAULT_DATABASE_URL
    secret_key: str = ""
    base_url: str = ""  # the public address, without a slash at its end
    site_name: str = "Atau"
    trusted_hosts: tuple[str, ...] = ()
    behind_proxies: int = 0  # how many reverse proxies stand before the program

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Return the settings named in the environment.

        :raises SettingRefused: naming the variable and what is wrong with it.
        """
        given = os.environ if environment is None else environment
        return cls(
            database_url=_database_url(given.get("GLOSSARY_DATABASE_URL") or DEFAULT_DATABASE_URL),
            secret_key=_secret_key(given.get("GLOSSARY_SECRET_KEY", "")),
            base_url=_base_url(given.get("GLOSSARY_BASE_URL", "")),
            site_name=given.get("GLOSSARY_SITE_NAME") or "Atau",
            trusted_hosts=tuple(given.get("GLOSSARY_TRUSTED_HOSTS", "").replace(",", " ").split()),
            behind_proxies=_count("GLOSSARY_BEHIND_PROXIES", given.get("GLOSSARY_BEHIND_PROXIES", "0")),
        )


def _database_url(value: str) -> str:
    name = "GLOSSARY_DATABASE_URL"
    try:
        url = make_url(value)
    except (ArgumentError, ValueError):
        raise SettingRefused(name=name, reason="this is not a database address") from None
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername not in {"sqlite", "postgresql+psycopg"}:
        raise SettingRefused(name=name, reason="use sqlite:///FILE or postgresql://…")
    if url.drivername == "sqlite" and (not url.database or url.database == ":memory:"):
        raise SettingRefused(name=name, reason="name a file, as in sqlite:///glossary.db")
    return url.render_as_string(hide_password=False)


def _secret_key(value: str) -> str:
    if value and len(value) < 32:
        raise SettingRefused(name="GLOSSARY_SECRET_KEY", reason="use at least 32 characters")
    return value


def _base_url(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        raise SettingRefused(name="GLOSSARY_BASE_URL", reason="use http://… or https://…") from None
    if value and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.query):
        raise SettingRefused(name="GLOSSARY_BASE_URL", reason="use http://… or https://…")
    return value.rstrip("/")


def _count(name: str, value: str) -> int:
    if not value.isascii() or not value.isdigit():
        raise SettingRefused(name=name, reason="use a whole number")
    return int(value)
