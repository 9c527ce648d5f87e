"""What another termbase says is made to fit, and what does not fit is kept in the note."""

from glossary.domain.content import EntryContent, RelationContent
from glossary.domain.vocabulary import Language, RelationType
from glossary.exchange.adapting import codes_by_name, with_known_subject_fields, without_loose_relations

CODES = codes_by_name(
    {"treaty-law": {Language.RUSSIAN: "право международных договоров", Language.ENGLISH: "treaty law"}}
)


def test_a_subject_field_is_known_by_its_code_or_a_name_in_any_language():
    for name in ("treaty-law", "Treaty Law", "Право международных договоров"):
        content, unknown = with_known_subject_fields(EntryContent(subject_fields=(name,)), CODES)
        assert (content, unknown) == (EntryContent(subject_fields=("treaty-law",)), ())


def test_two_names_of_one_subject_field_are_one():
    content, _ = with_known_subject_fields(EntryContent(subject_fields=("treaty law", "treaty-law")), CODES)
    assert content.subject_fields == ("treaty-law",)


def test_an_unknown_subject_field_is_kept_in_the_note():
    before = EntryContent(subject_fields=("treaty-law", "Astronomy"), note="check")
    content, unknown = with_known_subject_fields(before, CODES)
    assert content == EntryContent(subject_fields=("treaty-law",), note="check\nsubjectField: Astronomy")
    assert unknown == ("Astronomy",)


def test_a_relation_that_leads_nowhere_is_kept_in_the_note():
    here = RelationContent(type=RelationType.BROADER, to="here")
    away = RelationContent(type=RelationType.RELATED, to="away")
    content, loose = without_loose_relations(EntryContent(relations=(here, away)), {"here"})
    assert content == EntryContent(relations=(here,), note="Relation: related away")
    assert loose == (away,)


def test_what_fits_is_left_alone():
    content = EntryContent(subject_fields=("treaty-law",), note="check")
    assert with_known_subject_fields(content, CODES)[0] is content
    assert without_loose_relations(content, ())[0] is content
