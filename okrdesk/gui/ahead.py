"""Loading the code of pages that nobody has been to yet, while nobody does anything."""

from __future__ import annotations

import importlib
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow

# In small bites: one is loaded in one turn of the event loop, and a key pressed meanwhile waits for it.
BITES = (
    "peewee",
    "okrdesk.document.document",
    "okrdesk.document.session",
    "okrdesk.gui.desk",
    "okrdesk.gui.filing",
    "okrdesk.gui.workspace_view",
    "okrdesk.okr.coach.german",
    "okrdesk.gui.areas.objectives.key_result_form",
    "okrdesk.gui.pages.objectives_page.page",
    "okrdesk.reports.charts.key_result",
    "okrdesk.gui.pages.check_ins_page.page",
    "okrdesk.gui.pages.progress_page.chart_cards",
    "okrdesk.gui.pages.progress_page.page",
    "okrdesk.gui.pages.review_page.page",
    "okrdesk.gui.pages.owners_page.page",
    "okrdesk.gui.pages.mission_page.page",
    "okrdesk.reports.commitment_sheets",
    "okrdesk.exchange.rescue.formats",
    "okrdesk.gui.goal_taking",
    "okrdesk.gui.survey_taking",
    "okrdesk.gui.pages.share_page.page",
    "okrdesk.gui.pages.history_page.page",
    "okrdesk.gui.pages.workshop_page.acts",
    "okrdesk.gui.pages.workshop_page.page",
)
_TURN_MS = 20
_QUIET_MS = 500  # without a key or a click
_ACTS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin)


class Ahead(QObject):
    """Imports modules one by one as long as nothing is pressed in a window."""

    def __init__(self, window: QWindow, names: Iterable[str] = BITES) -> None:
        super().__init__(window)
        self._window = window
        self._names = list(names)
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._take)
        window.installEventFilter(self)
        self._turn.start(_QUIET_MS)

    def is_done(self) -> bool:
        """Whether everything is loaded."""
        return not self._names

    def waits(self) -> bool:
        """Whether somebody pressed something just now: what follows from it comes first."""
        return self._turn.isActive() and self._turn.interval() == _QUIET_MS

    def _take(self) -> None:
        importlib.import_module(self._names.pop(0))
        if self._names:
            self._turn.start(_TURN_MS)
        else:
            self._window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever a person does comes first, and what follows from it."""
        if event.type() in _ACTS and self._names:
            self._turn.start(_QUIET_MS)
        return False
