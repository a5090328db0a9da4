"""One of two values of a conflict: what it says, with what differs underlined, who wrote it and when."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from okrdesk.gui import theme
from okrdesk.gui.widgets.marked_text import MarkedText, Span
from okrdesk.gui.widgets.paint import paint_avatar, paint_focus
from okrdesk.gui.widgets.painted_button import PaintedButton
from okrdesk.gui.widgets.roles import Role
from okrdesk.i18n import _, format_moment, format_number
from okrdesk.okr.conflict_words import Side

_MARGIN, _GAP = 14, 6
_MOST_LINES = 12
_READ = 600  # letters that a screen reader is given at once


class SideButton(PaintedButton):
    """A value to choose; its name for a screen reader says all of it, or that and where it is cut."""

    leaves_arrows = True
    spoken_as = Role.RadioButton

    def __init__(self, caption: str, side: Side, marks: Sequence[Span], locale: str, about: str) -> None:
        super().__init__()
        self._caption, self._locale = caption, locale
        self._side = side
        self.text_shown = MarkedText(side.shown, marks, _MOST_LINES)
        self._who = who_and_when(side, locale)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._about = about[:200]
        self._name_it()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def nextCheckState(self) -> None:
        """A choice of one is not taken away by choosing it again."""
        self.setChecked(True)

    @property
    def is_cut(self) -> bool:
        """Whether more is in the text than is shown, or read out, at once."""
        return self.text_shown.is_cut or len(self._side.shown) > _READ

    def _name_it(self) -> None:
        text = self._side.shown
        if len(text) > _READ and not self.text_shown.whole:
            cut = _("cut here after {n} of {all} letters, “Show the whole texts” reads all of it")
            n, every = (format_number(Decimal(n), self._locale) for n in (_READ, len(text)))
            text = f"{text[:_READ]} … ({cut.format(n=n, all=every)})"
        self.setAccessibleName(f"{self._caption}: {text}. {self._who}. {self._about}")

    def show_whole(self, whole: bool) -> None:
        """Show and read out all of a long text, or its beginning."""
        self.text_shown.whole = whole
        self._name_it()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        caption, _edge, who = self._heights()
        text = self.text_shown.height(width - 2 * _MARGIN, theme.font("heading"))
        return 2 * _MARGIN + caption + text + who + 2 * _GAP

    def sizeHint(self) -> QSize:
        width = round(260 * theme.text_scale())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(160))

    def _heights(self) -> tuple[int, int, int]:
        small = QFontMetrics(theme.font("small"))
        edge = round(20 * theme.text_scale())
        return small.height(), edge, max(edge, small.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, area = self.isChecked(), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line), 2 if chosen else 1))
        ground = tokens.accent_soft if chosen else tokens.hover if self.underMouse() else tokens.surface
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(area, 8, 8)
        if self.hasFocus():
            paint_focus(painter, self.rect(), 8)
        caption, edge, who = self._heights()
        left, width = _MARGIN, self.width() - 2 * _MARGIN
        self._paint_caption(painter, QRectF(left, _MARGIN, width, caption))
        top = _MARGIN + caption + _GAP
        font = theme.font("heading")
        self.text_shown.paint(painter, QPointF(left, top), width, font, tokens.ink)
        top = self.height() - _MARGIN - who
        self._paint_who(painter, QRectF(left, top, width, who), edge)
        painter.end()

    def _paint_caption(self, painter: QPainter, room: QRectF) -> None:
        tokens = theme.tokens()
        edge = room.height() * 0.8
        leftward = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        across = room.right() - edge if leftward else room.left()
        disc = QRectF(across, room.center().y() - edge / 2, edge, edge)
        painter.setBrush(QColor(tokens.field))
        painter.setPen(QPen(QColor(tokens.accent if self.isChecked() else tokens.field_line), 1.4))
        painter.drawEllipse(disc)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(disc.adjusted(edge * 0.26, edge * 0.26, -edge * 0.26, -edge * 0.26))
        self._paint_words(painter, room, edge + 8, self._caption)

    def _paint_who(self, painter: QPainter, room: QRectF, edge: int) -> None:
        leftward = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        across = room.right() - edge if leftward else room.left()
        badge = QRectF(across, room.center().y() - edge / 2, edge, edge)
        paint_avatar(painter, badge, self._side.by)
        self._paint_words(painter, room, edge + 8, self._who)

    def _paint_words(self, painter: QPainter, room: QRectF, after: float, words_shown: str) -> None:
        leftward = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        text = room.adjusted(0, 0, -after, 0) if leftward else room.adjusted(after, 0, 0, 0)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(theme.tokens().muted))
        shown = painter.fontMetrics().elidedText(words_shown, Qt.TextElideMode.ElideRight, int(text.width()))
        start = Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft
        flags = int(start.value) | int(Qt.AlignmentFlag.AlignVCenter.value)
        painter.drawText(text, flags | int(Qt.TextFlag.TextSingleLine.value), shown)


def who_and_when(side: Side, locale: str) -> str:
    """Who wrote a value and when, in a line: "you, 10 Apr 2026, 17:20"."""
    who = _("you") if side.is_ours else " ".join(side.by.split())[:60] or _("somebody")
    if side.at is None:
        return who
    return _("{who}, {when}").format(who=who, when=format_moment(side.at, locale))
