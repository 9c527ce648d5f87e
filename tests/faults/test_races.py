"""Two at once: of people who do the same thing at the same moment exactly one does it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from glossary.domain.vocabulary import Role
from glossary.editing import accounts, proposing, reviewing
from glossary.storage import checking
from glossary.storage.backup import backup, restore
from glossary.storage.engine import Database
from glossary.storage.tables import ConceptEntry, Person, Revision, SignInDelay
from tests.builders import a_content, a_person, a_proposal, an_entry

ROOT = Path(__file__).parents[2]
RACERS = 3
# Each process gets ready, says so, waits for the others, and goes.
PROGRAM = """
import json, sys
from glossary.domain.errors import GlossaryError
from glossary.editing import accounts, proposing, reviewing
from glossary.storage import people
from glossary.storage.engine import Database
from tests.builders import PASSWORD_HASH, a_content

url, what, me = sys.argv[1], sys.argv[2], int(sys.argv[3])
token = sys.argv[4] if len(sys.argv) > 4 else ""

def work(session):
    by = people.person(session, me)
    if what == "approve":
        return reviewing.approve(session, "c-1", 2, by=by).number
    if what == "change":
        return proposing.propose_change(session, "c-1", a_content(kk=f"ұсыныс {me}"), by=by, base=1).number
    if what == "submit":
        return proposing.propose_entry(session, a_content(kk="жаңа ұғым"), by=by).entry_id
    if what == "try":
        return accounts.count_try(session, "Айгүл", address="1")
    if what == "follow":
        return accounts.follow_link(session, token, name=f"Жаңа {me}", password_hash=PASSWORD_HASH).id

database = Database(url)
with database.reading() as session:
    people.person(session, me)
print("ready", flush=True)
sys.stdin.readline()
try:
    with database.writing() as session:
        result = work(session)
        session.commit()
    print(json.dumps(["done", result]))
except GlossaryError as error:
    print(json.dumps([type(error).__name__, None]))
database.close()
"""


def race(url: str, what: str, people: list[int], *more: str) -> list[list]:
    """Let people do the same at the same moment; return what became of each."""
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, url, what, str(person), *more],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for person in people
    ]
    for racer in racers:
        assert racer.stdout is not None
        assert racer.stdout.readline() == "ready\n"
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write("go\n")
        racer.stdin.flush()
    return [json.loads(racer.communicate()[0]) for racer in racers]


def names(results: list[list]) -> list[str]:
    return sorted(name for name, _ in results)


@pytest.fixture
def people(database: Database) -> list[int]:
    """Reviewers, and one published entry with a change in review."""
    with database.writing() as session:
        an_entry(session, a_content(kk="орта держава"))
        reviewers = [a_person(session, Role.REVIEWER).id for _ in range(RACERS)]
        session.commit()
    return reviewers


def count(database: Database, table: type) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def sound(database: Database) -> bool:
    with database.reading() as session:
        return list(checking.problems(session)) == []


def test_of_several_approvals_at_once_one_counts(database: Database, people: list[int]):
    with database.writing() as session:
        proposing.propose_change(session, "c-1", a_content(kk="жаңа"), by=a_person(session), base=1)
        session.commit()
    results = race(database.url, "approve", people)
    assert names(results) == ["EditConflict"] * (RACERS - 1) + ["done"]
    winner = people[next(place for place, (name, _) in enumerate(results) if name == "done")]
    with database.reading() as session:
        revision = session.scalars(select(Revision).where(Revision.number == 2)).one()
        assert revision.reviewer_id == winner
    assert sound(database)


def test_of_several_proposals_at_once_one_is_taken(database: Database, people: list[int]):
    assert names(race(database.url, "change", people)) == ["EditConflict"] * (RACERS - 1) + ["done"]
    assert count(database, Revision) == 2
    assert sound(database)


def test_a_form_sent_several_times_at_once_is_one_entry(database: Database, people: list[int]):
    results = race(database.url, "submit", [people[0]] * RACERS)
    assert results == [["done", 2]] * RACERS
    assert count(database, ConceptEntry) == 2


def test_new_entries_at_once_get_names_of_their_own(database: Database, people: list[int]):
    results = race(database.url, "submit", people)
    assert sorted(results) == [["done", number] for number in range(2, 2 + RACERS)]


def test_a_link_opens_one_account_however_many_follow_it(database: Database, people: list[int]):
    with database.writing() as session:
        token = accounts.invite(session, Role.EDITOR)
        session.commit()
    before = count(database, Person)
    results = race(database.url, "follow", people, token)
    assert names(results) == ["LinkNotValid"] * (RACERS - 1) + ["done"]
    assert count(database, Person) == before + 1


def test_tries_at_the_same_moment_all_count(database: Database, people: list[int]):
    assert names(race(database.url, "try", people)) == ["done"] * RACERS
    with database.reading() as session:
        assert set(session.scalars(select(SignInDelay.failures))) == {RACERS}


KILLED = """
import os, signal, sys
from glossary.editing import reviewing
from glossary.storage import people, projection, search_keys
from glossary.storage.engine import Database

replace = search_keys.replace_keys_of_many

def killing(session, entries):
    replace(session, entries)
    os.kill(os.getpid(), signal.SIGKILL)

projection.search_keys.replace_keys_of_many = killing
with Database(sys.argv[1]).writing() as session:
    reviewing.approve(session, "c-1", 1, by=people.person(session, int(sys.argv[2])))
    session.commit()
"""


def test_an_approval_that_is_killed_leaves_nothing_and_runs_anew(database: Database):
    with database.writing() as session:
        a_proposal(session, a_content(kk="орта держава"))
        reviewer = a_person(session, Role.REVIEWER)
        session.commit()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, database.url, str(reviewer.id)], capture_output=True
    )
    assert killed.returncode == -9, killed.stderr
    assert sound(database)
    with database.writing() as session:
        entry = session.scalars(select(ConceptEntry)).one()
        assert entry.published_number is None
        reviewing.approve(session, "c-1", 1, by=reviewer)
        session.commit()
    assert sound(database)


WRITER = """
import sys
from glossary.domain.vocabulary import Role
from glossary.storage.engine import Database
from tests.builders import a_content, an_entry

database = Database(sys.argv[1])
number = 0
while True:
    number += 1
    with database.writing() as session:
        an_entry(session, a_content(kk=f"ұғым {number}"))
        session.commit()
    print(number, flush=True)
"""


def test_a_backup_taken_while_others_write_is_whole(database: Database, empty_url: str, tmp_path: Path):
    command = [sys.executable, "-c", WRITER, database.url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as writer:
        assert writer.stdout is not None
        for _ in range(3):
            writer.stdout.readline()
        backup(database.url, tmp_path / "a.db")
        restore(tmp_path / "a.db", empty_url)
        writer.kill()
    restored = Database(empty_url)
    assert count(restored, ConceptEntry) >= 3
    assert count(restored, ConceptEntry) == count(restored, Revision)
    assert sound(restored)
    restored.close()
    assert sound(database)
