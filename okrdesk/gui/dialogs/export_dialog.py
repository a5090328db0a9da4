"""The one-pager before it leaves the house: its texts, paper, day and chart, and beside them the page."""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from okrdesk import paths
from okrdesk.document import files
from okrdesk.document.refused import Refused
from okrdesk.gui import printing, settings, theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.page_drawing import PageDrawing, Wish
from okrdesk.gui.dialogs.places import ask_save_place, file_name
from okrdesk.gui.widgets import page_preview
from okrdesk.gui.widgets.cards import EmptyState, page_scroll, rule
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import TextArea, captioned
from okrdesk.gui.widgets.page_preview import PagePreview
from okrdesk.gui.widgets.text import PlainLabel, plain_button, set_tip
from okrdesk.i18n import _, ngettext
from okrdesk.reports.onepager.content import OnePager, Report

PAUSE_MS = 300
_FORM = 380


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What was chosen: the finished page and where it goes; `path` is None when it was printed.

    A text is None where it was left as it had been suggested: then nothing is to be written.
    """

    paper: str
    chart: bool
    day: dt.date
    path: Path | None
    report: Report
    went_well: str | None
    in_the_way: str | None
    ask: str | None

    @property
    def words(self) -> dict[str, str]:
        """The texts that changed, by the names that `cycles.write_words` takes."""
        texts = {"went_well": self.went_well, "in_the_way": self.in_the_way, "ask": self.ask}
        return {name: text for name, text in texts.items() if text is not None}


class ExportDialog(Dialog):
    """Left what to say and how, right the page. Writes nothing but the file that `ask`'s caller saves."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent)
        self.desk = desk
        self.choice: ExportChoice | None = None
        self._pages: dict[tuple[dt.date, bool], OnePager] = {}
        self._is_first = True
        self.setWindowTitle(_("One-pager"))
        self.setProperty("kind", "surface")
        self.drawing = PageDrawing(self)
        self.drawing.drawn.connect(self._show)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        self._fill()
        self._lay_out()
        self._connect()
        self.resize(1080, 700)
        self.went_well.setFocus()
        self._draw()

    # Building

    def _fill(self) -> None:
        self.day = DayField(_("As of"), self.desk.day, self.desk.today)
        self.paper = combo(_("Paper"), [("a4", _("A4")), ("letter", _("Letter"))])
        self.paper.set_key(printing.usual_paper(self.desk.locale))
        self.chart = QCheckBox(_("Progress chart at the foot"))
        self.chart.setAccessibleName(self.chart.text())
        self.chart.setChecked(settings.choice("one-pager/chart", "yes") == "yes")
        page = self._page(self.desk.day)
        self._suggested = _words(page)
        self.went_well = TextArea(_("What went well"), page.went_well, least_lines=3, most_lines=8)
        self.in_the_way = TextArea(_("What is in the way"), page.in_the_way, least_lines=3, most_lines=8)
        asking = _("A decision, a room, money, an hour of somebody’s time …")
        self.ask_field = TextArea(_("What we ask of you"), page.ask, asking, least_lines=3, most_lines=8)
        self.pages = PlainLabel(_("Counting the pages …"), "strong")
        self.notes = PlainLabel("", "small")
        self.notes.hide()
        self.preview = PagePreview(_("The page as it will be"))
        self.elsewhere = EmptyState(
            _("No preview on this computer"),
            _("Qt’s part that shows PDF pages is not installed. Look at the page, and print it, elsewhere."),
            _("Open in your PDF viewer"),
            self._view,
        )
        self.save = plain_button(_("Save PDF…"), "primary", "save")
        self.save.setDefault(True)
        self.print = plain_button(_("Print…"), icon="print")
        self.print.setEnabled(printing.can_print())
        self.cancel = plain_button(_("Cancel"))

    def _lay_out(self) -> None:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(22, 20, 22, 14)
        column.setSpacing(12)
        column.addWidget(PlainLabel(_("One-pager"), "title"))
        words = _("What leadership reads. The texts start from the latest check-ins; make them yours.")
        column.addWidget(PlainLabel(words, "muted"))
        for field in (self.went_well, self.in_the_way, self.ask_field):
            column.addWidget(field)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.day, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(captioned(_("Paper"), self.paper), 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.chart)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.print)
        buttons.addWidget(self.save)
        foot = QVBoxLayout()
        foot.setContentsMargins(22, 10, 22, 18)
        foot.setSpacing(6)
        foot.addWidget(self.pages)
        foot.addWidget(self.notes)
        foot.addLayout(buttons)
        left = QFrame()
        wanted = round(_FORM * min(theme.text_scale(), 1.35))
        left.setFixedWidth(max(wanted, foot.sizeHint().width()))
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        scroll = page_scroll(form)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.addWidget(scroll, 1)
        side.addWidget(rule())
        side.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(left)
        right = QFrame()
        right.setProperty("kind", "side")
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.preview if page_preview.can_show() else self.elsewhere)
        self.elsewhere.button.set_kind("plain")
        if not printing.can_print():
            set_tip(self.print, _("Print it from your PDF viewer."))
        whole.addWidget(right, 1)

    def _connect(self) -> None:
        for field in (self.went_well, self.in_the_way, self.ask_field):
            field.typed.connect(lambda _text: self._pause.start())
        self.day.edited.connect(lambda _text: self._change_day())
        self.paper.activated.connect(lambda _index: self._draw())
        self.chart.toggled.connect(lambda _on: self._draw())
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)
        self.cancel.clicked.connect(self.reject)

    # Drawing

    def _page(self, day: dt.date) -> OnePager:
        """The page as the document has it; read once per day."""
        from okrdesk.reports.onepager.onepager_of import onepager_of

        key = (day, self.chart.isChecked())
        if key not in self._pages:
            path = self.desk.session.path
            self._pages[key] = onepager_of(
                self.desk.document,
                self.desk.cycle.id,
                day,
                file_name=path.name if path else "",
                chart=key[1],
            )
        return self._pages[key]

    def _chosen_day(self) -> dt.date:
        return self.day.day() or self.desk.day

    def _wish(self) -> Wish:
        page = replace(
            self._page(self._chosen_day()),
            went_well=self.went_well.text(),
            in_the_way=self.in_the_way.text(),
            ask=self.ask_field.text(),
        )
        return Wish(page, self.paper.key(), self.chart.isChecked())

    def _change_day(self) -> None:
        """Show another day; texts that nobody touched follow what the check-ins said by then."""
        suggested = _words(self._page(self._chosen_day()))
        fields = (self.went_well, self.in_the_way, self.ask_field)
        for field, before, now in zip(fields, self._suggested, suggested, strict=True):
            if field.text() == before:
                field.set_text(now)
        self._suggested = suggested
        self._draw()

    def _draw(self) -> None:
        self._pause.stop()
        if not self.preview.pages and page_preview.can_show():
            self.preview.say(_("Drawing the page …"))
        wish = self._wish()
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
        if page_preview.can_show():
            self.preview.say("")
            self.preview.show_pdf(report.pdf)

    def _say(self, words: str) -> None:
        self.notes.set_text(words)
        self.notes.setVisible(bool(words))

    # Leaving

    def _is_ready(self) -> bool:
        self.day.finish(again=True)
        if self.day.error() or self.day.day() is None:
            self.day.setFocus()
            return False
        return True

    def _save(self) -> None:
        if not self._is_ready():
            return
        page = self._page(self._chosen_day())
        name = file_name(f"{page.workspace} {page.cycle} {self._chosen_day().isoformat()}", "pdf")
        path = ask_save_place(self, _("Save the one-pager"), name, _("PDF document"))
        if path is not None:
            self._leave_with(path)

    def _view(self) -> None:
        """Let the system show the page, from a file that goes when this dialog does."""
        if not self._is_ready():
            return
        try:
            files.write(_shown_file(), self.drawing.report_of(self._wish()).pdf)
        except Refused as refused:
            self._say(refused.sentence)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(_shown_file())))

    def _print(self) -> None:
        if not self._is_ready():
            return
        wish = self._wish()
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
        wish = self._wish()
        texts = (self.went_well.text(), self.in_the_way.text(), self.ask_field.text())
        changed = [
            text if text != before else None for text, before in zip(texts, self._suggested, strict=True)
        ]
        report = self.drawing.report_of(wish)
        self.choice = ExportChoice(wish.paper, wish.chart, self._chosen_day(), path, report, *changed)
        settings.set_choice("one-pager/paper", wish.paper)
        settings.set_choice("one-pager/chart", "yes" if wish.chart else "no")
        self.accept()

    def done(self, result: int) -> None:
        self._pause.stop()
        self.drawing.stop()
        # A viewer that still holds it (Windows) keeps it; the next time replaces it.
        with contextlib.suppress(OSError):
            _shown_file().unlink(missing_ok=True)
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

    @classmethod
    def ask(cls, parent: QWidget | None, desk: Desk) -> ExportChoice | None:
        """What was chosen, with the finished page; None when cancelled."""
        dialog = cls(parent, desk)
        dialog.exec()
        choice = dialog.choice
        dialog.deleteLater()
        return choice


def pages_words(pages: int) -> str:
    """How long the page is, in words."""
    if pages == 1:
        return _("It fits on one page.")
    if pages == 2:
        return _("It continues on a second page.")
    return ngettext("It needs {n} page.", "It needs {n} pages.", pages).format(n=pages)


def _words(page: OnePager) -> tuple[str, str, str]:
    return page.went_well, page.in_the_way, page.ask


def _shown_file() -> Path:
    return paths.home() / "one-pager.pdf"
