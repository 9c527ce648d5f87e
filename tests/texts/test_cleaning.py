"""Each kind of damage a text can bear is repaired, and what the author wrote stays."""

import re

from hypothesis import given
from hypothesis import strategies as st

from glossary.domain.vocabulary import SentenceKind
from glossary.texts.cleaning import clean

PROSE, HEADING, LIST, TABLE = SentenceKind.PROSE, SentenceKind.HEADING, SentenceKind.LIST, SentenceKind.TABLE
REFERENCE, NOTE, OTHER = SentenceKind.REFERENCE, SentenceKind.NOTE, SentenceKind.OTHER

# Filled lines, so that a text of a few lines has the width of a page.
BEFORE = [
    "Ауылдағы мектептің балалары көктемде бау отырғызуды көптен бері дәстүрге",
    "айналдырып келеді. Олар жыл сайын жүзден астам алма ағашын отырғызады да",
    "күзге дейін суарады. Үлкендер де балаларға көмектеседі. Кешке қарай бәрі",
    "бірге шай ішіп, ән айтады. Мұндай күндер ел есінде көпке дейін сақталады.",
]


def sentences(lines):
    return [sentence.text for sentence in clean(lines)]


def kinds(lines):
    return [(sentence.kind, sentence.text) for sentence in clean(lines)]


def after(lines):
    """The cleaned text behind the filled lines."""
    return kinds([*BEFORE, *lines])[5:]


def prose(lines):
    return [text for kind, text in after(lines) if kind is PROSE]


class TestLinesAndPlaces:
    def test_a_sentence_knows_its_raw_lines(self):
        found = list(clean(BEFORE))
        assert [(one.ordinal, one.start_line, one.end_line) for one in found] == [
            (1, 1, 2),
            (2, 2, 3),
            (3, 3, 3),
            (4, 3, 4),
            (5, 4, 4),
        ]

    def test_a_blank_line_after_every_line_means_nothing(self):
        spaced = [line for text in BEFORE for line in (text, "")]
        assert sentences(spaced) == sentences(BEFORE)

    def test_a_blank_line_within_a_sentence_means_nothing(self):
        assert prose(
            ["Қыста бұл жерде қар қалың түседі де жолдар бірнеше апта бойы", "", "жабылып қалады."]
        ) == ["Қыста бұл жерде қар қалың түседі де жолдар бірнеше апта бойы жабылып қалады."]

    def test_a_short_line_and_a_blank_one_end_a_paragraph_without_a_stop(self):
        found = after(["Бұл аңыз ел арасында кең тарап кетті", "", "Жазушы оны кітабына енгізді."])
        assert found == [
            (PROSE, "Бұл аңыз ел арасында кең тарап кетті"),
            (PROSE, "Жазушы оны кітабына енгізді."),
        ]

    def test_a_line_for_each_sentence_is_told_from_wrapped_lines(self):
        lines = ["Су таза.", "Ауа да таза. Жер кең.", "Бұл туралы әкім М.", "Сапаров айтты."]
        assert sentences(lines) == [
            "Су таза.",
            "Ауа да таза.",
            "Жер кең.",
            "Бұл туралы әкім М. Сапаров айтты.",
        ]

    def test_nothing_comes_of_nothing(self):
        assert sentences([]) == sentences(["", "  "]) == []


class TestLetters:
    def test_latin_letters_within_cyrillic_words_are_put_right(self):
        assert prose(["Ол əкесімен бірге келді. Cол күні жаңбыр жауды."]) == [
            "Ол әкесімен бірге келді.",
            "Сол күні жаңбыр жауды.",
        ]

    def test_the_authors_misprints_stay(self):
        assert prose(["Бұл жaғдай бәріне мәлімм болды."]) == ["Бұл жағдай бәріне мәлімм болды."]

    def test_spaces_of_every_kind_become_single_ones(self):
        assert prose(["Ол\u00a0\u00a0кеше   келді ."]) == ["Ол кеше келді."]


class TestHyphens:
    REAL = ("Ана-бала, қыз-жігіт, аға-іні, жер-су деген сөздер қатар айтылады екен.",)

    def test_a_text_that_breaks_no_words_keeps_its_hyphens(self):
        lines = [*self.REAL, "Мұнда ана-", "бала да келді. Кейін тағы бір ана-", "баланы көрдік."]
        assert prose(lines)[1:] == ["Мұнда ана-бала да келді.", "Кейін тағы бір ана-баланы көрдік."]

    def test_a_text_that_breaks_words_joins_them(self):
        lines = [
            "Мектепте кітапхана ашыл-",
            "ды. Ол ашылды деген соң бала-",
            "лар жиналды. Сонда балалар қуанды.",
        ]
        assert prose(lines)[0] == "Мектепте кітапхана ашылды."
        assert prose(lines)[1] == "Ол ашылды деген соң балалар жиналды."

    def test_even_there_a_compound_that_stands_elsewhere_keeps_its_own(self):
        lines = [
            "Мектепте кітапхана ашыл-",
            "ды. Ол ашылды деген соң ана-",
            "баланың бәрі келді. Ана-бала қуанды.",
        ]
        assert prose(lines)[1] == "Ол ашылды деген соң ана-баланың бәрі келді."

    def test_behind_numbers_and_abbreviations_a_hyphen_is_real(self):
        lines = ["Ол БҰҰ-", "ға 1990-", "шы жылдары барды. Онда Алматы-", "Астана жолы туралы айтты."]
        assert prose(lines) == ["Ол БҰҰ-ға 1990-шы жылдары барды.", "Онда Алматы-Астана жолы туралы айтты."]

    def test_a_hyphen_torn_from_its_word_is_mended(self):
        lines = ["Оның ана- баласы келді. Бұрын да ана-бала бірге келген. Көрсеткіш- тер өсті."]
        assert prose(lines) == [
            "Оның ана-баласы келді.",
            "Бұрын да ана-бала бірге келген.",
            "Көрсеткіштер өсті.",
        ]

    def test_a_dash_is_no_hyphen(self):
        assert prose(["Қазақстан - Қытай жолы ашылды. Бұл –", "үлкен жаңалық."]) == [
            "Қазақстан - Қытай жолы ашылды.",
            "Бұл – үлкен жаңалық.",
        ]


class TestWhatPagesCarry:
    def test_a_page_number_within_a_sentence_is_passed_over(self):
        assert prose(["Жолаушылар таң атқанша жол", "12", " жүріп, қалаға жетті."]) == [
            "Жолаушылар таң атқанша жол жүріп, қалаға жетті."
        ]

    def test_an_address_in_a_footnote_is_a_note(self):
        found = after(
            ["Жолаушылар таң атқанша жол", "", "http://example.org/page.html", "", "жүріп, қалаға жетті."]
        )
        assert found == [
            (PROSE, "Жолаушылар таң атқанша жол жүріп, қалаға жетті."),
            (NOTE, "http://example.org/page.html"),
        ]

    def test_the_authors_names_over_a_page_are_no_text(self):
        found = after(
            ["Жолаушылар таң атқанша жол", "", "Асанов А.Б., Үсенова Г.Д.", " жүріп, қалаға жетті."]
        )
        assert found == [
            (PROSE, "Жолаушылар таң атқанша жол жүріп, қалаға жетті."),
            (OTHER, "Асанов А.Б., Үсенова Г.Д."),
        ]

    def test_a_title_cut_short_over_a_page_is_no_text(self):
        found = after(
            ["Жолаушылар таң атқанша жол", "", "Көшпелілер тарихынан бір...", " жүріп, қалаға жетті."]
        )
        assert [kind for kind, _ in found] == [PROSE, OTHER]

    def test_a_line_on_every_page_is_a_running_head(self):
        riders = ["Асан", "Үсен", "Сапар", "Дәулет", "Ерлан"]
        pages = []
        for number, rider in enumerate(riders):
            pages += [
                f"{rider} таң атқанша жол",
                "",
                f"Ел тарихы жинағы № {number}",
                f" жүріп, {rider} үйіне жетті.",
            ]
        found = after(pages)
        assert [text for kind, text in found if kind is PROSE] == [
            f"{rider} таң атқанша жол жүріп, {rider} үйіне жетті." for rider in riders
        ]
        assert [kind for kind, _ in found].count(OTHER) == 5

    def test_a_space_at_the_top_of_a_page_parts_nothing(self):
        assert prose(["Ол үйге келген соң", " кітап оқыды."]) == ["Ол үйге келген соң кітап оқыды."]


class TestKinds:
    def test_capitals_and_numbered_lines_are_headings(self):
        found = after(
            ["", "ЕКІНШІ ТАРАУДЫҢ АТАУЫ", "2.1 Ауылдың тарихы мен бүгіні", "Ауыл өзен бойында орналасқан."]
        )
        assert [kind for kind, _ in found] == [HEADING, HEADING, PROSE]

    def test_a_few_words_between_blank_lines_are_a_heading(self):
        assert after(["", "Кіріспе", "", "Ауыл өзен бойында орналасқан."])[0] == (HEADING, "Кіріспе")

    def test_a_heading_run_into_its_paragraph_is_told_from_the_first_sentence(self):
        found = after(["", "Ауылдың тарихы. Ауыл өзен бойында орналасқан еді. Онда жүз үй бар еді."])
        assert [kind for kind, _ in found] == [HEADING, PROSE, PROSE]

    def test_items_of_a_list_lose_their_marks(self):
        for marks in ("- - -", "• • •", "1) 2) 3)", "а) ә) б)"):
            first, second, third = marks.split()
            lines = [
                "Мектепте мыналар оқытылады екен:",
                f"{first} ежелгі дүние тарихы сабағы;",
                f"{second} қазақ тілінің грамматикасы;",
                f"{third} ән айту мен сурет салу.",
            ]
            assert [kind for kind, _ in after(lines)][1:] == [LIST, LIST, LIST], marks
            assert after(lines)[1][1] == "ежелгі дүние тарихы сабағы;"

    def test_a_dash_at_the_beginning_of_a_line_is_no_item(self):
        lines = ["Осы ауылдың ең үлкен байлығы саналатын нәрсе", "– оның таза суы мен құнарлы жері."]
        assert prose(lines) == [
            "Осы ауылдың ең үлкен байлығы саналатын нәрсе – оның таза суы мен құнарлы жері."
        ]

    def test_the_cells_of_a_table_are_no_sentences(self):
        lines = [
            "",
            "Кесте 1 - Ауылдың малы",
            "",
            "№ Түрі Саны",
            "",
            "1 Қой",
            "",
            "көп.",
            "",
            "2 Сиыр",
            "",
            "аз.",
            "",
        ]
        found = after([*lines, *BEFORE])
        assert {kind for kind, _ in found[:-5]} == {TABLE}
        assert [kind for kind, _ in found[-5:]] == [PROSE] * 5

    def test_a_list_of_what_was_read_holds_references(self):
        lines = [
            "",
            "Әдебиеттер",
            "",
            "1. Асанов А. Ел тарихы. – Алматы, 2001. – 34 б.",
            "2. Үсенова Г. Тіл.",
        ]
        assert [kind for kind, _ in after(lines)] == [HEADING, REFERENCE, REFERENCE]

    def test_another_language_is_not_quoted(self):
        lines = [
            "",
            "Дети каждый год сажают деревья и поливают их до осени.",
            "",
            "Children plant trees every year.",
        ]
        assert [kind for kind, _ in after(lines)] == [OTHER, OTHER]

    def test_in_a_russian_text_it_is_the_kazakh_that_is_another(self):
        lines = [
            "Дети каждый год сажают деревья и поливают их до осени.",
            "Взрослые помогают им в этом.",
            "Су таза, ән әсем.",
        ]
        assert [kind for kind, _ in kinds(lines)] == [PROSE, PROSE, OTHER]

    def test_a_fragment_at_the_top_of_a_page_is_no_sentence(self):
        assert after([" өзендерінің бойында орналасқан."]) == [(OTHER, "өзендерінің бойында орналасқан.")]

    def test_key_words_are_no_sentence(self):
        assert after(["", "Түйін сөздер: ауыл, мектеп, бау."])[0][0] is OTHER


class TestGlue:
    def test_sentences_glued_together_are_parted(self):
        assert prose(["Ауыл үлкен [2].Оның мектебі бар.Бала көп..Келесі жылы үйлер салынады...Соңы."]) == [
            "Ауыл үлкен [2].",
            "Оның мектебі бар.",
            "Бала көп.",
            "Келесі жылы үйлер салынады.",
            "Соңы.",
        ]

    def test_an_ellipsis_of_the_authors_stays(self):
        assert prose(["Ол күтті де күтті... Бірақ ешкім келмеді."])[0] == "Ол күтті де күтті..."


ANY_LINES = st.lists(
    st.text(alphabet='абАБ12 .,:;!?…-–—«»()[]"№•\t\u00adəa', max_size=40) | st.sampled_from(BEFORE),
    max_size=12,
)


@given(ANY_LINES)
def test_whatever_the_lines_hold_sentences_come_in_order_and_within_them(lines):
    found = list(clean(lines))
    assert [one.ordinal for one in found] == list(range(1, len(found) + 1))
    assert all(1 <= one.start_line <= one.end_line <= len(lines) for one in found)
    assert all(one.text == " ".join(one.text.split()) != "" for one in found)


@given(ANY_LINES)
def test_no_letter_is_lost(lines):
    kept = "".join(one.text for one in clean(lines))
    assert sum(map(str.isalpha, kept)) >= sum(
        character.isalpha() for line in lines for character in line if not line.strip().isdigit()
    ) - sum(bool(re.match(r"\W*[аб]\)", line)) for line in lines)
