"""Work that takes a while: done beside the window, which says so and can call it off."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from typing import Any, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from okrdesk.gui import motion
from okrdesk.gui.widgets.form_dialog import FormDialog, button_row
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _

_Result = TypeVar("_Result")
QUIET_SECONDS = 0.15
_LOOK_MS = 20


class Waiting(FormDialog[None]):
    """Says what is going on until the work has ended; Cancel and Escape reject."""

    def __init__(self, parent: QWidget | None, sentence: str, work: Future[Any]) -> None:
        super().__init__(parent, _("OKR Desk"), width=360)
        self._work = work
        self.setAccessibleName(sentence)
        self.column.addWidget(PlainLabel(sentence, "strong"))
        self.column.addWidget(PlainLabel(_("This takes a while…")) if motion.is_still() else _bar(sentence))
        self.cancel = plain_button(_("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.end_with(button_row(None, self.cancel))
        look = QTimer(self, interval=_LOOK_MS)
        look.timeout.connect(self._look_after)
        look.start()

    def _look_after(self) -> None:
        if self._work.done():
            self.accept()


def _bar(name: str) -> QProgressBar:
    """A bar that moves as long as it is not known how long the work takes."""
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setAccessibleName(name)
    return bar


def work_beside(parent: QWidget | None, sentence: str, work: Callable[[], _Result]) -> _Result | None:
    """What `work` returns, done in another thread; None when it was called off, then it ends unheard.

    Raises what the work raises. What is done within 0.15 seconds shows nothing. The work must not touch the
    open document or any window.
    """
    pool = ThreadPoolExecutor(1, "beside")
    future = pool.submit(work)
    pool.shutdown(wait=False)
    try:
        return future.result(QUIET_SECONDS)
    except NotYet:
        if future.done():  # the work's own refusal to wait, not ours
            raise
    return future.result() if Waiting(parent, sentence, future).run() else None
