"""A cleaned sentence: what an editor would print, its kind, and the raw lines it stands in."""

from typing import NamedTuple

from glossary.domain.vocabulary import SentenceKind


class CleanSentence(NamedTuple):
    """One unit of a text, numbered from 1 in reading order; raw lines count from 1, both ends included.

    Only ``prose`` and ``list`` hold whole sentences in the text's own language. A heading, a table's cell, an
    entry of a bibliography, a footnote and what is none of these (running heads, other languages, fragments)
    are kept, so that nothing that was read is lost, but never quoted.
    """

    ordinal: int
    kind: SentenceKind
    text: str
    start_line: int
    end_line: int
