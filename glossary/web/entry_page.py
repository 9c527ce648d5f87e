"""What the page of an entry shows, gathered for its template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from glossary.domain.content import EntryContent, ExampleContent, LanguageContent
from glossary.domain.vocabulary import EntryStatus, Language, RelationType
from glossary.storage import entries
from glossary.storage.entries import Relation
from glossary.storage.tables import Revision, SubjectField, Text
from glossary.texts.duplicates import distinct
from glossary.web.quotations import Piece, pieces

EMPTY = LanguageContent()


@dataclass(frozen=True, slots=True)
class Quotation:
    """An example as it is shown: in pieces, with the language and the term it stands for."""

    language: Language
    example: ExampleContent
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry at one of its revisions."""

    revision: Revision
    content: EntryContent
    sections: Sequence[tuple[Language, LanguageContent]]
    quotations: Sequence[Sequence[Quotation]]  # those that translate each other stand together
    relations: dict[str, list[Relation]]
    fields: Sequence[Sequence[SubjectField]]  # each from the top of the tree down
    texts: dict[str, Text]

    @property
    def identifier(self) -> str:
        """Return the entry's identifier."""
        return self.revision.entry.identifier

    @property
    def is_current(self) -> bool:
        """Say whether readers see this revision now."""
        entry = self.revision.entry
        return entry.status is EntryStatus.PUBLISHED and entry.published_number == self.revision.number

    @property
    def published_at(self) -> datetime:
        """Return when the revision was published; an import needs no decision."""
        return self.revision.decided_at or self.revision.submitted_at


def entry_page(session: Session, revision: Revision, language: Language) -> EntryPage:
    """Return the page of a revision that readers may see, its names in a language."""
    content = revision.content
    relations: dict[str, list[Relation]] = {kind: [] for kind in RelationType}
    for relation in entries.relations(session, revision.entry, content, language):
        relations[relation.type].append(relation)
    return EntryPage(
        revision=revision,
        content=content,
        sections=[(each, content.languages.get(each, EMPTY)) for each in Language],
        quotations=_together(quotations(content)),
        relations={kind: found for kind, found in relations.items() if found},
        fields=list(_paths(entries.subject_fields(session), content.subject_fields)),
        texts=entries.texts(session),
    )


def quotations(content: EntryContent) -> Iterator[Quotation]:
    """Yield every example of a content, the term marked in it; a sentence that two texts share once."""
    found = (
        (example.sentence, (language, term, example))
        for language, term in content.terms()
        for example in term.examples
    )
    for language, term, example in distinct(found):
        yield Quotation(language, example, pieces(example.sentence, term.term, language))


def _together(found: Iterator[Quotation]) -> list[list[Quotation]]:
    groups: dict[object, list[Quotation]] = {}
    for number, quotation in enumerate(found):
        groups.setdefault(quotation.example.parallel or number, []).append(quotation)
    return list(groups.values())


def _paths(fields: dict[str, SubjectField], codes: Sequence[str]) -> Iterator[list[SubjectField]]:
    for code in codes:
        path: list[SubjectField] = []
        current = fields.get(code)
        while current is not None:
            path.insert(0, current)
            current = fields.get(current.parent_code or "")
        if path:
            yield path
