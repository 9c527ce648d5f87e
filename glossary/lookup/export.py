"""Taking the published glossary home: which entries, what the file says of itself, in which format."""

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
from sqlalchemy.orm import Session

from glossary import __version__
from glossary.domain.vocabulary import Language
from glossary.exchange.formats import EXPORTERS
from glossary.exchange.published import GlossaryInfo
from glossary.storage.entries import subject_fields as all_subject_fields
from glossary.storage.published import published_entries, published_identifiers

LICENCE = "CC BY 4.0"


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What someone wants to take home; nothing chosen means everything published."""

    format: str  # a key of EXPORTERS
    subject_fields: tuple[str, ...] = ()
    languages: tuple[Language, ...] = tuple(Language)
    source: Language = Language.KAZAKH
    target: Language = Language.RUSSIAN


def export(session: Session, wish: Wish, *, title: str, base_url: str = "") -> Iterator[bytes]:
    """Yield the file piece by piece: published entries only, in Kazakh order, flat in memory.

    The session must read one state of the database throughout (``Database.reading``).
    """
    identifiers = published_identifiers(session, subject_fields=wish.subject_fields)
    info = GlossaryInfo(
        title=title,
        licence=LICENCE,
        base_url=base_url,
        date=datetime.now(UTC).date().isoformat(),
        version=__version__,
        number_of_entries=len(identifiers),
        languages=wish.languages,
        source=wish.source,
        target=wish.target,
        subject_field_labels={
            code: {language: field.name(language) for language in Language}
            for code, field in all_subject_fields(session).items()
        },
        identifiers=identifiers,
    )
    entries = published_entries(session, subject_fields=wish.subject_fields)
    return EXPORTERS[wish.format].write(entries, info)
