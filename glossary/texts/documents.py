"""Lines out of DOCX and PDF files."""

import zipfile
from collections.abc import Iterator
from typing import BinaryIO

import docx
import pypdf
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError
from pypdf.errors import PyPdfError

from glossary.texts import errors

MAXIMUM_UNPACKED_MEGABYTES = 100
MAXIMUM_MEMBERS = 5_000
MAXIMUM_PAGES = 5_000
_FEW_LETTERS = 10  # a page; a PDF with fewer has no text layer
# What a damaged file makes its reader stumble over.
_STUMBLES = (KeyError, ValueError, IndexError, AttributeError, TypeError, RecursionError, OSError)


def docx_lines(file: BinaryIO) -> Iterator[str]:
    """Yield a Word document's paragraphs, one a line, and the rows of its tables with cells parted by tabs.

    An item of an automatic list begins with a bullet. Headers, footers and footnotes are left out.

    :raises UnreadableText: if the file is damaged, too large unpacked, or no Word document.
    """
    _check_archive(file)
    try:
        document = docx.Document(file)
    except (OpcError, LxmlError, zipfile.BadZipFile, *_STUMBLES) as error:
        raise errors.DamagedDocument(format="DOCX", reason=_reason(error)) from error
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            yield from _rows(item)
        else:
            yield from _paragraph(item)


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    properties = paragraph._p.pPr
    is_item = properties is not None and properties.numPr is not None
    style = (paragraph.style.name or "") if paragraph.style else ""
    mark = "• " if (is_item or style.startswith("List ")) and not style.startswith("Heading") else ""
    for number, line in enumerate(paragraph.text.split("\n")):
        yield (mark if number == 0 and line.strip() else "") + line


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells = {cell._tc: cell.text for cell in row.cells}  # a merged cell comes once for each of its places
        texts = [" ".join(text.split()) for text in cells.values()]
        yield "\t".join(texts) if len(texts) > 1 else texts[0] + "\t" if texts else ""


def _check_archive(file: BinaryIO) -> None:
    """Refuse a file that unpacks to more than can be meant."""
    try:
        members = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, *_STUMBLES) as error:
        raise errors.DamagedDocument(format="DOCX", reason=_reason(error)) from error
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAXIMUM_MEMBERS or unpacked > MAXIMUM_UNPACKED_MEGABYTES * 2**20:
        raise errors.TextTooLarge(limit=MAXIMUM_UNPACKED_MEGABYTES)
    if "word/document.xml" not in {member.filename for member in members}:
        raise errors.DamagedDocument(format="DOCX", reason="it holds no Word document")
    file.seek(0)


def pdf_lines(file: BinaryIO) -> Iterator[str]:
    """Yield the lines of a PDF's pages, an empty line between two pages.

    :raises UnreadableText: if the file is damaged, encrypted, or its pages are pictures.
    """
    try:
        reader = pypdf.PdfReader(file)
        if reader.is_encrypted:
            raise errors.DamagedDocument(format="PDF", reason="it is encrypted")
        if len(reader.pages) > MAXIMUM_PAGES:
            raise errors.DamagedDocument(format="PDF", reason=f"it has more than {MAXIMUM_PAGES} pages")
        letters = 0
        for number, page in enumerate(reader.pages):
            if number:
                yield ""
            text = page.extract_text()
            letters += sum(map(str.isalpha, text))
            yield from text.split("\n")
    except (PyPdfError, *_STUMBLES) as error:
        raise errors.DamagedDocument(format="PDF", reason=_reason(error)) from error
    if letters < _FEW_LETTERS * len(reader.pages):
        raise errors.NoTextLayer


def _reason(error: BaseException) -> str:
    return str(error).strip().rstrip(".") or type(error).__name__
