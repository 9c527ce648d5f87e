"""What a page carries besides the text: running heads, the authors' names, footnotes."""

from glossary.texts import kinds
from glossary.texts.layout import Layout, head_key
from glossary.texts.lines import Line
from glossary.texts.parting import Block, Role
from glossary.texts.wording import wording

_TITLE_LETTERS = 15
_TITLES = 5  # headings at the beginning that running heads may repeat


class Carried:
    """Tells what pages carry from the text, knowing the first headings."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.titles: list[str] = []

    def note(self, block: Block) -> None:
        """Remember a block of the beginning, if it may be a title."""
        if len(self.titles) < _TITLES and (block.role is not Role.TEXT or len(block.lines) < 4):
            self.titles.append(wording("".join(line.text for line in block.lines)).casefold())

    def role(self, last: Line | None, line: Line, following: Line | None) -> Role | None:
        """Return what kind of thing the page carries in this line, None if the line is of the text."""
        text = line.text
        if kinds.is_address(text) and not (last and last.text.endswith((":", "("))):
            return Role.FOOTNOTE
        interrupts = last is not None and not last.finished and following is not None and following.continues
        if kinds.is_people(text) and (interrupts or last is None or last.finished):
            return Role.HEAD
        if not text[0].isalnum() or line.continues or not self._at_edge(line, following):
            return None
        if head_key(text) in self.layout.running and not kinds.CAPTION.match(text):
            return Role.HEAD
        if interrupts and (text.endswith(("…", "...")) or self._repeats_title(text)):
            return Role.HEAD
        if interrupts and text[0].isdigit() and kinds.is_reference(text):
            return Role.FOOTNOTE
        return None

    def _at_edge(self, line: Line, following: Line | None) -> bool:
        """Say whether a page could begin or end here."""
        usual = self.layout.usual_gap
        if following is None or line.gap != usual or line.indented:
            return True
        return following.gap != usual or following.indented or kinds.is_page_number(following.text)

    def _repeats_title(self, text: str) -> bool:
        letters = wording(text).casefold()
        return len(letters) >= _TITLE_LETTERS and any(title.startswith(letters) for title in self.titles)
