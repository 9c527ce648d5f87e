"""The seed is well formed, and every quotation and attestation in it is true to the texts."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
import yaml

from glossary.domain.content import ExampleContent, IdentifiedContent, Place, content_from_data
from glossary.domain.vocabulary import Language

SEED = Path(__file__).parents[2] / "seed"
FILES = sorted((SEED / "entries").rglob("*.yaml"))
LOOK_ALIKES = str.maketrans(
    "əƏǝɵƟaeopcyxihkABCEHKMOPTXY¥",
    "әӘәөӨаеорсухіһкАВСЕНКМОРТХҮұ",
)
# Lines that the printed page put inside a sentence: running heads and a foreign footnote.
INTRUDERS = {("004", 322), ("004", 460), ("000", 61), ("000", 62)}


@cache
def entry(path: Path) -> IdentifiedContent:
    return content_from_data(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


@cache
def fields() -> list[str]:
    tree = yaml.safe_load((SEED / "subject_fields.yaml").read_text(encoding="utf-8"))
    return [node["code"] for top in tree for node in (top, *top.get("children", []))]


def letters(text: str) -> str:
    """The letters and digits alone, look-alikes made one, so that only wording is compared."""
    text = unicodedata.normalize("NFC", text).translate(LOOK_ALIKES)
    return "".join(re.findall(r"[^\W_]", text))


@cache
def lines(shared: Path, code: str) -> list[str]:
    (path,) = (shared / "texts").glob(f"{code}_*.txt")
    return path.read_text(encoding="utf-8").split("\n")


def passage(shared: Path, code: str, start: int, end: int) -> str:
    chosen = enumerate(lines(shared, code)[start - 1 : end], start)
    kept = (line for number, line in chosen if (code, number) not in INTRUDERS and not line.strip().isdigit())
    return letters("".join(kept))


def examples(content: IdentifiedContent) -> Iterator[ExampleContent]:
    for _, term in content.terms():
        yield from term.examples


def places(content: IdentifiedContent) -> Iterator[Place]:
    for section in content.languages.values():
        yield from section.definition_attested
        for term in section.terms:
            yield from term.attested


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestEachEntry:
    def test_is_filed_under_its_identifier_and_first_subject_field(self, path):
        content = entry(path)
        assert content.identifier == path.stem
        assert re.fullmatch(r"[a-z][a-z0-9-]*", content.identifier)
        assert content.subject_fields[0] == path.parent.name
        assert set(content.subject_fields) <= set(fields())

    def test_has_terms_in_three_languages_with_one_preferred_each(self, path):
        content = entry(path)
        assert set(content.languages) == set(Language)
        for language, section in content.languages.items():
            assert sum(term.is_preferred for term in section.terms) == 1, language
            assert len({term.term for term in section.terms}) == len(section.terms), language

    def test_has_an_example_in_the_texts(self, path):
        quoted = list(examples(entry(path)))
        assert any(example.text for example in quoted)
        repeated = [sentence for sentence, n in Counter(letters(e.sentence) for e in quoted).items() if n > 1]
        assert not repeated

    def test_has_relations_that_lead_somewhere(self, path):
        known = {file.stem for file in FILES}
        relations = entry(path).relations
        assert not [relation.to for relation in relations if relation.to not in known]
        assert path.stem not in {relation.to for relation in relations}
        assert len({relation.to for relation in relations}) == len(relations)

    def test_is_composed_and_free_of_look_alikes(self, path):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text)
        mixed = [
            word
            for word in re.findall(r"[^\W\d_]+", text)
            if re.search(r"[A-Za-zəƏ]", word) and re.search(r"[А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]", word)
        ]
        assert not mixed

    @pytest.mark.shared
    def test_quotes_sentences_that_stand_in_the_texts(self, path, shared):
        for example in examples(entry(path)):
            if not example.text:
                continue
            wording = letters(example.sentence)
            at = (example.text, example.start_line, example.end_line)
            assert wording in passage(shared, *at), f"{at}: {example.sentence}"
            shorter = {(at[1] + 1, at[2]), (at[1], at[2] - 1)} if at[1] < at[2] else set()
            loose = [s for s in shorter if wording in passage(shared, at[0], *s)]
            assert not loose, f"{at} could be {loose}: {example.sentence}"

    @pytest.mark.shared
    def test_attests_at_lines_that_exist(self, path, shared):
        for place in places(entry(path)):
            assert 1 <= place.start_line <= place.end_line <= len(lines(shared, place.text)), place


def test_the_seed_is_a_glossary_worth_having():
    entries = [entry(path) for path in FILES]
    assert len(entries) >= 100
    assert len({content.identifier for content in entries}) == len(entries)
    assert len(list(chain.from_iterable(examples(content) for content in entries))) >= 200


def test_no_relation_is_written_from_both_ends():
    pairs = Counter(
        frozenset((content.identifier, relation.to))
        for content in map(entry, FILES)
        for relation in content.relations
    )
    assert not [sorted(pair) for pair, n in pairs.items() if n > 1]
