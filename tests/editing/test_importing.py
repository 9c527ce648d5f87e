"""Imports: what each entry of a file becomes, published or proposed, whole or not at all."""

import msgspec
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from glossary.domain.content import EntryContent, LanguageContent, RelationContent
from glossary.domain.errors import EditConflict, EntryNotFound
from glossary.domain.vocabulary import (
    AdministrativeStatus,
    Language,
    ProcessStatus,
    RelationType,
    RevisionOrigin,
    Role,
)
from glossary.editing import proposing, reviewing
from glossary.editing.importing import ImportReport, import_entries
from glossary.exchange.reading import Holding, ReadEntry
from glossary.lookup.ladder import look_up
from glossary.storage import checking, entries
from glossary.storage.tables import Batch, ConceptEntry, Revision, TermSection
from tests.builders import a_content, a_person, a_proposal, a_term, an_entry

KK, RU = Language.KAZAKH, Language.RUSSIAN
PREFERRED, ADMITTED = AdministrativeStatus.PREFERRED, AdministrativeStatus.ADMITTED


def an_item(
    content: EntryContent, identifier: str = "", holding: Holding = Holding.EVERYTHING, where: str = ""
) -> ReadEntry:
    return ReadEntry(
        where=where or f"entry {identifier or id(content)}",
        identifier=identifier,
        content=content,
        holding=holding,
    )


def take(session: Session, *items: ReadEntry, **how) -> ImportReport:
    return import_entries(session, items, **({"publish": True} | how))


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.unchanged, report.refused


def messages(report: ImportReport) -> list[str]:
    return [str(problem) for _, problem in report.problems]


def published(session: Session, identifier: str) -> EntryContent:
    return entries.published_revision(session, identifier).content


def related(kk: str, *targets: str) -> EntryContent:
    rows = tuple(RelationContent(type=RelationType.RELATED, to=to) for to in targets)
    return a_content(kk=kk, relations=rows)


def revisions(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Revision)) or 0


def sound(session: Session) -> bool:
    return list(checking.problems(session)) == []


def test_new_changed_and_unchanged_entries_are_told_apart(session: Session):
    first = [an_item(a_content(kk=name), name) for name in ("a", "b")]
    assert counts(take(session, *first)) == (2, 0, 0, 0)
    second = [first[0], an_item(a_content(kk="b", ru="б"), "b"), an_item(a_content(kk="c"), "c")]
    assert counts(take(session, *second)) == (1, 1, 1, 0)
    assert revisions(session) == 4
    assert published(session, "b") == a_content(kk="b", ru="б")
    assert sound(session)


def test_what_is_published_by_an_import_says_so(session: Session):
    take(session, an_item(a_content(kk="орта держава"), "middle-power"))
    revision = entries.published_revision(session, "middle-power")
    assert (revision.origin, revision.author_id, revision.reviewer_id) == (
        RevisionOrigin.IMPORTED,
        None,
        None,
    )
    assert [hit.identifier for hit in look_up(session, "орта державаға").hits] == ["middle-power"]


def test_what_a_person_imports_is_never_published_at_once(session: Session):
    with pytest.raises(ValueError, match="reviewed"):
        take(session, an_item(a_content(kk="a")), by=a_person(session))


def test_a_persons_import_is_proposals_of_which_they_are_the_author(session: Session):
    reviewer = a_person(session, Role.REVIEWER)
    take(session, an_item(a_content(kk="орта держава"), "a"), publish=False, by=reviewer)
    revision = entries.revision(session, "a", 1)
    assert (revision.process_status, revision.origin) == (ProcessStatus.IN_REVIEW, RevisionOrigin.REVIEWED)
    assert reviewing.is_author(revision, reviewer)
    with pytest.raises(EntryNotFound):
        published(session, "a")


def test_one_reviewer_approves_what_the_command_line_proposed_and_the_entry_says_so(session: Session):
    take(session, an_item(a_content(kk="орта держава"), "a"), publish=False)
    reviewing.approve(session, "a", 1, by=a_person(session, Role.REVIEWER, name="Айгүл"))
    revision = entries.published_revision(session, "a")
    assert revision.origin is RevisionOrigin.IMPORTED
    assert revision.author is None
    assert revision.reviewer is not None
    assert revision.reviewer.name == "Айгүл"


def test_all_of_an_import_is_one_batch(session: Session):
    take(session, *[an_item(a_content(kk=name), name) for name in ("a", "b")], note="тізім.csv")
    batch = session.scalars(select(Batch)).one()
    assert batch.note == "тізім.csv"
    assert set(session.scalars(select(Revision.batch_id))) == {batch.id}


def test_an_empty_cell_leaves_things_as_they_are(session: Session):
    full = EntryContent(
        subject_fields=("foreign-policy",),
        note="ескерту",
        languages={
            KK: LanguageContent(definition="анықтама", terms=(a_term("орта держава", source="003"),)),
            RU: LanguageContent(terms=(a_term("средняя держава"),)),
        },
    )
    take(session, an_item(full, "a"))
    sparse = EntryContent(languages={KK: LanguageContent(terms=(a_term("орта держава"),))})
    for holding in (Holding.STATUSES, Holding.ORDER, Holding.TERMS):
        assert counts(take(session, an_item(sparse, "a", holding))) == (0, 0, 1, 0)
    assert published(session, "a") == full


def test_statuses_that_a_format_cannot_hold_stay(session: Session):
    deprecated = AdministrativeStatus.DEPRECATED
    terms = (a_term("орта держава"), a_term("орташа держава", deprecated))
    before = EntryContent(languages={KK: LanguageContent(terms=terms)})
    take(session, an_item(before, "a"))
    said = LanguageContent(definition="жаңа", terms=tuple(a_term(t.term, ADMITTED) for t in terms))
    take(session, an_item(EntryContent(languages={KK: said}), "a", Holding.ORDER))
    after = published(session, "a").languages[KK]
    assert after.definition == "жаңа"
    assert after.terms == terms


def test_an_entry_keeps_relations_of_which_the_file_says_nothing(session: Session):
    take(session, an_item(a_content(kk="a"), "a"), an_item(related("b", "a"), "b"))
    sparse = a_content(kk="b", ru="б")
    assert counts(take(session, an_item(sparse, "b", Holding.ORDER))) == (0, 1, 0, 0)
    assert published(session, "b").relations == related("b", "a").relations


def test_without_an_identifier_an_entry_is_known_by_preferred_term_and_field(session: Session):
    take(session, an_item(a_content(kk="Орта держава"), "a"))
    same = an_item(a_content(kk="орта держава", ru="средняя держава"), holding=Holding.ORDER)
    assert counts(take(session, same)) == (0, 1, 0, 0)
    other = an_item(a_content(kk="орта держава", subject_fields=("borders",)), holding=Holding.ORDER)
    assert counts(take(session, other)) == (1, 0, 0, 0)
    assert session.scalars(select(ConceptEntry.identifier).order_by(ConceptEntry.id)).all() == ["a", "c-2"]


def test_two_rows_for_one_entry_are_not_both_taken(session: Session):
    take(session, an_item(a_content(kk="орта держава"), "a"))
    rows = [
        an_item(a_content(kk="орта держава", ru=ru), holding=Holding.ORDER, where=f"line {number}")
        for number, ru in enumerate(("средняя держава", "держава среднего уровня"), 2)
    ]
    report = take(session, *rows)
    assert counts(report) == (0, 1, 0, 1)
    assert messages(report) == ["The file has the entry a twice."]
    assert report.problems[0][0] == "line 3"


def test_an_identifier_twice_in_a_file_is_told(session: Session):
    report = take(session, an_item(a_content(kk="a"), "a"), an_item(a_content(kk="a", ru="б"), "a"))
    assert counts(report) == (1, 0, 0, 1)
    assert messages(report) == ["The file has the entry a twice."]


def test_an_identifier_of_another_concept_is_not_overwritten(session: Session):
    take(session, an_item(a_content(kk="орта держава"), "c-7"))
    report = take(session, an_item(a_content(kk="ұлы держава"), "c-7"))
    assert counts(report) == (0, 0, 0, 1)
    assert "belongs to another concept here" in messages(report)[0]


def test_new_entries_without_a_name_pass_over_names_that_are_taken(session: Session):
    take(session, an_item(a_content(kk="a"), "c-2"), an_item(a_content(kk="b"), "c-3"))
    take(session, an_item(a_content(kk="c"), "c-4"), an_item(a_content(kk="d")), an_item(a_content(kk="e")))
    names = session.scalars(select(ConceptEntry.identifier)).all()
    assert len(names) == len(set(names)) == 5
    assert {"c-2", "c-3", "c-4"} < set(names)


def test_an_entry_with_an_open_proposal_is_left_to_its_reviewer(session: Session):
    an_entry(session, a_content(kk="орта держава"))
    proposing.propose_change(session, "c-1", a_content(kk="басқа"), by=a_person(session), base=1)
    report = take(session, an_item(a_content(kk="орта держава", ru="жаңа"), "c-1"))
    assert messages(report) == ["c-1 has a proposal in review; judge it first."]


def test_a_retired_entry_is_not_brought_back(session: Session):
    an_entry(session, a_content(kk="орта держава"))
    proposing.propose_retirement(session, "c-1", by=a_person(session), base=1, reason="Артық.")
    reviewing.approve(session, "c-1", 2, by=a_person(session, Role.REVIEWER))
    report = take(session, an_item(a_content(kk="орта держава", ru="жаңа"), "c-1"))
    assert messages(report) == ["c-1 was retired."]


def test_a_refused_entry_leaves_the_others_alone(session: Session):
    report = take(
        session,
        an_item(a_content(kk="a", note="\x00"), "a"),
        an_item(a_content(kk="b\u202e"), "b"),
        an_item(a_content(kk="c"), "c"),
    )
    assert counts(report) == (1, 0, 0, 2)
    assert session.scalars(select(ConceptEntry.identifier)).all() == ["c"]


def test_a_warning_is_told_and_the_entry_taken(session: Session):
    report = take(session, an_item(a_content(kk="ортa держава"), "a"))
    assert counts(report) == (1, 0, 0, 0)
    assert "mixes Latin and Cyrillic" in messages(report)[0]


def test_relations_may_point_forward_and_around_in_the_file(session: Session):
    items = [an_item(related(name, to), name) for name, to in (("a", "b"), ("b", "c"), ("c", "a"))]
    assert counts(take(session, *items)) == (3, 0, 0, 0)
    assert sound(session)


def test_relations_may_point_forward_over_many_entries(session: Session):
    items = [an_item(related("бірінші", "e-1100", "e-600"), "first")]
    items += [an_item(a_content(kk=f"ұғым {number}"), f"e-{number}") for number in range(1200)]
    items += [an_item(related("соңғы", "first"), "last")]
    assert counts(take(session, *items)) == (1202, 0, 0, 0)
    assert {relation.to for relation in published(session, "first").relations} == {"e-1100", "e-600"}
    assert counts(take(session, *items)) == (0, 0, 1202, 0)
    assert session.scalar(select(func.count()).select_from(TermSection)) == 1202


@pytest.mark.parametrize("between", [0, 600])
def test_a_relation_to_a_refused_entry_becomes_a_line_of_the_note(session: Session, between: int):
    wrong = an_item(a_content(kk="қате\u200b"), "wrong")
    filling = [an_item(a_content(kk=f"ұғым {number}"), f"e-{number}") for number in range(between)]
    report = take(
        session, an_item(related("b", "a"), "b"), an_item(related("a", "wrong"), "a"), *filling, wrong
    )
    assert counts(report) == (between + 2, 0, 0, 1)
    assert sound(session)
    assert "There is no entry wrong; the relation was kept in the note." in " ".join(messages(report))
    assert "wrong" in entries.published_revision(session, "a").content.note


def test_a_relation_to_nothing_becomes_a_line_of_the_note(session: Session):
    report = take(session, an_item(related("a", "nowhere"), "a"), an_item(a_content(kk="b"), "b"))
    assert counts(report) == (2, 0, 0, 0)
    assert messages(report) == ["relations: There is no entry nowhere; the relation was kept in the note."]
    content = entries.published_revision(session, "a").content
    assert content.relations == ()
    assert "nowhere" in content.note


def test_a_subject_field_is_known_by_its_name_in_any_language(session: Session):
    take(session, an_item(a_content(kk="b", subject_fields=("Внешняя политика",)), "b"))
    assert entries.published_revision(session, "b").content.subject_fields == ("foreign-policy",)


def test_a_subject_field_that_is_not_known_becomes_a_line_of_the_note(session: Session):
    report = take(session, an_item(a_content(kk="b", subject_fields=("cooking",)), "b"))
    assert counts(report) == (1, 0, 0, 0)
    assert messages(report) == ["subject_fields: There is no subject field cooking; it was kept in the note."]
    assert "cooking" in entries.published_revision(session, "b").content.note


def test_proposals_of_an_import_are_found_by_nobody(session: Session):
    take(session, an_item(a_content(kk="орта держава"), "a"), publish=False)
    assert look_up(session, "орта держава").hits == []
    assert [revision.entry.identifier for revision in entries.queue(session)] == ["a"]


def test_after_an_import_a_form_opened_before_is_stale(session: Session):
    an_entry(session, a_content(kk="орта держава"))
    take(session, an_item(a_content(kk="орта держава", ru="средняя держава"), "c-1"))
    with pytest.raises(EditConflict):
        proposing.propose_change(session, "c-1", a_content(kk="басқа"), by=a_person(session), base=1)


def test_an_entry_that_was_only_proposed_and_rejected_can_be_imported(session: Session):
    a_proposal(session, a_content(kk="орта держава"))
    reviewing.reject(session, "c-1", 1, by=a_person(session, Role.REVIEWER), comment="Жоқ.")
    assert take(session, an_item(a_content(kk="орта держава"), "c-1")).read == 1
    assert published(session, "c-1") == a_content(kk="орта держава")
    assert sound(session)


def test_text_is_composed_on_the_way_in(session: Session):
    content = msgspec.structs.replace(a_content(kk=" и\u0306елігі "), note="a\r\nb")
    take(session, an_item(content, "a"))
    assert published(session, "a").languages[KK].terms[0].term == "йелігі"
    assert published(session, "a").note == "a\nb"


def test_an_empty_file_does_nothing(session: Session):
    assert counts(take(session)) == (0, 0, 0, 0)
