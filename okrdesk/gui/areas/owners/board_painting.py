"""Paints the board: grounds, heads, headings and cards."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from okrdesk.gui import theme
from okrdesk.gui.areas.owners.board import (
    BoardCard,
    BoardColumn,
    BoardGroup,
    accepted_words,
    counts_words,
    head_name,
    kind_words,
    own_words,
    role_words,
)
from okrdesk.gui.areas.owners.board_places import (
    EDGE,
    card_parts,
    head_parts,
    hint_lines,
    title_lines,
)
from okrdesk.gui.widgets import paint
from okrdesk.gui.widgets.wrapping import face, wrapped
from okrdesk.i18n import _, as_percent
from okrdesk.okr.teams import MOST_OBJECTIVES

_RADIUS = 10.0


def paint_ground(painter: QPainter, rect: QRect, *, target: bool) -> None:
    """The ground of a column; a dashed frame around the one that a card would fall into."""
    tokens = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine) if target else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent_soft if target else tokens.well))
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
    painter.restore()


def paint_group(painter: QPainter, rect: QRect, group: BoardGroup, *, current: bool, target: bool) -> None:
    """The heading of a group with the team's own objectives."""
    tokens = theme.tokens()
    if target:
        paint_ground(painter, rect.adjusted(-4, 0, 4, 4), target=True)
    heading, small = face("heading", theme.text_scale())[1], face("small", theme.text_scale())[1]
    top = QRect(rect.left(), rect.top(), rect.width(), heading.height())
    paint.paint_words(painter, top, group.heading, "heading", tokens.ink)
    colour = theme.status_colours("at risk").ink if len(group.own) > MOST_OBJECTIVES else tokens.muted
    line = QRect(rect.left(), top.bottom() + 3, rect.width(), small.lineSpacing())
    for text in wrapped(own_words(group), "small", rect.width() - 8, 3) if own_words(group) else ():
        paint.paint_words(painter, line, text, "small", colour)
        line.translate(0, small.lineSpacing())
    if current:
        paint.paint_focus(painter, rect.adjusted(-4, -1, 4, 4))


def paint_head(
    painter: QPainter, rect: QRect, column: BoardColumn, locale: str, *, current: bool, target: bool
) -> None:
    """The head of a column: whose it is, what they do here, how much they carry."""
    tokens = theme.tokens()
    painter.fillRect(
        rect.adjusted(2, int(_RADIUS), -2, 0), QColor(tokens.accent_soft if target else tokens.well)
    )
    parts = head_parts(column, rect)
    person, retired = column.person, bool(column.person and column.person.retired)
    if retired:
        painter.setOpacity(0.55)
    paint.paint_avatar(painter, parts.avatar, person.name if person else "", person.id if person else "")
    painter.setOpacity(1.0)
    ink = tokens.muted if retired else tokens.ink
    name = QRect(parts.name)
    if retired:
        size = paint.pill_size(_("retired"))
        pill = QRect(parts.share.right() - size.width() + 1, name.top(), size.width(), name.height())
        paint.paint_pill(painter, pill, _("retired"))
        name.setRight(pill.left() - 6)
    elif column.load.numbers:
        share = as_percent(str(column.load.percent), locale)
        paint.paint_words(painter, parts.share, share, "small", tokens.muted, Qt.AlignmentFlag.AlignRight)
    paint.paint_words(painter, name, head_name(column), "strong", ink)
    role = role_words(column)
    urgent = person is None and bool(column.load.numbers)
    colour = theme.status_colours("off track").ink if urgent else tokens.muted
    paint.paint_words(painter, parts.role, role or _("what do they do here?"), "small", colour)
    paint.paint_words(painter, parts.counts, counts_words(column.load), "small", tokens.muted)
    line = QRect(parts.hint.left(), parts.hint.top(), parts.hint.width(), 0)
    line.setHeight(face("small", theme.text_scale())[1].lineSpacing())
    for hint in hint_lines(column, rect.width()) if column.load.heavy else ():
        paint.paint_words(painter, line, hint, "small", theme.status_colours("at risk").ink)
        line.translate(0, line.height())
    if current:
        paint.paint_focus(painter, rect.adjusted(3, 3, -3, -3), 8)


def paint_card(
    painter: QPainter,
    rect: QRect,
    card: BoardCard,
    locale: str,
    *,
    chosen: bool,
    current: bool,
    hovered: bool,
) -> None:
    """A card: number and title, bar with pace tick, what it is, its status, acceptance and helpers."""
    tokens = theme.tokens()
    colours = theme.status_colours(card.status)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    painter.fillPath(shape, QColor(tokens.chosen if chosen else tokens.hover if hovered else tokens.surface))
    painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line), 1))
    painter.drawPath(shape)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRect(rect.left(), rect.top(), EDGE, rect.height()), QColor(colours.fill))
    painter.restore()
    parts = card_parts(card, rect, locale)
    small = face("small", theme.text_scale())[1]
    paint.paint_words(painter, parts.number, card.number, "small", tokens.muted)
    line = QRect(parts.title)
    lines = title_lines(card, rect.width())
    line.setHeight(parts.title.height() // max(len(lines), 1))
    for text in lines:
        paint.paint_words(painter, line.adjusted(0, 0, 4, 0), text, "body", tokens.ink)
        line.translate(0, line.height())
    paint.paint_bar(painter, parts.bar, float(card.progress), float(card.expected), card.status)
    paint.paint_words(painter, parts.kind, kind_words(card), "small", tokens.muted)
    if parts.status.isValid():
        edge = round(small.ascent() * 0.62)
        mark = QRectF(parts.status.left(), parts.status.center().y() - edge / 2 + 0.5, edge, edge)
        paint.paint_shape(painter, mark, card.status, colours.ink)
        said = parts.status.adjusted(edge + 4, 0, 2, 0)
        if said.width() > edge:
            paint.paint_words(painter, said, paint.status_word(card.status), "small", colours.ink)
    if parts.accepted.isValid():
        ink = theme.status_colours("on track").ink if card.accepted_on else tokens.muted
        paint.paint_words(painter, parts.accepted, accepted_words(card, locale), "small", ink)
    paint.paint_words(painter, parts.team, card.team, "small", tokens.muted)
    _paint_helpers(painter, parts.helpers, card)
    if current:
        paint.paint_focus(painter, rect.adjusted(-2, -2, 2, 2), 10)


def paint_note(painter: QPainter, rect: QRect, sentence: str) -> None:
    """A quiet sentence at the top of an empty column."""
    line = face("small", theme.text_scale())[1].lineSpacing()
    line_at = QRect(rect.left() + 12, rect.top() + 14, rect.width() - 24, line)
    for each in wrapped(sentence, "small", line_at.width(), 3):
        paint.paint_words(painter, line_at, each, "small", theme.tokens().muted)
        line_at.translate(0, line)


def _paint_helpers(painter: QPainter, rect: QRect, card: BoardCard) -> None:
    if not rect.isValid():
        return
    badge = QRect(rect.left(), rect.top(), rect.height(), rect.height())
    for person in card.helpers[:3]:
        paint.paint_avatar(painter, badge, person.name, person.id)
        badge.translate(rect.height() - 4, 0)
    if len(card.helpers) > 3:
        more = QRect(badge.left() + 4, rect.top(), rect.right() - badge.left(), rect.height())
        paint.paint_words(painter, more, f"+{len(card.helpers) - 3}", "small", theme.tokens().muted)


def paint_carried(
    painter: QPainter, at: QPoint, card: BoardCard, size: QRect, locale: str, count: int
) -> None:
    """The card that is carried by the mouse, with the number of those that come along."""
    painter.save()
    painter.setOpacity(0.92)
    rect = QRect(at, size.size())
    paint_card(painter, rect, card, locale, chosen=True, current=False, hovered=False)
    painter.setOpacity(1.0)
    if count > 1:
        tokens = theme.tokens()
        label = _("{n} cards").format(n=count)
        pill = paint.pill_size(label)
        corner = QRect(
            rect.right() - pill.width() - 6, rect.top() - pill.height() // 2, pill.width(), pill.height()
        )
        paint.paint_pill(painter, corner, label, tokens.accent_ink, tokens.accent)
    painter.restore()
