"""Look-up finds the term whatever was typed, and says how."""

import pytest

from glossary.domain.vocabulary import Language
from glossary.lookup.ladder import look_up
from tests.builders import an_entry
from tests.lookup.conftest import content

FIRST = (
    ("орта держава", "exact", "орта держава"),
    ("ОРТА ДЕРЖАВА", "exact", "орта держава"),
    ("  орта   держава ", "exact", "орта держава"),
    ("«Орта держава»", "exact", "орта держава"),
    ("орта державa", "exact", "орта держава"),  # the last letter is Latin
    ("көп векторлы саясат", "exact", "көпвекторлы саясат"),
    ("көп-векторлы саясат", "exact", "көпвекторлы саясат"),
    ("тепетеңдік", "exact", "тепе-теңдік"),
    ("тепе теңдік", "exact", "тепе-теңдік"),
    ("самолет", "exact", "самолёт"),
    ("multivector policy", "exact", "multi-vector policy"),
    ("орта державалардың", "inflected", "орта держава"),
    ("ұлттық мүдделеріне", "inflected", "ұлттық мүдде"),
    ("тепе-теңдігін", "inflected", "тепе-теңдік"),
    ("тепетеңдігін", "inflected", "тепе-теңдік"),
    ("көп векторлы саясатының", "inflected", "көпвекторлы саясат"),
    ("халықаралық қатынастар жүйесіндегі", "inflected", "халықаралық қатынастар жүйесі"),
    ("халықаралық қатынас жүйесі", "inflected", "халықаралық қатынастар жүйесі"),
    ("ШЫҰ-ға", "inflected", "ШЫҰ"),
    ("ШЫҰның", "inflected", "ШЫҰ"),
    ("средних держав", "inflected", "средняя держава"),
    ("самолётами", "inflected", "самолёт"),
    ("делимитацией границ", "inflected", "делимитация границы"),
    ("middle powers", "inflected", "middle power"),
    ("копвекторлы саясат", "letters", "көпвекторлы саясат"),
    ("улттык мудделерине", "letters", "ұлттық мүдде"),
    ("kopvektorly saiasat", "letters", "көпвекторлы саясат"),
    ("u'lttyq mu'ddenin'", "letters", "ұлттық мүдде"),
    ("jhnf lth;fdf", "layout", "орта держава"),
    ("ьшввду зщцук", "layout", "middle power"),
    ("орта держ", "prefix", "орта держава"),
    ("мүдд", "prefix", "ұлттық мүдде"),
    ("интерес", "prefix", "национальный интерес"),
    ("мүдделердің", "word", "ұлттық мүдде"),
    ("державалар ұлылары", "word", "ұлы держава"),
    ("múddeni", "word", "ұлттық мүдде"),
    ("ұлы державалар арасындағы", "word", "ұлы держава"),
    ("орта дершава", "typo", "орта держава"),
    ("егемендк", "typo", "егемендік"),
    ("егеминдігінің", "typo", "егемендік"),
    ("демилитация границы", "typo", "делимитация границы"),
    ("sovereignity", "typo", "sovereignty"),
)


@pytest.mark.parametrize(("query", "tier", "term"), FIRST)
def test_the_first_hit_is_the_term_meant(asked, query, tier, term):
    first = asked(query)[0]
    assert (first.tier, first.matched_term) == (tier, term)


@pytest.mark.parametrize(
    "query",
    [
        "саясаткер",
        "саясатшы",
        "мүдделі",
        "мүддесіз",
        "келіссөзші",
        "политология",
        "компьютер",
        "қызыл алма",
        "weather",
        "zzzz",
        "терезе",
    ],
)
def test_another_word_finds_nothing(asked, query):
    assert asked(query) == []


@pytest.mark.parametrize("query", ["", "   ", "%", "_", "*", '"', "-", "«»", "'", "\\", "?", "()"])
def test_signs_alone_find_nothing(asked, query):
    assert asked(query) == []


def test_hits_come_in_the_order_of_the_tiers(asked):
    tiers = [hit.tier for hit in asked("тепе-теңдік")]
    assert tiers == ["exact", "prefix"]


def test_an_entry_stands_once_at_its_best_tier(asked):
    hits = asked("суверенитет")
    assert [(hit.identifier, hit.tier) for hit in hits] == [(hits[0].identifier, "exact")]
    assert hits[0].matched_language is Language.RUSSIAN  # preferred there, deprecated in Kazakh


def test_a_hit_shows_the_terms_of_all_languages_preferred_first_deprecated_last(asked):
    terms = asked("sovereignty")[0].terms
    assert terms == {"kk": ["егемендік", "суверенитет"], "ru": ["суверенитет"], "en": ["sovereignty"]}


def test_ties_are_ordered_by_status_length_and_alphabet(database):
    with database.writing() as session:
        for terms in (
            "жаңалық | құрылым†",
            "ғарыш | құрылым",
            "құрылым",
            "әлемдік құрылым",
            "аспан құрылымы",
        ):
            an_entry(session, content(terms, fields=("state",)))
        session.commit()
    with database.reading() as session:
        hits = look_up(session, "құрылым").hits
    assert [(hit.tier, hit.matched_status, hit.matched_term) for hit in hits] == [
        ("exact", "preferred", "құрылым"),
        ("exact", "admitted", "құрылым"),
        ("exact", "deprecated", "құрылым"),
        ("prefix", "preferred", "әлемдік құрылым"),
        ("prefix", "preferred", "аспан құрылымы"),
    ]


@pytest.mark.parametrize(
    ("query", "most"),
    [("тепе-теңдік", 13), ("саясат", 20), ("держава", 20), ("қышқыл түтқыш мырзалық жоқтық", 25)],
)
def test_the_number_of_statements_is_bounded_whatever_is_found(termbase, statements, query, most):
    with statements(termbase) as sent, termbase.reading() as session:
        look_up(session, query)
    assert len(sent) <= most
