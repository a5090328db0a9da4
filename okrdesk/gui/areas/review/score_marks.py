"""A score as a bar with its aim, and the box in which the team gives its own."""

from __future__ import annotations

import re
from decimal import Decimal

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSizePolicy, QWidget

from okrdesk.document.refused import Refused
from okrdesk.document.text import plain_digits
from okrdesk.gui import theme
from okrdesk.gui.widgets.paint import paint_bar
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.text import PlainButton, PlainLabel, plain_button, set_tip
from okrdesk.i18n import _, format_number
from okrdesk.okr.numbers import parse_number
from okrdesk.signs import shortened

_BAND_COLOURS = {"high": "on track", "middle": "at risk", "low": "off track"}
_NONE, _NO_SCORE = -0.1, "–"
_HALF_TYPED = re.compile(r"[01]?([.,٫][0-9]?)?")
_REST_MS = 900
_LONGEST_TITLE = 200


class ScoreBar(QWidget):
    """A score of 0.0 to 1.0 with a tick at its aim."""

    spoken_as = Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.score, self.aim, self.band = 0.0, 0.7, "low"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_score(self, number: int, score: Decimal, aim: Decimal, band: str, locale: str) -> None:
        """Show the score of the objective with this number; `band` is low, middle or high."""
        self.score, self.aim, self.band = float(score), float(aim), band
        shown, wanted = (format_number(each, locale) for each in (score, aim))
        sentence = _("Score {score}, aims at {aim}").format(score=shown, aim=wanted)
        self.setAccessibleName(_("Objective {number}: {sentence}").format(number=number, sentence=sentence))
        set_tip(self, sentence)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(150, round(18 * theme.text_scale()))

    def minimumSizeHint(self) -> QSize:
        return QSize(70, round(18 * theme.text_scale()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_bar(painter, self.rect(), self.score, self.aim, _BAND_COLOURS[self.band])
        painter.end()


def show_title(label: PlainLabel, title: str) -> None:
    """Show a title of any length in a few lines; the mouse resting on it shows more."""
    plain = " ".join(title[: 4 * _LONGEST_TITLE].split()) or _("(no words)")
    shown = shortened(plain, _LONGEST_TITLE)
    if label.plain_text() != shown:
        label.set_text(shown)
        set_tip(label, plain if shown != plain else "")


def figure_button(name: str, parent: QWidget | None = None) -> PlainButton:
    """A figure that shows its sum when it is pressed; `name` is what a screen reader says before it."""
    button = plain_button("", "explains", parent=parent, small=True)
    letters = button.font()
    letters.setWeight(QFont.Weight.DemiBold)
    button.setFont(letters)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    set_tip(button, name)
    return button


class ScoreBox(QDoubleSpinBox):
    """0.0 to 1.0 in steps of 0.1, or "–" for none of our own. The first step starts at the counted score.

    `scored` tells the score, None for none, once the person is done: on Enter, on leaving, or at rest.
    """

    scored = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counted = 0.0
        self._told = _NONE
        self._locale = ""
        self.setDecimals(1)
        self.setRange(_NONE, 1.0)
        self.setSingleStep(0.1)
        self.setSpecialValueText(_NO_SCORE)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self.set_name(name)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.tell)
        self.valueChanged.connect(lambda _value: self._rest.start())
        self.editingFinished.connect(self.tell)

    def set_name(self, name: str) -> None:
        """What a screen reader says."""
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def set_locale(self, locale: str) -> None:
        """Write scores as people of this locale do; typed they are read either way, "0.7" and "0,7"."""
        if locale != self._locale:
            self._locale = locale
            self.setDecimals(1)  # writes the value anew

    def textFromValue(self, value: float) -> str:
        return format_number(Decimal(f"{value:.1f}"), self._locale)

    def valueFromText(self, text: str) -> float:
        if text == _NO_SCORE:
            return _NONE
        try:
            return float(parse_number(text, self._locale))
        except Refused:
            return self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state = QValidator.State.Intermediate
        if not _HALF_TYPED.fullmatch(plain_digits(text)):
            state = QValidator.State.Acceptable if text == _NO_SCORE else QValidator.State.Invalid
        elif text[-1:].isdigit() and float(self.valueFromText(text)) <= 1:
            state = QValidator.State.Acceptable
        return state, text, position

    def show_score(self, own: Decimal | None, counted: Decimal) -> None:
        """Show the document's score unless a person is choosing another."""
        self._counted = float(counted)
        if self.is_idle():
            self.set_score(own)

    def set_score(self, own: Decimal | None) -> None:
        """Show a score, whatever stood here, without telling."""
        self._told = _NONE if own is None else float(own)
        self.blockSignals(True)
        self.setValue(self._told)
        self.blockSignals(False)
        self._rest.stop()

    def score(self) -> Decimal | None:
        """The score that stands in the box."""
        return None if self.value() < 0 else Decimal(str(round(self.value(), 1)))

    def is_idle(self) -> bool:
        """Whether nothing is chosen or typed that was not told."""
        typing = self.hasFocus() and self.lineEdit().isModified()
        return round(self.value(), 1) == round(self._told, 1) and not typing

    def tell(self) -> None:
        """Tell the score now if it is another."""
        self._rest.stop()
        self.lineEdit().setModified(False)
        if round(self.value(), 1) != round(self._told, 1):
            self._told = self.value()
            self.scored.emit(self.score())

    def stepBy(self, steps: int) -> None:
        if self.value() < 0:
            self.setValue(self._counted)
        else:
            super().stepBy(steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.value() >= 0 and self.lineEdit().hasSelectedText():
            self.setValue(_NONE)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
