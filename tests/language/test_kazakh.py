"""Kazakh words find the headwords they are forms of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.language.forms import candidates, headword_stems, misspelt
from glossary.language.kazakh import skeleton_candidates
from glossary.language.skeleton import skeleton

KAZAKH = st.text(alphabet="аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшыіэюяь-", max_size=30)

NOMINAL = """
адамдардың адам, кітаптарымыздағы кітап, мектептен мектеп, елімізге ел, баламның бала, балаңа бала,
досыңыздан дос, үйдегілердің үй, қаладағылар қала, жақсырақ жақсы, көбірек көп, дайынбыз дайын,
халқы халық, орнында орын, қаупінің қауіп, мүлкінен мүлік, көңіліне көңіл, көңлі көңіл, ерніңе ерін,
аузында ауыз,
тәртібі тәртіп, саясаты саясат, құқығының құқық, егемендігінің егемендік, одағы одақ,
субъектісі субъект, фактілері факт, съезіне съезд, съездің съезд, процестің процесс, процесіндегі процесс,
клубтар клуб, назарбаевтың назарбаев, гонконгте гонконг, апрелінде апрель, рольдің роль, ролі роль,
салуы салу, салудың салу, қоюдан қою, таксидің такси, партиямызбен партия, заңнан заң, теңізбен теңіз,
ақштың ақш, шыұға шыұ, тмдның тмд, министрдікі министр, пікірінше пікір, адамдай адам,
сәтбаеваның сәтбаев, қазақстандағы қазақстан, ағайын-туғаны ағайын-туған
"""
VERBAL = """
бөлінген бөлу, атады атау, оқып оқу, оқиды оқу, дамиды даму, танитын тану, қояды қою, қойды қою, тауып табу,
жауып жабу, тапқан табу, шыққан шығу, тіккен тігу, шығып шығу, ақпайды ағу, бармайтын бару, келмепті келу,
жасалмаған жасау, басталғаннан бастау, орнатылған орнату, көрсетілмеуі көрсету, құрылысып құру, барсаңыз бару,
барыңыз бару, барайық бару, сөйлесін сөйлеу, жүргізбек жүргізу, келер келу, келмес келу, барғалы бару,
қатысқысы қатысу, айтылғандықтан айту, алам алу, бар бару, басқарушылардың басқару, тоғыстырды тоғысу,
ериді еру, киеді кию, жияды жию, сүйеді сүю, туады туу, құяды құю,
барғай бару, бармақшы бару, айтарлықтай айту, дамитындығын даму,
болатындығы болу
"""


def pairs(text: str) -> list[list[str]]:
    """Return the pairs of form and headword of a list."""
    return [pair.split() for pair in text.split(",")]


@pytest.mark.parametrize(("form", "headword"), pairs(NOMINAL))
def test_a_noun_in_any_case_finds_its_headword(form: str, headword: str) -> None:
    found = {candidate.lemma: candidate for candidate in candidates(form, "kk")}
    assert headword in found
    assert not found[headword].verbal


@pytest.mark.parametrize(("form", "headword"), pairs(VERBAL))
def test_a_verb_form_finds_its_verbal_noun(form: str, headword: str) -> None:
    found = {candidate.lemma: candidate for candidate in candidates(form, "kk")}
    assert headword in found
    assert found[headword].verbal


@pytest.mark.parametrize(
    ("form", "no_headword"),
    [
        ("ұлттық", "ұлт"),
        ("көршілік", "көрші"),
        ("саясаткер", "саясат"),
        ("халықаралық", "халықара"),
        ("тәуелсіздік", "тәуелсіз"),
        ("көпвекторлы", "көпвектор"),
        ("экономикалық", "экономика"),
        ("қақтығысшыл", "қақтығыс"),
    ],
)
def test_derivation_is_never_stripped(form: str, no_headword: str) -> None:
    assert no_headword not in [candidate.lemma for candidate in candidates(form, "kk")]


@pytest.mark.parametrize(
    ("form", "headword"), [("адамдер", "адам"), ("күнәға", "күнә"), ("тізімды", "тізім")]
)
def test_broken_harmony_is_found_but_not_strict(form: str, headword: str) -> None:
    found = {candidate.lemma: candidate for candidate in candidates(form, "kk")}
    assert not found[headword].strict


@pytest.mark.parametrize("form", ["ШЫҰ-ға", "АҚШ-тың", "ҰҚК-нің", "1990-ға", "кезеңнен-ақ"])
def test_an_ending_or_particle_behind_a_hyphen_comes_off(form: str) -> None:
    head = form.lower().split("-")[0]
    assert head in [candidate.lemma for candidate in candidates(form.lower(), "kk")]


def test_a_line_end_hyphen_is_undone() -> None:
    assert "сала" in [candidate.lemma for candidate in candidates("сала-сында", "kk")]


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("жүйесі", "жүйе"),
        ("басымдықтар", "басымдық"),
        ("одағы", "одақ"),
        ("кеңесі", "кеңес"),
        ("құқықтары", "құқық"),
    ],
)
def test_a_headword_is_indexed_without_its_own_plural_and_possessive(word: str, stem: str) -> None:
    assert headword_stems(word, "kk")[0] == word
    assert stem in headword_stems(word, "kk")


@given(KAZAKH | st.text(max_size=40))
def test_the_word_itself_comes_first_and_costs_rise(word: str) -> None:
    found = candidates(word, "kk")
    assert found[0] == (word, True, False, 0)
    assert [candidate.cost for candidate in found] == sorted(candidate.cost for candidate in found)
    assert len({candidate.lemma for candidate in found}) == len(found)


@given(KAZAKH)
def test_every_candidate_can_be_inflected_back_by_some_ending(word: str) -> None:
    for candidate in candidates(word, "kk"):
        assert len(candidate.lemma) <= len(word) + 4


@given(KAZAKH.map(skeleton))
def test_the_skeleton_itself_comes_first(text: str) -> None:
    found = skeleton_candidates(text)
    assert found[0] == text
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(("form", "headword"), [pair for pair in pairs(NOMINAL) if "-" not in pair[0]])
def test_the_skeleton_of_a_form_finds_the_skeleton_of_its_headword(form: str, headword: str) -> None:
    assert skeleton(headword) in skeleton_candidates(skeleton(form))


@pytest.mark.parametrize(
    ("typed", "headword"),
    [
        ("дершаваның", "держава"),
        ("державнаың", "держава"),
        ("державаыннда", "держава"),
        ("нысаднарын", "нысан"),
        ("орталыығ", "орталық"),
        ("үйеде", "үй"),
        ("егемендк", "егемендік"),
    ],
)
def test_one_mistake_leaves_a_stem_at_most_one_letter_from_the_headword(typed: str, headword: str) -> None:
    for guess in misspelt(typed, "kk"):
        if guess.stem == headword or (guess.mistakes and _one_edit(guess.stem, headword)):
            return
    pytest.fail(f"{headword} is not among {misspelt(typed, 'kk')}")


def _one_edit(one: str, other: str) -> bool:
    longer, shorter = sorted((one, other), key=len, reverse=True)
    if len(longer) == len(shorter):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


@given(KAZAKH | st.text(max_size=40))
def test_any_text_may_be_misspelt(word: str) -> None:
    assert misspelt(word, "kk")[0] == (word, 1, 0)
