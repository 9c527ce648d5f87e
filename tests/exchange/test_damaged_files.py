"""However a file is damaged, it is read with problems or refused in words, and nothing else happens."""

import io
import zipfile
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from glossary.exchange.errors import UnreadableFile
from glossary.exchange.formats import IMPORTERS
from tests.exchange.conftest import write

GENERATED = settings(deadline=None, max_examples=150, phases=[Phase.generate])
PIECES = [
    *(bytes([number]) for number in range(256)),
    b"</term>",
    b"<term>",
    b"&x;",
    b"<!DOCTYPE a>",
    b'"',
    b",",
    b"{",
    b"]",
    b"\\ud800",
    b"\xed\xa0\x80",
    b"\xff\xfe",
    b"PK\x01\x02",
    b"null",
]
wounds = st.lists(
    st.tuples(st.integers(0, 10**9), st.integers(0, 40), st.sampled_from(PIECES)), min_size=1, max_size=4
)


def damaged(file: bytes, wounds: list[tuple[int, int, bytes]]) -> bytes:
    for place, length, piece in wounds:
        start = place % len(file)
        file = file[:start] + piece + file[start + length :]
    return file


def read_or_refused(name: str, file: bytes) -> str:
    reading = IMPORTERS[name].read(io.BytesIO(file))
    try:
        entries = list(reading)
    except UnreadableFile as refusal:
        return str(refusal)
    words = " ".join(f"{problem.where} {problem.message}" for problem in reading.problems)
    return f"{len(entries)} {words}"


@pytest.fixture(scope="session")
def exports(seed) -> Callable[[str], bytes]:
    """Small exports by format; a function, so that a failure does not print them."""
    return cache(lambda name: write(name, seed[:2]))


@pytest.mark.parametrize("name", IMPORTERS)
@given(wounds=wounds)
@GENERATED
def test_a_damaged_export_never_breaks_the_reader(name, exports, wounds):
    file = exports(name)
    assert read_or_refused(name, damaged(file, wounds))


@pytest.mark.parametrize("name", IMPORTERS)
@given(file=st.binary(max_size=200))
@GENERATED
def test_any_bytes_are_read_or_refused_in_words(name, file):
    assert read_or_refused(name, file)


@given(wounds=wounds, part=st.integers(0, 10**6))
@GENERATED
def test_a_workbook_with_a_damaged_part_never_breaks_the_reader(exports, wounds, part):
    archive = zipfile.ZipFile(io.BytesIO(exports("xlsx")))
    chosen = archive.namelist()[part % len(archive.namelist())]
    wounded = io.BytesIO()
    with zipfile.ZipFile(wounded, "w") as copy:
        for name in archive.namelist():
            data = archive.read(name)
            copy.writestr(name, damaged(data, wounds) if name == chosen else data)
    assert read_or_refused("xlsx", wounded.getvalue())
