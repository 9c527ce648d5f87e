"""What an exporter is given: published entries and what there is to say about the whole."""

from collections.abc import Container, Iterable, Mapping

import msgspec

from glossary.domain.content import EntryContent
from glossary.domain.published import PublishedEntry
from glossary.domain.vocabulary import Language

__all__ = ["GlossaryInfo", "PublishedEntry", "limited"]


class GlossaryInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What an export says about itself.

    ``date`` is YYYY-MM-DD; ``version`` is the program's; ``languages`` are those to write; ``source`` and
    ``target`` concern bilingual formats alone; ``subject_field_labels`` maps a code to its names;
    ``identifiers`` are those of all entries of the same export, so that a relation can tell whether it leads
    out of the file (None: every relation does).
    """

    title: str
    date: str
    licence: str = ""
    base_url: str = ""
    number_of_entries: int = 0
    version: str = ""
    languages: tuple[Language, ...] = tuple(Language)
    source: Language = Language.KAZAKH
    target: Language = Language.RUSSIAN
    subject_field_labels: Mapping[str, Mapping[Language, str]] = {}
    identifiers: Container[str] | None = None

    def holds(self, identifier: str) -> bool:
        """Say whether the export contains this entry."""
        return self.identifiers is not None and identifier in self.identifiers


def limited(content: EntryContent, languages: Iterable[Language]) -> EntryContent:
    """Return the content without the languages that were not asked for."""
    chosen = set(languages)
    if chosen.issuperset(Language):
        return content
    return msgspec.structs.replace(
        content,
        languages={code: section for code, section in content.languages.items() if code in chosen},
        equivalence=tuple(remark for remark in content.equivalence if chosen.issuperset(remark.languages)),
    )
