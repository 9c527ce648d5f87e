"""Making what another termbase says fit this one: its subject fields, its relations to entries we lack."""

from collections.abc import Container, Iterable, Mapping

import msgspec

from glossary.domain.content import EntryContent, RelationContent
from glossary.domain.vocabulary import Language
from glossary.exchange.notes import relation_note
from glossary.language.folding import fold


def codes_by_name(fields: Mapping[str, Mapping[Language, str]]) -> dict[str, str]:
    """Return the code of each subject field by its folded code and its folded name in every language."""
    codes = {fold(name): code for code, names in fields.items() for name in names.values()}
    return codes | {fold(code): code for code in fields}


def with_known_subject_fields(
    content: EntryContent, codes: Mapping[str, str]
) -> tuple[EntryContent, tuple[str, ...]]:
    """Return the content with its subject fields by code, and the names of those that are not known here.

    Those that are not known are kept in the note, as ``subjectField: name``; ``codes`` comes from
    :func:`codes_by_name`.
    """
    found = [(name, codes.get(fold(name))) for name in content.subject_fields]
    known = tuple(dict.fromkeys(code for _, code in found if code is not None))
    unknown = tuple(name for name, code in found if code is None)
    if known == content.subject_fields:
        return content, ()
    note = _with_lines(content.note, (f"subjectField: {name}" for name in unknown))
    return msgspec.structs.replace(content, subject_fields=known, note=note), unknown


def without_loose_relations(
    content: EntryContent, entries: Container[str]
) -> tuple[EntryContent, tuple[RelationContent, ...]]:
    """Return the content without relations to entries that do not exist, and these relations.

    They are kept in the note, in words that :mod:`glossary.exchange.notes` can read.
    """
    loose = tuple(relation for relation in content.relations if relation.to not in entries)
    if not loose:
        return content, ()
    kept = tuple(relation for relation in content.relations if relation.to in entries)
    note = _with_lines(content.note, map(relation_note, loose))
    return msgspec.structs.replace(content, relations=kept, note=note), loose


def _with_lines(note: str, lines: Iterable[str]) -> str:
    return "\n".join(filter(None, (note, *lines)))
