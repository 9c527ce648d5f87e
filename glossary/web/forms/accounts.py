"""The forms of accounts: signing in, following a link, changing a password, inviting."""

from flask_babel import gettext, lazy_gettext
from wtforms import Field, Form, PasswordField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from glossary.domain.vocabulary import Role
from glossary.editing.accounts import PASSWORD_LENGTH
from glossary.language.characters import problem
from glossary.web.forms.fields import vocabulary_field


def plain(_form: Form, field: Field) -> None:
    """Refuse characters that no name may carry."""
    if problem(field.data or "") is not None:
        raise ValidationError(gettext("The name holds a character that cannot be used."))


def one_line(value: str | None) -> str:
    """Return a text with single spaces."""
    return " ".join((value or "").split())


class SignInForm(Form):
    """A name and a password."""

    name = StringField(lazy_gettext("Name"), [InputRequired()])
    password = PasswordField(lazy_gettext("Password"), [InputRequired()])


class NewPasswordForm(Form):
    """A password typed twice."""

    password = PasswordField(lazy_gettext("New password"), [InputRequired(), Length(*PASSWORD_LENGTH)])
    repeated = PasswordField(lazy_gettext("The same once more"), [InputRequired()])

    def validate_repeated(self, field: Field) -> None:
        """Refuse two different passwords."""
        if field.data != self.password.data:
            raise ValidationError(gettext("The two passwords differ."))


class NewAccountForm(NewPasswordForm):
    """A name of one's own and a password: what an invitation asks for."""

    name = StringField(lazy_gettext("Name"), [InputRequired(), Length(max=100), plain], filters=[one_line])


class ChangePasswordForm(NewPasswordForm):
    """The present password and a new one."""

    present = PasswordField(lazy_gettext("Present password"), [InputRequired()])


class InvitationForm(Form):
    """The role someone is invited to."""

    role = vocabulary_field(lazy_gettext("Role"), Role)
