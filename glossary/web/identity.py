"""Who asks: the sign-in session behind the cookie, and what a role may open."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from flask import Flask, abort, redirect, request, session, url_for
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from glossary.domain.vocabulary import Role
from glossary.editing import accounts
from glossary.settings import Settings
from glossary.storage.tables import Person
from glossary.web.database import reading

P = ParamSpec("P")
R = TypeVar("R")
_LOCAL_ADDRESS = re.compile(r"/(?![/\\])[^\x00-\x20\x7f\\]*\Z")


class SignedIn(UserMixin):  # type: ignore[misc]
    """A person and the token of the sign-in session that speaks for them."""

    def __init__(self, person: Person, token: str) -> None:
        self.person = person
        self.token = token

    def get_id(self) -> str:
        """Return what the cookie carries: the token, nothing about the person."""
        return self.token


def install(app: Flask, _settings: Settings) -> None:
    """Find the person by the token in the signed cookie."""
    manager = LoginManager(app)
    manager.user_loader(_load)
    app.config["PERMANENT_SESSION_LIFETIME"] = accounts.SESSION_LIFE
    app.context_processor(lambda: {"current_person": current_person})


def _load(token: str) -> SignedIn | None:
    person = accounts.signed_in(reading(), token)
    return SignedIn(person, token) if person is not None else None


def current_person() -> Person | None:
    """Return the signed-in person, or None for a reader."""
    return current_user.person if current_user.is_authenticated else None


def signed_in_person() -> Person:
    """Return the signed-in person of a view that is closed to others."""
    person = current_person()
    if person is None:
        abort(403)
    return person


def begin_session(person: Person, token: str) -> None:
    """Let the browser carry a new sign-in session; nothing of the one before is kept."""
    session.clear()
    session.permanent = True
    login_user(SignedIn(person, token))


def end_session() -> str | None:
    """Let the browser forget its sign-in session; return the token that must end on the server."""
    token = current_user.token if current_user.is_authenticated else None
    logout_user()
    session.clear()
    return token


def role_required(role: Role) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Return a decorator that opens a view to people of this role or a higher one.

    Others get 403; who has not signed in is sent to do so and comes back afterwards.
    """

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> Any:
            person = current_person()
            if person is None:
                return redirect(url_for("accounts.sign_in", next=_here()), 303)
            if not person.role.includes(role):
                abort(403)
            return view(*args, **kwargs)

        return guarded

    return decorate


def local_address(value: str | None, default: str) -> str:
    """Return an address of this site to go on to, or the default for any other.

    >>> local_address("//evil.example", "/kk/"), local_address("/kk/entries/c-1?x=1", "/kk/")
    ('/kk/', '/kk/entries/c-1?x=1')
    """
    return value if value and _LOCAL_ADDRESS.match(value) else default


def _here() -> str:
    """Return where to come back to: this page, or the page whose form was posted."""
    if request.method == "GET":
        return request.full_path.rstrip("?")
    return request.path
