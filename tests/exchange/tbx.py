"""Pieces of TBX to put test files together from."""

NAMESPACES = (
    'xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" '
    'xmlns:basic="http://www.tbxinfo.net/ns/basic"'
)


def v3(body: str, lang: str = "en") -> str:
    root = f'<tbx {NAMESPACES} type="TBX-Basic" style="dca" xml:lang="{lang}">'
    return f"{root}<text><body>{body}</body></text></tbx>"


def v2(body: str, doctype: str = "") -> str:
    return f'{doctype}<martif type="TBX" xml:lang="en"><text><body>{body}</body></text></martif>'


def section(term: str, lang: str = "kk", before: str = "") -> str:
    return f'<langSec xml:lang="{lang}">{before}<termSec><term>{term}</term></termSec></langSec>'


def entry_of(inner: str, identifier: str = "c1") -> str:
    return f'<conceptEntry id="{identifier}">{inner}</conceptEntry>'


def term(inner: str) -> str:
    return entry_of(f'<langSec xml:lang="kk"><termSec>{inner}</termSec></langSec>')
