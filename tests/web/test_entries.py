"""The page of an entry: what it says, to whom, and that nothing in it is taken for markup."""

import re
from dataclasses import dataclass

import msgspec
import pytest
from flask.testing import FlaskClient

from glossary.domain.content import (
    EntryContent,
    ExampleContent,
    LanguageContent,
    NormativeAuthorization,
    Place,
    RelationContent,
    TermContent,
)
from glossary.domain.values import map_strings
from glossary.domain.vocabulary import (
    AdministrativeStatus,
    Language,
    NormativeStatus,
    RelationType,
    Role,
)
from glossary.editing import proposing, reviewing
from tests.builders import a_content, a_person, a_proposal, an_entry, identifier_of
from tests.web.conftest import Writing

DEPRECATED = AdministrativeStatus.DEPRECATED
POLICY = EntryContent(
    subject_fields=("foreign-policy",),
    languages={
        Language.KAZAKH: LanguageContent(
            definition="бір ғана ықпал орталығына сүйенбейтін саясат",
            terms=(
                TermContent(term="көп векторлы саясат", administrative_status=DEPRECATED),
                TermContent(
                    term="көпвекторлы саясат",
                    administrative_status=AdministrativeStatus.PREFERRED,
                    attested=(Place(text="001", start_line=1275, end_line=1277),),
                    examples=(
                        ExampleContent(
                            sentence="Қазақстан көпвекторлы саясатын жүргізеді.",
                            text="001",
                            start_line=1275,
                            end_line=1277,
                        ),
                    ),
                ),
            ),
        ),
        Language.RUSSIAN: LanguageContent(terms=(TermContent(term="многовекторная политика"),)),
    },
)


def bare(page: str) -> str:
    """Return a page's words without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture
def policy(writing: Writing) -> str:
    """The identifier of a published entry with much to say."""
    with writing() as session:
        return identifier_of(session, an_entry(session, POLICY))


def test_the_page_names_status_provenance_and_place(client: FlaskClient, policy: str):
    words = bare(client.get(f"/en/entries/{policy}").text)
    assert "preferred · attested 001:1275–1277" in words
    assert "deprecated · editors' proposal" in words
    assert "бір ғана ықпал орталығына сүйенбейтін саясат" in words
    assert "001 , lines 1275–1277" in words


def test_the_preferred_term_stands_first_and_each_language_is_marked(client: FlaskClient, policy: str):
    page = client.get(f"/kk/entries/{policy}").text
    assert page.index(">көпвекторлы саясат<") < page.index(">көп векторлы саясат<")
    assert 'lang="ru" aria-labelledby="in-ru"' in page
    assert "ұсынылатын" in page


def test_the_term_is_bold_in_its_example_whatever_its_ending(client: FlaskClient, policy: str):
    assert "Қазақстан <b>көпвекторлы саясатын</b> жүргізеді." in client.get(f"/kk/entries/{policy}").text


def test_the_page_says_who_wrote_and_who_approved(client: FlaskClient, writing: Writing):
    with writing() as session:
        author = a_person(session, name="Айгүл")
        identifier = identifier_of(session, an_entry(session, POLICY, by=author))
    words = bare(client.get(f"/en/entries/{identifier}").text)
    assert re.search(r"Written by Айгүл, approved by reviewer \d+\.", words)


def test_the_permanent_address_leads_to_the_readers_language(client: FlaskClient, policy: str):
    answer = client.get(f"/entries/{policy}", headers={"Accept-Language": "ru"})
    assert (answer.status_code, answer.location) == (302, f"/ru/entries/{policy}")
    assert {"Accept-Language", "Cookie"} <= set(answer.vary)
    cited = client.get(f"/entries/{policy}/revisions/1")
    assert cited.location == f"/kk/entries/{policy}/revisions/1"
    assert client.get(cited.location).status_code == 200


def test_an_earlier_revision_stays_to_be_cited(client: FlaskClient, writing: Writing, policy: str):
    content = msgspec.structs.replace(POLICY, note="өзгерді")
    with writing() as session:
        proposing.propose_change(session, policy, content, by=a_person(session), base=1)
        reviewing.approve(session, policy, 2, by=a_person(session, Role.REVIEWER))
    assert "өзгерді" in client.get(f"/en/entries/{policy}").text
    earlier = client.get(f"/en/entries/{policy}/revisions/1").text
    assert "өзгерді" not in earlier
    assert "What is published now" in earlier
    history = client.get(f"/en/entries/{policy}/history").text
    assert history.index("revision 2") < history.index("revision 1")


def test_a_revision_in_review_is_not_there_for_readers(client: FlaskClient, writing: Writing, policy: str):
    with writing() as session:
        content = msgspec.structs.replace(POLICY, note="әлі тексерілмеген")
        proposing.propose_change(session, policy, content, by=a_person(session), base=1)
    assert client.get(f"/kk/entries/{policy}/revisions/2").status_code == 404
    for page in ("", "/history"):
        assert "әлі тексерілмеген" not in client.get(f"/kk/entries/{policy}{page}").text


def test_a_retired_entry_answers_with_where_it_went(client: FlaskClient, writing: Writing, policy: str):
    with writing() as session:
        successor = identifier_of(session, an_entry(session, a_content(kk="мұрагер")))
        reason = "қосылды"
        proposing.propose_retirement(
            session, policy, by=a_person(session), base=1, reason=reason, successor=successor
        )
        reviewing.approve(session, policy, 2, by=a_person(session, Role.REVIEWER))
    answer = client.get(f"/kk/entries/{policy}")
    assert answer.status_code == 410
    assert f'href="/kk/entries/{successor}"' in answer.text
    assert ">мұрагер<" in answer.text
    assert client.get(f"/kk/entries/{policy}/revisions/1").status_code == 200


def test_a_relation_is_seen_from_both_ends(client: FlaskClient, writing: Writing, policy: str):
    relation = RelationContent(type=RelationType.BROADER, to=policy)
    with writing() as session:
        other = identifier_of(session, an_entry(session, a_content(kk="теңгерім", relations=(relation,))))
    assert f'broader</dt> <dd> <a href="/en/entries/{policy}"' in squeezed(
        client.get(f"/en/entries/{other}").text
    )
    assert f'narrower</dt> <dd> <a href="/en/entries/{other}"' in squeezed(
        client.get(f"/en/entries/{policy}").text
    )


def squeezed(page: str) -> str:
    return " ".join(page.split())


def test_only_an_editor_sees_the_ways_to_change_an_entry(client: FlaskClient, signed_in, policy: str):
    links = f"/kk/entries/{policy}/edit", f"/kk/entries/{policy}/retire"
    for browser, seen in ((client, 0), (signed_in(Role.MEMBER), 0), (signed_in(Role.EDITOR), 2)):
        page = browser.get(f"/kk/entries/{policy}").text
        assert sum(f'href="{link}"' in page for link in links) == seen


MARKUP = "</title><script>alert(1)</script><b onmouseover='x'>\"&amp;"


@dataclass
class Marked:
    """An entry in which every field holds markup."""

    identifier: str


@pytest.fixture
def marked(writing: Writing) -> Marked:
    full = a_content(kk="т", ru="т", en="т", note="т")
    term = TermContent(
        term="т",
        administrative_status=AdministrativeStatus.PREFERRED,
        geographical_usage="т",
        source="т",
        note="т",
        key_forms=("т",),
        collocations=("т",),
        origin_note="т",
        spelling_authority="т",
        normative_authorization=NormativeAuthorization(
            status=NormativeStatus.OFFICIAL, authority="т", document="т"
        ),
        examples=(ExampleContent(sentence="т", source="т"),),
    )
    section = LanguageContent(definition="т т", definition_source="т", note="т", terms=(term,))
    full = msgspec.structs.replace(full, languages=dict.fromkeys(Language, section))
    content = map_strings(full, lambda text: text.replace("т", MARKUP))
    content = msgspec.structs.replace(content, subject_fields=("foreign-policy",))
    with writing() as session:
        return Marked(identifier_of(session, an_entry(session, content, by=a_person(session, name=MARKUP))))


def test_markup_in_every_field_is_inert(client: FlaskClient, marked: Marked):
    addresses = [
        f"/kk/entries/{marked.identifier}",
        f"/kk/entries/{marked.identifier}/history",
        f"/kk/entries/{marked.identifier}/revisions/1",
        "/kk/",
        "/kk/browse/kk/%23",
        "/kk/fields/foreign-policy",
        "/kk/search?q=script+alert",
        "/kk/suggest?q=title",
    ]
    seen = 0
    for address in addresses:
        page = client.get(address).text
        assert "<script>alert" not in page, address
        assert "<b onmouseover" not in page, address
        seen += page.count("&lt;script&gt;")
    assert seen > 30  # so the fields are there indeed


@pytest.mark.parametrize("place", ["search?q=", "suggest?q=", "entries/", "browse/kk/", "fields/", "export/"])
def test_markup_in_an_address_is_inert(client: FlaskClient, place: str):
    page = client.get(f"/kk/{place}%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%3E").text
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "address",
    [
        "/kk/entries/c-1/revisions/" + "9" * 22,
        "/kk/entries/c-1/revisions/0",
        "/kk/entries/%00",
        "/kk/entries/мұнай",
        "/kk/entries/" + "c" * 5000,
        "/kk/entries/no-such-entry",
        "/kk/browse/kk/%00",
        "/kk/fields/%00",
        "/kk/export/%00",
    ],
)
def test_an_address_of_nothing_is_answered_with_404(client: FlaskClient, address: str):
    assert client.get(address).status_code == 404


def test_a_proposed_entry_has_no_page(client: FlaskClient, writing: Writing):
    with writing() as session:
        revision = a_proposal(session, a_content(kk="ұсыныс"))
        identifier = identifier_of(session, revision)
    assert client.get(f"/kk/entries/{identifier}").status_code == 404
