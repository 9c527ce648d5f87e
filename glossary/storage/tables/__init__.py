"""All tables; importing this package makes the metadata complete."""

from glossary.storage.tables.base import Base, now
from glossary.storage.tables.entries import Batch, ConceptEntry, Revision, RevisionAuthor
from glossary.storage.tables.people import AccountLink, Person, SignInDelay, SignInSession, name_key
from glossary.storage.tables.published import (
    EntryRelation,
    EntrySubjectField,
    Example,
    LanguageSection,
    TermSection,
)
from glossary.storage.tables.sources import InstallationFact, SubjectField, Text

__all__ = [
    "AccountLink",
    "Base",
    "Batch",
    "ConceptEntry",
    "EntryRelation",
    "EntrySubjectField",
    "Example",
    "InstallationFact",
    "LanguageSection",
    "Person",
    "Revision",
    "RevisionAuthor",
    "SignInDelay",
    "SignInSession",
    "SubjectField",
    "TermSection",
    "Text",
    "name_key",
    "now",
]
