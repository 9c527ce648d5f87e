"""Finding what is published: look-up, suggestions, browsing, texts, taking it home."""

import csv
import io
import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from glossary.domain.content import EntryContent, ExampleContent, LanguageContent
from glossary.domain.vocabulary import Language
from glossary.storage.engine import Database
from tests.builders import a_content, a_term, an_entry, identifier_of
from tests.web.conftest import Writing, application


@pytest.fixture
def power(writing: Writing) -> str:
    with writing() as session:
        content = a_content(kk="орта держава", ru="средняя держава", en="middle power")
        return identifier_of(session, an_entry(session, content))


def rows(page: str) -> list[str]:
    """Return the identifiers of the entries that a list links to, in order."""
    table = page.partition("<tbody")[2].partition("</table>")[0]
    return re.findall(r'href="/kk/entries/([^"/]+)"', table)


def test_an_exact_term_needs_no_explanation(client: FlaskClient, power: str):
    page = client.get("/kk/search?q=Орта держава").text
    assert rows(page) == [power]
    assert 'class="why"' not in page
    assert "<b>орта держава</b>" in page


def test_an_inflected_form_is_found_and_the_page_says_why(client: FlaskClient, power: str):
    page = client.get("/en/search?q=орта державаларды").text
    assert f"/en/entries/{power}" in page
    assert 'found as a form of <q lang="kk">орта держава</q>' in page


def test_a_search_can_be_narrowed_by_links(client: FlaskClient, power: str):
    page = client.get("/kk/search?q=держава").text
    assert "language=ru" in page
    assert rows(client.get("/kk/search?q=средняя&language=ru").text) == [power]
    narrowed = client.get("/en/search?q=средняя держава&language=en").text
    assert "The search is narrowed." in narrowed
    for nonsense in (
        "language=xx",
        "subject_field=%00",
        "administrative_status=x",
        "after=%ff",
        "_external=1",
    ):
        assert client.get(f"/kk/search?q=держава&{nonsense}").status_code == 200


def test_nothing_found_helps_on(client: FlaskClient, power: str):
    page = client.get("/en/search?q=ортаq zzzz").text
    assert "Nothing found for" in page
    assert f"/en/entries/{power}" in page.partition("Nearest terms")[2]


def test_an_empty_query_leads_home(client: FlaskClient):
    assert client.get("/kk/search?q=+").location == "/kk/"


@pytest.mark.parametrize(
    "query",
    ['"', "AND", "NEAR(", "*", "%", "_", "%25ff", "%ff", "%00", "%EF%BF%BF", "a" * 50_000, "'" * 300, "%0a"],
)
def test_any_query_is_answered(client: FlaskClient, power: str, query: str):
    for page in ("search", "suggest"):
        assert client.get(f"/kk/{page}?q={query}").status_code in {200, 302}


def test_long_answers_come_in_pages_without_gaps(client: FlaskClient, writing: Writing):
    with writing() as session:
        made = {identifier_of(session, an_entry(session, a_content(kk=f"шекара {n}"))) for n in range(45)}
    address, seen = "/kk/search?q=шекара", []
    while address:
        page = client.get(address).text
        seen += rows(page)
        onward = re.search(r'rel="next" href="([^"]+)"', page)
        address = onward[1].replace("&amp;", "&") if onward else ""
    assert len(seen) == len(set(seen)) == 45
    assert set(seen) == made


def test_suggestions_are_a_fragment_of_options(client: FlaskClient, power: str):
    page = client.get("/kk/suggest?q=орт").text
    assert "<html" not in page
    assert page.count('role="option"') == 1
    assert f'data-href="/kk/entries/{power}"' in page
    assert "middle power" in page


def test_letters_follow_the_kazakh_alphabet_and_lead_only_where_terms_are(
    client: FlaskClient, writing: Writing
):
    with writing() as session:
        for term in ("әлем", "бейбітшілік", "іс", "яғни", "қару"):
            an_entry(session, a_content(kk=term))
    page = client.get("/kk/browse/kk/Ә").text
    linked = re.findall(r'<a href="/kk/browse/kk/[^"]+"[^>]*>(.)</a>', page)
    assert linked == ["Ә", "Б", "Қ", "І", "Я"]
    assert "Ғ</span>" in page
    assert client.get("/kk/browse/kk/Ғ").status_code == 200
    assert client.get("/kk/browse/kk/ЖЖ").status_code == 404


def test_terms_under_a_letter_stand_in_kazakh_order(client: FlaskClient, writing: Writing):
    with writing() as session:
        made = {
            term: identifier_of(session, an_entry(session, a_content(kk=term)))
            for term in ("тіл", "тақ", "тәж", "түс", "тур")
        }
    page = client.get("/kk/browse/kk/Т").text
    assert rows(page) == [made[term] for term in ("тақ", "тәж", "тур", "түс", "тіл")]


def test_a_letter_with_many_terms_is_turned_page_by_page(client: FlaskClient, writing: Writing):
    with writing() as session:
        for number in range(60):
            an_entry(session, a_content(kk=f"шарт {number:02}"))
    first, second = (rows(client.get(f"/kk/browse/kk/Ш{page}").text) for page in ("", "?page=2"))
    assert (len(first), len(second)) == (50, 10)
    assert not set(first) & set(second)
    for nonsense in ("0", "-1", "x", "9" * 30, "%00"):
        assert client.get(f"/kk/browse/kk/Ш?page={nonsense}").status_code == 200


def test_a_subject_field_holds_the_entries_of_the_fields_below(client: FlaskClient, power: str):
    page = client.get("/kk/fields/international-relations").text
    assert rows(page) == [power]
    assert "Бұл салада" in client.get("/kk/fields/economy").text


def test_the_records_of_the_texts_say_that_the_texts_are_not_loaded(client: FlaskClient, writing: Writing):
    example = ExampleContent(sentence="Бұл орта держава.", text="001", start_line=1, end_line=1)
    with writing() as session:
        an_entry(session, a_content(kk="держава"))
        term = a_term("орта держава", examples=(example,))
        an_entry(session, EntryContent(languages={Language.KAZAKH: LanguageContent(terms=(term,))}))
    page = client.get("/en/texts/").text
    assert "the texts themselves are not loaded" in page
    assert "1 quotation here" in page
    assert page.count("<article") == 5


def test_the_home_page_counts_what_is_published(client: FlaskClient, power: str):
    page = client.get("/en/").text
    assert "1 entry" in page
    assert "100% reviewed by a second person" in page
    assert f"/en/entries/{power}" in page


def test_the_export_is_a_file_of_what_is_published(client: FlaskClient, power: str):
    answer = client.get("/kk/export/json")
    assert [entry["identifier"] for entry in json.loads(answer.data)["entries"]] == [power]
    assert (
        answer.headers["Content-Disposition"] == "attachment; filename=Atau.json; filename*=UTF-8''Atau.json"
    )


def test_an_export_can_be_of_one_field_and_one_language(client: FlaskClient, power: str, writing: Writing):
    with writing() as session:
        an_entry(session, a_content(kk="ақша", ru="деньги", subject_fields=("economy",)))
    query = "?format=csv&subject_field=economy&language=ru&language="
    answer = client.get(f"/kk/export/file{query}")
    (row,) = csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")))
    assert row["ru"] == "деньги"
    assert not row.get("kk")
    for nonsense in ("subject_field=x", "language=xx", "subject_field=%0d%0a"):
        assert client.get(f"/kk/export/csv?{nonsense}").status_code == 404


def test_a_cyrillic_site_name_is_kept_whole_in_the_file_name(database: Database):
    with application(database, site_name="Атау\r\nX: 1") as app:
        header = app.test_client().get("/kk/export/csv").headers["Content-Disposition"]
    assert header.startswith("attachment; filename=")
    assert "\n" not in header
    assert "filename*=UTF-8''%D0%90%D1%82%D0%B0%D1%83" in header


LISTS = ["/kk/", "/kk/search?q=шекара", "/kk/suggest?q=шек", "/kk/browse/kk/Ш", "/kk/fields/foreign-policy"]


@pytest.mark.parametrize("address", LISTS)
def test_a_list_costs_no_more_statements_the_longer_it_is(
    app: Flask, client: FlaskClient, writing: Writing, statements, address: str
):
    def cost() -> int:
        with statements(app.extensions["glossary_database"]) as sent:
            assert "шекара" in client.get(address).text
        return len(sent)

    def publish(numbers: range) -> None:
        with writing() as session:
            for number in numbers:
                an_entry(session, a_content(kk=f"шекара {number}", ru=f"граница {number}"))

    publish(range(2))
    few = cost()
    publish(range(2, 15))
    assert cost() <= few  # a search that finds enough tries no further step
    assert few <= 30
