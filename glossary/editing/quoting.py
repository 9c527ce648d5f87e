"""Turning a sentence of a loaded text into an example of an entry: proposed, like every change."""

from msgspec.structs import replace
from sqlalchemy.orm import Session

from glossary.domain.content import EntryContent, ExampleContent
from glossary.domain.errors import EntryNotFound, NothingChanged
from glossary.domain.vocabulary import Language
from glossary.editing.proposing import propose_change
from glossary.storage import entries
from glossary.storage.tables import Person, Revision
from glossary.texts.sentences import CleanSentence
from glossary.texts.wording import fingerprint


def propose_example(
    session: Session, identifier: str, term: str, text_code: str, sentence: CleanSentence, *, by: Person
) -> Revision:
    """Propose a sentence as the last example of an entry's term.

    :raises NothingChanged: if the entry quotes these words already.
    :raises EditConflict: if a revision of the entry is open.
    :raises EntryNotFound: if nothing of the entry, or no such term, is published.
    """
    entry = entries.entry(session, identifier)
    content = entries.published_content(session, entry)
    if content is None or not any(known.term == term for _, known in content.terms()):
        raise EntryNotFound(identifier=identifier)
    words = fingerprint(sentence.text)
    quoted = (fingerprint(example.sentence) for _, known in content.terms() for example in known.examples)
    if words in quoted:
        raise NothingChanged(identifier=identifier)
    example = ExampleContent(
        sentence=sentence.text,
        text=text_code,
        start_line=sentence.start_line,
        end_line=sentence.end_line,
    )
    return propose_change(
        session, identifier, _with(content, term, example), by=by, base=entry.published_number
    )


def _with(content: EntryContent, term: str, example: ExampleContent) -> EntryContent:
    languages: dict[Language, object] = {}
    for language, section in content.languages.items():
        terms = tuple(
            replace(known, examples=(*known.examples, example)) if known.term == term else known
            for known in section.terms
        )
        languages[language] = replace(section, terms=terms)
    return replace(content, languages=languages)
