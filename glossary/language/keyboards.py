"""What a query would read if it had been typed on the other keyboard layout.

Layouts: QWERTY (US), ЙЦУКЕН (Russian) and the Kazakh standard layout, which is the Russian one with Kazakh
letters on the digit row. Only asked after nothing else was found.
"""

_QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_QWERTY_SHIFT = 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю"
_CYRILLIC_SHIFT = _CYRILLIC.upper()
_RUSSIAN_KEYS = dict(zip(_QWERTY + _QWERTY_SHIFT + "`~", _CYRILLIC + _CYRILLIC_SHIFT + "ёЁ", strict=True))
_KAZAKH_ROW = dict(zip("2345890-=@#$%*()_+", "әіңғүұқөһӘІҢҒҮҰҚӨҺ", strict=True))

_TO_RUSSIAN = str.maketrans(_RUSSIAN_KEYS)
_TO_KAZAKH = str.maketrans({**_RUSSIAN_KEYS, **_KAZAKH_ROW})
_FROM_CYRILLIC = str.maketrans({letter: key for key, letter in {**_RUSSIAN_KEYS, **_KAZAKH_ROW}.items()})


def other_layouts(text: str) -> tuple[str, ...]:
    """Return what *text*, as typed, reads on the other layouts, likeliest first, each once, never *text*
    itself.

    Give it the raw query: folding would drop the signs that are letters on another layout.

    >>> other_layouts("jhnf lth;fdf")
    ('орта держава',)
    >>> other_layouts("зщцук"), other_layouts("3c")
    (('power',), ('3с', 'іс'))
    """
    if any("Ѐ" <= character <= "ԯ" for character in text):
        readings = [text.translate(_FROM_CYRILLIC)]
    else:
        readings = [text.translate(_TO_RUSSIAN), text.translate(_TO_KAZAKH)]
    return tuple(dict.fromkeys(reading for reading in readings if reading != text))
