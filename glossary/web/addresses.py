"""The variable parts of addresses: what cannot be one leads nowhere, before any query is made."""

from flask import Flask, request
from werkzeug.routing import BaseConverter, IntegerConverter, Map

from glossary.settings import Settings

LARGEST = 2**31 - 1


class IdentifierConverter(BaseConverter):
    """An entry's identifier: an ASCII NCName."""

    regex = r"[A-Za-z_][A-Za-z0-9._-]{0,199}"


class NumberConverter(IntegerConverter):
    """A number counted from 1 that both databases can hold."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, min=1, max=LARGEST)


def install(app: Flask, _settings: Settings) -> None:
    """Let routes say ``<identifier:…>`` and ``<number:…>``."""
    app.url_map.converters |= {"identifier": IdentifierConverter, "number": NumberConverter}


def page_number() -> int:
    """Return which page of a list is asked for, counted from 1; nonsense is the first."""
    given = request.args.get("page", "")
    if not (given.isascii() and given.isdigit() and len(given) < 9):
        return 1
    return max(int(given), 1)
