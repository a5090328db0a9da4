"""A card of promises, or of who is told what: add, change, tick off, remove."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.workshop_page.promise_dialog import PromiseDialog
from okrdesk.gui.pages.workshop_page.promise_list import PromiseList
from okrdesk.gui.widgets.cards import Card, heading_row
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, ngettext
from okrdesk.okr import people
from okrdesk.okr.workshop import promises
from okrdesk.okr.workshop.promises import DONE, Promise

HEADINGS = {
    "promise": lambda: _("What we promised"),
    "telling": lambda: _("Who is told what"),
}


class PromisesCard(Card):
    """What was written down in a cycle, of one kind. `workshop_id` is noted with new ones, "" for none.

    `elsewhere` are promises that another list beside it shows.
    """

    def __init__(self, desk: Desk, kind: str, workshop_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=14, spacing=6)
        self.desk = desk
        self.kind, self.workshop_id = kind, workshop_id
        self.elsewhere: tuple[Promise, ...] = ()
        self.column.setContentsMargins(14, 12, 14, 6)  # below its rows a list leaves room itself
        self.count = PlainLabel("", "small", wrap=False)
        self.list = PromiseList(HEADINGS[kind]())
        self.add = plain_button(_("Add…"), icon="plus", small=True, do=self.ask_for_one)
        self.add.setAccessibleName(_("Add to “{heading}”").format(heading=HEADINGS[kind]()))
        self.nothing = PlainLabel(_("Nothing yet."), "muted")
        self._head = heading_row(HEADINGS[kind](), self.count, self.add)
        self.column.addLayout(self._head)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.list)
        self.list.ticked.connect(self._tick)
        self.list.opened.connect(self._open)
        self.list.removal_requested.connect(
            lambda key: self.desk.telling(_("Removed it.")).do(promises.remove, key)
        )

    def beside(self, button: QWidget) -> None:
        """Put another button into the head, before the one that adds."""
        self._head.insertWidget(self._head.count() - 1, button)

    def all(self) -> list[Promise]:
        """Those of the cycle, in their order."""
        known = promises.of_cycle(self.desk.document, self.desk.cycle.id)
        return [each for each in known if each.kind == self.kind and each not in self.elsewhere]

    def reload(self) -> None:
        """Show the document's."""
        rows = self.all()
        named = {person.id: person for person in people.everyone(self.desk.document)}
        self.list.show_promises(rows, named, self.desk.locale)
        self.nothing.setVisible(not rows)
        done = sum(row.done_on is not None for row in rows)
        self.count.set_text(
            ngettext("{n} of {all} done", "{n} of {all} done", done).format(n=done, all=len(rows))
            if rows
            else ""
        )

    def ask_for_one(self) -> None:
        """Ask for another one, and another, until none is given."""
        fresh = Promise("", self.desk.cycle.id, self.kind, workshop_id=self.workshop_id or None)
        said = self._ask(fresh)
        if said is not None:
            self.desk.do(promises.add, said)
            self.reload()

    def _ask(self, known: Promise) -> Promise | None:
        everyone = people.active(self.desk.document)
        return PromiseDialog(self, known, everyone, self.desk.today, self.desk.locale).ask()

    def _open(self, promise_id: str) -> None:
        known = promises.read(self.desk.document, promise_id)
        said = self._ask(known)
        if said is not None and said != known:
            self.desk.do(promises.change, known, said)
            self.reload()

    def _tick(self, promise_id: str, done: bool) -> None:
        self.desk.do(promises.settle, promise_id, DONE if done else "", self.desk.today if done else None)
        self.reload()
