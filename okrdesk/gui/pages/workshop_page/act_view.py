"""What the work area of every act has: its sitting, what it counts, what it does with keys."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.widgets.fields import TextArea, TextField
from okrdesk.okr.workshop.moment import Moment
from okrdesk.okr.workshop.openly import do_openly
from okrdesk.okr.workshop.templates import Act
from okrdesk.okr.workshop.workshops import WorkshopStep


class ActView(QWidget):
    """The work area of one act of the step that is on. It writes by the desk and is told to `reload`.

    `looked` says that the room is to see something else now, `rested` that nothing here wants the keyboard.
    """

    looked = Signal()
    rested = Signal()

    def __init__(self, sitting: Sitting, act: Act, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sitting = sitting
        self.act = act

    @property
    def desk(self) -> Desk:
        """Where everything is written."""
        return self.sitting.desk

    @property
    def step(self) -> WorkshopStep:
        """The step that is on."""
        step = self.sitting.step
        assert step is not None
        return step

    def reload(self) -> None:
        """Show the document anew; half-typed text is not touched."""
        raise NotImplementedError

    def begin(self) -> None:
        """Give the keyboard to the part at which one begins."""

    def press(self, event: QKeyEvent) -> bool:
        """Do what a single key stands for outside text fields; whether there is such a thing."""
        return False

    def takes_enter(self) -> bool:
        """Whether Ctrl+Enter saves what is typed here instead of going on."""
        return False

    def counted(self) -> tuple[str, int, int | None] | None:
        """(words, how many are in, of how many) for the card beside, None where nothing is counted."""
        return None

    def in_box(self) -> dict[str, int]:
        """How many ballots of an open round are in, by its id."""
        return {}

    def openly(self) -> dict[str, dict[str, Any]]:
        """What was typed openly into a round by its id, as its result would be."""
        return {}

    def written(self) -> int:
        """How many cards lie in the box of this act."""
        return 0

    def told(self, moment: Moment) -> Moment:
        """The moment with what only this act knows of it; `shown` decides what the room sees."""
        return moment

    def advance(self) -> bool:
        """Go on within this act; whether there was a way."""
        return False

    def unsettled(self) -> bool:
        """Whether something must be settled before the room goes on."""
        return False

    def can_reveal(self) -> bool:
        """Whether there is something that the room does not see yet and can be shown."""
        return False

    def reveal(self) -> None:
        """Show it to all at once."""

    def stop(self) -> None:
        """Be left: what it does beside the window ends."""

    def do_openly(self, openly: bool) -> None:
        """Do this act openly, or from now on unseen; another work area follows it."""
        self.desk.do(do_openly, self.step.id, self.sitting.act_place, openly)

    def keep_draft(self, key: str, field: TextField | TextArea) -> None:
        """Have what is half typed in a field outlive this step and this window; only Enter enters it."""
        draft_key = f"{self.step.id}/{self.act.name}/{self.act.of}/{key}"
        kept = self.sitting.private.drafts.get(draft_key, "")
        if kept:
            field.type_text(kept)
        field.hold()

        def keep(text: str) -> None:
            field.hold()
            self.sitting.keep_draft(draft_key, text)

        field.typed.connect(keep)
        field.edited.connect(lambda text: self.sitting.keep_draft(draft_key, text if field.error() else ""))
