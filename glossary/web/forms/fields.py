"""Fields whose data are values of the domain: vocabularies, places in texts, lists of short texts."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from flask_babel import gettext
from wtforms import FieldList, SelectField, StringField, TextAreaField
from wtforms.validators import ValidationError

from glossary.domain.content import Place
from glossary.web.words import WORDS

_PLACE = re.compile(r"(?P<text>[^\s:;]+)\s*[:\s]\s*(?P<start>\d{1,8})(?:\s*[-–—]\s*(?P<end>\d{1,8}))?")


def vocabulary_field(label: Any, members: type[StrEnum], *, optional: bool = False) -> SelectField:
    """Return a select whose data is a member of a vocabulary, or None where none is chosen."""

    def choices() -> list[tuple[str, str]]:
        words = [(member.value, str(WORDS[members][member])) for member in members]
        return [("", "—"), *words] if optional else words

    def coerce(value: Any) -> StrEnum | None:
        return members(value) if value else None

    return SelectField(label, choices=choices, coerce=coerce)


def written(places: tuple[Place, ...]) -> str:
    """Return places as people write them.

    >>> written((Place(text="001", start_line=3, end_line=4), Place(text="003", start_line=9, end_line=9)))
    '001:3–4; 003:9'
    """
    return "; ".join(
        f"{place.text}:{place.start_line}"
        + (f"–{place.end_line}" if place.end_line != place.start_line else "")
        for place in places
    )


def read_places(text: str) -> tuple[Place, ...]:
    """Return the places that :func:`written` wrote, or a person typed much alike.

    :raises ValueError: naming the part that is not a place.

    >>> read_places("001:3-4; 003 : 9")[1]
    Place(text='003', start_line=9, end_line=9)
    """
    places = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        match = _PLACE.fullmatch(part)
        if match is None:
            raise ValueError(part)
        start = int(match["start"])
        places.append(Place(text=match["text"], start_line=start, end_line=int(match["end"] or start)))
    return tuple(places)


class PlacesField(StringField):
    """Places in texts, written ``001:3–4; 003:9``; ``most`` limits how many."""

    def __init__(self, label: Any, *, most: int = 100, **options: Any) -> None:
        super().__init__(label, **options)
        self.most = most

    @property
    def places(self) -> tuple[Place, ...]:
        """Return what was typed as places; nothing where it cannot be read, which validation says."""
        try:
            return read_places(self.data or "")
        except ValueError:
            return ()

    def pre_validate(self, form: Any) -> None:
        """Refuse what is not a place."""
        try:
            places = read_places(self.data or "")
        except ValueError as error:
            words = gettext("“%(part)s” is not a place: write the text and its lines, as in 001:3–4.")
            raise ValidationError(words % {"part": error}) from None
        if len(places) > self.most:
            raise ValidationError(gettext("At most %(most)s can be given here.") % {"most": self.most})


class LinesField(TextAreaField):
    """Short texts, one on a line."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the lines that hold something, each once."""
        stripped = (line.strip() for line in (self.data or "").splitlines())
        return tuple(dict.fromkeys(filter(None, stripped)))


class RowList(FieldList):  # type: ignore[type-arg]
    """Any number of rows; what is no row number is no row, rather than a failure."""

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        for name in formdata:
            number = name.removeprefix(f"{prefix}-").partition("-")[0]
            if name.startswith(f"{prefix}-") and number.isascii() and number.isdigit() and len(number) < 10:
                yield int(number)
