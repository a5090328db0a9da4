"""What the work area of every act has: its sitting, what it counts, what it does with keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.pages.workshop_page.work_area import WorkArea
from okrdesk.gui.widgets.fields import TextArea, TextField
from okrdesk.okr.workshop.openly import do_openly
from okrdesk.okr.workshop.templates import Act
from okrdesk.okr.workshop.workshops import WorkshopStep


class ActView(WorkArea):
    """The work area of one act of the step that is on.

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

    def in_box(self) -> dict[str, int]:
        """How many ballots of an open round are in, by its id."""
        return {}

    def openly(self) -> dict[str, dict[str, Any]]:
        """What was typed openly into a round by its id, as its result would be."""
        return {}

    def written(self) -> int:
        """How many cards lie in the box of this act."""
        return 0

    def advance(self) -> bool:
        """Go on within this act; whether there was a way."""
        return False

    def unsettled(self) -> bool:
        """Whether something must be settled before the room goes on."""
        return False

    def stop(self) -> None:
        """Be left: what it does beside the window ends."""

    def do_openly(self, openly: bool) -> None:
        """Do this act openly, or from now on unseen; another work area follows it."""
        self.desk.do(do_openly, self.step.id, self.sitting.act_place, openly)

    def keep_draft(
        self, key: str, field: TextField | TextArea, is_draft: Callable[[], bool] = lambda: True
    ) -> None:
        """Have what is half typed in a field outlive this step and this window; only Enter enters it.

        Where `is_draft` says no, something else stands there.
        """
        draft_key = f"{self.step.id}/{self.act.name}/{self.act.of}/{key}"
        kept = self.sitting.mine.draft(draft_key)
        if kept:
            field.type_text(kept)
        field.hold()

        def keep(text: str) -> None:
            field.hold()
            self.sitting.mine.keep_draft(draft_key, text if is_draft() else "")

        field.typed.connect(keep)
        field.edited.connect(
            lambda text: self.sitting.mine.keep_draft(draft_key, text if field.error() else "")
        )
