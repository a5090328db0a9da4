"""The conflicts one below the other: filtered, a few dozen at a time, walked by arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from okrdesk.document.taking_back import Key, Take
from okrdesk.gui.choices.conflict_card import ConflictCard, take_word
from okrdesk.gui.choosing import Asked
from okrdesk.gui.widgets.chips import FlowLayout
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.marks import KeyCaps
from okrdesk.gui.widgets.side_by_side import clear
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, ngettext

AT_ONCE = 20
_MANY = 4  # from here on one chooses for several at once


class ConflictList(QWidget):
    """`changed` comes after each choice; `takes` has what is chosen, by the key of each conflict."""

    changed = Signal()

    def __init__(self, locale: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._asked = Asked()
        self._most = AT_ONCE
        self.takes: dict[Key, Take] = {}
        self.cards: dict[Key, ConflictCard] = {}
        self.heading = PlainLabel("", "heading", wrap=False)
        arrows = "←→" if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else "→←"
        keys = ((arrows[0], _("mine")), (arrows[1], _("theirs")), ("L", _("later")), ("↓", _("next")))
        self.hint = KeyCaps(keys)
        self.show_only = combo(_("Show"), _filters())
        self.show_only.activated.connect(lambda _index: self._fill())
        self.all_mine = plain_button(_("All mine"), small=True, do=lambda: self.choose_all("mine"))
        self.all_theirs = plain_button(_("All theirs"), small=True, do=lambda: self.choose_all("theirs"))
        self.all_later = plain_button(_("All later"), small=True, do=lambda: self.choose_all("later"))
        self.more = plain_button("", do=self._show_more)
        self.nothing = PlainLabel(_("Nothing here is chosen so."), "muted")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QWidget()
        flow = FlowLayout(head, 14)
        flow.addWidget(self.heading)
        flow.addWidget(self.hint)
        self.for_all = QWidget()
        several = FlowLayout(self.for_all)
        for part in (self.show_only, self.all_mine, self.all_theirs, self.all_later):
            several.addWidget(part)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        column.addWidget(head)
        column.addWidget(self.for_all)
        column.addLayout(self._cards)
        column.addWidget(self.nothing)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_asked(self, asked: Asked) -> None:
        """Show these conflicts; what was chosen for those that are still there stays chosen."""
        self._asked = asked
        self.takes = {key: self.takes.get(key, "later") for key in asked.keys}
        count = len(asked.conflicts)
        words_shown = ngettext("{n} that both of you changed", "{n} that both of you changed", count)
        self.heading.set_text(words_shown.format(n=count))
        self.for_all.setVisible(count >= _MANY)
        self.setVisible(bool(count))
        self._fill()

    def choose_all(self, take: Take) -> None:
        """Choose for all that the filter leaves."""
        for key in self._wanted():
            self.takes[key] = take
        self._fill()
        self.changed.emit()

    def count(self, take: Take) -> int:
        """How many are chosen so."""
        return sum(1 for each in self.takes.values() if each == take)

    def take_keyboard(self, row_id: str = "") -> None:
        """Give the keyboard to the first card, of a row where one is given and asked about."""
        wanted = self._wanted()
        first = next((key for key in wanted if key[1] == row_id), wanted[0] if wanted else None)
        while first is not None and first not in self.cards:
            self._show_more()
        if first is not None:
            self.cards[first].setFocus(Qt.FocusReason.TabFocusReason)

    def _wanted(self) -> Sequence[Key]:
        filtered = self.show_only.key() if len(self._asked.conflicts) >= _MANY else ""
        return [key for key in self._asked.keys if not filtered or filtered == self.takes[key]]

    def _fill(self) -> None:
        had_focus = any(
            card.isAncestorOf(self.focusWidget()) for card in self.cards.values() if self.focusWidget()
        )
        clear(self._cards)
        self.cards = {}
        said = dict(zip(self._asked.keys, self._asked.in_words, strict=True))
        wanted = self._wanted()
        for key in wanted[: self._most]:
            self._add(key, ConflictCard(said[key], self.takes[key], self._locale))
        left = len(wanted) - self._most
        self.more.setVisible(left > 0)
        words_shown = ngettext("Show {n} more", "Show {n} more", max(0, min(left, AT_ONCE)))
        self.more.set_text(words_shown.format(n=min(left, AT_ONCE)))
        self.nothing.setVisible(not wanted and bool(self._asked.conflicts))
        if had_focus:
            self.take_keyboard()

    def _add(self, key: Key, card: ConflictCard) -> None:
        card.chosen.connect(lambda take, key=key: self._chosen(key, take))
        card.walked.connect(lambda step, key=key: self._walk(key, step))
        self.cards[key] = card
        self._cards.addWidget(card)

    def _chosen(self, key: Key, take: Take) -> None:
        self.takes[key] = take
        self.changed.emit()

    def _walk(self, key: Key, step: int) -> None:
        keys = list(self.cards)
        if keys.index(key) + step >= len(keys) and self.more.isVisibleTo(self):
            self._show_more()
            keys = list(self.cards)
        there = keys.index(key) + step
        if 0 <= there < len(keys):
            self.cards[keys[there]].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_more(self) -> None:
        self._most += AT_ONCE
        known = set(self.cards)
        said = dict(zip(self._asked.keys, self._asked.in_words, strict=True))
        wanted = self._wanted()
        new = [key for key in wanted[: self._most] if key not in known]
        for key in new:
            self._add(key, ConflictCard(said[key], self.takes[key], self._locale))
        self.more.setVisible(len(wanted) > self._most)
        if new:
            self.cards[new[0]].setFocus(Qt.FocusReason.TabFocusReason)


def _filters() -> list[tuple[str, str]]:
    return [("", _("All")), *((take, take_word(take)) for take in ("later", "mine", "theirs"))]
