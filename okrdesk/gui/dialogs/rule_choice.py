"""The seven status rules side by side: what each says of the same key results."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QRadioButton, QWidget

from okrdesk.gui.widgets.marks import StatusPill
from okrdesk.gui.widgets.paint import status_word
from okrdesk.gui.widgets.reading_order import Compound
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.text import PlainLabel, literal
from okrdesk.i18n import _
from okrdesk.okr.shown import format_exact, format_share
from okrdesk.okr.status import RULES, STATUSES, Rule


class RuleChoice(Compound, QWidget):
    """One radio button a rule, and a column a status with how many key results it would hold.

    `picked` tells the key of the rule a person chose.
    """

    spoken_as = Role.Grouping
    picked = Signal(str)

    def __init__(self, locale: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Status rule"))
        self.buttons: dict[str, QRadioButton] = {}
        self._counts: dict[tuple[str, str], PlainLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        for column, status in enumerate(STATUSES, start=1):
            grid.addWidget(StatusPill(status), 0, column, Qt.AlignmentFlag.AlignCenter)
        for row, rule in enumerate(RULES.values(), start=1):
            button = QRadioButton(literal(rule.name))
            button.setAutoExclusive(False)
            button.clicked.connect(lambda _checked=False, key=rule.key: self._choose(key))
            button.installEventFilter(self)
            self.buttons[rule.key] = button
            grid.addWidget(button, 2 * row - 1, 0)
            for column, status in enumerate(STATUSES, start=1):
                label = PlainLabel("", "body", wrap=False)
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)
                self._counts[rule.key, status] = label
                grid.addWidget(label, 2 * row - 1, column)
            meaning = PlainLabel(rule_words(rule, locale), "small")
            meaning.setContentsMargins(28, 0, 0, 4)
            grid.addWidget(meaning, 2 * row, 0, 1, len(STATUSES) + 1)

    def show_rules(self, chosen: str, says: Mapping[str, Mapping[str, int]]) -> None:
        """Mark the rule that holds and show how many key results each status has under each rule."""
        for key, button in self.buttons.items():
            button.setChecked(key == chosen)
            counts = [(status, says.get(key, {}).get(status, 0)) for status in STATUSES]
            for status, count in counts:
                self._counts[key, status].set_text(str(count) if count else "–")
            told = ", ".join(f"{status_word(status)} {count}" for status, count in counts if count)
            button.setAccessibleName(f"{RULES[key].name}: {told}" if told else RULES[key].name)
        # As with radio buttons, Tab reaches one of them; arrows reach the others.
        stop = self.buttons.get(chosen, next(iter(self.buttons.values())))
        for button in self.buttons.values():
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.stop = stop

    def _choose(self, key: str) -> None:
        for known, button in self.buttons.items():
            button.setChecked(known == key)
        self.picked.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            buttons = list(self.buttons.values())
            if step and watched in buttons:
                here = next(nth for nth, button in enumerate(buttons) if button is watched)
                beside = buttons[(here + step) % len(buttons)]
                beside.setFocus(Qt.FocusReason.TabFocusReason)
                beside.click()
                return True
        return False


def rule_words(rule: Rule, locale: str) -> str:
    """What a rule says, in words: "at most 10 points behind pace is on track, at most 25 at risk"."""
    both = {"one": rule.on_track, "two": rule.at_risk}
    if rule.kind == "gap":
        edges = {name: format_exact(edge * 100, locale) for name, edge in both.items()}
        return _("At most {one} points behind pace: on track; at most {two}: at risk").format(**edges)
    edges = {name: format_share(edge, locale) for name, edge in both.items()}
    return _("At least {one} of the pace: on track; at least {two}: at risk").format(**edges)
