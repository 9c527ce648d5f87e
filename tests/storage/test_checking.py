"""``glossary check`` finds each harm that was done to a database by hand, and nothing in a sound one."""

from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from glossary.domain.content import RelationContent
from glossary.domain.vocabulary import RelationType, Role
from glossary.editing import proposing, reviewing
from glossary.storage.checking import problems
from glossary.storage.engine import Database
from glossary.storage.projection import indexed_terms, project_many
from glossary.storage.search_keys import reindex
from glossary.storage.tables import Revision
from tests.builders import QUOTATION, a_content, a_person, a_proposal, a_term, an_entry, identifier_of
from tests.storage.harm import without_guards


def found(database: Database) -> list[str]:
    with database.reading() as session:
        return list(problems(session))


@pytest.fixture
def filled(database: Database) -> Database:
    """Two published entries, one of them related to the other, a proposal and a retired entry."""
    with database.writing() as session:
        other = an_entry(session, a_content(kk="ұлы держава", ru="великая держава"))
        to_it = (RelationContent(type=RelationType.CONTRASTED, to=identifier_of(session, other)),)
        content = a_content(ru="средняя держава", relations=to_it)
        term = a_term("орта держава", examples=(QUOTATION,))
        languages = a_content(kk="орта держава").languages
        section = type(languages["kk"])(definition="орташа ықпалды мемлекет", terms=(term,))
        an_entry(session, type(content)(**{**_fields(content), "languages": {"kk": section}}))
        a_proposal(session, a_content(kk="аймақтық держава"))
        gone = an_entry(session, a_content(kk="артық ұғым"))
        name = identifier_of(session, gone)
        retirement = proposing.propose_retirement(
            session, name, by=a_person(session), base=1, reason="қайталанады"
        )
        reviewing.approve(session, name, retirement.number, by=a_person(session, Role.REVIEWER))
        session.commit()
    return database


def _fields(content) -> dict[str, object]:
    return {field: getattr(content, field) for field in content.__struct_fields__}


def do(database: Database, sql: str) -> None:
    with database.writing() as session:
        session.execute(text(sql))
        session.commit()


def test_nothing_is_wrong_with_the_seeded_database(seeded: Database):
    assert found(seeded) == []


def test_nothing_is_wrong_with_a_database_that_people_worked_in(filled: Database):
    assert found(filled) == []


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("UPDATE example SET sentence = 'Басқа сөйлем.'", "example differs"),
        ("UPDATE example SET start_line = 9", "example differs"),
        ("DELETE FROM example", "example differs"),
        ("UPDATE term_section SET term = 'басқа' WHERE entry_id = 2", "term_section differs"),
        ("UPDATE term_section SET sort_key = 'a' WHERE entry_id = 2", "term_section differs"),
        ("UPDATE term_section SET administrative_status = 'deprecated'", "term_section differs"),
        ("UPDATE language_section SET definition = 'басқа'", "language_section differs"),
        ("DELETE FROM entry_subject_field", "entry_subject_field differs"),
        ("UPDATE entry_relation SET type = 'broader'", "entry_relation differs"),
        ("UPDATE entry_relation SET \"to\" = 'nothing'", "related to nothing, which is not there"),
        ("DELETE FROM search_key WHERE entry_id = 2", "c-2: the search keys differ"),
        ("UPDATE search_key SET key = 'a' WHERE entry_id = 2", "c-2: the search keys differ"),
        ("DELETE FROM word_start WHERE entry_id = 2", "c-2: the search keys differ"),
        ("DELETE FROM term_word WHERE entry_id = 2", "c-2: the search keys differ"),
        ("UPDATE indexed_entry SET terms = '[]' WHERE entry_id = 2", "c-2: the search keys differ"),
        ("DELETE FROM word_stem", "word_stem: the forms of some words are not there"),
        ("DELETE FROM word_skeleton", "word_skeleton: the forms of some words are not there"),
        ("DELETE FROM word_deletion", "word_deletion: the forms of some words are not there"),
        ("INSERT INTO search_key (key, entry_id, number, language) VALUES ('a', 2, 1, 'kk')", "search_key:"),
        ("INSERT INTO search_key (key, entry_id, number, language) VALUES ('a', 3, 1, 'kk')", "search_key:"),
        ("INSERT INTO word_start (later, key, entry_id, number) VALUES (0, 'a', 3, 1)", "word_start:"),
        ("INSERT INTO word (id, language, word) VALUES (999, 'kk', 'a')", "stand in no published term"),
        (
            "INSERT INTO language_section (entry_id, language, definition) VALUES (3, 'kk', '')",
            "rows of entry 3, which is not published",
        ),
    ],
)
def test_each_harm_to_what_readers_see_is_found(filled: Database, harm: str, words: str):
    do(filled, harm)
    assert any(words in problem for problem in found(filled)), found(filled)


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("UPDATE concept_entry SET published_number = 7 WHERE id = 1", "shows a revision that was not"),
        ("UPDATE revision SET process_status = 'rejected' WHERE entry_id = 1", "shows a revision that was"),
        ("UPDATE concept_entry SET published_number = 1 WHERE id = 4", "revision 2 was approved but is not"),
        ("UPDATE concept_entry SET status = 'published' WHERE id = 4", "is not shown as revision 2 says"),
        ("UPDATE revision SET content_json = '{\"a\": 1}' WHERE entry_id = 1", "cannot be read"),
        ("UPDATE revision SET content_json = '{' WHERE entry_id = 1", "cannot be read"),
        ('UPDATE revision SET content_json = \'{"note":"a"}\' WHERE entry_id = 2', "c-2: term_section"),
    ],
)
def test_each_harm_to_what_was_approved_is_found(filled: Database, harm: str, words: str):
    with without_guards(filled) as session:
        session.execute(text(harm))
    assert any(words in problem for problem in found(filled)), found(filled)


def test_a_rule_that_was_taken_off_is_found(filled: Database):
    on = "" if filled.writer.dialect.name == "sqlite" else " ON revision"
    do(filled, f"DROP TRIGGER revision_is_frozen{on}")
    assert found(filled) == ["the rule revision_is_frozen is missing from the database"]


@pytest.mark.postgresql
def test_a_rule_that_was_switched_off_is_found(filled: Database):
    do(filled, "ALTER TABLE revision DISABLE TRIGGER revision_is_frozen")
    assert found(filled) == ["the rule revision_is_frozen is missing from the database"]


@pytest.mark.sqlite
def test_a_row_that_points_nowhere_is_found(filled: Database):
    with filled.writer.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("DELETE FROM subject_field WHERE code = 'foreign-policy'")
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        connection.exec_driver_sql("BEGIN")
    assert any("points to a row of subject_field that is not there" in each for each in found(filled))


@pytest.mark.sqlite
def test_a_damaged_index_is_found(filled: Database):
    filled.close()
    file = Path(make_url(filled.url).database or "")
    with filled.writer.connect() as connection:
        root = connection.exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_term_section_browse'"
        ).scalar_one()
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    filled.close()
    content = bytearray(file.read_bytes())
    content[(root - 1) * 4096 + 3 : (root - 1) * 4096 + 5] = b"\x00\x00"  # the page says it holds no row
    file.write_bytes(content)
    assert any(problem.startswith("damaged: ") for problem in found(filled))


def test_reindexing_mends_what_look_up_reads(filled: Database):
    do(filled, "DELETE FROM search_key")
    do(filled, "DELETE FROM word_stem")
    do(filled, "INSERT INTO word (id, language, word) VALUES (999, 'kk', 'a')")
    assert found(filled)
    with filled.writing() as session:
        assert reindex(session, lambda done: None) == 2
        session.commit()
    assert found(filled) == []


def test_projecting_anew_mends_the_published_tables(filled: Database):
    do(filled, "DELETE FROM example")
    with filled.writing() as session:
        revision = session.get(Revision, 2)
        assert revision is not None
        project_many(session, [(revision.entry_id, revision.content)])
        session.commit()
    assert found(filled) == []


def test_the_projection_numbers_the_terms_as_the_content_gives_them():
    content = a_content(en="middle power", kk="орта держава", ru="средняя держава")
    assert [(term.number, term.language) for term in indexed_terms(content)] == [
        (1, "kk"),
        (2, "ru"),
        (3, "en"),
    ]


def test_a_table_that_is_gone_is_found(database: Database):
    do(database, "DROP TABLE proposal_key")
    assert found(database) == ["the table proposal_key is missing"]
