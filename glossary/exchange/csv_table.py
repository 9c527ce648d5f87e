"""The CSV that a person keeps in a spreadsheet: one row per concept, its terms parted by `` | ``."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from glossary.domain.published import PublishedEntry
from glossary.exchange.errors import UnreadableFile
from glossary.exchange.published import GlossaryInfo
from glossary.exchange.reading import ReadEntry, Reading, Report, Source, whole
from glossary.exchange.rows import COLUMNS, cells_of, column_name, columns_of, entries_from

LIKELY_ENCODINGS = ("cp1251", "kz1048", "ptcp154", "utf-16")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(entries: Iterable[PublishedEntry], info: GlossaryInfo) -> Iterator[bytes]:
    """Yield a UTF-8 table with a byte order mark, as spreadsheets want it; one row an entry."""
    columns = columns_of(info)
    yield codecs.BOM_UTF8 + _row(columns)
    for entry in entries:
        cells = cells_of(entry)
        yield _row([_guarded(cells.get(column, "")) for column in columns])


def _row(cells: Sequence[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()


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
    yield from entries_from(_rows(text), report)


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


def _rows(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each row with the line on which it begins, its cells freed of their guard."""
    csv.field_size_limit(2**31 - 1)  # the limit of a cell is told by its name and row, not by the csv module
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for cells in reader:
            yield f"line {line}", [_unguarded(cell) for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFile("damaged_table", line=line, reason=str(error)) from error


def _delimiter(text: str) -> str:
    """Return the character that parts most known column names in the first line that holds any."""
    header = next(line for line in text.splitlines() if line.strip())
    return max(
        ",;\t", key=lambda delimiter: sum(column_name(cell) in COLUMNS for cell in header.split(delimiter))
    )
