"""What somebody gets who copies the text of a PDF: each page's letters in the order of the file."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ContentStream

from okrdesk.reports.paper.letters import is_right_to_left


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


def _letters(font) -> tuple[int, dict[int, str]]:
    """How many bytes a code has, and which letters the codes stand for."""
    table = font["/ToUnicode"].get_data().decode("latin-1")
    pairs = re.findall(r"^<(\w+)> <(\w+)>$", table, re.MULTILINE)
    letters = {int(code, 16): bytes.fromhex(each).decode("utf-16-be", "replace") for code, each in pairs}
    return (2 if font["/Subtype"] == "/Type0" else 1), letters


def _text(page, document) -> str:
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    text, font, size, marks = "", {}, 1, []
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
            size, font = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ"):
            assert marks, "text outside of the structure"
            shown = operands[0] if operator == b"TJ" else [operands[0]]
            codes = b"".join(
                getattr(each, "original_bytes", each) for each in shown if isinstance(each, str | bytes)
            )
            if all(mark is None for mark in marks):
                starts = range(0, len(codes), size)
                letters = [font[int.from_bytes(codes[start : start + size])] for start in starts]
                text += "".join(
                    reversed(letters) if any(map(is_right_to_left, "".join(letters))) else letters
                )
    assert not marks
    return text
