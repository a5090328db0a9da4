"""Asks for a success or a lesson: what happened, what to try, who, and whether it may leave the house."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui.widgets.combo import combo, or_none
from okrdesk.gui.widgets.fields import TextArea, captioned
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _


@dataclass(frozen=True, slots=True)
class StoryAnswer:
    """What was told.

    Ids are "" for none; `try_next` is empty for a success.
    """

    text: str = ""
    try_next: str = ""
    objective_id: str = ""
    person_id: str = ""
    may_share: bool = False


class StoryDialog(FormDialog[StoryAnswer]):
    """One story. `kind` is success or lesson; `origin` names the community it came from, "" for ours.

    Without `writable` it is only read.
    """

    def __init__(
        self,
        parent: QWidget | None,
        kind: str,
        given: StoryAnswer | None,
        objectives: Sequence[tuple[str, str]],
        people: Sequence[tuple[str, str]],
        origin: str = "",
        *,
        writable: bool = True,
    ) -> None:
        """`given` is the story that is changed, None for a new one."""
        lesson = kind == "lesson"
        heading = _("A lesson") if lesson else _("A success")
        super().__init__(parent, heading, heading, width=460)
        known = given or StoryAnswer()
        example = _("Counting messages rewarded noise.") if lesson else _("The first evening sold out.")
        self.text = TextArea(
            _("What did we learn?") if lesson else _("What went well?"), known.text, example, most_lines=8
        )
        self.try_next = TextArea(
            _("What to try next"), known.try_next, _("Count introductions instead"), least_lines=1
        )
        self.try_next.setVisible(lesson)
        whole = _("the cycle as a whole")
        self.objective = combo(_("Objective"), or_none(whole, objectives), known.objective_id)
        self.person = combo(_("Told by"), or_none(_("nobody by name"), people), known.person_id)
        self.may_share = QCheckBox(_("May be shared outside this community"))
        self.may_share.setChecked(known.may_share)
        note = _("Only stories with this tick leave the house. Ask who is in them first.")
        if origin:
            came = _("This story came from {community}.").format(community=" ".join(origin[:200].split()))
            note = f"{came} {note}"
        self.column.addWidget(self.text)
        self.column.addWidget(self.try_next)
        self.column.addWidget(captioned(_("Objective"), self.objective))
        self.column.addWidget(captioned(_("Told by"), self.person))
        self.column.addWidget(self.may_share)
        self.column.addWidget(PlainLabel(note, "small"))
        self.column.addStretch(1)
        self.end_with_answer(_("Save") if given else _("Add"), writable=writable)
        self.text.setFocus()

    def answer(self) -> StoryAnswer | None:
        """What stands in the fields; None without a story, said beside it."""
        if not self.text.trimmed():
            self.text.refuse(_("Tell it in a few words, or cancel."))
            return None
        return StoryAnswer(
            self.text.trimmed(),
            self.try_next.trimmed(),
            self.objective.key(),
            self.person.key(),
            self.may_share.isChecked(),
        )
