"""Russian and English words find their headwords."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.language.folding import words
from glossary.language.forms import candidates, headword_stems, misspelt

PAIRS = Path(__file__).parents[2] / "bench" / "data" / "ru_en_pairs.tsv"


def pairs() -> list[tuple[str, str, str]]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [(row["language"], row["form"], row["headword"]) for row in rows]


def meets(language: str, form: str, headword: str) -> bool:
    typed, kept = words(form), words(headword)
    return len(typed) == len(kept) and all(
        {candidate.lemma for candidate in candidates(word, language)} & set(headword_stems(other, language))
        for word, other in zip(typed, kept, strict=True)
    )


def test_inflected_words_and_phrases_meet_their_headwords() -> None:
    missed = [pair for pair in pairs() if not meets(*pair)]
    assert len(missed) <= len(pairs()) // 100, missed


@pytest.mark.parametrize("language", ["ru", "en"])
@given(word=st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_is_first_a_form_of_itself(language: str, word: str) -> None:
    found = candidates(word, language)
    assert (found[0].lemma, found[0].cost) == (word, 0)
    assert misspelt(word, language)[0].stem == word


def test_yo_is_folded_in_what_russian_words_become() -> None:
    assert "партнер" in [candidate.lemma for candidate in candidates("партнеров", "ru")]


def test_a_participle_leads_to_its_verb_and_to_its_own_dictionary_form() -> None:
    lemmas = [candidate.lemma for candidate in candidates("действующих", "ru")]
    assert {"действующий", "действовать"} <= set(lemmas)


def test_both_spellings_of_english_meet() -> None:
    assert meets("en", "globalisation", "globalization")
    assert meets("en", "defense", "defence")
    assert not meets("en", "policies", "police")


def test_a_language_that_is_none_of_the_three_is_an_error() -> None:
    with pytest.raises(KeyError):
        candidates("Macht", "de")
