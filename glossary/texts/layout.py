"""How a text as a whole is set: what a blank line, a line end and a hyphen at a line end mean in it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glossary.domain.vocabulary import Language
from glossary.language.kazakh import is_ending
from glossary.language.repairing import LATIN_TO_CYRILLIC
from glossary.texts.kinds import language
from glossary.texts.lines import UPPER, Line

Pair = tuple[str, str]

_LINE_END = re.compile(r"(?<![^\W_])([^\W_]{1,60})[-\u2010\u00ad]$")
_FIRST_WORD = re.compile(r"[^\W_]{1,60}")
_TORN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,60})- ([^\W\d_]{1,60})")  # a hyphen with a space after it
_WITHIN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,60})-([^\W\d_]{2,60})(?!-)")
_WORDS = re.compile(r"[^\W\d_]+")
_ENDS_SENTENCE = re.compile(r"""[.!?…:;]["'»”’)\]]*$""")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_DIGITS = re.compile(r"\d+")
_SHORT, _LONG = 0.7, 1.3  # of a full line: beyond, a line was not filled, or was set in another way
_STEM = 4  # letters by which inflected forms of a compound's second part are known again
_CANDIDATES = 500  # lines watched at a time for being running heads
_LONGEST_HEAD = 120


class Attested(NamedTuple):
    """What the text itself shows, of the words that hyphens leave in doubt: solid words, and compounds."""

    words: frozenset[str]
    compounds: frozenset[Pair]  # a compound's first part, and the beginning of its second

    def solid(self, left: str, right: str) -> bool:
        """Say whether the two parts stand somewhere as one word."""
        return key(left + right) in self.words

    def compound(self, left: str, right: str) -> bool:
        """Say whether the two parts, the second in any form, stand somewhere with a hyphen."""
        return (key(left), key(right)[:_STEM]) in self.compounds

    def apart(self, left: str, right: str) -> bool:
        """Say whether both parts, long enough to be words, stand somewhere as words of their own."""
        return min(len(left), len(right)) >= _STEM and {key(left), key(right)} <= self.words


class Layout(NamedTuple):
    """How a text is set."""

    spaced: bool  # every line is followed by a blank one, which means nothing
    whole: bool  # a line holds a whole sentence or paragraph, so its end means something
    width: int  # characters of a full line
    hyphenated: bool  # words are broken at line ends
    language: Language | None  # of most of its lines
    running: frozenset[str]  # what stands again and again, digits apart, as running heads do
    attested: Attested

    @property
    def usual_gap(self) -> int:
        """Return how many blank lines part two lines of one paragraph."""
        return 1 if self.spaced else 0

    def is_gap(self, line: Line) -> bool:
        """Say whether the line stands apart from the one above, as a paragraph from another."""
        return self.whole or line.gap > self.usual_gap

    def is_short(self, line: Line) -> bool:
        """Say whether the line is not filled as the lines within a paragraph are."""
        return self.whole or not _SHORT * self.width <= len(line.text) <= _LONG * self.width


def key(text: str) -> str:
    """Return *text* as words are compared here: small letters, look-alikes put right."""
    return text.casefold().translate(LATIN_TO_CYRILLIC)


def head_key(text: str) -> str:
    """Return a line as running heads are compared: its page number may differ from page to page."""
    return _DIGITS.sub("0", " ".join(text.split()).casefold())


def survey(lines: Iterable[str], *, whole: bool = False) -> Layout:
    """Read the text twice and say how it is set; *lines* must give the same again each time.

    ``whole`` if every line is known to be a paragraph.

    What is kept does not grow with the text, but for the words in doubt at line ends.
    """
    counts = _Counts()
    for line in lines:
        counts.see(line)
    attested = _attested(lines, counts.broken | counts.torn | counts.doubtful)
    return Layout(
        spaced=counts.filled > 1 and counts.spaced > 0.6 * counts.filled,
        whole=whole or (counts.filled > 0 and counts.closed > 0.5 * counts.filled),
        width=counts.width(),
        hyphenated=_hyphenated(counts, attested),
        language=max(counts.languages, key=counts.languages.__getitem__, default=None),
        running=frozenset(text for text, seen in counts.heads.items() if seen >= 3),
        attested=attested,
    )


class _Counts:
    """What is counted of the lines."""

    def __init__(self) -> None:
        self.filled = self.spaced = self.closed = 0
        self.lengths: Counter[int] = Counter()
        self.heads: Counter[str] = Counter()
        self.languages: Counter[Language] = Counter()
        self.broken: set[Pair] = set()
        self.breaks = 0
        self.torn: set[Pair] = set()
        self.doubtful: set[Pair] = set()
        self._left = ""
        self._after_line = False

    def see(self, raw: str) -> None:
        line = raw.strip()
        if not line:
            self.spaced += self._after_line
            self._after_line = False
            return
        self.filled += 1
        self._after_line = True
        self.lengths[min(len(line), 1000)] += 1
        self.closed += _ENDS_SENTENCE.search(line) is not None
        spoken = language(line.translate(LATIN_TO_CYRILLIC) if _CYRILLIC.search(line) else line)
        if spoken is not None:
            self.languages[spoken] += 1
        if len(line) <= _LONGEST_HEAD:
            self._watch(head_key(line))
        self._see_hyphens(line)

    def _see_hyphens(self, line: str) -> None:
        first = _FIRST_WORD.match(line)
        if self._left and first:
            self.broken.add((self._left, first[0]))
            self.breaks += 1
        last = _LINE_END.search(line)
        self._left = last[1] if last else ""
        if "-" in line:
            self.torn.update(_TORN.findall(line))
            self.doubtful.update(pair for pair in _WITHIN.findall(line) if _may_be_one_word(*pair))

    def _watch(self, line: str) -> None:
        """Count frequent lines in bounded room (Misra and Gries): none seen on every page is lost."""
        self.heads[line] += 1
        if len(self.heads) > _CANDIDATES:
            self.heads = Counter({text: seen - 1 for text, seen in self.heads.items() if seen > 1})

    def width(self) -> int:
        """Return the length that nine lines in ten do not exceed."""
        rest = 0.9 * self.filled
        for length in sorted(self.lengths):
            rest -= self.lengths[length]
            if rest <= 0:
                return length
        return 0


def _may_be_one_word(left: str, right: str) -> bool:
    return left[-1].islower() and right.islower() and is_ending(key(right))


def _attested(lines: Iterable[str], pairs: set[Pair]) -> Attested:
    """Look through the text for the words and compounds that would settle the pairs."""
    if not pairs:
        return Attested(frozenset(), frozenset())
    keys = {(key(left), key(right)) for left, right in pairs}
    wanted = {word for left, right in keys for word in (left, right, left + right)}
    stems = {(left, right[:_STEM]) for left, right in keys}
    words: set[str] = set()
    compounds: set[Pair] = set()
    for line in lines:
        text = key(line.strip())
        words |= wanted.intersection(_inner_words(text))
        if "-" in text:
            found = {(left, right[:_STEM]) for left, right in _WITHIN.findall(text)}
            compounds |= stems & found
    return Attested(frozenset(words), frozenset(compounds))


def _inner_words(text: str) -> Iterator[str]:
    """Yield the words of a line that its ends and hyphens cannot have cut."""
    for match in _WORDS.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if before != "-" and after != "-":
            yield match[0]


def _hyphenated(counts: _Counts, attested: Attested) -> bool:
    """Judge by what the text attests of the words cut at line ends, else by how many there are."""
    open_pairs = [pair for pair in counts.broken if not is_real_by_form(*pair)]
    soft = sum(attested.solid(*pair) and not attested.compound(*pair) for pair in open_pairs)
    real = sum(attested.compound(*pair) and not attested.solid(*pair) for pair in open_pairs)
    if soft != real:
        return soft > real
    return counts.breaks > 0.05 * counts.filled


def is_real_by_form(left: str, right: str) -> bool:
    """Say whether a hyphen between the two is printed for certain: after a number or an abbreviation, or
    before a name."""
    return left[-1].isdigit() or (len(left) > 1 and left.isupper()) or bool(re.match(f"[{UPPER}]", right))
