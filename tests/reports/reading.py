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
    return "".join(text for _x, _y, text in _pieces(page, document))


def placed(pdf: bytes) -> list[str]:
    """Each text of each page with where it begins, in points from the left and the bottom."""
    document = reader(pdf)
    return [
        f"{number}: {x:.0f} {y:.0f} {text.strip()}"
        for number, page in enumerate(document.pages, 1)
        for x, y, text in _pieces(page, document)
        if text.strip()
    ]


def _times(inner, outer):
    """Where the matrix leads that goes through one and then the other."""
    a, b, c, d, e, f = map(float, inner)
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _pieces(page, document):
    """The texts of a page in their order, each with the place of its first letter."""
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    font, size, marks = {}, 1, []
    moved = at = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    kept = []
    for operands, operator in ContentStream(page.get_contents(), document).operations:
        if operator == b"q":
            kept.append(moved)
        elif operator == b"Q":
            moved = kept.pop()
        elif operator == b"cm":
            moved = _times(operands, moved)
        elif operator == b"BT":
            at = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        elif operator == b"Tm":
            at = tuple(map(float, operands))
        elif operator == b"Td":
            at = _times((1, 0, 0, 1, *operands), at)
        elif operator == b"BDC":
            actual = operands[1].get("/ActualText") if operands[0] == "/Span" else None
            marks.append(actual)
            if actual is not None:
                yield *moved[4:], str(actual)
        elif operator == b"BMC":
            marks.append(None)
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            size, font = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ"):
            assert marks, "text outside of the structure"
            if all(mark is None for mark in marks):
                yield (
                    *_times(at, moved)[4:],
                    _shown(operands[0] if operator == b"TJ" else [operands[0]], size, font),
                )
    assert not marks


def _shown(shown, size: int, font: dict[int, str]) -> str:
    codes = b"".join(getattr(each, "original_bytes", each) for each in shown if isinstance(each, str | bytes))
    starts = range(0, len(codes), size)
    letters = [font[int.from_bytes(codes[start : start + size])] for start in starts]
    return "".join(reversed(letters) if any(map(is_right_to_left, "".join(letters))) else letters)


def sizes(pdf: bytes) -> list[float]:
    """The size of the smallest letters of each page, in points."""
    smallest = []
    for page in reader(pdf).pages:
        found: list[float] = []
        page.extract_text(
            visitor_text=lambda letters, _m, _at, _font, size, found=found: (
                found.append(round(size, 2)) if letters.strip() else None
            )
        )
        smallest.append(min(found))
    return smallest


def outline_of(pdf: bytes) -> list[str]:
    """The titles of the outline that readers show beside the pages."""
    return [str(entry["/Title"]) for entry in reader(pdf).outline]
