"""An import changes only what its format can hold."""

from glossary.domain.content import (
    EntryContent,
    ExampleContent,
    LanguageContent,
    RelationContent,
    TermContent,
)
from glossary.domain.vocabulary import AdministrativeStatus, Language, RelationType
from glossary.exchange.merging import merge
from tests.exchange.conftest import read

PREFERRED, ADMITTED, SUPERSEDED, DEPRECATED = AdministrativeStatus
EXAMPLE = ExampleContent(sentence="Шарт жасалды.", text="001", start_line=1, end_line=1)
EXISTING = EntryContent(
    subject_fields=("treaty-law",),
    languages={
        Language.KAZAKH: LanguageContent(
            definition="келісім",
            terms=(
                TermContent(
                    term="шарт", administrative_status=PREFERRED, examples=(EXAMPLE,), homonym_number=1
                ),
                TermContent(term="келісімшарт", note="азаматтық құқықта"),
                TermContent(term="договор", administrative_status=DEPRECATED),
            ),
        ),
        Language.RUSSIAN: LanguageContent(
            terms=(TermContent(term="договор", administrative_status=PREFERRED),),
        ),
    },
    relations=(RelationContent(type=RelationType.BROADER, to="agreement"),),
    note="тексерілсін",
)


def merged(file: str, name: str = "csv") -> EntryContent:
    entries, _ = read(name, file)
    return merge(EXISTING, entries[0])


def statuses(content: EntryContent, language: Language = Language.KAZAKH) -> dict[str, AdministrativeStatus]:
    return {term.term: term.administrative_status for term in content.languages[language].terms}


def test_an_empty_cell_leaves_things_as_they_are():
    content = merged("identifier,kk,ru,definition_kk,note\ntreaty,шарт,,,\n")
    assert content == EXISTING


def test_a_term_that_a_cell_does_not_name_stays():
    content = merged("identifier,kk\ntreaty,шарт\n")
    assert list(statuses(content)) == ["шарт", "келісімшарт", "договор"]


def test_a_new_first_term_is_preferred_and_the_former_admitted():
    content = merged("identifier,kk\ntreaty,халықаралық шарт | шарт\n")
    assert statuses(content) == {
        "шарт": ADMITTED,
        "келісімшарт": ADMITTED,
        "договор": DEPRECATED,
        "халықаралық шарт": PREFERRED,
    }
    assert content.languages[Language.KAZAKH].terms[0].examples == (EXAMPLE,)


def test_an_old_term_put_first_is_preferred_with_all_it_has():
    content = merged("identifier,kk\ntreaty,келісімшарт\n")
    assert statuses(content)["келісімшарт"] is PREFERRED
    assert statuses(content)["шарт"] is ADMITTED
    assert content.languages[Language.KAZAKH].terms[1].note == "азаматтық құқықта"


def test_a_new_further_term_is_admitted():
    content = merged("identifier,ru\ntreaty,договор | соглашение\n")
    assert statuses(content, Language.RUSSIAN) == {"договор": PREFERRED, "соглашение": ADMITTED}


def test_a_language_without_terms_gets_a_preferred_one():
    content = merged("identifier,en\ntreaty,treaty | agreement\n")
    assert statuses(content, Language.ENGLISH) == {"treaty": PREFERRED, "agreement": ADMITTED}


def test_a_status_that_a_cell_cannot_hold_stays_even_if_the_term_is_named():
    content = merged("identifier,kk\ntreaty,шарт | договор\n")
    assert statuses(content)["договор"] is DEPRECATED


def test_terms_are_known_by_their_folded_text_and_take_the_spelling_of_the_file():
    content = merged("identifier,kk\ntreaty,Шарт\n")
    assert list(statuses(content)) == ["Шарт", "келісімшарт", "договор"]
    assert content.languages[Language.KAZAKH].terms[0].examples == (EXAMPLE,)


def test_relations_examples_and_notes_stay_under_a_csv():
    content = merged("kk,definition_kk\nшарт,жазбаша келісім\n")
    assert content.languages[Language.KAZAKH].definition == "жазбаша келісім"
    assert content.relations == EXISTING.relations
    assert content.note == EXISTING.note
    assert content.subject_fields == EXISTING.subject_fields


def test_json_replaces_all_of_an_entry():
    content = merged(
        '{"entries":[{"identifier":"treaty","languages":{"kk":{"terms":[{"term":"шарт"}]}}}]}', "json"
    )
    assert content == EntryContent(
        languages={Language.KAZAKH: LanguageContent(terms=(TermContent(term="шарт"),))}
    )


def test_json_of_one_language_leaves_the_others():
    kazakh = '{"kk":{"terms":[{"term":"шарт"}]}}'
    file = f'{{"languages":["kk"],"entries":[{{"identifier":"treaty","languages":{kazakh}}}]}}'
    content = merged(file, "json")
    assert content.languages[Language.RUSSIAN] == EXISTING.languages[Language.RUSSIAN]
    assert list(statuses(content)) == ["шарт"]


def tbx(*terms: str) -> str:
    return (
        '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en"><text><body>'
        '<conceptEntry id="treaty"><langSec xml:lang="kk">'
        + "".join(f"<termSec>{term}</termSec>" for term in terms)
        + "</langSec></conceptEntry></body></text></tbx>"
    )


def test_tbx_with_statuses_decides_which_term_is_preferred():
    content = merged(
        tbx(
            "<term>келісімшарт</term><termNote type='administrativeStatus'>preferredTerm-admn-sts</termNote>",
            "<term>шарт</term><termNote type='administrativeStatus'>supersededTerm-admn-sts</termNote>",
        ),
        "tbx",
    )
    assert statuses(content) == {"шарт": SUPERSEDED, "келісімшарт": PREFERRED, "договор": DEPRECATED}


def test_tbx_without_statuses_changes_none_and_adds_admitted_terms():
    content = merged(tbx("<term>пакт</term>", "<term>договор</term>"), "tbx")
    assert statuses(content) == {
        "шарт": PREFERRED,
        "келісімшарт": ADMITTED,
        "договор": DEPRECATED,
        "пакт": ADMITTED,
    }


def test_tbx_leaves_the_examples_and_relations_that_it_does_not_name():
    content = merged(tbx("<term>шарт</term><termNote type='partOfSpeech'>noun</termNote>"), "tbx")
    assert content.languages[Language.KAZAKH].terms[0].examples == (EXAMPLE,)
    assert content.languages[Language.KAZAKH].terms[0].part_of_speech == "noun"
    assert content.relations == EXISTING.relations
