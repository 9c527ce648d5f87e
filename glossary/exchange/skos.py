"""SKOS with SKOS-XL labels as Turtle, for vocabulary browsers and linked data."""

from collections.abc import Iterable, Iterator

from glossary.domain.content import EntryContent, LanguageContent, TermContent
from glossary.domain.published import PublishedEntry
from glossary.domain.vocabulary import AdministrativeStatus, Language, RelationType
from glossary.exchange.merging import leading
from glossary.exchange.notes import place_text
from glossary.exchange.published import GlossaryInfo, limited

_PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_RELATIONS = {
    RelationType.BROADER: "skos:broader",
    RelationType.NARROWER: "skos:narrower",
    RelationType.PART_OF: "dct:isPartOf",
    RelationType.HAS_PART: "dct:hasPart",
    RelationType.RELATED: "skos:related",
    RelationType.CONTRASTED: "skos:related",
}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def write(entries: Iterable[PublishedEntry], info: GlossaryInfo) -> Iterator[bytes]:
    """Yield the scheme, its subject fields as collections, then every entry as a concept.

    Without a base address the concepts are named relative to the file. A label is preferred, alternative or
    hidden (superseded, deprecated), and in one of these alone, as SKOS demands.
    """
    yield "".join(f"@prefix {name}: <{uri}> .\n" for name, uri in _PREFIXES.items()).encode()
    yield _statements(_scheme(info), _about_scheme(info))
    for code, labels in info.subject_field_labels.items():
        named = (f"skos:prefLabel {_text(label, language)}" for language, label in labels.items() if label)
        yield _statements(_field(code, info), ["a skos:Collection", *named])
    for entry in entries:
        yield _statements(_concept(entry.identifier, info), _about_concept(entry, info))
        for code in entry.content.subject_fields:
            member = f"skos:member {_concept(entry.identifier, info)}"
            yield _statements(_field(code, info), [member])


def _statements(subject: str, parts: Iterable[str]) -> bytes:
    body = " ;\n    ".join(parts)
    return f"\n{subject}\n    {body} .\n".encode()


def _scheme(info: GlossaryInfo) -> str:
    return f"<{info.base_url.rstrip('/')}/>" if info.base_url else "<#>"


def _concept(identifier: str, info: GlossaryInfo) -> str:
    return f"<{info.base_url.rstrip('/')}/entries/{identifier}>" if info.base_url else f"<#{identifier}>"


def _field(code: str, info: GlossaryInfo) -> str:
    return f"<{info.base_url.rstrip('/')}/fields/{code}>" if info.base_url else f"<#field-{code}>"


def _text(text: str, language: str = "") -> str:
    return f'"{text.translate(_ESCAPES)}"' + (f"@{language}" if language else "")


def _date(date: str) -> str:
    return f'"{date}"^^xsd:date'


def _about_scheme(info: GlossaryInfo) -> Iterator[str]:
    yield "a skos:ConceptScheme"
    yield f"skos:prefLabel {_text(info.title)}"
    yield f"dct:title {_text(info.title)}"
    yield f"dct:issued {_date(info.date)}"
    if info.licence:
        yield f"dct:license {_text(info.licence)}"
    if info.version:
        yield f"dct:creator {_text(f'glossary {info.version}')}"


def _about_concept(entry: PublishedEntry, info: GlossaryInfo) -> Iterator[str]:
    content = limited(entry.content, info.languages)
    yield "a skos:Concept"
    yield f"skos:inScheme {_scheme(info)}"
    yield f"skos:notation {_text(entry.identifier)}"
    for language, section in content.languages.items():
        yield from _labels(language, section)
        if section.definition:
            yield f"skos:definition {_text(section.definition, language)}"
        if section.note:
            yield f"skos:note {_text(section.note, language)}"
    yield from _examples(content)
    for relation in content.relations:
        yield f"{_RELATIONS[relation.type]} {_concept(relation.to, info)}"
    if content.note:
        yield f"skos:note {_text(content.note)}"
    if entry.approved_on:
        yield f"dct:modified {_date(entry.approved_on.isoformat())}"


def _labels(language: Language, section: LanguageContent) -> Iterator[str]:
    """Yield every term as a label, plain and as a resource of its own, each text once."""
    seen = set()
    first = leading(section)
    for term in sorted(section.terms, key=lambda term: term is not first):
        if term.term not in seen:
            seen.add(term.term)
            kind = _kind(term, first)
            yield f"skos:{kind} {_text(term.term, language)}"
            yield f"skosxl:{kind} [ {' ; '.join(_label(term, language))} ]"


def _kind(term: TermContent, first: TermContent | None) -> str:
    if term is first:
        return "prefLabel"
    return "altLabel" if term.administrative_status is AdministrativeStatus.ADMITTED else "hiddenLabel"


def _label(term: TermContent, language: Language) -> Iterator[str]:
    yield "a skosxl:Label"
    yield f"skosxl:literalForm {_text(term.term, language)}"
    for place in term.attested:
        yield f"dct:source {_text(place_text(place))}"
    if term.source:
        yield f"dct:source {_text(term.source)}"
    if term.note:
        yield f"skos:note {_text(term.note, language)}"


def _examples(content: EntryContent) -> Iterator[str]:
    for language, term in content.terms():
        for example in term.examples:
            yield f"skos:example {_text(example.sentence, language)}"
