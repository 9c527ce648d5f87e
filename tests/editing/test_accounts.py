"""Accounts: links used once, passwords, sessions that end on the server, delays that grow."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from glossary.domain.errors import (
    LinkNotValid,
    NameRefused,
    NameTaken,
    PasswordRefused,
    PersonNotFound,
    SignInDelayed,
    SignInRefused,
)
from glossary.domain.vocabulary import Role
from glossary.editing import accounts
from glossary.storage.tables import AccountLink, Person, SignInDelay, SignInSession, now
from tests.builders import PASSWORD, PASSWORD_HASH, a_person


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch):
    """Move the time at which accounts look: ``clock(days=1)``."""
    at = [now()]

    def forward(**time: float) -> datetime:
        at[0] += timedelta(**time)
        return at[0]

    monkeypatch.setattr(accounts, "now", lambda: at[0])
    return forward


def follow(session: Session, token: str, name: str = "Айгүл") -> Person:
    return accounts.follow_link(session, token, name=name, password_hash=PASSWORD_HASH)


def test_an_invitation_opens_one_account_of_its_role(session: Session):
    token = accounts.invite(session, Role.REVIEWER)
    person = follow(session, token, " Айгүл  Серікқызы ")
    assert (person.name, person.role, person.active) == ("Айгүл Серікқызы", Role.REVIEWER, True)
    with pytest.raises(LinkNotValid):
        follow(session, token, "Басқа")


def test_a_refused_name_does_not_use_the_invitation_up(session: Session):
    a_person(session, name="Айгүл")
    token = accounts.invite(session, Role.EDITOR)
    with pytest.raises(NameTaken):
        follow(session, token, "айГҮЛ")
    assert follow(session, token, "Дана").name == "Дана"


def test_a_link_ends_after_seven_days(session: Session, clock):
    token = accounts.invite(session, Role.EDITOR)
    clock(days=6, hours=23)
    assert accounts.link(session, token).role is Role.EDITOR
    clock(hours=1)
    with pytest.raises(LinkNotValid):
        accounts.link(session, token)


@pytest.mark.parametrize("token", ["", "x", "\x00", "\ud800", "a" * 5000])
def test_no_other_token_is_a_link(session: Session, token: str):
    accounts.invite(session, Role.EDITOR)
    with pytest.raises(LinkNotValid):
        accounts.link(session, token)


def test_tokens_are_kept_nowhere(session: Session):
    tokens = [accounts.invite(session, Role.EDITOR), accounts.open_session(session, a_person(session))]
    session.flush()
    kept = [
        *session.scalars(select(AccountLink.token_digest)),
        *session.scalars(select(SignInSession.token_digest)),
    ]
    assert not set(tokens) & set(kept)


def test_a_new_password_link_ends_the_older_one(session: Session):
    person = a_person(session)
    first, second = (accounts.reset_password(session, person) for _ in range(2))
    with pytest.raises(LinkNotValid):
        accounts.link(session, first)
    assert accounts.link(session, second).person is person


def test_there_is_one_link_to_the_first_administrator(session: Session):
    assert not accounts.has_administrator(session)
    first, second = (accounts.invite_administrator(session) for _ in range(2))
    with pytest.raises(LinkNotValid):
        accounts.link(session, first)
    follow(session, second)
    assert accounts.has_administrator(session)


def test_a_new_password_ends_every_session(session: Session):
    person = a_person(session)
    tokens = [accounts.open_session(session, person) for _ in range(2)]
    follow(session, accounts.reset_password(session, person))
    assert [accounts.signed_in(session, token) for token in tokens] == [None, None]


@pytest.mark.parametrize(
    "change",
    [
        lambda session, person: accounts.change_role(session, person, Role.MEMBER),
        lambda session, person: accounts.set_password(session, person, PASSWORD_HASH),
        lambda session, person: accounts.deactivate(session, person),
        lambda session, person: accounts.end_sessions(session, person),
    ],
)
def test_sessions_end_with_role_password_and_account(session: Session, change):
    person, other = a_person(session), a_person(session)
    token, others = accounts.open_session(session, person), accounts.open_session(session, other)
    assert accounts.signed_in(session, token) is person
    change(session, person)
    session.flush()
    assert accounts.signed_in(session, token) is None
    assert accounts.signed_in(session, others) is other


def test_signing_out_ends_that_session_alone(session: Session):
    person = a_person(session)
    one, other = (accounts.open_session(session, person) for _ in range(2))
    accounts.sign_out(session, one)
    assert accounts.signed_in(session, one) is None
    assert accounts.signed_in(session, other) is person


def test_a_session_ends_after_two_weeks(session: Session, clock):
    token = accounts.open_session(session, a_person(session))
    clock(days=13)
    assert accounts.signed_in(session, token)
    clock(days=1)
    assert accounts.signed_in(session, token) is None


def test_whose_account_is_closed_can_neither_sign_in_nor_use_a_link(session: Session):
    person = a_person(session, name="Айгүл")
    token = accounts.reset_password(session, person)
    accounts.deactivate(session, person)
    with pytest.raises(LinkNotValid):
        accounts.link(session, token)
    with pytest.raises(LinkNotValid):
        accounts.link(session, accounts.reset_password(session, person))
    with pytest.raises(SignInRefused):
        accounts.require_password(session, "Айгүл", PASSWORD)


def test_a_name_is_the_same_in_every_spelling(session: Session):
    person = a_person(session, name="Й. Әлиева")
    for spelling in ("й. әлиева", " И\u0306.   ӘЛИЕВА "):
        assert accounts.require_password(session, spelling, PASSWORD) is person
        with pytest.raises(NameTaken):
            accounts.add_person(session, spelling, Role.EDITOR)


@pytest.mark.parametrize("name", ["", "  ", "а" * 101, "а\x00б", "а\u202eб", "а\u200bб", "\ud800"])
def test_what_cannot_be_a_name_is_refused(session: Session, name: str):
    with pytest.raises(NameRefused):
        accounts.add_person(session, name, Role.EDITOR)


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("Айгүл", "another password"),
        ("Біреу", PASSWORD),
        ("", PASSWORD),
        ("а\x00б", PASSWORD),
        ("\ud800", "x"),
    ],
)
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(session: Session, name: str, password: str):
    a_person(session, name="Айгүл")
    with pytest.raises(SignInRefused) as refusal:
        accounts.require_password(session, name, password)
    assert str(refusal.value) == "The name or the password is not right."


def test_who_has_set_no_password_cannot_sign_in(session: Session):
    accounts.add_person(session, "Айгүл", Role.ADMINISTRATOR)
    with pytest.raises(SignInRefused):
        accounts.require_password(session, "Айгүл", "")


@pytest.mark.parametrize("password", ["", "қысқа", "а" * 9, "а" * 201])
def test_a_password_has_a_length(password: str):
    with pytest.raises(PasswordRefused, match="10 to 200"):
        accounts.hash_password(password)


def test_nobody_is_found_under_another_name(session: Session):
    with pytest.raises(PersonNotFound):
        accounts.person(session, "Біреу")


def waits(session: Session, name: str, address: str) -> int:
    """Try once; return for how many seconds the next try must wait."""
    accounts.count_try(session, name, address=address)
    try:
        accounts.count_try(session, name, address=address)
    except SignInDelayed as delay:
        return int(delay.parameters["seconds"])
    return 0


def test_the_delay_doubles_with_each_try_after_the_free_ones(session: Session, clock):
    for _ in range(accounts.FREE_TRIES):
        accounts.count_try(session, "Айгүл", address="1")
    seen = []
    for address in range(2, 8):
        seen.append(waits(session, "Айгүл", str(address)))
        clock(seconds=seen[-1])
    assert seen == [2, 4, 8, 16, 32, 64]


def test_the_delay_has_an_end(session: Session, clock):
    accounts.count_try(session, "Айгүл", address="1")
    session.execute(update(SignInDelay).values(failures=60))
    session.expire_all()
    assert waits(session, "Айгүл", "1") == accounts.LONGEST_WAIT


def test_guessing_at_many_names_delays_the_address(session: Session, clock):
    for number in range(accounts.FREE_TRIES + 1):
        accounts.count_try(session, f"аты {number}", address="1")
    with pytest.raises(SignInDelayed):
        accounts.count_try(session, "тағы", address="1")
    accounts.count_try(session, "тағы", address="2")


def test_signing_in_forgives_the_name_but_not_the_address(session: Session, clock):
    person = a_person(session, name="Айгүл")
    for _ in range(accounts.FREE_TRIES):
        accounts.count_try(session, "Айгүл", address="1")
    assert accounts.signed_in(session, accounts.sign_in(session, person, address="1")) is person
    session.flush()
    failures = session.scalars(select(SignInDelay.failures).order_by(SignInDelay.failures)).all()
    assert failures == [0, accounts.FREE_TRIES - 1]


def test_old_failures_are_forgotten(session: Session, clock):
    accounts.count_try(session, "Айгүл", address="1")
    clock(days=1, seconds=1)
    accounts.count_try(session, "Дана", address="2")
    assert session.scalar(select(func.count()).select_from(SignInDelay)) == 2


def test_no_name_or_address_is_kept_of_a_try(session: Session):
    accounts.count_try(session, "Айгүл", address="192.0.2.7")
    for subject in session.scalars(select(SignInDelay.subject)):
        assert "Айгүл" not in subject
        assert "192.0.2.7" not in subject
