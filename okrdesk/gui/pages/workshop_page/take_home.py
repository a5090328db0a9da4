"""The papers of a workshop as small pictures of their first pages, to save and to print, one or all."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from concurrent.futures import Future

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QHideEvent, QImage, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.gui import exporting, printing, theme
from okrdesk.gui.beside import Beside
from okrdesk.gui.desk import Desk
from okrdesk.gui.pdf_pages import OpenPdf
from okrdesk.gui.widgets.cards import Card, heading_row
from okrdesk.gui.widgets.paint import paint_focus
from okrdesk.gui.widgets.painted_button import PaintedButton
from okrdesk.gui.widgets.text import plain_button, set_tip
from okrdesk.i18n import _
from okrdesk.okr.workshop import workshops
from okrdesk.okr.workshop.workshops import Workshop
from okrdesk.reports.workshop.papers import PAPERS

HOME = ("minutes", "charter", "newcomer")
RECORD = (*HOME, "board")
_WIDE = 84  # of 118 in height, as paper is
_REST_MS = 400

Drawn = dict[str, bytes]


class TakeHome(Card):
    """Draws papers beside the window's work once nothing changes for a moment, while it is seen.

    `row` holds their pictures; what else belongs there can be added to it.
    """

    def __init__(
        self,
        desk: Desk,
        workshop_id: str = "",
        keys: Sequence[str] = HOME,
        *,
        heading: str = "",
        wide: int = _WIDE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margin=14, spacing=8)
        self.desk = desk
        self.workshop_id = workshop_id
        self.drawn: Drawn = {}
        self._drawn_of: tuple[str, int] | None = None
        self._beside = Beside("papers", self)
        self._beside.done.connect(self._take)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._begin)
        self.save_all = plain_button(_("Save all…"), icon="file", small=True, do=self._save_all)
        self.print_all = plain_button(_("Print all"), icon="print", small=True, do=self._print_all)
        for button in (self.save_all, self.print_all):
            button.setEnabled(False)  # until they are drawn
        if not printing.can_print():
            self.print_all.hide()
        self.column.addLayout(heading_row(heading or _("To take home"), self.save_all, self.print_all))
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.papers = {key: PaperButton(PAPERS[key].name(), PAPERS[key].about(), self, wide) for key in keys}
        for key, picture in self.papers.items():
            picture.clicked.connect(lambda _checked=False, key=key: self.save(key))
            self.row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addStretch(1)
        self.column.addLayout(self.row)

    def show_workshop(self, workshop_id: str) -> None:
        """Show the papers of this one."""
        self.workshop_id = workshop_id
        self.reload()

    def _is_of_now(self) -> bool:
        return self._drawn_of == (self.workshop_id, self.desk.document.revision)

    def reload(self) -> None:
        """Draw them anew where anything was written since."""
        if self.isVisible() and not self._is_of_now() and self._beside.running is None:
            self._rest.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def _begin(self) -> None:
        with contextlib.suppress(Refused):  # the workshop was taken away meanwhile
            workshop = workshops.read(self.desk.document, self.workshop_id)
            self._drawn_of = (self.workshop_id, self.desk.document.revision)
            paper = printing.usual_paper(self.desk.locale)
            work = exporting.on_a_copy(
                self.desk, lambda copy: _draw(copy, workshop, paper, tuple(self.papers))
            )
            self._beside.begin(self.workshop_id, work)

    def _take(self, _workshop_id: str, drawn: Future[Drawn]) -> None:
        try:
            self.drawn = drawn.result()
        except Refused as refused:
            set_tip(self, refused.sentence)
            return
        for key, content in self.drawn.items():
            self.papers[key].show_pdf(content)
        for button in (self.save_all, self.print_all):
            button.setEnabled(True)
        self.reload()

    def save(self, what: str) -> None:
        """Ask for a place and write one of them."""
        workshop = workshops.read(self.desk.document, self.workshop_id)
        exporting.save_workshop_paper(self, self.desk, workshop, what)

    def _save_all(self) -> None:
        """Ask for a folder once and write them there."""
        workshop = workshops.read(self.desk.document, self.workshop_id)
        exporting.save_workshop_papers(self, self.desk, workshop, self.drawn)

    def _print_all(self) -> None:
        """Ask for the printer once and print them there, one after the other."""
        paper = printing.usual_paper(self.desk.locale)
        try:
            printing.ask_and_print_all(self, tuple(self.drawn.values()), paper, _("Papers of the workshop"))
        except Refused as refused:
            self.desk.refused.emit(refused.sentence)

    def hideEvent(self, event: QHideEvent) -> None:
        self._rest.stop()
        super().hideEvent(event)

    def stop(self) -> None:
        """Take no more work; what is being drawn ends unheard."""
        self._rest.stop()
        self._beside.stop()


def _draw(document: Document, workshop: Workshop, paper: str, keys: Sequence[str]) -> Drawn:
    return {key: PAPERS[key].draw(document, workshop, paper=paper, file_name="").pdf for key in keys}


class PaperButton(PaintedButton):
    """The first page of a paper, small, with its name below; pressed it is saved."""

    def __init__(self, name: str, about: str, parent: QWidget, wide: int = _WIDE) -> None:
        super().__init__(parent)
        self._name = name
        self._wide = wide
        self._image: QImage | None = None
        self.setAccessibleName(f"{name}: {_('Save…')}")
        set_tip(self, about)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def is_drawn(self) -> bool:
        """Whether its page is there."""
        return self._image is not None

    def _sheet(self) -> QSize:
        """The picture of the page in pixels of the window."""
        wide = round(self._wide * theme.text_scale())
        return QSize(wide, round(wide * 1.405))

    def show_pdf(self, content: bytes) -> None:
        """Show the first page of a PDF."""
        pdf = OpenPdf(content)
        self._image = pdf.image(0, self._sheet() * self.devicePixelRatioF())
        pdf.close()
        self.update()

    def _name_area(self) -> QRect:
        """Where the name stands, in as many lines as it takes at the width of the page."""
        letters = QFontMetrics(theme.font("small"))
        longest = max(letters.horizontalAdvance(word) for word in self._name.split())
        wide = max(self._sheet().width(), longest) + 8
        wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter
        high = letters.boundingRect(QRect(0, 0, wide, 999), wrapped, self._name).height()
        return QRect(0, self._sheet().height() + 6, wide, high)

    def sizeHint(self) -> QSize:
        below = self._name_area()
        return QSize(below.width(), below.bottom() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        tokens, sheet, below = theme.tokens(), self._sheet(), self._name_area()
        page = QRect((self.width() - sheet.width()) // 2, 3, sheet.width(), sheet.height())
        if self._image is None:
            painter.fillRect(page, QColor(tokens.well))
        else:
            painter.drawImage(page, self._image)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawRect(page.adjusted(0, 0, -1, -1))
        painter.setPen(QColor(tokens.ink))
        painter.setFont(theme.font("small"))
        painter.drawText(below, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter, self._name)
        if self.hasFocus():
            paint_focus(painter, self.rect(), 4)
        painter.end()
