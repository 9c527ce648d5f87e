"""Queries with the headword each must find, made from measuring files that stand outside the project."""

import csv
import random
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from glossary.language.folding import fold

NOMINALS = frozenset({"NOUN", "ADJ", "PROPN"})
KAZAKH_LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


class Case(NamedTuple):
    """A query, the headwords any of which is right, and whether a longer term that holds them is right
    too."""

    query: str
    expected: frozenset[str]


class Form(NamedTuple):
    """A row of ktb.tsv: a form and the headword it belongs to."""

    form: str
    headword: str
    word_class: str


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a tab-separated file with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def verbal_noun(stem: str) -> str:
    """Return the verbal noun of a bare verb stem by the spelling rules of Kazakh: the headword of a verb
    row."""
    if stem[-1] in "ыі":
        return stem[:-1] + "у"
    if stem[-1] == "й":
        return stem[:-1] + "ю"
    if stem[-1] == "и":
        return stem + "ю"
    return stem[:-1] + {"қ": "ғ", "к": "г", "п": "б"}.get(stem[-1], stem[-1]) + "у"


def forms(path: Path) -> list[Form]:
    """Return the rows of a file of forms (ktb.tsv), verbs with their verbal noun as headword."""
    found = []
    for row in rows(path):
        verb = row["class"] == "VERB"
        headword = verbal_noun(row["lemma"]) if verb else row["lemma"]
        found.append(Form(row["form"], headword, row["class"]))
    return found


def inflected(all_forms: Iterable[Form], classes: frozenset[str]) -> list[Case]:
    """Return a case for each form that differs from its headword; a form of two headwords may find
    either."""
    expected: dict[str, set[str]] = {}
    for form, headword, word_class in all_forms:
        if word_class in classes:
            expected.setdefault(form, set()).add(headword)
    return [Case(form, frozenset(right)) for form, right in expected.items() if form not in right]


def rewritten(cases: Iterable[Case], rewrite: Callable[[str], str]) -> list[Case]:
    """Return the cases as typed in other letters."""
    return [Case(rewrite(query), right) for query, right in cases]


def mistyped(cases: Iterable[Case], seed: int = 1) -> list[Case]:
    """Return the cases with one random insertion, deletion, substitution or swap of neighbours each."""
    generator = random.Random(seed)
    return [Case(_with_typo(query, generator), right) for query, right in cases]


def _with_typo(word: str, generator: random.Random) -> str:
    while True:
        place = generator.randrange(len(word))
        letter = generator.choice(KAZAKH_LETTERS)
        kind = generator.choice(("insertion", "deletion", "substitution", "swap"))
        if kind == "insertion":
            changed = word[:place] + letter + word[place:]
        elif kind == "deletion":
            changed = word[:place] + word[place + 1 :]
        elif kind == "substitution":
            changed = word[:place] + letter + word[place + 1 :]
        else:
            changed = word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
        if changed != word and changed:
            return changed


def term_rows(path: Path) -> dict[str, dict[str, list[str]]]:
    """Return the terms of terms.tsv: dictionary form → terms by language, variants and abbreviations with
    them."""
    found = {}
    for row in rows(path):
        kazakh = [row["kk_lemma"], *_listed(row["kk_variants_in_texts"]), *_listed(row["abbreviations"])]
        found[row["kk_lemma"]] = {
            "kk": _apart(kazakh),
            "ru": _apart(_listed(row["ru"]) + _listed(row["ru_abbreviations"])),
            "en": _apart(_listed(row["en"]) + _listed(row["en_abbreviations"])),
        }
    return found


def _apart(terms: Iterable[str]) -> list[str]:
    """Return the terms that differ by more than case and hyphens, as an entry wants them."""
    return list({fold(term): term for term in reversed(list(terms))}.values())[::-1]


def _listed(cell: str) -> list[str]:
    """Return the terms of a cell: several are parted by ``;``, and may carry a count and a remark."""
    terms = [re.sub(r"=\d*.*$|\(.*?\)", "", part).strip(" «»") for part in cell.split(";")]
    return [term for term in terms if term]


def query_cases(path: Path) -> list[tuple[str, Case]]:
    """Return the cases of queries.tsv, each with its kind."""
    found = []
    for row in rows(path):
        right = [row["expected_kk_lemma"], *row["also_accept"].split(";")]
        expected = frozenset(term.strip() for term in right) - {"", "—"}
        found.append((row["kind"], Case(row["query"], expected)))
    return found
