"""The form with which a source text is read in."""

from flask_babel import lazy_gettext
from wtforms import FileField, Form, SelectField, StringField
from wtforms.validators import InputRequired, Length, Regexp

from glossary.domain.vocabulary import Language
from glossary.texts.reading import LIKELY_ENCODINGS
from glossary.web.forms.fields import vocabulary_field


def encodings() -> list[tuple[str, str]]:
    """Return the encodings to choose from, UTF-8 first."""
    return [("", "UTF-8"), *((name, name) for name in LIKELY_ENCODINGS)]


class TextForm(Form):
    """A file and its bibliographic record."""

    file = FileField(lazy_gettext("File"))
    code = StringField(
        lazy_gettext("Code"),
        [
            InputRequired(),
            Length(max=50),
            Regexp(r"[\w.-]+$", message=lazy_gettext("A short name without spaces.")),
        ],
    )
    title = StringField(lazy_gettext("Title"), [Length(max=1000)])
    authors = StringField(lazy_gettext("Authors"), [Length(max=1000)])
    year = StringField(lazy_gettext("Year"), [Length(max=50)])
    published_in = StringField(lazy_gettext("Where it is to be found"), [Length(max=1000)])
    language = vocabulary_field(lazy_gettext("Language"), Language, optional=True)
    kind = StringField(lazy_gettext("Kind of text"), [Length(max=50)])
    encoding = SelectField(lazy_gettext("Encoding"), choices=encodings, validate_choice=False)
