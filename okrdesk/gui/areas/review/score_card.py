"""Score the cycle: every objective with its score and decision, and what the cycle as a whole says."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui.areas.review.objective_row import ObjectiveRow
from okrdesk.gui.areas.review.score_marks import figure_button
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.score_sum import open_score
from okrdesk.gui.widgets.cards import Card, rule
from okrdesk.gui.widgets.side_by_side import show_part
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, format_number
from okrdesk.okr import closing, continued, review, review_sums
from okrdesk.okr.objectives import Objective
from okrdesk.okr.review import Review
from okrdesk.okr.rounding import half_up

AT_ONCE = 5  # few enough for the page to open at once, and more than most cycles have


class ScoreCard(Card):
    """Some objectives at a time, in rows that are filled anew. `looked_at` tells the objective worked on."""

    looked_at = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=18, spacing=6)
        self.desk = desk
        self.rows: list[ObjectiveRow] = []
        self._boxes: list[QWidget] = []
        self._writable = True
        self._review: Review | None = None
        self._first = 0
        self._open: set[str] = set()
        self._lineage: dict[str, str] = {}
        self._look_back = QTimer(self, singleShot=True, interval=0)
        self._look_back.timeout.connect(self._look_back_once)
        self.nothing = PlainLabel(_("No objectives in this cycle, so nothing to score."), "muted", self)
        self._whole = QWidget(self)
        self.mean = figure_button(_("Mean score of the cycle: show the sum"), self._whole)
        self.mean.clicked.connect(self._show_sum)
        self.verdict = PlainLabel("", parent=self._whole)
        self._pager = QWidget(self)
        self.earlier = plain_button(_("Earlier"), "quiet", "arrow-left", parent=self._pager, small=True)
        self.later = plain_button(_("Later"), "quiet", "arrow-right", parent=self._pager, small=True)
        self.earlier.setAccessibleName(_("Earlier objectives"))
        self.later.setAccessibleName(_("Later objectives"))
        self.place = PlainLabel("", "small", self._pager, wrap=False)
        self.earlier.clicked.connect(lambda: self._turn(-AT_ONCE))
        self.later.clicked.connect(lambda: self._turn(AT_ONCE))
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("Score the cycle"), "strong", self), 1)
        low, high, good = (format_number(Decimal(each), self.desk.locale) for each in ("0.0", "1.0", "0.7"))
        said = _("{low} to {high} · around {good} is a good stretch").format(low=low, high=high, good=good)
        hint = PlainLabel(said, "small", self)
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(hint, 1)
        self.column.addLayout(head)
        self.column.addWidget(self.nothing)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.addLayout(self._list)
        pager = QHBoxLayout(self._pager)
        pager.setContentsMargins(0, 0, 0, 0)
        pager.addWidget(self.earlier)
        pager.addWidget(self.place)
        pager.addWidget(self.later)
        pager.addStretch(1)
        self.column.addWidget(self._pager)
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(rule(self._whole))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(PlainLabel(_("The cycle as a whole"), "strong", self._whole, wrap=False))
        line.addWidget(self.mean)
        line.addWidget(self.verdict, 1)
        whole.addLayout(line)
        self.column.addWidget(self._whole)

    def show_review(self, shown: Review, *, writable: bool) -> None:
        """Show a review; open rows stay open by id, half-typed text is not touched."""
        if self._review is None or self._review.cycle.id != shown.cycle.id:
            self._first, self._open = 0, set()
            self.forget_lineage()
        self._review, self._writable = shown, writable
        rows = shown.objectives
        self._first = min(self._first, max(len(rows) - 1, 0) // AT_ONCE * AT_ONCE)
        page = rows[self._first : self._first + AT_ONCE]
        while len(self.rows) < len(page):
            self._add_row()
        for number, row in enumerate(self.rows):
            if number < len(page):
                each = page[number]
                row.show_review(each, is_open=each.line.objective.id in self._open, writable=writable)
                row.show_lineage(self._lineage.get(each.line.objective.id, ""))
            show_part(self._boxes[number], shown=number < len(page))
        show_part(self.nothing, shown=not rows)
        show_part(self._pager, shown=len(rows) > AT_ONCE)
        self.earlier.setEnabled(self._first > 0)
        self.later.setEnabled(self._first + AT_ONCE < len(rows))
        self.place.set_text(
            _("{first} to {last} of {count}").format(
                first=self._first + 1, last=self._first + len(page), count=len(rows)
            )
        )
        self._show_whole(shown)
        self._look_back.start()

    def forget_lineage(self) -> None:
        """Look again at what the objectives carry on; done when the page is shown anew."""
        self._lineage = {}

    def _look_back_once(self) -> None:
        """One objective in each turn of the event loop: its ancestors' scores are counted from check-ins."""
        for row in self.rows:
            shown = row.review
            if shown is not None and row.objective_id not in self._lineage:
                self._lineage[row.objective_id] = lineage_words(self.desk, shown.line.objective)
                row.show_lineage(self._lineage[row.objective_id])
                self._look_back.start()
                return

    def _add_row(self) -> None:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = ObjectiveRow(self.desk, box)
        row.looked_at.connect(self.looked_at)
        row.opened.connect(self._open_row)
        column.addWidget(rule(box))
        column.addWidget(row)
        self._list.addWidget(box)
        self.rows.append(row)
        self._boxes.append(box)

    def _show_whole(self, shown: Review) -> None:
        show_part(self._whole, shown=shown.mean is not None)
        if shown.mean is None:
            return
        mean = format_number(half_up(shown.mean, 2), self.desk.locale)
        self.mean.set_text(mean)
        self.mean.setAccessibleName(_("Mean score of the cycle: {score}").format(score=mean))
        show_part(self.mean, shown=shown.is_measured)
        self.verdict.set_text(review.whole_words(shown))

    def _open_row(self, objective_id: str, is_open: bool) -> None:
        if is_open:
            self._open.add(objective_id)
        else:
            self._open.discard(objective_id)
        if self._review is not None:
            self.show_review(self._review, writable=self._writable)

    def _turn(self, steps: int) -> None:
        if self._review is not None and all(row.is_idle() for row in self.rows):
            self._first = max(self._first + steps, 0)
            self.show_review(self._review, writable=self._writable)

    def choose(self, item_id: str) -> ObjectiveRow | None:
        """Bring an objective, or the one of a key result, into the list; its row, None if not here."""
        if self._review is None:
            return None
        for number, each in enumerate(self._review.objectives):
            keys = {k.line.key_result.id for k in each.key_results}
            if item_id == each.line.objective.id or item_id in keys:
                self._first = number // AT_ONCE * AT_ONCE
                if item_id in keys:
                    self._open.add(each.line.objective.id)
                self.show_review(self._review, writable=self._writable)
                return self.rows[number - self._first]
        return None

    def _show_sum(self) -> None:
        shown = self._review
        if shown is None or shown.mean is None:
            return
        title = _("mean score of {cycle}").format(cycle=shown.cycle.name)
        open_score(self.mean, title, review_sums.explain_verdict(shown, self.desk.locale))


def lineage_words(desk: Desk, objective: Objective) -> str:
    """What an objective carries on, and the score that had: "Continues 2 of 2025-Q4. Its score was 0.6."."""
    began = continued.sentence(desk.document, objective)
    ancestors = closing.lineage(desk.document, objective.id) if began else ()
    if not ancestors:
        return began
    score = _("Its score was {score}.").format(score=format_number(ancestors[0].score, desk.locale))
    return f"{began} {score}"
