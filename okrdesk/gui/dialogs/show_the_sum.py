"""Show the sum: where a figure comes from, with its inputs, its rule, and what other rules would say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cards import rule
from okrdesk.gui.widgets.chips import FlowLayout
from okrdesk.gui.widgets.marks import StatusPill, TypePill
from okrdesk.gui.widgets.paint import status_word
from okrdesk.gui.widgets.popover import Popover
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.side_by_side import grid
from okrdesk.gui.widgets.text import PlainLabel, plain_button, set_tip
from okrdesk.i18n import _, format_day
from okrdesk.okr import check_ins, late, rollup
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine
from okrdesk.okr.rollup import Figures, ObjectiveFigures
from okrdesk.okr.status import RULES, STATUS_SIGNS

if TYPE_CHECKING:
    from okrdesk.okr.explain.explained import Explained

_WIDTH = 430


def open_sum(desk: Desk, anchor: QWidget, at: QPoint | None, line_id: str) -> Popover | None:
    """Open the sum behind the progress of a key result or objective, or of the whole cycle ("")."""
    from okrdesk.okr.explain.sums import explain_cycle, explain_key_result, explain_objective

    outline = desk.outline()
    closed = late.as_closed(desk.document, outline.cycle.id, outline.day, outline.rule.key)
    for line in outline.key_results:
        if line.key_result.id == line_id:
            series = check_ins.of_key_result(desk.document, line_id, desk.day)
            held = late.held_key_result(closed, line_id)
            sums = explain_key_result(
                line.key_result, series, outline.cycle, desk.day, outline.rule, desk.locale, held
            )
            title = _("progress of {number}").format(number=line.number)
            return _open(desk, anchor, at, title, sums, line)
    for objective in outline.objectives:
        if objective.objective.id == line_id:
            terms = [(k.number, k.figures) for k in objective.key_results]
            held_whole = late.held_objective(closed, line_id)
            sums = explain_objective(terms, objective.figures, outline.rule, desk.locale, held_whole)
            title = _("progress of objective {number}").format(number=objective.number)
            return _open(desk, anchor, at, title, sums, objective)
    whole = [(str(o.number), o.figures) for o in outline.objectives]
    sums = explain_cycle(whole, outline.cycle, desk.day, desk.locale)
    return _open(desk, anchor, at, _("progress of {cycle}").format(cycle=outline.cycle.name), sums, None)


def _open(
    desk: Desk,
    anchor: QWidget,
    at: QPoint | None,
    title: str,
    sums: Sequence[Explained],
    line: KeyResultLine | ObjectiveLine | None,
) -> Popover:
    popover = Popover(anchor.window(), _("Show the sum"))
    popover.setMinimumWidth(round(_WIDTH * theme.text_scale()))
    column = popover.column
    by_key = {each.key: each for each in sums}
    main = by_key["progress"]
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(PlainLabel(main.value, "figure", wrap=False))
    head.addWidget(PlainLabel(title, "muted", wrap=False), 1)
    day = _("as of {day}").format(day=format_day(desk.day, desk.locale))
    head.addWidget(PlainLabel(day, "small", wrap=False))
    column.addLayout(head)
    column.addSpacing(6)
    if main.sum:
        column.addWidget(Fraction(main.sum))
    column.addWidget(PlainLabel(f"{main.formula}, {main.rounding}", "small"))
    if main.rule and not main.sum:
        column.addWidget(PlainLabel(main.rule, "small"))
    column.addSpacing(6)
    column.addLayout(_table(by_key, line, desk.outline().rule.name))
    more = _more(sums)
    if more is not None:
        column.addWidget(more)
    if line is not None:
        column.addWidget(rule())
        column.addLayout(_rules_head(desk, popover))
        column.addWidget(_other_rules(line.figures, desk))
    popover.open_at(anchor, at)
    return popover


def _table(
    by_key: dict[str, Explained], line: KeyResultLine | ObjectiveLine | None, rule_name: str
) -> QGridLayout:
    """Pace, gap and status, as a small table; for an objective or cycle the terms of the sum first."""
    table = grid(across=20, down=5, stretch={0: 1})

    def put(name: str, value: QWidget) -> None:
        row = table.rowCount()
        table.addWidget(PlainLabel(name, "small", elide=True), row, 0, Qt.AlignmentFlag.AlignVCenter)
        table.addWidget(value, row, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    if not isinstance(line, KeyResultLine):
        for name, value in by_key["progress"].inputs[:8]:
            put(name, PlainLabel(value, "strong", wrap=False))
    for key in ("expected", "pace", "confidence", "required-pace", "forecast", "score"):
        if key in by_key:
            each = by_key[key]
            formula = (
                _("Even pace, {sum}").format(sum=each.sum) if key == "expected" and each.sum else each.name
            )
            label = PlainLabel(each.value, "strong", wrap=False)
            set_tip(label, f"{each.formula}\n{each.rule}")
            put(formula[:1].upper() + formula[1:], label)
    if "status" in by_key and line is not None:
        outdated = isinstance(line.figures, Figures) and line.figures.outdated
        put(_("Rule: {name}").format(name=rule_name), StatusPill(line.figures.status, outdated))
    return table


def _more(sums: Sequence[Explained]) -> QWidget | None:
    """How the other figures are made, folded away until asked for."""
    rows = [
        f"{each.name}: {each.value} = {each.formula}. {each.rule}" for each in sums if each.key != "progress"
    ]
    if not rows:
        return None
    box = QWidget()
    details = PlainLabel("\n".join(rows), "small", box, selectable=True)
    details.hide()
    button = plain_button(_("How each figure is made"), "quiet", small=True)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(details)

    def turn() -> None:
        details.setVisible(details.isHidden())
        box.window().adjustSize()

    button.clicked.connect(turn)
    return box


def _rules_head(desk: Desk, popover: Popover) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(PlainLabel(_("The same under the other rules"), "strong"), 1)
    choose = plain_button(_("choose in Preferences"), "quiet", small=True)
    choose.clicked.connect(popover.close)
    choose.clicked.connect(lambda: desk.page_requested.emit("preferences", ""))
    row.addWidget(choose)
    return row


def _other_rules(figures: Figures | ObjectiveFigures, desk: Desk) -> QWidget:
    box = QWidget()
    flow = FlowLayout(box)
    used = desk.outline().rule.key
    for key, status in rollup.statuses_under_all_rules(figures).items():
        if key != used:
            name, word = RULES[key].name, status_word(status)
            pill = TypePill(f"{name}  {STATUS_SIGNS[status]} {word.lower()}", box, status=status, widest=None)
            pill.setAccessibleName(f"{name}: {word}")
            flow.addWidget(pill)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    return box


class Fraction(QWidget):
    """A sum such as "(37 − 22) ÷ (50 − 22) = 15 ÷ 28 = 0.5357", its first quotient drawn as a fraction."""

    spoken_as = Role.StaticText

    def __init__(self, formula: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = formula
        first, equals, rest = formula.partition(" = ")
        above, over, below = first.partition(" ÷ ")
        self._stacked = bool(over) and "÷" not in below
        self._above, self._below = (_bare(above), _bare(below)) if self._stacked else (first, "")
        self._rest, _mark, self._result = f"{equals}{rest}".rpartition("= ")
        self._rest = f"{self._rest}= " if self._result else ""
        self.setAccessibleName(formula)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme.font("heading"))
        return QSize(round(metrics.horizontalAdvance(self.words)) + 24, round(metrics.height() * 2.3))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        plain = theme.font("heading")
        plain.setWeight(plain.Weight.Normal)
        bold = theme.font("heading")
        metrics, strong = QFontMetricsF(plain), QFontMetricsF(bold)
        wide = max(metrics.horizontalAdvance(self._above), metrics.horizontalAdvance(self._below)) + 12
        whole = wide + metrics.horizontalAdvance(self._rest) + strong.horizontalAdvance(self._result)
        left = max((self.width() - whole) / 2, 0)
        middle, high = self.height() / 2, metrics.height()
        painter.setPen(QColor(theme.tokens().ink))
        painter.setFont(plain)
        align = Qt.AlignmentFlag.AlignCenter
        if self._stacked:
            painter.drawText(QRectF(left, middle - high - 2, wide, high), align, self._above)
            painter.drawText(QRectF(left, middle + 2, wide, high), align, self._below)
            painter.fillRect(QRectF(left, middle - 0.5, wide, 1.2), QColor(theme.tokens().ink))
        else:
            painter.drawText(QRectF(left, middle - high / 2, wide, high), align, self._above)
        line = QRectF(left + wide, middle - high / 2, self.width(), high)
        beside = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, beside, self._rest)
        painter.setFont(bold)
        line.translate(metrics.horizontalAdvance(self._rest), 0)
        painter.drawText(line, beside, self._result)
        painter.end()


def _bare(term: str) -> str:
    return term[1:-1] if term.startswith("(") and term.endswith(")") else term
