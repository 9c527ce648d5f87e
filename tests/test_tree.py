"""What may stand in the tree: which files, whose licences, and nothing that belongs to one machine."""

import hashlib
import re
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VENDORED = ROOT / "glossary" / "static" / "vendor"
TOP = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "bench",
    "docs",
    "glossary",
    "migrations",
    "pyproject.toml",
    "requirements-dev.lock",
    "requirements.lock",
    "seed",
    "templates",
    "tests",
}
LICENCES = re.compile(r"\b(MIT|0BSD|BSD|Apache|ISC|OFL|SIL Open Font License|CC0)\b")


@cache
def committed() -> list[Path]:
    """Return the files under version control that are there."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is not a checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def lines_matching(pattern: str) -> Iterator[str]:
    """Yield place and text of each line of our own files that the pattern finds."""
    sought = re.compile(pattern)
    for path in committed():
        if VENDORED in path.parents:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a font, a sample in another encoding
        for number, line in enumerate(text.splitlines(), 1):
            if sought.search(line):
                yield f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"


def test_the_top_level_holds_only_what_belongs_there():
    assert {path.relative_to(ROOT).parts[0] for path in committed()} <= TOP


def test_no_file_names_a_package_registry():
    assert not list(
        lines_matching(r"(?i)\b(pypi|npmjs|pythonhosted|debian)\.[a-z]{2,}\b|--(extra-)?index-url")
    )


def test_no_file_names_a_path_of_one_machine():
    assert not list(lines_matching(r"(?<![\w./~}-])/(work|root|home|Users|opt|mnt)/"))


def test_no_file_holds_a_note_of_unfinished_work():
    assert not list(lines_matching(r"\b(TO[D]O|FIX[M]E|XX[X])\b"))


def test_every_vendored_file_is_listed_with_its_licence_and_its_hash():
    notes, hashes = [], {}
    for line in (VENDORED / "VENDORED.txt").read_text(encoding="utf-8").splitlines():
        if entry := re.fullmatch(r"([0-9a-f]{64})  (\S+)", line):
            hashes[entry[2]] = entry[1]
        elif LICENCES.search(line):
            notes.append(line.split()[0])
    files = [path for path in VENDORED.rglob("*") if path.is_file() and path.name != "VENDORED.txt"]
    found = {
        path.relative_to(VENDORED).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }
    assert found == hashes
    works = (name for name in found if not Path(name).name.startswith(("LICEN", "OFL")))
    assert not [name for name in works if not any(fnmatch(name, note) for note in notes)], "licence not given"
