"""Narrowing a search: what about a term or its entry must hold besides the words."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from glossary.domain.vocabulary import AdministrativeStatus, Language, NormativeStatus, ProcessStatus
from glossary.lookup.hits import Found
from glossary.storage.search_keys import IndexedTerm
from glossary.storage.statements import among, rows


@dataclass(frozen=True)
class Filters:
    """What a search is narrowed to; a field left None narrows nothing.

    Language and administrative status are those of the term that matches. The rest is asked of the
    entry: one of its subject fields is this one or below it; one of its terms is approved by an
    authority (``True``: in whatever way); one of its quotations is from this text; its open revision
    has this process status, which editors alone may ask.
    """

    language: Language | None = None
    administrative_status: AdministrativeStatus | None = None
    subject_field: str | None = None
    normative: NormativeStatus | bool | None = None
    text_code: str | None = None
    process_status: ProcessStatus | None = None

    def __bool__(self) -> bool:
        return self != NO_FILTERS


NO_FILTERS = Filters()


class Condition:
    """The filters as SQL on a row ``k`` with entry_id and number."""

    def __init__(self, session: Session, filters: Filters) -> None:
        self.filters = filters
        self.clauses: list[str] = []
        self.parameters: list[Any] = []
        if filters.language is not None:
            self._add(_TERM + "t.language = ?)", filters.language.value)
        if filters.administrative_status is not None:
            self._add(_TERM + "t.administrative_status = ?)", filters.administrative_status.value)
        if filters.subject_field is not None:
            self._add(_FIELD, among(session, descendants(session, filters.subject_field)))
        if isinstance(filters.normative, NormativeStatus):
            self._add(_APPROVED + "n.normative_status = ?)", filters.normative.value)
        elif filters.normative is not None:
            self._add(("" if filters.normative else "NOT ") + _APPROVED + "n.normative_status IS NOT NULL)")
        if filters.text_code is not None:
            self._add(_QUOTED, filters.text_code)
        if filters.process_status is not None:
            self._add(_OPEN, filters.process_status.value)

    def _add(self, clause: str, *parameters: Any) -> None:
        self.clauses.append(clause)
        self.parameters.extend(parameters)

    def admits(self, term: IndexedTerm) -> bool:
        """Say whether the filters that concern the matching term itself let it through."""
        wanted = self.filters
        return wanted.language in (None, term.language) and (
            wanted.administrative_status in (None, term.administrative_status)
        )

    @property
    def sql(self) -> str:
        """Return the clauses, each with AND before it."""
        return "".join(f" AND {clause}" for clause in self.clauses)


_TERM = "EXISTS (SELECT 1 FROM term_section t WHERE t.entry_id = k.entry_id AND t.number = k.number AND "
_APPROVED = "EXISTS (SELECT 1 FROM term_section n WHERE n.entry_id = k.entry_id AND "
_FIELD = "EXISTS (SELECT 1 FROM entry_subject_field f WHERE f.entry_id = k.entry_id AND f.field_code IN ??)"
_QUOTED = "EXISTS (SELECT 1 FROM example x WHERE x.entry_id = k.entry_id AND x.text_code = ?)"
_OPEN = "EXISTS (SELECT 1 FROM revision r WHERE r.entry_id = k.entry_id AND r.process_status = ?)"


def descendants(session: Session, code: str) -> list[str]:
    """Return the code of a subject field and of all below it; of an unknown one, itself."""
    tree = rows(session, "SELECT code, parent_code FROM subject_field")
    found = [code]
    for parent in found:
        found += [child for child, above in tree if above == parent]
    return found


def admitted(session: Session, found: Collection[Found], condition: Condition) -> list[Found]:
    """Return those finds that the filters let through."""
    if not condition.clauses or not found:
        return list(found)
    kept = {
        tuple(row)
        for row in rows(
            session,
            "SELECT k.entry_id, k.number FROM term_section k WHERE k.entry_id IN ??" + condition.sql,  # noqa: S608
            among(session, {find.entry_id for find in found}),
            *condition.parameters,
        )
    }
    return [find for find in found if (find.entry_id, find.number) in kept]
