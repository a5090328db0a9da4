"""The act of listing: what was promised, who is told what, what was parked, the initiatives."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.dialogs.asks_card import AsksCard
from okrdesk.gui.dialogs.reason_dialog import ReasonDialog
from okrdesk.gui.pages.workshop_page.promise_list import PromiseList
from okrdesk.gui.pages.workshop_page.promises_card import PromisesCard
from okrdesk.gui.pages.workshop_page.prompts import PromptedAct
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.combo import choice_words, combo
from okrdesk.gui.widgets.growing_list import GrowingList
from okrdesk.gui.widgets.ranked_list import RankedRow
from okrdesk.gui.widgets.side_by_side import fill, show_part
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr import initiatives, people
from okrdesk.okr.workshop import ideas, promises
from okrdesk.okr.workshop.promises import DONE, DROPPED, Promise
from okrdesk.okr.workshop.templates import Act

_KINDS = {"promises": "promise", "tellings": "telling"}


class ListAct(PromptedAct):
    """One list, or two: in the step of promises those still open from before come first."""

    def __init__(self, sitting: Sitting, act: Act, parent: QWidget | None = None) -> None:
        super().__init__(sitting, act, parent)
        parts: list[QWidget] = [self.question_card()]
        asks_first = act.of == "promises" and self.step.kind == "promises"
        self.before = _Before(sitting) if asks_first else None
        self.card: PromisesCard | None = None
        self.asks: AsksCard | None = None
        self.growing: _Growing | None = None
        if self.before is not None:
            parts.append(self.before)
        if act.of in _KINDS:
            self.card = PromisesCard(sitting.desk, _KINDS[act.of], sitting.workshop_id)
            parts.append(self.card)
        elif act.of == "asks":
            self.asks = AsksCard(sitting.desk)
            parts.append(self.asks)
        else:
            self.growing = _Parked(sitting) if act.of == "parking" else _Initiatives(sitting)
            parts.append(self.growing)
        fill(self, *parts, spacing=12).addStretch(1)

    def reload(self) -> None:
        """Show the lists as they are now."""
        self.prompts.reload()
        if self.card is not None and self.before is not None:
            self.card.elsewhere = self.before.promises()
        for part in (self.before, self.card, self.growing):
            if part is not None:
                part.reload()
        if self.asks is not None:
            self.asks.reload(writable=True)
        self.looked.emit()

    def begin(self) -> None:
        """The first list, or the button that adds."""
        if self.before is not None and not self.before.isHidden():
            self.before.list.setFocus()
        elif self.card is not None:
            self.card.add.setFocus()
        elif self.asks is not None:
            self.asks.add_button.setFocus()
        elif self.growing is not None:
            self.growing.growing.begin()


class _Before(Card):
    """What was promised before and is still open: done, carried on, or dropped with a reason."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(margin=14, spacing=6)
        self.sitting = sitting
        self.desk = sitting.desk
        self.list = PromiseList(_("Open from before"))
        self.carry = plain_button(_("Carry on"), small=True, do=self._carry_on)
        self.drop = plain_button(_("Drop, with a reason…"), small=True, do=self._drop)
        row = QHBoxLayout()
        hint = PlainLabel(_("Space ticks what was kept."), "small")
        row.addWidget(hint, 1)
        row.addWidget(self.carry)
        row.addWidget(self.drop)
        self.column.addWidget(PlainLabel(_("Open from before"), "strong"))
        self.column.addWidget(self.list)
        self.column.addLayout(row)
        self.list.ticked.connect(self._tick)

    def promises(self) -> tuple[Promise, ...]:
        """What is asked first."""
        desk = self.desk
        return promises.asked_first(desk.document, desk.cycle.id, self.sitting.workshop_id)

    def reload(self) -> None:
        desk, rows = self.desk, self.promises()
        named = {person.id: person for person in people.everyone(desk.document)}
        self.list.show_promises(rows, named, desk.locale)
        self.setVisible(bool(rows))

    def _chosen(self) -> str:
        at = max(self.list.currentIndex().row(), 0)
        return self.list.lines.rows[at].id if at < len(self.list.lines.rows) else ""

    def _tick(self, promise_id: str, _done: bool) -> None:
        self.desk.telling(_("Kept.")).do(promises.settle, promise_id, DONE, self.desk.today)
        self.reload()

    def _carry_on(self) -> None:
        if chosen := self._chosen():
            known = promises.read(self.desk.document, chosen)
            self.desk.telling(_("Carried on.")).do(
                promises.carry_on,
                chosen,
                self.desk.cycle.id,
                on=known.on,
                workshop_id=self.sitting.workshop_id,
            )
            self.reload()

    def _drop(self) -> None:
        chosen = self._chosen()
        reason = ReasonDialog(self, _("Drop a promise"), _("Why is it dropped?")).ask() if chosen else None
        if reason:
            self.desk.telling(_("Dropped.")).do(promises.settle, chosen, reason or DROPPED)
            self.reload()


class _Growing(Card):
    """A list that grows by a line below it."""

    def __init__(self, heading: str, adding: str, example: str) -> None:
        super().__init__(margin=14, spacing=6)
        self.column.addWidget(PlainLabel(heading, "strong"))
        self.growing = GrowingList(heading, adding, example, numbered=False)
        self.column.addWidget(self.growing)
        self.growing.field.show()

    def reload(self) -> None:
        raise NotImplementedError


class _Parked(_Growing):
    """What is not for now; each goes to somebody, or it goes."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(_("Parking lot"), _("Another card"), _("What is not for now"))
        self.desk, self.sitting = sitting.desk, sitting
        rows = self.growing.list
        self.growing.add_requested.connect(self._add)
        rows.reworded.connect(self._reword)
        rows.removal_requested.connect(
            lambda key: self.desk.telling(_("Removed a card.")).do(ideas.remove, [key])
        )

    def reload(self) -> None:
        known = ideas.of_cycle(self.desk.document, self.desk.cycle.id)
        self.growing.show_rows([RankedRow(card.id, card.text) for card in known if card.kind == "parking"])

    def _add(self, text: str, said: object) -> None:
        step = self.sitting.step
        self.desk.do(
            ideas.add,
            self.desk.cycle.id,
            [text],
            kind="parking",
            step_id=step.id if step else None,
        )

    def _reword(self, idea_id: str, text: str) -> None:
        known = ideas.read(self.desk.document, idea_id)
        if text.strip():
            self.desk.do(ideas.change, known, replace(known, text=text.strip()))


class _Initiatives(_Growing):
    """What the purse can pay for: initiatives of the cycle that are not done."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(_("Initiatives"), _("Another initiative"), _("One piece of work"))
        self.desk = sitting.desk
        self.key_result = combo(_("Key result that the next one belongs to"), [], parent=self)
        self.belongs = QWidget(self)
        row = QHBoxLayout(self.belongs)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(_("It moves"), "muted"))
        row.addWidget(self.key_result, 1)
        self.column.addWidget(self.belongs)
        rows = self.growing.list
        self.growing.add_requested.connect(self._add)
        rows.removal_requested.connect(
            lambda key: self.desk.telling(_("Removed an initiative.")).do(initiatives.remove, key)
        )
        rows.reworded.connect(self._reword)

    def reload(self) -> None:
        planned = initiatives.of_cycle(self.desk.document, self.desk.cycle.id)
        lines = self.desk.outline().key_results
        self.key_result.set_choices(
            [(line.key_result.id, choice_words(f"{line.number} {line.key_result.title}")) for line in lines]
        )
        show_part(self.belongs, shown=len(lines) > 1)
        rows = [
            RankedRow(each.id, each.title, line.key_result.title)
            for line in lines
            for each in planned.get(line.key_result.id, ())
            if each.done_on is None
        ]
        self.growing.show_rows(rows)

    def _add(self, text: str, said: object) -> None:
        if key_result := self.key_result.key():
            self.desk.do(initiatives.add, key_result, text)
        elif callable(said):
            said(_("An initiative belongs to a key result; there is none yet."))

    def _reword(self, initiative_id: str, text: str) -> None:
        known = initiatives.read(self.desk.document, initiative_id)
        if text.strip():
            self.desk.do(initiatives.change, known, replace(known, title=text.strip()))
