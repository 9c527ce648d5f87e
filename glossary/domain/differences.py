"""What differs between two contents, field by field, and word by word inside a field."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import msgspec

from glossary.domain.content import EntryContent, LanguageContent
from glossary.domain.vocabulary import Language

_WORDS = re.compile(r"\s+|[^\W_]+(?:[-'’][^\W_]+)*|.", re.DOTALL)


class Run(NamedTuple):
    """Words that both sides have, or one side alone: ``kind`` is same, removed or added."""

    kind: str
    text: str


class Difference(NamedTuple):
    """One field that differs: in which language and row, what stood there and what stands there now."""

    language: Language | None
    row: str  # the term, sentence or identifier whose field it is; empty for the section or the entry
    field: str
    before: str
    after: str

    @property
    def runs(self) -> list[Run]:
        """Return the field's words as runs."""
        return word_runs(self.before, self.after)


def word_runs(before: str, after: str) -> list[Run]:
    """Return what two texts share and what each has alone, in words.

    >>> [tuple(run) for run in word_runs("орта держава", "орта держава саясаты")]
    [('same', 'орта держава'), ('added', ' саясаты')]
    """
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    runs = []
    for kind, start, end, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(Run("same", "".join(one[start:end])))
            continue
        if start < end:
            runs.append(Run("removed", "".join(one[start:end])))
        if first < last:
            runs.append(Run("added", "".join(other[first:last])))
    return runs


def differences(before: EntryContent, after: EntryContent) -> list[Difference]:
    """Return the fields in which two contents differ, in the order of the entry's page.

    Terms are matched by their text, examples by their sentence; a changed text is a row removed and one
    added. A row that only moved is told as a change of order.
    """
    return [
        *_fields(None, "", _entry_fields(before), _entry_fields(after)),
        *_pairs("relation", _relations(before), _relations(after)),
        *_pairs("equivalence", _equivalence(before), _equivalence(after)),
        *(
            difference
            for language in Language
            for difference in _section(
                language,
                before.languages.get(language, LanguageContent()),
                after.languages.get(language, LanguageContent()),
            )
        ),
    ]


def _entry_fields(content: EntryContent) -> dict[str, str]:
    return {"subject_fields": ", ".join(content.subject_fields), "note": content.note}


def _relations(content: EntryContent) -> dict[str, str]:
    return {relation.to: relation.type.value for relation in content.relations}


def _equivalence(content: EntryContent) -> dict[str, str]:
    return {
        "–".join(remark.languages): f"{remark.degree.value} {remark.note}".strip()
        for remark in content.equivalence
    }


def _pairs(field: str, before: dict[str, str], after: dict[str, str]) -> Iterator[Difference]:
    for row in dict.fromkeys([*before, *after]):
        if before.get(row) != after.get(row):
            yield Difference(None, row, field, before.get(row, ""), after.get(row, ""))


def _section(language: Language, before: LanguageContent, after: LanguageContent) -> Iterator[Difference]:
    yield from _fields(language, "", _texts(before, {"terms"}), _texts(after, {"terms"}))
    one = {term.term: term for term in before.terms}
    other = {term.term: term for term in after.terms}
    for text in dict.fromkeys([*one, *other]):
        if text not in one or text not in other:
            yield Difference(language, "", "term", text if text in one else "", text if text in other else "")
        mine = _texts(one.get(text), {"term", "examples"})
        theirs = _texts(other.get(text), {"term", "examples"})
        yield from _fields(language, text, mine, theirs)
        yield from _examples(language, text, one.get(text), other.get(text))
    yield from _order(language, "", one, other)


def _order(
    language: Language, row: str, before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[Difference]:
    """Tell that rows which both sides have only moved."""
    kept = [text for text in before if text in after]
    order = [text for text in after if text in before]
    if kept != order:
        yield Difference(language, row, "order", ", ".join(kept), ", ".join(order))


def _examples(language: Language, term: str, before: Any, after: Any) -> Iterator[Difference]:
    one = {example.sentence: example for example in (before.examples if before else ())}
    other = {example.sentence: example for example in (after.examples if after else ())}
    for sentence in dict.fromkeys([*one, *other]):
        if sentence not in one or sentence not in other:
            there, here = (sentence if sentence in side else "" for side in (one, other))
            yield Difference(language, term, "example", there, here)
        mine, theirs = _texts(one.get(sentence), {"sentence"}), _texts(other.get(sentence), {"sentence"})
        yield from _fields(language, sentence, mine, theirs)
    yield from _order(language, term, one, other)


def _fields(
    language: Language | None, row: str, before: dict[str, str], after: dict[str, str]
) -> Iterator[Difference]:
    for name in dict.fromkeys([*before, *after]):
        one, other = before.get(name, ""), after.get(name, "")
        if one != other:
            yield Difference(language, row, name, one, other)


def _texts(value: msgspec.Struct | None, without: set[str]) -> dict[str, str]:
    """Return the fields of a value as people read them, without its name and its rows."""
    if value is None:
        return {}
    return {
        field: text
        for field in value.__struct_fields__
        if field not in without and (text := _text(getattr(value, field)))
    }


def _text(value: Any) -> str:
    if value in (None, "", 0, (), False):
        return ""
    if isinstance(value, tuple):
        return "; ".join(map(_text, value))
    if isinstance(value, msgspec.Struct):
        parts = (_text(getattr(value, field)) for field in value.__struct_fields__)
        return ", ".join(filter(None, parts))
    return str(value)
