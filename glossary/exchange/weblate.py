"""Glossaries for Weblate: its CSV with a header, one pair of terms a line."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from glossary.domain.published import PublishedEntry
from glossary.exchange.pairs import pairs
from glossary.exchange.published import GlossaryInfo

COLUMNS = (
    "location",
    "source",
    "target",
    "id",
    "fuzzy",
    "context",
    "translator_comments",
    "developer_comments",
)


def write(entries: Iterable[PublishedEntry], info: GlossaryInfo) -> Iterator[bytes]:
    """Yield the header, then every advised term beside every advised equivalent.

    The context is the identifier of the entry, which keeps homographs apart; the developers' comment is the
    definition in the source language, the translators' that in the target language.
    """
    yield _row(COLUMNS)
    for entry in entries:
        for pair in pairs(entry.content, info):
            definitions = (pair.target_section.definition, pair.source_section.definition)
            location = f"{info.base_url.rstrip('/')}/entries/{entry.identifier}" if info.base_url else ""
            yield _row((location, pair.source.term, pair.target.term, "", "", entry.identifier, *definitions))


def _row(cells: Sequence[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()
