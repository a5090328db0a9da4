"""The card of what we ask of those who read the page: on the pages and in the export dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.ask_dialog import AskDialog
from okrdesk.gui.widgets.list_card import ListCard, OpeningList
from okrdesk.gui.widgets.person_names import called
from okrdesk.gui.widgets.ranked_list import RankedRow
from okrdesk.gui.widgets.side_by_side import show_part
from okrdesk.i18n import _, format_day
from okrdesk.okr import asks, people
from okrdesk.okr.workshop.promises import DONE, Promise


class AsksCard(ListCard):
    """Asks of the cycle in the order of the page. They open in a dialog; Space says that one was answered.

    `about` gives the id of the key result or objective that a new one is for, "" for none.
    """

    def __init__(self, desk: Desk, about: Callable[[], str] = str, parent: QWidget | None = None) -> None:
        self.desk = desk
        super().__init__(
            _("What we ask of you"),
            "flag",
            _("Ask"),
            _("Ask for something…"),
            _("What do you need from those who read the page? A room, money, a decision?"),
            parent,
        )
        self._about = about
        self._asks: tuple[Promise, ...] = ()
        self._left_off: frozenset[str] = frozenset()
        self._writable = True

    def make_list(self) -> OpeningList:
        rows = OpeningList(_("What we ask of you"), self, movable=True, ticks=_("Answered"))
        rows.ticked.connect(self._tick)
        rows.moved.connect(self._move)
        return rows

    def reload(self, *, writable: bool) -> None:
        """Show the asks of the chosen cycle."""
        self._writable = writable
        self._asks = asks.of_cycle(self.desk.document, self.desk.cycle.id)
        show_part(self.add_button, shown=writable)
        self._left_off = asks.beyond_page(self.desk.document, self.desk.cycle.id)
        names = {person.id: called(person) for person in people.everyone(self.desk.document)}
        self.show_rows([self._row(ask, names) for ask in self._asks], writable=writable)

    def _row(self, ask: Promise, names: dict[str, str]) -> RankedRow:
        desk = self.desk
        about = asks.about_words(ask, asks.about(ask, desk.outline()), names.get(ask.who_id or "", ""))
        if ask.is_open:
            late = ask.on is not None and ask.on < desk.day
            status = "at risk" if late else "not started"
            waits = asks.waiting_words() if ask.id in self._left_off else ""
            about = " · ".join(filter(None, (about, waits)))
            return RankedRow(ask.id, ask.what, about, asks.by_when(ask, desk.locale), status)
        told = ask.outcome if ask.done_on is None else ""
        if ask.done_on is not None:
            told = _("answered on {day}").format(day=format_day(ask.done_on, desk.locale, "MMMd"))
        return RankedRow(
            ask.id, ask.what, " · ".join(part for part in (told, about) if part), _("answered"), "on track"
        )

    def add(self) -> None:
        """Ask what is asked for, and write it down."""
        if not self._writable:
            return
        fresh = asks.for_line(Promise("", self.desk.cycle.id, asks.KIND), self._about(), self.desk.outline())
        told = self._dialog(fresh).ask()
        if told is not None:
            self.show_added(self.desk.do(asks.add, told))

    def open(self, ask_id: str) -> None:
        """Show an ask in the dialog and write what was changed."""
        known = self._known(ask_id)
        if known is None:
            return
        told = self._dialog(known).ask()
        if told is not None and told != known:
            self.desk.do(asks.change, known, told)

    def _dialog(self, known: Promise) -> AskDialog:
        desk = self.desk
        choosable = people.active(desk.document, besides=known.who_id)
        return AskDialog(
            self.window(), known, desk.outline(), choosable, desk.today, desk.locale, writable=self._writable
        )

    def _known(self, ask_id: str) -> Promise | None:
        return next((ask for ask in self._asks if ask.id == ask_id), None)

    def _tick(self, ask_id: str) -> None:
        known = self._known(ask_id)
        if known is not None and known.is_open:
            self.desk.telling(_("Noted as answered.")).do(asks.settle, known, DONE, self.desk.day)
        elif known is not None:
            self.desk.do(asks.settle, known, "")

    def _move(self, ask_id: str, index: int) -> None:
        known = self._known(ask_id)
        if known is not None:
            self.desk.do(asks.move, known, index)

    def remove(self, ask_id: str) -> None:
        known = self._known(ask_id)
        if known is not None:
            self.desk.telling(_("You ask for it no longer.")).do(asks.remove, known)
