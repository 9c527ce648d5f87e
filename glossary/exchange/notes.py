"""What a format has no category for, as notes of the form ``Category: value`` that are read back exactly."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from glossary.domain.content import (
    EquivalenceContent,
    ExampleContent,
    LanguageContent,
    NormativeAuthorization,
    Place,
    RelationContent,
    TermContent,
)
from glossary.domain.vocabulary import (
    EquivalenceDegree,
    Language,
    NormativeStatus,
    Origin,
    PartOfSpeech,
    RelationType,
)
from glossary.exchange.published import PublishedEntry

Fields = dict[str, Any]
_PLACE = re.compile(r"(.+), lines? (\d+)(?:–(\d+))?")
_RELATION = re.compile(r"(\w+) (\S+)")
_EQUIVALENCE = re.compile(r"(kk|ru|en) (kk|ru|en) (\w+)(?:: (.+))?", re.DOTALL)
_OF_LANGUAGE = re.compile(r"\[(kk|ru|en)\] (.+)", re.DOTALL)
_REVISION = re.compile(r"\d+ \((?:reviewed|imported|one_person)(?:: .+)?\)")
_LABELLED = re.compile(r"([A-Z][a-z ]+): (.+)", re.DOTALL)


def place_text(place: Place) -> str:
    """Return lines of a source text in words.

    >>> place_text(Place(text="001", start_line=3, end_line=4))
    '001, lines 3–4'
    """
    if place.start_line == place.end_line:
        return f"{place.text}, line {place.start_line}"
    return f"{place.text}, lines {place.start_line}–{place.end_line}"


def place_from(text: str) -> Place | None:
    """Return the lines that :func:`place_text` put into words, or None if the text says something else."""
    match = _PLACE.fullmatch(text)
    if match is None:
        return None
    return Place(text=match[1], start_line=int(match[2]), end_line=int(match[3] or match[2]))


def plain_note(note: str) -> Iterator[str]:
    """Yield an editors' note, marked as such if it could be taken for a category."""
    if note:
        mistakable = _LABELLED.fullmatch(note) or _OF_LANGUAGE.fullmatch(note)
        yield f"Note: {note}" if mistakable else note


def term_notes(term: TermContent) -> Iterator[str]:
    """Yield what TBX-Basic has no category for at a term, in a fixed order."""
    approval = term.normative_authorization
    if term.part_of_speech is PartOfSpeech.PROPER_NOUN:
        yield f"Part of speech: {term.part_of_speech}"
    if term.homonym_number:
        yield f"Homonym number: {term.homonym_number}"
    yield from (f"Attested: {place_text(place)}" for place in term.attested)
    yield from (f"Key form: {form}" for form in term.key_forms)
    yield from (f"Collocation: {phrase}" for phrase in term.collocations)
    if term.origin:
        yield f"Origin: {term.origin}"
    if term.origin_note:
        yield f"Origin note: {term.origin_note}"
    if term.spelling_authority:
        yield f"Spelling authority: {term.spelling_authority}"
    if approval:
        yield f"Normative authorization: {approval.status}"
        named = (("Authority", approval.authority), ("Document", approval.document), ("Date", approval.date))
        yield from (f"{label}: {value}" for label, value in named if value)
    yield from plain_note(term.note)


def language_notes(section: LanguageContent) -> Iterator[str]:
    """Yield what TBX-Basic has no category for at a language that has terms."""
    if section.definition_source and not section.definition:
        yield f"Definition source: {section.definition_source}"
    yield from (f"Definition attested: {place_text(place)}" for place in section.definition_attested)
    yield from plain_note(section.note)


def notes_of_language_without_terms(language: Language, section: LanguageContent) -> Iterator[str]:
    """Yield a language's definition and notes as notes of the concept, each marked with the language."""
    if section.definition:
        yield f"[{language}] Definition: {section.definition}"
    if section.definition and section.definition_source:
        yield f"[{language}] Definition source: {section.definition_source}"
    yield from (f"[{language}] {note}" for note in language_notes(section))


def example_notes(example: ExampleContent) -> Iterator[str]:
    """Yield what TBX-Basic has no category for beside a context and its source."""
    if example.source and is_mistakable_source(example.source):
        yield f"Source: {example.source}"
    if example.parallel:
        yield f"Parallel: {example.parallel}"
    if example.without_term:
        yield "Without term: yes"


def is_about_example(text: str) -> bool:
    """Say whether a text has the form of :func:`example_notes`."""
    match = _LABELLED.fullmatch(text)
    return match is not None and match[1] in EXAMPLE_READERS


def is_mistakable_source(source: str) -> bool:
    """Say whether an example's source in words could be taken for something else."""
    return place_from(source) is not None or is_about_example(source)


def relation_note(relation: RelationContent) -> str:
    """Return a relation to an entry that is not in the same file."""
    return f"Relation: {relation.type} {relation.to}"


def equivalence_note(remark: EquivalenceContent) -> str:
    """Return a remark on how far two languages' terms mean the same."""
    text = f"Equivalence: {remark.languages[0]} {remark.languages[1]} {remark.degree}"
    return f"{text}: {remark.note}" if remark.note else text


def revision_note(entry: PublishedEntry) -> str:
    """Return which revision of the entry this is, and how it came to be published."""
    reviewer = f": {entry.reviewer}" if entry.reviewer else ""
    return f"Revision: {entry.revision} ({entry.origin}{reviewer})"


# Each reader of a value changes the fields and returns nothing; ValueError says that it is no such value.
_Reader = Callable[[Fields, str], None]


def _one(field: str, kind: Callable[[str], Any] = str) -> _Reader:
    def read(fields: Fields, value: str) -> None:
        fields[field] = kind(value)

    return read


def _many(field: str, kind: Callable[[str], Any] = str) -> _Reader:
    def read(fields: Fields, value: str) -> None:
        fields[field] = (*fields.get(field, ()), kind(value))

    return read


def _place(text: str) -> Place:
    place = place_from(text)
    if place is None:
        raise ValueError(text)
    return place


def _relation(text: str) -> RelationContent:
    match = _RELATION.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return RelationContent(type=RelationType(match[1]), to=match[2])


def _equivalence(text: str) -> EquivalenceContent:
    match = _EQUIVALENCE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    languages = (Language(match[1]), Language(match[2]))
    return EquivalenceContent(languages=languages, degree=EquivalenceDegree(match[3]), note=match[4] or "")


def _revision(fields: Fields, value: str) -> None:
    """Let a revision go: an import makes revisions of its own."""
    if _REVISION.fullmatch(value) is None:
        raise ValueError(value)


def _yes(text: str) -> bool:
    if text != "yes":
        raise ValueError(text)
    return True


def _authorization(fields: Fields, value: str) -> None:
    fields["normative_authorization"] = NormativeAuthorization(status=NormativeStatus(value), authority="")


def _about_authorization(field: str) -> _Reader:
    def read(fields: Fields, value: str) -> None:
        if "normative_authorization" not in fields:
            raise ValueError(value)
        approval = fields["normative_authorization"]
        fields["normative_authorization"] = msgspec.structs.replace(approval, **{field: value})

    return read


TERM_READERS: dict[str, _Reader] = {
    "Part of speech": _one("part_of_speech", PartOfSpeech),
    "Homonym number": _one("homonym_number", int),
    "Attested": _many("attested", _place),
    "Key form": _many("key_forms"),
    "Collocation": _many("collocations"),
    "Origin": _one("origin", Origin),
    "Origin note": _one("origin_note"),
    "Spelling authority": _one("spelling_authority"),
    "Normative authorization": _authorization,
    "Authority": _about_authorization("authority"),
    "Document": _about_authorization("document"),
    "Date": _about_authorization("date"),
}
LANGUAGE_READERS: dict[str, _Reader] = {
    "Definition": _one("definition"),
    "Definition source": _one("definition_source"),
    "Definition attested": _many("definition_attested", _place),
}
EXAMPLE_READERS: dict[str, _Reader] = {
    "Source": _one("source"),
    "Parallel": _one("parallel"),
    "Without term": _one("without_term", _yes),
}
CONCEPT_READERS: dict[str, _Reader] = {
    "Relation": _many("relations", _relation),
    "Equivalence": _many("equivalence", _equivalence),
    "Revision": _revision,
}


def absorb(fields: Fields, notes: Sequence[str], readers: dict[str, _Reader]) -> None:
    """Put notes into the fields: those of a known category at their place, all others into ``note``."""
    plain = [note for note in notes if not _absorbed(fields, note, readers)]
    if plain:
        fields["note"] = "\n".join(filter(None, (fields.get("note", ""), *plain)))


def _absorbed(fields: Fields, note: str, readers: dict[str, _Reader]) -> bool:
    match = _LABELLED.fullmatch(note)
    if match is None:
        return False
    if match[1] == "Note":
        fields["note"] = "\n".join(filter(None, (fields.get("note", ""), match[2])))
        return True
    try:
        readers[match[1]](fields, match[2])
    except (KeyError, ValueError):
        return False
    return True


def language_of(note: str) -> tuple[Language, str] | None:
    """Return the language and the note itself if a note of the concept concerns a language without terms."""
    match = _OF_LANGUAGE.fullmatch(note)
    return (Language(match[1]), match[2]) if match else None
