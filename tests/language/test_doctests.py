"""The examples in the docstrings of glossary.language hold."""

import doctest
import importlib
import pkgutil

import pytest

import glossary.language

MODULES = [
    module.name
    for module in pkgutil.walk_packages(glossary.language.__path__, f"{glossary.language.__name__}.")
]


@pytest.mark.parametrize("name", MODULES)
def test_every_example_in_the_docstrings_holds(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0
