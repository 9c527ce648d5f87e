"""What a content must be before it may be proposed, whoever brings it: a form, a file or a program."""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterator

from glossary.domain.content import (
    EntryContent,
    ExampleContent,
    LanguageContent,
    Place,
    TermContent,
    in_order,
)
from glossary.domain.errors import ContentRefused
from glossary.domain.problems import Problem
from glossary.domain.values import map_strings, strings
from glossary.language.characters import mixed_script_words, problem

MOST_CHARACTERS = {"term": 300, "sentence": 2_000, "definition": 5_000}
MOST_CHARACTERS_ELSEWHERE = 5_000
MOST_TERMS = 200  # in one language
MOST_EXAMPLES = 100  # of one term
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Known:
    """What a content may refer to: codes of subject fields and texts, identifiers of entries."""

    def __init__(
        self, *, fields: Container[str], texts: Container[str], entries: Container[str], itself: str = ""
    ) -> None:
        self.fields = fields
        self.texts = texts
        self.entries = entries
        self.itself = itself


def tidy(content: EntryContent) -> EntryContent:
    """Return the content in Unicode NFC with outer white space off and languages in their order."""
    return in_order(map_strings(content, _tidy_text))


def _tidy_text(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()


def require_acceptable(content: EntryContent, known: Known, *, confirmed: bool = False) -> None:
    """Raise unless the content keeps every rule; warnings count too until they are confirmed.

    :raises ContentRefused: with all problems.
    """
    found = [each for each in problems(content, known) if not (confirmed and each.warning)]
    if found:
        raise ContentRefused(found)


def plain(words: str, path: str) -> str:
    """Return a remark on a revision (a note, a reason, a comment) tidied.

    :raises ContentRefused: if it holds a character that cannot be used, or is too long.
    """
    words = _tidy_text(words)
    found = [*_character(path, words)]
    if len(words) > MOST_CHARACTERS_ELSEWHERE:
        found.append(_too_long(path, MOST_CHARACTERS_ELSEWHERE))
    if found:
        raise ContentRefused(found)
    return words


def problems(content: EntryContent, known: Known) -> list[Problem]:
    """Return everything that is wrong with a content, and the warnings, in the order of the form."""
    refused = list(_characters(content))
    if refused:
        return refused
    return [*_references(content, known), *_languages(content, known), *_lengths(content)]


def _characters(content: EntryContent) -> Iterator[Problem]:
    for path, text in strings(content):
        yield from _character(path, text)


def _character(path: str, text: str) -> Iterator[Problem]:
    found = problem(text)
    if found is not None:
        words = "The character %(code)s (%(name)s) cannot be used here."
        yield Problem(path, words, {"code": found.code, "name": found.name})


def _lengths(content: EntryContent) -> Iterator[Problem]:
    for path, text in strings(content):
        most = MOST_CHARACTERS.get(path.rpartition(".")[2], MOST_CHARACTERS_ELSEWHERE)
        if len(text) > most:
            yield _too_long(path, most)


def _too_long(path: str, most: int) -> Problem:
    return Problem(path, "At most %(most)s characters are possible here.", {"most": most})


def _references(content: EntryContent, known: Known) -> Iterator[Problem]:
    for number, code in enumerate(content.subject_fields):
        if code not in known.fields:
            yield Problem(f"subject_fields.{number}", "There is no subject field %(code)s.", {"code": code})
    for number, remark in enumerate(content.equivalence):
        if len(set(remark.languages)) < 2:
            yield Problem(f"equivalence.{number}.second", "Choose two different languages.")
    targets = Counter(relation.to for relation in content.relations)
    for number, relation in enumerate(content.relations):
        path = f"relations.{number}.to"
        if relation.to == known.itself:
            yield Problem(path, "An entry cannot be related to itself.")
        elif relation.to not in known.entries:
            yield Problem(path, "There is no entry %(identifier)s.", {"identifier": relation.to})
        elif targets[relation.to] > 1:
            yield Problem(path, "One relation to an entry is enough.")


def _languages(content: EntryContent, known: Known) -> Iterator[Problem]:
    if not any(section.terms for section in content.languages.values()):
        yield Problem("languages", "An entry needs at least one term.")
    for language, section in content.languages.items():
        path = f"languages.{language}"
        yield from _section(section, path)
        yield from _places(section.definition_attested, f"{path}.definition_attested", known)
        for number, term in enumerate(section.terms):
            yield from _term(term, f"{path}.terms.{number}", known)


def _section(section: LanguageContent, path: str) -> Iterator[Problem]:
    preferred = [number for number, term in enumerate(section.terms) if term.is_preferred]
    for number in preferred[1:]:
        yield Problem(
            f"{path}.terms.{number}.administrative_status",
            "Only one term of a language can be preferred.",
        )
    seen = set()
    for number, term in enumerate(section.terms):
        if (same := (term.term.casefold(), term.homonym_number)) in seen:
            yield Problem(f"{path}.terms.{number}.term", "This term is already in the entry.")
        seen.add(same)
        if term.term and section.definition.casefold() == term.term.casefold():
            yield Problem(f"{path}.definition", "A definition says more than the term alone.")
    if len(section.terms) > MOST_TERMS:
        words = "At most %(most)s terms are possible in one language."
        yield Problem(f"{path}.terms", words, {"most": MOST_TERMS})


def _term(term: TermContent, path: str, known: Known) -> Iterator[Problem]:
    if not term.term:
        yield Problem(f"{path}.term", "Write the term, or take the row away.")
    for word in mixed_script_words(term.term):
        words = "“%(word)s” mixes Latin and Cyrillic letters. Is that meant?"
        yield Problem(f"{path}.term", words, {"word": word}, warning=True)
    approval = term.normative_authorization
    if approval is not None and not approval.authority:
        yield Problem(f"{path}.normative_authorization.authority", "Name the authority.")
    if approval is not None and approval.date and not _DATE.fullmatch(approval.date):
        yield Problem(
            f"{path}.normative_authorization.date", "Write the date as 2026, 2026-11 or 2026-11-21."
        )
    yield from _places(term.attested, f"{path}.attested", known)
    if len(term.examples) > MOST_EXAMPLES:
        words = "At most %(most)s examples are possible for one term."
        yield Problem(f"{path}.examples", words, {"most": MOST_EXAMPLES})
    for number, example in enumerate(term.examples):
        yield from _example(example, f"{path}.examples.{number}", known)


def _example(example: ExampleContent, path: str, known: Known) -> Iterator[Problem]:
    if not example.sentence:
        yield Problem(f"{path}.sentence", "Write the sentence, or take the row away.")
    if example.place is not None:
        yield from _place(example.place, path, known)
    elif not example.source:
        yield Problem(f"{path}.source", "Say where the sentence stands: a text and its lines, or a source.")


def _places(places: tuple[Place, ...], path: str, known: Known) -> Iterator[Problem]:
    for number, place in enumerate(places):
        yield from _place(place, f"{path}.{number}", known)


def _place(place: Place, path: str, known: Known) -> Iterator[Problem]:
    if place.text not in known.texts:
        yield Problem(f"{path}.text", "There is no text %(code)s.", {"code": place.text})
    if not 1 <= place.start_line <= place.end_line <= 10_000_000:
        yield Problem(f"{path}.start_line", "Lines count from 1; the last is not before the first.")
