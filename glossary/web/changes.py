"""The differences between two contents in the words of the interface."""

from typing import NamedTuple

from flask_babel import LazyString, lazy_gettext

from glossary.domain.content import EntryContent
from glossary.domain.differences import Run, differences, word_runs
from glossary.domain.vocabulary import (
    AdministrativeStatus,
    GrammaticalGender,
    Language,
    Origin,
    PartOfSpeech,
    RelationType,
    TermType,
)
from glossary.web.words import WORDS

FIELDS: dict[str, LazyString] = {
    "subject_fields": lazy_gettext("Subject fields"),
    "note": lazy_gettext("Note"),
    "relation": lazy_gettext("Relation"),
    "equivalence": lazy_gettext("Equivalence"),
    "definition": lazy_gettext("Definition"),
    "definition_source": lazy_gettext("Source of the definition"),
    "definition_attested": lazy_gettext("Definition quoted from"),
    "term": lazy_gettext("Term"),
    "order": lazy_gettext("Order of the terms"),
    "example": lazy_gettext("Example"),
    "administrative_status": lazy_gettext("Status"),
    "part_of_speech": lazy_gettext("Part of speech"),
    "grammatical_gender": lazy_gettext("Gender"),
    "term_type": lazy_gettext("Kind of term"),
    "geographical_usage": lazy_gettext("Where it is used"),
    "homonym_number": lazy_gettext("Homonym number"),
    "attested": lazy_gettext("Attested in"),
    "source": lazy_gettext("Source"),
    "key_forms": lazy_gettext("Key forms"),
    "collocations": lazy_gettext("Collocations"),
    "origin": lazy_gettext("Origin"),
    "origin_note": lazy_gettext("From which language or model"),
    "spelling_authority": lazy_gettext("Where the spelling is laid down"),
    "normative_authorization": lazy_gettext("Approved as"),
    "text": lazy_gettext("Text"),
    "start_line": lazy_gettext("First line"),
    "end_line": lazy_gettext("Last line"),
    "parallel": lazy_gettext("Key of parallel sentences"),
    "without_term": lazy_gettext("The sentence does not contain the term, and that is meant"),
}
_VOCABULARIES = {
    "relation": RelationType,
    "administrative_status": AdministrativeStatus,
    "part_of_speech": PartOfSpeech,
    "grammatical_gender": GrammaticalGender,
    "term_type": TermType,
    "origin": Origin,
}


class Change(NamedTuple):
    """A field that differs, as a page shows it."""

    language: Language | None
    row: str
    field: str
    runs: list[Run]
    in_words: bool  # the values are words of the interface, not of the entry


def changes(before: EntryContent, after: EntryContent) -> list[Change]:
    """Return what differs between two contents, for a page in the reader's language."""
    return [
        Change(
            difference.language,
            difference.row,
            str(FIELDS[difference.field]),
            word_runs(
                _value(difference.field, difference.before), _value(difference.field, difference.after)
            ),
            difference.field in _VOCABULARIES,
        )
        for difference in differences(before, after)
    ]


def _value(field: str, text: str) -> str:
    members = _VOCABULARIES.get(field)
    return str(WORDS[members][text]) if members is not None and text else text
