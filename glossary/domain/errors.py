"""What can go wrong in the terminologist's work: one small tree, each error named for what happened."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from glossary.domain.problems import Problem


class GlossaryError(Exception):
    """The base of all errors a user can be told about.

    ``message`` is an English sentence with ``%(name)s`` places, which the interface translates;
    ``parameters`` fill them.
    """

    message = "Something went wrong."

    def __init__(self, **parameters: Any) -> None:
        super().__init__(parameters)
        self.parameters = parameters

    def __str__(self) -> str:
        return self.message % self.parameters


class NotFound(GlossaryError):
    """What was asked for does not exist, or not for this person."""


class EntryNotFound(NotFound):
    """No entry has this identifier."""

    message = "There is no entry %(identifier)s."


class RevisionNotFound(NotFound):
    """The entry has no revision of this number, or not for this person."""

    message = "The entry %(identifier)s has no revision %(number)s."


class PersonNotFound(NotFound):
    """No person has this name."""

    message = "There is no person named %(name)s."


class LinkNotValid(NotFound):
    """An invitation or reset link is unknown, used or too old."""

    message = "This link is not valid any more. Ask an administrator for a new one."


class StepNotAllowed(GlossaryError):
    """The review's table does not let this person take this step now."""

    message = "You cannot take the step “%(step)s” on this revision."


class OwnWorkNotApprovable(StepNotAllowed):
    """Someone tried to judge what they wrote themselves."""

    message = "You wrote a part of this revision, so another person must judge it."


class CommentNeeded(GlossaryError):
    """A revision is returned or rejected only with words for its author."""

    message = "Say why, so that the author can go on."


class EditConflict(GlossaryError):
    """Someone else changed the entry, or the revision, since the form was opened."""

    message = "%(identifier)s was changed by someone else since you opened it."


class NothingChanged(GlossaryError):
    """The proposal equals what is published."""

    message = "Nothing was changed."


class ContentRefused(GlossaryError):
    """The content breaks rules; ``problems`` say which and where."""

    message = "The entry cannot be saved as it is."

    def __init__(self, problems: "list[Problem]") -> None:
        super().__init__(problems="; ".join(map(str, problems)))
        self.problems = problems


class NameTaken(GlossaryError):
    """Another person has this sign-in name."""

    message = "The name %(name)s is taken."


class NameRefused(GlossaryError):
    """The sign-in name is empty, too long or holds characters that nobody sees."""

    message = "Choose a name of at most %(most)s characters, all of them visible."


class PasswordRefused(GlossaryError):
    """The password is too short, too long or too plain."""

    message = "Choose a password of %(least)s to %(most)s characters."


class SignInRefused(GlossaryError):
    """Name and password do not go together."""

    message = "The name or the password is not right."


class SignInDelayed(GlossaryError):
    """Too many tries: the next one must wait."""

    message = "Too many tries. Wait %(seconds)s seconds and try again."


class DatabaseUnusable(GlossaryError):
    """The database cannot be used as it is; the message says what to do."""


class NotADatabase(DatabaseUnusable):
    """The file is something else, or damaged."""

    message = (
        "%(name)s is not a database of this program, or is damaged (%(reason)s). It was left as it is:"
        " name another file in GLOSSARY_DATABASE_URL, or move it away and run `glossary restore BACKUP`."
    )


class ForeignDatabase(DatabaseUnusable):
    """The database holds tables of another program."""

    message = (
        "%(name)s holds tables of another program. It was left as it is:"
        " name another database in GLOSSARY_DATABASE_URL."
    )


class NewerDatabase(DatabaseUnusable):
    """The database was upgraded by a newer version of the program."""

    message = (
        "%(name)s was made by a newer version of this program (migration %(revision)s)."
        " Install that version, or restore a backup made with this one."
    )


class DatabaseUnreachable(DatabaseUnusable):
    """The database server or file cannot be opened."""

    message = "%(name)s cannot be opened: %(reason)s"


class NotCurrent(DatabaseUnusable):
    """The database stands at an earlier migration."""

    message = "%(name)s is from an earlier version of this program. Upgrade it with `glossary init` first."


class NotEmpty(DatabaseUnusable):
    """What would be overwritten holds something."""

    message = "%(name)s is not empty, and nothing is ever overwritten. Name a new one."


class SettingRefused(GlossaryError):
    """A setting cannot be used as it is."""

    message = "%(name)s: %(reason)s"
