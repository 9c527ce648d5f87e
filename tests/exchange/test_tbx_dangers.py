"""What is dangerous, broken, huge or merely strange in a TBX file costs no more than it must."""

import subprocess
import sys
from pathlib import Path

import pytest

from glossary.exchange import reading as limits
from glossary.exchange.errors import UnreadableFile
from glossary.exchange.formats import IMPORTERS
from tests.exchange.conftest import read
from tests.exchange.tbx import entry_of, section, term, v2, v3

ENTITY = '<!DOCTYPE martif [<!ENTITY a "x">]>'
TEN_TIMES = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
LAUGHS = f"<!DOCTYPE martif [<!ENTITY a0 'ha'>{TEN_TIMES}]>"
ENTRY = '<termEntry id="c1"><langSet xml:lang="kk"><tig><term>шарт %s</term></tig></langSet></termEntry>'


class TestDangers:
    @pytest.mark.parametrize(
        ("file", "code"),
        [
            (v2(ENTRY % "&a;", ENTITY), "entities"),
            (v2(ENTRY % "&a11;", LAUGHS), "entities"),
            (v2(ENTRY % "&a;", '<!DOCTYPE martif [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "entities"),
            (
                v2(ENTRY % "", '<!DOCTYPE martif [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;]>'),
                "entities",
            ),
            (v2(ENTRY % "&a;", '<!DOCTYPE martif SYSTEM "x.dtd">'), "entities"),
            (v2(ENTRY % "&a;"), "entities"),
            (v2("<a>" * 200_000 + "</a>" * 200_000), "too_deep"),
            ("", "empty_file"),
            ("шарт", "not_xml"),
            ("<tbx><text>", "not_xml"),
            ("<html><body/></html>", "not_tbx"),
            (v3(term("<term>\x00</term>")), "not_xml"),
            (v3(term("<term>\x1b</term>")), "not_xml"),
            (b'<?xml version="1.0"?>' + v3(term("<term>шарт</term>")).encode("cp1251"), "not_xml"),
        ],
    )
    def test_a_dangerous_or_broken_file_is_refused_in_words(self, file, code):
        with pytest.raises(UnreadableFile) as refusal:
            read("tbx", file)
        assert refusal.value.code == code
        assert "%(" not in str(refusal.value)

    @pytest.mark.parametrize("character", ["\u202e", "\u200b", "\u2066", "\ufeff", "\u0085"])
    def test_an_entry_with_an_unwanted_character_is_refused_by_name_and_the_others_go_on(self, character):
        bad = entry_of(f"{section(f'ша{character}рт')}")
        good = f'<conceptEntry id="c2">{section("шарт")}</conceptEntry>'
        entries, problems = read("tbx", v3(bad + good))
        assert [entry.identifier for entry in entries] == ["c2"]
        assert [(problem.where, problem.code) for problem in problems] == [("entry c1", "characters")]
        assert f"U+{ord(character):04X}" in problems[0].message

    def test_a_file_that_is_too_large_is_refused(self, monkeypatch, tmp_path):
        monkeypatch.setattr(limits, "MAXIMUM_MEGABYTES", 1)
        path = tmp_path / "large.tbx"
        path.write_text(v3("".join(term("<term>шарт</term>") for _ in range(12_000))), encoding="utf-8")
        with pytest.raises(UnreadableFile, match="larger than 1 MB"):
            list(IMPORTERS["tbx"].read(path))

    def test_memory_stays_flat_over_many_entries(self, tmp_path):
        assert peak_memory(tmp_path, 20_000) < peak_memory(tmp_path, 1_000) + 8_000


def peak_memory(folder: Path, entries: int) -> int:
    """KiB that a process of its own needs at most to read a file of so many entries."""
    path = folder / f"{entries}.tbx"
    before, after = v3("|").split("|")
    with path.open("w", encoding="utf-8") as file:
        file.write(before)
        for number in range(entries):
            file.write(term("<term>шарт</term><note>" + "x" * 500 + "</note>").replace("c1", f"c{number}"))
        file.write(after)
    program = (
        "import pathlib, resource, sys; from glossary.exchange.tbx_reading import read;"
        "print(sum(1 for _ in read(pathlib.Path(sys.argv[1]))));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program, str(path)], check=True, capture_output=True, text=True
    ).stdout.split()
    assert int(answer[0]) == entries
    return int(answer[1])


@pytest.mark.shared
def test_every_sample_of_the_wild_is_read_or_refused_in_words(shared):
    outcomes = [outcome(path) for path in (shared / "tbx" / "samples").rglob("*") if path.is_file()]
    assert not [words for words in outcomes if "%(" in words]
    assert sum(words == "read" for words in outcomes) >= 28


def outcome(path: Path) -> str:
    reading = IMPORTERS["tbx"].read(path)
    try:
        entries = list(reading)
    except UnreadableFile as refusal:
        return str(refusal)
    if not all(next(entry.content.terms(), None) for entry in entries):
        return "%(an entry without terms)"
    return next((problem.message for problem in reading.problems if "%(" in problem.message), "read")
