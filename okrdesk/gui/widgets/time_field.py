"""A field for a time of day."""

from __future__ import annotations

from PySide6.QtCore import Signal

from okrdesk.document.refused import Refused
from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextField
from okrdesk.okr.hours import parse_time


class TimeField(TextField):
    """Shows a time; `said` tells it as it is kept ("18:00"), "" when it was emptied.

    A text that is no time is not told; a sentence beside the field says so.
    """

    said = Signal(str)

    def __init__(self, caption: str, at: str = "") -> None:
        super().__init__(caption, at, "18:00")
        self.setProperty(KEEPS_TYPED, True)
        self.edited.connect(self._say)

    def _say(self, text: str) -> None:
        try:
            at = parse_time(text)
        except Refused as refused:
            self.set_error(refused.sentence)
            return
        self.set_text(at)
        self.said.emit(at)
