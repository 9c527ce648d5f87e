"""Whatever is typed or pasted gets an answer, and soon."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.domain.vocabulary import Language
from glossary.lookup.duplicates import neighbours
from glossary.lookup.help import nearest
from glossary.lookup.ladder import look_up
from glossary.lookup.recognition import recognise
from glossary.lookup.suggestions import suggest

WILD = (
    "а" * 50_000,
    "саясат " * 8_000,
    "%" * 50_000,
    "-" * 50_000,
    "' OR 1=1 --",
    "100% _ * ? [a-z] (",
    'NEAR("a" AND "b")',
    "саясат\x00ты",
    "\ud800саясат\udfff",
    "сaяcaт мүддe policу",
    "\u202eтасаяс\u200b",
    "саясат\n\r\t\v\u2028саясат",
    "e\u0301" * 5_000,
    "👩‍👩‍👧" * 500,
    "ﷺ" * 500,
    "ش" * 400,
    "э" * 400,
    "ng" * 200,
    "a-" * 200,
    "1" * 400,
    "10e400",
    "тепе-" * 50,
)
LETTERS = st.text(alphabet="саятмүдһұ ng'-–%_*?\"\\\x00\ud800\u0301əaэё1.", max_size=60)


@pytest.mark.parametrize("text", WILD, ids=range(len(WILD)))
def test_wild_input_is_answered(reading, text):
    assert len(look_up(reading, text).hits) <= 20
    assert len(suggest(reading, text)) <= 10
    assert len(nearest(reading, text)) <= 8
    assert neighbours(reading, text, Language.KAZAKH) is not None


@pytest.mark.parametrize("text", [text for text in WILD if "\ud800" not in text])
def test_wild_text_is_read_for_terms(reading, text):
    assert all(match.start < match.end for match in recognise(reading, text[:5000]))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(LETTERS, st.text(max_size=60), st.text(alphabet=st.characters(), max_size=30)))
def test_any_text_is_answered(reading, text):
    hits = look_up(reading, text).hits
    assert len({hit.entry_id for hit in hits}) == len(hits)
    assert suggest(reading, text) is not None


@pytest.mark.slow
def test_a_query_of_fifty_kilobytes_is_answered_within_a_second(reading):
    for text in ("саясат " * 7_500, "а" * 50_000, "kopvektorly " * 4_000, "ңгэ-" * 12_000):
        start = time.perf_counter()
        look_up(reading, text)
        assert time.perf_counter() - start < 1
