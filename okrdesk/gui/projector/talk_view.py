"""A break: a huge clock, and when it goes on. A prompt to talk about is painted as a question."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from okrdesk.gui.projector.stage import HIGH, LOWEST_TITLE, Stage
from okrdesk.okr.workshop.views import Break


def interval(stage: Stage, view: Break, room: QRectF) -> None:
    """The word for it, the clock, and when we meet again."""
    title = QRectF(room.left(), 230, room.width(), 140)
    stage.text(title, view.title, 104, bold=True, lowest=LOWEST_TITLE, side=stage.CENTRE)
    clock = QRectF(room.left(), HIGH / 2 - 170, room.width(), 380)
    stage.text(clock, view.clock, 300, bold=True, side=stage.CENTRE)
    back = QRectF(room.left(), HIGH - 260, room.width(), 80)
    stage.text(back, view.back, 56, colour=stage.palette.muted, side=stage.CENTRE)
