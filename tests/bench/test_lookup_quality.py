"""The measure of look-up's quality measures what it says."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bench.lookup_quality import measure, table, termbase
from bench.quality_sets import Case, Form, inflected, mistyped, term_rows, verbal_noun
from glossary.domain.vocabulary import Language


@given(st.text(alphabet="аәбдеклмнорстүыі", min_size=2, max_size=12), st.integers())
def test_a_typo_is_exactly_one_edit(word: str, seed: int) -> None:
    (case,) = mistyped([Case(word, frozenset())], seed)
    assert OSA.distance(case.query, word) == 1


def test_typos_are_the_same_for_the_same_seed() -> None:
    cases = [Case(word, frozenset()) for word in ("держава", "егемендік")]
    assert mistyped(cases, 7) == mistyped(cases, 7)


def test_a_verb_is_entered_under_its_verbal_noun() -> None:
    stems = ("бөл", "ата", "оқы", "қой", "шық", "тап", "ки")
    assert [verbal_noun(stem) for stem in stems] == ["бөлу", "атау", "оқу", "қою", "шығу", "табу", "кию"]


def test_a_form_of_two_headwords_may_find_either_and_a_headword_is_no_form() -> None:
    forms = [Form("алды", "алд", "NOUN"), Form("алды", "алу", "NOUN"), Form("алд", "алд", "NOUN")]
    assert inflected(forms, frozenset({"NOUN"})) == [Case("алды", frozenset({"алд", "алу"}))]


def test_counts_and_remarks_are_taken_off_variants(tmp_path) -> None:
    columns = "kk_lemma kk_variants_in_texts abbreviations ru ru_abbreviations en en_abbreviations".split()
    cells = ["шарт", "шарт=3; келісім-шарт=2 (subset)", "ЯҚТШ", "договор; контракт", "", "treaty", ""]
    path = tmp_path / "terms.tsv"
    path.write_text("\t".join(columns) + "\n" + "\t".join(cells) + "\n", encoding="utf-8")
    assert term_rows(path) == {
        "шарт": {"kk": ["шарт", "келісім-шарт", "ЯҚТШ"], "ru": ["договор", "контракт"], "en": ["treaty"]}
    }


def test_the_products_own_look_up_is_measured_and_shortfalls_are_marked() -> None:
    cases = [Case("державаның", frozenset({"держава"})), Case("қақтығыстар", frozenset({"жанжал"}))]
    with termbase([{"kk": ["держава"]}, {"kk": ["қақтығыс"]}]) as session:
        score = measure(session, "two", cases, 2, first=90)
        whole = measure(session, "Russian", cases[:1], 2, language=Language.RUSSIAN)
    assert (score.recall, score.first, score.in_five, score.precision) == (50, 50, 50, 50)
    assert not score.enough
    assert whole.recall == 0
    assert list(table([score]))[2] == "| two | 2 | 2 | 50.0 | 50.0 | 50.0 | 50.0 | first 90 **short** |"
    assert score.missed == ["қақтығыстар → жанжал: қақтығыс (inflected)"]
