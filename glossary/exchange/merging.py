"""What an import changes in an entry that is already there: only what the file's format can hold."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from glossary.domain.content import EntryContent, LanguageContent, TermContent
from glossary.domain.vocabulary import AdministrativeStatus, Language
from glossary.exchange.reading import Holding, ReadEntry
from glossary.language.folding import fold

AnyValue = TypeVar("AnyValue", LanguageContent, TermContent)

_ALL_HELD: frozenset[str] = frozenset()
_STATUS_KEPT = frozenset({"administrative_status"})


def merge(existing: EntryContent, read: ReadEntry) -> EntryContent:
    """Return the existing content with what the file says laid over it.

    A value the file leaves empty stays as it is, and so does a term it does not name: terms are never
    removed, save by JSON, which holds everything and replaces. Terms are the same if their folded texts are.
    Where only the order of terms is held, a new first term becomes the preferred one and the former is
    admitted; other new terms are admitted, or the first of them preferred if the language had none.
    """
    if read.holding is Holding.EVERYTHING:
        return _replaced(existing, read)
    content = read.content
    languages = dict(existing.languages)
    for language, section in content.languages.items():
        before = languages.get(language)
        languages[language] = section if before is None else _merged_section(before, section, read.holding)
    return EntryContent(
        subject_fields=content.subject_fields or existing.subject_fields,
        languages=languages,
        relations=_united(existing.relations, content.relations, lambda relation: relation.to),
        equivalence=_united(
            existing.equivalence, content.equivalence, lambda pair: frozenset(pair.languages)
        ),
        note=content.note or existing.note,
    )


def _replaced(existing: EntryContent, read: ReadEntry) -> EntryContent:
    """Return what was read, with the languages of which the file does not speak kept."""
    spoken = set(read.languages)
    if spoken.issuperset(Language):
        return read.content
    kept = {code: section for code, section in existing.languages.items() if code not in spoken}
    said = {code: section for code, section in read.content.languages.items() if code in spoken}
    remarks = tuple(remark for remark in existing.equivalence if not spoken.issuperset(remark.languages))
    return msgspec.structs.replace(
        read.content, languages=kept | said, equivalence=remarks + read.content.equivalence
    )


def _united(before: Sequence[Any], said: Sequence[Any], key: Callable[[Any], Hashable]) -> tuple[Any, ...]:
    """Return the values of both, one a key: in their old places, what was said instead of what was."""
    if not said:
        return tuple(before)
    values = {key(value): value for value in before}
    values.update((key(value), value) for value in said)
    return tuple(values.values())


def _merged_section(before: LanguageContent, said: LanguageContent, holding: Holding) -> LanguageContent:
    pairs = _paired(before.terms, said.terms)
    named = {id(term) for term in pairs.values()}
    kept = _ALL_HELD if holding is Holding.STATUSES else _STATUS_KEPT
    terms = [
        _laid_over(term, pairs[position], kept) if position in pairs else term
        for position, term in enumerate(before.terms)
    ]
    new = [term for term in said.terms if id(term) not in named]
    terms += new if kept == _ALL_HELD else [_with_status(term, AdministrativeStatus.ADMITTED) for term in new]
    chosen = _chosen(before, said, holding)
    merged = _laid_over(before, said, frozenset({"terms"}))
    return msgspec.structs.replace(merged, terms=tuple(_preferring(terms, chosen)))


def _chosen(before: LanguageContent, said: LanguageContent, holding: Holding) -> TermContent | None:
    """Return the term of the file that becomes the preferred one, or None if nothing changes about that."""
    if holding is Holding.STATUSES:
        return next((term for term in said.terms if term.is_preferred), None)
    former = leading(before)
    first = next(iter(said.terms), None)
    if former is None or first is None:
        return first
    if holding is Holding.TERMS or fold(first.term) == fold(former.term):
        return None
    return first


def leading(section: LanguageContent) -> TermContent | None:
    """Return the term that stands first where only order tells: the preferred, else the first advised one."""
    return next(iter(advised(section)), None)


def advised(section: LanguageContent) -> list[TermContent]:
    """Return the preferred term and the admitted ones, in this order: those a reader is advised to use."""
    admitted = [term for term in section.terms if term.administrative_status is AdministrativeStatus.ADMITTED]
    return [term for term in section.terms if term.is_preferred] + admitted


def _preferring(terms: Iterable[TermContent], chosen: TermContent | None) -> Iterator[TermContent]:
    for term in terms:
        if chosen is None:
            yield term
        elif term.term == chosen.term:
            yield _with_status(term, AdministrativeStatus.PREFERRED)
        elif term.is_preferred:
            yield _with_status(term, AdministrativeStatus.ADMITTED)
        else:
            yield term


def _with_status(term: TermContent, status: AdministrativeStatus) -> TermContent:
    return msgspec.structs.replace(term, administrative_status=status)


def _laid_over(before: AnyValue, said: AnyValue, kept: frozenset[str]) -> AnyValue:
    """Return the earlier value with every field that the file fills in, except the kept ones."""
    changes = {
        field.name: getattr(said, field.name)
        for field in msgspec.structs.fields(said)
        if field.name not in kept and getattr(said, field.name)
    }
    return msgspec.structs.replace(before, **changes)


def _paired(before: Sequence[TermContent], said: Sequence[TermContent]) -> dict[int, TermContent]:
    """Return which term of the file is which term of the entry: by equal text, then by equal folded text."""
    pairs: dict[int, TermContent] = {}
    left = list(said)
    for key in (str, fold):
        for position, term in enumerate(before):
            if position in pairs:
                continue
            match = next((other for other in left if key(other.term) == key(term.term)), None)
            if match is not None:
                pairs[position] = match
                left.remove(match)
    return pairs
