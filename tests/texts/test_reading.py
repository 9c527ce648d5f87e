"""Files of every kind become raw lines, or are refused with a reason."""

import codecs
import io
import zipfile

import docx
import pytest

from glossary.domain.vocabulary import SentenceKind
from glossary.texts import errors, reading
from glossary.texts.cleaning import clean
from glossary.texts.reading import read_text

TEXT = "Ауыл өзен бойында.\nӘні әсем, ғұмыры ұзақ.\n"


class TestPlainText:
    @pytest.mark.parametrize(
        ("data", "encoding"),
        [
            (TEXT.encode(), None),
            (codecs.BOM_UTF8 + TEXT.encode(), None),
            (TEXT.encode("utf-16"), None),
            (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "cp1251"),
            (TEXT.encode("utf-16-le"), "utf-16-le"),
            (TEXT.encode("kz1048"), "kz1048"),
            (TEXT.replace("\n", "\r\n").encode(), None),
            (TEXT.replace("\n", "\r").encode(), None),
        ],
        ids=["utf-8", "bom", "utf-16", "utf-16-be", "utf-16-le", "kz1048", "crlf", "cr"],
    )
    def test_is_read_in_its_encoding(self, data, encoding, tmp_path):
        file = tmp_path / "text.txt"
        file.write_bytes(data)
        assert list(read_text(file, encoding))[:2] == TEXT.split("\n")[:2]
        assert list(read_text(data, encoding))[:2] == TEXT.split("\n")[:2]

    def test_can_be_gone_through_again(self, tmp_path):
        file = tmp_path / "text.txt"
        file.write_text(TEXT, encoding="utf-8")
        lines = read_text(file)
        assert list(lines) == list(lines)

    @pytest.mark.parametrize("encoding", ["kz1048", "cp1251"])
    def test_in_another_encoding_is_refused_with_the_likely_ones(self, encoding):
        data = "Мектеп пен ауыл туралы жаңалық".encode(encoding, errors="ignore")
        with pytest.raises(errors.EncodingUnknown, match="encoding") as refused:
            read_text(data)
        assert {"kz1048", "cp1251"} <= set(refused.value.previews)
        assert "Мектеп пен ауыл" in refused.value.previews[encoding]

    def test_in_utf_16_without_a_mark_is_told_from_a_binary_file(self):
        with pytest.raises(errors.EncodingUnknown, match="utf-16-le"):
            read_text("A village by the river and a school.".encode("utf-16-le"))

    @pytest.mark.parametrize(
        ("data", "encoding", "error"),
        [
            (b"\x7fELF\x00\x00\x00\x01", None, errors.BinaryFile),
            (TEXT.encode() + b"\0", None, errors.BinaryFile),
            (b"", None, errors.EmptyText),
            (b" \n\n", None, errors.EmptyText),
            ("Ауыл\u0007".encode(), None, errors.ForbiddenCharacter),
            (TEXT.encode("kz1048"), "utf-8", errors.WrongEncoding),
            (b"\xff\xfea", None, errors.WrongEncoding),
            (TEXT.encode(), "klingon", errors.NoSuchEncoding),
        ],
    )
    def test_that_is_none_is_refused(self, data, encoding, error):
        with pytest.raises(error):
            read_text(data, encoding)

    def test_too_large_is_refused(self, monkeypatch):
        monkeypatch.setattr(reading, "MAXIMUM_MEGABYTES", 1)
        with pytest.raises(errors.TextTooLarge, match="1 MB"):
            read_text(b"a" * (2**20 + 1))

    def test_with_a_line_without_end_is_refused(self):
        with pytest.raises(errors.LineTooLong, match="Line 2"):
            read_text(b"a\n" + b"b" * (reading.MAXIMUM_LINE + 1))

    def test_loses_what_shows_nothing(self):
        assert list(read_text("\fАу\u200bыл\u2066.".encode())) == ["Ауыл."]


def document():
    written = docx.Document()
    written.add_heading("Ауылдың тарихы")
    written.add_paragraph("Ауыл өзен бойында. Онда мектеп бар.")
    written.add_paragraph("бірінші үй", style="List Bullet")
    table = written.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Қой", "көп"
    written.add_paragraph("Соңы осы.")
    file = io.BytesIO()
    written.save(file)
    return file.getvalue()


class TestWordDocument:
    def test_gives_paragraphs_items_and_rows_in_order(self):
        assert list(read_text(document())) == [
            "Ауылдың тарихы",
            "Ауыл өзен бойында. Онда мектеп бар.",
            "• бірінші үй",
            "Қой\tкөп",
            "Соңы осы.",
        ]

    def test_is_cleaned_by_paragraphs(self):
        found = [(one.kind, one.text) for one in clean(read_text(document()))]
        assert (SentenceKind.PROSE, "Онда мектеп бар.") in found
        assert (SentenceKind.TABLE, "Қой көп") in found
        assert (SentenceKind.PROSE, "Соңы осы.") in found

    @pytest.mark.parametrize("data", [document()[:300], b"PK\x03\x04", document()[:-200]])
    def test_that_is_damaged_is_refused(self, data):
        with pytest.raises(errors.DamagedDocument, match="DOCX"):
            read_text(data)

    def test_that_is_another_archive_is_refused(self):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("a.txt", "a")
        with pytest.raises(errors.DamagedDocument, match="no Word document"):
            read_text(file.getvalue())

    def test_that_swells_when_unpacked_is_refused(self):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b" " * (101 * 2**20))
        with pytest.raises(errors.TextTooLarge):
            read_text(file.getvalue())


def pdf(text):
    """A PDF of one page, written by hand."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode() if text else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + end


class TestPdf:
    def test_gives_the_lines_of_its_text_layer(self):
        assert list(read_text(pdf("A village by the river."))) == ["A village by the river."]

    def test_of_pictures_is_refused(self):
        with pytest.raises(errors.NoTextLayer, match="OCR"):
            read_text(pdf(""))

    def test_that_is_damaged_is_refused(self):
        with pytest.raises(errors.DamagedDocument, match="PDF"):
            read_text(b"%PDF-1.7\nnothing of the kind")
