"""The data with which the entry form shows a content, or begins a new one."""

from collections.abc import Sequence
from typing import Any

from glossary.domain.content import EntryContent, ExampleContent, LanguageContent, Place, TermContent
from glossary.domain.vocabulary import AdministrativeStatus, Language, PartOfSpeech
from glossary.texts.sentences import CleanSentence
from glossary.web.forms.fields import written


def data_of(content: EntryContent) -> dict[str, Any]:
    """Return the data with which a form shows a content."""
    sections = {
        language.value: _section_data(content.languages.get(language, LanguageContent()))
        for language in Language
    }
    return {
        "subject_fields": list(content.subject_fields),
        "fields_before": " ".join(content.subject_fields),
        "relations": [{"type": relation.type, "to": relation.to} for relation in content.relations],
        "equivalence": [
            {
                "first": remark.languages[0],
                "second": remark.languages[1],
                "degree": remark.degree,
                "note": remark.note,
            }
            for remark in content.equivalence
        ],
        "note": content.note,
        **sections,
    }


def begun(term: str = "", quoted: Sequence[tuple[str, CleanSentence]] = ()) -> dict[str, Any]:
    """Return the data of a form for a new entry: a Kazakh term with its examples, if there are any yet."""
    examples = [
        {"sentence": sentence.text, "place": written((_place(code, sentence),))} for code, sentence in quoted
    ]
    kazakh = _BLANK_TERM | {"term": term, "examples": examples or [{}]}
    return data_of(EntryContent()) | {
        Language.KAZAKH.value: {"terms": [kazakh]},
        Language.RUSSIAN.value: {"terms": [_BLANK_TERM]},
        Language.ENGLISH.value: {"terms": [_BLANK_TERM]},
    }


def _place(code: str, sentence: CleanSentence) -> Place:
    return Place(text=code, start_line=sentence.start_line, end_line=sentence.end_line)


_BLANK_TERM = {"administrative_status": AdministrativeStatus.PREFERRED, "part_of_speech": PartOfSpeech.NOUN}


def _section_data(section: LanguageContent) -> dict[str, Any]:
    return {
        "definition": section.definition,
        "definition_source": section.definition_source,
        "definition_attested": written(section.definition_attested),
        "note": section.note,
        "terms": [_term_data(term) for term in section.terms] or [_BLANK_TERM],
    }


_SAME = (
    "term",
    "administrative_status",
    "part_of_speech",
    "grammatical_gender",
    "term_type",
    "source",
    "note",
    "geographical_usage",
    "origin",
    "origin_note",
    "spelling_authority",
)


def _term_data(term: TermContent) -> dict[str, Any]:
    approval = term.normative_authorization
    parts = ("status", "authority", "document", "date") if approval else ()
    return {
        **{name: getattr(term, name) for name in _SAME},
        **{f"normative_{part}": getattr(approval, part) for part in parts},
        "attested": written(term.attested),
        "key_forms": "\n".join(term.key_forms),
        "collocations": "\n".join(term.collocations),
        "homonym_number": term.homonym_number or None,
        "examples": [_example_data(example) for example in term.examples],
    }


def _example_data(example: ExampleContent) -> dict[str, Any]:
    return {
        "sentence": example.sentence,
        "place": written((example.place,)) if example.place else "",
        "source": example.source,
        "parallel": example.parallel,
        "without_term": example.without_term,
    }
