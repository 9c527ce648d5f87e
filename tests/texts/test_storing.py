"""Texts are kept as they were read, and quotations stay true to them."""

import pytest
from sqlalchemy import delete, select, update

from glossary.domain.content import EntryContent, ExampleContent, LanguageContent
from glossary.domain.vocabulary import Language, SentenceKind
from glossary.editing import proposing
from glossary.editing.requoting import move_quotations
from glossary.storage import checking as projection
from glossary.storage.tables import Example, Sentence, Text, TextLine
from glossary.texts import checking
from glossary.texts.errors import TextNotFound, TextNotLoaded
from glossary.texts.storing import Prepared, sentences
from tests.builders import a_person, a_proposal, a_term, an_entry, identifier_of

QUOTED = "Олар жыл сайын жүзден астам алма ағашын отырғызады да күзге дейін суарады."


def quoting(term="алма", sentence=QUOTED, start=2, end=3, text="009"):
    example = ExampleContent(sentence=sentence, text=text, start_line=start, end_line=end)
    section = LanguageContent(terms=(a_term(term, examples=(example,)),))
    return EntryContent(subject_fields=("foreign-policy",), languages={Language.KAZAKH: section})


class TestReadingIn:
    def test_lines_and_sentences_are_kept(self, session, load, lines):
        report = load(session, lines, title="Бау", authors="А. Асанов", year="2001")
        assert report.new
        assert not report.unchanged
        assert report.kinds == {SentenceKind.PROSE: 5}
        record = session.get(Text, "009")
        assert (record.title, record.authors, record.year, record.lines) == ("Бау", "А. Асанов", "2001", 4)
        assert record.is_loaded
        kept = session.scalars(
            select(TextLine.line).where(TextLine.text_code == "009").order_by(TextLine.number)
        )
        assert kept.all() == lines
        assert [one.text for one in sentences(session, "009")][1] == QUOTED

    def test_the_same_text_again_changes_nothing(self, session, load, lines):
        load(session, lines)
        before = session.execute(select(Sentence)).all()
        report = load(session, lines)
        assert report.unchanged
        assert not report.new
        assert session.execute(select(Sentence)).all() == before

    def test_a_record_that_is_there_is_kept_and_changed_by_what_is_given(self, session, load, lines):
        title = session.get(Text, "003").title
        load(session, lines, code="003", year="1999")
        assert (session.get(Text, "003").title, session.get(Text, "003").year) == (title, "1999")

    def test_sentences_come_by_kind(self, session, load, lines):
        load(session, [*lines, "", "КІРІСПЕ", ""])
        assert [one.text for one in sentences(session, "009", [SentenceKind.HEADING])] == ["КІРІСПЕ"]

    def test_a_text_that_is_not_there_is_named(self, session):
        with pytest.raises(TextNotFound, match="no text 010"):
            list(sentences(session, "010"))
        with pytest.raises(TextNotLoaded, match="003 is not loaded"):
            list(sentences(session, "003"))

    def test_progress_counts_every_line_once(self, lines):
        told = []
        Prepared([*lines, "", ""], progress=told.append)
        assert sum(told) == 6

    def test_the_same_words_in_two_texts_share_a_fingerprint(self, session, load, lines):
        load(session, lines)
        report = load(session, [f"{line} " for line in lines], code="010")
        assert report.shared == {"009": 5}
        prints = [
            session.scalars(select(Sentence.fingerprint).where(Sentence.text_code == code)).all()
            for code in ("009", "010")
        ]
        assert prints[0] == prints[1]
        assert len(set(prints[0])) == 5


class TestCorrectedText:
    def test_quotations_follow_their_sentences(self, session, load, lines):
        load(session, lines)
        revision = an_entry(session, quoting())
        identifier = identifier_of(session, revision)
        report = load(session, ["КІРІСПЕ", "", *lines])
        assert [(move.citation.identifier, move.start_line, move.end_line) for move in report.moved] == [
            (identifier, 4, 5)
        ]
        assert report.lost == []
        assert move_quotations(session, report.moved, note="corrected") == []
        assert session.execute(select(Example.start_line, Example.end_line)).all() == [(4, 5)]
        assert list(checking.problems(session)) == []
        assert list(projection.problems(session)) == []

    def test_an_entry_with_an_open_proposal_waits(self, session, load, lines):
        load(session, lines)
        identifier = identifier_of(session, an_entry(session, quoting()))
        proposing.propose_change(session, identifier, quoting("алма ағашы"), by=a_person(session), base=1)
        report = load(session, ["КІРІСПЕ", "", *lines])
        (refusal,) = move_quotations(session, report.moved, note="corrected")
        assert "proposal in review" in refusal

    def test_what_stands_nowhere_any_more_is_lost(self, session, load, lines):
        load(session, lines)
        identifier = identifier_of(session, an_entry(session, quoting()))
        lines[1] = lines[1].replace("алма", "өрік")
        report = load(session, lines)
        assert report.moved == []
        assert [citation.identifier for citation in report.lost] == [identifier]
        (problem,) = checking.problems(session)
        assert identifier in problem


class TestProof:
    def test_a_quotation_that_stands_in_its_lines_is_proved(self, session, load, lines):
        load(session, lines)
        an_entry(session, quoting())
        assert list(checking.problems(session)) == []
        assert checking.unproved(session) == {}

    @pytest.mark.parametrize(
        "wrong",
        [
            {"sentence": QUOTED.replace("алма", "өрік")},
            {"start": 1},
            {"end": 4},
            {"start": 3},
            {"start": 40, "end": 41},
        ],
        ids=["word", "too early", "too late", "not all", "beyond the end"],
    )
    def test_one_that_does_not_is_named(self, session, load, lines, wrong):
        load(session, lines)
        identifier = identifier_of(session, an_entry(session, quoting(**wrong)))
        (problem,) = checking.problems(session)
        assert problem.startswith(f"{identifier}: ")

    def test_one_altered_by_hand_is_named(self, session, load, lines):
        load(session, lines)
        an_entry(session, quoting())
        session.execute(update(Example).values(sentence=QUOTED.replace("жүзден", "мыңнан")))
        assert len(list(checking.problems(session))) == 1

    def test_what_the_page_put_inside_is_passed_over(self, session, load, lines):
        inside = ["", "http://example.org/page.html", "", "12", ""]
        load(session, [*lines[:2], *inside, *lines[2:]])
        an_entry(session, quoting(start=2, end=8))
        assert list(checking.problems(session)) == []

    def test_a_text_that_is_not_loaded_proves_nothing_and_is_no_fault(self, session):
        an_entry(session, quoting(text="003"))
        assert list(checking.problems(session)) == []
        assert checking.unproved(session) == {"003": 1}

    def test_lines_and_sentences_taken_away_are_noticed(self, session, load, lines):
        load(session, lines)
        session.execute(delete(TextLine).where(TextLine.number == 2))
        session.execute(delete(Sentence).where(Sentence.ordinal == 2))
        assert sorted(checking.problems(session)) == [
            "text 009: 3 of 4 lines are there",
            "text 009: sentences are missing",
        ]

    def test_a_proposal_is_not_yet_held_against_the_text(self, session, load, lines):
        load(session, lines)
        a_proposal(session, quoting(start=1))
        assert list(checking.problems(session)) == []
