"""What is wrong with a content, and where: told to people, so in words that can be translated."""

from typing import Any

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong.

    ``path`` leads to it through the content (``languages.kk.terms.0.term``); ``message`` is an English
    sentence with ``%(name)s`` places, filled from ``parameters``. A ``warning`` may be confirmed.
    """

    path: str
    message: str
    parameters: dict[str, Any] = {}
    warning: bool = False

    def __str__(self) -> str:
        words = self.message % self.parameters
        return f"{self.path}: {words}" if self.path else words
