"""Accounts: signing in and out, following a link, one's own password, the people of an installation."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from glossary.domain.errors import NameRefused, NameTaken, SignInDelayed, SignInRefused
from glossary.domain.vocabulary import Role
from glossary.editing import accounts
from glossary.storage import people
from glossary.storage.tables import Person
from glossary.web.database import reading, writing
from glossary.web.forms.accounts import (
    ChangePasswordForm,
    InvitationForm,
    NewAccountForm,
    NewPasswordForm,
    SignInForm,
)
from glossary.web.identity import (
    begin_session,
    end_session,
    local_address,
    role_required,
    signed_in_person,
)
from glossary.web.words import say

blueprint = Blueprint("accounts", __name__)
Page = str | tuple[str, int] | tuple[str, int, dict[str, str]] | Response


@blueprint.get("/sign-in")
def sign_in() -> Page:
    """Ask for name and password."""
    return render_template("accounts/sign_in.html", form=SignInForm(), next=request.args.get("next", ""))


@blueprint.post("/sign-in")
def begin() -> Page:
    """Check name and password; a failure counts and is told the same way whatever was wrong."""
    form = SignInForm(request.form)
    goal = request.form.get("next", "")
    if not form.validate():
        return render_template("accounts/sign_in.html", form=form, next=goal), 422
    name, address = form.name.data or "", request.remote_addr or ""
    try:
        accounts.count_try(writing(), name, address=address)
        writing().commit()
        person = accounts.require_password(reading(), name, form.password.data or "")
    except (SignInRefused, SignInDelayed) as error:
        form.password.errors = [say(error)]
        page = render_template("accounts/sign_in.html", form=form, next=goal)
        seconds = error.parameters.get("seconds")
        return (page, 429, {"Retry-After": str(seconds)}) if seconds else (page, 422)
    token = accounts.sign_in(writing(), person, address=address)
    writing().commit()
    begin_session(person, token)
    return redirect(local_address(goal, url_for("home.show")), 303)


@blueprint.post("/sign-out")
def sign_out() -> Page:
    """End the sign-in session, here and on the server."""
    token = end_session()
    if token is not None:
        accounts.sign_out(writing(), token)
        writing().commit()
    return redirect(url_for("home.show"), 303)


@blueprint.get("/link/<token>")
def follow(token: str) -> Page:
    """Show what a link offers: a new account, or a new password."""
    person = accounts.link(reading(), token).person
    form = NewPasswordForm() if person else NewAccountForm()
    return render_template("accounts/follow.html", form=form, person=person)


@blueprint.post("/link/<token>")
def use(token: str) -> Page:
    """Use up a link and sign in."""
    person = accounts.link(reading(), token).person
    form = NewPasswordForm(request.form) if person else NewAccountForm(request.form)
    if not form.validate():
        return render_template("accounts/follow.html", form=form, person=person), 422
    password_hash = accounts.hash_password(form.password.data or "")
    name = form.name.data or "" if isinstance(form, NewAccountForm) else ""
    try:
        person = accounts.follow_link(writing(), token, name=name, password_hash=password_hash)
    except (NameRefused, NameTaken) as error:
        form["name"].errors = [say(error)]
        return render_template("accounts/follow.html", form=form, person=None), 422
    session_token = accounts.open_session(writing(), person)
    writing().commit()
    begin_session(person, session_token)
    return redirect(url_for("home.show"), 303)


@blueprint.get("/account")
@role_required(Role.MEMBER)
def show() -> Page:
    """Show one's own account."""
    return render_template("accounts/show.html", form=ChangePasswordForm(), person=signed_in_person())


@blueprint.post("/account")
@role_required(Role.MEMBER)
def change_password() -> Page:
    """Change one's own password; every session but a new one here ends."""
    form, person = ChangePasswordForm(request.form), signed_in_person()
    if not form.validate():
        return render_template("accounts/show.html", form=form, person=person), 422
    try:
        accounts.require_password(reading(), person.name, form.present.data or "")
    except SignInRefused:
        form.present.errors = [gettext("This is not your present password.")]
        return render_template("accounts/show.html", form=form, person=person), 422
    password_hash = accounts.hash_password(form.password.data or "")
    changed = people.person(writing(), person.id)
    accounts.set_password(writing(), changed, password_hash)
    token = accounts.open_session(writing(), changed)
    writing().commit()
    begin_session(changed, token)
    flash(gettext("The password was changed. All other sign-ins have ended."), "done")
    return redirect(url_for(".show"), 303)


@blueprint.get("/people")
@role_required(Role.ADMINISTRATOR)
def index() -> Page:
    """Show everybody who has an account."""
    return _index(InvitationForm(data={"role": Role.EDITOR}))


@blueprint.post("/people/invite")
@role_required(Role.ADMINISTRATOR)
def invite() -> Page:
    """Make an invitation and show its link, once."""
    form = InvitationForm(request.form)
    if not form.validate():
        return _index(form), 422
    token = accounts.invite(writing(), form.role.data)
    writing().commit()
    return _index(form, link=url_for(".follow", token=token, _external=True), role=form.role.data)


@blueprint.post("/people/<number:number>")
@role_required(Role.ADMINISTRATOR)
def change(number: int) -> Page:
    """Change a person's role, make a link to a new password, or close their account."""
    person = people.person(writing(), number)
    if person.id == signed_in_person().id:
        flash(gettext("Another administrator must change your own account."), "error")
        return redirect(url_for(".index"), 303)
    form = InvitationForm(request.form)
    action = request.form.get("action")
    if action == "reset":
        token = accounts.reset_password(writing(), person)
        writing().commit()
        return _index(form, link=url_for(".follow", token=token, _external=True), person=person)
    if action == "deactivate":
        accounts.deactivate(writing(), person)
    elif action == "role" and form.validate():
        accounts.change_role(writing(), person, form.role.data)
    else:
        return _index(form), 422
    writing().commit()
    return redirect(url_for(".index"), 303)


def _index(
    form: InvitationForm, *, link: str = "", role: Role | None = None, person: Person | None = None
) -> str:
    everybody = people.everybody(reading())
    return render_template(
        "accounts/people.html",
        form=form,
        everybody=everybody,
        link=link,
        role=role,
        person=person,
        roles=tuple(Role),
        me=signed_in_person().id,
    )
