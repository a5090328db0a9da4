"""Pages of a PDF as they will be printed, one below the other, scrolled by mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

_AROUND = 16
_DESCRIBED = 4000  # letters of a page that a screen reader is offered


def can_show() -> bool:
    """Whether this computer has the part of Qt that shows PDF pages."""
    try:
        from PySide6 import QtPdf
    except ImportError:
        return False
    return hasattr(QtPdf, "QPdfDocument")


class OpenPdf:
    """PDF bytes opened for showing and printing; needs `can_show()`."""

    def __init__(self, content: bytes) -> None:
        from PySide6.QtPdf import QPdfDocument

        # The document reads from the buffer as long as it lives.
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document: QPdfDocument = QPdfDocument()
        self.document.load(self._buffer)

    @property
    def pages(self) -> int:
        """How many pages there are; 0 for what is no PDF."""
        return self.document.pageCount()

    def shape(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points."""
        size = self.document.pagePointSize(page)
        return size.width(), size.height()

    def image(self, page: int, size: QSize) -> QImage:
        """A page as a picture of this many pixels on white."""
        drawn = self.document.render(page, size)
        white = QImage(size, QImage.Format.Format_RGB32)
        white.fill(QColor("white"))
        painter = QPainter(white)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return white

    def words(self, page: int) -> str:
        """The text of a page."""
        return self.document.getAllText(page).text()


class _Sheet(QWidget):
    """One page; its picture is made when it is first seen."""

    def __init__(self, pdf: OpenPdf, page: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._pdf = pdf
        self._page = page
        self._image: QImage | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        name = _("Page {number} of {pages}").format(number=page + 1, pages=pdf.pages)
        self.setAccessibleName(name)
        self.setAccessibleDescription(pdf.words(page)[:_DESCRIBED])

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        across, down = self._pdf.shape(self._page)
        return round(width * down / across) if across else width

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def paintEvent(self, event: QPaintEvent) -> None:
        scale = self.devicePixelRatioF()
        size = QSize(round(self.width() * scale), round(self.height() * scale))
        if self._image is None or self._image.size() != size:
            self._image = self._pdf.image(self._page, size)
            self._image.setDevicePixelRatio(scale)
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        painter.setPen(QPen(QColor(theme.tokens().line), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PagePreview(QScrollArea):
    """Shows the pages of a PDF at the width it has; a sentence where there is nothing to show."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Appearing and disappearing it would change the width that the page is shown at, and so on for ever.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        self._column.setSpacing(_AROUND)
        self.sentence = PlainLabel("", "muted", self._inner)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self.sentence)
        self._sheets: list[_Sheet] = []
        self._column.addStretch(1)
        self.setWidget(self._inner)
        self.sentence.hide()

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return len(self._sheets)

    def say(self, sentence: str) -> None:
        """Show a sentence above the pages; "" takes it away."""
        self.sentence.set_text(sentence)
        self.sentence.setVisible(bool(sentence))

    def show_pdf(self, content: bytes) -> None:
        """Show these pages at the place where the ones before were scrolled to."""
        place = self.verticalScrollBar().value()
        pdf = OpenPdf(content)
        for sheet in self._sheets:
            self._column.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        self._sheets = [_Sheet(pdf, page, self._inner) for page in range(pdf.pages)]
        for at, sheet in enumerate(self._sheets, start=1):
            self._column.insertWidget(at, sheet)
            sheet.show()
        self._set_heights()
        self._inner.adjustSize()
        self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_heights()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_heights()
        return done

    def _set_heights(self) -> None:
        width = max(self.viewport().width() - 2 * _AROUND, 40)
        for sheet in self._sheets:
            sheet.setFixedHeight(sheet.heightForWidth(width))
