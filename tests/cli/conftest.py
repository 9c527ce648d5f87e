"""The ``glossary`` command as a user runs it: a process of its own, on a database of the test's own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from glossary.cli import main
from glossary.storage.engine import Database
from tests.conftest import Databases

Run = Callable[..., Result]


@pytest.fixture
def run(database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command in an empty folder on the test's database; ``status`` is what it must end with."""
    monkeypatch.chdir(tmp_path)
    return runner(database.url, monkeypatch)


@pytest.fixture
def ask(seeded: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command that only reads, on the whole seed."""
    monkeypatch.chdir(tmp_path)
    return runner(seeded.url, monkeypatch)


@pytest.fixture
def fresh(databases: Databases, seeded: Database) -> Iterator[str]:
    """The address of a copy of the whole seed."""
    seeded.close()
    url = databases.copy(seeded.url)
    yield url
    databases.drop(url)


def runner(url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("GLOSSARY_DATABASE_URL", url)

    def invoke(*arguments: str | Path, status: int = 0) -> Result:
        result = CliRunner().invoke(main, [str(each) for each in arguments])
        told = result.stdout + result.stderr
        assert result.exit_code == status, told
        assert "Traceback" not in told
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return invoke


def process(*arguments: str | Path, url: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess:
    """Run the command as a process, with nothing in its environment but what is given."""
    surroundings = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "GLOSSARY_DATABASE_URL": url,
    } | environment
    command = [sys.executable, "-m", "glossary", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=cwd, env=surroundings, timeout=300)


def answer(result: Result) -> Any:
    """Return the one JSON value that a command printed."""
    return json.loads(result.stdout)
