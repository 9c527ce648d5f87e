"""The data categories of a TBX entry, whatever elements carry them."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import etree

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SECTIONS = ("{*}langSec", "{*}langSet")
TERMS = ("{*}termSec", "{*}tig", "{*}ntig")
_STRUCTURE = frozenset(
    {"langSec", "langSet", "termSec", "tig", "ntig", "term", "transacGrp", "transac", "date"}
)
_GROUPS = frozenset({"descripGrp", "adminGrp", "termNoteGrp", "noteGrp"})
_INDENTED_BREAK = re.compile(r"\s*\n[ \t]+")


class Item(msgspec.Struct, frozen=True):
    """A data category with its text, whatever element carries it, and what is grouped with it."""

    name: str
    text: str
    target: str = ""
    language: str = ""
    group: "tuple[Item, ...]" = ()

    def grouped(self, name: str) -> list[str]:
        """Return the texts of one category within the group."""
        return [item.text for item in self.group if item.name == name and item.text]

    def as_note(self) -> str:
        """Return all of it in words."""
        text = f"{self.name}: {self.text}" if self.name != "note" else self.text
        reference = f" ({self.target})" if self.target else ""
        rest = "".join(f" [{member.as_note()}]" for member in self.group)
        return f"{text}{reference}{rest}"


def items(level: Any) -> Iterator[Item]:
    """Yield the data categories that stand directly at a level, in the order of the file."""
    for element in level.iterchildren(etree.Element):
        name = name_of(element)
        if name in _STRUCTURE:
            continue
        if name == "termGrp":
            yield from items(element)
        elif name in _GROUPS:
            members = list(items(element))
            if members:
                yield msgspec.structs.replace(members[0], group=tuple(members[1:]))
        else:
            yield _item(element, name)


def _item(element: Any, name: str) -> Item:
    return Item(
        name=element.get("type") or name,
        text=_pair(element) if name == "note" and len(element) else text_of(element),
        target=element.get("target", ""),
        language=element.get(LANG, ""),
    )


def _pair(note: Any) -> str:
    """Return a note in words, or what TBX-Min splits into a key and a value."""
    key, value = note.find("{*}noteKey"), note.find("{*}noteValue")
    return text_of(note) if key is None or value is None else f"{text_of(key)}: {text_of(value)}"


def text_of(element: Any) -> str:
    """Return the text of an element, a line break with indentation being no more than a blank."""
    text = "".join(element.itertext()) if len(element) else element.text or ""
    return (_INDENTED_BREAK.sub(" ", text) if "\n" in text else text).strip()


def name_of(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
