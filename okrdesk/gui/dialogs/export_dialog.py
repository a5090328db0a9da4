"""The one-pager before it leaves the house: its texts, paper, day and chart, and beside them the page."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from okrdesk.document.file_names import file_name
from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.gui import printing, settings, theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.export_form import ExportForm
from okrdesk.gui.dialogs.page_drawing import PageDrawing
from okrdesk.gui.dialogs.places import ask_save_place
from okrdesk.gui.widgets.cards import page_scroll, rule
from okrdesk.gui.widgets.fields import KEEPS_TYPED
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.page_preview import PagePreview
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import PlainLabel, plain_button, set_tip
from okrdesk.i18n import _, ngettext
from okrdesk.reports.paper.page import Report

PAUSE_MS = 300
_FORM = 380


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What was chosen: the finished page and where it goes; `path` is None when it was printed.

    A text is None where it was left as it had been suggested: then nothing is to be written. With
    `for_others` the page is remembered as handed out.
    """

    paper: str
    chart: bool
    day: dt.date
    path: Path | None
    report: Report
    went_well: str | None
    in_the_way: str | None
    for_others: bool = True

    @property
    def words(self) -> dict[str, str]:
        """The texts that changed, by the names that `cycles.write_words` takes."""
        texts = {"went_well": self.went_well, "in_the_way": self.in_the_way}
        return {name: text for name, text in texts.items() if text is not None}


class ExportDialog(FormDialog[ExportChoice]):
    """Left what to say and how, right the page. Writes nothing but the file that its caller saves."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, _("One-pager"), to_the_edge=True)
        self.desk = desk
        self._choice: ExportChoice | None = None
        self._is_first = True
        self.setProperty("kind", "surface")
        self.drawing = PageDrawing(self)
        self.drawing.drawn.connect(self._show)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        self.form = ExportForm(desk)
        self.pages = PlainLabel(_("Counting the pages …"), "strong")
        self.notes = PlainLabel("", "small")
        self.notes.hide()
        self.preview = PagePreview(_("The page as it will be"))
        sides = QHBoxLayout()
        sides.addWidget(self._left_side())
        sides.addWidget(self._right_side(), 1)
        self.column.addLayout(sides)
        self.setProperty(KEEPS_TYPED, True)
        self.form.typed.connect(self._pause.start)
        self.form.changed.connect(self._draw)
        self.resize(1080, 700)
        self.form.went_well.setFocus()
        self._draw()

    # Building

    def _left_side(self) -> QFrame:
        foot = QWidget()
        fill(foot, self.pages, self.notes, self._buttons(), margins=(22, 10, 22, 18))
        left = QFrame()
        wanted = round(_FORM * min(theme.text_scale(), 1.35))
        left.setFixedWidth(max(wanted, foot.sizeHint().width()))
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        scroll = page_scroll(self.form)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.addWidget(scroll, 1)
        side.addWidget(rule())
        side.addWidget(foot)
        return left

    def _buttons(self) -> QHBoxLayout:
        self.save = plain_button(_("Save PDF…"), "primary", "save", _("Ctrl ↵"), do=self._save)
        self.save.setDefault(True)
        self.print = plain_button(_("Print…"), icon="print", do=self._print)
        self.print.setEnabled(printing.can_print())
        if not printing.can_print():
            set_tip(self.print, _("Print it from your PDF viewer."))
        self.cancel = plain_button(_("Cancel"))
        self.cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.print)
        buttons.addWidget(self.save)
        return buttons

    def _right_side(self) -> QFrame:
        right = QFrame()
        right.setProperty("kind", "side")
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.preview)
        return right

    # Drawing

    def _draw(self) -> None:
        self._pause.stop()
        if not self.preview.pages:
            self.preview.say(_("Drawing the page …"))
        wish = self.form.wish()
        # matplotlib takes a second to load: the page without its chart is there before.
        soon = self._is_first and "matplotlib" not in sys.modules
        self.drawing.wish(replace(wish, chart=False) if soon else wish)

    def _show(self, report: Report) -> None:
        if self._is_first:
            self._is_first = False
            self._draw()
        self.pages.set_text(pages_words(report.pages))
        # The number of pages stands above the notes already.
        self._say("\n".join(report.notes[1:] if report.pages > 1 else report.notes))
        self.preview.show_pdf(report.pdf)

    def _say(self, sentence: str) -> None:
        self.notes.set_text(sentence)
        self.notes.setVisible(bool(sentence))

    # Leaving

    def _save(self) -> None:
        if not self.form.is_ready():
            return
        page = self.form.wish().page
        name = file_name(f"{page.workspace} {page.cycle} {self.form.chosen_day().isoformat()}", "pdf")
        path = ask_save_place(self, _("Save the one-pager"), name, _("PDF document"))
        if path is not None:
            self._leave_with(path)

    def _print(self) -> None:
        if not self.form.is_ready():
            return
        wish = self.form.wish()
        title = f"{wish.page.workspace} {wish.page.cycle}".strip()
        try:
            report = self.drawing.report_of(wish)
            printed = printing.ask_and_print(self, report.pdf, wish.paper, title)
        except Refused as refused:
            self._say(refused.sentence)
            return
        if printed:
            self._leave_with(None)

    def _leave_with(self, path: Path | None) -> None:
        wish = self.form.wish()
        report = self.drawing.report_of(wish)
        day = self.form.chosen_day()
        went_well, in_the_way = self.form.changed_texts()
        for_others = self.form.is_for_others()
        self._choice = ExportChoice(
            wish.paper, wish.chart, day, path, report, went_well, in_the_way, for_others
        )
        settings.set_choice("one-pager/paper", wish.paper)
        settings.set_choice("one-pager/chart", "yes" if wish.chart else "no")
        self.accept()

    def done(self, result: int) -> None:
        self._pause.stop()
        self.form.leave()
        self.drawing.stop()
        self.preview.clear()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in a field is for the field; on a button, or with Ctrl, it is for the dialog.
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            focus = self.focusWidget()
            if not isinstance(focus, QPushButton):
                event.accept()
                return
        super().keyPressEvent(event)

    def answer(self) -> ExportChoice | None:
        """What was chosen, with the finished page."""
        return self._choice


def pages_words(pages: int) -> str:
    """How long the page is, in words."""
    if pages == 1:
        return _("It fits on one page.")
    if pages == 2:
        return _("It continues on a second page.")
    return ngettext("It needs {n} page.", "It needs {n} pages.", pages).format(n=pages)
