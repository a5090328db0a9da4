"""What goes home: the papers of a workshop as small pictures of their first pages, to save and to print."""

from __future__ import annotations

import contextlib
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.gui import exporting, printing, theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.pdf_pages import OpenPdf
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.paint import paint_focus
from okrdesk.gui.widgets.painted_button import PaintedButton
from okrdesk.gui.widgets.text import PlainLabel, plain_button, set_tip
from okrdesk.i18n import _
from okrdesk.okr.workshop import workshops
from okrdesk.okr.workshop.workshops import Workshop
from okrdesk.reports.workshop.papers import PAPERS

HOME = ("minutes", "charter", "newcomer")
_HIGH, _WIDE = 118, 84
_REST_MS, _LOOK_MS = 400, 40

Drawn = dict[str, bytes]


class TakeHome(Card):
    """Draws the papers beside the window's work once nothing changes for a moment, while it is seen."""

    def __init__(self, desk: Desk, workshop_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=16, spacing=10)
        self.desk = desk
        self.workshop_id = workshop_id
        self.drawn: Drawn = {}
        self._drawn_at = -1
        self._running: Future[Drawn] | None = None
        self._pool = ThreadPoolExecutor(1, "papers")
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._begin)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_after)
        self.print_all = plain_button(_("Print all"), icon="print", small=True)
        self.print_all.clicked.connect(self._print_all)
        self.print_all.setEnabled(False)  # until they are drawn
        if not printing.can_print():
            self.print_all.hide()
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addWidget(PlainLabel(_("To take home"), "strong"), 1)
        head.addWidget(self.print_all)
        self.papers = {key: PaperButton(PAPERS[key].name(), PAPERS[key].about(), self) for key in HOME}
        for key, button in self.papers.items():
            button.clicked.connect(lambda _checked=False, key=key: self.save(key))
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(head)
        self.column.addLayout(row)

    def reload(self) -> None:
        """Draw them anew where anything was written since."""
        if self.isVisible() and self._drawn_at != self.desk.document.revision and self._running is None:
            self._rest.start()

    def _begin(self) -> None:
        with contextlib.suppress(Refused):  # the workshop was taken away meanwhile
            workshop = workshops.read(self.desk.document, self.workshop_id)
            self._drawn_at = self.desk.document.revision
            paper = printing.usual_paper(self.desk.locale)
            work = exporting.on_a_copy(self.desk, lambda copy: _draw(copy, workshop, paper))
            self._running = self._pool.submit(work)
            self._look.start()

    def _look_after(self) -> None:
        if self._running is None or not self._running.done():
            return
        self._look.stop()
        done, self._running = self._running, None
        try:
            self.drawn = done.result()
        except Refused as refused:
            set_tip(self, refused.sentence)
            return
        for key, content in self.drawn.items():
            self.papers[key].show_pdf(content)
        self.print_all.setEnabled(True)
        self.reload()

    def save(self, what: str) -> None:
        """Ask for a place and write one of them."""
        workshop = workshops.read(self.desk.document, self.workshop_id)
        exporting.save_workshop_paper(self, self.desk, workshop, what)

    def _print_all(self) -> None:
        """One after the other, until somebody calls it off."""
        paper = printing.usual_paper(self.desk.locale)
        try:
            for key, content in self.drawn.items():
                if not printing.ask_and_print(self, content, paper, PAPERS[key].name()):
                    return
        except Refused as refused:
            self.desk.refused.emit(refused.sentence)

    def hideEvent(self, event: QHideEvent) -> None:
        self._rest.stop()
        super().hideEvent(event)

    def stop(self) -> None:
        """Take no more work; what is being drawn ends unheard."""
        self._rest.stop()
        self._look.stop()
        self._pool.shutdown(wait=False, cancel_futures=True)


def _draw(document: Document, workshop: Workshop, paper: str) -> Drawn:
    return {key: PAPERS[key].draw(document, workshop, paper=paper, file_name="").pdf for key in HOME}


class PaperButton(PaintedButton):
    """The first page of a paper, small, with its name below; pressed it is saved."""

    def __init__(self, name: str, about: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._image: QImage | None = None
        self.setAccessibleName(f"{name}: {_('Save…')}")
        set_tip(self, about)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def is_drawn(self) -> bool:
        """Whether its page is there."""
        return self._image is not None

    def show_pdf(self, content: bytes) -> None:
        """Show the first page of a PDF."""
        scale = self.devicePixelRatioF() * theme.text_scale()
        pdf = OpenPdf(content)
        self._image = pdf.image(0, QSize(round(_WIDE * scale), round(_HIGH * scale)))
        pdf.close()
        self.update()

    def sizeHint(self) -> QSize:
        scale, line = theme.text_scale(), self.fontMetrics().height()
        wide = max(round(_WIDE * scale), self.fontMetrics().horizontalAdvance(self._name)) + 12
        return QSize(wide, round(_HIGH * scale) + line + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        tokens, scale = theme.tokens(), theme.text_scale()
        wide, high = round(_WIDE * scale), round(_HIGH * scale)
        page = QRect((self.width() - wide) // 2, 3, wide, high)
        if self._image is None:
            painter.fillRect(page, QColor(tokens.well))
        else:
            painter.drawImage(page, self._image)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawRect(page.adjusted(0, 0, -1, -1))
        painter.setPen(QColor(tokens.ink))
        painter.setFont(theme.font("small"))
        below = QRect(0, page.bottom() + 3, self.width(), self.height() - page.bottom() - 4)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self._name)
        if self.hasFocus():
            paint_focus(painter, self.rect(), 4)
        painter.end()
