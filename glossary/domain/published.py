"""An entry as readers see it: its approved content with how it came to be published."""

from datetime import date

import msgspec

from glossary.domain.content import EntryContent
from glossary.domain.vocabulary import RevisionOrigin


class PublishedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as readers see it, with the revision that published it."""

    identifier: str
    content: EntryContent
    revision: int = 1
    approved_on: date | None = None
    origin: RevisionOrigin = RevisionOrigin.REVIEWED
    author: str = ""
    reviewer: str = ""
