"""Printing finished PDF pages on paper. Qt's part for printers is loaded when somebody prints."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui import settings
from okrdesk.gui.pdf_pages import OpenPdf
from okrdesk.i18n import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MOST_DPI = 300
_LETTER = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE", "GT", "CR", "PA", "DO", "PR", "SV", "NI"})


def can_print() -> bool:
    """Whether this computer has the part of Qt that printing needs."""
    try:
        from PySide6 import QtPrintSupport
    except ImportError:
        return False
    return hasattr(QtPrintSupport, "QPrinter")


def usual_paper(locale: str) -> str:
    """ "a4" or "letter": the paper that was chosen last, else that of the country."""
    letter = locale.replace("-", "_").rpartition("_")[2] in _LETTER
    return settings.choice("one-pager/paper", "letter" if letter else "a4")


def printer_for(paper: str) -> QPrinter:
    """The usual printer, set to this paper without margins of its own: the page has its own."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    sizes = {"letter": QPageSize.PageSizeId.Letter, "a3": QPageSize.PageSizeId.A3}
    printer.setPageSize(QPageSize(sizes.get(paper, QPageSize.PageSizeId.A4)))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer


def ask_and_print(parent: QWidget | None, content: bytes, paper: str, title: str) -> bool:
    """Let a person choose printer and pages, then print; False when it was cancelled.

    Refused where the pages cannot be drawn or the printer does not begin.
    """
    with contextlib.closing(OpenPdf(content)) as pdf:
        across, down = pdf.shape(0)
        printer = _ask(parent, paper, title, pdf.pages, is_wide=across > down)
        if printer is not None:
            print_pages([pdf], printer)
        return printer is not None


def ask_and_print_all(parent: QWidget | None, contents: Sequence[bytes], paper: str, title: str) -> bool:
    """Let a person choose a printer once, then print several papers in their order, as `ask_and_print`.

    On both sides of a sheet each paper begins on a sheet of its own.
    """
    with contextlib.ExitStack() as open_ones:
        pdfs = [open_ones.enter_context(contextlib.closing(OpenPdf(content))) for content in contents]
        printer = _ask(parent, paper, title)
        if printer is not None:
            print_pages(pdfs, printer)
        return printer is not None


def _ask(
    parent: QWidget | None, paper: str, title: str, pages: int = 1, *, is_wide: bool = False
) -> QPrinter | None:
    """The printer that was chosen, None when it was cancelled. Of several `pages` some can be chosen."""
    from PySide6.QtPrintSupport import QPrintDialog

    printer = printer_for(paper)
    printer.setDocName(title)
    if is_wide:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, pages > 1)
    wanted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if wanted else None


def print_pages(pdfs: Sequence[OpenPdf], printer: QPrinter) -> None:
    """Print papers, of a single one the chosen pages, each fitted to the sheet.

    Refused when the printer does not begin.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise Refused(_("The printer does not answer; choose another one or save a PDF."))
    on_both_sides = printer.duplex() != printer.DuplexMode.DuplexNone
    printed = 0
    try:
        for pdf in pdfs:
            if on_both_sides and printed % 2:
                printer.newPage()
                printed += 1
            for page in _wanted(pdf, printer):
                if printed:
                    printer.newPage()
                printed += 1
                _print_page(pdf, page, painter, printer)
    finally:
        painter.end()


def _wanted(pdf: OpenPdf, printer: QPrinter) -> range:
    first = max(printer.fromPage(), 1) - 1
    return range(first, min(printer.toPage() or pdf.pages, pdf.pages))


def _print_page(pdf: OpenPdf, page: int, painter: QPainter, printer: QPrinter) -> None:
    across, down = pdf.shape(page)
    sheet = printer.paperRect(printer.Unit.DevicePixel)
    scale = min(sheet.width() / across, sheet.height() / down)
    fitted = QRectF(0, 0, across * scale, down * scale)
    fitted.moveCenter(QRectF(0, 0, sheet.width(), sheet.height()).center())
    dots = min(printer.resolution(), _MOST_DPI) / 72
    painter.drawImage(fitted, pdf.image(page, QSize(round(across * dots), round(down * dots))))
