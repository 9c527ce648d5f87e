"""Glossaries for DeepL: two columns parted by a tab, one direction, no source twice."""

from collections.abc import Iterable, Iterator

from glossary.domain.published import PublishedEntry
from glossary.exchange.pairs import main_pairs, one_line
from glossary.exchange.published import GlossaryInfo

MAXIMUM_BYTES = 10 * 2**20
MAXIMUM_BYTES_OF_A_TERM = 1_024


def write(entries: Iterable[PublishedEntry], info: GlossaryInfo) -> Iterator[bytes]:
    """Yield lines of source and target within DeepL's limits.

    Of two entries with the same source term (homographs) the first counts: DeepL refuses a file that names a
    source twice, and what it cannot hold is left out.
    """
    seen: set[str] = set()
    size = 0
    for entry in entries:
        for pair in main_pairs(entry.content, info):
            source, target = one_line(pair.source.term), one_line(pair.target.term)
            line = f"{source}\t{target}\n".encode()
            too_long = max(len(source.encode()), len(target.encode())) > MAXIMUM_BYTES_OF_A_TERM
            if source in seen or too_long or size + len(line) > MAXIMUM_BYTES:
                continue
            seen.add(source)
            size += len(line)
            yield line
