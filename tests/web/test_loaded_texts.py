"""Loaded texts in the pages: reading with terms marked, the concordance, candidates, loading itself."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from glossary.domain.content import EntryContent, ExampleContent, LanguageContent
from glossary.domain.vocabulary import Language, Role
from glossary.storage.engine import Database
from glossary.storage.tables import Revision, Text
from glossary.texts.ranking import keep_candidates, rank_candidates
from glossary.texts.storing import Prepared, Record, add_text
from tests.builders import a_content, a_term, an_entry, identifier_of
from tests.web.conftest import Writing, token_on

LINES = """
Кеден одағы туралы сөз қозғаймыз.
Үш ел кеден одағына мүше болып кірді.
Олар кеден одағының ережелерін қабылдады.
Одақ ұзақ жыл жұмыс істеді, одаққа жаңа ел кірді, одақтан ешкім шықпады.
Өңірлік нарықтың дамуы туралы көп айтылды.
Біз өңірлік нарықты ұзақ зерттедік.
Олар өңірлік нарыққа бірге шықты.
Нарық ашық болуы керек, нарықтың талабы осы.
""".strip()


@pytest.fixture
def loaded(writing: Writing) -> str:
    """A small text of our own, its candidates ranked, and the identifier of the one entry."""
    with writing() as session:
        identifier = identifier_of(
            session, an_entry(session, a_content(kk="кеден одағы", ru="таможенный союз"))
        )
        add_text(session, Record("900", title="Шағын мәтін"), Prepared(LINES.split("\n")))
        keep_candidates(session, rank_candidates(session))
    return identifier


def test_a_phrase_is_found_in_all_its_forms_with_its_place(client: FlaskClient, loaded: str):
    page = client.get("/en/texts/search", query_string={"q": "кеден одағы"}).text
    assert "Found 3 times." in page
    assert "<mark>кеден одағына</mark>" in page
    assert "900:2" in page


def test_a_phrase_that_stands_nowhere_is_said_to(client: FlaskClient, loaded: str):
    page = client.get("/en/texts/search", query_string={"q": "мұхит кемесі"})
    assert page.status_code == 200
    assert "stands in none of the loaded texts" in page.text


def test_without_a_text_the_search_says_so(client: FlaskClient):
    assert "No text is loaded here." in client.get("/en/texts/search", query_string={"q": "одақ"}).text


def test_a_text_is_read_with_its_terms_leading_to_their_entries(client: FlaskClient, loaded: str):
    page = client.get("/en/texts/900").text
    assert re.search(rf'<a href="/en/entries/{loaded}"[^>]*>кеден одағының</a>', page)


def test_of_a_text_that_is_not_loaded_the_record_is_shown(client: FlaskClient):
    assert "the text itself is not loaded" in client.get("/en/texts/001").text
    assert client.get("/en/texts/nothing").status_code == 404


def test_one_click_proposes_a_line_as_an_example(
    signed_in: Callable[..., FlaskClient], loaded: str, database: Database
):
    browser = signed_in(Role.EDITOR)
    page = browser.get("/en/texts/search", query_string={"q": "кеден одағы"}).text
    data = {
        "csrf_token": token_on(page),
        "identifier": loaded,
        "term": "кеден одағы",
        "phrase": "кеден одағы",
    }

    answer = browser.post("/en/texts/900/2/example", data=data)

    assert answer.status_code == 303
    assert answer.location.endswith(f"/review/{loaded}/2")
    with database.reading() as session:
        revision = session.scalars(select(Revision).order_by(Revision.id.desc())).first()
    example = revision.content.languages["kk"].terms[0].examples[0]
    assert example.sentence == "Үш ел кеден одағына мүше болып кірді."
    assert (example.text, example.start_line, example.end_line) == ("900", 2, 2)


def test_a_line_is_not_proposed_while_a_proposal_is_open_nor_twice(
    signed_in: Callable[..., FlaskClient], loaded: str
):
    browser = signed_in(Role.EDITOR)
    page = browser.get("/en/texts/search", query_string={"q": "кеден одағы"}).text
    data = {"csrf_token": token_on(page), "identifier": loaded, "term": "кеден одағы"}
    browser.post("/en/texts/900/2/example", data=data)
    again = browser.post("/en/texts/900/3/example", data=data, follow_redirects=True)
    assert "was changed by someone else" in again.text
    reviewer = signed_in(Role.REVIEWER)
    page = reviewer.get(f"/en/review/{loaded}/2").text
    reviewer.post(f"/en/review/{loaded}/2", data={"csrf_token": token_on(page), "step": "approve"})
    same = browser.post("/en/texts/900/2/example", data=data, follow_redirects=True)
    assert "quotes this sentence already" in same.text


def test_candidates_are_ranked_and_what_is_known_is_marked(
    signed_in: Callable[..., FlaskClient], loaded: str
):
    page = signed_in(Role.EDITOR).get("/en/texts/candidates").text
    rows = re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
    known = next(row for row in rows if "кеден одағы" in row)
    unknown = next(row for row in rows if "өңірлік нарық" in row)
    assert ">known</a>" in known
    assert "Start an entry" in unknown


def test_one_click_starts_an_entry_with_its_examples(signed_in: Callable[..., FlaskClient], loaded: str):
    browser = signed_in(Role.EDITOR)
    page = browser.get("/en/texts/candidates").text
    (link,) = {each for each in re.findall(r"/en/propose\?candidate=\d+", page) if each}
    form = browser.get(link).text
    assert 'value="өңірлік нарық"' in form
    assert "Біз өңірлік нарықты ұзақ зерттедік." in form
    assert 'value="900:5"' in form


def test_a_text_is_loaded_through_the_page_with_its_progress(
    signed_in: Callable[..., FlaskClient], database: Database
):
    browser = signed_in(Role.EDITOR)
    token = token_on(browser.get("/en/texts/add").text)
    file = (BytesIO(LINES.encode()), "a.txt")
    data = {"csrf_token": token, "file": file, "code": "901", "title": "Тағы бір мәтін"}
    data |= {"published_in": "Хабаршы, № 3", "language": "kk"}

    answer = browser.post("/en/texts/add", data=data, content_type="multipart/form-data")

    assert answer.status_code == 200
    assert "100 %" in answer.text
    assert "Loaded: 8 sentences." in answer.text
    with database.reading() as session:
        assert session.get(Text, "901").title == "Тағы бір мәтін"
        assert session.get(Text, "901").published_in == "Хабаршы, № 3"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Қазақстан".encode("kz1048") + b"\n", "encoding"),
        (b"a\0b\0c\0", "encoding"),
        (b"", "no text"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_words(
    signed_in: Callable[..., FlaskClient], content: bytes, words: str
):
    browser = signed_in(Role.EDITOR)
    token = token_on(browser.get("/en/texts/add").text)
    data = {"csrf_token": token, "file": (BytesIO(content), "a.txt"), "code": "901", "language": "kk"}
    answer = browser.post("/en/texts/add", data=data, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert words in answer.text


def test_a_sentence_that_two_texts_share_is_shown_once_as_an_example(client: FlaskClient, writing: Writing):
    sentence = "Үш ел кеден одағына мүше болып кірді."
    shared = tuple(
        ExampleContent(sentence=each, text=code, start_line=1, end_line=1)
        for each, code in ((sentence, "000"), (f"{sentence[:-1]} .", "002"))
    )
    term = a_term("кеден одағы", examples=shared)
    content = EntryContent(languages={Language.KAZAKH: LanguageContent(terms=(term,))})
    with writing() as session:
        identifier = identifier_of(session, an_entry(session, content))
    page = client.get(f"/en/entries/{identifier}").text
    assert page.count("<blockquote") == 1
