"""People and entries for tests, made through the editing functions as a user would."""

from itertools import count

from sqlalchemy.orm import Session

from glossary.domain.content import EntryContent, ExampleContent, LanguageContent, TermContent
from glossary.domain.vocabulary import AdministrativeStatus, Language, Role
from glossary.editing import accounts, proposing, reviewing
from glossary.storage.tables import ConceptEntry, Person, Revision

PASSWORD = "a long enough password"
# One hash for all, since Argon2 is slow on purpose.
PASSWORD_HASH = accounts.hash_password(PASSWORD)
_numbers = count(1)

QUOTATION = ExampleContent(
    sentence="Екіншіден, аумақтық тұтастық қағидаты бар.", text="003", start_line=1, end_line=2
)


def a_person(session: Session, role: Role = Role.EDITOR, name: str = "") -> Person:
    person, _ = accounts.add_person(session, name or f"{role.value} {next(_numbers)}", role)
    accounts.set_password(session, person, PASSWORD_HASH)
    session.flush()
    return person


def a_term(term: str, status: AdministrativeStatus = AdministrativeStatus.PREFERRED, **more) -> TermContent:
    return TermContent(term=term, administrative_status=status, **more)


def a_content(kk: str = "", ru: str = "", en: str = "", **more) -> EntryContent:
    """Content with at most one preferred term a language."""
    given = {Language.KAZAKH: kk, Language.RUSSIAN: ru, Language.ENGLISH: en}
    sections = {language: LanguageContent(terms=(a_term(term),)) for language, term in given.items() if term}
    more.setdefault("subject_fields", ("foreign-policy",))
    return EntryContent(languages=sections, **more)


def a_proposal(session: Session, content: EntryContent, *, by: Person | None = None) -> Revision:
    return proposing.propose_entry(session, content, by=by or a_person(session))


def an_entry(session: Session, content: EntryContent, *, by: Person | None = None) -> Revision:
    """Publish an entry: proposed by one person, approved by another; return the approved revision."""
    proposed = a_proposal(session, content, by=by)
    identifier = identifier_of(session, proposed)
    return reviewing.approve(session, identifier, proposed.number, by=a_person(session, Role.REVIEWER))


def identifier_of(session: Session, revision: Revision) -> str:
    entry = session.get(ConceptEntry, revision.entry_id)
    assert entry is not None
    return entry.identifier
