"""The CSV that a person keeps in a spreadsheet: one row per concept, its terms parted by `` | ``."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from glossary.domain.content import EntryContent, LanguageContent, TermContent
from glossary.domain.vocabulary import AdministrativeStatus, Language
from glossary.exchange.errors import RefusedEntry, UnreadableFile
from glossary.exchange.merging import advised
from glossary.exchange.published import GlossaryInfo, PublishedEntry
from glossary.exchange.reading import (
    MAXIMUM_CHARACTERS,
    MAXIMUM_ROWS,
    Holding,
    ReadEntry,
    Reading,
    Report,
    Source,
    whole,
)
from glossary.exchange.values import settled, usable_identifier

SEPARATOR = " | "
COLUMNS = (
    "identifier",
    "subject_field",
    *Language,
    *(f"definition_{language}" for language in Language),
    "note",
)
LIKELY_ENCODINGS = ("cp1251", "kz1048", "ptcp154", "utf-16")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PIPE = re.compile(r"(\\*)\|")
_ESCAPED_PIPE = re.compile(r"(\\+)\|")


def write(entries: Iterable[PublishedEntry], info: GlossaryInfo) -> Iterator[bytes]:
    """Yield a UTF-8 table with a byte order mark, as spreadsheets want it; one row an entry."""
    yield codecs.BOM_UTF8 + _row([column for column in COLUMNS if _wanted(column, info)])
    for entry in entries:
        cells = _cells(entry)
        yield _row([_guarded(cells.get(column, "")) for column in COLUMNS if _wanted(column, info)])


def _wanted(column: str, info: GlossaryInfo) -> bool:
    language = column.removeprefix("definition_")
    return language not in set(Language) or Language(language) in info.languages


def _row(cells: Sequence[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()


def _cells(entry: PublishedEntry) -> dict[str, str]:
    content = entry.content
    cells = {
        "identifier": entry.identifier,
        "subject_field": SEPARATOR.join(content.subject_fields),
        "note": content.note,
    }
    for language, section in content.languages.items():
        cells[language] = SEPARATOR.join(_escaped(term.term) for term in advised(section))
        cells[f"definition_{language}"] = section.definition
    return cells


def _escaped(term: str) -> str:
    r"""Return the term with its own bars marked, so that they part no terms.

    >>> print(_escaped("TCP|IP"))
    TCP\|IP
    """
    return _PIPE.sub(lambda match: match[1] * 2 + r"\|", term)


def _unescaped(term: str) -> str:
    return _ESCAPED_PIPE.sub(
        lambda match: match[1][: len(match[1]) // 2] + "|" if len(match[1]) % 2 else match[0], term
    )


def _guarded(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula; a leading apostrophe is doubled."""
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def _unguarded(cell: str) -> str:
    """Return the cell without its guard.

    >>> _unguarded("'-лық"), _unguarded("'tis")
    ('-лық', "'tis")
    """
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'")) else cell


def read(source: Source, encoding: str = "") -> Reading:
    """Return the entries of a table with a header line; the columns may stand in any order.

    ``encoding`` is needed only if the file has no byte order mark and is not in UTF-8.
    """
    return Reading(lambda report: _read(source, encoding, report))


def _read(source: Source, encoding: str, report: Report) -> Iterator[ReadEntry]:
    text = decoded(whole(source), encoding)
    if not text.strip():
        raise UnreadableFile("empty_file")
    rows = _rows(text)
    line, names = next(rows)
    columns = _columns(names, f"line {line}", report)
    languages = tuple(code for code in Language if columns.keys() & {code, f"definition_{code}"})
    seen: set[str] = set()
    for number, (line, cells) in enumerate(rows, 1):
        if number > MAXIMUM_ROWS:
            raise UnreadableFile("too_many_rows", limit=MAXIMUM_ROWS)
        where = f"line {line}"
        try:
            if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
                raise RefusedEntry("too_many_cells", found=len(cells), expected=len(names))
            filled = {name: cells[place] for name, place in columns.items() if place < len(cells)}
            values = {name: _unguarded(cell) for name, cell in filled.items()}
            given = values.get("identifier", "").strip()
            # A row that names an entry may change its definition or note alone.
            content = settled(_content(values, where, report), where, report, needs_term=not given)
        except RefusedEntry as refusal:
            report(where, refusal.code, **refusal.parameters)
            continue
        identifier = usable_identifier(given, where, seen, report)
        yield ReadEntry(
            where=where, identifier=identifier, content=content, holding=Holding.ORDER, languages=languages
        )


def decoded(data: bytes, encoding: str = "") -> str:
    """Return the text of a file: a byte order mark decides, else the encoding given, else strict UTF-8.

    :raises UnreadableFile: if the bytes are not in that encoding; nothing is ever replaced.
    """
    if data.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        return data.decode(encoding or "utf-8")
    except LookupError as error:
        raise UnreadableFile("unknown_encoding", encoding=encoding) from error
    except UnicodeError as error:
        if encoding:
            raise UnreadableFile("wrong_encoding", encoding=encoding) from error
        raise UnreadableFile("not_utf8", encodings=", ".join(LIKELY_ENCODINGS)) from error


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of the line where each row begins, and its cells; rows without any are left out."""
    csv.field_size_limit(2**31 - 1)  # the limit of a cell is told by its name and row, not by the csv module
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFile("damaged_table", line=line, reason=str(error)) from error


def _delimiter(text: str) -> str:
    """Return the character that parts most known column names in the first line that holds any."""
    header = next(line for line in text.splitlines() if line.strip())
    return max(",;\t", key=lambda delimiter: sum(_name(cell) in COLUMNS for cell in header.split(delimiter)))


def _name(cell: str) -> str:
    return cell.strip().strip('"').strip().casefold()


def _columns(names: Sequence[str], where: str, report: Report) -> dict[str, int]:
    """Return at which place each known column stands."""
    columns: dict[str, int] = {}
    for position, name in enumerate(map(_name, names)):
        if name in columns:
            report(where, "repeated_column", column=name)
        elif name in COLUMNS:
            columns[name] = position
        elif name:
            report(where, "unknown_column", column=name)
    if not columns.keys() & set(Language):
        raise UnreadableFile("no_language_column")
    return columns


def _content(values: dict[str, str], where: str, report: Report) -> EntryContent:
    for column, value in values.items():
        if len(value) > MAXIMUM_CHARACTERS:
            raise RefusedEntry("too_long", value=column, limit=MAXIMUM_CHARACTERS)
    languages = {}
    for language in Language:
        terms = _terms(values.get(language, ""), where, report)
        definition = values.get(f"definition_{language}", "").strip()
        if terms or definition:
            languages[language] = LanguageContent(definition=definition, terms=terms)
    return EntryContent(
        subject_fields=tuple(filter(None, map(str.strip, values.get("subject_field", "").split(SEPARATOR)))),
        languages=languages,
        note=values.get("note", ""),
    )


def _terms(cell: str, where: str, report: Report) -> tuple[TermContent, ...]:
    """Return the terms of a cell, the first preferred."""
    texts = [_unescaped(text).strip() for text in cell.split(SEPARATOR)]
    for text in texts:
        if "\n" in text or "\r" in text:
            report(where, "line_break_in_term", term=" ".join(text.split()))
    statuses = [AdministrativeStatus.PREFERRED, *[AdministrativeStatus.ADMITTED] * len(texts)]
    return tuple(
        TermContent(term=text, administrative_status=status)
        for text, status in zip(filter(None, texts), statuses, strict=False)
    )
