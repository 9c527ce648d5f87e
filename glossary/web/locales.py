"""The language of the interface: it stands in the address; where it does not, the request is sent on."""

import io
from typing import Any
from urllib.parse import quote

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Blueprint, Flask, Response, current_app, g, redirect, request
from flask.globals import request_ctx
from flask_babel import Babel, Domain
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect

from glossary.domain.vocabulary import Language
from glossary.locations import TRANSLATIONS
from glossary.settings import Settings

COOKIE = "locale"
DEFAULT = Language.KAZAKH
LOCALES = tuple(Language)


class Catalogues(Domain):  # type: ignore[misc]
    """The catalogues of messages, compiled in memory from their .po files; English needs none."""

    def __init__(self) -> None:
        super().__init__()
        self._by_locale: dict[Language, NullTranslations] = {
            locale: load_catalogue(locale) for locale in LOCALES
        }

    def get_translations(self) -> NullTranslations:
        """Return the messages of the request's language."""
        return self._by_locale[current_locale()]


def load_catalogue(locale: Language) -> NullTranslations:
    """Return the compiled catalogue of a language; messages are written in English."""
    path = TRANSLATIONS / locale / "LC_MESSAGES" / "messages.po"
    if locale is Language.ENGLISH:
        return NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=locale))
    compiled.seek(0)
    return Translations(compiled)


def install(app: Flask, _settings: Settings) -> None:
    """Translate by the address, put the locale into addresses, and send on those without one."""
    babel = Babel(app, default_locale=DEFAULT.value, locale_selector=lambda: current_locale().value)
    babel.domain_instance = Catalogues()
    app.url_value_preprocessor(_take_locale)
    app.url_defaults(_give_locale)
    app.before_request(send_on)
    app.context_processor(lambda: {"locale": current_locale()})
    app.add_template_global(current_locale)


def prefixed(blueprint: Blueprint) -> str:
    """Return the address prefix that puts a locale before a blueprint's own prefix."""
    return f"/<any({', '.join(LOCALES)}):locale>{blueprint.url_prefix or ''}"


def current_locale() -> Language:
    """Return the language of the interface in this request."""
    if "locale" not in g:
        g.locale = _of_path(request.path) or preferred_locale()
    return g.locale  # type: ignore[no-any-return]


def preferred_locale() -> Language:
    """Return the language a reader chose before, else the browser's, else Kazakh."""
    chosen = request.cookies.get(COOKIE)
    if chosen in LOCALES:
        return Language(chosen)
    wanted = (tag.replace("_", "-").partition("-")[0].lower() for tag in request.accept_languages.values())
    return next((Language(tag) for tag in wanted if tag in LOCALES), DEFAULT)


def send_on() -> Response | None:
    """Redirect an address that lacks only its locale to the one in the reader's language."""
    error = request.routing_exception
    if not isinstance(error, NotFound) or request.method not in {"GET", "HEAD"} or _of_path(request.path):
        return None
    target = f"/{preferred_locale()}{request.path}"
    if not _leads_somewhere(target):
        return None
    query = request.query_string.decode("ascii", "replace")
    answer = redirect(quote(target) + (f"?{query}" if query else ""), 302)
    answer.vary.update({"Accept-Language", "Cookie"})
    return answer  # type: ignore[return-value]


def _leads_somewhere(path: str) -> bool:
    adapter = request_ctx.url_adapter
    if adapter is None:
        return False
    try:
        adapter.match(path, method="GET")
    except RequestRedirect:
        return True
    except (NotFound, MethodNotAllowed, HTTPException):
        return False
    return True


def _of_path(path: str) -> Language | None:
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return Language(first) if first in LOCALES else None


def _take_locale(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values and "locale" in values:
        g.locale = Language(values.pop("locale"))


def _give_locale(endpoint: str, values: dict[str, Any]) -> None:
    if "locale" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "locale"):
        values["locale"] = current_locale()
