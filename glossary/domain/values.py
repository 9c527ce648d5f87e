"""Walking through the text of a value: every string with its path, and the value with its strings changed."""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def strings(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every non-empty string inside a value; vocabulary values are not text.

    >>> from glossary.domain.content import Place
    >>> list(strings(Place(text="001", start_line=1, end_line=2)))
    [('text', '001')]
    """
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        if value:
            yield path, value
        return
    for name, child in _children(value):
        yield from strings(child, f"{path}.{name}" if path else name)


def _children(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, msgspec.Struct):
        yield from ((name, getattr(value, name)) for name in value.__struct_fields__)
    elif isinstance(value, dict):
        yield from ((str(key), child) for key, child in value.items())
    elif isinstance(value, tuple):
        yield from ((str(number), child) for number, child in enumerate(value))


def map_strings(value: T, change: Callable[[str], str]) -> T:
    """Return an equal value in which every string went through ``change``; vocabulary values stay."""
    result: Any = value
    if isinstance(value, str) and not isinstance(value, Enum):
        result = change(value)
    elif isinstance(value, msgspec.Struct):
        changed = {name: map_strings(child, change) for name, child in _children(value)}
        result = msgspec.structs.replace(value, **changed)
    elif isinstance(value, dict):
        result = {key: map_strings(child, change) for key, child in value.items()}
    elif isinstance(value, tuple):
        result = tuple(map_strings(child, change) for child in value)
    return result  # type: ignore[no-any-return]
