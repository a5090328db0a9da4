"""Pages of a PDF on the screen and on paper: drawn when seen, as fine as the screen, never half of them."""

from __future__ import annotations

import builtins
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NumberObject
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from okrdesk.document.refused import Refused
from okrdesk.gui import printing
from okrdesk.gui.pdf_pages import OpenPdf
from okrdesk.gui.widgets.page_preview import PagePreview
from okrdesk.reports.onepager import onepager
from okrdesk.reports.onepager.content import OnePager, ShownAsk
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.page import fitted


def made(ask: str, paper: str = "a4") -> bytes:
    return onepager.draw(OnePager("Bakery", cycle="Q1", asks=(ShownAsk(ask),)), paper=paper, chart=False).pdf


LONG = made("We ask for much. " * 1500)


def ink(image: QImage) -> int:
    """How much of a picture is not white, in black points."""
    places = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return sum(255 - image.pixelColor(x, y).lightness() for x, y in places) // 255


@pytest.mark.usefixtures("dressed")
def test_a_page_is_drawn_on_white_in_the_size_that_is_asked_for() -> None:
    pdf = OpenPdf(made("A room"))
    assert pdf.pages == 1
    assert pdf.shape(0) == pytest.approx((595.28, 841.89), abs=0.01)
    assert OpenPdf(made("", "letter")).shape(0) == (612, 792)
    image = pdf.image(0, QSize(301, 426))
    assert (image.width(), image.height()) == (301, 426)
    assert image.pixelColor(0, 0) == QColor("white")
    assert image.pixelColor(300, 425) == QColor("white")
    assert ink(image) > 20


def test_the_words_of_a_page_are_those_of_the_paper() -> None:
    assert "We ask for a room" in OpenPdf(made("We ask for a room")).words(0)


def damaged() -> bytes:
    """A PDF whose second page is no page."""
    writer = PdfWriter(clone_from=BytesIO(LONG))
    writer.root_object["/Pages"]["/Kids"][1] = NumberObject(7)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"no pages" * 200, LONG[:3000], LONG[:-200], damaged()]
)
def test_what_is_no_whole_pdf_is_said(content: bytes) -> None:
    with pytest.raises(Refused, match="damaged or not complete"):
        OpenPdf(content)


def test_a_computer_that_cannot_load_pdfium_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "pypdfium2":
            raise OSError("libpdfium.so:\nnot for this processor")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(Refused, match=r"\(libpdfium.so: not for this processor\); install OKR Desk again"):
        OpenPdf(LONG)


# The preview


@pytest.fixture
def preview(shown: Any) -> PagePreview:
    return shown(PagePreview("Preview"), 400, 500)  # type: ignore[no-any-return]


@pytest.mark.usefixtures("dressed")
def test_the_preview_shows_the_page(preview: PagePreview) -> None:
    preview.show_pdf(made("We ask for a room"))
    sheet = preview._sheets[0]
    assert preview.pages == 1
    assert sheet.accessibleName() == "Page 1 of 1"
    assert ink(sheet.grab().toImage()) > 20
    assert "We ask for a room" in sheet.accessibleDescription()


@pytest.mark.usefixtures("dressed")
def test_pages_are_drawn_in_order_and_only_when_they_are_seen(
    preview: PagePreview, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    real = OpenPdf.image
    monkeypatch.setattr(OpenPdf, "image", lambda pdf, page, size: drawn.append(page) or real(pdf, page, size))
    preview.show_pdf(LONG)
    qtbot.waitUntil(lambda: 0 in drawn)
    assert preview.pages > 2
    assert preview.pages - 1 not in drawn
    bar = preview.verticalScrollBar()
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + 100)
        qtbot.wait(1)
    qtbot.waitUntil(lambda: preview.pages - 1 in drawn)
    assert drawn == sorted(drawn)
    before = len(drawn)
    preview.viewport().update()
    preview._sheets[-1].grab()
    assert len(drawn) == before  # what has been drawn is kept


def test_a_fine_screen_gets_fine_pages(preview: PagePreview, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[QSize] = []
    real = OpenPdf.image
    monkeypatch.setattr(OpenPdf, "image", lambda pdf, page, size: asked.append(size) or real(pdf, page, size))
    preview.show_pdf(made("A room"))
    sheet = preview._sheets[0]
    monkeypatch.setattr(sheet, "devicePixelRatioF", lambda: 2.0)
    sheet.repaint()
    assert asked[-1] == sheet.size() * 2


def test_a_bad_pdf_is_a_sentence_and_the_next_good_one_is_shown(preview: PagePreview) -> None:
    preview.show_pdf(LONG)
    preview.show_pdf(LONG[:3000])
    assert preview.pages == 0
    assert preview.sentence.isVisible()
    assert "damaged or not complete" in preview.sentence.plain_text()
    preview.show_pdf(LONG)
    assert preview.pages > 1
    assert not preview.sentence.isVisible()


@pytest.mark.usefixtures("dressed")
def test_a_page_that_memory_does_not_hold_says_so_in_its_place(
    preview: PagePreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused, match="too little memory"):
        OpenPdf(LONG).image(0, QSize(400_000, 500_000))
    preview.show_pdf(LONG)
    sheet = preview._sheets[0]
    monkeypatch.setattr(sheet, "devicePixelRatioF", lambda: 1000.0)
    assert ink(sheet.grab().toImage()) > 20
    assert "too little memory" in sheet.accessibleDescription()


def test_a_preview_that_is_left_holds_no_pdf(preview: PagePreview, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[OpenPdf] = []
    monkeypatch.setattr(OpenPdf, "close", lambda pdf: closed.append(pdf))
    preview.show_pdf(LONG)
    preview.show_pdf(made("A room"))
    assert len(closed) == 1
    preview.clear()
    assert len(closed) == 2
    assert preview.pages == 0


# Printing


def printer_to(path: Path, paper: str) -> QPrinter:
    printer = printing.printer_for(paper)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_printing_puts_every_page_on_paper(tmp_path: Path) -> None:
    pdf = OpenPdf(made("We ask for much. " * 350))
    assert pdf.pages == 2
    printing.print_pages([pdf], printer_to(tmp_path / "printed.pdf", "letter"))
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == pdf.pages
    printed = OpenPdf((tmp_path / "printed.pdf").read_bytes())
    for page in range(pdf.pages):
        assert ink(printed.image(page, QSize(306, 396))) > 100


def test_a_wide_page_is_asked_for_on_wide_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[QPageLayout] = []

    def leave(dialog: QPrintDialog) -> int:
        asked.append(dialog.printer().pageLayout())
        return 0

    monkeypatch.setattr(QPrintDialog, "exec", leave)
    wide = fitted(lambda page: page.header("X"), Head("X"), "", paper="a3", wide=True).report("X").pdf
    assert not printing.ask_and_print(None, wide, "a3", "Wall")
    assert not printing.ask_and_print(None, LONG, "a4", "Long")
    assert [each.orientation() for each in asked] == [
        QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait,
    ]  # fmt: skip
    assert asked[0].pageSize().id() == QPageSize.PageSizeId.A3


def test_only_the_chosen_pages_are_printed(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "printed.pdf", "a4")
    printer.setFromTo(2, 2)
    printing.print_pages([OpenPdf(LONG)], printer)
    printed, whole = OpenPdf((tmp_path / "printed.pdf").read_bytes()), OpenPdf(LONG)
    assert printed.pages == 1
    size = QSize(298, 421)
    assert ink(printed.image(0, size)) == pytest.approx(ink(whole.image(1, size)), rel=0.2)


def test_a_bad_pdf_never_reaches_the_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: pytest.fail("asked for a printer"))
    with pytest.raises(Refused, match="damaged or not complete"):
        printing.ask_and_print(None, LONG[:-200], "a4", "Bakery")
