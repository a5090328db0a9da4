"""Pages of a PDF as pictures for the screen and the printer, drawn by PDFium when they are asked for.

PDFium knows no threads: only the window's own may draw.
"""

from __future__ import annotations

import contextlib
import ctypes
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from okrdesk.document.refused import Refused
from okrdesk.i18n import _

_END = 1024  # bytes in which the end of a PDF is looked for


class OpenPdf:
    """PDF bytes opened for showing and printing. Refused for what is no PDF, or only the beginning of one."""

    def __init__(self, content: bytes) -> None:
        pdfium = _pdfium()
        self._shapes: list[tuple[float, float]] = []
        # PDFium mends what was cut off, as pages that may lack something: nobody should print those.
        if b"%%EOF" in content[-_END:]:
            with contextlib.suppress(pdfium.PdfiumError):
                self._document: Any = pdfium.PdfDocument(content)
                self._shapes = [self._document.get_page_size(page) for page in range(len(self._document))]
        if not self._shapes:
            raise Refused(_("These pages cannot be shown: the PDF is damaged or not complete."))

    def close(self) -> None:
        """Free what PDFium holds of it; nothing can be drawn afterwards."""
        self._document.close()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._shapes)

    def shape(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points."""
        width, height = self._shapes[page]
        return width, height

    def image(self, page: int, size: QSize) -> QImage:
        """A page as a picture of this many pixels on white. Refused where memory does not hold it."""
        import pypdfium2.raw as raw

        drawn = QImage(size, QImage.Format.Format_RGB32)
        if drawn.isNull():
            raise Refused(_("There is too little memory to draw a page of this size."))
        drawn.fill(Qt.GlobalColor.white)
        points = (ctypes.c_ubyte * drawn.sizeInBytes()).from_buffer(drawn.bits())
        width, height = size.width(), size.height()
        bitmap = _pdfium().PdfBitmap.new_native(
            width, height, raw.FPDFBitmap_BGRx, buffer=points, stride=drawn.bytesPerLine()
        )
        raw.FPDF_RenderPageBitmap(bitmap, self._document[page], 0, 0, width, height, 0, 0)
        bitmap.close()
        return drawn

    def words(self, page: int) -> str:
        """The text of a page."""
        return str(self._document[page].get_textpage().get_text_bounded())


def _pdfium() -> Any:
    """The library that draws pages; loaded when somebody looks at one. Refused where it cannot be."""
    try:
        import pypdfium2
    except (ImportError, OSError) as error:
        sentence = _("What draws PDF pages cannot be loaded here ({reason}); install OKR Desk again.")
        raise Refused(sentence.format(reason=" ".join(str(error).split()))) from error
    return pypdfium2
