"""What is written comes back: everything by JSON and TBX, what it can hold by CSV."""

import pytest
from hypothesis import Phase, given, settings

from glossary.domain.content import EntryContent, in_order
from glossary.domain.vocabulary import Language
from glossary.exchange.merging import advised as advised_terms
from glossary.exchange.merging import merge
from tests.exchange.conftest import published_again, read, write
from tests.exchange.strategies import glossaries

PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
WHOLE = ["json", "tbx", "tbx-dct", "tbx-v2"]
READER = {"tbx-dct": "tbx", "tbx-v2": "tbx"}


@pytest.mark.parametrize("name", WHOLE)
@given(entries=glossaries)
@settings(deadline=None, max_examples=30, phases=PHASES)
def test_content_comes_back_whole_and_is_written_to_the_same_bytes(name, entries):
    file = write(name, entries)
    got, problems = read(READER.get(name, name), file)
    assert problems == []
    assert [entry.identifier for entry in got] == [entry.identifier for entry in entries]
    assert [in_order(entry.content) for entry in got] == [entry.content for entry in entries]
    merged = [merge(EntryContent(), entry) for entry in got]
    assert merged == [entry.content for entry in got]
    assert write(name, published_again(got, entries)) == file


@given(entries=glossaries)
@settings(deadline=None, max_examples=30, phases=PHASES)
def test_a_csv_laid_over_what_it_was_written_from_changes_nothing(entries):
    got, _ = read("csv", write("csv", entries))
    contents = {entry.identifier: entry.content for entry in entries}
    for entry in got:
        assert in_order(merge(contents[entry.identifier], entry)) == contents[entry.identifier]


@given(entries=glossaries)
@settings(deadline=None, max_examples=30, phases=PHASES)
def test_a_csv_brings_back_advised_terms_and_their_order(entries):
    got, _ = read("csv", write("csv", entries))
    read_back = {entry.identifier: entry.content for entry in got}
    for entry in entries:
        for language, section in entry.content.languages.items():
            advised = [term.term for term in advised_terms(section)]
            if advised:
                terms = [term.term for term in read_back[entry.identifier].languages[language].terms]
                assert terms == advised


@pytest.mark.parametrize("name", WHOLE)
def test_the_seed_comes_back_whole(name, seed):
    file = write(name, seed)
    got, problems = read(READER.get(name, name), file)
    assert problems == []
    assert [in_order(entry.content) for entry in got] == [in_order(entry.content) for entry in seed]
    assert write(name, published_again(got, seed)) == file


@pytest.mark.parametrize("name", ["json", "tbx", "csv"])
def test_an_export_of_one_language_leaves_the_others_alone_when_it_comes_back(name, seed):
    entry = seed[0]
    got, problems = read(name, write(name, [entry], languages=(Language.KAZAKH,)))
    assert problems == []
    assert set(got[0].content.languages) == {Language.KAZAKH}
    assert in_order(merge(entry.content, got[0])) == in_order(entry.content)
