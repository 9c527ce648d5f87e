"""What pages say and link to again and again, worked out once: words of the interface, addresses within it.

A page of results says a hundred words and makes sixty addresses; asking the translation and the routing
machinery for each cost more than look-up itself (`bench/lookup_speed`). Both depend on little else than the
language, so they are kept.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import Any

from flask import Flask, request
from flask import url_for as built
from flask_babel import get_domain, gettext, pgettext

from glossary.domain.vocabulary import Language
from glossary.settings import Settings
from glossary.web.locales import current_locale
from glossary.web.words import word as said

KEPT = 20_000  # addresses; words are bounded by the catalogues


def install(app: Flask, _settings: Settings) -> None:
    """Let templates link and speak through what is kept."""
    words: dict[tuple[Language, str], str] = {}
    vocabulary: dict[tuple[Language, StrEnum], str] = {}

    def message(text: str) -> str:
        key = (current_locale(), text)
        if key not in words:
            words[key] = gettext(text)
        return words[key]

    def word(member: StrEnum) -> str:
        key = (current_locale(), member)
        if key not in vocabulary:
            vocabulary[key] = said(member)
        return vocabulary[key]

    def messages(one: str, several: str, number: int) -> str:
        return str(get_domain().get_translations().ungettext(one, several, number))

    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        message, messages, newstyle=True, pgettext=pgettext
    )
    app.add_template_filter(word)
    app.add_template_global(_addresses(), "url_for")


def _addresses() -> Callable[..., str]:
    @lru_cache(maxsize=KEPT)
    def kept(_root: str, _locale: Language, endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
        return built(endpoint, **dict(values))

    def url_for(endpoint: str, **values: Any) -> str:
        """Return an address within the site, as Flask makes it."""
        if "_external" in values:
            return built(endpoint, **values)
        return kept(request.script_root, current_locale(), endpoint, tuple(values.items()))

    return url_for
