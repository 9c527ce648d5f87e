"""The table that people keep as an XLSX workbook: every cell a text, never a formula."""

import tempfile
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.utils.exceptions import InvalidFileException

from glossary.domain.published import PublishedEntry
from glossary.exchange.errors import UnreadableFile
from glossary.exchange.published import GlossaryInfo
from glossary.exchange.reading import MAXIMUM_ROWS, ReadEntry, Reading, Report, Source, whole
from glossary.exchange.rows import SEPARATOR, cells_of, columns_of, entries_from

MAXIMUM_UNPACKED_MEGABYTES = 100
MAXIMUM_PARTS = 200
_MAXIMUM_COLUMNS = 200
_EXCEL_CELL = 32_767  # characters; a longer text is cut by every spreadsheet
_WIDTHS = {"identifier": 20, "subject_field": 20, "note": 40}
_CHUNK = 65_536
_DAMAGE = (  # what zipfile and openpyxl raise over archives and parts that are not what they should be
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    NotImplementedError,
    RuntimeError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    EOFError,
    OSError,
)


def write(entries: Iterable[PublishedEntry], info: GlossaryInfo) -> Iterator[bytes]:
    """Yield a workbook of one sheet, made row by row on disk; its first row and column stay in view."""
    columns = columns_of(info)
    with tempfile.TemporaryFile() as file:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(file, options) as workbook:
            workbook.set_properties({"title": info.title, "comments": f"{info.licence} {info.date}".strip()})
            sheet = workbook.add_worksheet("glossary")
            wrapped = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
            for position, column in enumerate(columns):
                sheet.set_column(position, position, _WIDTHS.get(column, 30), wrapped)
            sheet.freeze_panes(1, 1)
            sheet.write_row(0, 0, columns, workbook.add_format({"bold": True}))
            for number, entry in enumerate(entries, 1):
                cells = cells_of(entry)
                for position, column in enumerate(columns):
                    sheet.write_string(number, position, _fitting(cells.get(column, "")), wrapped)
        file.seek(0)
        while piece := file.read(_CHUNK):
            yield piece


def _fitting(cell: str) -> str:
    """Return as much as a cell can hold, and of several terms whole ones."""
    if len(cell) <= _EXCEL_CELL:
        return cell
    return cell[:_EXCEL_CELL].rpartition(SEPARATOR)[0] or cell[:_EXCEL_CELL]


def read(source: Source) -> Reading:
    """Return the entries of the first sheet, whose first row names the columns.

    A workbook that would unpack to too much is refused before anything of it is parsed.
    """
    return Reading(lambda report: _read(source, report))


def _read(source: Source, report: Report) -> Iterator[ReadEntry]:
    yield from entries_from(_rows(BytesIO(whole(source))), report)


def _rows(file: BytesIO) -> Iterator[tuple[str, list[str]]]:
    """Yield each row of the first sheet with its number.

    :raises UnreadableFile: if the file is no workbook, would unpack to too much, or has too many rows.
    """
    try:
        _refuse_swollen(file)
        # The values that formulas had when they were last computed, rather than the formulas.
        with _quietly():
            workbook = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheet: Any = workbook.worksheets[0]
        sheet.reset_dimensions()  # what the sheet says about its own size is not believed
        rows = sheet.iter_rows(values_only=True, max_col=_MAXIMUM_COLUMNS)
        for number, cells in enumerate(_each_quietly(rows), 1):
            if number > MAXIMUM_ROWS + 1:
                raise UnreadableFile("too_many_rows", limit=MAXIMUM_ROWS)
            yield f"row {number}", ["" if cell is None else str(cell) for cell in cells]
    except _DAMAGE as error:
        raise UnreadableFile("not_xlsx", reason=str(error)) from error


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep to itself what openpyxl warns of; another program's workbook may hold what it does not know."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


def _each_quietly(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    while True:
        with _quietly():
            row = next(rows, None)
        if row is None:
            return
        yield row


def _refuse_swollen(file: BytesIO) -> None:
    """Raise if the parts are too many or, as the archive itself says, too large; it cannot unpack to more."""
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > MAXIMUM_PARTS or unpacked > MAXIMUM_UNPACKED_MEGABYTES * 2**20:
            raise UnreadableFile("swollen", limit=MAXIMUM_UNPACKED_MEGABYTES, members=MAXIMUM_PARTS)
        for part in parts:
            if part.filename.endswith(".xml") and b"<!DOCTYPE" in archive.open(part).read(_CHUNK):
                raise UnreadableFile("entities")
