"""The pages: an application over the termbase, its views a few lines each."""

from flask import Flask
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from glossary.domain.errors import SettingRefused
from glossary.locations import STATIC, TEMPLATES
from glossary.settings import Settings
from glossary.web import (
    accounts,
    addresses,
    browsing,
    candidates,
    concordance,
    database,
    delivery,
    editing,
    entries,
    errors,
    exporting,
    home,
    identity,
    importing,
    loading,
    locales,
    repeated,
    reviewing,
    search,
    security,
    service,
    texts,
    words,
)

PAGES = (
    home,
    search,
    browsing,
    entries,
    texts,
    candidates,
    loading,
    concordance,
    exporting,
    importing,
    editing,
    reviewing,
    accounts,
)

COOKIE = "glossary_session"
MOST_BYTES = 20 * 1024 * 1024  # of one request, files included
MOST_FORM_BYTES = 2 * 1024 * 1024  # of a form's fields together
MOST_FORM_PARTS = 20_000


def create_app(settings: Settings, *, host: str = "127.0.0.1") -> Flask:
    """Return the application for a database that is already made and up to date.

    ``host`` is the address it will be served on: on loopback, the loopback names are trusted too.

    :raises SettingRefused: without a secret key.
    """
    if not settings.secret_key:
        raise SettingRefused(name="GLOSSARY_SECRET_KEY", reason="set at least 32 characters")
    app = Flask(__name__, template_folder=str(TEMPLATES), static_folder=str(STATIC))
    app.config.from_mapping(configuration(settings, host))
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    delivery.install(app)
    security.install(app, settings, host=host)
    for part in (addresses, database, locales, identity, words, repeated, errors):
        part.install(app, settings)
    CSRFProtect(app)
    register(app)
    if settings.behind_proxies:
        count = settings.behind_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    return app


def configuration(settings: Settings, host: str) -> dict[str, object]:
    """Return what Flask and its extensions are told."""
    return {
        "BASE_URL": settings.base_url,
        "SECRET_KEY": settings.secret_key,
        "SESSION_COOKIE_NAME": COOKIE,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.base_url.startswith("https:"),
        "SESSION_REFRESH_EACH_REQUEST": False,
        "SESSION_PROTECTION": None,  # Flask-Login's own; ours end on the server
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session: an entry may take an afternoon to write
        "MAX_CONTENT_LENGTH": MOST_BYTES,
        "MAX_FORM_MEMORY_SIZE": MOST_FORM_BYTES,
        "MAX_FORM_PARTS": MOST_FORM_PARTS,
    }


def register(app: Flask) -> None:
    """Register every blueprint; those of pages stand behind a locale."""
    app.register_blueprint(service.blueprint)
    for module in PAGES:
        app.register_blueprint(module.blueprint, url_prefix=locales.prefixed(module.blueprint))
