"""Painting shared by widgets and list delegates: status, pill, bar with pace tick, avatar, sparkline.

Shares are of the way from baseline to target: 0.0 to 1.0 fills the bar, beyond that it is full.
A painted list has no widgets that a screen reader could find: its model returns the whole row as one sentence
for `Qt.ItemDataRole.AccessibleTextRole`, and the status word belongs into that sentence (`status_word`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from okrdesk.gui import icons, theme
from okrdesk.gui.widgets import person_colours
from okrdesk.gui.widgets.wrapping import face, in_one_line
from okrdesk.i18n import _
from okrdesk.signs import initials


def status_word(status: str, outdated: bool = False) -> str:
    """The status in words a person reads, with "outdated" where the last check-in is too old."""
    word = {
        "on track": _("On track"),
        "at risk": _("At risk"),
        "off track": _("Off track"),
        "achieved": _("Achieved"),
        "not started": _("Not started"),
    }.get(status, status)
    return _("{status}, outdated").format(status=word) if outdated else word


def paint_words(
    painter: QPainter,
    rect: QRect,
    text: str,
    kind: str,
    colour: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint a text in one line, in the middle of the height; what does not fit ends with an ellipsis."""
    painter.setFont(face(kind, theme.text_scale())[0])
    painter.setPen(QColor(colour))
    painter.drawText(rect, _in_the_middle(side), in_one_line(text, kind, rect.width()))


@lru_cache(maxsize=8)
def _in_the_middle(side: Qt.AlignmentFlag) -> int:
    """One line in the middle of the height. Python takes longer to join flags than to paint a word."""
    return (side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine).value


@lru_cache(maxsize=64)
def _pill_face(_scale: float) -> tuple[QFont, QFontMetricsF]:
    """The font of words in pills with its measures: `_pill_face(theme.text_scale())`."""
    font = theme.font("small")
    font.setWeight(QFont.Weight.DemiBold)
    return font, QFontMetricsF(font)


def paint_shape(painter: QPainter, rect: QRectF, status: str, colour: str) -> None:
    """Paint the shape that stands for a status: disc, triangle, square, tick or ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = min(rect.width(), rect.height())
    box = QRectF(rect.center().x() - edge / 2, rect.center().y() - edge / 2, edge, edge)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    line = QPen(QColor(colour), edge * 0.22, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    if status == "on track":
        painter.drawEllipse(box.adjusted(edge * 0.1, edge * 0.1, -edge * 0.1, -edge * 0.1))
    elif status == "at risk":
        corners = [QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]
        painter.drawPolygon(QPolygonF(corners))
    elif status == "off track":
        painter.drawRect(box.adjusted(edge * 0.12, edge * 0.12, -edge * 0.12, -edge * 0.12))
    elif status == "achieved":
        path = QPainterPath(QPointF(box.left() + edge * 0.1, box.top() + edge * 0.55))
        path.lineTo(box.left() + edge * 0.4, box.bottom() - edge * 0.12)
        path.lineTo(box.right() - edge * 0.06, box.top() + edge * 0.15)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(line)
        painter.drawPath(path)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(line)
        painter.drawEllipse(box.adjusted(edge * 0.16, edge * 0.16, -edge * 0.16, -edge * 0.16))
    painter.restore()


def _pill_ground(painter: QPainter, rect: QRectF, colour: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)


def pill_size(text: str, marks: int = 0) -> QSize:
    """The room a pill needs for a text and this many marks (shape, clock) beside it."""
    return QSize(_pill_size(text, marks, theme.text_scale()))


@lru_cache(maxsize=1024)
def _pill_size(text: str, marks: int, scale: float) -> QSize:
    _font, metrics = _pill_face(scale)
    mark = metrics.ascent() * 0.75 + 4
    return QSize(round(metrics.horizontalAdvance(text) + marks * mark + 18.5), round(metrics.height() + 4.5))


def status_size(status: str, outdated: bool = False) -> QSize:
    """The room that `paint_status` needs."""
    return pill_size(status_word(status), 2 if outdated else 1)


def paint_status(painter: QPainter, rect: QRect | QRectF, status: str, outdated: bool = False) -> None:
    """Paint a status as a pill of shape, word and colour; a small clock when it is outdated.

    The pill keeps its own height and stands in the middle of `rect`, at its left edge.
    """
    painter.save()
    colours = theme.status_colours(status)
    font, metrics = _pill_face(theme.text_scale())
    size = status_size(status, outdated)
    area = QRectF(rect)
    pill = QRectF(area.left(), area.center().y() - size.height() / 2, area.width(), size.height())
    _pill_ground(painter, pill, colours.soft)
    edge = metrics.ascent() * 0.75
    mark = QRectF(pill.left() + 9, pill.center().y() - edge / 2, edge, edge)
    shape_edge = edge * 0.82
    shape = QRectF(mark.left(), pill.center().y() - shape_edge / 2, shape_edge, shape_edge)
    paint_shape(painter, shape, status, colours.ink)
    end = pill.right() - 8
    if outdated:
        clock = QRectF(pill.right() - 8 - edge, pill.center().y() - edge / 2, edge, edge)
        icons.paint_icon(painter, clock.adjusted(-1, -1, 1, 1), "clock", colours.ink)
        end = clock.left() - 3
    painter.setFont(font)
    painter.setPen(QColor(colours.ink))
    room = QRectF(mark.right() + 3, pill.top(), end - mark.right() - 3, pill.height())
    word = metrics.elidedText(status_word(status), Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)
    painter.restore()


def paint_pill(
    painter: QPainter, rect: QRect | QRectF, text: str, ink: str | None = None, soft: str | None = None
) -> None:
    """Paint a word in a pill, grey unless colours ("#rrggbb") are given; too long words are elided."""
    painter.save()
    tokens = theme.tokens()
    font, metrics = _pill_face(theme.text_scale())
    area = QRectF(rect)
    height = pill_size(text).height()
    pill = QRectF(area.left(), area.center().y() - height / 2, area.width(), height)
    _pill_ground(painter, pill, soft or tokens.tag)
    painter.setFont(font)
    painter.setPen(QColor(ink or tokens.tag_ink))
    word = metrics.elidedText(text, Qt.TextElideMode.ElideRight, pill.width() - 15)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, word)
    painter.restore()


def paint_bar(
    painter: QPainter,
    rect: QRect | QRectF,
    counted: float | None,
    expected: float | None,
    status: str,
) -> None:
    """Paint progress as a bar in the middle of `rect`, with a tick at the share expected by now.

    `counted` and `expected` are shares of 1; None draws an empty bar or no tick.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tokens = theme.tokens()
    area = QRectF(rect)
    height = min(8.0 * theme.text_scale(), area.height())
    bar = QRectF(area.left(), area.center().y() - height / 2, area.width(), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.track))
    painter.drawRoundedRect(bar, height / 2, height / 2)
    share = min(max(counted or 0.0, 0.0), 1.0)
    if share > 0:
        full = QPainterPath()
        full.addRoundedRect(bar, height / 2, height / 2)
        painter.setClipPath(full)
        painter.setBrush(QColor(theme.status_colours(status).fill))
        filled = QRectF(bar.left(), bar.top(), max(bar.width() * share, height), height)
        painter.drawRoundedRect(filled, height / 2, height / 2)
        painter.setClipping(False)
    if expected is not None:
        tick = bar.left() + bar.width() * min(max(expected, 0.0), 1.0)
        tick = min(max(tick, bar.left() + 1), bar.right() - 1)
        painter.setBrush(QColor(tokens.ink))
        painter.drawRect(QRectF(tick - 1, area.center().y() - height / 2 - 3, 2, height + 6))
    painter.restore()


def paint_dots_below(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    kind: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint the dotted line below a figure that explains itself; `align` is how its words lie across."""
    metrics = QFontMetricsF(theme.font(kind))
    area = QRectF(rect)
    width = min(float(metrics.horizontalAdvance(text)), area.width())
    centred = bool(align & Qt.AlignmentFlag.AlignHCenter)
    left = area.center().x() - width / 2 if centred else area.left()
    down = area.center().y() + metrics.height() / 2 - 1
    paint_dots(painter, QPointF(left, down), width)


def paint_dots(painter: QPainter, start: QPointF, width: float) -> None:
    """Paint a dotted line from a point to the right."""
    painter.save()
    pen = QPen(QColor(theme.tokens().accent_text), 1.2)
    pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.drawLine(start, start + QPointF(width, 0))
    painter.restore()


def avatar_colour(identity: str) -> str:
    """The ground of a person's badge: the same person has the same, and nobody else while others are free."""
    return theme.tokens().avatars[person_colours.place_of(identity)]


def paint_avatar(painter: QPainter, rect: QRect | QRectF, name: str, identity: str = "") -> None:
    """Paint the initials of a person on a disc; a grey "?" where there is no name."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(rect)
    edge = min(area.width(), area.height())
    disc = QRectF(area.center().x() - edge / 2, area.center().y() - edge / 2, edge, edge)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(avatar_colour(identity or name) if name.strip() else theme.tokens().nobody))
    painter.drawEllipse(disc)
    font = theme.font("strong")
    font.setPixelSize(max(round(edge * 0.4), 6))
    painter.setFont(font)
    painter.setPen(QColor(theme.tokens().avatar_ink))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, initials(name))
    painter.restore()


def paint_tick_box(painter: QPainter, rect: QRect | QRectF, ticked: bool) -> None:
    """Paint the box of a list that can be ticked, in the middle of `rect`, as a check box looks."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tokens, area = theme.tokens(), QRectF(rect)
    edge = round(15 * theme.text_scale())
    box = QRectF(area.center().x() - edge / 2, area.center().y() - edge / 2, edge, edge)
    painter.setPen(QPen(QColor(tokens.accent if ticked else tokens.field_line), 1))
    painter.setBrush(QColor(tokens.accent if ticked else tokens.field))
    painter.drawRoundedRect(box, 4, 4)
    if ticked:
        inside = edge * 0.06
        icons.paint_icon(painter, box.adjusted(inside, inside, -inside, -inside), "check", tokens.accent_ink)
    painter.restore()


def paint_sparkline(
    painter: QPainter, rect: QRect | QRectF, points: Sequence[float], colour: str | None = None
) -> None:
    """Paint values in order as a small line with a dot at the last; one value is a dot, none is nothing."""
    if not points:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(rect).adjusted(3, 3, -3, -3)
    lowest, highest = min(points), max(points)
    span = highest - lowest

    def place(number: int, value: float) -> QPointF:
        across = number / (len(points) - 1) if len(points) > 1 else 1.0
        up = (value - lowest) / span if span else 0.5
        return QPointF(area.left() + area.width() * across, area.bottom() - area.height() * up)

    line = [place(number, value) for number, value in enumerate(points)]
    pen = QPen(QColor(colour or theme.series_colour(0)), 1.6)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(line))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour or theme.series_colour(0)))
    painter.drawEllipse(line[-1], 2.6, 2.6)
    painter.restore()


def paint_focus(painter: QPainter, rect: QRect | QRectF, radius: float = 6.0) -> None:
    """Paint the ring around a painted item that has the keyboard."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tokens = theme.tokens()
    inset = tokens.ring / 2
    painter.setPen(QPen(QColor(tokens.focus), tokens.ring))
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()
