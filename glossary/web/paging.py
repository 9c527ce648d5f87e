"""Pages of a list, and the addresses between which a reader turns."""

from dataclasses import dataclass
from typing import Any

from flask import request, url_for


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list of ``total`` items; a number beyond the last page shows the last."""

    number: int
    size: int
    total: int

    @property
    def last(self) -> int:
        """Return the number of the last page; an empty list has one page."""
        return max(1, -(-self.total // self.size))

    @property
    def current(self) -> int:
        """Return the number of the page that is shown."""
        return min(self.number, self.last)

    @property
    def offset(self) -> int:
        """Return how many items stand on the pages before."""
        return (self.current - 1) * self.size

    def address(self, number: int) -> str:
        """Return the address of another page of the list that is shown now."""
        assert request.endpoint is not None  # noqa: S101  # a list is shown by a view
        kept: dict[str, Any] = {name: value for name, value in request.args.items() if name == "q"}
        place: dict[str, Any] = request.view_args or {}
        return url_for(request.endpoint, page=number if number > 1 else None, **place, **kept)
