"""What an importer gives: entries one by one, and the problems met on the way."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

import msgspec

from glossary.domain.content import EntryContent
from glossary.domain.vocabulary import Language
from glossary.exchange.errors import Parameter, Problem, UnreadableFile

MAXIMUM_MEGABYTES = 50
MAXIMUM_ROWS = 200_000
MAXIMUM_CHARACTERS = 20_000

Source = Path | BinaryIO


class Holding(StrEnum):
    """How much a file says about an entry, and so how much an import may change."""

    EVERYTHING = "everything"  # what the file leaves out is gone
    STATUSES = "statuses"  # terms with their administrative status
    ORDER = "order"  # terms, of which the first is preferred
    TERMS = "terms"  # terms of which none is said to be preferred


class ReadEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry read from a file; the identifier is empty where the file gives no usable one."""

    where: str
    identifier: str
    content: EntryContent
    holding: Holding
    languages: tuple[Language, ...] = tuple(Language)  # the languages that the file speaks about at all


class Report:
    """Collects the problems of one file."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def __call__(self, where: str, code: str, **parameters: Parameter) -> None:
        """Note a problem; ``code`` is a key of :data:`glossary.exchange.errors.MESSAGES`."""
        self.problems.append(Problem(where, code, parameters))


class Reading(Iterator[ReadEntry]):
    """The entries of a file, read while they are asked for; ``problems`` grows meanwhile.

    :raises UnreadableFile: at any step, if the file turns out to be unreadable.
    """

    def __init__(self, read: Callable[[Report], Iterator[ReadEntry]]) -> None:
        self._report = Report()
        self._entries = read(self._report)

    @property
    def problems(self) -> list[Problem]:
        """What was met so far, in the order of the file."""
        return self._report.problems

    def __next__(self) -> ReadEntry:
        return next(self._entries)


class LimitedFile:
    """A binary file that refuses to give more than the permitted size."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._left = MAXIMUM_MEGABYTES * 2**20

    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes, all that is left by default.

        :raises UnreadableFile: when the file turns out to be larger than permitted.
        """
        wanted = self._left + 1 if size < 0 else min(size, self._left + 1)
        data = self._file.read(wanted)
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableFile("too_large", limit=MAXIMUM_MEGABYTES)
        return data


def whole(source: Source) -> bytes:
    """Return all bytes of a file that is no larger than permitted.

    :raises UnreadableFile: if it is larger.
    """
    if isinstance(source, Path):
        with source.open("rb") as file:
            return LimitedFile(file).read()
    return LimitedFile(source).read()
