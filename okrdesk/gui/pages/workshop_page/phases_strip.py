"""The agenda while a workshop runs: a strip of phases of which the current one is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui import icons, theme
from okrdesk.gui.widgets.paint import paint_focus, paint_words
from okrdesk.gui.widgets.painted_button import PaintedButton
from okrdesk.gui.widgets.side_by_side import clear
from okrdesk.gui.widgets.text import literal, set_tip
from okrdesk.gui.widgets.wrapping import face
from okrdesk.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class StripStep:
    """A step of the agenda: `number` is "" for a break; `state` is done, now, open or left out."""

    id: str
    number: str
    title: str
    phase: str
    minutes: int
    state: str


@dataclass(frozen=True, slots=True)
class _Part:
    """What one button shows: `kind` is phase (a folded one), head (of the open one), step or rest."""

    key: str
    words: str
    note: str
    kind: str
    state: str
    is_bare: bool = False  # its note is said and not painted

    @property
    def painted(self) -> str:
        return "" if self.is_bare else self.note


_WIDEST = 420  # beyond that it is cut like the others


def _is_strong(part: _Part) -> bool:
    return part.kind == "head" or part.state == "now"


def _sign_of(part: _Part) -> int:
    """The room for the tick before the words."""
    return round(16 * theme.text_scale()) if part.state == "done" else 0


def _size_of(part: _Part) -> QSize:
    scale = theme.text_scale()
    text_width = face("strong" if _is_strong(part) else "body", scale)[1].horizontalAdvance(part.words)
    note = face("small", scale)[1].horizontalAdvance(part.painted) + 6 if part.painted else 0
    return QSize(text_width + note + _sign_of(part) + round(22 * scale), round(38 * scale))


class _Button(PaintedButton):
    """One part of the strip."""

    leaves_arrows = True

    def __init__(self, part: _Part, parent: QWidget) -> None:
        super().__init__(parent)
        self.part = part
        self.setText(literal(part.words))
        said = {"done": _("done"), "left out": _("left out"), "now": _("now")}.get(part.state, "")
        self.setAccessibleName(", ".join(each for each in (part.words, part.note, said) if each))
        set_tip(self, self.accessibleName())
        # What is on keeps its words and minutes where the others are cut.
        is_on = part.kind == "step" and part.state == "now" and self.sizeHint().width() < _WIDEST
        across = QSizePolicy.Policy.Fixed if is_on else QSizePolicy.Policy.Maximum
        self.setSizePolicy(across, QSizePolicy.Policy.Expanding)
        flags = Qt.FocusPolicy
        self.setFocusPolicy(flags.StrongFocus if part.kind != "head" else flags.NoFocus)

    def sizeHint(self) -> QSize:
        return _size_of(self.part)

    def minimumSizeHint(self) -> QSize:
        return QSize(30, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, now = theme.tokens(), self.part.kind == "step" and self.part.state == "now"
        area = self.rect()
        self.paint_hover(painter, 6)
        if now:
            painter.setBrush(QColor(tokens.accent))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area.adjusted(1, 6, -1, -6), 6, 6)
        if self.hasFocus():
            paint_focus(painter, area.adjusted(0, 3, 0, -3))
        room = area.adjusted(round(10 * theme.text_scale()), 0, -6, 0)
        if _sign_of(self.part):
            edge = _sign_of(self.part) - 3
            spot = QRect(room.left(), room.center().y() - edge // 2, edge, edge)
            icons.paint_icon(painter, spot, "check", theme.status_colours("on track").ink)
            room.adjust(_sign_of(self.part) + 2, 0, 0, 0)
        kind = "strong" if _is_strong(self.part) else "body"
        plain = tokens.ink if self.part.kind == "head" else tokens.muted
        ink = tokens.accent_ink if now else plain
        metrics = face(kind, theme.text_scale())[1]
        paint_words(painter, room, self.part.words, kind, ink)
        if self.part.state == "left out":
            wide = min(metrics.horizontalAdvance(self.part.words), room.width())
            painter.setPen(QColor(tokens.muted))
            painter.drawLine(room.left(), room.center().y() + 1, room.left() + wide, room.center().y() + 1)
        room.adjust(metrics.horizontalAdvance(self.part.words) + 6, 1, 0, 0)
        paint_words(painter, room, self.part.painted, "small", tokens.accent_ink if now else tokens.muted)
        painter.end()


class PhasesStrip(QFrame):
    """The agenda in a line, the phase that is on unfolded.

    `step_pressed` tells a step, `phase_pressed` a folded phase ("" for what did not fit).
    """

    step_pressed = Signal(str)
    phase_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(_("Agenda"))
        self._steps: tuple[StripStep, ...] = ()
        self._parts: tuple[_Part, ...] = ()
        self.buttons: list[_Button] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 1, 4, 1)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(600, round(40 * theme.text_scale()) + 2)

    def show_steps(self, steps: Sequence[StripStep]) -> None:
        """Show the agenda as it stands now."""
        self._steps = tuple(steps)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        parts = self._fitting()
        if parts == self._parts and self.buttons:
            return
        had = next((button.part.key for button in self.buttons if button.hasFocus()), None)
        clear(self._row)
        self._parts, self.buttons = parts, []
        opened = False
        for part in parts:
            if opened and part.kind == "phase":
                self._row.addStretch(1)
                opened = False
            button = _Button(part, self)
            opened = opened or part.kind == "head"
            button.clicked.connect(lambda _checked=False, part=part: self._press(part))
            self._row.addWidget(button)
            self.buttons.append(button)
            button.show()
            if part.key == had:
                button.setFocus()
        self._row.addStretch(1 if opened else 0)

    def _press(self, part: _Part) -> None:
        if part.kind == "step":
            self.step_pressed.emit(part.key)
        elif part.kind != "head":
            self.phase_pressed.emit(part.key)

    def _fitting(self) -> tuple[_Part, ...]:
        """The parts; where they do not fit, of the open phase only the current step and how many more.

        Where those do not fit either, minutes of the other phases go before any word is cut.
        """
        parts = self._all_parts()
        if self._has_room(parts):
            return parts
        folded, rest = [], 0
        for part in parts:
            if part.kind == "step" and part.state != "now":
                rest += 1
                continue
            folded.append(part)
        at = next((n for n, part in enumerate(folded) if part.kind == "step"), len(folded) - 1)
        if rest:
            label = ngettext("and {n} more", "and {n} more", rest).format(n=rest)
            folded.insert(at + 1, _Part("", label, "", "rest", "open"))
        if not self._has_room(folded):
            folded = [replace(part, is_bare=part.kind == "phase") for part in folded]
        return tuple(folded)

    def _has_room(self, parts: Sequence[_Part]) -> bool:
        return sum(_size_of(part).width() for part in parts) <= self.width() - 12

    def _all_parts(self) -> tuple[_Part, ...]:
        now = next((step.phase for step in self._steps if step.state == "now"), "")
        parts: list[_Part] = []
        for phase in dict.fromkeys(step.phase for step in self._steps):
            of_phase = [step for step in self._steps if step.phase == phase]
            if phase == now and any(step.state == "now" for step in of_phase):
                if phase:
                    parts.append(_Part(phase, phase, "", "head", ""))
                parts += [self._step_part(step) for step in of_phase]
            else:
                done = all(step.state in ("done", "left out") for step in of_phase)
                minutes = sum(step.minutes for step in of_phase if step.state == "open")
                note = "" if done else str(minutes)
                parts.append(_Part(phase, phase or _("Agenda"), note, "phase", "done" if done else "open"))
        return tuple(parts)

    def _step_part(self, step: StripStep) -> _Part:
        label = f"{step.number} {step.title}" if step.number else step.title
        minutes = _("{n} min").format(n=step.minutes) if step.state == "now" else str(step.minutes)
        return _Part(step.id, label, minutes if step.state != "left out" else "", "step", step.state)
