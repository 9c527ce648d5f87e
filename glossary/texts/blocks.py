"""Lines gathered into blocks: paragraphs or parts of them, items, headings, tables, and what pages leave."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from glossary.texts import kinds
from glossary.texts.layout import Layout, head_key
from glossary.texts.lines import Line, visible
from glossary.texts.splitting import goes_on
from glossary.texts.wording import wording

_MOST_LINES = 400  # a block of a text without stops is cut there
_SHORT = 0.7  # of a full line: what is shorter ends a paragraph
_WIDE = 0.75  # of a full line: what is longer is no table's cell
_TITLE_LETTERS = 15


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


@dataclass
class Block:
    """Lines that belong together; ``opens`` a paragraph, stands ``apart`` before and behind."""

    role: Role
    lines: list[Line] = field(default_factory=list)
    mark: str = ""
    opens: bool = True
    announced: bool = False  # what stands above ends in a colon or semicolon
    apart: bool = False


def blocks(lines: Iterable[str], layout: Layout) -> Iterator[Block]:
    """Yield the blocks of a text in the order in which they begin, a few lines at a time."""
    gathering = _Gathering(layout)
    held: Line | None = None
    for line in visible(lines):
        if held is not None:
            yield from gathering.take(held, line)
        held = line
    if held is not None:
        yield from gathering.take(held, None)
    yield from gathering.close(None)


class _Gathering:
    """The block that is being gathered, and what the lines above said."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.block: Block | None = None
        self.last: Line | None = None  # the last line of running text
        self.in_table = False
        self.carried: list[Block] = []  # what pages put inside the block
        self.titles: list[str] = []  # wording of the first headings, which running heads repeat

    def take(self, line: Line, following: Line | None) -> Iterator[Block]:
        """Put a line where it belongs; yield the blocks that end with it."""
        if self.in_table or self._opens_table(line):
            yield from self._take_cell(line)
            if self.in_table:
                return
        elif kinds.is_page_number(line.text):
            return
        carried = self._carried(line, following)
        if carried is not None:
            self.carried.append(Block(carried, [line]))
            if self.block is None:
                yield from self.close(line)
            return
        if self.block is None or self._parts(line):
            yield from self.close(line)
            self.block = self._opened(line)
        else:
            self.block.lines.append(line)
        self.last = line

    def close(self, following: Line | None) -> Iterator[Block]:
        """Yield the block that was gathered, and what stood inside it."""
        if self.block is not None:
            block, self.block = self.block, None
            block.apart = block.apart and (following is None or self._is_gap(following))
            if len(self.titles) < 5 and (block.role is not Role.TEXT or len(block.lines) < 4):
                self.titles.append(wording("".join(line.text for line in block.lines)).casefold())
            yield block
        yield from self.carried
        self.carried.clear()

    def _is_gap(self, line: Line) -> bool:
        return line.gap > self.layout.usual_gap

    def _is_short(self, line: Line) -> bool:
        return self.layout.whole or len(line.text) < _SHORT * self.layout.width

    # Tables

    def _opens_table(self, line: Line) -> bool:
        if line.tabbed and self.layout.whole:
            return True
        if kinds.CAPTION.match(line.text) is None or kinds.TABLE.match(line.text) is None:
            return False
        return self.last is None or self.last.paused or self._is_gap(line)

    def _take_cell(self, line: Line) -> Iterator[Block]:
        """Take a line of a table, or leave the table if the line is none of its cells."""
        block = self.block
        if self.in_table and not self._is_cell(line):
            self.in_table = False
            self.last = None
            yield from self.close(line)
        elif self.in_table and block and not (self._is_gap(line) or line.text.startswith("№") or line.tabbed):
            block.lines.append(line)
        else:
            yield from self.close(line)
            self.block = Block(Role.CELL, [line])
            self.in_table = True

    def _is_cell(self, line: Line) -> bool:
        if self.layout.whole:
            return line.tabbed
        caption = self.block is not None and kinds.CAPTION.match(self.block.lines[0].text) is not None
        if kinds.SECTION.match(line.text) or (line.in_capitals and self._is_gap(line)):
            return False
        return len(line.text) < _WIDE * self.layout.width or (caption and not self._is_gap(line))

    # What pages carry

    def _carried(self, line: Line, following: Line | None) -> Role | None:
        text = line.text
        interrupts = self._interrupts(following)
        if kinds.is_address(text) and not (self.last and self.last.text.endswith((":", "("))):
            return Role.FOOTNOTE
        if kinds.is_people(text) and (interrupts or self.last is None or self.last.finished):
            return Role.HEAD
        if not text[0].isalnum() or line.continues or not self._at_page_edge(line, following):
            return None
        if head_key(text) in self.layout.running and not kinds.CAPTION.match(text):
            return Role.HEAD
        if interrupts and (text.endswith(("…", "...")) or self._repeats_title(text)):
            return Role.HEAD
        if interrupts and text[0].isdigit() and kinds.is_reference(text):
            return Role.FOOTNOTE
        return None

    def _interrupts(self, following: Line | None) -> bool:
        """Say whether the sentence above goes on below the line."""
        return bool(self.last and following) and not self.last.finished and following.continues  # type: ignore[union-attr]

    def _at_page_edge(self, line: Line, following: Line | None) -> bool:
        usual = self.layout.usual_gap
        if line.gap != usual or line.indented or following is None:
            return True
        return following.gap != usual or following.indented or kinds.is_page_number(following.text)

    def _repeats_title(self, text: str) -> bool:
        letters = wording(text).casefold()
        return len(letters) >= _TITLE_LETTERS and any(title.startswith(letters) for title in self.titles)

    # Where blocks part

    def _opened(self, line: Line) -> Block:
        last, text = self.last, line.text
        gap = last is None or self._is_gap(line)
        opens = last is None or gap or line.indented or (last.paused and self._is_short(last))
        block = Block(Role.TEXT, [line], opens=opens, apart=gap)
        block.announced = last is not None and last.text.endswith((":", ";"))
        mark = _mark(line, opens=opens)
        if kinds.SECTION.match(text):
            block.role = Role.SECTION
        elif mark and kinds.BARE_NUMBER.match(text):
            block.role = Role.CAPITALS if line.in_capitals else Role.SECTION
        elif line.in_capitals and opens:
            block.role = Role.CAPITALS
        elif kinds.CAPTION.match(text):
            block.role = Role.CAPTION
        elif mark:
            block.role = Role.ITEM
        block.mark = mark if block.role is Role.ITEM else ""
        return block

    def _parts(self, line: Line) -> bool:
        """Say whether a new block begins with the line."""
        block, last = self.block, self.last
        if block is None or last is None or len(block.lines) >= _MOST_LINES:
            return True
        gap = self._is_gap(line)
        if block.role is Role.CAPITALS:
            return not line.in_capitals or line.indented
        if block.role in (Role.SECTION, Role.CAPTION):
            return last.finished or (not line.continues and (gap or self._is_short(last)))
        if self._begins_item(line, last, block) or self._begins_heading(line, last, gap=gap):
            return True
        if line.continues:
            edge = gap or line.indented
            return edge and (last.text.endswith((":", ";")) or (last.finished and not goes_on(last.text)))
        if last.finished:
            return not goes_on(" ".join(above.text for above in block.lines))
        if self.layout.whole:
            return not last.text.endswith((",", "-", "–", "—"))
        return gap and (self._is_short(last) or last.paused) and not last.text.endswith(",")

    def _begins_item(self, line: Line, last: Line, block: Block) -> bool:
        edge = self._is_gap(line) or line.indented or self._is_short(last)
        mark = _mark(line, opens=edge)
        if not mark:
            return False
        same = block.role is Role.ITEM and block.mark[:1] == mark[:1]
        return (
            last.paused
            or (same and self._is_short(last))
            or (last.text.endswith(",") and mark[0] not in "-–—")
        )

    def _begins_heading(self, line: Line, last: Line, *, gap: bool) -> bool:
        above = last.finished or (gap and (self._is_short(last) or last.paused))
        if line.in_capitals and not last.in_capitals:
            return above
        return above and bool(kinds.SECTION.match(line.text) or kinds.CAPTION.match(line.text))


def _mark(line: Line, *, opens: bool) -> str:
    """Return the bullet, number or letter that an item begins with, empty if the line is none."""
    found = (
        kinds.BULLET.match(line.text) or kinds.LETTERED.match(line.text) or kinds.NUMBERED.match(line.text)
    )
    if found is None and opens:
        found = kinds.BARE_NUMBER.match(line.text)
    return found[0] if found else ""
