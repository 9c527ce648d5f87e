"""TBX-Basic in its three shapes (ISO 30042:2019 DCA and DCT, and the old martif), written entry by entry."""

from collections.abc import Iterable, Iterator

import msgspec
from lxml import etree

from glossary.domain.content import EntryContent, ExampleContent, LanguageContent, TermContent
from glossary.domain.vocabulary import Language, PartOfSpeech
from glossary.exchange import notes
from glossary.exchange.published import GlossaryInfo, PublishedEntry, limited

_MIN = "http://www.tbxinfo.net/ns/min"
_BASIC = "http://www.tbxinfo.net/ns/basic"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_OF_MODULE_MIN = frozenset({"subjectField", "partOfSpeech", "administrativeStatus"})


Node = etree._Element


def _node(
    name: str,
    attributes: dict[str, str],
    content: str | Iterable[Node],
    prefixes: dict[str, str] | None = None,
) -> Node:
    """Return an element with a text or with children."""
    node = etree.Element(name, attributes, nsmap=prefixes)
    if isinstance(content, str):
        node.text = content
    else:
        node.extend(content)
    return node


class Dialect(msgspec.Struct, frozen=True):
    """What the three shapes of TBX-Basic call the same things."""

    root: str
    header: str
    entry: str
    language: str
    term: str
    people: str
    attributes: dict[str, str]
    namespace: str = ""
    prefixes: dict[str, str] = {}
    notes_in_groups: bool = True
    has_proper_noun: bool = False
    doctype: str = ""

    def category(self, carrier: str, name: str, text: str, **attributes: str) -> Node:
        """Return a data category: ``<descrip type="definition">``, or in DCT ``<basic:definition>``."""
        if not self.prefixes:
            return _node(carrier, {"type": name, **attributes}, text)
        module = _MIN if name in _OF_MODULE_MIN else _BASIC
        return _node(f"{{{module}}}{name}", attributes, text, self.prefixes)

    def group(self, descrip: Node, sources: Iterable[str], remarks: Iterable[str]) -> Node:
        """Return a descrip together with its sources and with notes, where the shape has notes there."""
        members = [self.category("admin", "source", source) for source in sources]
        if self.notes_in_groups:
            members += map(_note, remarks)
        else:
            members += [self.category("admin", "source", remark) for remark in remarks]
        return _node("descripGrp", {}, [descrip, *members]) if members else descrip


DCA = Dialect(
    root="tbx",
    header="tbxHeader",
    entry="conceptEntry",
    language="langSec",
    term="termSec",
    people="refObjectSec",
    attributes={"type": "TBX-Basic", "style": "dca", _LANG: "en"},
    namespace="urn:iso:std:iso:30042:ed-2",
)
DCT = msgspec.structs.replace(
    DCA,
    attributes={**DCA.attributes, "style": "dct"},
    prefixes={"min": _MIN, "basic": _BASIC},
)
MARTIF = Dialect(
    root="martif",
    header="martifHeader",
    entry="termEntry",
    language="langSet",
    term="tig",
    people="refObjectList",
    attributes={"type": "TBX-Basic", _LANG: "en"},
    notes_in_groups=False,
    has_proper_noun=True,
    doctype='<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n',
)
# Entries are made without the default namespace, which the outermost element declares for all of them.
_PLACE_OF_ENTRIES = "the entries"


def write(entries: Iterable[PublishedEntry], info: GlossaryInfo, dialect: Dialect = DCA) -> Iterator[bytes]:
    """Yield a TBX-Basic file.

    An entry without a term in the chosen languages is left out: TBX cannot hold it.

    :raises ValueError: if a text holds a character that XML cannot hold.
    """
    people: dict[str, str] = {}
    beginning, end = _frame(info, dialect)
    yield beginning
    opening = b"<body>\n"
    for entry in entries:
        if _has_terms(entry, info):
            yield opening + _serialised(_entry(entry, info, dialect, people), dialect) + b"\n"
            opening = b""
    if not opening:
        yield b"</body>"
    elif dialect is MARTIF:
        yield b"<body/>"
    if people:
        yield _serialised(_back(people, dialect), dialect)
    yield end


def _frame(info: GlossaryInfo, dialect: Dialect) -> tuple[bytes, bytes]:
    """Return what stands before the body and what stands after the back matter."""
    root = _node(dialect.root, dialect.attributes, [_header(info, dialect)], dialect.prefixes)
    root.append(_node("text", {}, _PLACE_OF_ENTRIES))
    if dialect.namespace:
        root.set("xmlns", dialect.namespace)
    beginning, _, end = etree.tostring(root, encoding="unicode").rpartition(_PLACE_OF_ENTRIES)
    declaration = f'<?xml version="1.0" encoding="UTF-8"?>\n{dialect.doctype}'
    return f"{declaration}{beginning}\n".encode(), f"{end}\n".encode()


def _serialised(node: Node, dialect: Dialect) -> bytes:
    """Return the element without the namespaces that the outermost element has declared already."""
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in dialect.prefixes.items())
    return etree.tostring(node, encoding="unicode").replace(declared, "", 1).encode()


def _has_terms(entry: PublishedEntry, info: GlossaryInfo) -> bool:
    return any(section.terms for code, section in entry.content.languages.items() if code in info.languages)


def _note(text: str) -> Node:
    return _node("note", {}, text)


def _paragraphs(name: str, texts: Iterable[str]) -> list[Node]:
    paragraphs = [_node("p", {}, text) for text in texts if text]
    return [_node(name, {}, paragraphs)] if paragraphs else []


def _header(info: GlossaryInfo, dialect: Dialect) -> Node:
    title = [_node("titleStmt", {}, [_node("title", {}, info.title)])]
    published = _paragraphs("publicationStmt", [info.licence and f"Licence: {info.licence}", info.base_url])
    source = _paragraphs(
        "sourceDesc",
        [
            f"Exported on {info.date} by glossary {info.version}".strip(),
            f"Number of entries: {info.number_of_entries}",
        ],
    )
    if dialect is not MARTIF:
        return _node(dialect.header, {}, [_node("fileDesc", {}, published + title + source)])
    encoding = [_node("encodingDesc", {}, [_node("p", {"type": "XCSURI"}, "TBXBasicXCSV02.xcs")])]
    return _node(dialect.header, {}, [_node("fileDesc", {}, title + published + source), *encoding])


def _back(people: dict[str, str], dialect: Dialect) -> Node:
    persons = [
        _node("refObject", {"id": identifier}, [_node("item", {"type": "fn"}, name)])
        for name, identifier in people.items()
    ]
    return _node("back", {}, [_node(dialect.people, {"type": "respPerson"}, persons)])


def _entry(entry: PublishedEntry, info: GlossaryInfo, dialect: Dialect, people: dict[str, str]) -> Node:
    content = limited(entry.content, info.languages)
    sections = [(code, content.languages[code]) for code in Language if code in content.languages]
    members = [_subject_field(code, info, dialect) for code in content.subject_fields]
    members += _relations(content, info, dialect)
    members += map(_note, map(notes.equivalence_note, content.equivalence))
    for language, section in sections:
        if not section.terms:
            members += map(_note, notes.notes_of_language_without_terms(language, section))
    members += map(_note, notes.plain_note(content.note))
    members += _history(entry, dialect, people)
    members += [_language(language, section, dialect) for language, section in sections if section.terms]
    return _node(dialect.entry, {"id": entry.identifier}, members, dialect.prefixes)


def _subject_field(code: str, info: GlossaryInfo, dialect: Dialect) -> Node:
    """Return the subject field by its English name, with its code in a note, or by its code alone."""
    label = info.subject_field_labels.get(code, {}).get(Language.ENGLISH, code)
    remarks = () if label == code else (f"Code: {code}",)
    return dialect.group(dialect.category("descrip", "subjectField", label), (), remarks)


def _relations(content: EntryContent, info: GlossaryInfo, dialect: Dialect) -> Iterator[Node]:
    # An entry without a term in the chosen languages is left out, and a reference must not lead to it.
    complete = set(info.languages) == set(Language)
    for relation in content.relations:
        if complete and info.holds(relation.to):
            yield dialect.category("ref", "crossReference", relation.type, target=relation.to)
        else:
            yield _note(notes.relation_note(relation))


def _history(entry: PublishedEntry, dialect: Dialect, people: dict[str, str]) -> Iterator[Node]:
    yield _note(notes.revision_note(entry))
    kind = "origination" if entry.revision == 1 else "modification"
    members = [dialect.category("transac", "transactionType", kind)]
    if entry.author:
        # Identifiers of entries begin with a letter, so that this prefix keeps the two apart.
        person = people.setdefault(entry.author, f"_person.{len(people) + 1}")
        members.append(dialect.category("transacNote", "responsibility", entry.author, target=person))
    if entry.approved_on:
        members.append(_node("date", {}, entry.approved_on.isoformat()))
    yield _node("transacGrp", {}, members)


def _language(language: Language, section: LanguageContent, dialect: Dialect) -> Node:
    members = []
    if section.definition:
        definition = dialect.category("descrip", "definition", section.definition)
        members.append(dialect.group(definition, filter(None, [section.definition_source]), ()))
    members += map(_note, notes.language_notes(section))
    members += [_term(term, dialect) for term in section.terms]
    return _node(dialect.language, {_LANG: language}, members)


def _term(term: TermContent, dialect: Dialect) -> Node:
    members = [
        _node("term", {}, term.term),
        dialect.category("termNote", "administrativeStatus", f"{term.administrative_status}Term-admn-sts"),
    ]
    categories = {
        "partOfSpeech": _part_of_speech(term, dialect),
        "termType": term.term_type,
        "grammaticalGender": term.grammatical_gender,
        "geographicalUsage": term.geographical_usage,
    }
    members += [dialect.category("termNote", name, value) for name, value in categories.items() if value]
    if term.source:
        members.append(dialect.category("admin", "source", term.source))
    members += [_context(example, dialect) for example in term.examples]
    members += map(_note, notes.term_notes(term))
    return _node(dialect.term, {}, members)


def _part_of_speech(term: TermContent, dialect: Dialect) -> str | None:
    if term.part_of_speech is PartOfSpeech.PROPER_NOUN and not dialect.has_proper_noun:
        return PartOfSpeech.NOUN
    return term.part_of_speech


def _context(example: ExampleContent, dialect: Dialect) -> Node:
    context = dialect.category("descrip", "context", example.sentence)
    sources = [notes.place_text(example.place)] if example.place else []
    if example.source and not notes.is_mistakable_source(example.source):
        sources.append(example.source)
    return dialect.group(context, sources, notes.example_notes(example))
