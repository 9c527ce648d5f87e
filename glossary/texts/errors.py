"""What makes a file unreadable as a source text, and what is amiss with a text that is asked for."""

from glossary.domain.errors import GlossaryError, NotFound


class TextNotFound(NotFound):
    """No text has this code."""

    message = "There is no text %(code)s."


class TextNotLoaded(NotFound):
    """The record of the text is known, but the text itself was not read."""

    message = "The text %(code)s is not loaded. Read it with `glossary texts add FILE --code %(code)s`."


class UnreadableText(GlossaryError):
    """The file cannot be read as a text; nothing was taken in."""


class TextTooLarge(UnreadableText):
    """The file, or what it unpacks to, is larger than permitted."""

    message = "The file is larger than %(limit)s MB."


class EmptyText(UnreadableText):
    """There is nothing to read."""

    message = "The file holds no text."


class BinaryFile(UnreadableText):
    """The file is neither plain text nor DOCX nor PDF."""

    message = "The file is no text: it holds NUL characters. Plain text, DOCX and PDF can be read."


class ForbiddenCharacter(UnreadableText):
    """A control character stands in the text."""

    message = "Line %(line)s holds the character %(character)s, which texts must not hold."


class LineTooLong(UnreadableText):
    """A line is longer than any paragraph."""

    message = "Line %(line)s is longer than %(limit)s characters."


class EncodingUnknown(UnreadableText):
    """The file is not in UTF-8; ``previews`` show how it begins in each of the likely encodings."""

    message = "The file is not in UTF-8. Say which encoding it is in: %(encodings)s."

    def __init__(self, previews: dict[str, str]) -> None:
        shown = "; ".join(f"{name} (“{preview}”)" for name, preview in previews.items())
        super().__init__(encodings=shown)
        self.previews = previews


class WrongEncoding(UnreadableText):
    """The file is not in the encoding that was named."""

    message = "The file is not in the encoding %(encoding)s."


class NoSuchEncoding(UnreadableText):
    """Nobody knows an encoding of that name."""

    message = "There is no encoding called %(encoding)s."


class DamagedDocument(UnreadableText):
    """The DOCX or PDF file is damaged, encrypted or not what it seems."""

    message = "The file cannot be read as %(format)s: %(reason)s."


class NoTextLayer(UnreadableText):
    """The pages of a PDF are pictures."""

    message = "The PDF has no text layer: its pages are pictures. Recognise its text first (OCR)."
