"""The line at the foot of the window: what is saved and where, and what the workspace holds."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStatusBar

from okrdesk.gui.widgets.text import PlainLabel, set_tip


class StatusLine(QStatusBar):
    """Hidden until a workspace is open."""

    def __init__(self) -> None:
        super().__init__()
        self.saving = _Saving("", "small", self, elide=True)
        self.file_name = PlainLabel("", "small", elide=True)
        self.counts = PlainLabel("", "small", elide=True)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(14, 0, 14, 0)
        self.saving.setContentsMargins(0, 0, 12, 0)
        self.addWidget(self.saving)
        self.addWidget(self.file_name, 1)
        self.addPermanentWidget(self.counts)
        self.hide()

    def show_saving(self, sentence: str, file_name: str) -> None:
        """Say what is saved, and in which file."""
        self.saving.set_text(sentence)
        self.file_name.set_text(file_name)

    def show_counts(self, sentence: str, tip: str) -> None:
        """Say how much there is, and in the tip what lacks."""
        self.counts.set_text(sentence)
        set_tip(self.counts, "\n".join(filter(None, (sentence, tip))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.saving.updateGeometry()
        super().resizeEvent(event)


class _Saving(PlainLabel):
    """Shown whole before the file's name is, but a long sentence leaves room for what stands beside it."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), self._most()), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _most(self) -> int:
        line = self.parentWidget()
        return line.width() * 3 // 5 if line is not None else 0
