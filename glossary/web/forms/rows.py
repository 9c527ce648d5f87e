"""Adding, removing and moving rows of the entry form, on the server, so that no JavaScript is needed."""

from collections.abc import Mapping

from glossary.domain.vocabulary import AdministrativeStatus
from glossary.web.forms.entry import EntryForm, row_lists

ACTIONS = ("add", "remove", "up")


def wanted(posted: Mapping[str, str]) -> tuple[str, str] | None:
    """Return which action on which rows a posted form asks for, or None if it is to be saved."""
    return next(((action, posted[action]) for action in ACTIONS if posted.get(action)), None)


def act(form: EntryForm, action: str, address: str) -> str:
    """Do one action on the rows of a form; return the name of the row to go on at.

    An address is that of a list (``kk-terms``) to add to, or of a row (``kk-terms-1``); one that leads
    nowhere does nothing. The rows' names are out of order afterwards: make the form anew from its data.
    """
    lists = row_lists(form)
    rows = lists.get(address if action == "add" else address.rpartition("-")[0])
    if rows is None:
        return ""
    if action == "add":
        row = rows.append_entry()
        if rows.short_name == "terms" and len(rows.entries) > 1:
            row.form.administrative_status.data = AdministrativeStatus.ADMITTED
        return f"{rows.name}-{len(rows.entries) - 1}"
    names = [row.name for row in rows.entries]
    if address not in names:
        return ""
    position = names.index(address)
    row = rows.entries.pop(position)
    if action == "up":
        position = max(position - 1, 0)
        rows.entries.insert(position, row)
    return f"{rows.name}-{min(position, max(len(rows.entries) - 1, 0))}"
