"""Where the parts of a row of the outline are, in wide windows and in narrow ones."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect

from okrdesk.frozen import dataclass
from okrdesk.gui import theme
from okrdesk.gui.pages.objectives_page.outline_model import OutlineRow
from okrdesk.gui.widgets import paint
from okrdesk.gui.widgets.words import type_word
from okrdesk.gui.widgets.wrapping import face
from okrdesk.i18n import _

GAP = 14  # between two cards
PAD = 16
_NOTHING = QRect()


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a row are; empty rectangles where a row has no such part."""

    card: QRect
    number: QRect
    title: QRect
    under: QRect = _NOTHING
    amounts: QRect = _NOTHING
    bar: QRect = _NOTHING
    kind: QRect = _NOTHING
    figure: QRect = _NOTHING
    status: QRect = _NOTHING
    owner: QRect = _NOTHING
    mark: QRect = _NOTHING


def places_of(rect: QRect, row: OutlineRow, status_width: int) -> Places:
    """The parts of a row inside its rectangle; narrow windows give up the bar's width first.

    `status_width` is the room for the status of a key result, the same in every row, so that columns stand.
    """
    card = rect.adjusted(0, 0, 0, -GAP if row.last else 0)
    edge = round(24 * theme.text_scale())
    owner = QRect(card.right() - PAD - edge, card.center().y() - edge // 2, edge, edge)
    if row.key_result is None and not row.invites:
        return _objective_places(card, owner, row)
    return _key_result_places(card, owner, row, status_width)


def _mark_of(number: QRect, row: OutlineRow) -> QRect:
    """The mark behind the number of a row of which something is left for later."""
    edge = round(20 * theme.text_scale())
    gap = 8 if row.key_result is None else 0
    return QRect(number.right() + gap, number.center().y() - edge // 2, edge, edge) if row.left else _NOTHING


def _objective_places(card: QRect, owner: QRect, row: OutlineRow) -> Places:
    scale = theme.text_scale()
    figures, small = face("figure", scale)[1], face("small", scale)[1]
    figure_width = figures.horizontalAdvance("100\u00a0%") + 6
    chip = paint.status_size(row.objective.figures.status)
    status = QRect(owner.left() - 12 - chip.width(), card.top(), chip.width(), card.height())
    figure = QRect(status.left() - 10 - figure_width, card.top(), figure_width, card.height())
    roomy = figure.left() - card.left() > 420 * scale
    named = type_word(row.objective.objective.type)
    kind_width = paint.pill_size(named).width() if named and roomy else 0
    kind = QRect(figure.left() - 8 - kind_width, card.top(), kind_width, card.height())
    badge = round(34 * scale)
    number = QRect(card.left() + PAD, card.center().y() - badge // 2, badge, badge)
    mark = _mark_of(number, row)
    left = max(number.right(), mark.right()) + 12
    room = QRect(left, card.top() + 12, kind.left() - 12 - left, card.height() - 24)
    if room.width() < 170 * scale:
        # As for key results below: the words first, their figure and status under them.
        line = max(figures.height(), chip.height())
        title = QRect(left, card.top() + 10, owner.left() - 12 - left, card.height() - 23 - line)
        figure = QRect(left, title.bottom() + 3, figure_width, line)
        status = QRect(figure.right() + 10, figure.top(), chip.width(), line)
        return Places(card, number, title, figure=figure, status=status, owner=owner, mark=mark)
    under_height = small.height() + 2 if subtitle(row) else 0
    title = room.adjusted(0, 0, 0, -under_height)
    under = QRect(room.left(), title.bottom() + 1, room.width(), under_height)
    return Places(card, number, title, under, kind=kind, figure=figure, status=status, owner=owner, mark=mark)


def _key_result_places(card: QRect, owner: QRect, row: OutlineRow, status_width: int) -> Places:
    scale = theme.text_scale()
    status = QRect(owner.left() - 12 - status_width, card.top(), status_width, card.height())
    number = QRect(card.left() + PAD, card.top(), round(34 * scale), card.height())
    mark = _mark_of(number, row)
    available = status.left() - 14 - (number.right() + 7)  # columns stand, whether there is a mark or not
    left = max(number.right(), mark.right()) + 7
    bar_width = min(150, max(60, available // 5))
    bar = QRect(status.left() - 12 - bar_width, card.top(), bar_width, card.height())
    amounts_width = min(round(190 * scale), max(round(90 * scale), available * 3 // 10))
    amounts = QRect(bar.left() - 12 - amounts_width, card.top(), amounts_width, card.height())
    title = QRect(left, card.top() + 8, amounts.left() - 12 - left, card.height() - 16)
    if row.invites:
        return Places(card, number, title)
    wide = Places(card, number, title, amounts=amounts, bar=bar, status=status, owner=owner, mark=mark)
    line = face("small", scale)[1].height() + 2
    if available < 290 * scale:
        # A narrow window with large text: the words take the whole width, the status stands below them.
        line = max(line, paint.status_size("on track").height())
        title = QRect(left, card.top() + 8, owner.left() - 12 - left, card.height() - 18 - line)
        status = QRect(owner.left() - 12 - status_width, title.bottom() + 3, status_width, line)
        below = QRect(left, status.top(), status.left() - 8 - left, line)
        return replace(wide, title=title, amounts=below, bar=_NOTHING, status=status)
    if available < 400 * scale:
        # Too narrow for one line: what it stands at goes below the words.
        title = QRect(left, card.top() + 8, bar.left() - 12 - left, card.height() - 16 - line)
        return replace(wide, title=title, amounts=QRect(left, title.bottom() + 1, title.width(), line))
    return wide


def subtitle(row: OutlineRow) -> str:
    """The line below an objective: its priority and where it came from."""
    if row.key_result is not None or row.invites:
        return ""
    parts = []
    if row.objective.priority:
        parts.append(_("Priority: {priority}").format(priority=row.objective.priority))
    if row.objective.objective.blueprint:
        parts.append(_("from the {name} blueprint").format(name=row.objective.objective.blueprint))
    if row.objective.objective.commitment == "committed":
        parts.append(_("committed"))
    return " · ".join(parts)
