"""The content of an entry as a value: what forms, files, seed, API, diffs and storage all speak."""

from collections.abc import Iterator
from typing import Any

import msgspec

from glossary.domain.vocabulary import (
    AdministrativeStatus,
    EquivalenceDegree,
    GrammaticalGender,
    Language,
    NormativeStatus,
    Origin,
    PartOfSpeech,
    RelationType,
    TermType,
)

CONTENT_FORMAT = 1


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A frozen value whose empty fields are left out of its JSON."""


class Place(Value, frozen=True):
    """Lines of a source text, counted from 1, both ends included."""

    text: str
    start_line: int
    end_line: int


class ExampleContent(Value, frozen=True):
    """A quoted sentence (TBX context) with its place in a source text, or its source in words."""

    sentence: str
    text: str = ""
    start_line: int = 0
    end_line: int = 0
    source: str = ""
    parallel: str = ""  # sentences of one concept that translate each other share this key
    without_term: bool = False  # the editor knows that the term does not stand in the sentence

    @property
    def place(self) -> Place | None:
        """Return where the sentence stands, or None if it is not from a source text."""
        if not self.text:
            return None
        return Place(text=self.text, start_line=self.start_line, end_line=self.end_line)


class NormativeAuthorization(Value, frozen=True):
    """An approval of a term by an authority (TBX normativeAuthorization)."""

    status: NormativeStatus
    authority: str
    document: str = ""
    date: str = ""  # YYYY, YYYY-MM or YYYY-MM-DD


class TermContent(Value, frozen=True):
    """One term of a language. Without an attesting place it is the editors' proposal."""

    term: str
    administrative_status: AdministrativeStatus = AdministrativeStatus.ADMITTED
    part_of_speech: PartOfSpeech | None = None
    term_type: TermType | None = None
    grammatical_gender: GrammaticalGender | None = None
    geographical_usage: str = ""
    homonym_number: int = 0
    attested: tuple[Place, ...] = ()
    source: str = ""
    note: str = ""
    key_forms: tuple[str, ...] = ()
    collocations: tuple[str, ...] = ()
    origin: Origin | None = None
    origin_note: str = ""  # from which language, after which model
    spelling_authority: str = ""
    normative_authorization: NormativeAuthorization | None = None
    examples: tuple[ExampleContent, ...] = ()

    @property
    def is_preferred(self) -> bool:
        """Say whether this is the term its language prefers."""
        return self.administrative_status is AdministrativeStatus.PREFERRED


class LanguageContent(Value, frozen=True):
    """One language's part of an entry."""

    definition: str = ""
    definition_source: str = ""
    definition_attested: tuple[Place, ...] = ()
    note: str = ""
    terms: tuple[TermContent, ...] = ()

    @property
    def preferred(self) -> TermContent | None:
        """Return the preferred term, else the first, else None."""
        return next((term for term in self.terms if term.is_preferred), next(iter(self.terms), None))


class RelationContent(Value, frozen=True):
    """A relation to another entry; the type says what that entry is to this one."""

    type: RelationType
    to: str


class EquivalenceContent(Value, frozen=True):
    """A remark on how far two languages' terms mean the same."""

    languages: tuple[Language, Language]
    degree: EquivalenceDegree
    note: str = ""


class EntryContent(Value, frozen=True):
    """All about one concept, as proposed or approved."""

    subject_fields: tuple[str, ...] = ()
    languages: dict[Language, LanguageContent] = {}
    relations: tuple[RelationContent, ...] = ()
    equivalence: tuple[EquivalenceContent, ...] = ()
    note: str = ""

    def terms(self) -> Iterator[tuple[Language, TermContent]]:
        """Yield every term with its language: Kazakh, Russian, English, each in the editors' order."""
        for language in Language:
            for term in self.languages.get(language, LanguageContent()).terms:
                yield language, term

    def label(self, language: Language) -> str:
        """Return the preferred term in a language, else in the first that has one, else an empty string."""
        for choice in (language, *Language):
            section = self.languages.get(choice)
            if section is not None and section.preferred is not None:
                return section.preferred.term
        return ""


class IdentifiedContent(EntryContent, frozen=True):
    """An entry as files carry it: its content and its identifier (empty where a file gives none)."""

    identifier: str = ""

    def content(self) -> EntryContent:
        """Return the content alone."""
        return EntryContent(
            subject_fields=self.subject_fields,
            languages=self.languages,
            relations=self.relations,
            equivalence=self.equivalence,
            note=self.note,
        )


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(EntryContent)


def content_to_json(content: EntryContent) -> str:
    """Return the content as compact JSON with empty fields left out and languages in their order."""
    return _encoder.encode(in_order(content)).decode()


def content_from_json(text: str | bytes) -> EntryContent:
    """Return the content that :func:`content_to_json` wrote.

    :raises msgspec.ValidationError: if the JSON is not such content; the message names the path.
    """
    return _decoder.decode(text)


def content_from_data(data: Any) -> IdentifiedContent:
    """Return the content held by parsed YAML or JSON.

    :raises msgspec.ValidationError: if the data has another shape; the message names the path.
    """
    return msgspec.convert(data, IdentifiedContent)


def in_order(content: EntryContent) -> EntryContent:
    """Return the same content with its languages in the order kk, ru, en, empty ones dropped."""
    empty = LanguageContent()
    languages = {
        language: content.languages[language]
        for language in Language
        if content.languages.get(language, empty) != empty
    }
    return msgspec.structs.replace(content, languages=languages)
