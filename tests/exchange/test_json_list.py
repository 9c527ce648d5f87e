"""JSON as the design gives it, streamed, and refused in words where it is something else."""

import json
import re

import msgspec
import pytest

from glossary.domain.content import IdentifiedContent
from glossary.exchange.errors import UnreadableFile
from tests.exchange.conftest import read, write

TERM = '{"kk":{"terms":[{"term":"шарт"}]}}'


def test_the_file_has_the_promised_shape(seed):
    document = json.loads(write("json", seed))
    entry = document["entries"][0]
    assert document["title"] == "Глоссарий"
    assert document["number_of_entries"] == len(document["entries"]) == len(seed)
    assert entry["identifier"] == seed[0].identifier
    assert entry["subject_fields"]
    term = entry["languages"]["kk"]["terms"][0]
    assert term["administrative_status"] == "preferred"
    assert {"sentence", "text", "start_line", "end_line"} <= set(term["examples"][0])
    assert (entry["revision"], entry["approved_on"], entry["origin"]) == (1, "2026-11-21", "reviewed")


def test_an_entry_without_its_revision_is_the_shape_of_the_seed(seed):
    entry = json.loads(write("json", seed[:1]))["entries"][0]
    bare = {key: value for key, value in entry.items() if key not in ("revision", "approved_on", "origin")}
    assert msgspec.convert(bare, IdentifiedContent).content() == seed[0].content


def test_no_entries_are_a_file_too():
    assert json.loads(write("json", []))["entries"] == []


def test_a_bare_list_is_read_too():
    entries, problems = read("json", f'[{{"identifier":"c-1","languages":{TERM}}}]')
    assert [entry.identifier for entry in entries] == ["c-1"]
    assert problems == []


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("", "empty_file"),
        ("{", "not_json"),
        ("шарт", "not_json"),
        ("{}", "no_entries"),
        ('{"entries": 3}', "no_entries"),
        ('{"entries": [], "content_format": 99}', "newer_content"),
        ("[" * 200_000, "too_deep"),
        ('{"entries":[{"languages":' + "[" * 100_000 + "]" * 100_000 + "}]}", "too_deep"),
        (b"\xff\xfe{", "not_json"),
    ],
)
def test_something_else_is_refused_as_a_whole(file, code):
    with pytest.raises(UnreadableFile) as refusal:
        read("json", file)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('{"identifier":"c-1","colour":1}', "colour"),
        ('{"identifier":"c-1","languages":{"de":{}}}', "de"),
        ('{"identifier":"c-1","languages":{"kk":{"terms":[{"term":7}]}}}', r"\$\.languages"),
        ('{"identifier":"c-1"}', "no term"),
        ('{"languages":{"kk":{"terms":[{"term":"\\ud800"}]}}}', "LONE SURROGATE"),
        ('{"languages":{"kk":{"terms":[{"term":"\\u0000"}]}}}', "U\\+0000"),
        ('{"languages":{"kk":{"terms":[{"term":"a\\u202eb"}]}}}', "U\\+202E"),
    ],
)
def test_one_bad_entry_is_named_and_the_others_go_on(entry, words):
    entries, problems = read("json", f'{{"entries":[{entry},{{"identifier":"c-2","languages":{TERM}}}]}}')
    assert [entry.identifier for entry in entries] == ["c-2"]
    assert len(problems) == 1
    assert problems[0].where.startswith("entry ")
    assert re.search(words, problems[0].message)
