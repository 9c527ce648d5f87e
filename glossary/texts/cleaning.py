"""From raw lines to clean sentences, each with its kind and its place."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from glossary.domain.vocabulary import Language, SentenceKind
from glossary.texts import kinds
from glossary.texts.blocks import blocks
from glossary.texts.hyphens import joint, mend
from glossary.texts.layout import Layout, survey
from glossary.texts.parting import Block, Role
from glossary.texts.printing import printed
from glossary.texts.reading import RawLines
from glossary.texts.sentences import CleanSentence
from glossary.texts.splitting import split

Piece = tuple[SentenceKind, str, int, int]
RULES = 1  # counts the changes to what cleaning gives; a text is cleaned again when they changed
_ANSWER = 3  # words to which a questionnaire's answers come, at most

_KINDS = {
    Role.SECTION: SentenceKind.HEADING,
    Role.CAPITALS: SentenceKind.HEADING,
    Role.CAPTION: SentenceKind.OTHER,
    Role.CELL: SentenceKind.TABLE,
    Role.HEAD: SentenceKind.OTHER,
    Role.FOOTNOTE: SentenceKind.NOTE,
}


def clean(lines: Iterable[str]) -> Iterator[CleanSentence]:
    """Yield the sentences of a text in reading order, cleaned as a careful editor would print them.

    The text is read three times, so *lines* must give the same again each time: a list, or an object that
    opens its file anew. It is first judged as a whole; then a block at a time is held, so memory does not
    grow with the text.
    """
    layout = survey(lines, whole=isinstance(lines, RawLines) and lines.whole)
    ordinal = 0
    in_bibliography = False
    for block in blocks(lines, layout):
        for kind, text, start, end in _pieces(block, layout):
            if kind is SentenceKind.HEADING:
                in_bibliography = kinds.opens_bibliography(text)
            elif in_bibliography:
                kind = SentenceKind.REFERENCE
            ordinal += 1
            yield CleanSentence(ordinal, kind, text, start, end)


def _pieces(block: Block, layout: Layout) -> Iterator[Piece]:
    """Yield the sentences of a block; headings, captions, cells and references whole."""
    text, starts = _running_text(block, layout)
    whole = _kind_of_whole(block, text)
    spans = [(0, len(text))] if whole else split(text)
    for number, (start, end) in enumerate(spans):
        sentence = printed(
            text[start:end], glued=text[end : end + 1].isalnum() or text[end : end + 1] in "«“"
        )
        if not sentence:
            continue
        kind = whole or _kind(block, sentence, layout, first=number == 0, only=len(spans) == 1)
        yield kind, sentence, _line(block, starts, start), _line(block, starts, end - 1)


def _running_text(block: Block, layout: Layout) -> tuple[str, list[int]]:
    """Return the block's lines as one text, and where in it each of them begins."""
    texts = [mend(line.text, layout) for line in block.lines]
    texts[0] = texts[0][len(block.mark) :] or texts[0]
    starts = [0]
    running = ""
    for this, following in pairwise(texts):
        kept, between = joint(this, following, layout)
        running += kept + between
        starts.append(len(running))
    return running + texts[-1], starts


def _line(block: Block, starts: list[int], position: int) -> int:
    return block.lines[bisect_right(starts, position) - 1].number


def _kind_of_whole(block: Block, text: str) -> SentenceKind | None:
    """Return the kind of a block that is kept whole, None for running text."""
    kind = _KINDS.get(block.role)
    if kind is not None:
        return kind
    if kinds.is_keywords(text) or kinds.is_people(text):
        return SentenceKind.OTHER
    if kinds.is_reference(text) and (block.role is Role.ITEM or block.opens):
        return SentenceKind.REFERENCE
    if kinds.opens_bibliography(text):
        return SentenceKind.HEADING
    if block.apart and kinds.is_short(text) and _is_heading(block, text):
        return SentenceKind.HEADING
    return None


def _is_heading(block: Block, text: str) -> bool:
    if block.announced or not text.lstrip('«“"')[:1].isupper():
        return False
    if block.role is Role.ITEM:
        return block.mark[0].isdigit() and not text.endswith((";", "!")) and not kinds.is_finite(text)
    return not text.endswith((".", "!", "?", "…", ":", ";", ",", "]"))


def _kind(block: Block, sentence: str, layout: Layout, *, first: bool, only: bool) -> SentenceKind:
    if _is_foreign(sentence, layout.language):
        return SentenceKind.OTHER
    if kinds.opens_bibliography(sentence):
        return SentenceKind.HEADING
    if first and not only and block.opens and _may_head(block, sentence):
        return SentenceKind.HEADING
    if block.role is Role.ITEM and sentence[-1].isalnum() and len(sentence.split()) <= _ANSWER:
        return SentenceKind.OTHER
    listed = block.announced and (sentence[0].islower() or sentence.endswith(";"))
    if first and (block.role is Role.ITEM or listed):
        return SentenceKind.LIST
    if only and kinds.is_introduction(sentence):
        return SentenceKind.HEADING
    if first and sentence[0].islower():
        return SentenceKind.OTHER
    if sentence[-1].isalnum() and not kinds.is_finite(sentence):
        return SentenceKind.OTHER
    return SentenceKind.PROSE


def _may_head(block: Block, sentence: str) -> bool:
    return (not block.mark or block.mark[0].isdigit()) and kinds.is_run_in_heading(sentence)


def _is_foreign(sentence: str, main: Language | None) -> bool:
    spoken = kinds.language(sentence)
    return spoken is not None and main is not None and spoken is not main
