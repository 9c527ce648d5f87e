"""How well look-up finds what was meant: the product's own look-up over a database file made for the purpose.

    python -m bench.lookup_quality --shared DIR

reads ``DIR/eval`` (``ktb.tsv``, ``forms.tsv``, ``headwords.txt``, ``terms.tsv``, ``queries.tsv``); each
file may be named apart instead. The pairs of Russian and English stand in ``bench/data``. Prints a Markdown
table; exit status 1 if a figure stays below what is wanted. Recall: the right headword is among the hits of
the tiers exact and inflected, and letters where other letters were typed. First: it is the first hit of
all. In five: among the first five of any tier. Precision: of the hits that carry these tiers, how many are
right.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.orm import Session

from bench import quality_sets as sets
from bench.quality_sets import Case
from bench.transcription import ALPHABETS, transcriber
from glossary.domain.content import EntryContent, LanguageContent, TermContent
from glossary.domain.vocabulary import AdministrativeStatus, Language
from glossary.editing.importing import import_entries
from glossary.exchange.reading import Holding, ReadEntry
from glossary.lookup.hits import Tier
from glossary.lookup.ladder import look_up
from glossary.storage.engine import Database
from glossary.storage.migrating import upgrade

DATA = Path(__file__).parent / "data"
FORMS = frozenset({Tier.EXACT, Tier.INFLECTED})
LETTERS = FORMS | {Tier.LETTERS}
FEW = 2000  # headwords of the smaller database, filled up evenly from headwords.txt
Terms = dict[str, list[str]]  # by language


@dataclass
class Score:
    """What a set of cases came to, in per cent of the cases; precision in per cent of the hits."""

    name: str
    headwords: int
    cases: int = 0
    recall: float = 0
    first: float = 0
    in_five: float = 0
    precision: float = 0
    wanted: dict[str, float] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)

    @property
    def enough(self) -> bool:
        """Say whether every figure reaches what is wanted of it."""
        return all(getattr(self, figure) >= least for figure, least in self.wanted.items())


@contextmanager
def termbase(entries: Iterable[Terms]) -> Iterator[Session]:
    """Publish entries in a database file of their own and yield a reading session on it."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/quality.db"
        upgrade(url)
        database = Database(url)
        with database.writing() as session:
            report = import_entries(session, _read(entries), publish=True)
            session.commit()
        if report.refused:
            raise SystemExit(f"{report.refused} entries were refused: {report.problems[:3]}")
        with database.reading() as session:
            yield session
        database.close()


def _read(entries: Iterable[Terms]) -> Iterator[ReadEntry]:
    for number, terms in enumerate(entries, start=1):
        content = EntryContent(
            languages={
                Language(language): LanguageContent(terms=tuple(_terms(spelt)))
                for language, spelt in terms.items()
                if spelt
            }
        )
        yield ReadEntry(where=str(number), identifier=f"q-{number}", content=content, holding=Holding.ORDER)


def _terms(spelt: Sequence[str]) -> Iterator[TermContent]:
    for place, term in enumerate(spelt):
        status = AdministrativeStatus.ADMITTED if place else AdministrativeStatus.PREFERRED
        yield TermContent(term=term, administrative_status=status)


def measure(
    session: Session,
    name: str,
    cases: Sequence[Case],
    headwords: int,
    tiers: frozenset[Tier] = FORMS,
    language: Language | None = Language.KAZAKH,
    **wanted: float,
) -> Score:
    """Look up every case and count; a hit is right if its entry's first term in *language* is expected."""
    score = Score(name, headwords, len(cases), wanted=wanted)
    carried = right_carried = 0
    for query, expected in cases:
        hits = look_up(session, query).hits
        right = [_names(hit.terms, language) & expected != frozenset() for hit in hits]
        among = [good for good, hit in zip(right, hits, strict=True) if hit.tier in tiers]
        carried, right_carried = carried + len(among), right_carried + sum(among)
        score.recall += any(among)
        score.first += any(right[:1])
        score.in_five += any(right[:5])
        if not any(right[:1]):
            found = ", ".join(f"{hit.matched_term} ({hit.tier})" for hit in hits[:4])
            score.missed.append(f"{query} → {' | '.join(sorted(expected)) or '—'}: {found}")
    for figure in ("recall", "first", "in_five"):
        setattr(score, figure, 100 * getattr(score, figure) / max(1, len(cases)))
    score.precision = 100 * right_carried / max(1, carried)
    return score


def _names(terms: dict[Language, list[str]], language: Language | None) -> frozenset[str]:
    """Return the terms of a hit's entry by which it is recognised; of any language if none is said."""
    return frozenset(term for known, spelt in terms.items() if language in (None, known) for term in spelt)


def kazakh(files: argparse.Namespace) -> Iterator[Score]:
    """Measure inflected Kazakh words, in all letters, with and without a mistake, among few and many
    headwords."""
    forms = sets.forms(files.ktb)
    own = sorted({form.headword for form in forms} | {row["lemma"] for row in sets.rows(files.forms)})
    others = sorted(set(files.headwords.read_text(encoding="utf-8").split()) - set(own))
    few = own + others[:: max(1, len(others) // max(1, FEW - len(own)))][: FEW - len(own)]
    nominals = sets.inflected(forms, sets.NOMINALS)
    verbs = sets.inflected(forms, frozenset({"VERB"}))
    running = [Case(row["form"], frozenset({row["lemma"]})) for row in sets.rows(files.forms)]
    with termbase({"kk": [word]} for word in few) as session:
        count = len(few)
        yield measure(
            session, "Kazakh nouns, adjectives, names, inflected", nominals, count, recall=99, first=97.5
        )
        yield measure(session, "forms of the source texts", running, count)
        yield measure(session, "verb forms to the verbal noun", verbs, count, recall=92)
        yield measure(session, "one typo in the inflected form", sets.mistyped(nominals), count, in_five=92)
        for alphabet in ALPHABETS:
            cases = sets.rewritten(nominals, transcriber(alphabet))
            yield measure(session, alphabet, cases, count, LETTERS, **WANTED_IN_LETTERS.get(alphabet, {}))
    many = own + others
    with termbase({"kk": [word]} for word in many) as session:
        count = len(many)
        yield measure(session, "Kazakh nouns, adjectives, names, inflected", nominals, count, first=95)
        yield measure(session, "forms of the source texts", running, count)
        yield measure(session, "verb forms to the verbal noun", verbs, count)
        yield measure(session, "one typo in the inflected form", sets.mistyped(nominals), count, in_five=84)


WANTED_IN_LETTERS: dict[str, dict[str, float]] = {
    "Russian keyboard, і→и": {"recall": 98, "first": 95},
    "Russian keyboard, і→ы": {"recall": 96},
    "Russian keyboard, ә→э": {"recall": 96},
    "Latin 2021": {"recall": 97},
    "Latin 2018": {"recall": 97},
    "Latin 2017": {"recall": 97},
    "ASCII": {"recall": 97},
}


def queries(files: argparse.Namespace) -> Iterator[Score]:
    """Measure whole look-ups against the terms of the texts, with those that must find nothing."""
    terms = sets.term_rows(files.terms)
    cases = sets.query_cases(files.queries)
    with termbase(terms.values()) as session:
        positive = [case for _, case in cases if case.expected]
        yield measure(session, "queries", positive, len(terms), LETTERS, first=95, in_five=99)
        negative = [case for _, case in cases if not case.expected]
        found = measure(session, "queries that must find nothing", negative, len(terms))
        found.recall = 100.0 * sum(not look_up(session, case.query).hits for case in negative) / len(negative)
        found.wanted = {"recall": 100}
        yield found


def russian_and_english(files: argparse.Namespace) -> Iterator[Score]:
    """Measure the pairs of form and headword that were written before the code."""
    pairs = sets.rows(files.pairs)
    headwords = sorted({(row["language"], row["headword"]) for row in pairs})
    with termbase({language: [headword]} for language, headword in headwords) as session:
        for language, name in ((Language.RUSSIAN, "Russian"), (Language.ENGLISH, "English")):
            cases = [
                Case(row["form"], frozenset({row["headword"]}))
                for row in pairs
                if row["language"] == language
            ]
            yield measure(session, f"{name} pairs", cases, len(headwords), language=language, first=97)


def table(scores: Iterable[Score]) -> Iterator[str]:
    """Yield the lines of a Markdown table; what falls short is marked."""
    yield "| cases | number | headwords | recall | first | in five | precision | wanted |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for score in scores:
        wanted = ", ".join(f"{figure.replace('_', ' ')} {least:g}" for figure, least in score.wanted.items())
        figures = " | ".join(
            f"{figure:.1f}" for figure in (score.recall, score.first, score.in_five, score.precision)
        )
        mark = "" if score.enough else " **short**"
        yield f"| {score.name} | {score.cases} | {score.headwords:,} | {figures} | {wanted}{mark} |"


def main() -> int:
    """Measure what the files given allow, and print it."""
    files = _arguments()
    scores: list[Score] = []
    parts = [("kazakh", kazakh), ("queries", queries), ("pairs", russian_and_english)]
    for name, part in parts:
        if files.only in (None, name):
            scores += part(files)
    print(*table(scores), sep="\n")
    for score in scores if files.missed else ():
        print(f"\n{score.name}, {score.headwords:,}", *score.missed[: files.missed], sep="\n  ")
    return 0 if all(score.enough for score in scores) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, help="folder that holds eval/ with all the files")
    for name in ("ktb.tsv", "forms.tsv", "headwords.txt", "terms.tsv", "queries.tsv"):
        parser.add_argument(f"--{name.partition('.')[0]}", type=Path, help=f"instead of eval/{name}")
    parser.add_argument("--pairs", type=Path, default=DATA / "ru_en_pairs.tsv")
    parser.add_argument("--only", choices=("kazakh", "queries", "pairs"))
    parser.add_argument(
        "--missed", type=int, default=0, metavar="N", help="list N queries that were not first"
    )
    files = parser.parse_args()
    for name in ("ktb.tsv", "forms.tsv", "headwords.txt", "terms.tsv", "queries.tsv"):
        option = name.partition(".")[0]
        if getattr(files, option) is None:
            if files.shared is None and files.only != "pairs":
                parser.error(f"say where {name} is: --shared DIR or --{option} FILE")
            setattr(files, option, files.shared and files.shared / "eval" / name)
    return files


if __name__ == "__main__":
    sys.exit(main())
