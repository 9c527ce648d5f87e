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
from glossary.storage.tables.search import (
    IndexedEntry,
    ProposalKey,
    SearchKey,
    TermWord,
    Word,
    WordDeletion,
    WordSkeleton,
    WordStart,
    WordStem,
)
from glossary.storage.tables.sources import InstallationFact, SubjectField, Text
from glossary.storage.tables.texts import Sentence, TermCandidate, TextLine

__all__ = [
    "AccountLink",
    "Base",
    "Batch",
    "ConceptEntry",
    "EntryRelation",
    "EntrySubjectField",
    "Example",
    "IndexedEntry",
    "InstallationFact",
    "LanguageSection",
    "Person",
    "ProposalKey",
    "Revision",
    "RevisionAuthor",
    "SearchKey",
    "Sentence",
    "SignInDelay",
    "SignInSession",
    "SubjectField",
    "TermCandidate",
    "TermSection",
    "TermWord",
    "Text",
    "TextLine",
    "Word",
    "WordDeletion",
    "WordSkeleton",
    "WordStart",
    "WordStem",
    "name_key",
    "now",
]
