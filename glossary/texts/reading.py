"""Raw lines out of a file: plain text in any encoding, DOCX, and PDF with a text layer."""

import codecs
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from glossary.language import characters
from glossary.texts import errors
from glossary.texts.documents import docx_lines, pdf_lines

MAXIMUM_MEGABYTES = 50
MAXIMUM_LINE = 200_000  # characters
LIKELY_ENCODINGS = ("kz1048", "cp1251", "utf-16-le", "utf-16-be", "ptcp154")
_PREVIEW = 40  # characters
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# They show nothing: pages parted, directions marked, breaks allowed. Texts do without.
_INVISIBLE = re.compile("[\f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u180e\u061c]")
_COMMON = re.compile(r"[а-яәғқңөұүһі ]", re.IGNORECASE)


class RawLines:
    """The lines of a text, without their ends; can be gone through as often as one likes.

    ``whole`` if each is known to be a paragraph.
    """

    def __init__(self, opened: Callable[[], Iterator[str]], *, whole: bool = False) -> None:
        self._opened = opened
        self.whole = whole

    def __iter__(self) -> Iterator[str]:
        return self._opened()


def read_text(source: Path | bytes, encoding: str | None = None) -> RawLines:
    """Return the lines of a file; what it is shows in its first bytes, not in its name.

    In plain text a byte order mark decides on the encoding, else the one given, else it must be UTF-8.
    Plain text is read anew each time the lines are gone through, so memory does not grow with the file.

    :raises UnreadableText: if the file is too large, in an unknown encoding, damaged or no text at all.
    """
    beginning = _beginning(source)
    if beginning.startswith(b"%PDF-"):
        return _kept(pdf_lines(_opened(source)))
    if beginning.startswith(b"PK\x03\x04"):
        return _kept(docx_lines(_opened(source)), whole=True)
    marked = next((name for mark, name in _MARKS.items() if beginning.startswith(mark)), None)
    chosen = marked or encoding or "utf-8"
    _check_encoding(chosen)
    if not chosen.replace("_", "-").lower().startswith(("utf-16", "utf-32")) and b"\0" in beginning:
        raise errors.EncodingUnknown(_previews(beginning)) if _is_wide(beginning) else errors.BinaryFile
    lines = RawLines(lambda: _plain_lines(source, chosen))
    try:
        filled = sum(bool(line.strip()) for line in lines)
    except UnicodeError as error:
        if marked or encoding:
            raise errors.WrongEncoding(encoding=chosen) from error
        raise errors.EncodingUnknown(_previews(_sample(source))) from error
    if not filled:
        raise errors.EmptyText
    return lines


def _opened(source: Path | bytes) -> BinaryIO:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _beginning(source: Path | bytes) -> bytes:
    """Return the first bytes of a file that is no larger than permitted."""
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > MAXIMUM_MEGABYTES * 2**20:
        raise errors.TextTooLarge(limit=MAXIMUM_MEGABYTES)
    with _opened(source) as file:
        return file.read(4096)


def _kept(lines: Iterator[str], *, whole: bool = False) -> RawLines:
    """Return lines that are dear to read: once read, they are kept."""
    kept = list(_safe(lines))
    if not any(line.strip() for line in kept):
        raise errors.EmptyText
    return RawLines(lambda: iter(kept), whole=whole)


def _check_encoding(name: str) -> None:
    try:
        codecs.lookup(name)
    except LookupError as error:
        raise errors.NoSuchEncoding(encoding=name) from error


def _plain_lines(source: Path | bytes, encoding: str) -> Iterator[str]:
    with _opened(source) as file, io.TextIOWrapper(file, encoding=encoding) as text:
        yield from _safe(_limited(text))


def _limited(text: io.TextIOWrapper) -> Iterator[str]:
    number = 0
    while line := text.readline(MAXIMUM_LINE + 1):
        number += 1
        if len(line) > MAXIMUM_LINE:
            raise errors.LineTooLong(line=number, limit=MAXIMUM_LINE)
        yield line.removesuffix("\n")


def _safe(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines without what shows nothing; refuse control characters by name."""
    for number, line in enumerate(lines, start=1):
        if not line.isascii() or "\f" in line:
            line = _INVISIBLE.sub("", line)
        problem = characters.problem(line)
        if problem is not None and problem.kind == "nul":
            raise errors.BinaryFile
        if problem is not None:
            raise errors.ForbiddenCharacter(line=number, character=f"{problem.code} {problem.name}")
        yield line


def _is_wide(data: bytes) -> bool:
    """Say whether every second byte is what every second byte of UTF-16 is."""
    return max(data[::2].count(0), data[1::2].count(0)) > len(data) // 20 and b"\0\0\0" not in data


def _sample(source: Path | bytes) -> bytes:
    """Return the bytes about the first that is not ASCII."""
    with _opened(source) as file:
        while chunk := file.read(2**16):
            match = re.search(rb"[\x80-\xff]", chunk)
            if match:
                start = max(match.start() - 20, 0)
                return chunk[start - start % 2 :][:400]
    return b""


def _previews(data: bytes) -> dict[str, str]:
    """Return how the bytes read in the likely encodings, what looks most like Kazakh first."""
    read: dict[str, str] = {}
    for name in LIKELY_ENCODINGS:
        text = data[: len(data) // 2 * 2].decode(name, errors="ignore")
        if text.isprintable() or not characters.problem(text):
            read[name] = " ".join(text.split())[:_PREVIEW]
    ranked = sorted(read, key=lambda name: -len(_COMMON.findall(read[name])) / (len(read[name]) or 1))
    return {name: read[name] for name in ranked if read[name]}
