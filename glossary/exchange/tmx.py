"""TMX 1.4: the example sentences that translate each other, for translation memories."""

from collections.abc import Iterable, Iterator

from lxml import etree

from glossary.domain.content import EntryContent
from glossary.domain.published import PublishedEntry
from glossary.domain.vocabulary import Language
from glossary.exchange.published import GlossaryInfo, limited

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write(entries: Iterable[PublishedEntry], info: GlossaryInfo) -> Iterator[bytes]:
    """Yield one unit for every key that sentences of two or more chosen languages share within an entry.

    :raises ValueError: if a text holds a character that XML cannot hold.
    """
    yield (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        + etree.tostring(_header(info), encoding="unicode").encode()
        + b"\n<body>\n"
    )
    for entry in entries:
        for key, sentences in _groups(limited(entry.content, info.languages)):
            unit = _unit(f"{entry.identifier}.{key}", sentences)
            yield etree.tostring(unit, encoding="unicode").encode() + b"\n"
    yield b"</body>\n</tmx>\n"


def _header(info: GlossaryInfo) -> etree._Element:
    header = etree.Element(
        "header",
        {
            "creationtool": "glossary",
            "creationtoolversion": info.version or "0",
            "segtype": "sentence",
            "o-tmf": "glossary",
            "adminlang": "en",
            "srclang": "*all*",
            "datatype": "plaintext",
        },
    )
    for text in (info.title, info.licence and f"Licence: {info.licence}", info.date):
        if text:
            etree.SubElement(header, "note").text = text
    return header


def _groups(content: EntryContent) -> Iterator[tuple[str, dict[Language, str]]]:
    """Yield each key with its sentences by language; several of one language are one segment."""
    groups: dict[str, dict[Language, str]] = {}
    for language, term in content.terms():
        for example in term.examples:
            if not example.parallel:
                continue
            sentences = groups.setdefault(example.parallel, {})
            before = sentences.get(language, "")
            if example.sentence not in before:
                sentences[language] = f"{before} {example.sentence}".strip()
    yield from ((key, sentences) for key, sentences in groups.items() if len(sentences) > 1)


def _unit(identifier: str, sentences: dict[Language, str]) -> etree._Element:
    unit = etree.Element("tu", {"tuid": identifier})
    for language, sentence in sentences.items():
        variant = etree.SubElement(unit, "tuv", {_LANG: str(language)})
        etree.SubElement(variant, "seg").text = sentence
    return unit
