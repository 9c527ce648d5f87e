"""The bare wording of a sentence: its letters and digits, under which the same words in two texts meet."""

import re
import unicodedata
from hashlib import blake2b

from glossary.language.folding import repair_letters

_LETTERS = re.compile(r"[^\W_]+")


def wording(text: str) -> str:
    """Return the letters and digits of *text* alone, look-alikes put right, case kept.

    Spaces, hyphens and punctuation are what reading damages, and what a careful editor restores.

    >>> wording("теке-тірес  жəне  1990-\\nжылдар")
    'текетіресжәне1990жылдар'
    """
    return "".join(_LETTERS.findall(repair_letters(unicodedata.normalize("NFC", text))))


def fingerprint(text: str) -> int:
    """Return a signed 64-bit number of the wording, its case dropped; equal words in two texts share it."""
    digest = blake2b(wording(text).casefold().encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
