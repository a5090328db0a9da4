"""The seven status rules side by side: their edges, and what this cycle looks like under each."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from okrdesk.gui import look
from okrdesk.gui.widgets.paint import paint_shape, status_word
from okrdesk.gui.widgets.text import PlainLabel, literal, set_tip
from okrdesk.i18n import _, format_percent
from okrdesk.okr import progress
from okrdesk.okr.outline import Outline
from okrdesk.okr.progress import RULES, STATUSES, Rule


def rule_words(rule: Rule) -> str:
    """The two edges of a rule in words."""
    one, two = (
        format_percent(edge, "", 0 if (edge * 100).denominator == 1 else 1)
        for edge in (rule.on_track, rule.at_risk)
    )
    if rule.kind == "ratio":
        return _("on track from {one} of what is expected, at risk from {two}").format(one=one, two=two)
    if not rule.on_track:
        return _("on track at or above what is expected, at risk down to {two} behind").format(two=two)
    return _("on track down to {one} behind what is expected, at risk down to {two}").format(one=one, two=two)


def counts_under(outline: Outline) -> dict[str, Counter[str]]:
    """How many key results have which status, by rule."""
    found: dict[str, Counter[str]] = {key: Counter() for key in RULES}
    for line in outline.key_results:
        for key, status in progress.statuses_under_all_rules(line.figures).items():
            found[key][status] += 1
    return found


class StatusCounts(QWidget):
    """Counts of statuses as shapes with numbers; a screen reader hears the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts: Counter[str] = Counter()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_counts(self, counts: Counter[str]) -> None:
        """Show other counts."""
        self.counts = counts
        said = [f"{counts[status]} {status_word(status)}" for status in STATUSES if counts[status]]
        self.setAccessibleName(", ".join(said) or _("no key results"))
        set_tip(self, ", ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(look.font("small"))
        return QSize(5 * (metrics.horizontalAdvance("888") + 22), metrics.height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(look.font("small"))
        step = self.width() / len(STATUSES)
        edge = 9.0 * look.text_scale()
        for place, status in enumerate(STATUSES):
            colours = look.status_colours(status)
            number = self.counts[status]
            left = place * step
            ink = colours.ink if number else look.tokens().faint
            box = QRectF(left, (self.height() - edge) / 2, edge, edge)
            paint_shape(painter, box, status, colours.fill if number else look.tokens().faint)
            painter.setPen(QPen(ink))
            room = QRectF(left + edge + 5, 0, step - edge - 5, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(number))
        painter.end()


class RuleChoice(QWidget):
    """Choose one of the rules; `picked` tells its key after a person chose."""

    picked = Signal(str)

    def __init__(self, outline: Outline, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Status rule"))
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        self.counts: dict[str, StatusCounts] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (key, rule) in enumerate(RULES.items()):
            words = rule_words(rule)
            name = _("OKR Desk") if key == "default" else rule.name
            button = QRadioButton(literal(name))
            button.setAccessibleName(name)
            button.setAccessibleDescription(words)
            button.clicked.connect(lambda _checked=False, key=key: self.picked.emit(key))
            self._group.addButton(button)
            self.buttons[key] = button
            self.counts[key] = StatusCounts()
            grid.addWidget(button, row, 0)
            grid.addWidget(PlainLabel(words, "small"), row, 1)
            grid.addWidget(self.counts[key], row, 2, Qt.AlignmentFlag.AlignVCenter)
        self.setFocusProxy(self.buttons["default"])
        self.show_outline(outline, chosen)

    def show_outline(self, outline: Outline, chosen: str) -> None:
        """Count anew, and mark the rule that is in use, without telling."""
        for key, counts in counts_under(outline).items():
            self.counts[key].set_counts(counts)
        if chosen in self.buttons:
            self.buttons[chosen].setChecked(True)

    def key(self) -> str:
        """The rule that is marked."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "default")
