"""What moved since the check-in before, with the wins of the cycle first: a sense of progress."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.item_row import Item, ItemRow
from okrdesk.gui.widgets.side_by_side import let_go
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _, relative_day
from okrdesk.okr.moves import Move, Win
from okrdesk.okr.shown import format_points
from okrdesk.okr.values import show_value

MOST = 7


def win_item(win: Win) -> Item:
    """A win as a row."""
    return Item(
        win.key_result.id,
        win.key_result.title,
        win.number,
        note=win.sentence,
        pill=_("achieved") if win.kind == "achieved" else _("target zone"),
    )


def move_item(move: Move, locale: str, day_words: str) -> Item:
    """A move as a row: from what to what, by whom, and how much of the way that is."""
    after = show_value(move.after, move.key_result, locale)
    if move.before is None:
        change = after
    else:
        change = _("{before} → {after}").format(
            before=show_value(move.before, move.key_result, locale), after=after
        )
    parts = [change, day_words, " ".join(move.note[:200].split()) or move.owner]
    gained = "" if move.gained is None else format_points(move.gained, locale, signed=True)
    return Item(
        move.key_result.id,
        move.key_result.title,
        move.number,
        note=" · ".join(part for part in parts if part),
        pill=gained,
    )


class MovesCard(Card):
    """Rows that open their key result. `chosen` tells page and id."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=18, spacing=4)
        self.column.addWidget(PlainLabel(_("What moved since the last check-in"), "strong"))
        self.calm = PlainLabel("", "muted")
        self.column.addWidget(self.calm)
        self.rows: list[ItemRow] = []
        self.column.addStretch(1)
        self._shown: tuple[Item, ...] | None = None

    def show_items(self, items: tuple[Item, ...], calm: str) -> None:
        """Show the rows; `calm` stands where there is none."""
        self.calm.set_text(calm)
        self.calm.setVisible(not items)
        if items == self._shown:
            return
        self._shown = items
        here = next((row.item.id for row in self.rows if row.hasFocus()), None)
        let_go(self.column, self.rows)
        self.rows = []
        for nth, item in enumerate(items):
            row = ItemRow(item, first=nth == 0)
            row.clicked.connect(lambda _checked=False, item=item: self.chosen.emit("check-ins", item.id))
            self.column.insertWidget(self.column.count() - 1, row)
            self.rows.append(row)
            if item.id == here:
                row.setFocus()


def items_of(wins: tuple[Win, ...], moves: tuple[Move, ...], locale: str, today: dt.date) -> tuple[Item, ...]:
    """The newest wins first, then what else moved; one row for each key result, seven at most."""
    items: dict[str, Item] = {}
    for win in wins[:3]:
        items.setdefault(win.key_result.id, win_item(win))
    for move in moves:
        items.setdefault(move.key_result.id, move_item(move, locale, relative_day(move.on, today, locale)))
    return tuple(items.values())[:MOST]
