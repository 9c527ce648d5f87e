"""Awkward but permitted entries: what editors may type, in every field there is."""

import unicodedata
from datetime import date

from hypothesis import strategies as st

from glossary.domain.content import (
    EntryContent,
    EquivalenceContent,
    ExampleContent,
    LanguageContent,
    NormativeAuthorization,
    Place,
    RelationContent,
    TermContent,
    in_order,
)
from glossary.domain.vocabulary import (
    AdministrativeStatus,
    EquivalenceDegree,
    GrammaticalGender,
    Language,
    NormativeStatus,
    Origin,
    PartOfSpeech,
    RelationType,
    RevisionOrigin,
    TermType,
)
from glossary.exchange.published import PublishedEntry
from glossary.exchange.values import tidy

AWKWARD = [
    "белок",
    "-лық",
    "=1+1",
    "+7",
    "@cmd",
    "#тег",
    "'tis",
    "''",
    'a "quoted" b',
    "a | b",
    "|",
    "a\\|b",
    "\\",
    "саясат;",
    "a,b",
    "<b>&amp;</b>",
    "]]>",
    "Note: x",
    "Origin: own",
    "Attested: 001, line 3",
    "[kk] Note: x",
    "001, lines 3–4",
    "Revision: 3 (reviewed)",
    "Relation: broader x",
    "Without term: yes",
    "Қазақстан Республикасының Сыртқы істер министрлігі " * 6,
    "СССР",
    "\u00abБатысты игеру\u00bb",
    "١٢٣",
    "漢字",
    "😀",
]
_letters = st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs", "M"])
_lines = st.text(_letters, min_size=1, max_size=20) | st.sampled_from(AWKWARD)
_identifiers = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)


def _composed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def some(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return values.map(_composed).filter(bool)


words = some(_lines)
texts = some(_lines) | st.lists(words, min_size=2, max_size=3).map("\n".join)
maybe = st.just("") | texts
maybe_word = st.just("") | words
codes = st.sampled_from(["000", "001", "kk-1"])


@st.composite
def places(draw):
    start = draw(st.integers(1, 9000))
    return Place(text=draw(codes), start_line=start, end_line=start + draw(st.integers(0, 9)))


@st.composite
def examples(draw):
    place = draw(st.none() | places())
    where = (
        {}
        if place is None
        else {"text": place.text, "start_line": place.start_line, "end_line": place.end_line}
    )
    return ExampleContent(
        sentence=draw(words),
        source=draw(maybe_word if place else words),
        parallel=draw(st.sampled_from(["", "a", "b"])),
        without_term=draw(st.booleans()),
        **where,
    )


authorizations = st.builds(
    NormativeAuthorization,
    status=st.sampled_from(NormativeStatus),
    authority=maybe_word,
    document=maybe_word,
    date=st.sampled_from(["", "1998", "1998-02", "1998-02-17"]),
)


def few(values: st.SearchStrategy, most: int = 2, by=None) -> st.SearchStrategy[tuple]:
    return st.lists(values, max_size=most, unique_by=by).map(tuple)


terms = st.builds(
    TermContent,
    term=words,
    administrative_status=st.sampled_from(list(AdministrativeStatus)[1:]),
    part_of_speech=st.none() | st.sampled_from(PartOfSpeech),
    term_type=st.none() | st.sampled_from(TermType),
    grammatical_gender=st.none() | st.sampled_from(GrammaticalGender),
    geographical_usage=maybe_word,
    homonym_number=st.integers(0, 3),
    attested=few(places()),
    source=maybe_word,
    note=maybe,
    key_forms=few(words),
    collocations=few(words),
    origin=st.none() | st.sampled_from(Origin),
    origin_note=maybe_word,
    spelling_authority=maybe_word,
    normative_authorization=st.none() | authorizations,
    examples=few(examples()),
)


@st.composite
def sections(draw):
    listed = draw(st.lists(terms, max_size=3, unique_by=lambda term: term.term))
    if draw(st.integers(0, 20)) == 0:
        listed += [TermContent(term=f"синоним {number}") for number in range(30)]
    if listed and draw(st.booleans()):
        first = listed[0]
        listed[0] = TermContent(
            **{name: getattr(first, name) for name in first.__struct_fields__}
            | {"administrative_status": AdministrativeStatus.PREFERRED}
        )
    return LanguageContent(
        definition=draw(maybe),
        definition_source=draw(maybe_word),
        definition_attested=draw(few(places())),
        note=draw(maybe),
        terms=tuple(listed),
    )


pairs = st.sampled_from([(a, b) for a in Language for b in Language if a < b])
contents = (
    st.builds(
        EntryContent,
        subject_fields=few(_identifiers),
        languages=st.dictionaries(st.sampled_from(Language), sections(), max_size=3),
        relations=few(
            st.builds(RelationContent, type=st.sampled_from(RelationType), to=_identifiers),
            3,
            lambda one: one.to,
        ),
        equivalence=few(
            st.builds(
                EquivalenceContent,
                languages=pairs,
                degree=st.sampled_from(EquivalenceDegree),
                note=maybe_word,
            ),
            by=lambda one: one.languages,
        ),
        note=maybe,
    )
    .filter(lambda content: next(content.terms(), None) is not None)
    .map(in_order)
    .map(tidy)
)
published = st.builds(
    PublishedEntry,
    identifier=_identifiers,
    content=contents,
    revision=st.integers(1, 99),
    approved_on=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    origin=st.sampled_from(RevisionOrigin),
    author=maybe_word,
    reviewer=maybe_word,
)
glossaries = st.lists(published, max_size=2, unique_by=lambda entry: entry.identifier)
