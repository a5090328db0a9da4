"""Many workspaces together: the list as it grows, and the roll-up saved as a page or a workbook."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from okrdesk.document import file_names, files, storage
from okrdesk.document.refused import Refused
from okrdesk.gui import motion, printing
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.community_rows import CommunityPainter, CommunityRow, rows_of
from okrdesk.gui.dialogs.waiting import work_beside
from okrdesk.gui.widgets.form_dialog import FormDialog, button_row
from okrdesk.gui.widgets.row_list import ENTER, RowList
from okrdesk.gui.widgets.rows_model import RowsModel
from okrdesk.gui.widgets.side_by_side import in_one_row
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr.communities.reading import Reading
from okrdesk.okr.communities.rolled import RollUp, headline, left_out_sentence
from okrdesk.outputs import many

_LOOK_MS, _SHOW_EVERY = 30, 8  # answers are taken often, rows are sorted and shown every quarter of a second
_MOST_AT_ONCE = 40


class RollUpDialog(FormDialog[Path]):
    """The communities that are being read, as they come; the answer is one to be opened.

    Nothing is written but what is saved on wish.
    """

    def __init__(self, parent: QWidget | None, reading: Reading) -> None:
        super().__init__(
            parent, _("Many workspaces together"), _("Many workspaces together"), size=(980, 640)
        )
        self._reading = reading
        self.rolled: RollUp = reading.rolled_up()
        self._turns = 0
        self._chosen: Path | None = None
        self.first, self.second = PlainLabel("", "strong"), PlainLabel("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("How many have been read"))
        self.counted = PlainLabel("", "small")
        self.stop = plain_button(_("Stop reading"))
        self.stop.clicked.connect(self._stop)
        self.list = RowList(RowsModel(), CommunityPainter(), _("Communities, who needs most first"))
        self.list.on_keys(ENTER, self._open)
        self.list.doubleClicked.connect(lambda _index: self._open())
        self.list.row_chosen.connect(lambda _row: self._show_chosen())
        self.more, self.place = PlainLabel("", "body"), PlainLabel("", "small", elide=True)
        self.told = PlainLabel("", "small")
        self.told.hide()
        self._lay_out()
        self.list.setFocus()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()
        self._go_on()

    def _lay_out(self) -> None:
        self.column.addWidget(self.first)
        self.column.addWidget(self.second)
        self.progress = in_one_row(self.bar, self.counted, self.stop)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.more)
        self.column.addWidget(self.place)
        self.column.addWidget(self.told)
        self.save_pdf = plain_button(_("Save as PDF…"), do=lambda: self._save(".pdf", _("PDF")))
        self.save_xlsx = plain_button(_("Save as a workbook…"), do=lambda: self._save(".xlsx", _("Workbook")))
        self.take = plain_button(_("Open"), "primary", shortcut_hint=_("↵"), do=self._open)
        self.leave = plain_button(_("Close"), do=self.reject)
        self.column.addLayout(button_row(None, self.save_pdf, self.save_xlsx, self.leave, self.take))

    # Reading

    def _go_on(self) -> None:
        going = True
        for _turn in range(_MOST_AT_ONCE):
            before = self._reading.done
            going = self._reading.proceed()
            if not going or self._reading.done == before:
                break
        if not going:
            self._timer.stop()
        if not going or self._turns % _SHOW_EVERY == 0:
            self._show()
        self._turns += 1

    def _stop(self) -> None:
        self._timer.stop()
        self._reading.stop()
        self._show()
        self.list.setFocus()

    def _show(self) -> None:
        """Show what has been read so far."""
        going, done = self._timer.isActive(), self._reading.done
        self.rolled = self._reading.rolled_up()
        rows = rows_of(self.rolled)
        self.list.set_rows(rows)
        if rows and not self.list.chosen():
            self.list.choose(rows[0].id)
        self.progress.setVisible(going)
        self.bar.setRange(0, self._reading.known if done or motion.is_still() else 0)
        self.bar.setValue(done)
        self.counted.set_text(_("{done} of {all} read").format(done=done, all=self._reading.known))
        first, second = headline(self.rolled) if self.rolled.communities else ("", "")
        if not going and not self.rolled.communities:
            none, stopped = (
                _("There is no workspace there that can be read."),
                _("Stopped before any was read."),
            )
            first = stopped if self.rolled.not_read else none
        left_out = "" if going else left_out_sentence(self.rolled.left_out)
        self.first.set_text(first or _("Looking for workspaces …"))
        self.second.set_text(" ".join(filter(None, (second, left_out))))
        self.second.setVisible(bool(second or left_out))
        for button in (self.save_pdf, self.save_xlsx):
            button.setEnabled(bool(self.rolled.communities) and not going)
        self._show_chosen()

    def _row(self) -> CommunityRow | None:
        at = self.list.lines.row_of(self.list.chosen()) if self.list.chosen() else -1
        row: CommunityRow | None = self.list.lines.rows[at] if at >= 0 else None
        return row

    def _show_chosen(self) -> None:
        row = self._row()
        self.more.set_text(row.more if row is not None else "")
        self.more.setVisible(row is not None and bool(row.more))
        self.place.set_text(row.place if row is not None else "")
        self.take.setEnabled(row is not None)

    # What comes of it

    def _open(self) -> None:
        row = self._row()
        if row is not None:
            self._chosen = row.path
            self.accept()

    def answer(self) -> Path | None:
        """The workspace that is to be opened."""
        return self._chosen

    def _save(self, ending: str, kind: str) -> None:
        """Ask for a place and write the roll-up there; the workspaces themselves are never written to."""
        name = file_names.file_name(_("Roll-up {day}").format(day=self.rolled.day.isoformat()), ending[1:])
        path = places.ask_save_place(self, _("Save the roll-up"), name, kind)
        if path is None:
            return
        rolled, paper = self.rolled, printing.usual_paper(self.rolled.locale)
        try:
            made = work_beside(self, _("Writing …"), lambda: many.made(rolled, ending, paper))
            if made is None:
                return
            files.write(storage.real_path(path), made.content)
        except Refused as refused:
            self._tell(refused.sentence)
            return
        saved = _("Saved “{name}”.").format(name=path.name)
        self._tell(" ".join((saved, *made.notes)))

    def _tell(self, sentence: str) -> None:
        self.told.set_text(sentence)
        self.told.show()

    def done(self, result: int) -> None:
        self._timer.stop()
        self._reading.stop()
        super().done(result)
