"""One objective of the review: its score, what becomes of it and why; opens to its key results."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import icons, theme
from okrdesk.gui.areas.review.key_result_row import KeyResultRow
from okrdesk.gui.areas.review.score_marks import ScoreBar, figure_button, show_title
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.score_sum import open_score
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.side_by_side import SideBySide, fill, show_part, together
from okrdesk.gui.widgets.text import PlainButton, PlainLabel, icon_button, plain_button, set_tip
from okrdesk.i18n import _, format_number
from okrdesk.okr import review, review_words
from okrdesk.okr.review import DECISIONS, ObjectiveReview
from okrdesk.okr.review_sums import explain_objective_score

_ONE_LINE = 760


class ObjectiveRow(QWidget):
    """Shows one objective; may be filled with another. `looked_at` tells the id when somebody works here."""

    looked_at = Signal(str)
    opened = Signal(str, bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.review: ObjectiveReview | None = None
        self._writable = True
        self.keys: list[KeyResultRow] = []
        self.toggle = icon_button("chevron-right", _("Show the key results"), parent=self)
        self.number = PlainLabel("", "strong", self, wrap=False)
        self.title = _Title(self)
        self.lineage = PlainLabel("", "small", self)
        self.score = figure_button(_("Score: show the sum"), self)
        self.counted = PlainLabel("", "small", self, wrap=False)
        self.bar = ScoreBar(self)
        decisions = [(each, review_words.decision_name(each)) for each in DECISIONS]
        self.chips = ChoiceChips(_("What becomes of it"), decisions, parent=self)
        self._why: _Why | None = None
        self.title.setMinimumWidth(round(100 * theme.text_scale()))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.number, 0, Qt.AlignmentFlag.AlignVCenter)
        texts = together(self.title, self.lineage, spacing=1)
        texts.insertStretch(0, 1)
        texts.addStretch(1)
        head.addLayout(texts, 3)
        figures = QVBoxLayout()
        figures.setSpacing(0)
        figures.addStretch(1)
        figures.addWidget(self.score, 0, Qt.AlignmentFlag.AlignHCenter)
        figures.addWidget(self.counted, 0, Qt.AlignmentFlag.AlignHCenter)
        figures.addStretch(1)
        head.addLayout(figures)
        head.addWidget(self.bar, 2)
        self._line = SideBySide(_ONE_LINE, growth=0.9, spacing=10)
        self._line.addLayout(head, 1)
        self._line.addWidget(self.chips, 0, Qt.AlignmentFlag.AlignVCenter)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(36, 0, 0, 0)
        self._below.setSpacing(2)
        self._column = fill(self, self._line, self._below, spacing=8, margins=(0, 9, 0, 9))

    def _connect(self) -> None:
        self.toggle.clicked.connect(self._toggled)
        self.title.clicked.connect(self._toggled)
        self.score.clicked.connect(self._show_sum)
        self.chips.picked.connect(self._decide)

    @property
    def why(self) -> _Why:
        """The line below a decision, made once there is one: most rows of a large cycle have none."""
        if self._why is None:
            self._why = _Why(self)
            self._why.hide()
            self._why.reason.edited.connect(lambda _text: self._write_reason())
            self._why.take_back.clicked.connect(self._take_back)
            self._column.insertWidget(1, self._why)
            if self.review is not None:
                self._why.show_review(self.review, other=True, writable=self._writable)
        return self._why

    @property
    def reason(self) -> TextField:
        """Why it becomes that."""
        return self.why.reason

    @property
    def take_back(self) -> PlainButton:
        """The button that takes the decision back."""
        return self.why.take_back

    @property
    def objective_id(self) -> str:
        """The objective that is shown, "" for none."""
        return self.review.line.objective.id if self.review else ""

    def show_review(self, shown: ObjectiveReview, *, is_open: bool, writable: bool) -> None:
        """Show an objective; half-typed text of the same one is not touched."""
        other = shown.line.objective.id != self.objective_id
        self.review, self._writable = shown, writable
        objective, number = shown.line.objective, shown.line.number
        self.number.set_text(str(number))
        show_title(self.title, objective.title)
        score = format_number(shown.score, self.desk.locale)
        self.score.set_text(score)
        self.score.setAccessibleName(
            _("Score of objective {number}: {score}").format(number=number, score=score)
        )
        differs = shown.own is not None and shown.own != shown.counted
        counted = format_number(shown.counted, self.desk.locale)
        self.counted.set_text(_("counted {score}").format(score=counted) if differs else "")
        show_part(self.counted, shown=differs)
        self.bar.set_score(number, shown.score, shown.aim, shown.band, self.desk.locale)
        self.chips.set_name(_("What becomes of objective {number}").format(number=number))
        self.chips.set_keys((shown.decision,) if shown.decision else ())
        self.chips.setEnabled(writable)
        told = bool(shown.decision) and (writable or bool(shown.reason))
        if told or self._why is not None:
            self.why.show_review(shown, other=other, writable=writable)
            show_part(self.why, shown=told or not self.reason.is_idle())
        self._show_keys(is_open)
        self._fit()

    def show_lineage(self, sentence: str) -> None:
        """Show what the objective carries on, "" for nothing."""
        if self.lineage.plain_text() != sentence:
            self.lineage.set_text(sentence)
        show_part(self.lineage, shown=bool(sentence))

    def _show_keys(self, is_open: bool) -> None:
        assert self.review is not None
        number = self.review.line.number
        label = _("Hide the key results of {number}") if is_open else _("Show the key results of {number}")
        self.toggle.setIcon(icons.icon("chevron-down" if is_open else "chevron-right"))
        self.toggle.setAccessibleName(label.format(number=number))
        set_tip(self.toggle, label.format(number=number))
        wanted = self.review.key_results if is_open else ()
        while len(self.keys) < len(wanted):
            row = KeyResultRow(self.desk, self)
            self._below.addWidget(row)
            self.keys.append(row)
        for number, row in enumerate(self.keys):
            if number < len(wanted):
                row.show_review(wanted[number], writable=self._writable)
            show_part(row, shown=number < len(wanted))

    def is_open(self) -> bool:
        """Whether the key results are shown."""
        return any(not row.isHidden() for row in self.keys)

    def is_idle(self) -> bool:
        """Whether nothing here is half typed, so that the row may show another objective."""
        keys = [row for row in self.keys if not row.isHidden()]
        why_is_idle = self._why is None or self.reason.is_idle()
        return why_is_idle and all(r.reason.is_idle() and r.own.is_idle() for r in keys)

    def _toggled(self) -> None:
        self.looked_at.emit(self.objective_id)
        self.opened.emit(self.objective_id, not self.is_open())

    def _show_sum(self) -> None:
        shown = self.review
        if shown is None:
            return
        title = _("score of objective {number}").format(number=shown.line.number)
        open_score(self.score, title, explain_objective_score(shown, self.desk.locale))

    def _decide(self, keys: tuple[str, ...]) -> None:
        self.looked_at.emit(self.objective_id)
        reason = self.reason.trimmed()
        # Told before it is written: a refusal then stands beside it, and a reload leaves it alone.
        self.reason.set_text(reason)
        self.desk.beside(self.reason.set_error).do(review.decide, self.objective_id, keys[0], reason)

    def _write_reason(self) -> None:
        if self.review is not None and self.review.decision:
            reason = self.reason.text()
            said = self.reason.set_error
            self.desk.beside(said).do(review.decide, self.objective_id, self.review.decision, reason)

    def _take_back(self) -> None:
        self.reason.set_text("")
        sentence = _("Took the decision back.")
        if self.desk.telling(sentence).do(review.decide, self.objective_id, "") is None:
            self.chips.setFocus()

    def _fit(self) -> None:
        self.chips.keep_on_one_line(self._line.fit(self.width()))

    def minimumSizeHint(self) -> QSize:
        # One line asks for more than two do; it must not keep a narrower window from giving two.
        return QSize(round(260 * theme.text_scale()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)


class _Why(QWidget):
    """Why something becomes of an objective, and the button that takes the decision back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        asked = _("Why? In a few words")
        self.reason = TextField(_("Why"), placeholder=asked, show_caption=False, parent=self)
        self.take_back = plain_button(_("Take back"), "quiet", parent=self, small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(36, 0, 0, 0)
        row.addWidget(self.reason, 1)
        row.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_review(self, shown: ObjectiveReview, *, other: bool, writable: bool) -> None:
        """Show the reason; `other`: of another objective than before, so that nothing is half typed."""
        number = shown.line.number
        self.reason.edit.setAccessibleName(_("Why, for objective {number}").format(number=number))
        if other:
            self.reason.set_text(shown.reason)
        self.reason.set_text_if_idle(shown.reason)
        self.reason.edit.setReadOnly(not writable)
        show_part(self.take_back, shown=writable)
        self.take_back.setAccessibleName(
            _("Take back what becomes of objective {number}").format(number=number)
        )


class _Title(PlainLabel):
    """The title of an objective; a click opens the row as the sign before it does."""

    clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
        super().mouseReleaseEvent(event)
