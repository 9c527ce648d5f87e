"""The examples in the docstrings of look-up and of the keys hold."""

import doctest
import importlib
import pkgutil

import pytest

import glossary.lookup

MODULES = [
    "glossary.storage.term_keys",
    *(f"glossary.lookup.{module.name}" for module in pkgutil.iter_modules(glossary.lookup.__path__)),
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name):
    results = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert results.failed == 0
