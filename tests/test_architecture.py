"""The rules of the code's shape that a machine can hold: imports, settings, transactions, errors, sizes."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
MODULE_LINES = 400
FUNCTION_LINES = 60
TEMPLATE_LINES = 200
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}


def parsed(*folders: str) -> dict[str, ast.Module]:
    """Return the syntax trees of the modules in these folders by their paths from the top of the tree."""
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    assert paths
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


PROGRAM = parsed("glossary")
EVERYTHING = PROGRAM | parsed("migrations", "tests", "bench")


def nodes(tree: ast.AST, kind: Any) -> Iterator[Any]:
    return (node for node in ast.walk(tree) if isinstance(node, kind))


def reads_environment(tree: ast.Module) -> bool:
    names = {"environ", "environb", "getenv", "getenvb"}
    attributes = {node.attr for node in nodes(tree, ast.Attribute) if ast.unparse(node.value) == "os"}
    imported = {
        name.name for node in nodes(tree, ast.ImportFrom) if node.module == "os" for name in node.names
    }
    return bool(names & (attributes | imported))


def commits(tree: ast.Module) -> bool:
    calls = (node.func for node in nodes(tree, ast.Call))
    return any(isinstance(function, ast.Attribute) and function.attr == "commit" for function in calls)


def catches_everything(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(ast.unparse(kind) in {"Exception", "BaseException"} for kind in caught)


@pytest.mark.slow
def test_imports_run_one_way():
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_environment_is_read_in_the_settings_alone():
    assert {path for path, tree in PROGRAM.items() if reads_environment(tree)} <= {"glossary/settings.py"}


def test_only_views_and_the_command_line_commit():
    committing = [path for path, tree in PROGRAM.items() if commits(tree)]
    assert not [path for path in committing if not path.startswith(("glossary/web/", "glossary/cli"))]


def test_nothing_catches_every_exception():
    handlers = [
        f"{path}:{handler.lineno}"
        for path, tree in EVERYTHING.items()
        for handler in nodes(tree, ast.ExceptHandler)
        if catches_everything(handler)
    ]
    assert not handlers


def test_every_module_says_in_a_sentence_what_lives_there():
    silent = [path for path, tree in EVERYTHING.items() if tree.body and not ast.get_docstring(tree)]
    assert not silent


def test_no_module_has_a_vague_name():
    assert not [path for path in EVERYTHING if VAGUE_NAMES & {*Path(path).with_suffix("").parts}]


def test_modules_functions_and_templates_stay_short():
    lengths = {
        path: len((ROOT / path).read_text(encoding="utf-8").splitlines())
        for path in EVERYTHING
        if not path.startswith("migrations/")  # they are history and never grow
    }
    long = [f"{path}: {lines} lines" for path, lines in lengths.items() if lines > MODULE_LINES]
    for path in lengths:
        for function in nodes(EVERYTHING[path], ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (function.end_lineno or 0) - function.lineno + 1
            if lines > FUNCTION_LINES:
                long.append(f"{path}:{function.lineno} {function.name}: {lines} lines")
    for template in sorted((ROOT / "templates").rglob("*.html")):
        lines = len(template.read_text(encoding="utf-8").splitlines())
        if lines > TEMPLATE_LINES:
            long.append(f"{template.relative_to(ROOT)}: {lines} lines")
    assert not long
