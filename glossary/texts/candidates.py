"""Term candidates: what the loaded texts keep saying, ranked, in citation form.

Ranked by the C-value (Frantzi, Ananiadou, Mima 2000): the logarithm of the length times the frequency, less
the mean frequency of the longer candidates that contain it. Which runs of words may be terms follows from the
Kazakh noun phrase: attributes stand unmarked before the head, which alone takes endings.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import msgspec
from sqlalchemy.orm import Session

from glossary.language.folding import fold
from glossary.language.kazakh import candidates as forms_of
from glossary.lookup.hits import Tier
from glossary.lookup.ladder import look_up
from glossary.texts.sentences import CleanSentence
from glossary.texts.stop_words import GENERAL_HEADS, GRAMMAR, LIGHT_VERBS, OF_PLACES

LONGEST = 5  # words
LEAST_FREQUENCY = 3
_CONJUNCTIONS = frozenset({"және", "мен", "бен", "пен"})
INSIDE = 0.8  # a candidate that stands inside longer ones this often is only a part of them
EXAMPLES = 3
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_JOINT = re.compile(r"[ \u00a0]+")
_ADJECTIVE = re.compile(
    r"(?:[лдт][ыі]|с[ыі]з|[дт][ае]ғы|[дт]егі|[ғқ]ы|[гк]і|и|уш[ыі]|[ғг][ае]н|[қк][ае]н|т[ыі]н)$"
)
_QUALITY = re.compile(r"[лдт][ыі][қк]$")
_GENITIVE = re.compile(r"[ндт][ыі]ң$")
_OF_ITS_PLACE = re.compile(r"[ыі]нд[ае](?:ғ[ыі]|г[ыі])?$")  # арасындағы, саласындағы, ішінде
_PLURAL = re.compile(r"[лдт][ае]р$")
_NO_HEAD = re.compile(
    r"(?:[ыі]п|[ае]д[ыі]|[ғг][ае]н|[қк][ае]н|с[ае]|т[ыі]н|д[ыі]|т[ыі]|л[ыі]|с[ыі]з|[дт][ае]ғ[ыі]|и)$"
)
_BACK = frozenset("аоұыяу")

Word = tuple[str, str, bool]  # as written, folded, begins with a capital inside a sentence


class TermCandidate(msgspec.Struct, frozen=True):
    """A run of words that may be a term; ``examples`` are the first sentences it stands in."""

    term: str
    frequency: int
    score: float
    examples: tuple[tuple[str, CleanSentence], ...] = ()


def term_candidates(texts: Iterable[tuple[str, CleanSentence]]) -> list[TermCandidate]:
    """Return the candidates of several words in the sentences of texts (code, sentence), best first.

    Sentences that stand in two texts count once. Takes some seconds for a hundred thousand words.
    """
    distinct = {sentence.text: (code, sentence) for code, sentence in reversed(list(texts))}
    return _Corpus(list(reversed(distinct.values()))).candidates()


def is_known(session: Session, term: str) -> bool:
    """Say whether a published term is this one, exactly or in another form."""
    hits = look_up(session, term, limit=1).hits
    return bool(hits) and hits[0].tier in {Tier.EXACT, Tier.INFLECTED}


class _Span(NamedTuple):
    """A run of words that may be a term."""

    key: tuple[str, ...]  # the words before the head, folded, and the head's lemma
    head: str
    before: str  # the words before the head, as written; empty at a sentence's beginning
    is_capital: bool  # of the head
    is_joined: bool  # a conjunction before it makes it a part of something longer


class _Corpus:
    """The words of the sentences, and what they tell about each other."""

    def __init__(self, sentences: list[tuple[str, CleanSentence]]) -> None:
        self.sentences = sentences
        self.runs = [list(_runs(sentence.text)) for _, sentence in sentences]
        self.words = Counter(word[1] for runs in self.runs for run in runs for word in run)
        self.capitals = Counter(word[1] for runs in self.runs for run in runs for word in run if word[2])
        self._lemmas: dict[str, str] = {}
        self.families: dict[str, set[str]] = defaultdict(set)
        for word in self.words:
            self.families[self.lemma(word)].add(word)

    def lemma(self, word: str) -> str:
        """Return the shortest attested word of which this one is a strict nominal form."""
        if word not in self._lemmas:
            bare = [
                form.lemma
                for form in forms_of(word)
                if form.strict and not form.verbal and (form.lemma in self.words or form.cost == 0)
            ]
            self._lemmas[word] = min((lemma for lemma in bare if len(lemma) > 1), key=len, default=word)
        return self._lemmas[word]

    def candidates(self) -> list[TermCandidate]:
        """Return the ranked candidates."""
        forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        befores: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        capitals: Counter[tuple[str, ...]] = Counter()
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        joined: Counter[tuple[str, ...]] = Counter()
        for number, runs in enumerate(self.runs):
            for span in self._spans(runs):
                key = span.key
                forms[key][span.head] += 1
                befores[key][span.before or " ".join(key[:-1])] += bool(span.before)
                capitals[key] += span.is_capital
                joined[key] += span.is_joined
                if len(places[key]) < EXAMPLES and number not in places[key]:
                    places[key].append(number)
        frequent = {key: heads for key, heads in forms.items() if heads.total() >= LEAST_FREQUENCY}
        scores = _c_values({key: heads.total() for key, heads in frequent.items()}, joined)
        ranked = sorted(scores, key=lambda key: (-scores[key], key))
        return [
            TermCandidate(
                self._cited(key, frequent[key], befores[key], capitals[key]),
                frequent[key].total(),
                round(scores[key], 2),
                tuple(self.sentences[number] for number in places[key]),
            )
            for key in ranked
        ]

    def _spans(self, runs: list[list[Word]]) -> Iterator[_Span]:
        for run in runs:
            folded = [word[1] for word in run]
            for first in range(len(run)):
                if not self._may_begin(folded[first]):
                    continue
                for last in range(first + 1, min(first + LONGEST, len(run))):
                    if not self._may_stand_before(folded[last - 1]):
                        break
                    words = folded[first : last + 1]
                    if self._may_head(folded[last], folded[last - 1]) and not self._is_name(words):
                        yield _Span(
                            (*words[:-1], self.lemma(words[-1])),
                            words[-1],
                            " ".join(word[0] for word in run[first:last]) if run[first][0] else "",
                            run[last][2],
                            first > 0 and folded[first - 1] in _CONJUNCTIONS,
                        )

    def _may_begin(self, word: str) -> bool:
        return self._may_stand_before(word) and len(word) > 2

    @cache  # noqa: B019  # one corpus lives as long as one ranking
    def _may_stand_before(self, word: str) -> bool:
        """Say whether a word can be an attribute: an adjective, or a noun without a case ending."""
        if word in GRAMMAR or len(word) < 3:
            return False
        if _OF_ITS_PLACE.search(word) or _GENITIVE.search(word):
            return False
        lemma = self.lemma(word)
        if lemma == word or _ADJECTIVE.search(word) or _QUALITY.search(word):
            return True
        return _PLURAL.sub("", word) == lemma

    def _may_head(self, word: str, before: str) -> bool:
        lemma = self.lemma(word)
        if {word, lemma} & GRAMMAR or lemma in GENERAL_HEADS or lemma in LIGHT_VERBS:
            return False
        if _NO_HEAD.search(lemma) or self._is_capital(lemma) or lemma == before:
            return False
        if self._is_capital(before) and lemma in OF_PLACES:
            return False
        return len(self.families[lemma]) > 2

    def _is_capital(self, word: str) -> bool:
        return self.capitals[word] > 0.6 * self.words[word]

    def _wants_possessive(self, before: str, share: float) -> bool:
        """Say whether a head seen possessed so often is cited so: after a noun, not after an adjective.

        Nouns take endings elsewhere. A word never seen to take any is an adjective by its own ending; else
        only a possessive that is nearly always there tells.
        """
        if self._is_capital(before) or self.lemma(before) != before:
            return share >= 0.6
        if _ADJECTIVE.search(before) or (_QUALITY.search(before) and self._is_rarely_inflected(before)):
            return False
        return share >= (0.6 if len(self.families[before]) > 3 else 0.9)

    def _is_rarely_inflected(self, word: str) -> bool:
        """Say whether a word stands bare nearly always, as an adjective does."""
        return self.words[word] >= 0.9 * sum(self.words[form] for form in self.families[word])

    def _is_name(self, words: list[str]) -> bool:
        """Say whether all words are written with capitals nearly always: a person, a place."""
        return all(map(self._is_capital, words))

    def _cited(self, key: tuple[str, ...], heads: Counter[str], befores: Counter[str], capitals: int) -> str:
        """Return the run with its head in citation form: bare, with its possessive, or in the plural.

        Capitals are those it is written with most often.
        """
        lemma, total = key[-1], heads.total()
        share = {
            ending: sum(count for head, count in heads.items() if head.startswith(ending)) / total
            for ending in (possessed(lemma), possessed(plural(lemma)), plural(lemma))
        }
        one, several, plain = share.values()
        ending = lemma
        if self._wants_possessive(key[-2], one + several):
            ending = possessed(lemma if one >= several else plural(lemma))
        elif plain >= 0.97 and self._is_plural_only(lemma):
            ending = plural(lemma)
        before = max(befores, key=lambda written: (befores[written], written.islower()))
        return f"{before} {ending.capitalize() if capitals > total / 2 else ending}"

    def _is_plural_only(self, noun: str) -> bool:
        """Say whether a noun is seen in the plural nearly always, wherever it stands."""
        counts = {word: self.words[word] for word in self.families[noun]}
        plurals = sum(count for word, count in counts.items() if word.startswith(plural(noun)))
        return plurals >= 0.9 * sum(counts.values())


def _runs(text: str) -> Iterator[list[Word]]:
    """Yield the words of a sentence in runs that no sign parts."""
    run: list[Word] = []
    end = None
    for match in _WORD.finditer(text):
        if end is not None and not _JOINT.fullmatch(text[end : match.start()]):
            yield run
            run = []
        capital = match[0][0].isupper() and match.start() > 0
        written = match[0] if match.start() else ""  # a sentence's first capital tells nothing
        run.append((written, fold(match[0]), capital))
        end = match.end()
    if run:
        yield run


def _c_values(
    frequencies: dict[tuple[str, ...], int], joined: Counter[tuple[str, ...]]
) -> dict[tuple[str, ...], float]:
    """Return the C-value of each candidate, without those that are mostly parts of something longer."""
    containing: dict[tuple[str, ...], list[int]] = defaultdict(list)
    next_longer = Counter(joined)
    for key, frequency in frequencies.items():
        for length in range(2, len(key)):
            for start in range(len(key) - length + 1):
                part = key[start : start + length]
                if part in frequencies:
                    containing[part].append(frequency)
                    next_longer[part] += frequency if length == len(key) - 1 else 0
    scores = {}
    for key, frequency in frequencies.items():
        longer = containing[key]
        if next_longer[key] >= INSIDE * frequency:
            continue
        rest = frequency - (sum(longer) / len(longer) if longer else 0)
        scores[key] = math.log2(len(key) + 1) * rest
    return scores


def possessed(noun: str) -> str:
    """Return a noun with the possessive of the third person.

    >>> possessed("саясат"), possessed("доктрина"), possessed("тәртіп"), possessed("ынтымақтастық")
    ('саясаты', 'доктринасы', 'тәртібі', 'ынтымақтастығы')
    """
    vowel = "ы" if _is_back(noun) else "і"
    if noun[-1] in "аәеоөұүыіэяёю":
        return f"{noun}с{vowel}"
    voiced = {"қ": "ғ", "к": "г", "п": "б"}
    return noun[:-1] + voiced.get(noun[-1], noun[-1]) + vowel


def plural(noun: str) -> str:
    """Return a noun in the plural.

    >>> plural("қатынас"), plural("мүдде"), plural("ел")
    ('қатынастар', 'мүдделер', 'елдер')
    """
    last = noun[-1]
    initial = "т" if last in "пткқсшщчцфхһбвгд" else "д" if last in "лмнңзж" else "л"
    return f"{noun}{initial}{'ар' if _is_back(noun) else 'ер'}"


def _is_back(noun: str) -> bool:
    vowels = [letter for letter in noun if letter in "аәоөұүыіеэяёюиу"]
    return next((letter in _BACK for letter in reversed(vowels) if letter not in "иую"), True)
