"""The form of an entry: one section a language, any number of terms, examples and relations."""

from collections.abc import Iterable, Iterator
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from glossary.domain.content import (
    EntryContent,
    EquivalenceContent,
    ExampleContent,
    LanguageContent,
    NormativeAuthorization,
    RelationContent,
    TermContent,
)
from glossary.domain.problems import Problem
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
from glossary.web.forms.fields import LinesField, PlacesField, RowList, vocabulary_field
from glossary.web.words import say


def number(value: str | None) -> int | None:
    """Return a hidden number, or None for anything else."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else None


class RowForm(Form):
    """A row that counts only if something was typed into it; ``quiet`` fields alone do not count."""

    quiet: tuple[str, ...] = ()

    def is_blank(self) -> bool:
        """Say whether nothing was typed into the row."""
        return not any(
            not all(row.form.is_blank() for row in field) if isinstance(field, FieldList) else field.data
            for field in self
            if field.short_name not in self.quiet
        )


class ExampleForm(RowForm):
    """A quotation."""

    quiet = ("without_term",)

    sentence = TextAreaField(lazy_gettext("Sentence"))
    place = PlacesField(lazy_gettext("Text and lines"), most=1)
    source = StringField(lazy_gettext("Source, if not one of the texts"))
    parallel = StringField(lazy_gettext("Key of parallel sentences"))
    without_term = BooleanField(lazy_gettext("The sentence does not contain the term, and that is meant"))

    def content(self) -> ExampleContent:
        """Return the row as a value."""
        (place, *_) = self.place.places or (None,)
        return ExampleContent(
            sentence=self.sentence.data or "",
            text=place.text if place else "",
            start_line=place.start_line if place else 0,
            end_line=place.end_line if place else 0,
            source=self.source.data or "",
            parallel=self.parallel.data or "",
            without_term=self.without_term.data,
        )


class TermForm(RowForm):
    """A term with its data categories and examples."""

    quiet = ("administrative_status", "part_of_speech", "grammatical_gender", "homonym_number")

    term = StringField(lazy_gettext("Term"))
    administrative_status = vocabulary_field(lazy_gettext("Status"), AdministrativeStatus)
    part_of_speech = vocabulary_field(lazy_gettext("Part of speech"), PartOfSpeech, optional=True)
    grammatical_gender = vocabulary_field(lazy_gettext("Gender"), GrammaticalGender, optional=True)
    term_type = vocabulary_field(lazy_gettext("Kind of term"), TermType, optional=True)
    attested = PlacesField(lazy_gettext("Attested in"))
    source = StringField(lazy_gettext("Source"))
    note = TextAreaField(lazy_gettext("Note"))
    key_forms = LinesField(lazy_gettext("Key forms"))
    collocations = LinesField(lazy_gettext("Collocations"))
    homonym_number = IntegerField(
        lazy_gettext("Homonym number"),
        [Optional(), NumberRange(0, 99)],
        filters=[lambda value: value or None],
    )
    geographical_usage = StringField(lazy_gettext("Where it is used"))
    origin = vocabulary_field(lazy_gettext("Origin"), Origin, optional=True)
    origin_note = StringField(lazy_gettext("From which language or model"))
    spelling_authority = StringField(lazy_gettext("Where the spelling is laid down"))
    normative_status = vocabulary_field(lazy_gettext("Approved as"), NormativeStatus, optional=True)
    normative_authority = StringField(lazy_gettext("Authority"))
    normative_document = StringField(lazy_gettext("Document"))
    normative_date = StringField(lazy_gettext("Date"))
    examples = RowList(FormField(ExampleForm))

    def content(self) -> TermContent:
        """Return the row as a value."""
        return TermContent(
            term=self.term.data or "",
            administrative_status=self.administrative_status.data,
            part_of_speech=self.part_of_speech.data,
            term_type=self.term_type.data,
            grammatical_gender=self.grammatical_gender.data,
            geographical_usage=self.geographical_usage.data or "",
            homonym_number=self.homonym_number.data or 0,
            attested=self.attested.places,
            source=self.source.data or "",
            note=self.note.data or "",
            key_forms=self.key_forms.lines,
            collocations=self.collocations.lines,
            origin=self.origin.data,
            origin_note=self.origin_note.data or "",
            spelling_authority=self.spelling_authority.data or "",
            normative_authorization=self._authorization(),
            examples=tuple(row.form.content() for row in self.examples),
        )

    def _authorization(self) -> NormativeAuthorization | None:
        status = self.normative_status.data
        if status is None:
            return None
        return NormativeAuthorization(
            status=status,
            authority=self.normative_authority.data or "",
            document=self.normative_document.data or "",
            date=self.normative_date.data or "",
        )

    def validate_normative_status(self, field: Field) -> None:
        """Refuse an authority without a kind of approval, which would be lost."""
        told = self.normative_authority.data or self.normative_document.data or self.normative_date.data
        if told and field.data is None:
            raise ValidationError(gettext("Say what kind of approval this is."))


class LanguageForm(Form):
    """One language's section."""

    definition = TextAreaField(lazy_gettext("Definition"))
    definition_source = StringField(lazy_gettext("Source of the definition"))
    definition_attested = PlacesField(lazy_gettext("Definition quoted from"))
    note = TextAreaField(lazy_gettext("Note"))
    terms = RowList(FormField(TermForm))

    def content(self) -> LanguageContent:
        """Return the section as a value."""
        return LanguageContent(
            definition=self.definition.data or "",
            definition_source=self.definition_source.data or "",
            definition_attested=self.definition_attested.places,
            note=self.note.data or "",
            terms=tuple(row.form.content() for row in self.terms),
        )


class RelationForm(RowForm):
    """A relation to another entry."""

    quiet = ("type",)

    type = vocabulary_field(lazy_gettext("The other concept is"), RelationType)
    to = StringField(lazy_gettext("Identifier of the other entry"))

    def content(self) -> RelationContent:
        """Return the row as a value."""
        return RelationContent(type=self.type.data, to=(self.to.data or "").strip())


class EquivalenceForm(RowForm):
    """A remark on how far two languages' terms agree."""

    first = vocabulary_field(lazy_gettext("Between"), Language)
    second = vocabulary_field(lazy_gettext("and"), Language)
    degree = vocabulary_field(lazy_gettext("Degree"), EquivalenceDegree)
    note = StringField(lazy_gettext("Remark"))

    def is_blank(self) -> bool:
        """Say whether the row compares a language with itself and remarks nothing."""
        return self.first.data == self.second.data and not self.note.data

    def content(self) -> EquivalenceContent:
        """Return the row as a value."""
        return EquivalenceContent(
            languages=(self.first.data, self.second.data), degree=self.degree.data, note=self.note.data or ""
        )


class EntryForm(Form):
    """An entry. ``base`` and ``carries_on`` say from which revisions the author started."""

    base = HiddenField()
    carries_on = HiddenField()
    subject_fields = SelectMultipleField(
        lazy_gettext("Subject fields"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    fields_before = HiddenField()  # in the entry's own order, which boxes that are ticked do not tell
    kk = FormField(LanguageForm)
    ru = FormField(LanguageForm)
    en = FormField(LanguageForm)
    relations = RowList(FormField(RelationForm))
    equivalence = RowList(FormField(EquivalenceForm))
    note = TextAreaField(lazy_gettext("Note on the entry"))
    revision_note = StringField(lazy_gettext("What you changed, and why"))
    confirmed = BooleanField(lazy_gettext("The words marked above are meant so"))

    @property
    def sections(self) -> list[tuple[Language, LanguageForm]]:
        """Return the language sections in their order."""
        return [(language, getattr(self, language.value).form) for language in Language]

    def content(self) -> EntryContent:
        """Return what was typed as a value."""
        return EntryContent(
            subject_fields=self._fields_in_order(),
            languages={language: section.content() for language, section in self.sections},
            relations=tuple(row.form.content() for row in self.relations),
            equivalence=tuple(row.form.content() for row in self.equivalence),
            note=self.note.data or "",
        )

    def _fields_in_order(self) -> tuple[str, ...]:
        """Return the chosen subject fields: those of before in their order, then the new ones."""
        chosen = self.subject_fields.data or []
        kept = [code for code in (self.fields_before.data or "").split() if code in chosen]
        return tuple(dict.fromkeys([*kept, *chosen]))

    def drop_blank_rows(self) -> None:
        """Take away the rows into which nothing was typed."""
        for rows in _row_lists(self):
            rows.entries = [row for row in rows.entries if not row.form.is_blank()]

    def mark(self, problems: Iterable[Problem]) -> list[tuple[str, str]]:
        """Set each problem beside its field; return the field's id and the words of each."""
        marked = []
        for problem in problems:
            field = self._field_of(problem.path)
            words = say(problem)
            if field is not None:
                field.errors = [*field.errors, words]
            marked.append((field.id if field is not None else "", words))
        return marked

    def complaints(self) -> list[tuple[str, str]]:
        """Return the id and the words of each error that the fields themselves found."""
        return [(field.id, str(words)) for field in _plain_fields(self) for words in field.errors]

    def _field_of(self, path: str) -> Field | None:
        """Return the field a problem's path through the content leads to."""
        here: Any = self
        for step in path.removeprefix("languages.").split("."):
            here = _step(here, _RENAMED.get(step, step))
            if here is None or (isinstance(here, Field) and not isinstance(here, FieldList)):
                return here
        return None


_RENAMED = {"start_line": "place", "text": "place"}


def _step(here: Any, step: str) -> Any:
    if isinstance(here, FieldList):
        position = int(step)
        return here.entries[position].form if position < len(here.entries) else None
    if step == "normative_authorization":
        return _Prefixed(here)
    field = here.get(step) if isinstance(here, _Prefixed) else here._fields.get(step)
    return field.form if isinstance(field, FormField) else field


class _Prefixed:
    """The fields of a form that stand for a nested value."""

    def __init__(self, form: Form) -> None:
        self.form = form

    def get(self, name: str) -> Field | None:
        """Return the field of a part of the value."""
        return self.form._fields.get(f"normative_{name}")


def _plain_fields(form: Form) -> Iterator[Field]:
    for field in form:
        if isinstance(field, FormField):
            yield from _plain_fields(field.form)
        elif isinstance(field, FieldList):
            for row in field.entries:
                yield from _plain_fields(row.form)
        else:
            yield field


def _row_lists(form: Form) -> "Iterator[FieldList[Any]]":
    """Yield the lists of rows in a form, the inner ones first."""
    for field in form:
        if isinstance(field, FormField):
            yield from _row_lists(field.form)
        elif isinstance(field, FieldList):
            for row in field.entries:
                yield from _row_lists(row.form)
            yield field


def row_lists(form: EntryForm) -> "dict[str, FieldList[Any]]":
    """Return the lists of rows by their address in the form, such as ``kk-terms-0-examples``."""
    return {rows.name: rows for rows in _row_lists(form)}
