"""Glossary tables for OmegaT: source, target and comment parted by tabs, one pair of terms a line."""

from collections.abc import Iterable, Iterator

from glossary.domain.published import PublishedEntry
from glossary.exchange.pairs import Pair, one_line, pairs
from glossary.exchange.published import GlossaryInfo


def write(entries: Iterable[PublishedEntry], info: GlossaryInfo) -> Iterator[bytes]:
    """Yield UTF-8 lines without a header, from ``info.source`` to ``info.target``.

    Superseded and deprecated terms are left out, since OmegaT would suggest them like any other.
    """
    for entry in entries:
        if lines := [_line(pair) for pair in pairs(entry.content, info)]:
            yield "".join(lines).encode()


def _line(pair: Pair) -> str:
    comment = pair.target_section.definition or pair.source_section.definition
    return f"{_beginning(pair.source.term)}\t{one_line(pair.target.term)}\t{one_line(comment)}\n"


def _beginning(term: str) -> str:
    """Return the term so that one such as #MeToo does not make its line a remark."""
    return f" {one_line(term)}" if term.startswith("#") else one_line(term)
