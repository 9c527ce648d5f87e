"""How fast look-up is, as ratios to bare queries of the same database measured in the same run.

    python -m bench.lookup_speed --terms 3000 100000 1000000 [--postgresql URL] [--folder FOLDER]

For each number of terms a synthetic termbase is made (on SQLite in FOLDER, kept there for the next run) and
each kind of work is timed turn about with what it is measured against. ``statement`` rows time our
statement on the bare driver; ``step`` and ``whole`` rows time our functions with all their Python.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask import Blueprint
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.orm import Session

from bench.ratios import Measured, compared
from bench.synthetic import load, termbase
from glossary.lookup import query as queries
from glossary.lookup.filters import NO_FILTERS, Condition
from glossary.lookup.ladder import look_up
from glossary.lookup.steps import EXACT, Steps
from glossary.lookup.streams import STARTS
from glossary.lookup.suggestions import suggest
from glossary.settings import Settings
from glossary.storage.engine import Database
from glossary.storage.migrating import upgrade
from glossary.storage.statements import in_dialect
from glossary.storage.term_keys import spelling_of, start_key
from glossary.web import create_app
from glossary.web.locales import prefixed

SEARCH = {
    *("indexed_entry", "search_key", "word_start", "term_word", "proposal_key"),
    *("word", "word_stem", "word_skeleton", "word_deletion"),
}
BASE = {"concept_entry", "revision", "language_section", "term_section", "example", "entry_subject_field"}
SAMPLE = 400
PAGE = 20
_LETTERS = "абгдежзиклмнопрстуыі"


class Bench:
    """The measurements on one termbase."""

    def __init__(self, database: Database, session: Session) -> None:
        self.session = session
        self.dialect = database.reader.dialect.name
        # SQLite works in our own thread, whose processor time no neighbour on the machine can spoil.
        self.clock = time.thread_time if self.dialect == "sqlite" else time.perf_counter
        self.cursor = session.connection().connection.cursor()
        chance = random.Random(7)
        count = self.bare("SELECT max(id) FROM concept_entry")[0][0]
        self.entries = [chance.randint(1, count) for _ in range(SAMPLE)]
        self.terms = [
            self.bare("SELECT term FROM term_section WHERE entry_id = ? AND number = ?", entry, 1)[0][0]
            for entry in self.entries
        ]
        self.chance = chance

    def bare(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Run a statement on the driver's own cursor."""
        self.cursor.execute(in_dialect(sql, self.dialect), parameters)
        return list(self.cursor.fetchall())

    def measure(self) -> Iterator[Measured]:
        """Yield the lines of the table."""
        yield self.exact_statement()
        yield self.prefix_statement()
        yield from self.steps()
        yield from self.pages()

    def exact_statement(self) -> Measured:
        keys = [spelling_of(term).key for term in self.terms]
        return compared(
            self.clock,
            "exact, statement",
            lambda key: self.bare(EXACT, key),
            "row by primary key",
            lambda entry: self.bare("SELECT id, identifier FROM concept_entry WHERE id = ?", entry),
            list(zip(keys, self.entries, strict=True)),
            1.6,
        )

    def prefix_statement(self) -> Measured:
        sql = STARTS.replace("[behind]", "k.key >= ?").replace("[filters]", "")
        words = [self.chance.choice(spelling_of(term).words) for term in self.terms]
        drawn = [start_key([word[: self.chance.randint(1, 4)]]) for word in words]
        beginnings = [
            key
            for key in drawn
            if len(self.bare(_RANGE, "kk", key, key + "\x7f", 10)) == 10
            and len(self.bare(sql, 1, key + "\x7f", key, 10)) == 10
        ]
        return compared(
            self.clock,
            "any-word prefix of ten, statement",
            lambda key: self.bare(sql, 1, key + "\x7f", key, 10),
            "range scan of ten whole terms",
            lambda key: self.bare(_RANGE, "kk", key, key + "\x7f", 10),
            [(key, key) for key in beginnings],
            1.2,
        )

    def steps(self) -> Iterator[Measured]:
        condition = Condition(self.session, NO_FILTERS)

        def exact(term: str) -> object:
            return Steps(self.session, queries.read(term), condition).exact()

        def corrected(term: str) -> object:
            return Steps(self.session, queries.read(term), condition).misspelt()

        misspelt = [self.with_mistake(term) for term in self.terms]
        yield compared(
            self.clock,
            "a typo in a term, step",
            corrected,
            "exact, step",
            exact,
            list(zip(misspelt, self.terms, strict=True)),
            40,
        )
        found = sum(
            any(hit.matched_term == term for hit in look_up(self.session, typed).hits[:10])
            for typed, term in zip(misspelt, self.terms, strict=True)
        )
        print(f"recall of a typo in a term, in ten hits: {found / len(self.terms):.3f}  ≥ 0.93")

    def pages(self) -> Iterator[Measured]:
        yield compared(
            self.clock,
            "exact, whole",
            self.look_up,
            "row by primary key",
            self.entry,
            list(zip(self.terms, self.entries, strict=True)),
            None,
        )
        inflected = [f"{term}ның" for term in self.terms]
        yield compared(
            self.clock,
            "inflected, whole",
            self.look_up,
            "exact, whole",
            self.look_up,
            list(zip(inflected, self.terms, strict=True)),
            None,
        )
        nothing = ["".join(self.chance.sample(term, len(term))) for term in self.terms]
        yield compared(
            self.clock,
            "nothing found at all, whole",
            self.look_up,
            "exact, whole",
            self.look_up,
            list(zip(nothing, self.terms, strict=True)),
            None,
        )
        words = [max(spelling_of(term).words, key=len) for term in self.terms]
        beginnings = [word[: self.chance.randint(1, 6)] for word in words]
        yield compared(
            self.clock,
            "suggestions, whole",
            lambda typed: suggest(self.session, typed),
            "row by primary key",
            self.entry,
            list(zip(beginnings, self.entries, strict=True)),
            None,
        )
        full = [word for word in dict.fromkeys(words) if len(self.look_up(word).hits) == PAGE]
        ids = [[hit.entry_id for hit in self.look_up(word).hits] for word in full]
        yield compared(
            self.clock,
            "a page of twenty, whole",
            self.look_up,
            "its twenty entries, bare",
            self.twenty,
            list(zip(full, ids, strict=True)),
            2,
        )

    def look_up(self, query: str) -> Any:
        return look_up(self.session, query, limit=PAGE)

    def entry(self, entry: int) -> object:
        return self.bare("SELECT id, identifier FROM concept_entry WHERE id = ?", entry)

    def twenty(self, entries: list[int]) -> object:
        """Read twenty entries as a page needs them: five bare statements."""
        marks = ", ".join("?" * len(entries))
        return [self.bare(sql.replace("[ids]", marks), *entries) for sql in _TWENTY]

    def with_mistake(self, term: str) -> str:
        """Return a term with one letter wrong, missing, added or swapped with the next."""
        while True:
            place = self.chance.randrange(len(term) - 1)
            letter = self.chance.choice(_LETTERS)
            swapped = term[place + 1] + term[place]
            change = self.chance.choice(
                (letter + term[place], "", letter, swapped + term[place + 2 : place + 2])
            )
            after = place + (2 if change == swapped else 1)
            changed = term[:place] + change + term[after:]
            if changed != term:
                return changed


_RANGE = (
    "SELECT sort_key, entry_id, number FROM term_section WHERE language = ? AND sort_key >= ?"
    " AND sort_key < ? ORDER BY sort_key, entry_id, number LIMIT ?"
)
_TWENTY = (
    "SELECT id, identifier FROM concept_entry WHERE id IN ([ids])",
    "SELECT c.id, r.content_json FROM concept_entry c JOIN revision r ON r.entry_id = c.id"
    " AND r.number = c.published_number WHERE c.id IN ([ids])",
    "SELECT entry_id, number, language, term, administrative_status FROM term_section"
    " WHERE entry_id IN ([ids]) ORDER BY entry_id, number",
    "SELECT entry_id, field_code FROM entry_subject_field WHERE entry_id IN ([ids])",
    "SELECT entry_id, term_number, sentence, text_code FROM example WHERE entry_id IN ([ids])",
)


class Requests:
    """The pages of look-up against an empty view of the same application."""

    def __init__(self, bench: Bench, url: str) -> None:
        app = create_app(Settings(database_url=url, secret_key="only to measure with, " * 2))
        blank = Blueprint("blank", __name__)
        blank.add_url_rule("/empty", view_func=lambda: "", endpoint="empty")
        app.register_blueprint(blank, url_prefix=prefixed(blank))
        self.client = app.test_client()
        self.bench = bench

    def get(self, address: str) -> object:
        """Ask for a page and insist on getting it."""
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer.data

    def measure(self) -> Iterator[Measured]:
        """Yield the lines of the table."""
        words = [max(spelling_of(term).words, key=len) for term in self.bench.terms]
        typed = [quote(word[: self.bench.chance.randint(2, 6)]) for word in words]
        full = [quote(word) for word in words if len(self.bench.look_up(word).hits) == PAGE]
        for what, addresses, most in (
            ("suggestions as one types, request", [f"/kk/suggest?q={start}" for start in typed], 2.5),
            ("a page of twenty, request", [f"/kk/search?q={word}" for word in full], 5),
        ):
            inputs = [(address, "/kk/empty") for address in addresses]
            yield compared(self.bench.clock, what, self.get, "an empty view", self.get, inputs, most)


def sizes(bench: Bench) -> tuple[int, int]:
    """Return the bytes of the search structures and of the base tables, indexes included."""
    if bench.dialect == "postgresql":
        found = [
            (name, bench.bare("SELECT pg_total_relation_size(?::regclass)", name)[0][0])
            for name in SEARCH | BASE
        ]
    else:
        owner = dict(bench.bare("SELECT name, tbl_name FROM sqlite_master"))
        pages = bench.bare("SELECT name, sum(pgsize) FROM dbstat GROUP BY name")
        found = [(owner.get(name, name), size) for name, size in pages]
    return (
        sum(size for name, size in found if name in SEARCH),
        sum(size for name, size in found if name in BASE),
    )


@contextmanager
def filled(url: str, terms: int) -> Iterator[Database]:
    """Give a database with a synthetic termbase of so many terms, made if it is not there."""
    upgrade(url)
    database = Database(url)
    try:
        with database.writing() as session:
            if not session.connection().exec_driver_sql("SELECT count(*) FROM concept_entry").scalar():
                start = time.perf_counter()
                load(session, termbase(terms).contents)
                session.commit()
                print(f"made in {time.perf_counter() - start:.0f} s")
                if database.writer.dialect.name == "postgresql":
                    session.connection().exec_driver_sql("ANALYZE")
                    session.commit()
        yield database
    finally:
        database.close()


def report(url: str, terms: int) -> Measured:
    """Print the table for one termbase; return the line of the exact statement."""
    with filled(url, terms) as database, database.reading() as session:
        bench = Bench(database, session)
        requests = Requests(bench, url)
        print(f"\n{bench.dialect}, {terms:,} terms; µs, p50 / p95 / p99")
        lines = []
        for line in chain(bench.measure(), requests.measure()):
            print(line, flush=True)
            lines.append(line)
        search, base = sizes(bench)
        print(f"search {search / 1e6:.0f} MB, base tables {base / 1e6:.0f} MB: {search / base:.2f}  ≤ 1.8")
        return lines[0]


def main() -> None:
    """Measure each size on SQLite, and on PostgreSQL where an address is given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--terms", type=int, nargs="+", default=[3000, 100_000])
    parser.add_argument("--postgresql", metavar="URL", help="a server on which databases may be made")
    parser.add_argument("--folder", type=Path, help="where the SQLite files are kept; else they are not kept")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.folder or Path(scratch)
        exact = [report(f"sqlite:///{folder}/terms-{terms}.db", terms) for terms in arguments.terms]
    if len(exact) > 1:
        growth = exact[-1].ratio / exact[0].ratio
        print(
            f"\nexact, largest to smallest termbase: {growth:.2f}  ≤ 1.3 (each to its own row by primary key)"
        )
    for terms in arguments.terms if arguments.postgresql else ():
        report(database_of(arguments.postgresql, terms), terms)


def database_of(url: str, terms: int) -> str:
    """Return the address of a database of its own on a server, made if it is not there."""
    name = f"lookup_speed_{terms}"
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        there = connection.execute(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name})
        if there.first() is None:
            connection.execute(text(f"CREATE DATABASE {name}"))
    server.dispose()
    return make_url(url).set(database=name).render_as_string(hide_password=False)


if __name__ == "__main__":
    main()
