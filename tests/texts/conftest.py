"""Texts read into a database, small ones of our own and the five real ones."""

import pytest

from glossary.texts.storing import Prepared, Record, add_text

LINES = [
    "Ауылдағы мектептің балалары көктемде бау отырғызуды көптен бері дәстүрге",
    "айналдырып келеді. Олар жыл сайын жүзден астам алма ағашын отырғызады да",
    "күзге дейін суарады. Үлкендер де балаларға көмектеседі. Кешке қарай бәрі",
    "бірге шай ішіп, ән айтады. Мұндай күндер ел есінде көпке дейін сақталады.",
]


@pytest.fixture
def lines():
    return list(LINES)


@pytest.fixture
def load():
    """Read lines into the database as the text 009 and return the report."""

    def loading(session, lines, code="009", **record):
        return add_text(session, Record(code, **record), Prepared(lines))

    return loading
