"""A small published termbase to look things up in, and how the tests ask it."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy.orm import Session

from glossary.domain.content import (
    EntryContent,
    ExampleContent,
    LanguageContent,
    NormativeAuthorization,
    TermContent,
)
from glossary.domain.vocabulary import AdministrativeStatus, Language, NormativeStatus
from glossary.lookup.hits import Hit
from glossary.lookup.ladder import look_up
from glossary.storage.engine import Database
from tests.builders import an_entry

KK, RU, EN = Language
QUOTATION = ExampleContent(
    sentence="Ұлттық мүдде бәрінен жоғары тұрады.", text="003", start_line=1, end_line=1
)


def content(kk="", ru="", en="", fields=("foreign-policy",), **of_first) -> EntryContent:
    """Content from terms parted by |, the first preferred; *of_first* describes the very first."""
    languages = {}
    for language, given in ((KK, kk), (RU, ru), (EN, en)):
        names = [name.strip() for name in given.split("|") if name.strip()]
        more = [of_first if not languages and not place else {} for place in range(len(names))]
        terms = tuple(
            TermContent(term=name.strip("†"), administrative_status=_status(place, name), **extra)
            for place, (name, extra) in enumerate(zip(names, more, strict=True))
        )
        if terms:
            languages[language] = LanguageContent(terms=terms)
    return EntryContent(subject_fields=fields, languages=languages)


def _status(place: int, name: str) -> AdministrativeStatus:
    if name.endswith("†"):
        return AdministrativeStatus.DEPRECATED
    return AdministrativeStatus.ADMITTED if place else AdministrativeStatus.PREFERRED


APPROVAL = NormativeAuthorization(status=NormativeStatus.STANDARDIZED, authority="Терминология комиссиясы")
ENTRIES = (
    content(
        "көпвекторлы саясат | көпвекторлылық",
        "многовекторная политика",
        "multi-vector policy",
        examples=(QUOTATION,),
    ),
    content("орта держава", "средняя держава", "middle power", normative_authorization=APPROVAL),
    content("ұлы держава", "великая держава", "great power"),
    content("ұлттық мүдде", "национальный интерес", "national interest"),
    content("тепе-теңдік", "равновесие | баланс", "equilibrium | balance"),
    content("тепе-теңдік саясаты", "политика баланса", "balancing policy"),
    content(
        "халықаралық қатынастар жүйесі",
        "система международных отношений",
        "system of international relations",
    ),
    content("Шанхай ынтымақтастық ұйымы | ШЫҰ", "Шанхайская организация сотрудничества | ШОС", "SCO"),
    content("егемендік | суверенитет†", "суверенитет", "sovereignty", ("state",)),
    content("делимитация", "делимитация границы", "delimitation", ("borders",)),
    content("саммит", "самолёт", "summit"),
    content("қарусыздану", "разоружение", "disarmament"),
    content("келіссөз", "переговоры", "negotiations"),
)


@pytest.fixture(scope="session")
def termbase(databases, migrated) -> Iterator[Database]:
    """The published entries above, to read and not to write."""
    made = Database(databases.copy(migrated))
    with made.writing() as session:
        for entry in ENTRIES:
            an_entry(session, entry)
        session.commit()
    yield made
    made.close()


@pytest.fixture
def reading(termbase: Database) -> Iterator[Session]:
    with termbase.reading() as session:
        yield session


@pytest.fixture
def asked(reading: Session) -> Callable[..., list[Hit]]:
    """Ask the termbase: ``asked("орта державаның")`` gives the hits."""
    return lambda query, **more: look_up(reading, query, **more).hits
