"""Pages that read from the right: mirrored as a whole, their texts, ticks and charts upright."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import page as validator
import pytest
from pypdf import PdfReader

from okrdesk.reports.paper import scripts
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.letters import reads_from_right
from okrdesk.reports.paper.page import Page, Place, fitted
from okrdesk.reports.paper.sheet import Sheet

ARABIC, WIDTH = "نريد مكانًا هنا", 595.28


def drawn(title: str, language: str = "en") -> PdfReader:
    """A page with a title, a row of a table, and a figure that marks its own left end."""

    def content(page: Page) -> None:
        page.text(title, page.tag("H1"), page.style("bold", 14))
        body = page.style("regular", 10)
        row = (page.lines("first", body, 90), page.line(("7", body), (" of 12", body)))
        page.table([Place(page.left, 100), Place(page.right - 100, 100, at_right=True)], [row])

        tag = page.tag("Figure", "A mark")
        tag.box = (page.left, 600.0, page.right, 640.0)

        def mark(sheet: Sheet, top: float) -> None:
            with sheet.tagger.content(tag):
                sheet.write(page.left, top - 20, "here", body)

        page.strip(40, mark, before=4)

    pdf = fitted(content, Head(title, language=language), [title]).report("Test").pdf
    assert validator.is_pdf_compliant_bytes(pdf, profile="ua1")
    return PdfReader(BytesIO(pdf))


def left_of(reader: PdfReader) -> dict[str, float]:
    """Where the words of the first page begin, in points from its left."""
    places: dict[str, float] = {}

    def visit(text: str, moved: Any, at: Any, _font: Any, _size: float) -> None:
        if word := text.strip():
            x, y = at[4], at[5]
            places.setdefault(word, x * moved[0] + y * moved[2] + moved[4])

    reader.pages[0].extract_text(visitor_text=visit)
    return places


def test_a_page_in_latin_letters_begins_at_the_left() -> None:
    reader = drawn("Plain words")
    places = left_of(reader)
    assert places["first"] < 40 < 400 < places["7"] < places["of 12"]
    assert "/Direction" not in reader.trailer["/Root"]["/ViewerPreferences"]


@pytest.mark.parametrize(("title", "language"), [(ARABIC, "en"), ("Plain words", "ar-EG")])
def test_one_whose_letters_or_language_run_leftward_begins_at_the_right(title: str, language: str) -> None:
    if not scripts.can_draw("ن"):
        pytest.skip("This computer has no Arabic font.")
    reader = drawn(title, language)
    places = left_of(reader)
    assert places["first"] > 500
    assert 36 <= places["7"] < places["of 12"] < 100  # an amount reads as ever
    root = reader.trailer["/Root"]
    assert root["/ViewerPreferences"]["/Direction"] == "/R2L"
    top = root["/StructTreeRoot"]["/K"][0].get_object()
    assert top["/A"][0]["/WritingMode"] == "/RlTb"


def test_most_letters_decide() -> None:
    assert reads_from_right("en", ["Bremen", ARABIC])
    assert not reads_from_right("en", ["Bremen Makers", "שלום", "12"])
    assert reads_from_right("he-IL", ["Bremen"])
    assert not reads_from_right("", ["12 %"])
