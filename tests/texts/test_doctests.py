"""The examples in the docstrings of the texts package are true."""

import doctest
import importlib
import pkgutil

import pytest

import glossary.texts

MODULES = [module.name for module in pkgutil.iter_modules(glossary.texts.__path__, "glossary.texts.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_are_true(name):
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0
