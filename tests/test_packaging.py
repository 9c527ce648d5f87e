"""The program as it travels: wheel and source archive hold all it needs, the locks what is declared."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import glossary

ROOT = Path(__file__).parents[1]
DATA = {"migrations", "seed", "templates"}


def run(*command: str | Path, cwd: Path) -> str:
    """Run a program as a newcomer's shell would, without our settings, and return what it prints."""
    bare = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    done = subprocess.run(command, cwd=cwd, env=bare, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def built(kind: str, folder: Path, tree: Path = ROOT) -> Path:
    """Build a wheel or an sdist of the tree, without a network and without a build environment of its own."""
    run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", folder, cwd=tree)
    (archive,) = folder.iterdir()
    return archive


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone into an environment that borrows our dependencies; return the command."""
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, symlinks=True)
    (site_packages,) = environment.glob("lib/python*/site-packages")
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    python = environment / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=environment)
    return environment / "bin" / "glossary"


def tracked(folder: str) -> set[str]:
    """Return the files of a folder as version control, or else the disk, has them."""
    listed = subprocess.run(["git", "ls-files", "-z", folder], cwd=ROOT, capture_output=True, text=True)
    on_disk = (str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*") if path.is_file())
    names = listed.stdout.split("\0") if listed.returncode == 0 else on_disk
    return {name for name in names if name and (ROOT / name).is_file() and "__pycache__" not in name}


@pytest.mark.slow
def test_the_wheel_carries_the_whole_package_and_the_data_of_the_tree(wheel):
    held = {name for name in zipfile.ZipFile(wheel).namelist() if not name.startswith("glossary-")}
    wanted = tracked("glossary") | {f"glossary/_data/{name}" for folder in DATA for name in tracked(folder)}
    assert wanted <= held
    assert {name.split("/")[0] for name in held} == {"glossary"}


@pytest.mark.slow
def test_the_source_archive_builds_the_same_wheel(wheel, tmp_path):
    with tarfile.open(built("sdist", tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    (tree,) = tmp_path.glob("glossary-*")
    again = built("wheel", tmp_path / "wheel", tree)
    assert zipfile.ZipFile(again).namelist() == zipfile.ZipFile(wheel).namelist()


@pytest.mark.slow
def test_the_installed_command_says_its_version(installed, tmp_path):
    assert glossary.__version__ in run(installed, "--version", cwd=tmp_path)


@pytest.mark.slow
def test_the_installed_command_makes_a_termbase_and_looks_up_in_it(installed, tmp_path):
    run(installed, "init", cwd=tmp_path)
    answer = json.loads(run(installed, "lookup", "көпвекторлы", "саясат", "--json", cwd=tmp_path))
    assert answer["hits"][0]["matched"]["term"] == "көпвекторлы саясат"
    assert {path.name for path in tmp_path.iterdir()} >= {"glossary.db"}


@pytest.mark.parametrize(("lock", "extras"), [("requirements.lock", ()), ("requirements-dev.lock", ("dev",))])
def test_the_lock_holds_what_is_declared(lock, extras):
    pinned = dict(re.findall(r"^([a-z0-9.-]+)==(\S+) \\$", (ROOT / lock).read_text(encoding="utf-8"), re.M))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *(project["optional-dependencies"][extra] for extra in extras)]
    for requirement in (Requirement(line) for group in groups for line in group):
        assert requirement.name in pinned, f"{requirement} is not in {lock}: run make lock"
        assert requirement.specifier.contains(pinned[requirement.name]), f"{requirement} and {lock} disagree"


def test_both_locks_agree():
    run_time, development = (
        set(re.findall(r"^\S+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.M))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert run_time <= development


def test_every_locked_file_has_a_hash():
    for name in ("requirements.lock", "requirements-dev.lock"):
        blocks = re.split(r"^(?=\S+==)", (ROOT / name).read_text(encoding="utf-8"), flags=re.M)[1:]
        assert not [block.split(" ")[0] for block in blocks if "--hash=sha256:" not in block]
