"""The frame of the window: where it stands, how it is dressed, only the page, files that are dropped."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from okrdesk.gui import dressing, settings
from okrdesk.gui.theme import Theme
from okrdesk.gui.widgets.reading_order import ReadingOrder
from okrdesk.gui.widgets.status_line import StatusLine
from okrdesk.gui.widgets.toast import Toast
from okrdesk.i18n import _, as_percent, system_locale_name

if TYPE_CHECKING:
    from okrdesk.gui.widgets.focus_field import FocusField

_WORKSPACE = ".okrdesk"
_PAGE = ".pdf"  # which may carry a workspace
# Endings of what may be goals of another tool, a survey, chat or list.
_TABLES = (".csv", ".tsv", ".xlsx", ".zip", ".txt", ".md", ".json")
AROUND = QSize(16, 48)  # what the system draws around a window, at most


class WindowFrame(ReadingOrder, QMainWindow):
    """A `stack` to fill, a message over it, a line below it.

    `file_dropped` tells the path of a workspace, `table_dropped` of what may be goals or a survey,
    `many_wanted` those of folders and workspaces to be looked at together, [] to choose a folder; `dressed`
    comes after another theme or size of text.
    """

    file_dropped = Signal(str)
    table_dropped = Signal(str)
    many_wanted = Signal(list)
    dressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_("OKR Desk"))
        self.setAcceptDrops(True)
        self.setMinimumSize(800, 560)
        self.stack = QStackedWidget()
        self._centre = QWidget()
        self.column = QVBoxLayout(self._centre)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.stack, 1)
        self.setCentralWidget(self._centre)
        self.toast = Toast(self.stack)
        self.status_line = StatusLine()
        self.setStatusBar(self.status_line)
        self._before_focus: Qt.WindowState | None = None
        self.one_field: FocusField | None = None
        geometry = settings.window_geometry()
        if geometry is None or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry().size() - AROUND
            self.resize(QSize(1440, 900).boundedTo(room))

    # Theme and text

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme from now on."""
        settings.set_theme(theme)
        self.dress()

    def set_text(self, percent: int) -> None:
        """Show text in another size from now on, and say so."""
        settings.set_text_size(percent)
        self.dress()
        self.toast.say(
            _("Text size {percent}").format(
                percent=as_percent(str(settings.text_size()), system_locale_name())
            )
        )

    def dress(self) -> None:
        """Dress everything as the settings say."""
        dressing.dress()
        self.dressed.emit()
        self.update()

    # Only the page

    def around_page(self) -> list[QWidget]:
        """What is hidden while only the page is shown."""
        return [self.menuBar(), self.status_line]

    def turn_focus(self) -> None:
        """Show only the page, on the whole screen, or bring everything back; Escape does so too.

        From within a text field, only that field.
        """
        if not self.end_focus():
            from okrdesk.gui.widgets.focus_field import FocusField, field_of

            field = field_of(QApplication.focusWidget())
            self._before_focus = self.windowState()
            for part in self.around_page():
                part.hide()
            self.setWindowState(self._before_focus | Qt.WindowState.WindowFullScreen)
            if field is None:
                self.toast.say(_("F11 or Escape brings everything back."))
            else:
                self.one_field = FocusField(field, self._centre)
                self.one_field.lost.connect(self.end_focus)

    def end_focus(self) -> bool:
        """Bring everything back; False where it is there."""
        if self._before_focus is None:
            return False
        if self.one_field is not None:
            self.one_field.leave()
            self.one_field = None
        for part in self.around_page():
            part.show()
        self.setWindowState(self._before_focus)
        self._before_focus = None
        return True

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.end_focus():
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._answer_to(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        answer = self._answer_to(event)
        if answer is not None:
            event.acceptProposedAction()
            # The drop must be over before a dialog may come.
            QTimer.singleShot(0, self, answer)

    def _answer_to(self, event: QDragEnterEvent | QDropEvent) -> Callable[[], None] | None:
        """Who is told of what is dropped, None where nobody takes it."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if len(paths) == 1 and not os.path.isdir(paths[0]):
            name = paths[0].casefold()
            if name.endswith((_WORKSPACE, _PAGE)):
                return partial(self.file_dropped.emit, paths[0])
            return partial(self.table_dropped.emit, paths[0]) if name.endswith(_TABLES) else None
        if paths and all(each.casefold().endswith(_WORKSPACE) or os.path.isdir(each) for each in paths):
            return partial(self.many_wanted.emit, [Path(each) for each in paths])
        return None

    def closeEvent(self, event: QCloseEvent) -> None:
        self.end_focus()
        settings.set_window_geometry(self.saveGeometry())
        super().closeEvent(event)

    def vanish(self) -> None:
        """Be seen no more at once, whatever is left to do.

        Writing a large workspace takes seconds, and a window that does not answer frightens. Whatever ends
        the process meanwhile, the working copy has every edit.
        """
        self.hide()
        QGuiApplication.sync()
