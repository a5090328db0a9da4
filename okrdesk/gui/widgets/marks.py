"""Small painted signs: status, type, person, progress, sparkline. Each says in words what it shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from okrdesk.gui import icons, theme
from okrdesk.gui.widgets import paint
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.text import set_tip
from okrdesk.gui.widgets.wrapping import face
from okrdesk.i18n import _

_CAP_GAP, _CAP_APART = 5, 14  # between a key and its words, and between two keys


class _Mark(QWidget):
    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def spoken_as(self) -> Role:
        """A picture, or nothing at all where it only decorates the words beside it."""
        return Role.Graphic if self.accessibleName() else Role.Whitespace

    def _say(self, sentence: str) -> None:
        self.setAccessibleName(sentence)
        set_tip(self, sentence)
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class StatusPill(_Mark):
    """A status as shape, word and colour."""

    spoken_as = Role.StaticText

    def __init__(self, status: str, outdated: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_status(status, outdated)

    def set_status(self, status: str, outdated: bool = False, of: str = "") -> None:
        """Show another status; a screen reader says `of` what it is ("1.2")."""
        self.status, self.outdated = status, outdated
        word = paint.status_word(status, outdated)
        self._say(_("Status of {what}: {status}").format(what=of, status=word) if of else word)

    def sizeHint(self) -> QSize:
        return paint.status_size(self.status, self.outdated)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.paint_status(painter, self.rect(), self.status, self.outdated)
        painter.end()


class TypePill(_Mark):
    """A word in a pill: type of objective, phase, number of checks. `status` lends its colours if given.

    It is cut at `widest` pixels, None for never.
    """

    spoken_as = Role.StaticText

    def __init__(
        self, text: str, parent: QWidget | None = None, *, status: str = "", widest: int | None = 260
    ) -> None:
        super().__init__(parent)
        self._widest = widest
        self.set_text(text, status)

    def set_text(self, text: str, status: str = "") -> None:
        """Show another word."""
        self.text, self.status = text, status
        self._say(text)

    def sizeHint(self) -> QSize:
        size = paint.pill_size(self.text)
        return size if self._widest is None else QSize(min(size.width(), self._widest), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.status_colours(self.status) if self.status else None
        painter = QPainter(self)
        if colours:
            paint.paint_pill(painter, self.rect(), self.text, colours.ink, colours.soft)
        else:
            paint.paint_pill(painter, self.rect(), self.text)
        painter.end()


class NumberMark(_Mark):
    """The number of an objective or key result, as the outline has it."""

    spoken_as = Role.StaticText

    def __init__(self, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._say(number)

    def sizeHint(self) -> QSize:
        metrics = face("strong", theme.text_scale())[1]
        return QSize(max(metrics.horizontalAdvance(self._number) + 16, 28), metrics.height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawRoundedRect(self.rect(), 6, 6)
        middle = Qt.AlignmentFlag.AlignHCenter
        paint.paint_words(painter, self.rect(), self._number, "strong", tokens.accent_text, middle)
        painter.end()


class KeyCaps(_Mark):
    """Keys as caps, each with what it does: "← mine"."""

    spoken_as = Role.StaticText

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = tuple(keys)
        self._say(", ".join(f"{key} {words}" for key, words in self._keys))

    def _widths(self) -> list[tuple[int, int]]:
        metrics = face("small", theme.text_scale())[1]
        return [
            (max(metrics.horizontalAdvance(key) + 10, metrics.height() + 2), metrics.horizontalAdvance(words))
            for key, words in self._keys
        ]

    def sizeHint(self) -> QSize:
        wide = sum(cap + words for cap, words in self._widths()) + len(self._keys) * (_CAP_GAP + _CAP_APART)
        return QSize(wide, face("small", theme.text_scale())[1].height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter, left = theme.tokens(), QPainter(self), 0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for (key, words), (wide, words_wide) in zip(self._keys, self._widths(), strict=True):
            cap = QRect(left, 1, wide, self.height() - 2)
            painter.setPen(QPen(QColor(tokens.field_line), 1))
            painter.setBrush(QColor(tokens.surface))
            painter.drawRoundedRect(cap.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            middle = Qt.AlignmentFlag.AlignHCenter
            paint.paint_words(painter, cap, key, "small", tokens.muted, middle)
            said = QRect(cap.right() + _CAP_GAP, 0, words_wide + 2, self.height())
            paint.paint_words(painter, said, words, "small", tokens.muted)
            left = said.right() + _CAP_APART
        painter.end()


class Avatar(_Mark):
    """The initials of a person on a disc, always in that person's colour; "?" where nobody is named."""

    def __init__(self, name: str, identity: str = "", size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edge = size
        self.set_person(name, identity)

    def set_person(self, name: str, identity: str = "") -> None:
        """Show another person; `identity` (the person's id) decides the colour."""
        self.name, self.identity = name, identity
        self._say(name.strip() or _("Nobody yet"))

    def sizeHint(self) -> QSize:
        edge = round(self._edge * theme.text_scale())
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.paint_avatar(painter, self.rect(), self.name, self.identity)
        painter.end()


class Sparkline(_Mark):
    """Values in order as a small line; `words` says for a screen reader what the line shows."""

    def __init__(
        self, points: Sequence[float] = (), sentence: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.set_points(points, sentence)

    def set_points(self, points: Sequence[float], sentence: str = "") -> None:
        """Show other values, oldest first."""
        self.points = tuple(points)
        self._say(sentence or _("Course of {count} values").format(count=len(self.points)))

    def sizeHint(self) -> QSize:
        return QSize(90, round(24 * theme.text_scale()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.paint_sparkline(painter, self.rect(), self.points)
        painter.end()


class _Square(_Mark):
    """A mark as wide as high; `size` is for text of usual size."""

    def __init__(self, size: int, meaning: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._edge = size
        self._say(meaning)

    def sizeHint(self) -> QSize:
        edge = round(self._edge * theme.text_scale())
        return QSize(edge, edge)


class Sign(_Square):
    """One of our icons as a picture that follows the theme; `words` says what it means."""

    def __init__(
        self, icon: str, meaning: str, size: int = 18, parent: QWidget | None = None, *, colour: str = "ink"
    ) -> None:
        super().__init__(size, meaning, parent)
        self._icon = icons.icon(icon, colour)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


class DoneSign(_Square):
    """A tick on a disc: there is nothing left to do about what stands beside it."""

    def __init__(self, meaning: str, size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(size, meaning, parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = theme.status_colours("on track"), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.soft))
        painter.drawEllipse(self.rect())
        inset = self.width() * 0.26
        icons.paint_icon(
            painter, self.rect().toRectF().adjusted(inset, inset, -inset, -inset), "check", colours.ink
        )
        painter.end()


class Swatch(_Square):
    """A small rounded square in a colour ("#rrggbb"), such as a blueprint's sign; `words` names it."""

    def __init__(self, colour: str, meaning: str, size: int = 26, parent: QWidget | None = None) -> None:
        super().__init__(size, meaning, parent)
        self._colour = colour

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawRoundedRect(QRect(0, 0, self.width(), self.height()), 6, 6)
        painter.end()
