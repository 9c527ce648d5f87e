"""What the tests of exchange formats share."""

import io
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
import yaml

from glossary.domain.content import content_from_data
from glossary.exchange.errors import Problem
from glossary.exchange.formats import EXPORTERS, IMPORTERS
from glossary.exchange.published import GlossaryInfo, PublishedEntry
from glossary.exchange.reading import ReadEntry

SEED = Path(__file__).parents[2] / "seed"

Read = Callable[[str, str | bytes], tuple[list[ReadEntry], list[Problem]]]
Written = Callable[[str, Iterable[PublishedEntry]], bytes]


def info_of(entries: Iterable[PublishedEntry], **changes: object) -> GlossaryInfo:
    identifiers = {entry.identifier for entry in entries}
    said = {"title": "Глоссарий", "date": "2026-11-21", "licence": "CC BY 4.0", "version": "1.0"}
    return GlossaryInfo(
        **(said | {"number_of_entries": len(identifiers), "identifiers": identifiers} | changes)
    )


def write(name: str, entries: Iterable[PublishedEntry], **changes: object) -> bytes:
    entries = list(entries)
    return b"".join(EXPORTERS[name].write(entries, info_of(entries, **changes)))


def read(name: str, file: str | bytes) -> tuple[list[ReadEntry], list[Problem]]:
    reading = IMPORTERS[name].read(io.BytesIO(file.encode() if isinstance(file, str) else file))
    return list(reading), reading.problems


def published_again(entries: Iterable[ReadEntry], like: Iterable[PublishedEntry]) -> list[PublishedEntry]:
    """The same publications with the contents that were read."""
    former = {entry.identifier: entry for entry in like}
    return [
        PublishedEntry(
            identifier=entry.identifier,
            content=entry.content,
            revision=former[entry.identifier].revision,
            approved_on=former[entry.identifier].approved_on,
            origin=former[entry.identifier].origin,
            author=former[entry.identifier].author,
            reviewer=former[entry.identifier].reviewer,
        )
        for entry in entries
    ]


@pytest.fixture(scope="session")
def seed() -> list[PublishedEntry]:
    files = sorted((SEED / "entries").rglob("*.yaml"))
    contents = [
        content_from_data(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)) for file in files
    ]
    return [
        PublishedEntry(
            identifier=content.identifier,
            content=content.content(),
            revision=1,
            approved_on=date(2026, 11, 21),
            author="Айгүл",
            reviewer="Иван",
        )
        for content in contents
    ]
