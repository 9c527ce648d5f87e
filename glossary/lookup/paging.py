"""The place where a page ends, as a short text for an address."""

import base64
import binascii
from typing import Annotated

import msgspec

Position = tuple[int | str, ...]

_Int = Annotated[int, msgspec.Meta(ge=-(2**31), lt=2**31)]
_Text = Annotated[str, msgspec.Meta(max_length=1000, pattern=r"\A[^\x00]*\Z")]
_SHAPES = {  # by part of the result: the order of a find, the key of a row
    0: tuple[_Int, _Int, _Int, _Int, _Int, _Text, _Text],
    1: tuple[_Int, _Text, _Int, _Int],
    2: tuple[_Int, _Int, _Int],
    3: tuple[_Int, _Int, _Int, _Int, _Int, _Text, _Text],
}


def cursor_of(part: int, position: Position) -> str:
    """Return a place in a result as URL-safe text.

    >>> place_of(cursor_of(1, (0, "кілт", 5, 2)))
    (1, (0, 'кілт', 5, 2))
    """
    return base64.urlsafe_b64encode(msgspec.json.encode([part, *position])).decode().rstrip("=")


def place_of(cursor: str | None) -> tuple[int, Position] | None:
    """Return the place that a text names; None, the beginning, for a text that names none.

    >>> place_of("nonsense") is None, place_of(None) is None, place_of(cursor_of(1, (0, 1))) is None
    (True, True, True)
    """
    if not cursor or len(cursor) > 4000 or not cursor.isascii():
        return None
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        part, *position = msgspec.json.decode(text, type=list[int | str])
        shape = _SHAPES[part]  # type: ignore[index]
        return int(part), tuple(msgspec.convert(position, type=shape))
    except (binascii.Error, msgspec.MsgspecError, UnicodeDecodeError, KeyError, ValueError):
        return None
