"""Closing on one page: promises, who is told what, marks before and after, a wish, and what goes home."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.ask_act import AskAct
from okrdesk.gui.pages.workshop_page.parted_act import PartedAct
from okrdesk.gui.pages.workshop_page.promises_card import PromisesCard
from okrdesk.gui.pages.workshop_page.record_cards import MarksCard
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.pages.workshop_page.take_home import TakeHome
from okrdesk.gui.widgets.side_by_side import SideBySide, fill
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr.workshop import ideas
from okrdesk.okr.workshop.record import marks_of
from okrdesk.okr.workshop.templates import Act

_LISTED = ("promises", "tellings")
_TWO_COLUMNS = 640


def is_page(act: Act) -> bool:
    """Whether an act of closing is the page itself: the lists always stand there."""
    return act.name == "list" and act.of in _LISTED


class CloseAct(PartedAct):
    """Everything is seen at once; what is asked or written now has its work area above the rest."""

    def __init__(
        self,
        sitting: Sitting,
        act: Act,
        make: Callable[[Sitting, Act], ActView],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(sitting, act, parent)
        desk, workshop = sitting.desk, sitting.workshop_id
        self.parts = {
            place: make(sitting, each) for place, each in enumerate(sitting.acts) if not is_page(each)
        }
        self.promises = PromisesCard(desk, "promise", workshop)
        self.tellings = PromisesCard(desk, "telling", workshop)
        self.to_room = plain_button(_("Show it to the room"), icon="eye", small=True, do=self._to_lists)
        self.promises.beside(self.to_room)
        self.marks = MarksCard()
        self.type_slips = plain_button(_("Type the slips…"), small=True)
        self.marks.column.addWidget(self.type_slips, 0, Qt.AlignmentFlag.AlignLeft)
        self.home = TakeHome(desk, workshop)
        self.wish = _Wish(sitting)
        self.home.row.addWidget(self.wish, 10)
        self.type_slips.clicked.connect(lambda: self._go_to("ask"))
        self.wish.wanted.connect(lambda: self._go_to("write"))
        self._row = SideBySide(_TWO_COLUMNS, spacing=12)
        self._row.addWidget(self.marks, 10)
        self._row.addWidget(self.home, 17)
        for part in self.parts.values():
            part.hide()
            part.looked.connect(self._changed)
            part.rested.connect(self.rested)
        parts = (*self.parts.values(), self.promises, self.tellings)
        fill(self, *parts, self._row, spacing=12).addStretch(1)
        self._on = sitting.act_place

    @property
    def part(self) -> ActView | None:
        """What is asked or written now; None while the lists are on."""
        return self.parts.get(self.sitting.act_place)

    def all_parts(self) -> Sequence[ActView]:
        """What is asked or written while closing."""
        return tuple(self.parts.values())

    def _asking_marks(self) -> AskAct | None:
        return next((p for p in self.all_parts() if isinstance(p, AskAct) and p.act.method == "marks"), None)

    def reload(self) -> None:
        """Show everything as it is now; where another act is on, begin there."""
        self.act = self.sitting.act
        acts = self.sitting.acts
        for place, part in self.parts.items():
            part.act = acts[place]  # it may be done openly now
            part.reload()
        self._show_parts()
        listed = {act.of for act in acts if act.name == "list"}
        for card, of in ((self.promises, "promises"), (self.tellings, "tellings")):
            card.reload()
            card.setVisible(of in listed or bool(card.list.lines.rows))
        self.home.reload()
        self.wish.reload()
        if self._on != self.sitting.act_place:
            self._on = self.sitting.act_place
            self.begin()

    def _show_parts(self) -> None:
        """The part that is on; marks that are shown stand in their card alone."""
        marks, on = self._asking_marks(), self.part
        asked = None if marks is None else marks.asked()
        are_in = asked is not None and bool(asked.result)
        for part in self.parts.values():
            part.setVisible(part is on and not (part is marks and are_in))
        self.to_room.setVisible(on is not None and any(is_page(act) for act in self.sitting.acts))
        self.type_slips.setVisible(marks is not None and not are_in and on is not marks)
        self.marks.show_marks(marks_of(self.desk.document, self.sitting.workshop))
        self.marks.setVisible(bool(self.marks.shown) or marks is not None)

    def begin(self) -> None:
        """What is asked or written; else the list that is still to be made, or the way on."""
        if self.part is not None and not self.part.isHidden():
            super().begin()
        elif self.part is not None:
            self.rested.emit()
        else:
            card = self.tellings if self.sitting.act.of == "tellings" else self.promises
            card.add.setFocus()

    def counted(self) -> tuple[str, int, int | None] | None:
        """How many gave their marks; elsewhere what the part that is on counts."""
        marks = self._asking_marks()
        if marks is None or (isinstance(self.part, AskAct) and self.part is not marks):
            return super().counted()
        _words, count, among = marks.counted() or ("", 0, None)
        return _("Gave their marks"), count, among

    def advance(self) -> bool:
        """What the part that is on does first."""
        return self.part is not None and self.part.advance()

    def can_reveal(self) -> bool:
        """Whether the part that is on has something that nobody saw."""
        return self.part is not None and self.part.can_reveal()

    def reveal(self) -> None:
        """Show it to all at once."""
        if self.part is not None:
            self.part.reveal()

    def stop(self) -> None:
        """Draw no more papers."""
        self.home.stop()

    def _changed(self) -> None:
        self._show_parts()
        self.wish.reload()
        self.looked.emit()

    def _go_to(self, name: str) -> None:
        self.sitting.show_act(next(n for n, act in enumerate(self.sitting.acts) if act.name == name))

    def _to_lists(self) -> None:
        self.sitting.show_act(next(n for n, act in enumerate(self.sitting.acts) if is_page(act)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._row.fit(self.width())
        super().resizeEvent(event)


class _Wish(QWidget):
    """The wishes for next time once they may be seen, before that how many there are."""

    wanted = Signal()

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.said = PlainLabel("", "body")
        self.write = plain_button(_("Write one…"), small=True, do=self.wanted)
        self.write.setAccessibleName(_("Write a wish for next time"))
        column = fill(self, PlainLabel(_("One wish for next time"), "small"), self.said, self.write)
        column.setAlignment(self.write, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)  # an alignment of the column would give labels one line only

    def reload(self) -> None:
        """Show the wishes of this evening by their letters, in the order of nobody."""
        sitting = self.sitting
        acts, step = sitting.acts, sitting.step
        asked = any((act.name, act.of) == ("write", "wish") for act in acts)
        self.setVisible(asked)
        if not asked or step is None:
            return
        known = ideas.of_cycle(sitting.desk.document, sitting.workshop.cycle_id)
        texts = sorted((i.text for i in known if i.kind == "wish" and i.step_id == step.id), key=str.casefold)
        self.said.set_text("\n".join(texts))
        self.said.setVisible(bool(texts))
        self.write.setVisible(sitting.act.of != "wish")
