"""The table that people keep, whatever file it stands in: one row per concept, one column per language."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from glossary.domain.content import EntryContent, LanguageContent, TermContent
from glossary.domain.published import PublishedEntry
from glossary.domain.vocabulary import AdministrativeStatus, Language
from glossary.exchange.errors import RefusedEntry, UnreadableFile
from glossary.exchange.merging import advised
from glossary.exchange.published import GlossaryInfo
from glossary.exchange.reading import MAXIMUM_ROWS, Holding, ReadEntry, Report
from glossary.exchange.values import settled, usable_identifier

SEPARATOR = " | "
COLUMNS = (
    "identifier",
    "subject_field",
    *Language,
    *(f"definition_{language}" for language in Language),
    "note",
)
_PIPE = re.compile(r"(\\*)\|")
_ESCAPED_PIPE = re.compile(r"(\\+)\|")


def columns_of(info: GlossaryInfo) -> list[str]:
    """Return the columns of an export: all but those of languages that are not asked for."""
    left_out = {language for language in Language if language not in info.languages}
    return [column for column in COLUMNS if column.removeprefix("definition_") not in left_out]


def cells_of(entry: PublishedEntry) -> Mapping[str, str]:
    """Return the texts of an entry's cells by column; a term that readers are advised against is in none."""
    content = entry.content
    cells = {
        "identifier": entry.identifier,
        "subject_field": SEPARATOR.join(content.subject_fields),
        "note": content.note,
    }
    for language, section in content.languages.items():
        cells[language] = SEPARATOR.join(_escaped(term.term) for term in advised(section))
        cells[f"definition_{language}"] = section.definition
    return cells


def entries_from(rows: Iterable[tuple[str, Sequence[str]]], report: Report) -> Iterator[ReadEntry]:
    """Yield the entries of a table whose first row names the columns, in any order; empty rows are skipped.

    Each row comes with its place in the file, in words.

    :raises UnreadableFile: if no column is a language's, or there are too many rows.
    """
    filled = ((where, cells) for where, cells in rows if any(cell.strip() for cell in cells))
    where, names = next(filled, ("", ()))
    columns = _columns(names, where, report)
    languages = tuple(code for code in Language if columns.keys() & {code, f"definition_{code}"})
    seen: set[str] = set()
    for number, (where, cells) in enumerate(filled, 1):
        if number > MAXIMUM_ROWS:
            raise UnreadableFile("too_many_rows", limit=MAXIMUM_ROWS)
        try:
            if any(cell.strip() for cell in cells[len(names) :]):
                raise RefusedEntry("too_many_cells", found=len(cells), expected=len(names))
            values = {name: cells[place] for name, place in columns.items() if place < len(cells)}
            given = values.get("identifier", "").strip()
            # A row that names an entry may change its definition or note alone.
            content = settled(_content(values, where, report), where, report, needs_term=not given)
        except RefusedEntry as refusal:
            report(where, refusal.code, **refusal.parameters)
            continue
        identifier = usable_identifier(given, where, seen, report)
        yield ReadEntry(
            where=where, identifier=identifier, content=content, holding=Holding.ORDER, languages=languages
        )


def _escaped(term: str) -> str:
    r"""Return the term with its own bars marked, so that they part no terms.

    >>> print(_escaped("TCP|IP"))
    TCP\|IP
    """
    return _PIPE.sub(lambda match: match[1] * 2 + r"\|", term)


def _unescaped(term: str) -> str:
    return _ESCAPED_PIPE.sub(
        lambda match: match[1][: len(match[1]) // 2] + "|" if len(match[1]) % 2 else match[0], term
    )


def column_name(cell: str) -> str:
    """Return a cell of the first row as the name of a column."""
    return cell.strip().strip('"').strip().casefold()


def _columns(names: Sequence[str], where: str, report: Report) -> dict[str, int]:
    """Return at which place each known column stands."""
    columns: dict[str, int] = {}
    for position, name in enumerate(map(column_name, names)):
        if name in columns:
            report(where, "repeated_column", column=name)
        elif name in COLUMNS:
            columns[name] = position
        elif name:
            report(where, "unknown_column", column=name)
    if not columns.keys() & set(Language):
        raise UnreadableFile("no_language_column")
    return columns


def _content(values: dict[str, str], where: str, report: Report) -> EntryContent:
    languages = {}
    for language in Language:
        terms = _terms(values.get(language, ""), where, report)
        definition = values.get(f"definition_{language}", "").strip()
        if terms or definition:
            languages[language] = LanguageContent(definition=definition, terms=terms)
    return EntryContent(
        subject_fields=tuple(filter(None, map(str.strip, values.get("subject_field", "").split(SEPARATOR)))),
        languages=languages,
        note=values.get("note", ""),
    )


def _terms(cell: str, where: str, report: Report) -> tuple[TermContent, ...]:
    """Return the terms of a cell, the first preferred."""
    texts = [_unescaped(text).strip() for text in cell.split(SEPARATOR)]
    for text in texts:
        if "\n" in text or "\r" in text:
            report(where, "line_break_in_term", term=" ".join(text.split()))
    statuses = [AdministrativeStatus.PREFERRED, *[AdministrativeStatus.ADMITTED] * len(texts)]
    return tuple(
        TermContent(term=text, administrative_status=status)
        for text, status in zip(filter(None, texts), statuses, strict=False)
    )
