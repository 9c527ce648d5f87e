"""The formats by name: what writes them, what reads them, and how a file is recognised."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

import msgspec

from glossary.exchange import (
    csv_table,
    deepl,
    google,
    json_list,
    moodle,
    omegat,
    skos,
    tbx_reading,
    tbx_writing,
    tmx,
    weblate,
    xlsx_table,
)
from glossary.exchange.errors import UnreadableFile
from glossary.exchange.published import GlossaryInfo, PublishedEntry
from glossary.exchange.reading import Reading


class ExportFormat(msgspec.Struct, frozen=True):
    """A format to write: its name in the command and in addresses, its file suffix and media type."""

    name: str
    suffix: str
    media_type: str
    write: Callable[[Iterable[PublishedEntry], GlossaryInfo], Iterator[bytes]]


class ImportFormat(msgspec.Struct, frozen=True):
    """A format to read: its name and the suffixes its files bear.

    ``read`` of a format that ``takes_encoding`` has a second argument ``encoding``, for files that were
    refused as ``not_utf8``.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[..., Reading]
    takes_encoding: bool = False


_TBX = "application/x-tbx"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

EXPORTERS: Mapping[str, ExportFormat] = {
    format.name: format
    for format in (
        ExportFormat("csv", ".csv", "text/csv; charset=utf-8", csv_table.write),
        ExportFormat("xlsx", ".xlsx", _XLSX, xlsx_table.write),
        ExportFormat("json", ".json", "application/json", json_list.write),
        ExportFormat("tbx", ".tbx", _TBX, tbx_writing.write),
        ExportFormat("tbx-dct", ".tbx", _TBX, partial(tbx_writing.write, dialect=tbx_writing.DCT)),
        ExportFormat("tbx-v2", ".tbx", _TBX, partial(tbx_writing.write, dialect=tbx_writing.MARTIF)),
        ExportFormat("omegat", ".utf8", "text/tab-separated-values; charset=utf-8", omegat.write),
        ExportFormat("weblate", ".csv", "text/csv; charset=utf-8", weblate.write),
        ExportFormat("deepl", ".tsv", "text/tab-separated-values; charset=utf-8", deepl.write),
        ExportFormat("google", ".csv", "text/csv; charset=utf-8", google.write),
        ExportFormat("tmx", ".tmx", "application/x-tmx+xml", tmx.write),
        ExportFormat("moodle", ".xml", "application/xml", moodle.write),
        ExportFormat("skos", ".ttl", "text/turtle; charset=utf-8", skos.write),
    )
}

IMPORTERS: Mapping[str, ImportFormat] = {
    format.name: format
    for format in (
        ImportFormat("csv", (".csv", ".tsv", ".txt"), csv_table.read, takes_encoding=True),
        ImportFormat("xlsx", (".xlsx",), xlsx_table.read),
        ImportFormat("json", (".json",), json_list.read),
        ImportFormat("tbx", (".tbx", ".xml"), tbx_reading.read),
    )
}


def format_of(filename: str, first_bytes: bytes) -> str:
    """Return the name of the format to read a file as, told by its suffix, else by how it begins.

    :raises UnreadableFile: if neither tells.
    """
    lowered = filename.casefold()
    for format in IMPORTERS.values():
        if lowered.endswith(format.suffixes):
            return format.name
    beginning = first_bytes.removeprefix(b"\xef\xbb\xbf").lstrip()
    if beginning.startswith(b"PK\x03\x04"):
        return "xlsx"
    if beginning.startswith((b"{", b"[")):
        return "json"
    if beginning.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\x00<")):
        return "tbx"
    raise UnreadableFile("unrecognised", name=filename)
