"""What was judged on a scale: a strip for each item with its mean, and what comes of fists."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.dots import DotStrip
from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextField
from okrdesk.gui.widgets.marks import TypePill
from okrdesk.gui.widgets.notices import Banner
from okrdesk.gui.widgets.side_by_side import clear
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop import counting, revealing
from okrdesk.okr.workshop.revealed import Seen, SeenItem
from okrdesk.okr.workshop.words import mean_words, outcome_words

_LOW_HAND = 2


class JudgementCard(Card):
    """Shows a revealed round of marks, confidences or fists."""

    again_wanted = Signal()
    judged = Signal(str, str, str)  # item, outcome, the objector's words

    def __init__(self, locale: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=16, spacing=8)
        self._locale = locale
        self._shown: Seen | None = None
        self.heading = PlainLabel("", "strong")
        self.column.addWidget(self.heading)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(0, 1)
        self.column.addWidget(self._rows)
        self.strips: list[DotStrip] = []
        self.again = plain_button(_("Ask again"), small=True, do=self.again_wanted)
        self.low = Banner("warning", "", (), dismissible=False)
        self.words = TextField(_("The objection, in their words"), placeholder=_("only if they wish"))
        self.words.setProperty(KEEPS_TYPED, True)
        self.outcomes = {}
        for outcome in revealing.OUTCOMES:
            button = plain_button(_sentence_case(outcome_words(outcome)), small=True)
            button.clicked.connect(lambda _checked=False, outcome=outcome: self._judge(outcome))
            self.words.put_beside(button)
            self.outcomes[outcome] = button
        for part in (self.low, self.words):
            self.column.addWidget(part)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.again)
        self.column.addLayout(foot)

    def forget(self) -> None:
        """Another goal comes: the objection was to this one."""
        self.words.set_text("")

    def show_round(self, known: Seen) -> None:
        """Show a result."""
        if known == self._shown:
            return
        self._shown = known
        heading = known.criterion or _("What each of us said")
        self.heading.set_text(heading)
        # Hands about one goal: its title stands above already, so its row asks the question.
        about_one = known.method == "fist" and len(known.items) == 1
        self.heading.setVisible(not about_one)
        about = ", ".join((heading, *(item.title for item in known.items[:1])))
        self.again.setAccessibleName(_("Ask again: {what}").format(what=about))
        self._clear()
        for nth, item in enumerate(known.items):
            self._add_row(nth, heading if about_one else item.title, item, known)
        if known.method == "fist":
            self._show_verdict(known)
        else:
            self.low.hide()
            self.words.hide()

    def _clear(self) -> None:
        self.strips = []
        clear(self._grid)

    def _add_row(self, nth: int, words: str, item: SeenItem, known: Seen) -> None:
        numbers, method = item.numbers or (), known.method
        low, _high = counting.SCALES[method]
        strip = DotStrip(item.title, width=220, ends=True)
        middle = counting.median(numbers)
        warm = _LOW_HAND - low + 1 if method == "fist" else 0
        shown = None if middle is None or method == "fist" else float(middle)
        strip.show_counts(counting.strip(numbers, method), low, warm=warm, median=shown)
        mean = mean_words(counting.mean(numbers), method, self._locale)
        title = PlainLabel(words, "strong" if method == "fist" else "body")
        self._grid.addWidget(title, nth, 0)
        verdict = outcome_words(known.verdicts.get(item.item, ""))
        said = _("voices far apart: talk here first") if item.apart else verdict
        if said:
            pill = TypePill(said, status="at risk" if item.apart else "")
            self._grid.addWidget(pill, nth, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(strip, nth, 2, Qt.AlignmentFlag.AlignBottom)
        label = PlainLabel(mean, "figure", wrap=False)
        self._grid.addWidget(label, nth, 3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.strips.append(strip)

    def _show_verdict(self, known: Seen) -> None:
        verdicts = set(known.verdicts.values())
        low = sum(1 for item in known.items for number in item.numbers or () if Fraction(number) <= _LOW_HAND)
        self.low.setVisible(bool(low))
        sentence = ngettext("{n} person showed 2 or less.", "{n} people showed 2 or less.", low).format(n=low)
        advice = (
            _("Hear them, adjust, ask once more.")
            if "ask again" in verdicts
            else _("It was asked twice: now it is adopted, with or without an objection, or it is not.")
        )
        self.low.set_text(f"{sentence} {advice}")
        self.again.setVisible("ask again" in verdicts)
        self.words.setVisible("judge" in verdicts)

    def _judge(self, outcome: str) -> None:
        known = self._shown
        if known is None:
            return
        for item in known.items:
            if known.verdicts.get(item.item) == "judge":
                self.judged.emit(item.item, outcome, self.words.trimmed())


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
