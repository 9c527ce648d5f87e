"""Pairs of terms in one direction, as the tables of translation programs want them."""

from collections.abc import Iterator

import msgspec

from glossary.domain.content import EntryContent, LanguageContent, TermContent
from glossary.exchange.merging import advised
from glossary.exchange.published import GlossaryInfo


class Pair(msgspec.Struct, frozen=True):
    """A term, an equivalent, and what their languages' sections say."""

    source: TermContent
    target: TermContent
    source_section: LanguageContent
    target_section: LanguageContent


def pairs(content: EntryContent, info: GlossaryInfo) -> Iterator[Pair]:
    """Yield every advised term beside every advised equivalent, the preferred ones first."""
    source = content.languages.get(info.source, LanguageContent())
    target = content.languages.get(info.target, LanguageContent())
    for term in advised(source):
        for equivalent in advised(target):
            yield Pair(term, equivalent, source, target)


def main_pairs(content: EntryContent, info: GlossaryInfo) -> Iterator[Pair]:
    """Yield every advised term beside the first equivalent alone."""
    seen = set()
    for pair in pairs(content, info):
        if pair.source.term not in seen:
            seen.add(pair.source.term)
            yield pair


def one_line(text: str) -> str:
    """Return the text without tabs and line breaks, for tables that know no escapes."""
    return " ".join(text.split())
