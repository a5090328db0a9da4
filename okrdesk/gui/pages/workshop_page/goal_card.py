"""A goal folded to two lines: its title with its fist of five, and how sure all are of its key results."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.dots import DotStrip
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr.workshop import counting
from okrdesk.okr.workshop.revealed import Seen
from okrdesk.okr.workshop.words import mean_words, outcome_words

_LOW_HAND = 2


class GoalCard(Card):
    """`opened` tells the place of the goal."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=14, spacing=6)
        self._place = 0
        self.number = PlainLabel("", "strong", wrap=False)
        self.title = PlainLabel("", "strong")
        self.strip = DotStrip(_("Fist of five"), width=220, ends=True)
        self.mean = PlainLabel("", "figure", wrap=False)
        self.sure = PlainLabel("", "body")
        self.verdict = PlainLabel("", "small")
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.open = plain_button(_("Open"), small=True)
        self.open.clicked.connect(lambda: self.opened.emit(self._place))
        head, foot = QHBoxLayout(), QHBoxLayout()
        for row in (head, foot):
            row.setSpacing(12)
            self.column.addLayout(row)
        head.addWidget(self.number, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.title, 1)
        for part in (self.strip, self.mean, self.open):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.sure, 1)
        foot.addWidget(self.verdict, 1)

    def show_goal(self, place: int, title: str, fist: Seen | None, sure: Seen | None, locale: str) -> None:
        """Show what was revealed of a goal; what is in a box is not even counted here."""
        self._place = place
        self.number.set_text(str(place + 1))
        self.title.set_text(title)
        self.open.setAccessibleName(_("Open objective {n}").format(n=place + 1))
        hands = fist.items[0].numbers if fist is not None and fist.state == "closed" and fist.items else None
        self.strip.setVisible(hands is not None)
        self.mean.setVisible(hands is not None)
        if hands is not None and fist is not None:
            self.strip.show_counts(counting.strip(hands, "fist"), 0, warm=_LOW_HAND + 1)
            self.mean.set_text(mean_words(counting.mean(hands), "fist", locale))
        self.sure.set_text(_sure_words(place, sure, locale))
        self.verdict.set_text(_verdict_words(fist))


def _sure_words(place: int, sure: Seen | None, locale: str) -> str:
    """ "1.1 8   1.2 6": the mean of each key result."""
    if sure is None or sure.state != "closed":
        return ""
    means = [mean_words(counting.mean(item.numbers or ()), "confidence", locale) for item in sure.items]
    return "     ".join(f"{place + 1}.{nth}  {mean}" for nth, mean in enumerate(means, 1) if mean)


def _verdict_words(fist: Seen | None) -> str:
    if fist is None:
        return _("not asked yet")
    if fist.state != "closed":
        return _("being asked")
    verdict = next(iter(fist.verdicts.values()), "")
    return outcome_words(verdict)
