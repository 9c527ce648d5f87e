"""The messages of the interface: found in code and templates, and merged into the catalogues.

``python -m tests.catalogues`` brings the catalogues up to date: new messages come in untranslated, unused
ones go, nothing becomes fuzzy.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
TRANSLATIONS = ROOT / "glossary" / "translations"
LOCALES = ("kk", "ru")
PLURALS = {
    "kk": "nplurals=2; plural=(n != 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 :"
    " n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
}
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "lazy_pgettext": ((1, "c"), 2),
}
NAMES = {"message", "words"}  # what sentences of the domain are assigned to
TABLES = {"MESSAGES"}

Message = tuple[int, str, str, list[str]]


def sentences(source: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Message]:
    """Yield the sentences that the domain says without knowing of translation (a Babel extractor)."""
    for node in ast.walk(ast.parse(source.read())):
        for constant in _said(node):
            if isinstance(constant, ast.Constant) and isinstance(constant.value, str) and constant.value:
                yield constant.lineno, "_", constant.value, []


def _said(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        name = node.targets[0].id
        if name in NAMES:
            yield node.value
        if name in TABLES and isinstance(node.value, ast.Dict):
            yield from node.value.values
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
        yield from node.args[1:2]


def extracted() -> Catalog:
    """Return the catalogue of all messages that can be said."""
    catalogue = Catalog(project="glossary", charset="utf-8", fuzzy=False)
    for folder, methods in (
        ("glossary/web", [("**.py", "python")]),
        ("templates", [("**.html", "jinja2")]),
        ("glossary/domain", [("**.py", sentences)]),
        ("glossary/editing", [("**.py", sentences)]),
        ("glossary/exchange", [("**.py", sentences)]),
        ("glossary/texts", [("**.py", sentences)]),
    ):
        options = {"**.html": {"trimmed": "true"}}
        found = extract_from_dir(ROOT / folder, methods, options, keywords=KEYWORDS, comment_tags=())
        for name, _line, message, _comments, context in found:
            if _is_sentence(message):
                catalogue.add(message, locations=[(f"{folder}/{name}", 0)], context=context)
    return catalogue


def _is_sentence(message: Any) -> bool:
    first = message[0] if isinstance(message, tuple) else message
    return bool(re.sub(r"%\(\w+\)s", "", first).strip(": %"))


def catalogue(locale: str) -> Catalog:
    """Return the catalogue of a language as it stands."""
    path = TRANSLATIONS / locale / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as source:
        return read_po(source, locale=locale)


def write(locale: str, new: Catalog) -> None:
    """Write the catalogue of a language with these messages and its translations."""
    old = catalogue(locale)
    made = Catalog(locale=locale, charset="utf-8", fuzzy=False)
    for message in new:
        if message.id:
            known = old.get(_key(message.id), context=message.context)
            translation = known.string if known is not None and not known.fuzzy else None
            made.add(message.id, translation, locations=message.locations, context=message.context)
    lines = [f'"Language: {locale}\\n"', '"Content-Type: text/plain; charset=utf-8\\n"']
    lines.append(f'"Plural-Forms: {PLURALS[locale]}\\n"')
    path = TRANSLATIONS / locale / "LC_MESSAGES" / "messages.po"
    with path.open("wb") as target:
        target.write(("\n".join(['msgid ""', 'msgstr ""', *lines]) + "\n\n").encode())
        write_po(target, made, width=100, omit_header=True, sort_by_file=True, include_lineno=False)


def _key(message: Any) -> str:
    return message[0] if isinstance(message, tuple) else message


def untranslated(locale: str) -> list[Any]:
    """Return the messages of a language that have no translation, or a doubtful one."""
    return [
        message.id for message in catalogue(locale) if message.id and (message.fuzzy or not _whole(message))
    ]


def _whole(message: Any) -> bool:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return bool(strings) and all(strings)


if __name__ == "__main__":
    current = extracted()
    for locale in LOCALES:
        write(locale, current)
        for message in untranslated(locale):
            print(locale, message)
