"""TBX of any kind (version 3 in both styles, martif, TBX-Min), read entry by entry in flat memory."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from glossary.exchange.errors import RefusedEntry, UnreadableFile
from glossary.exchange.reading import MAXIMUM_ROWS, LimitedFile, ReadEntry, Reading, Report, Source
from glossary.exchange.tbx_entry import EntryReader
from glossary.exchange.tbx_items import name_of
from glossary.exchange.values import settled, usable_identifier

_ROOTS = frozenset({"tbx", "martif", "TBX"})
_ENTRIES = frozenset({"conceptEntry", "termEntry"})
_SECTIONS = frozenset({"langSec", "langSet"})


def read(source: Source) -> Reading:
    """Return the entries of a TBX file.

    What has no place here is kept in notes and reported. Nothing is fetched, no DTD is loaded; a file that
    declares entities is refused.
    """
    return Reading(lambda report: _read(source, report))


def _read(source: Source, report: Report) -> Iterator[ReadEntry]:
    if isinstance(source, Path):
        with source.open("rb") as file:
            yield from _read(file, report)
        return
    reader = EntryReader(report)
    seen: set[str] = set()
    for number, element in enumerate(_entries(LimitedFile(source), report), 1):
        if number > MAXIMUM_ROWS:
            raise UnreadableFile("too_many_rows", limit=MAXIMUM_ROWS)
        given = element.get("id", "")
        where = f"entry {given}" if given else f"line {element.sourceline}"
        try:
            content, holding = reader.read(element, where)
            content = settled(content, where, report)
        except RefusedEntry as refusal:
            report(where, refusal.code, **refusal.parameters)
            continue
        yield ReadEntry(
            where=where,
            identifier=usable_identifier(given, where, seen, report),
            content=content,
            holding=holding,
        )


def _entries(file: LimitedFile, report: Report) -> Iterator[Any]:
    """Yield the entry elements, each complete and each forgotten afterwards."""
    events = etree.iterparse(
        file,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    open_entry = None
    root = None
    try:
        for event, element in events:
            if open_entry is not None:
                if event == "end" and element is open_entry:
                    _refuse_entities(element)
                    yield element
                    open_entry = None
                    _forget(element)
                continue
            name = name_of(element)
            if root is None:
                root = element
                _check_root(root, name)
            if event == "start":
                open_entry = element if name in _ENTRIES else None
                continue
            if name in _SECTIONS:
                report(f"line {element.sourceline}", "stray_section", element=name)
            _forget(element)
    except etree.XMLSyntaxError as error:
        raise _explained(error, events.error_log) from error


def _check_root(root: Any, name: str) -> None:
    if name not in _ROOTS:
        raise UnreadableFile("not_tbx", root=name)
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise UnreadableFile("entities")


def _refuse_entities(element: Any) -> None:
    if next(element.iter(etree.Entity), None) is not None:
        raise UnreadableFile("entities")


def _forget(element: Any) -> None:
    """Free what was read: the element's content, and its elder siblings."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _explained(error: etree.XMLSyntaxError, log: Any) -> UnreadableFile:
    """Return the refusal; the first thing the parser noticed says more than what it stopped at."""
    first = next(iter(log), None)
    if first is None and "no element" in str(error):
        return UnreadableFile("empty_file")
    reason = f"{first.message.strip()} (line {first.line})" if first else str(error)
    if "depth" in reason:
        return UnreadableFile("too_deep")
    if "ntity" in reason:
        return UnreadableFile("entities")
    return UnreadableFile("not_xml", reason=reason)
