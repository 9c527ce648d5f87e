"""A query without an answer is offered the terms nearest to it."""

from glossary.lookup.help import nearest


def offered(session, query, **more):
    return [hit.matched_term for hit in nearest(session, query, **more)]


def test_terms_that_share_most_words_come_first(reading):
    assert offered(reading, "халықаралық қатынастар теориясы")[0] == "халықаралық қатынастар жүйесі"
    assert set(offered(reading, "жаңа держава")) >= {"орта держава", "ұлы держава"}


def test_else_terms_that_begin_alike(reading):
    assert offered(reading, "саммитология") == ["саммит"]


def test_nothing_is_offered_for_nothing(reading):
    assert offered(reading, "") == offered(reading, "%") == offered(reading, "zzz") == []


def test_no_more_is_offered_than_wanted(reading):
    assert len(offered(reading, "саясат держава", limit=2)) == 2
