"""The five source texts: what a careful editor would print, and what entries quote, comes out of them."""

from functools import cache

import pytest
import yaml

from bench.sentences import cases, is_met
from glossary.domain.content import content_from_data
from glossary.domain.vocabulary import SentenceKind
from glossary.locations import SEED
from glossary.texts.cleaning import clean
from glossary.texts.reading import read_text
from glossary.texts.wording import fingerprint, wording

pytestmark = pytest.mark.shared
CODES = ("000", "001", "002", "003", "004")


@cache
def cleaned(folder, code):
    (path,) = folder.glob(f"{code}_*")
    return list(clean(read_text(path)))


def quotations():
    for path in sorted((SEED / "entries").rglob("*.yaml")):
        content = content_from_data(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
        for _, term in content.terms():
            yield from (example for example in term.examples if example.text)


def test_an_editors_sentences_come_out_verbatim_and_nothing_else_as_a_sentence(shared):
    given = list(cases(shared / "eval" / "sentences.tsv"))
    missed = [case for case in given if not is_met(case, cleaned(shared / "texts", case.text))]
    assert not [case for case in missed if not case.sentence]
    assert len(missed) <= 0.03 * len(given), missed


def test_what_the_entries_quote_comes_out_at_its_lines(shared):
    found = {
        (code, wording(one.text), one.start_line, one.end_line)
        for code in CODES
        for one in cleaned(shared / "texts", code)
    }
    sought = {
        (one.text, wording(one.sentence), one.start_line, one.end_line): one.sentence for one in quotations()
    }
    missed = {place: sentence for place, sentence in sought.items() if place not in found}
    assert len(missed) <= 0.03 * len(sought), missed


def test_the_article_that_one_text_begins_is_known_in_the_other(shared):
    prints = {
        code: {fingerprint(one.text) for one in cleaned(shared / "texts", code)} for code in ("000", "002")
    }
    ending = [one for one in cleaned(shared / "texts", "000") if one.start_line >= 480]
    assert len(ending) >= 15
    known = [one for one in ending if fingerprint(one.text) in prints["002"]]
    assert len(known) >= len(ending) - 1  # the last sentence is cut


@pytest.mark.parametrize("code", CODES)
def test_no_letter_of_the_running_text_is_lost(shared, code):
    (path,) = (shared / "texts").glob(f"{code}_*")
    raw = sum(len(wording(line)) for line in read_text(path))
    kept = sum(len(wording(one.text)) for one in cleaned(shared / "texts", code))
    assert kept >= 0.998 * raw


@pytest.mark.parametrize("code", CODES)
def test_ordinals_and_lines_go_forward(shared, code):
    found = cleaned(shared / "texts", code)
    assert [one.ordinal for one in found] == list(range(1, len(found) + 1))
    assert all(one.start_line <= one.end_line for one in found)
    text = [one.start_line for one in found if one.kind is SentenceKind.PROSE]
    assert text == sorted(text)
