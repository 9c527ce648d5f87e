"""Raw lines seen one by one: repaired, with what stood around them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glossary.language.folding import repair

UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
LOWER = "a-zа-яёәғқңөұүһі"
_FINISHED = re.compile(r"""[.!?…]["'»”’)\]]*(?:\s*\[\d[^\[\]]*\])?$""")
_PAUSED = re.compile(r"""[.!?…:;]["'»”’)\]]*(?:\s*\[\d[^\[\]]*\])?[.;:]?$""")
_END = 120  # characters of a line that tell whether a sentence ends with it
_STRAY = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_CASED = re.compile(rf"[{UPPER}{LOWER}]")
_LARGE = re.compile(rf"[{UPPER}]")
_LONG_CAPITALS = re.compile(rf"[{UPPER}]{{7}}")
_TURNED = str.maketrans("əƏ", "әӘ")


class Line(NamedTuple):
    """A line with something on it: its number from 1, its repaired text, what parts it from the one above."""

    number: int
    text: str
    indented: bool
    gap: int  # blank lines above it
    tabbed: bool = False  # tabulators part it, as they part the cells of a table's row

    @property
    def continues(self) -> bool:
        """Say whether it begins with a small letter, as the rest of a sentence does."""
        return self.text[0].islower() or self.text.lstrip("(«“\"'")[:1].islower()

    @property
    def finished(self) -> bool:
        """Say whether a sentence could end with this line."""
        return _FINISHED.search(self.text[-_END:]) is not None

    @property
    def paused(self) -> bool:
        """Say whether a sentence, an item of a list or an introduction to one could end with this line."""
        return _PAUSED.search(self.text[-_END:]) is not None

    @property
    def in_capitals(self) -> bool:
        """Say whether it is set in capitals, be it a heading or abbreviations."""
        cased = len(_CASED.findall(self.text))
        return cased >= 2 and len(_LARGE.findall(self.text)) >= 0.9 * cased

    @property
    def heads(self) -> bool:
        """Say whether it is set in capitals and has a word too long for an abbreviation, as headings do."""
        return _LONG_CAPITALS.search(self.text) is not None and self.in_capitals


def visible(lines: Iterable[str]) -> Iterator[Line]:
    """Yield the lines that hold anything, repaired, numbered as they stand in the file."""
    gap = 0
    for number, raw in enumerate(lines, start=1):
        text = repair(raw)
        if ("ə" in text or "Ə" in text) and _CYRILLIC.search(text):  # an initial alone tells no alphabet
            text = text.translate(_TURNED)
        if "\u00ad" in text:
            text = text[:-1].replace("\u00ad", "") + text[-1]  # at the end it says that the word goes on
        if not text:
            gap += 1
            continue
        if _STRAY.search(text) and _CYRILLIC.search(text):  # a Chinese sign in a Kazakh line is a slip
            text = " ".join(_STRAY.sub("", text).split()) or text
        yield Line(number, text, raw[0].isspace(), gap, "\t" in raw.strip())
        gap = 0
