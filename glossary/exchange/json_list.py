"""JSON: every entry whole, as stored, with its revision; what it holds replaces what was there."""

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from glossary.domain.content import CONTENT_FORMAT, IdentifiedContent, in_order
from glossary.domain.vocabulary import Language, RevisionOrigin
from glossary.exchange.errors import RefusedEntry, UnreadableFile
from glossary.exchange.published import GlossaryInfo, PublishedEntry, limited
from glossary.exchange.reading import Holding, ReadEntry, Reading, Report, Source, whole
from glossary.exchange.values import is_identifier, settled, usable_identifier


class _JsonEntry(IdentifiedContent, frozen=True):
    revision: int = 0
    approved_on: date | None = None
    origin: RevisionOrigin | None = None


class _Document(msgspec.Struct):
    entries: list[Any]  # as they stand in the file, or parsed already
    content_format: int = CONTENT_FORMAT
    languages: tuple[Language, ...] = tuple(Language)


class _RawDocument(_Document):
    entries: list[msgspec.Raw]


_entry_decoder = msgspec.json.Decoder(_JsonEntry)
_list_decoder = msgspec.json.Decoder(list[msgspec.Raw])
_document_decoder = msgspec.json.Decoder(_RawDocument)
_HALF_PAIR = re.compile(rb"\\u[dD][89a-fA-F]")


def write(entries: Iterable[PublishedEntry], info: GlossaryInfo) -> Iterator[bytes]:
    """Yield one JSON object whose ``entries`` stand one a line, in the order given."""
    header: dict[str, Any] = {
        "title": info.title,
        "licence": info.licence,
        "base_url": info.base_url,
        "date": info.date,
        "version": info.version,
        "number_of_entries": info.number_of_entries,
        "content_format": CONTENT_FORMAT,
        "languages": info.languages,
    }
    yield msgspec.json.encode(header)[:-1] + b',"entries":['
    separator = b"\n"
    for entry in entries:
        yield separator + _encoded(entry, info)
        separator = b",\n"
    yield b"\n]}\n"


def _encoded(entry: PublishedEntry, info: GlossaryInfo) -> bytes:
    content = in_order(limited(entry.content, info.languages))
    return msgspec.json.encode(
        _JsonEntry(
            identifier=entry.identifier,
            subject_fields=content.subject_fields,
            languages=content.languages,
            relations=content.relations,
            equivalence=content.equivalence,
            note=content.note,
            revision=entry.revision,
            approved_on=entry.approved_on,
            origin=entry.origin,
        )
    )


def read(source: Source) -> Reading:
    """Return the entries of an object with ``entries`` as :func:`write` wrote it, or of a bare list."""
    return Reading(lambda report: _read(source, report))


def _read(source: Source, report: Report) -> Iterator[ReadEntry]:
    document = _document(whole(source))
    seen: set[str] = set()
    for number, raw in enumerate(document.entries, 1):
        where = f"entry {number}"
        try:
            entry = _decoded(raw)
            where = f"entry {entry.identifier}" if is_identifier(entry.identifier) else where
            content = settled(entry.content(), where, report)
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
            report(where, "wrong_shape", reason=str(error))
        except RefusedEntry as refusal:
            report(where, refusal.code, **refusal.parameters)
        else:
            yield ReadEntry(
                where=where,
                identifier=usable_identifier(entry.identifier, where, seen, report),
                content=content,
                holding=Holding.EVERYTHING,
                languages=document.languages,
            )


def _document(data: bytes) -> _Document:
    """Return the outer shape of the file, its entries not yet looked into.

    :raises UnreadableFile: if it has another shape.
    """
    if not data.strip():
        raise UnreadableFile("empty_file")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        data.decode()  # the texts of an entry are not looked into before their turn
        if data.lstrip()[:1] == b"[":
            return _Document(entries=_list_decoder.decode(data))
        document: _Document = _document_decoder.decode(data)
    except msgspec.ValidationError as error:
        raise UnreadableFile("no_entries") from error
    except RecursionError as error:
        raise UnreadableFile("too_deep") from error
    except UnicodeDecodeError as error:
        raise UnreadableFile("not_json", reason=str(error)) from error
    except msgspec.DecodeError as error:
        document = _slowly(data, error)
    if document.content_format > CONTENT_FORMAT:
        raise UnreadableFile("newer_content", found=document.content_format, known=CONTENT_FORMAT)
    return document


def _slowly(data: bytes, error: msgspec.DecodeError) -> _Document:
    """Return the outer shape of a file with half a surrogate pair, so that its entry can be named.

    :raises UnreadableFile: if it has other faults.
    """
    if _HALF_PAIR.search(data) is None:
        raise UnreadableFile("not_json", reason=str(error)) from error
    try:
        found = json.loads(data)
        return msgspec.convert({"entries": found} if isinstance(found, list) else found, _Document)
    except msgspec.ValidationError as other:
        raise UnreadableFile("no_entries") from other
    except (ValueError, RecursionError) as other:
        raise UnreadableFile("not_json", reason=str(other)) from other


def _decoded(entry: Any) -> _JsonEntry:
    if isinstance(entry, msgspec.Raw):
        return _entry_decoder.decode(entry)
    return msgspec.convert(entry, _JsonEntry)
