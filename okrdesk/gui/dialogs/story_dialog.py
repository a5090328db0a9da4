"""Asks for a success or a lesson: what happened, what to try, who, and whether it may leave the house."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.dialogs.answer_row import answer_row, choice_words, make_readable_only
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import TextArea, captioned
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _


@dataclass(frozen=True, slots=True)
class StoryAnswer:
    """What was told. Ids are "" for none; `try_next` is empty for a success."""

    text: str = ""
    try_next: str = ""
    objective_id: str = ""
    person_id: str = ""
    may_share: bool = False


class StoryDialog(Dialog):
    """One story. `kind` is success or lesson; `origin` names the community it came from, "" for ours."""

    def __init__(
        self,
        parent: QWidget | None,
        kind: str,
        known: StoryAnswer,
        objectives: Sequence[tuple[str, str]],
        people: Sequence[tuple[str, str]],
        origin: str = "",
        *,
        new: bool = True,
    ) -> None:
        super().__init__(parent)
        lesson = kind == "lesson"
        heading = _("A lesson") if lesson else _("A success")
        self.setWindowTitle(heading)
        self.setMinimumWidth(round(460 * theme.text_scale()))
        example = _("Counting messages rewarded noise.") if lesson else _("The first evening sold out.")
        self.text = TextArea(
            _("What did we learn?") if lesson else _("What went well?"), known.text, example, most_lines=8
        )
        self.try_next = TextArea(
            _("What to try next"), known.try_next, _("Count introductions instead"), least_lines=1
        )
        self.try_next.setVisible(lesson)
        nobody, none = [("", _("nobody by name"))], [("", _("the cycle as a whole"))]
        self.objective = combo(
            _("Objective"), [*none, *((i, choice_words(w)) for i, w in objectives)], known.objective_id
        )
        self.person = combo(
            _("Told by"), [*nobody, *((i, choice_words(w)) for i, w in people)], known.person_id
        )
        self.may_share = QCheckBox(_("May be shared outside this community"))
        self.may_share.setChecked(known.may_share)
        words = _("Only stories with this tick leave the house. Ask who is in them first.")
        if origin:
            came = _("This story came from {community}.").format(community=" ".join(origin[:200].split()))
            words = f"{came} {words}"
        self.row, self.take = answer_row(self, _("Add") if new else _("Save"), self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(PlainLabel(heading, "heading"))
        column.addWidget(self.text)
        column.addWidget(self.try_next)
        column.addWidget(captioned(_("Objective"), self.objective))
        column.addWidget(captioned(_("Told by"), self.person))
        column.addWidget(self.may_share)
        column.addWidget(PlainLabel(words, "small"))
        column.addStretch(1)
        column.addLayout(self.row)
        self.text.setFocus()

    def answer(self) -> StoryAnswer:
        """What stands in the fields."""
        return StoryAnswer(
            self.text.text().strip(),
            self.try_next.text().strip(),
            self.objective.key(),
            self.person.key(),
            self.may_share.isChecked(),
        )

    def _accept(self) -> None:
        if self.answer().text:
            self.accept()
        else:
            self.text.set_error(_("Tell it in a few words, or cancel."))
            self.text.setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        kind: str,
        known: StoryAnswer | None,
        objectives: Sequence[tuple[str, str]],
        people: Sequence[tuple[str, str]],
        origin: str = "",
        *,
        writable: bool = True,
    ) -> StoryAnswer | None:
        """The story as told, or changed when `known` is given; None when cancelled or only read."""
        dialog = cls(parent, kind, known or StoryAnswer(), objectives, people, origin, new=known is None)
        if not writable:
            make_readable_only(dialog, dialog.take)
        said = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.answer()
        dialog.deleteLater()
        return answer if said else None
