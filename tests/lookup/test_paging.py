"""Pages of one result join without gap or repetition, also while entries are published."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.lookup.ladder import look_up
from glossary.lookup.paging import cursor_of, place_of
from tests.builders import an_entry
from tests.lookup.conftest import content

QUERIES = ("саясат", "с", "тепе-теңдік", "политика", "держава", "мүдделердің", "егемендк", "system", "балонс")


def pages(session, query, limit, **more):
    after = None
    while True:
        result = look_up(session, query, limit=limit, after=after, **more)
        yield result.hits
        after = result.after
        if after is None:
            return


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("limit", [1, 2, 3])
def test_small_pages_together_are_the_whole_result(reading, query, limit):
    whole = look_up(reading, query, limit=1000)
    joined = [hit for page in pages(reading, query, limit) for hit in page]
    assert joined == whole.hits
    assert whole.after is None


def test_only_the_last_page_has_no_next(reading):
    *others, last = pages(reading, "саясат", 2)
    assert all(len(page) == 2 for page in others)
    assert len(last) in (1, 2)


def test_what_is_published_between_two_pages_moves_nothing(database):
    with database.writing() as session:
        for number in range(9):
            an_entry(session, content(f"аймақ {number}", fields=("state",)))
        session.commit()
    with database.reading() as session:
        first = look_up(session, "аймақ", limit=4)
    with database.writing() as session:
        an_entry(session, content("аймақ", fields=("state",)))
        an_entry(session, content("аймақ 00", fields=("state",)))
        session.commit()
    with database.reading() as session:
        rest = look_up(session, "аймақ", limit=50, after=first.after).hits
    assert [hit.matched_term for hit in first.hits + rest] == [f"аймақ {number}" for number in range(9)]


def test_a_place_that_is_none_is_the_beginning(reading):
    whole = look_up(reading, "саясат").hits
    for nonsense in (
        "",
        "?",
        "ә",
        "AAAA",
        "x" * 5000,
        base64.b64encode(b"[9,1]").decode(),
        cursor_of(2, (1,)),
    ):
        assert look_up(reading, "саясат", after=nonsense).hits == whole


@given(st.text(max_size=40))
def test_any_text_is_a_place_or_none(text):
    place = place_of(text)
    assert place is None or place_of(cursor_of(*place)) == place


@given(st.tuples(st.integers(0, 1), st.text(max_size=30), st.integers(-1, 2**31 - 1), st.integers(-1, 999)))
def test_a_place_survives_the_address(position):
    place = place_of(cursor_of(1, position))
    if "\x00" in position[1]:
        assert place is None
    else:
        assert place == (1, position)
