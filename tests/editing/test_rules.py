"""Each thing that can be wrong with a content is told once, at its place; a sound content passes."""

import msgspec
import pytest

from glossary.domain.content import (
    EntryContent,
    EquivalenceContent,
    ExampleContent,
    LanguageContent,
    NormativeAuthorization,
    Place,
    RelationContent,
)
from glossary.domain.errors import ContentRefused
from glossary.domain.vocabulary import (
    AdministrativeStatus,
    EquivalenceDegree,
    Language,
    NormativeStatus,
    RelationType,
)
from glossary.editing.rules import Known, problems, require_acceptable, tidy
from tests.builders import QUOTATION, a_content, a_term

KK, RU = Language.KAZAKH, Language.RUSSIAN
KNOWN = Known(fields={"foreign-policy"}, texts={"003"}, entries={"c-1", "c-2"}, itself="c-1")
ADMITTED = AdministrativeStatus.ADMITTED
TERM = "languages.kk.terms.0"
APPROVAL = f"{TERM}.normative_authorization"
EXAMPLE = f"{TERM}.examples.0"


def section(*terms, **more) -> EntryContent:
    return EntryContent(languages={KK: LanguageContent(terms=terms, **more)})


def with_term(**more) -> EntryContent:
    return section(a_term("орта держава", **more))


def with_example(**more) -> EntryContent:
    return with_term(examples=(msgspec.structs.replace(QUOTATION, **more),))


def attested(text: str, start: int, end: int) -> EntryContent:
    return with_term(attested=(Place(text=text, start_line=start, end_line=end),))


def approved(**more) -> NormativeAuthorization:
    return NormativeAuthorization(status=NormativeStatus.OFFICIAL, **({"authority": "Мемтерминком"} | more))


def authorized(**more) -> EntryContent:
    return with_term(normative_authorization=approved(**more))


def related(*targets: str) -> EntryContent:
    rows = tuple(RelationContent(type=RelationType.RELATED, to=to) for to in targets)
    return a_content(kk="орта держава", relations=rows)


CASES = [
    (EntryContent(), "languages", "at least one term"),
    (section(definition="орташа ықпалды мемлекет"), "languages", "at least one term"),
    (
        a_content(kk="орта держава", subject_fields=("cooking",)),
        "subject_fields.0",
        "no subject field cooking",
    ),
    (section(a_term("")), f"{TERM}.term", "Write the term"),
    (section(a_term("а"), a_term("б")), "languages.kk.terms.1.administrative_status", "Only one term"),
    (section(a_term("а"), a_term("А", ADMITTED)), "languages.kk.terms.1.term", "already in the entry"),
    (section(a_term("а"), definition="А"), "languages.kk.definition", "says more than the term"),
    (section(*[a_term(f"а{n}", ADMITTED) for n in range(201)]), "languages.kk.terms", "At most 200 terms"),
    (authorized(authority=""), f"{APPROVAL}.authority", "Name"),
    (authorized(date="21.11.2026"), f"{APPROVAL}.date", "date"),
    (authorized(date="2026-13"), f"{APPROVAL}.date", "date"),
    (attested("009", 1, 1), f"{TERM}.attested.0.text", "no text 009"),
    (attested("003", 2, 1), f"{TERM}.attested.0.start_line", "Lines"),
    (attested("003", 0, 1), f"{TERM}.attested.0.start_line", "Lines"),
    (attested("003", 1, 10**22), f"{TERM}.attested.0.start_line", "L"),
    (with_term(examples=(QUOTATION,) * 101), f"{TERM}.examples", "At most 100 examples"),
    (with_example(sentence=""), f"{EXAMPLE}.sentence", "Write the sentence"),
    (with_example(text="009"), f"{EXAMPLE}.text", "no text 009"),
    (with_example(end_line=0), f"{EXAMPLE}.start_line", "Lines count from 1"),
    (with_term(examples=(ExampleContent(sentence="Сөйлем."),)), f"{EXAMPLE}.source", "Say where"),
    (related("c-9"), "relations.0.to", "no entry c-9"),
    (related("c-1"), "relations.0.to", "cannot be related to itself"),
    (section(a_term("а" * 301)), f"{TERM}.term", "At most 300"),
    (with_example(sentence="а" * 2001), f"{EXAMPLE}.sentence", "At most 2000"),
    (section(a_term("а"), definition="б" * 5001), "languages.kk.definition", "At most 5000"),
    (with_term(note="б" * 5001), f"{TERM}.note", "At most 5000"),
    (
        section(a_term("а"), definition_attested=(Place(text="009", start_line=1, end_line=1),)),
        "languages.kk.definition_attested.0.text",
        "no text 009",
    ),
]


@pytest.mark.parametrize(("content", "path", "words"), CASES)
def test_each_problem_is_told_once_at_its_place(content: EntryContent, path: str, words: str):
    (problem,) = problems(tidy(content), KNOWN)
    assert problem.path == path
    assert words in str(problem)
    assert not problem.warning


def test_two_relations_to_one_entry_are_one_too_many():
    assert {problem.path for problem in problems(related("c-2", "c-2"), KNOWN)} == {
        "relations.0.to",
        "relations.1.to",
    }


def test_a_language_is_not_compared_with_itself():
    remark = EquivalenceContent(languages=(KK, KK), degree=EquivalenceDegree.FULL)
    (problem,) = problems(a_content(kk="орта держава", equivalence=(remark,)), KNOWN)
    assert problem.path == "equivalence.0.second"


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000 (NULL)"),
        ("\x07", "U+0007 (CONTROL CHARACTER)"),
        ("\u202e", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("\u2066", "U+2066 (LEFT-TO-RIGHT ISOLATE)"),
        ("\u200b", "U+200B (ZERO WIDTH SPACE)"),
        ("\ufeff", "U+FEFF (ZERO WIDTH NO-BREAK SPACE)"),
        ("\ud800", "U+D800 (LONE SURROGATE)"),
    ],
)
@pytest.mark.parametrize(
    ("build", "path"),
    [
        (lambda text: section(a_term(text)), f"{TERM}.term"),
        (lambda text: with_term(key_forms=("а", text)), f"{TERM}.key_forms.1"),
        (lambda text: with_example(sentence=text), f"{EXAMPLE}.sentence"),
        (lambda text: a_content(kk="орта держава", note=text), "note"),
        (lambda text: related(text), "relations.0.to"),
    ],
)
def test_a_character_that_nobody_sees_is_refused_by_name(build, path: str, character: str, name: str):
    (problem,) = problems(build(f"ә{character}ғ"), KNOWN)
    assert problem.path == path
    assert name in str(problem)


def test_a_look_alike_letter_is_a_warning_that_may_be_confirmed():
    content = section(a_term("ортa держава"))  # its a is Latin
    (problem,) = problems(content, KNOWN)
    assert problem.warning
    assert "“ортa” mixes Latin and Cyrillic letters" in str(problem)
    with pytest.raises(ContentRefused):
        require_acceptable(content, KNOWN)
    require_acceptable(content, KNOWN, confirmed=True)


def test_confirming_passes_over_warnings_alone():
    with pytest.raises(ContentRefused) as refusal:
        require_acceptable(section(a_term("ортa"), a_term("ә")), KNOWN, confirmed=True)
    assert [problem.warning for problem in refusal.value.problems] == [False]


def test_text_is_composed_and_trimmed_at_the_edge():
    told = tidy(a_content(kk="  Қазақстан и\u0306елігі\r\n", ru="Россия", en=""))
    assert told.languages[KK].terms[0].term == "Қазақстан йелігі"
    assert list(told.languages) == [KK, RU]


def test_a_sound_content_has_no_problem():
    content = a_content(kk="орта держава", ru="средняя держава", en="middle power")
    assert problems(content, KNOWN) == []
    assert problems(with_example(), KNOWN) == []
    assert problems(related("c-2"), KNOWN) == []
    assert problems(authorized(date="2026-11-21"), KNOWN) == []
