"""Glossary tables for OmegaT: source, target and comment parted by tabs, one pair of terms a line."""

from collections.abc import Iterable, Iterator

from glossary.domain.content import EntryContent, LanguageContent
from glossary.domain.published import PublishedEntry
from glossary.exchange.merging import advised
from glossary.exchange.published import GlossaryInfo


def write(entries: Iterable[PublishedEntry], info: GlossaryInfo) -> Iterator[bytes]:
    """Yield UTF-8 lines without a header, from ``info.source`` to ``info.target``.

    Every advised term stands beside every advised equivalent, the preferred ones first; superseded and
    deprecated terms are left out, since OmegaT would suggest them like any other.
    """
    for entry in entries:
        lines = [
            f"{source}\t{target}\t{comment}\n" for source, target, comment in _pairs(entry.content, info)
        ]
        if lines:
            yield "".join(lines).encode()


def _pairs(content: EntryContent, info: GlossaryInfo) -> Iterator[tuple[str, str, str]]:
    source = content.languages.get(info.source, LanguageContent())
    target = content.languages.get(info.target, LanguageContent())
    comment = _cell(target.definition or source.definition)
    for term in advised(source):
        for equivalent in advised(target):
            yield _beginning(_cell(term.term)), _cell(equivalent.term), comment


def _cell(text: str) -> str:
    """Return the text on one line without tabs: the table knows no escapes."""
    return " ".join(text.split())


def _beginning(cell: str) -> str:
    """Return the cell so that a term such as #MeToo does not make its line a remark."""
    return f" {cell}" if cell.startswith("#") else cell
