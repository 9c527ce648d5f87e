"""Reading pages as a browser does: what a form would send, which buttons it has."""

from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

Fields = dict[str, Any]


def form_on(page: TestResponse, name: str = "kk-terms-0-term") -> Fields:
    """Return what the form that holds a field would send, untouched."""
    tree = html.fromstring(page.get_data())
    form = next(form for form in tree.forms if name in form.fields)
    texts = {each.get("name") for each in form.iter("textarea")}
    fields: Fields = {}
    for field, value in form.form_values():
        fields.setdefault(field, []).append(_begun(value) if field in texts else value)
    return fields


def _begun(text: str | None) -> str:
    """Return the text of a textarea without the line end after its tag, which browsers drop."""
    return (text or "").removeprefix("\r").removeprefix("\n")


def buttons_on(page: TestResponse) -> set[tuple[str, str]]:
    """Return name and value of every button."""
    tree = html.fromstring(page.get_data())
    return {(each.get("name", ""), each.get("value", "")) for each in tree.iter("button")}


def typed_on(page: TestResponse) -> set[str]:
    """Return every value that stands in some control of the page."""
    tree = html.fromstring(page.get_data())
    values = {_begun(each.value) for each in tree.iter("textarea")}
    return values | {each.get("value") or "" for each in tree.iter("input")}


def text_of(page: TestResponse) -> str:
    """Return what a reader sees, in single spaces."""
    return " ".join(html.fromstring(page.get_data()).text_content().split())


def alone(page: TestResponse) -> Fields:
    """Return the CSRF token of a page, to post with."""
    token = html.fromstring(page.get_data()).xpath("//input[@name='csrf_token']/@value")[0]
    return {"csrf_token": token}


def propose(
    browser: FlaskClient, change: Callable[[Fields], None] | None = None, **terms: str
) -> TestResponse:
    """Fill the form of a new entry with a term a language and send it."""
    fields = form_on(browser.get("/en/propose"))
    for language, term in terms.items():
        fields[f"{language}-terms-0-term"] = [term]
    if change is not None:
        change(fields)
    return browser.post("/en/propose", data=fields)
