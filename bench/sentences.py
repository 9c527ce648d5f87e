"""How well the source texts are cleaned, how long it takes, and what memory it needs.

    python -m bench.sentences --shared DIR

reads ``DIR/eval/sentences.tsv`` and ``DIR/texts``; either may be named apart. Prints a Markdown table; exit
status 1 if a figure misses what is wanted. Verbatim: of the sentences a careful editor would print, how many
come out so, at their lines. Let through: passages that are no sentences, out of which a sentence of prose or
of a list came. Time: reading all texts, storing apart, in multiples of tokenising and folding them. Memory:
the peak of cleaning a text ten times as long, in multiples of its own.
"""

import argparse
import csv
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from glossary.domain.vocabulary import SentenceKind
from glossary.language.folding import words
from glossary.texts.cleaning import clean
from glossary.texts.reading import read_text
from glossary.texts.sentences import CleanSentence

VERBATIM, SLOWEST, LARGEST = 97.0, 10.0, 2.0
QUOTED = {SentenceKind.PROSE, SentenceKind.LIST}
TIMES = 10


class Case(NamedTuple):
    """A row of the measuring set: raw lines, and the sentence they hold or that they hold none."""

    name: str
    text: str
    start: int
    end: int
    sentence: str


def cases(path: Path) -> Iterator[Case]:
    """Yield the rows of ``sentences.tsv``; the sentence is empty where there is none."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            start, _, end = row["lines"].partition("-")
            clean_text = row["clean"] if row["is_sentence"] == "yes" else ""
            yield Case(f"{row['id']} {row['kind']}", row["text"], int(start), int(end or start), clean_text)


def is_met(case: Case, found: Iterable[CleanSentence]) -> bool:
    """Say whether the sentence came out verbatim at its lines, or none out of lines that hold none."""
    quoted = [sentence for sentence in found if sentence.kind in QUOTED]
    if case.sentence:
        return any(one.text == case.sentence and one[3:] == (case.start, case.end) for one in quoted)
    return not any(case.start <= one.start_line and one.end_line <= case.end for one in quoted)


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of the quickest of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def run_through(paths: Iterable[Path]) -> None:
    """Read and clean texts, keeping nothing."""
    for path in paths:
        for _ in clean(read_text(path)):
            pass


def fold_all(paths: Iterable[Path]) -> None:
    """Tokenise and fold texts."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n"):
            words(line)


def peak(path: Path) -> int:
    """Return the most memory in bytes that cleaning a file takes."""
    tracemalloc.start()
    run_through([path])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def growth(path: Path) -> float:
    """Return the peak for a text ten times as long, in multiples of the text's own."""
    with tempfile.TemporaryDirectory() as folder:
        longer = Path(folder, path.name)
        text = path.read_text(encoding="utf-8")
        with longer.open("w", encoding="utf-8") as file:
            for number in range(TIMES):
                # other names and numbers each time, so that the vocabulary grows as in a longer book
                file.write(text.replace("Қазақстан", f"Қазақстан{'абвгдежзик'[number]}") + "\n")
        run_through([path])
        once = peak(path)
        return peak(longer) / once


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the table and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.sentences")
    parser.add_argument("--shared", type=Path, required=True, help="the folder with eval/ and texts/")
    parser.add_argument("--sentences", type=Path, help="the measuring set, if it is not in eval/")
    parser.add_argument("--texts", type=Path, help="the folder of the texts, if it is not texts/")
    options = parser.parse_args(arguments)
    paths = sorted((options.texts or options.shared / "texts").glob("*.txt"))
    found = {path.name.partition("_")[0]: list(clean(read_text(path))) for path in paths}
    given = list(cases(options.sentences or options.shared / "eval" / "sentences.tsv"))
    missed = [case for case in given if not is_met(case, found[case.text])]
    wanted = sum(bool(case.sentence) for case in given)
    verbatim = 100 * (1 - sum(bool(case.sentence) for case in missed) / wanted)
    through = [case for case in missed if not case.sentence]
    ratio = seconds(lambda: run_through(paths)) / seconds(lambda: fold_all(paths))
    larger = growth(max(paths, key=lambda path: path.stat().st_size))
    print("| figure | measured | wanted |\n| --- | --- | --- |")
    print(f"| clean sentences verbatim, % of {wanted} | {verbatim:.1f} | {VERBATIM:g} |")
    print(f"| let through, of {len(given) - wanted} that are no sentences | {len(through)} | 0 |")
    print(f"| time, multiples of tokenising and folding | {ratio:.1f} | below {SLOWEST:g} |")
    print(f"| memory for a text {TIMES} times as long, multiples | {larger:.2f} | below {LARGEST:g} |")
    for case in missed:
        print(
            f"{case.name} (text {case.text}, lines {case.start}-{case.end}): {case.sentence}", file=sys.stderr
        )
    return 0 if verbatim >= VERBATIM and not through and ratio < SLOWEST and larger < LARGEST else 1


if __name__ == "__main__":
    sys.exit(main())
