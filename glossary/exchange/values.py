"""The edge: what is read becomes composed, trimmed and free of unwanted characters, or is refused by name."""

import re
import unicodedata
from typing import Any

import msgspec

from glossary.domain.content import EntryContent, LanguageContent, TermContent
from glossary.domain.vocabulary import AdministrativeStatus
from glossary.exchange.errors import RefusedEntry
from glossary.exchange.reading import MAXIMUM_CHARACTERS, Report
from glossary.language.characters import problem

IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*", re.ASCII)  # an NCName in ASCII

_ONE_LINE = {"term", "key_forms", "collocations", "subject_fields", "identifier", "text", "to", "parallel"}
# On the JSON of a whole entry: an escape other than a quote, a blank at an edge, two blanks, an odd blank.
_PERHAPS_UNTIDY = re.compile(r'\\[^"\\]|" | "|  |\xa0')


def is_identifier(text: str) -> bool:
    """Say whether the text can be the identifier of an entry.

    >>> is_identifier("middle-power"), is_identifier("1875432")
    (True, False)
    """
    return len(text) <= 200 and IDENTIFIER.fullmatch(text) is not None


def one_line(text: str) -> str:
    """Return the text with every run of white space made one blank.

    >>> one_line(" сыртқы\\n  саясат ")
    'сыртқы саясат'
    """
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    """Return the text with trimmed lines and single blanks; line breaks stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n")).strip()


def tidy(content: EntryContent) -> EntryContent:
    """Return the content in NFC, its texts trimmed and single-spaced.

    :raises RefusedEntry: if a value holds a forbidden character or is too long.
    """
    if _is_tidy(content):
        return content
    return msgspec.convert(_tidy_value(msgspec.to_builtins(content), ""), type(content))


def _is_tidy(content: EntryContent) -> bool:
    try:
        text = msgspec.json.encode(content).decode()
    except UnicodeEncodeError:
        return False
    return (
        len(text) <= MAXIMUM_CHARACTERS
        and unicodedata.is_normalized("NFC", text)
        and _PERHAPS_UNTIDY.search(text) is None
        and problem(text) is None
    )


def _tidy_value(value: Any, path: str) -> Any:
    if isinstance(value, str):
        return tidy_text(value, path)
    if isinstance(value, dict):
        return {key: _tidy_value(item, f"{path}.{key}" if path else key) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_tidy_value(item, f"{path}.{position}") for position, item in enumerate(value, 1)]
    return value


def tidy_text(text: str, path: str) -> str:
    """Return one value in NFC, trimmed and single-spaced; ``path`` names it in the refusal.

    :raises RefusedEntry: if the value holds a forbidden character or is too long.
    """
    field = next(part for part in reversed(path.split(".")) if not part.isdigit())
    composed = unicodedata.normalize("NFC", text)
    if found := problem(composed):
        raise RefusedEntry("characters", value=path, character=f"{found.name} ({found.code})")
    tidied = one_line(composed) if field in _ONE_LINE else paragraphs(composed)
    if len(tidied) > MAXIMUM_CHARACTERS:
        raise RefusedEntry("too_long", value=path, limit=MAXIMUM_CHARACTERS)
    return tidied


def usable_identifier(identifier: str, where: str, seen: set[str], report: Report) -> str:
    """Return the identifier, or an empty one if it cannot be used or was seen before; ``seen`` grows."""
    if not identifier:
        return ""
    if not is_identifier(identifier):
        report(where, "bad_identifier", identifier=identifier[:100])
        return ""
    if identifier in seen:
        report(where, "repeated_identifier", identifier=identifier)
        return ""
    seen.add(identifier)
    return identifier


def settled(content: EntryContent, where: str, report: Report, needs_term: bool = True) -> EntryContent:
    """Return tidy content without empty or repeated terms and with one preferred term per language at most.

    :raises RefusedEntry: if a value cannot be taken, or no term is left where one is needed.
    """
    content = tidy(content)
    languages = {}
    for language, section in content.languages.items():
        terms = _settled_terms(section, language, where, report)
        if terms == section.terms:
            languages[language] = section
        else:
            languages[language] = msgspec.structs.replace(section, terms=terms)
    if needs_term and not any(section.terms for section in languages.values()):
        raise RefusedEntry("no_term")
    return msgspec.structs.replace(content, languages=languages)


def _settled_terms(
    section: LanguageContent, language: str, where: str, report: Report
) -> tuple[TermContent, ...]:
    kept: dict[tuple[str, int], TermContent] = {}
    preferred = False
    for term in section.terms:
        key = (term.term, term.homonym_number)
        if not term.term:
            report(where, "empty_term")
        elif key in kept:
            report(where, "repeated_term", term=term.term)
        elif term.is_preferred and preferred:
            report(where, "several_preferred", language=language, term=term.term)
            admitted = AdministrativeStatus.ADMITTED
            kept[key] = msgspec.structs.replace(term, administrative_status=admitted)
        else:
            kept[key] = term
            preferred = preferred or term.is_preferred
    return tuple(kept.values())
