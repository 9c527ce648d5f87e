"""The table of formats, and how a file is recognised."""

import io

import pytest

from glossary.domain.vocabulary import Language
from glossary.exchange.errors import LEFT_OUT, MESSAGES, UnreadableFile
from glossary.exchange.formats import EXPORTERS, IMPORTERS, format_of
from tests.exchange.conftest import write


@pytest.mark.parametrize(
    ("name", "beginning", "format"),
    [
        ("a.csv", b"", "csv"),
        ("A.CSV", b"", "csv"),
        ("a.tsv", b"", "csv"),
        ("a.json", b"", "json"),
        ("a.tbx", b"", "tbx"),
        ("a.xml", b"<tbx", "tbx"),
        ("upload", b' {"entries"', "json"),
        ("upload", b"\xef\xbb\xbf[", "json"),
        ("upload", b"<?xml", "tbx"),
        ("upload", "<?xml".encode("utf-16"), "tbx"),
    ],
)
def test_a_file_is_recognised_by_its_name_or_its_beginning(name, beginning, format):
    assert format_of(name, beginning) == format


def test_a_file_that_cannot_be_recognised_is_refused_in_words():
    with pytest.raises(UnreadableFile, match="picture"):
        format_of("picture", b"\x89PNG")


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_writes_the_seed_and_nothing(name, seed):
    assert len(write(name, seed)) > 10_000
    assert write(name, []) is not None


def test_a_format_that_takes_an_encoding_reads_in_it():
    assert [name for name, format in IMPORTERS.items() if format.takes_encoding] == ["csv"]
    reading = IMPORTERS["csv"].read(io.BytesIO("kk\nөңір\n".encode("kz1048")), encoding="kz1048")
    assert [entry.content.label(Language.KAZAKH) for entry in reading] == ["өңір"]


def test_names_agree_with_the_keys():
    assert all(key == format.name for table in (EXPORTERS, IMPORTERS) for key, format in table.items())


def test_what_leaves_an_entry_out_is_a_known_message():
    assert set(MESSAGES) >= LEFT_OUT
