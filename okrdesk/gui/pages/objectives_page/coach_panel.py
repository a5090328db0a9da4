"""What the coach sees in the chosen line: two messages at most, what is fine, and how to dismiss advice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.marks import TypePill
from okrdesk.gui.widgets.side_by_side import clear
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr.coach.findings import Advice, Check, Finding

_AFTER_MS = 20  # what was changed in a line is painted before the coach looks at it again

# Which field a rule of the coach asks for, and the words of the button that leads there.
_FIELDS = {
    "K-NOSOURCE": "source",
    "K-NOBASE": "baseline",
    "K-NONUMBER": "target",
    "K-NOUNIT": "unit",
    "K-NOOWNER": "owner",
    "K-MILESTONE": "due",
    "K-PERIOD": "due",
    "K-WRONGWAY": "target",
    "K-RANGE": "target",
    "K-KEEP": "low",
    "O-NOOWNER": "owner",
    "O-NOLINK": "priority",
    "O-NOTYPE": "type",
}


class _Barred(QWidget):
    """Words with a coloured bar at their left edge."""

    def __init__(self, status: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = status
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(13, 0, 0, 0)
        self.column.setSpacing(3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, 3, self.height(), QColor(theme.status_colours(self._status).fill))
        painter.end()


class CoachPanel(QWidget):
    """Advice on one line. What a person wants of it is told by signals."""

    dismissed = Signal(str)  # rule
    field_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all = False
        self._shown: tuple[Advice, str] | None = None
        self._line = ""
        self._wanted: tuple[Callable[[], Advice], str] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self._look)
        # First everything is painted, however long that takes; then the twenty milliseconds begin.
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(self._soon.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("Coach"), "heading"), 1)
        self.pill = TypePill("")
        head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        self.about = PlainLabel("", "small")
        column.addWidget(self.about)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        column.addLayout(self._list)
        self.more = plain_button("", "quiet", small=True, do=self._toggle)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def follow(self, line_id: str, advise: Callable[[], Advice], about: str) -> None:
        """Show the advice on a line: on another one at once, on the same one after what changed is painted.

        `about` names it ("Key result 1.2").
        """
        self._wanted = (advise, about)
        if line_id == self._line:
            self._painted.start()
        else:
            self._line = line_id
            self._look()

    def _look(self) -> None:
        self._wait_no_more()
        if self._wanted is not None:
            (advise, about), self._wanted = self._wanted, None
            self.show_advice(advise(), about)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is looked at unseen: the document may be closed next."""
        self._wait_no_more()
        super().hideEvent(event)

    def _wait_no_more(self) -> None:
        self._painted.stop()
        self._soon.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._wanted is not None:
            self._soon.start()

    def show_advice(self, advice: Advice, about: str) -> None:
        """Show advice on a line."""
        if self._shown == (advice, about):
            return
        if self._shown is None or self._shown[1] != about:
            self._all = False
        self._shown = (advice, about)
        self._fill(advice, about)

    def _toggle(self) -> None:
        self._all = not self._all
        if self._shown:
            self._fill(*self._shown)

    def _fill(self, advice: Advice, about: str) -> None:
        clear(self._list)
        self.about.set_text(about)
        passed = [c for c in advice.checks if c.passed]
        verdicts = {"ready": "on track", "polish": "on track", "rework": "at risk"}
        counted = _("{passed} of {all} checks").format(passed=len(passed), all=len(advice.checks))
        self.pill.set_text(counted, verdicts[advice.verdict])
        findings = advice.findings if self._all else advice.top
        fine = passed if self._all else passed[: 4 - len(findings)]
        for finding in findings:
            self._list.addWidget(self._finding(finding))
        for check in fine:
            self._list.addWidget(_check(check))
        hidden = len(advice.findings) + len(passed) - len(findings) - len(fine)
        self.more.setVisible(bool(hidden) or self._all)
        self.more.set_text(_("Show less") if self._all else _("Show all ({count} more)").format(count=hidden))

    def _finding(self, finding: Finding) -> QWidget:
        box = _Barred("off track" if finding.level == "stop" else "at risk")
        box.column.addWidget(PlainLabel(finding.saw, "strong"))
        reason = f"{finding.why} {finding.question}".strip()
        box.column.addWidget(PlainLabel(reason, "small"))
        if finding.example:
            box.column.addWidget(
                PlainLabel(_("For example: {example}").format(example=finding.example), "small")
            )
        row = QHBoxLayout()
        row.setContentsMargins(0, 3, 0, 0)
        if finding.rule in _FIELDS:
            button = plain_button(_go_words(_FIELDS[finding.rule]), small=True)
            button.clicked.connect(lambda: self.field_requested.emit(_FIELDS[finding.rule]))
            row.addWidget(button)
        dismiss = plain_button(_("Dismiss…"), "quiet", small=True)
        dismiss.setAccessibleName(_("Dismiss this advice: {advice}").format(advice=finding.saw))
        dismiss.clicked.connect(lambda: self.dismissed.emit(finding.rule))
        row.addWidget(dismiss)
        row.addStretch(1)
        box.column.addLayout(row)
        return box


def _check(check: Check) -> QWidget:
    box = _Barred("on track")
    box.column.addWidget(PlainLabel(check.title, "strong"))
    box.column.addWidget(PlainLabel(check.sentence, "small"))
    return box


def _go_words(field: str) -> str:
    return {
        "source": _("Add a source"), "baseline": _("Set the baseline"), "target": _("Set the target"),
        "unit": _("Add a unit"), "owner": _("Choose an owner"), "due": _("Set the day"),
        "low": _("Set the band"), "priority": _("Choose a priority"), "type": _("Choose a type"),
    }[field]  # fmt: skip
