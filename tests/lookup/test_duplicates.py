"""An editor who writes a term is shown the terms that are there already, published or proposed."""

import pytest

from glossary.domain.vocabulary import Language, Role
from glossary.editing import reviewing
from glossary.lookup.duplicates import neighbours
from glossary.lookup.ladder import look_up
from glossary.lookup.suggestions import suggest
from tests.builders import a_person, a_proposal, identifier_of
from tests.lookup.conftest import content

KK, RU, EN = Language


@pytest.mark.parametrize(
    ("term", "language", "tier"),
    [
        ("орта держава", KK, "exact"),
        ("Орта-держава", KK, "exact"),
        ("орта державa", KK, "exact"),
        ("орта державалар", KK, "inflected"),
        ("орта дэржава", KK, "letters"),
        ("улттык мудде", KK, "letters"),
        ("средние державы", RU, "inflected"),
        ("middle powers", EN, "inflected"),
        ("орта дершава", KK, "typo"),
    ],
)
def test_published_terms_are_found(reading, term, language, tier):
    found = neighbours(reading, term, language)
    assert found[0].tier == tier
    assert not found[0].proposed


def test_a_term_of_another_language_is_no_duplicate(reading):
    assert neighbours(reading, "middle power", KK) == []


@pytest.mark.parametrize(
    ("term", "tier"),
    [
        ("жұмсақ күш", "exact"),
        ("жұмсақ күштер", "inflected"),
        ("жумсак куш", "letters"),
        ("жұмсак күшь", "letters"),
        ("жұмсақк күш", "typo"),
    ],
)
def test_proposed_terms_are_found_here_and_nowhere_else(database, term, tier):
    with database.writing() as session:
        a_proposal(session, content("жұмсақ күш", fields=("foreign-policy",)))
        session.commit()
    with database.reading() as session:
        (found,) = neighbours(session, term, KK, subject_fields=["foreign-policy"])
        assert (found.term, found.tier, found.proposed, found.shares_field) == (
            "жұмсақ күш",
            tier,
            True,
            True,
        )
        assert look_up(session, term).hits == []
        assert suggest(session, term) == []


def test_an_approved_proposal_is_published_and_no_longer_proposed(database):
    with database.writing() as session:
        proposal = a_proposal(session, content("жұмсақ күш", fields=("foreign-policy",)))
        name = identifier_of(session, proposal)
        reviewing.approve(session, name, proposal.number, by=a_person(session, Role.REVIEWER))
        session.commit()
        found = neighbours(session, "жұмсақ күш", KK)
        assert [(neighbour.identifier, neighbour.proposed) for neighbour in found] == [(name, False)]
        assert neighbours(session, "жұмсақ күш", KK, besides=proposal.entry_id) == []


def test_entries_of_the_same_subject_field_come_first(database):
    with database.writing() as session:
        for field in ("state", "borders", "diplomacy"):
            a_proposal(session, content("шекара", fields=(field,)))
        session.commit()
        found = neighbours(session, "шекара", KK, subject_fields=["diplomacy"])
    assert [neighbour.shares_field for neighbour in found] == [True, False, False]
    assert len(neighbours(session, "шекара", KK, limit=2)) == 2
