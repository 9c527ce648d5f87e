"""The examples in the docstrings of the domain, storage, editing, web and command line hold."""

import doctest
import importlib
import pkgutil

import pytest

import glossary.cli
import glossary.domain
import glossary.editing
import glossary.storage
import glossary.web

MODULES = [
    module.name
    for package in (glossary.domain, glossary.storage, glossary.editing, glossary.web, glossary.cli)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
]


@pytest.mark.parametrize("name", MODULES)
def test_every_example_in_the_docstrings_holds(name: str):
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0
