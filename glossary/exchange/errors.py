"""What may be wrong with a file: every message as an English sentence, its parameters kept apart."""

import msgspec

from glossary.domain.errors import GlossaryError

# Each sentence is a gettext message: whoever shows it may translate it and fill in the parameters afterwards.
MESSAGES = {
    # the whole file
    "too_large": "The file is larger than %(limit)s MB.",
    "too_many_rows": "The file has more than %(limit)s rows.",
    "not_utf8": "The file is not in UTF-8. Say which encoding it is in; likely ones are %(encodings)s.",
    "wrong_encoding": "The file is not in the encoding %(encoding)s.",
    "unknown_encoding": "There is no encoding called %(encoding)s.",
    "unknown_format": "The format %(format)s is not one that can be read.",
    "unrecognised": "The format of the file %(name)s cannot be told from its name or its beginning.",
    "empty_file": "The file is empty.",
    "no_language_column": "The first line must name a column for at least one language: kk, ru or en.",
    "damaged_table": "Line %(line)s cannot be read as a table: %(reason)s.",
    "not_json": "The file is not JSON: %(reason)s.",
    "no_entries": "The file holds no list called entries.",
    "newer_content": "The file holds content of format %(found)s; this program reads up to %(known)s.",
    "not_xml": "The file is not well-formed XML: %(reason)s.",
    "entities": "The file declares or uses XML entities, which are not read.",
    "too_deep": "The file is nested too deeply.",
    "not_tbx": "The file is not TBX: its outermost element is %(root)s.",
    "not_xlsx": "The file is not an XLSX workbook, or is damaged: %(reason)s.",
    "swollen": "The workbook unpacks to more than this program takes in (%(limit)s MB in %(members)s parts).",
    # one entry or row; it is left out
    "characters": "%(value)s contains the character %(character)s, which terms and texts must not hold.",
    "too_long": "%(value)s is longer than %(limit)s characters.",
    "too_many_cells": "The row has %(found)s cells, the first line %(expected)s.",
    "no_term": "There is no term in Kazakh, Russian or English.",
    "wrong_shape": "The entry has another shape: %(reason)s.",
    # one entry or row; it is read all the same
    "unknown_column": "The column %(column)s is not known and was not read.",
    "repeated_column": "The column %(column)s occurs more than once; the first was read.",
    "bad_identifier": "The identifier %(identifier)s cannot be used; the entry gets a new one.",
    "repeated_identifier": "The identifier %(identifier)s occurs more than once; this entry gets a new one.",
    "line_break_in_term": "A line break within the term %(term)s became a space.",
    "repeated_term": "The term %(term)s occurs twice in one language; it was read once.",
    "several_preferred": "%(language)s has several preferred terms; %(term)s became admitted.",
    "other_languages": "Terms in other languages (%(languages)s) were kept in the note.",
    "no_language": "A section says no language; its terms were kept in the note.",
    "merged_sections": "Two sections for %(language)s were read as one.",
    "empty_term": "A term is empty and was left out.",
    "unknown_value": "%(category)s has the unknown value %(value)s, kept in a note.",
    "unknown_category": "There is no field for %(category)s here; its values were kept in notes.",
    "context_without_source": "A context without a source is no example; it was kept in a note.",
    "stray_section": "A section (%(element)s) outside any entry was not read.",
    "reference_without_target": "The reference %(target)s leads to no possible entry; it was kept in a note.",
    "history_not_read": "Who changed what and when is not taken over from other programs.",
}

# With these an entry or row is left out.
LEFT_OUT = frozenset({"characters", "too_long", "too_many_cells", "no_term", "wrong_shape"})

Parameter = str | int


class Problem(msgspec.Struct, frozen=True):
    """One thing to report about a file: where (``line 12``, ``entry c5``), and what."""

    where: str
    code: str
    parameters: dict[str, Parameter] = {}

    @property
    def message(self) -> str:
        """Return the English sentence."""
        return MESSAGES[self.code] % self.parameters


class UnreadableFile(GlossaryError):
    """The file as a whole cannot be read; ``code`` is a key of :data:`MESSAGES`."""

    def __init__(self, code: str, **parameters: Parameter) -> None:
        super().__init__(**parameters)
        self.code = code
        self.message = MESSAGES[code]


class RefusedEntry(GlossaryError):
    """One entry cannot be read; the others can."""

    def __init__(self, code: str, **parameters: Parameter) -> None:
        super().__init__(**parameters)
        self.code = code
        self.message = MESSAGES[code]
