"""What every test may ask for."""

import os
from pathlib import Path

import pytest

pytest_plugins = ["tests.ci"]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development material beside the checkout; tests that need it skip where it is not."""
    folder = Path(os.environ.get("GLOSSARY_SHARED", Path(__file__).parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip("the full texts and schemas are development material and are not here")
    return folder
