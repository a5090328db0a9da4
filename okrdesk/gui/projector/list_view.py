"""Lists: what was promised, who is told what, what was parked."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from okrdesk.gui.projector.stage import BODY, Stage
from okrdesk.okr.workshop.views import Listing


def listing(stage: Stage, view: Listing, room: QRectF) -> None:
    """What, who, when, one line each; what is done is ticked. Of many the last ones."""
    most = max(int(room.height() / 64), 1)
    lines = view.lines[-most:]
    high = min(112.0, room.height() / max(len(lines), 1))
    when = max((stage.wide(line.outcome or line.when, 42) for line in lines), default=0.0)
    who = min(max((stage.wide(line.who, 44, bold=True) for line in lines), default=0.0), 420.0)
    top, muted = room.top(), stage.palette.muted
    for line in lines:
        stage.rule(room.left(), room.right(), top)
        row = QRectF(room.left(), top, room.width(), high)
        stage.line_of(row, [(line.outcome or line.when, False, muted)], 42, right=True)
        right = row.right() - when - 60
        stage.line_of(QRectF(right - who, top, who, high), [(line.who, True, "")], 44)
        ticked = "✓  " if line.done else ""
        room_of_text = QRectF(row.left(), top + 4, right - who - 40 - row.left(), high - 8)
        ink = muted if line.done else ""
        stage.text(room_of_text, ticked + line.what, 44, colour=ink, middle=True, lowest=BODY)
        top += high
