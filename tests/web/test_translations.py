"""The interface speaks its three languages wholly."""

import re

import pytest

from glossary.domain.vocabulary import Language
from glossary.web.locales import load_catalogue
from glossary.web.words import WORDS
from tests import catalogues

PLACES = re.compile(r"%\(\w+\)s")


@pytest.mark.parametrize("locale", catalogues.LOCALES)
def test_no_message_is_untranslated_or_fuzzy(locale: str):
    assert not catalogues.untranslated(locale)


@pytest.mark.parametrize("locale", catalogues.LOCALES)
def test_the_catalogue_holds_what_code_and_templates_say_and_nothing_else(locale: str):
    said = {(message.context, message.id) for message in catalogues.extracted() if message.id}
    kept = {(message.context, message.id) for message in catalogues.catalogue(locale) if message.id}
    assert kept == said


@pytest.mark.parametrize("locale", catalogues.LOCALES)
def test_a_translation_has_the_places_of_its_message(locale: str):
    for message in catalogues.catalogue(locale):
        if message.id:
            expected = set(PLACES.findall(message.id[-1] if message.pluralizable else message.id))
            strings = message.string if message.pluralizable else [message.string]
            for string in strings:
                assert set(PLACES.findall(string)) == expected, message.id


@pytest.mark.parametrize(
    ("locale", "counted"),
    [
        (Language.KAZAKH, ["1 мақала", "2 мақала", "5 мақала"]),
        (Language.RUSSIAN, ["1 статья", "2 статьи", "5 статей"]),
        (Language.ENGLISH, ["1 entry", "2 entries", "5 entries"]),
    ],
)
def test_plurals_follow_the_language(locale: Language, counted: list[str]):
    messages = load_catalogue(locale)
    found = [messages.ngettext("%(count)s entry", "%(count)s entries", n) % {"count": n} for n in (1, 2, 5)]
    assert found == counted


@pytest.mark.parametrize("vocabulary", WORDS, ids=lambda vocabulary: vocabulary.__name__)
def test_every_value_of_a_vocabulary_has_a_word(vocabulary):
    assert set(WORDS[vocabulary]) == set(vocabulary)
