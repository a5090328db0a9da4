"""The lines of another tool's file as rows: what each is, from where to where, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui import theme
from okrdesk.gui.widgets.paint import paint_focus, paint_pill, paint_tick_box, paint_words, pill_size
from okrdesk.gui.widgets.row_list import TallList
from okrdesk.gui.widgets.row_painter import RowPainter, Standing, paint_ground
from okrdesk.gui.widgets.rows_model import ROW_ROLE, Row, RowsModel
from okrdesk.gui.widgets.wrapping import face
from okrdesk.i18n import _, ngettext
from okrdesk.okr.rescued import fields, weights
from okrdesk.okr.rescued.plan import Plan, PlannedLine
from okrdesk.okr.rescued.rows import KeyResultRow, ObjectiveRow
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.values import show_target, show_value

MOST_SHOWN = 400
_MEASURED = ("measure", "direction", "unit", "baseline", "target", "low", "high", "band_rule", "stages")
_BOX, _INDENT, _WEIGHT, _PAD = 32, 16, 84, 10


@dataclass(frozen=True, slots=True)
class GoalRow(Row):
    """A line: `below` says what comes with it, `way` from where to where, `fate` what becomes of it.

    `ticked` is None where nothing can be chosen. `is_missing` says that its weight is.
    """

    below: str = ""
    way: str = ""
    weight: str = ""
    fate: str = ""
    is_missing: bool = False
    is_top: bool = False
    ticked: bool | None = None

    @property
    def spoken(self) -> str:
        weight = _("weight {weight}").format(weight=self.weight) if self.weight else ""
        left_out = _("not taken") if self.ticked is False else ""
        return ", ".join(
            filter(None, (self.words, self.below, self.way, weight, fate_words(self.fate), left_out))
        )


def fate_words(fate: str) -> str:
    """What becomes of a line, in a word."""
    names = {"new": _("new"), "updated": _("updated"), "same": _("the same"), "left out": _("left out")}
    return names.get(fate, fate)


def fate_status(fate: str) -> str:
    """The status whose colours a fate has, "" for grey."""
    return {"new": "achieved", "updated": "at risk", "refused": "off track"}.get(fate, "")


def rows_of(plan: Plan, locale: str) -> tuple[GoalRow, ...]:
    """The rows of a plan, those left out by the file itself last."""
    rows = [_row(plan, line, locale) for line in plan.lines[:MOST_SHOWN]]
    named = {line.row.line for line in plan.lines}
    rows += [
        GoalRow(f"left {each.line}", each.what, each.why, fate="left out")
        for each in plan.left_out[:MOST_SHOWN]
        if each.line not in named
    ]
    return tuple(rows)


def _row(plan: Plan, line: PlannedLine, locale: str) -> GoalRow:
    row = line.row
    ticked = None if line.fate == "same" else line.fate != "left out"
    if ticked is False and not line.by_choice:
        ticked = None
    if isinstance(row, ObjectiveRow):
        return GoalRow(row.key, row.title, _below(line), fate=line.fate, is_top=True, ticked=ticked)
    is_missing = weights.weight_of(row) is None and line.parent in plan.missing
    return GoalRow(
        row.key, row.title, _below(line), _way(row, locale), _weight(line, row, locale, is_missing),
        line.fate,
        is_missing and not line.changes.get("weight"), ticked=ticked,
    )  # fmt: skip


def _below(line: PlannedLine) -> str:
    if line.fate == "left out":
        return line.why
    parts = []
    if isinstance(line.row, ObjectiveRow):
        team = line.row.team
        parts.append(_("Team {name}").format(name=team) if team else _("Whole community"))
    new = sum(1 for each in line.check_ins if each.fate == "new")
    if new and line.line_id:
        parts.append(ngettext("{n} new check-in", "{n} new check-ins", new).format(n=new))
    elif new:
        parts.append(ngettext("{n} check-in", "{n} check-ins", new).format(n=new))
    if line.line_id and line.changes:
        n = len(line.changes)
        sentence = ngettext("{n} field differs: {names}", "{n} fields differ: {names}", n)
        parts.append(sentence.format(n=n, names=fields.field_names(line.changes)))
    if line.kept:
        parts.append(_("changed here, so it stays: {names}").format(names=fields.field_names(line.kept)))
    elif line.fate == "same":
        parts.append(_("as it is here"))
    return " · ".join(parts)


def _way(row: KeyResultRow, locale: str) -> str:
    """ "120 → 268 of 315", as far as it is known."""
    told = {name: row.values[name] for name in _MEASURED if row.values.get(name) is not None}
    measured = KeyResult("", "", "", **told)
    now = max(row.check_ins, key=lambda each: each.on.isoformat() if each.on else "9", default=None)
    start = show_value(measured.baseline, measured, locale)
    shown = start if now is None else show_value(now.values["value"], measured, locale)
    way = shown if start in ("–", shown) else f"{start} → {shown}"
    target = show_target(measured, locale)
    if target == "–":
        return "" if way == "–" else way
    return _("{way} of {target}").format(way=way, target=target)


def _weight(line: PlannedLine, row: KeyResultRow, locale: str, is_missing: bool) -> str:
    if line.fate == "left out":
        return ""
    given = line.changes.get("weight") if is_missing else weights.weight_of(row)
    if given is not None:
        return weights.in_words(given, locale)
    return _("missing") if is_missing else ""


class _Places:
    """Where the parts of a row are; the way goes below the words where the width does not do for both."""

    def __init__(self, area: QRect, row: GoalRow, pill: int) -> None:
        scale = theme.text_scale()
        box, weight, pad = round(_BOX * scale), round(_WEIGHT * scale), round(_PAD * scale)
        self.box = QRect(area.left(), area.top(), box, area.height())
        start = area.left() + box + (0 if row.is_top else round(_INDENT * scale))
        self.fate = QRect(area.right() - pill - 2, area.top(), pill, area.height())
        self.weight = QRect(self.fate.left() - pad - weight, area.top(), weight, area.height())
        room = self.weight.left() - pad - start
        way = min(round(210 * scale), round(room * 0.4))
        self.way = QRect(self.weight.left() - pad - way, area.top(), way, area.height())
        end = self.weight.left() if row.is_top else self.way.left()
        half = area.height() // 2
        self.words = QRect(start, area.top() + 3, max(end - pad - start, 20), half - 2)
        self.below = QRect(start, area.top() + half - 1, self.words.width(), half - 2)


class _GoalPainter(RowPainter):
    def row_size(self, row: GoalRow) -> QSize:
        scale = theme.text_scale()
        return QSize(self.width(), face("strong", scale)[1].height() + face("small", scale)[1].height() + 12)

    def paint_row(self, painter: QPainter, area: QRect, row: GoalRow, standing: Standing) -> None:
        tokens, places = theme.tokens(), _Places(area, row, _widest_pill())
        paint_ground(painter, area, standing)
        if row.ticked is not None:
            paint_tick_box(painter, places.box, row.ticked)
        out = row.fate == "left out"
        ink = tokens.muted if out else tokens.ink
        painter.save()
        paint_words(painter, places.words, row.words, "strong" if row.is_top else "body", ink)
        if out:
            self._strike(painter, places.words, row.words)
        painter.restore()
        paint_words(painter, places.below, row.below, "small", tokens.muted)
        right = Qt.AlignmentFlag.AlignRight
        paint_words(painter, places.way, row.way, "body", ink)
        missing = theme.status_colours("at risk").ink
        paint_words(painter, places.weight, row.weight, "strong" if row.is_missing else "body",
                    missing if row.is_missing else tokens.muted, right)  # fmt: skip
        word, status = fate_words(row.fate), fate_status(row.fate)
        size = pill_size(word)
        pill = QRect(places.fate.right() - size.width(), area.top(), size.width(), area.height())
        colours = theme.status_colours(status) if status else None
        paint_pill(painter, pill, word, colours.ink if colours else None, colours.soft if colours else None)
        if standing.focused:
            paint_focus(painter, area.adjusted(1, 1, -1, -1))

    @staticmethod
    def _strike(painter: QPainter, area: QRect, words: str) -> None:
        metrics = face("body", theme.text_scale())[1]
        width = min(metrics.horizontalAdvance(words[:300]), area.width())
        middle = area.center().y() + 1
        painter.drawLine(area.left(), middle, area.left() + width, middle)

    def tip(self, row: GoalRow, at: QPoint, area: QRect) -> str:
        return "\n".join(filter(None, (row.words, row.below, row.way)))


class GoalHead(QWidget):
    """What stands in the columns of the list below it."""

    def sizeHint(self) -> QSize:
        return QSize(0, face("small", theme.text_scale())[1].height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        places, muted = _Places(self.rect(), GoalRow("", ""), _widest_pill()), theme.tokens().muted
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        words = QRect(places.box.right(), 0, places.way.left() - places.box.right() - 4, self.height())
        painter = QPainter(self)
        for area, text, side in (
            (words, _("Objective or key result"), left),
            (places.way, _("From, to, target"), left),
            (places.weight, _("Weight"), right),
            (places.fate, _("Will be"), right),
        ):
            paint_words(painter, area, text, "small", muted, side)
        painter.end()


def _widest_pill() -> int:
    return max(pill_size(fate_words(fate)).width() for fate in ("new", "updated", "same", "left out"))


class GoalList(TallList):
    """Space or a click on its box takes a line or leaves it out; `ticked` tells its key and which."""

    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(RowsModel(), _GoalPainter(), _("What becomes of each line"), parent)
        self.setAccessibleDescription(_("Space takes a line or leaves it out."))

    def set_rows(self, rows: Sequence[Row]) -> None:
        super().set_rows(rows)
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().data(ROW_ROLE)
        if event.key() == Qt.Key.Key_Space and row is not None and row.ticked is not None:
            self.ticked.emit(row.id, not row.ticked)
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row: Any = index.data(ROW_ROLE)
        if row is None or row.ticked is None or event.button() != Qt.MouseButton.LeftButton:
            return
        places = _Places(self.visualRect(index), row, _widest_pill())
        if places.box.contains(event.position().toPoint()):
            self.ticked.emit(row.id, not row.ticked)
