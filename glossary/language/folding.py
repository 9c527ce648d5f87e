"""The folded text under which a term is kept and looked up, its words, and the repair it begins with.

``repair`` undoes damage and keeps what the author wrote; ``fold`` goes on to forget what a reader does not
type: case, quotation marks, stress, the kind of dash.
"""

import re
import unicodedata

from glossary.language.kazakh import is_ending
from glossary.language.repairing import repair, repair_letters

__all__ = ["fold", "joined", "repair", "repair_letters", "words"]

_FORGOTTEN = re.compile(r"""["'`´ʼʹʺʻ‘’‚‛“”„‟‹›«»′″()\[\]{}⟨⟩]""")
_DASH = re.compile(r"[-‐‑‒–—―−⁃﹘﹣－]+")
_SPACED_HYPHEN = re.compile(r" ?-[- ]*")
_CLOSING = re.compile(r"(?<![,;:!?.…])[,;:!?.…]+(?= |$)")
_TOKEN = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return the key text of a term or a query: what is left when everything a reader may type otherwise is
    gone.

    Repaired; NFKC; case folded; ё is е; quotation marks, apostrophes, brackets, stress marks, invisible
    characters and punctuation at the end of a word dropped; every dash and hyphen one ``-`` without spaces
    about it; single spaces. Idempotent. Empty when nothing is left.

    >>> fold("  «Батысты  игеру» "), fold("Полёт – дал\\u0301ь"), fold("Мульти - полярлы")
    ('батысты игеру', 'полет-даль', 'мульти-полярлы')
    """
    text = _FORGOTTEN.sub("", unicodedata.normalize("NFKC", text))
    if not text.isascii():
        text = unicodedata.normalize("NFKC", repair_letters(_bare(text)).casefold()).replace("ё", "е")
        text = _bare(text)
    text = " ".join(_DASH.sub("-", text.casefold()).split())
    text = _CLOSING.sub(" ", _SPACED_HYPHEN.sub("-", text))
    return _SPACED_HYPHEN.sub("-", " ".join(text.split()))


def _bare(text: str) -> str:
    """Drop the marks that no letter holds and the characters that show nothing."""
    return "".join(c for c in text if unicodedata.category(c) not in {"Mn", "Cf"})


def words(text: str) -> list[str]:
    """Return the words of the folded *text*: runs of letters and digits, parted by spaces, hyphens and signs.

    A Kazakh ending behind a hyphen stays with its word, as abbreviations and numbers carry it.

    >>> words("Орта держава тұжырымдамасы"), words("теке-тірес"), words("БҰҰ-ның хатшысы")
    (['орта', 'держава', 'тұжырымдамасы'], ['теке', 'тірес'], ['бұұ-ның', 'хатшысы'])
    """
    folded = fold(text)
    found: list[str] = []
    end = -1
    for match in _TOKEN.finditer(folded):
        behind_hyphen = match.start() == end + 1 and folded[end] == "-"
        if behind_hyphen and found and folded[match.end() : match.end() + 1] != "-" and is_ending(match[0]):
            found[-1] += f"-{match[0]}"
        else:
            found.append(match[0])
        end = match.end()
    return found


def joined(text: str) -> str:
    """Return the folded *text* without spaces and hyphens, under which spaced spellings meet.

    >>> joined("көп векторлы") == joined("көп-векторлы") == joined("Көпвекторлы")
    True
    """
    return fold(text).replace(" ", "").replace("-", "")
