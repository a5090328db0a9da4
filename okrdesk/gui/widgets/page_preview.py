"""Pages of a PDF as they will be printed, one below the other, scrolled by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui import theme
from okrdesk.gui.pdf_pages import OpenPdf
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.side_by_side import let_go
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _

_AROUND = 16
_DESCRIBED = 4000  # letters of a page that a screen reader is offered
_KEPT = 6  # pictures of pages, some megabytes each: more than are ever seen at once


class _Sheet(QWidget):
    """One page; its picture is made, and its text read, when it is seen."""

    spoken_as = Role.Graphic

    def __init__(
        self, pdf: OpenPdf, page: int, picture: Callable[[int, QSize], QImage], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._pdf = pdf
        self._page = page
        self._picture = picture
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        name = _("Page {number} of {pages}").format(number=page + 1, pages=pdf.pages)
        self.setAccessibleName(name)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        across, down = self._pdf.shape(self._page)
        return round(width * down / across) if across else width

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def paintEvent(self, event: QPaintEvent) -> None:
        scale = self.devicePixelRatioF()
        dots = QSize(round(self.width() * scale), round(self.height() * scale))
        image = None
        try:
            image = self._picture(self._page, dots)
            text = self.accessibleDescription() or self._pdf.words(self._page)[:_DESCRIBED]
        except Refused as refused:
            text = refused.sentence
        self.setAccessibleDescription(text)
        painter = QPainter(self)
        if image is not None:
            painter.drawImage(self.rect(), image)
        else:
            painter.fillRect(self.rect(), QColor("white"))
            painter.setPen(QColor("black"))
            centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND), centred, text)
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
        self._pdf: OpenPdf | None = None
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
        """Show these pages at the place where the ones before were scrolled to; a sentence for a bad PDF."""
        scrolled = self.verticalScrollBar().value()
        self.clear()
        try:
            pdf = self._pdf = OpenPdf(content)
        except Refused as refused:
            self.say(refused.sentence)
            return
        self.say("")
        picture = lru_cache(maxsize=_KEPT)(pdf.image)
        self._sheets = [_Sheet(pdf, page, picture, self._inner) for page in range(pdf.pages)]
        for at, sheet in enumerate(self._sheets, start=1):
            self._column.insertWidget(at, sheet)
            sheet.show()
        self._set_heights()
        self._inner.adjustSize()
        self.verticalScrollBar().setValue(scrolled)

    def clear(self) -> None:
        """Show no page any more."""
        let_go(self._column, self._sheets)
        self._sheets = []
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None

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
