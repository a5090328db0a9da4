"""What somebody gets who copies the text of a PDF: each page's letters in the order of the file."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ContentStream


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def texts(pdf: bytes) -> list[str]:
    """The text of each page, /ActualText taken for what it replaces."""
    document = reader(pdf)
    return [_text(page, document) for page in document.pages]


def words(pdf: bytes) -> str:
    """All text with single spaces."""
    return " ".join(" ".join(texts(pdf)).split())


def squeezed(text: str) -> str:
    """A text without any white space: line breaks fall where they must."""
    return "".join(text.split())


def _letters(font) -> dict[int, str]:
    table = font["/ToUnicode"].get_data().decode("latin-1")
    pairs = re.findall(r"^<(\w\w)> <(\w+)>$", table, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(letter).decode("utf-16-be", "replace") for code, letter in pairs}


def _text(page, document) -> str:
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    text, font, marks = "", {}, []
    for operands, operator in ContentStream(page.get_contents(), document).operations:
        if operator == b"BDC":
            actual = operands[1].get("/ActualText") if operands[0] == "/Span" else None
            marks.append(actual)
            text += str(actual) if actual is not None else ""
        elif operator == b"BMC":
            marks.append(None)
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator == b"Tj":
            assert marks, "text outside of the structure"
            shown = operands[0]
            codes = shown.original_bytes if hasattr(shown, "original_bytes") else bytes(shown)
            if all(mark is None for mark in marks):
                text += "".join(font[code] for code in codes)
    assert not marks
    return text
