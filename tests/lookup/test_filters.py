"""A search narrowed by what the term, its entry or the entry's open revision is."""

import pytest

from glossary.domain.vocabulary import AdministrativeStatus, Language, NormativeStatus, ProcessStatus
from glossary.editing import proposing
from glossary.lookup.filters import NO_FILTERS, Filters, descendants
from glossary.lookup.ladder import look_up
from glossary.storage.tables import SubjectField
from tests.builders import a_person, an_entry, identifier_of
from tests.lookup.conftest import content


def matched(hits):
    return [hit.matched_term for hit in hits]


def test_no_filters_narrow_nothing(asked):
    assert not NO_FILTERS
    assert asked("держава", filters=NO_FILTERS) == asked("держава")


def test_language_is_that_of_the_matching_term(asked):
    hits = asked("суверенитет", filters=Filters(language=Language.KAZAKH))
    assert [(hit.matched_term, hit.matched_language) for hit in hits] == [("суверенитет", "kk")]


def test_a_better_tier_that_is_filtered_out_gives_way_to_the_next(asked):
    plain = asked("баланс")
    narrowed = asked("баланс", filters=Filters(administrative_status=AdministrativeStatus.PREFERRED))
    assert plain[0].tier == "exact"
    assert [(hit.tier, hit.matched_term) for hit in narrowed] == [("prefix", "политика баланса")]


def test_administrative_status_is_that_of_the_matching_term(asked):
    filters = Filters(administrative_status=AdministrativeStatus.DEPRECATED)
    assert matched(asked("суверенитет", filters=filters)) == ["суверенитет"]
    assert asked("егемендік", filters=filters) == []


def test_a_subject_field_includes_those_below_it(database):
    with database.writing() as session:
        child = session.query(SubjectField).filter(SubjectField.parent_code.is_not(None)).first()
        other = session.query(SubjectField).filter(
            SubjectField.parent_code.is_(None), SubjectField.code != child.parent_code
        )
        an_entry(session, content("шекара", fields=(child.code,)))
        session.commit()
        for code, found in ((child.code, 1), (child.parent_code, 1), (other.first().code, 0), ("none", 0)):
            assert len(look_up(session, "шекара", filters=Filters(subject_field=code)).hits) == found
        assert set(descendants(session, child.parent_code)) > {child.code}


def test_approval_is_that_of_any_term_of_the_entry(asked):
    assert len(asked("держава", filters=Filters(normative=True))) == 1
    assert asked("middle power", filters=Filters(normative=NormativeStatus.STANDARDIZED))[0].tier == "exact"
    assert asked("middle power", filters=Filters(normative=NormativeStatus.LEGAL)) == []
    assert matched(asked("держава", filters=Filters(normative=False))) == ["ұлы держава"]


def test_a_source_text_is_that_of_any_quotation_of_the_entry(asked):
    assert matched(asked("policy", filters=Filters(text_code="003"))) == ["multi-vector policy"]
    assert asked("policy", filters=Filters(text_code="000")) == []


def test_a_process_status_is_that_of_the_open_revision(database):
    with database.writing() as session:
        entry = an_entry(session, content("шекара", fields=("borders",)))
        an_entry(session, content("шекара бекеті", fields=("borders",)))
        proposing.propose_change(
            session,
            identifier_of(session, entry),
            content("шекара", "граница", fields=("borders",)),
            by=a_person(session),
            base=1,
        )
        session.commit()
        hits = look_up(session, "шекара", filters=Filters(process_status=ProcessStatus.IN_REVIEW)).hits
    assert matched(hits) == ["шекара"]


@pytest.mark.parametrize("query", ["держава", "державаның", "derzhava", "lth;fdf", "дершава", "держ"])
def test_every_tier_heeds_the_filters(asked, query):
    narrow = Filters(language=Language.KAZAKH, subject_field="foreign-policy", normative=True)
    assert asked(query)
    assert matched(asked(query, filters=narrow)) in (["орта держава"], [])
    assert asked(query, filters=Filters(language=Language.ENGLISH)) == []
