"""Blocks, and where one of them ends and the next begins."""

from dataclasses import dataclass, field
from enum import Enum, auto

from glossary.texts import kinds
from glossary.texts.layout import Layout
from glossary.texts.lines import Line
from glossary.texts.splitting import goes_on

_MOST_LINES, _MOST_CHARACTERS = 400, 50_000  # a block of a text without stops is cut there


class Role(Enum):
    """What a block is, as far as its lines and what parts them tell."""

    TEXT = auto()
    ITEM = auto()  # of a list; its mark is taken off
    SECTION = auto()  # a numbered heading
    CAPITALS = auto()
    CAPTION = auto()
    CELL = auto()
    HEAD = auto()  # what the page carries: a running head, the authors' names
    FOOTNOTE = auto()


HEADINGS = frozenset({Role.SECTION, Role.CAPITALS, Role.CAPTION})


@dataclass
class Block:
    """Lines that belong together; ``opens`` a paragraph, stands ``apart`` before and behind."""

    role: Role
    lines: list[Line] = field(default_factory=list)
    mark: str = ""
    opens: bool = True
    announced: bool = False  # what stands above ends in a colon or semicolon
    apart: bool = False
    length: int = 0  # characters of its lines but the first

    def add(self, line: Line) -> None:
        """Append a line."""
        self.lines.append(line)
        self.length += len(line.text)


def parts(block: Block, last: Line, line: Line, layout: Layout) -> bool:
    """Say whether a new block begins with *line*, which follows *last*, the last line of *block*."""
    if len(block.lines) >= _MOST_LINES or block.length > _MOST_CHARACTERS:
        return True
    gap, short = layout.is_gap(line), layout.is_short(last)
    if block.role is Role.CAPITALS:
        return not line.in_capitals or line.indented
    if block.role in HEADINGS:
        ended = last.finished or gap or short or kinds.may_end_heading(last.text)
        return ended and not line.continues
    if _begins_item(block, last, line, layout) or _begins_heading(last, line, layout):
        return True
    if line.continues:
        edge = gap or line.indented
        ended = last.finished and not goes_on(last.text, line.text.capitalize())
        return edge and (last.text.endswith((":", ";")) or ended)
    if last.finished:
        return not goes_on(" ".join(above.text for above in block.lines), line.text)
    if layout.whole:
        return not last.text.endswith((",", "-", "–", "—"))
    if line.indented and last.text.endswith(";"):
        return True
    return gap and (short or last.paused) and not last.text.endswith(",")


def _begins_item(block: Block, last: Line, line: Line, layout: Layout) -> bool:
    short = layout.is_short(last)
    mark = mark_of(line, opens=layout.is_gap(line) or line.indented or short)
    if not mark:
        return False
    same = block.role is Role.ITEM and block.mark[:1] == mark[:1] and short
    return last.paused or same or (last.text.endswith(",") and mark[0] not in "-–—")


def _begins_heading(last: Line, line: Line, layout: Layout) -> bool:
    above = last.finished or (layout.is_gap(line) and (layout.is_short(last) or last.paused))
    if line.heads and not last.in_capitals:
        return above
    return above and bool(kinds.SECTION.match(line.text) or kinds.CAPTION.match(line.text))


def mark_of(line: Line, *, opens: bool) -> str:
    """Return the bullet, number or letter that an item begins with, empty if the line is none.

    A number without a stop counts only where a paragraph *opens*.
    """
    patterns = [kinds.BULLET, kinds.LETTERED, kinds.NUMBERED, *([kinds.BARE_NUMBER] if opens else [])]
    found = (pattern.match(line.text) for pattern in patterns)
    return next((match[0] for match in found if match), "")
