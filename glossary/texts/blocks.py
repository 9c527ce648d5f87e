"""Lines gathered into blocks: paragraphs or parts of them, items, headings, tables, and what pages carry."""

from collections.abc import Iterable, Iterator

from glossary.texts import kinds
from glossary.texts.layout import Layout
from glossary.texts.lines import Line, visible
from glossary.texts.pages import Carried
from glossary.texts.parting import HEADINGS, Block, Role, mark_of, parts

_WIDE = 0.75  # of a full line: what is longer is no table's cell


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
        self.page = Carried(layout)
        self.inside: list[Block] = []  # what pages put inside the block

    def take(self, line: Line, following: Line | None) -> Iterator[Block]:
        """Put a line where it belongs; yield the blocks that end with it."""
        if self.in_table or self._opens_table(line):
            yield from self._take_cell(line)
            if self.in_table:
                return
        elif kinds.is_page_number(line.text):
            return
        role = self.page.role(self.last, line, following)
        if role is not None:
            self.inside.append(Block(role, [line]))
            if self.block is None:
                yield from self.close(line)
        elif self.block is None or self.last is None or parts(self.block, self.last, line, self.layout):
            headed = self.block is not None and self.block.role in HEADINGS
            yield from self.close(line)
            self.block = self._opened(line, headed=headed)
            self.last = line
        else:
            self.block.add(line)
            self.last = line

    def close(self, following: Line | None) -> Iterator[Block]:
        """Yield the block that was gathered, and what stood inside it."""
        if self.block is not None:
            block, self.block = self.block, None
            block.apart = block.apart and (following is None or self.layout.is_gap(following))
            self.page.note(block)
            yield block
        yield from self.inside
        self.inside.clear()

    def _opened(self, line: Line, *, headed: bool) -> Block:
        """Return a new block; ``headed`` if a heading stands right above."""
        last = self.last
        gap = last is None or self.layout.is_gap(line)
        ended = last is None or (last.paused and self.layout.is_short(last))
        opens = headed or gap or line.indented or ended
        block = Block(Role.TEXT, [line], opens=opens, apart=gap)
        block.announced = last is not None and last.text.endswith((":", ";"))
        mark = mark_of(line, opens=opens or last is None or last.finished)
        if kinds.SECTION.match(line.text):
            block.role = Role.SECTION
        elif mark and kinds.BARE_NUMBER.match(line.text):
            block.role = Role.CAPITALS if line.heads else Role.SECTION
        elif line.heads and opens:
            block.role = Role.CAPITALS
        elif kinds.CAPTION.match(line.text):
            block.role = Role.CAPTION
        elif mark:
            block.role, block.mark = Role.ITEM, mark
        return block

    def _opens_table(self, line: Line) -> bool:
        if line.tabbed and self.layout.whole:
            return True
        if kinds.CAPTION.match(line.text) is None or kinds.TABLE.match(line.text) is None:
            return False
        return self.last is None or self.last.paused or self.layout.is_gap(line)

    def _take_cell(self, line: Line) -> Iterator[Block]:
        """Take a line of a table, or leave the table if the line is none of its cells."""
        block = self.block
        apart = self.layout.is_gap(line) or line.text.startswith("№") or line.tabbed
        if self.in_table and not self._is_cell(line):
            yield from self.close(line)
            self.in_table, self.last = False, None
        elif self.in_table and block and not apart:
            block.add(line)
        else:
            yield from self.close(line)
            self.block, self.in_table = Block(Role.CELL, [line]), True

    def _is_cell(self, line: Line) -> bool:
        if self.layout.whole:
            return line.tabbed
        if kinds.SECTION.match(line.text) or line.heads:
            return False
        caption = self.block is not None and kinds.CAPTION.match(self.block.lines[0].text) is not None
        return len(line.text) < _WIDE * self.layout.width or (caption and not self.layout.is_gap(line))
