"""The search tables follow what is published, and can be rebuilt to the same rows."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sqlalchemy import text

from glossary.domain.vocabulary import AdministrativeStatus, Language, Role
from glossary.editing import proposing, reviewing
from glossary.language.folding import fold
from glossary.language.sorting import sort_key
from glossary.lookup.ladder import look_up
from glossary.storage import search_keys
from glossary.storage.engine import Database
from glossary.storage.search_keys import IndexedTerm
from glossary.storage.search_proofs import agree
from glossary.storage.statements import among, rows
from glossary.storage.term_keys import deletions_of, rows_of, spelling_of, start_key
from tests.builders import a_content, a_person, a_proposal, an_entry, identifier_of

TABLES = {
    "indexed_entry": "SELECT entry_id, terms FROM indexed_entry",
    "search_key": "SELECT * FROM search_key",
    "word_start": "SELECT * FROM word_start",
    "term_word": "SELECT w.language, w.word, t.rank, t.entry_id, t.number"
    " FROM term_word t JOIN word w ON w.id = t.word_id",
    "word": "SELECT language, word FROM word",
    "word_stem": "SELECT s.stem, s.cost, w.language, w.word FROM word_stem s JOIN word w ON w.id = s.word_id",
    "word_skeleton": "SELECT s.skeleton, s.cost, w.language, w.word"
    " FROM word_skeleton s JOIN word w ON w.id = s.word_id",
    "word_deletion": "SELECT d.deletion, w.language, w.word"
    " FROM word_deletion d JOIN word w ON w.id = d.word_id",
    "proposal_key": "SELECT * FROM proposal_key",
}


def everything(session) -> dict[str, set[tuple]]:
    """All rows, numbers of words replaced by the words: those may differ."""
    return {name: {tuple(row) for row in session.execute(text(sql))} for name, sql in TABLES.items()}


def terms(*given: str) -> list[IndexedTerm]:
    return [
        IndexedTerm(number, Language.KAZAKH, term, AdministrativeStatus.PREFERRED)
        for number, term in enumerate(given, 1)
    ]


def test_publishing_makes_a_term_findable_in_the_same_transaction(session):
    an_entry(session, a_content(kk="орта держава"))
    assert look_up(session, "орта державаның").hits
    session.rollback()
    assert look_up(session, "орта державаның").hits == []
    assert all(not found for found in everything(session).values())


def test_a_change_replaces_the_keys_and_forgets_words_no_term_holds(session):
    entry = an_entry(session, a_content(kk="орта держава"))
    other = an_entry(session, a_content(kk="ұлы держава"))
    name = identifier_of(session, entry)
    change = proposing.propose_change(
        session, name, a_content(kk="аймақтық ықпал"), by=a_person(session), base=1
    )
    reviewing.approve(session, name, change.number, by=a_person(session, Role.REVIEWER))
    assert look_up(session, "орта держава").hits == []
    assert {word for _, word in everything(session)["word"]} == {"аймақтық", "ықпал", "ұлы", "держава"}
    assert [hit.entry_id for hit in look_up(session, "держава").hits] == [other.entry_id]


def test_retiring_leaves_nothing(session):
    entry = an_entry(session, a_content(kk="орта держава", ru="средняя держава"))
    name = identifier_of(session, entry)
    retirement = proposing.propose_retirement(session, name, by=a_person(session), base=1, reason="қате")
    reviewing.approve(session, name, retirement.number, by=a_person(session, Role.REVIEWER))
    assert all(not found for found in everything(session).values())


@pytest.mark.parametrize("step", ["approve", "reject", "withdraw"])
def test_the_keys_of_a_proposal_go_when_it_is_judged(session, step):
    author = a_person(session)
    proposal = a_proposal(session, a_content(kk="жұмсақ күш"), by=author)
    name = identifier_of(session, proposal)
    assert everything(session)["proposal_key"]
    assert not everything(session)["search_key"]
    if step == "approve":
        reviewing.approve(session, name, proposal.number, by=a_person(session, Role.REVIEWER))
    elif step == "reject":
        reviewing.reject(session, name, proposal.number, by=a_person(session, Role.REVIEWER), comment="жоқ")
    else:
        reviewing.withdraw(session, name, proposal.number, by=author)
    assert not everything(session)["proposal_key"]


def test_reindexing_gives_the_same_rows(seeded: Database, databases):
    copy = Database(databases.copy(seeded.url)) if seeded.writer.dialect.name == "sqlite" else seeded
    progress: list[int] = []
    with copy.writing() as session:
        before = everything(session)
        for table in TABLES:
            session.execute(text(f"DELETE FROM {table} WHERE 1 = 1"))
        done = search_keys.reindex(session, progress.append)
        assert everything(session) == before
        assert done == sum(progress) == len(before["indexed_entry"]) > 0
        session.rollback()


def test_keys_replaced_one_by_one_or_many_at_once_are_the_same(database):
    entries = [(number, terms(f"аймақ {number % 7}", f"тепе-теңдік {number}")) for number in range(1, 40)]
    with database.writing() as session:
        search_keys.replace_keys_of_many(session, entries)
        at_once = everything(session)
        session.rollback()
    with database.writing() as session:
        for entry_id, of_entry in entries:
            search_keys.replace_keys(session, entry_id, terms("басқа"))
            search_keys.replace_keys(session, entry_id, of_entry)
        assert everything(session) == at_once
        for entry_id, of_entry in entries:
            assert agree(session, entry_id, of_entry)
            assert not agree(session, entry_id, of_entry[:1])
            search_keys.remove_keys(session, entry_id)
        assert all(not found for found in everything(session).values())


def test_two_writers_of_one_word_both_keep_it(database):
    with database.writing() as session:
        search_keys.replace_keys(session, 1, terms("орта держава"))
        session.commit()
    with database.writing() as session:
        search_keys.replace_keys(session, 2, terms("ұлы держава"))
        search_keys.remove_keys(session, 1)
        session.commit()
        assert agree(session, 2, terms("ұлы держава"))


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=4))
def test_any_terms_have_rows_without_two_of_one_key(given_terms):
    made = rows_of(1, terms(*given_terms))
    assert len({(key, number) for key, _, number, _ in made.keys}) == len(given_terms)
    assert all(word and len(word) <= 60 for _, word, *_ in made.words)
    assert all(key.isascii() and "\x00" not in key for _, key, *_ in made.starts)


@given(st.text(alphabet="аәбвгғдқңөұүһі abcz-09", max_size=25), st.text(alphabet="аәғі яz-9", max_size=9))
def test_the_key_of_a_beginning_begins_the_key(beginning, rest):
    whole, start = spelling_of(f"{beginning}{rest}").words, spelling_of(beginning).words
    assume(fold(beginning + rest) == fold(beginning) + fold(rest) and fold(beginning).strip("- "))
    assert start_key(whole).startswith(start_key(start))


def test_words_are_keyed_as_their_term_is_sorted():
    assert start_key(["орта", "держава"]) == sort_key("орта держава")


@pytest.mark.parametrize(
    "typed", ["державаа", "держва", "дершава", "дреажва", "едржава", "державв", "держа", "ддержжава"]
)
def test_two_mistakes_leave_a_common_deletion(typed):
    assert deletions_of(typed) & deletions_of("держава")


def test_a_statement_takes_many_values_as_one_parameter(session):
    values = [str(number) for number in range(5000)]
    found = rows(
        session,
        "SELECT count(*) FROM subject_field WHERE code IN ?? OR position = ?",
        among(session, values),
        1,
    )
    assert found == [(1,)]


def test_what_goes_wrong_is_raised_as_sqlalchemy_says_it(session):
    from sqlalchemy.exc import DBAPIError

    with pytest.raises(DBAPIError):
        rows(session, "SELECT nothing FROM nowhere")
