"""One key result of the review: the counted score, the team's own beside it, and why they differ."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.areas.review.score_marks import ScoreBox, figure_button, show_title
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.show_the_sum import open_sum
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.side_by_side import SideBySide, fill, show_part
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _, format_number
from okrdesk.okr import review
from okrdesk.okr.review import KeyResultReview
from okrdesk.okr.review_words import late_words
from okrdesk.okr.scores import needs_reason

_ONE_LINE = 430


class KeyResultRow(QWidget):
    """One key result; may be filled with another. The reason is asked where the scores are far apart."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._key_result_id = ""
        self._counted = Decimal(0)
        self._writable = True
        self.number = PlainLabel("", "small", self, wrap=False)
        self.title = PlainLabel(parent=self)
        self.counted = figure_button(_("Counted score: show the sum"), self)
        self.counted.clicked.connect(lambda: open_sum(self.desk, self.counted, None, self._key_result_id))
        self.own = ScoreBox(_("Our own score"), self)
        self.own.scored.connect(lambda _score: self._score())
        self.late = PlainLabel("", "small", self)
        self.reason = TextField(_("Why is our score another?"), parent=self)
        self.reason.edited.connect(lambda _text: self._score())
        self.title.setMinimumWidth(round(100 * theme.text_scale()))
        self._lay_out()

    def _lay_out(self) -> None:
        texts = QHBoxLayout()
        texts.setSpacing(10)
        texts.addWidget(self.number, 0, Qt.AlignmentFlag.AlignVCenter)
        texts.addWidget(self.title, 1)
        figures = QHBoxLayout()
        figures.setSpacing(6)
        figures.addWidget(PlainLabel(_("counted"), "small", self, wrap=False))
        figures.addWidget(self.counted)
        figures.addSpacing(6)
        figures.addWidget(PlainLabel(_("ours"), "small", self, wrap=False))
        figures.addWidget(self.own)
        figures.addStretch(1)
        self._line = SideBySide(_ONE_LINE, growth=0.8, spacing=8)
        self._line.addLayout(texts, 1)
        self._line.addLayout(figures)
        fill(self, self._line, self.late, self.reason, margins=(0, 6, 0, 6))

    def show_review(self, shown: KeyResultReview, *, writable: bool) -> None:
        """Show a key result; half-typed scores and reasons of the same one are not touched."""
        line = shown.line
        other = line.key_result.id != self._key_result_id
        self._key_result_id, self._counted, self._writable = line.key_result.id, shown.counted, writable
        self.number.set_text(line.number)
        show_title(self.title, line.key_result.title)
        counted = format_number(shown.counted, self.desk.locale)
        self.counted.set_text(counted)
        self.counted.setAccessibleName(
            _("Counted score of {number}: {score}").format(number=line.number, score=counted)
        )
        late = late_words(shown.now, self.desk.locale)
        self.late.set_text(late)
        show_part(self.late, shown=bool(late))
        self.own.set_locale(self.desk.locale)
        self.own.set_name(_("Our own score of {number}").format(number=line.number))
        self.own.setEnabled(writable)
        self.reason.edit.setAccessibleName(
            _("Why our score of {number} is another").format(number=line.number)
        )
        if other:
            self.own.set_score(shown.own)
            self.reason.set_text(shown.reason)
        pending = self._waits_for_reason()
        if not pending:
            self.own.show_score(shown.own, shown.counted)
        self.reason.set_text_if_idle(shown.reason)
        self.reason.edit.setReadOnly(not writable)
        kept = bool(shown.reason.strip()) or shown.needs_reason or pending
        show_part(self.reason, shown=kept or not self.reason.is_idle())

    def _waits_for_reason(self) -> bool:
        """Whether a score stands here that is refused until somebody says why."""
        return bool(self.reason.error())

    def _score(self) -> None:
        """Write the score, or ask why first: what was chosen stays until the reason is there."""
        own, reason = self.own.score(), self.reason.trimmed()
        if own is not None and needs_reason(self._counted, own) and not reason:
            question = _("Counted was {counted}, ours is {own}: why?").format(
                counted=format_number(self._counted, self.desk.locale),
                own=format_number(own, self.desk.locale),
            )
            show_part(self.reason, shown=True)
            self.reason.set_error(question)
            if self.own.hasFocus() or self.own.lineEdit().hasFocus():
                self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.reason.set_error("")
        kept = reason if own is not None else None
        self.desk.beside(self.reason.set_error).do(
            review.score, self._key_result_id, own, kept, day=self.desk.day
        )

    def minimumSizeHint(self) -> QSize:
        # One line asks for more than two do; it must not keep a narrower window from giving two.
        return QSize(round(260 * theme.text_scale()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._line.fit(self.width())
        super().resizeEvent(event)
