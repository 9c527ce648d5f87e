"""Contents of every shape for the property tests, as the rules let them be stored."""

from hypothesis import settings
from hypothesis import strategies as st

from glossary.domain import vocabulary as v
from glossary.domain.content import (
    EntryContent,
    EquivalenceContent,
    ExampleContent,
    LanguageContent,
    NormativeAuthorization,
    Place,
    RelationContent,
    TermContent,
)

SOME = settings(max_examples=25)  # a content is large, and slow to make

letters = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяabcdefgxyz -«»\"'<&\\"
words = st.text(letters, max_size=12)
some_words = st.text(letters, min_size=1, max_size=12)
names = st.from_regex(r"[a-z_][a-z0-9._-]{0,8}", fullmatch=True)


def optional(members) -> st.SearchStrategy:
    return st.none() | st.sampled_from(members)


def rows(row: st.SearchStrategy, key, most: int = 3) -> st.SearchStrategy:
    return st.lists(row, max_size=most, unique_by=key).map(tuple)


places = st.builds(Place, text=names, start_line=st.integers(1, 99), end_line=st.integers(1, 99))
examples = st.builds(
    ExampleContent,
    sentence=some_words,
    text=names,
    start_line=st.integers(1, 99),
    end_line=st.integers(1, 99),
    source=words,
    parallel=words,
    without_term=st.booleans(),
)
approvals = st.builds(
    NormativeAuthorization,
    status=st.sampled_from(v.NormativeStatus),
    authority=words,
    document=words,
    date=st.sampled_from(["", "2026", "2026-11-21"]),
)
terms = st.builds(
    TermContent,
    term=some_words,
    administrative_status=st.sampled_from(v.AdministrativeStatus),
    part_of_speech=optional(v.PartOfSpeech),
    term_type=optional(v.TermType),
    grammatical_gender=optional(v.GrammaticalGender),
    geographical_usage=words,
    homonym_number=st.integers(0, 9),
    attested=st.lists(places, max_size=2).map(tuple),
    source=words,
    note=words,
    key_forms=rows(some_words, str, 2),
    collocations=rows(some_words, str, 2),
    origin=optional(v.Origin),
    origin_note=words,
    spelling_authority=words,
    normative_authorization=st.none() | approvals,
    examples=rows(examples, lambda example: example.sentence, 2),
)
sections = st.builds(
    LanguageContent,
    definition=words,
    definition_source=words,
    definition_attested=st.lists(places, max_size=2).map(tuple),
    note=words,
    terms=rows(terms, lambda term: term.term),
)
remarks = st.builds(
    EquivalenceContent,
    languages=st.permutations(list(v.Language)).map(lambda order: tuple(order[:2])),
    degree=st.sampled_from(v.EquivalenceDegree),
    note=words,
)
relations = st.builds(RelationContent, type=st.sampled_from(v.RelationType), to=names)
contents = st.builds(
    EntryContent,
    subject_fields=rows(names, str),
    languages=st.dictionaries(st.sampled_from(v.Language), sections),
    relations=rows(relations, lambda relation: relation.to),
    equivalence=rows(remarks, lambda remark: frozenset(remark.languages), 2),
    note=words,
)
