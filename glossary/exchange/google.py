"""Glossaries for Google Cloud Translation: CSV of two columns in one direction, without a header."""

import csv
import io
from collections.abc import Iterable, Iterator

from glossary.domain.published import PublishedEntry
from glossary.exchange.pairs import main_pairs
from glossary.exchange.published import GlossaryInfo


def write(entries: Iterable[PublishedEntry], info: GlossaryInfo) -> Iterator[bytes]:
    """Yield a line for every advised term with its first equivalent; of homographs the first counts."""
    seen: set[str] = set()
    for entry in entries:
        for pair in main_pairs(entry.content, info):
            if pair.source.term not in seen:
                seen.add(pair.source.term)
                line = io.StringIO(newline="")
                csv.writer(line).writerow((pair.source.term, pair.target.term))
                yield line.getvalue().encode()
