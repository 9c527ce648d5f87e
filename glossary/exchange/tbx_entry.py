"""From one TBX entry to content: lenient about names, levels and values, and nothing is dropped unsaid."""

from collections.abc import Iterator
from typing import Any

import msgspec

from glossary.domain.content import (
    EntryContent,
    ExampleContent,
    LanguageContent,
    RelationContent,
    TermContent,
)
from glossary.domain.vocabulary import AdministrativeStatus, Language, RelationType
from glossary.exchange import notes
from glossary.exchange.errors import Parameter
from glossary.exchange.notes import Fields
from glossary.exchange.reading import Holding, Report
from glossary.exchange.tbx_items import LANG, SECTIONS, TERMS, Item, items, text_of
from glossary.exchange.tbx_vocabulary import (
    GENDERS,
    PARTS_OF_SPEECH,
    RELATIONS,
    STATUS_CATEGORIES,
    TERM_TYPES,
    language_of,
    status_of,
)
from glossary.exchange.values import is_identifier

_PICKLISTS: dict[str, tuple[str, dict[str, Any]]] = {
    "partOfSpeech": ("part_of_speech", PARTS_OF_SPEECH),
    "pos": ("part_of_speech", PARTS_OF_SPEECH),
    "termType": ("term_type", TERM_TYPES),
    "grammaticalGender": ("grammatical_gender", GENDERS),
}


class EntryReader:
    """Reads the entries of one file; what concerns the whole file is reported once."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._said: set[tuple[str, ...]] = set()

    def read(self, element: Any, where: str) -> tuple[EntryContent, Holding]:
        """Return an entry's content, and how much the file says about the terms' statuses."""
        return _Entry(element, where, self).content()

    def say(self, where: str, code: str, **parameters: Parameter) -> None:
        """Report a problem of one entry."""
        self._report(where, code, **parameters)

    def say_once(self, where: str, code: str, **parameters: Parameter) -> None:
        """Report a problem where it first occurs."""
        key = (code, *map(str, parameters.values()))
        if key not in self._said:
            self._said.add(key)
            self._report(where, code, **parameters)


class _Entry:
    def __init__(self, element: Any, where: str, reader: EntryReader) -> None:
        self._element = element
        self._where = where
        self._reader = reader
        self._fields: Fields = {}
        self._is_ours = False
        self._sections: dict[Language, Fields] = {}
        self._terms: dict[Language, list[tuple[TermContent, bool]]] = {}
        self._foreign: list[str] = []

    def content(self) -> tuple[EntryContent, Holding]:
        for item in items(self._element):
            self._concept_item(item)
        for section in self._element.iterchildren(*SECTIONS):
            self._section(section)
        if self._foreign:
            self._reader.say(self._where, "other_languages", languages=", ".join(self._foreign))
        if not self._is_ours and self._has_history():
            self._reader.say_once(self._where, "history_not_read")
        return EntryContent(languages=dict(self._languages()), **self._fields), self._holding()

    def _note(self, text: str) -> None:
        """Put a note of the concept where it belongs."""
        self._is_ours = self._is_ours or text.startswith("Revision: ")
        if (found := notes.language_of(text)) is None:
            notes.absorb(self._fields, [text], notes.CONCEPT_READERS)
        else:
            notes.absorb(self._sections.setdefault(found[0], {}), [found[1]], notes.LANGUAGE_READERS)

    def _has_history(self) -> bool:
        return next(self._element.iter("{*}transacGrp", "{*}transac"), None) is not None

    def _languages(self) -> Iterator[tuple[Language, LanguageContent]]:
        for language in Language:
            terms = self._terms.get(language, [])
            fields = self._sections.get(language, {})
            if terms or fields:
                yield language, LanguageContent(**{**fields, "terms": tuple(_with_statuses(terms))})

    def _holding(self) -> Holding:
        told = [any(said for _, said in terms) for terms in self._terms.values() if terms]
        return Holding.STATUSES if told and all(told) else Holding.TERMS

    def _concept_item(self, item: Item) -> None:
        if item.name == "subjectField":
            codes = [code.removeprefix("Code: ") for code in (*item.grouped("note"), *item.grouped("source"))]
            found = codes or [part.strip() for part in item.text.split(";")]
            self._fields["subject_fields"] = (*self._fields.get("subject_fields", ()), *filter(None, found))
        elif item.name == "definition":
            tag = item.language or next(self._element.iterancestors("{*}tbx", "{*}martif")).get(LANG, "")
            language = language_of(tag)
            if language is None or not self._takes_definition(language, item):
                self._note(item.as_note())
        elif item.name in RELATIONS:
            self._relation(item)
        elif item.name == "note":
            self._note(item.text)
        else:
            self._note(self._unknown(item))

    def _relation(self, item: Item) -> None:
        if not is_identifier(item.target):
            self._reader.say(self._where, "reference_without_target", target=item.target or item.text)
            self._note(item.as_note())
            return
        kind = RelationType(item.text) if item.text in set(RelationType) else RELATIONS[item.name]
        relation = RelationContent(type=kind, to=item.target)
        self._fields["relations"] = (*self._fields.get("relations", ()), relation)

    def _takes_definition(self, language: Language, item: Item) -> bool:
        """Make an item the definition of a language that has none; say whether it became that."""
        fields = self._sections.setdefault(language, {})
        if item.name != "definition" or fields.get("definition"):
            return False
        fields["definition"] = item.text
        if sources := item.grouped("source"):
            fields["definition_source"] = "; ".join(sources)
        rest = [member.as_note() for member in item.group if member.name != "source"]
        notes.absorb(fields, rest, notes.LANGUAGE_READERS)
        return True

    def _unknown(self, item: Item) -> str:
        """Return the note that keeps an item for which there is no field."""
        self._reader.say_once(self._where, "unknown_category", category=item.name)
        return item.as_note()

    def _section(self, element: Any) -> None:
        tag = element.get(LANG) or element.get("lang") or ""
        language = language_of(tag)
        if language is None:
            self._foreign_section(element, tag)
            return
        if language in self._terms:
            self._reader.say(self._where, "merged_sections", language=language)
        fields = self._sections.setdefault(language, {})
        terms = self._terms.setdefault(language, [])
        found: list[str] = []
        for item in items(element):
            if self._takes_definition(language, item):
                continue
            if item.name == "source" and fields.get("definition") and "definition_source" not in fields:
                fields["definition_source"] = item.text
            elif item.name == "note":
                found.append(item.text)
            else:
                found.append(item.as_note() if item.name in ("definition", "source") else self._unknown(item))
        notes.absorb(fields, found, notes.LANGUAGE_READERS)
        for term in element.iterchildren(*TERMS):
            terms.append(self._term(term, language))

    def _foreign_section(self, element: Any, tag: str) -> None:
        """Keep a section of another language in words."""
        if not any(letter.isalpha() for letter in tag):
            self._reader.say(self._where, "no_language")
            tag = "?"
        else:
            self._foreign.append(tag)
        terms = [" ".join(text_of(term).split()) for term in element.iter("{*}term")]
        self._note(f"{tag}: {' | '.join(terms)}")
        for level in (element, *element.iter(*TERMS)):
            for item in items(level):
                self._note(f"{tag} {item.as_note()}")

    def _term(self, element: Any, language: Language) -> tuple[TermContent, bool]:
        """Return a term, and whether the file says its status."""
        head = next(element.iter("{*}term"), None)
        fields: Fields = {"term": "" if head is None else text_of(head)}
        found: list[str] = []
        for item in items(element):
            if item.name == "note":
                found.append(item.text)
            elif not self._term_category(item, fields, found, language):
                found.append(self._unknown(item))
        notes.absorb(fields, found, notes.TERM_READERS)
        return TermContent(**fields), "administrative_status" in fields

    def _term_category(self, item: Item, fields: Fields, found: list[str], language: Language) -> bool:
        """Put an item into the fields of a term; say whether there is a place for it."""
        if item.name in STATUS_CATEGORIES:
            self._status(item, fields, found)
        elif item.name in _PICKLISTS:
            field, values = _PICKLISTS[item.name]
            self._picked(item, field, values, fields, found)
        elif item.name in ("geographicalUsage", "source"):
            field = "geographical_usage" if item.name == "geographicalUsage" else "source"
            fields[field] = "; ".join(filter(None, (fields.get(field, ""), item.text)))
        elif item.name == "context":
            self._context(item, fields, found)
        else:
            return self._takes_definition(language, item)
        return True

    def _context(self, item: Item, fields: Fields, found: list[str]) -> None:
        """Make a context an example, or a note if the file does not say where it stands."""
        example = _example(item)
        if rest := example.pop("note", ""):
            found.append(rest)
        if example.get("text") or example.get("source"):
            fields["examples"] = (*fields.get("examples", ()), ExampleContent(**example))
        else:
            self._reader.say(self._where, "context_without_source")
            found.append(f"{item.name}: {item.text}")

    def _status(self, item: Item, fields: Fields, found: list[str]) -> None:
        status, says_all = status_of(item.text)
        if status is not None and "administrative_status" not in fields:
            fields["administrative_status"] = status
        elif item.text:
            self._reader.say(self._where, "unknown_value", category=item.name, value=item.text)
            says_all = False
        if item.text and not says_all:
            found.append(item.as_note())
        found.extend(member.as_note() for member in item.group)

    def _picked(
        self, item: Item, field: str, values: dict[str, Any], fields: Fields, found: list[str]
    ) -> None:
        value = values.get(item.text.lower())
        if value is not None and field not in fields:
            fields[field] = value
        elif item.text and value is None:
            self._reader.say(self._where, "unknown_value", category=item.name, value=item.text)
            found.append(item.as_note())
        found.extend(member.as_note() for member in item.group)


def _example(item: Item) -> Fields:
    """Return a context as the fields of an example; what has no place there stands under ``note``."""
    fields: Fields = {"sentence": item.text}
    said: list[str] = []
    sources: list[str] = []
    for member in item.group:
        if member.name in ("note", "source") and notes.is_about_example(member.text):
            said.append(member.text)
        elif member.name != "source":
            said.append(member.as_note())
        elif (place := notes.place_from(member.text)) is None or "text" in fields:
            sources.append(member.text)
        else:
            fields |= {"text": place.text, "start_line": place.start_line, "end_line": place.end_line}
    if any(sources):
        fields["source"] = "; ".join(filter(None, sources))
    notes.absorb(fields, said, notes.EXAMPLE_READERS)
    return fields


def _with_statuses(terms: list[tuple[TermContent, bool]]) -> Iterator[TermContent]:
    """Yield the terms of a language; where the file says no status at all, the first is preferred."""
    silent = not any(said for _, said in terms)
    for position, (term, _) in enumerate(terms):
        if silent and position == 0:
            yield msgspec.structs.replace(term, administrative_status=AdministrativeStatus.PREFERRED)
        else:
            yield term
