"""The newcomer's sheet, read together: what matters here, why, and one way to help that can be chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from okrdesk.gui import exporting
from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.promise_dialog import PromiseDialog
from okrdesk.gui.pages.workshop_page.shown_part import ShownPart
from okrdesk.gui.widgets.cards import Card, heading_row
from okrdesk.gui.widgets.side_by_side import clear, grid
from okrdesk.gui.widgets.text import PlainButton, PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr import mission, people
from okrdesk.okr.workshop import promises, welcome
from okrdesk.okr.workshop.promises import Promise
from okrdesk.okr.workshop.record import record_of
from okrdesk.okr.workshop.recorded import Record


class NewcomerPart(ShownPart):
    """Three boxes as on paper. A way to help that somebody chooses becomes a promise."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.sheet = plain_button(_("The sheet as PDF…"), icon="file", small=True, do=self._save)
        self.matters = _Box(_("1  What matters here"), self.sheet)
        self.why = _Box(_("2  Why"))
        self.help = _Box(_("3  How you can help: choose one, it is enough"))
        self.choices: list[PlainButton] = []
        for box in (self.matters, self.why, self.help):
            self.column.addWidget(box)
        self._shown: object = None

    def reload(self) -> None:
        record = record_of(self.desk.document, self.sitting.workshop)
        about = mission.read(self.desk.document).mission
        if (record, about) == self._shown:
            return
        self._shown = (record, about)
        self._show_matters(record)
        self._show_why(record, about)
        self._show_ways(record)

    def _show_matters(self, record: Record) -> None:
        rows = []
        for goal in record.decided:
            first = next(iter(goal.key_results), None)
            aside = "" if first is None else f"{first.title}: {first.target}"
            rows.append((goal.title, aside))
        self.matters.show_rows(rows, _("We are still choosing."))

    def _show_why(self, record: Record, about: str) -> None:
        rows = welcome.reasons(record)
        self.why.show_rows([(_("Why we are here"), about), *rows] if about.strip() else rows, _("Ask us."))

    def _show_ways(self, record: Record) -> None:
        ways = welcome.ways(record.decided)
        asks = [(text, _("Ask {name}").format(name=name) if name else "") for text, name in ways]
        self.help.show_rows(asks, _("Ask anybody here what needs doing."))
        self.choices = []
        for place, (text, _name) in enumerate(ways):
            button = plain_button(_("I will…"), small=True, do=partial(self._choose, text))
            button.setAccessibleName(_("I will: {what}").format(what=text))
            self.help.grid.addWidget(button, place, 2, Qt.AlignmentFlag.AlignTop)
            self.choices.append(button)

    def begin(self) -> None:
        (self.choices[0] if self.choices else self.sheet).setFocus()

    def _choose(self, what: str) -> None:
        """Write down who helps with it, and from when."""
        desk = self.desk
        fresh = Promise("", desk.cycle.id, what=what, workshop_id=self.sitting.workshop_id)
        everyone = people.active(desk.document)
        said = PromiseDialog(self, fresh, everyone, desk.today, desk.locale).ask()
        if said is not None:
            desk.telling(_("Promised. Thank you.")).do(promises.add, said)

    def _save(self) -> None:
        exporting.save_workshop_paper(self, self.desk, self.sitting.workshop, "newcomer")


class _Box(Card):
    """A heading, and rows of what is said with what stands beside it."""

    def __init__(self, heading: str, *beside: QWidget) -> None:
        super().__init__(margin=16, spacing=8)
        self.column.addLayout(heading_row(heading, *beside))
        self.grid = grid(across=14, stretch={0: 3, 1: 2})
        self.column.addLayout(self.grid)

    def show_rows(self, rows: list[tuple[str, str]], nothing: str) -> None:
        """Show these, or say what to do without any."""
        clear(self.grid)
        for place, (text, aside) in enumerate(rows):
            self.grid.addWidget(PlainLabel(text, "strong"), place, 0)
            self.grid.addWidget(PlainLabel(aside, "muted"), place, 1)
        if not rows:
            self.grid.addWidget(PlainLabel(nothing, "muted"), 0, 0)
