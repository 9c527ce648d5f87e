"""Moodle's glossary XML: one entry a concept, named by its term in the source language."""

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from lxml import etree

from glossary.domain.content import EntryContent, LanguageContent
from glossary.domain.published import PublishedEntry
from glossary.domain.vocabulary import Language
from glossary.exchange.merging import advised
from glossary.exchange.published import GlossaryInfo, limited

_SETTINGS = {
    "INTROFORMAT": "1",
    "ALLOWDUPLICATEDENTRIES": "0",
    "DISPLAYFORMAT": "dictionary",
    "SHOWSPECIAL": "1",
    "SHOWALPHABET": "1",
    "SHOWALL": "1",
    "ALLOWCOMMENTS": "0",
    "USEDYNALINK": "1",
    "DEFAULTAPPROVAL": "1",
    "GLOBALGLOSSARY": "0",
    "ENTBYPAGE": "10",
}
_ENTRY_SETTINGS = {
    "FORMAT": "1",
    "USEDYNALINK": "1",
    "CASESENSITIVE": "0",
    "FULLMATCH": "1",
    "TEACHERENTRY": "1",
}


def write(entries: Iterable[PublishedEntry], info: GlossaryInfo) -> Iterator[bytes]:
    """Yield an entry for every concept with an advised term in ``info.source``.

    Further terms are aliases; the definition holds the terms and definitions of all chosen languages. Moodle
    keeps one entry a name, so the second homograph is called ``term (2)``.

    :raises ValueError: if a text holds a character that XML cannot hold.
    """
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<GLOSSARY><INFO>'
    about = {"NAME": info.title, "INTRO": " ".join(filter(None, (info.licence, info.date))), **_SETTINGS}
    for name, text in about.items():
        yield _serialised(_element(name, text))
    yield b"<ENTRIES>\n"
    named: Counter[str] = Counter()
    for entry in entries:
        terms = advised(entry.content.languages.get(info.source, LanguageContent()))
        if terms:
            name = terms[0].term
            named[name] += 1
            label = name if named[name] == 1 else f"{name} ({named[name]})"
            aliases = [term.term for term in terms[1:]]
            yield _serialised(_entry(label, aliases, limited(entry.content, info.languages), info)) + b"\n"
    yield b"</ENTRIES></INFO></GLOSSARY>\n"


def _element(name: str, content: str | Iterable[etree._Element]) -> etree._Element:
    element = etree.Element(name)
    if isinstance(content, str):
        element.text = content
    else:
        element.extend(content)
    return element


def _serialised(element: etree._Element) -> bytes:
    return etree.tostring(element, encoding="unicode").encode()


def _entry(label: str, aliases: list[str], content: EntryContent, info: GlossaryInfo) -> etree._Element:
    members = [_element("CONCEPT", label), _element("DEFINITION", "".join(_paragraphs(content)))]
    members += [_element(name, value) for name, value in _ENTRY_SETTINGS.items()]
    if aliases:
        members.append(
            _element("ALIASES", [_element("ALIAS", [_element("NAME", alias)]) for alias in aliases])
        )
    if content.subject_fields:
        labels = [
            info.subject_field_labels.get(code, {}).get(info.source, code) for code in content.subject_fields
        ]
        named = [[_element("NAME", label), _element("USEDYNALINK", "0")] for label in labels]
        members.append(_element("CATEGORIES", [_element("CATEGORY", category) for category in named]))
    return _element("ENTRY", members)


def _paragraphs(content: EntryContent) -> Iterator[str]:
    """Yield a paragraph of HTML for every language: its terms, then its definition."""
    for language in Language:
        section = content.languages.get(language, LanguageContent())
        terms = ", ".join(term.term for term in advised(section))
        text = ": ".join(
            filter(None, (f"<b>{escape(terms)}</b>" if terms else "", escape(section.definition)))
        )
        if text:
            yield f'<p lang="{language}">{text}</p>'
