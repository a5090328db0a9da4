"""Asks for a decision: what, why, and by which evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.dialogs.answer_row import answer_row, choice_words, make_readable_only
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import TextArea, captioned
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _


@dataclass(frozen=True, slots=True)
class DecisionAnswer:
    """What was decided. `line` is the id of an objective or key result; ids are "" for none."""

    what: str = ""
    why: str = ""
    evidence: str = ""
    line: str = ""
    person_id: str = ""


class DecisionDialog(Dialog):
    """One decision of the log."""

    def __init__(
        self,
        parent: QWidget | None,
        known: DecisionAnswer,
        lines: Sequence[tuple[str, str]],
        people: Sequence[tuple[str, str]],
        *,
        new: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("A decision"))
        self.setMinimumWidth(round(460 * theme.text_scale()))
        self.what = TextArea(_("What we decided"), known.what, _("Count introductions, not messages"))
        self.why = TextArea(_("Why"), known.why, least_lines=1)
        self.evidence = TextArea(
            _("What shows it: a figure, a check-in, a conversation"), known.evidence, least_lines=1
        )
        self.line = combo(
            _("About"),
            [("", _("the cycle as a whole")), *((i, choice_words(w)) for i, w in lines)],
            known.line,
        )
        self.person = combo(
            _("Decided by"),
            [("", _("all of us")), *((i, choice_words(w)) for i, w in people)],
            known.person_id,
        )
        self.row, self.take = answer_row(self, _("Add") if new else _("Save"), self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(PlainLabel(_("A decision"), "heading"))
        for part in (self.what, self.why, self.evidence):
            column.addWidget(part)
        column.addWidget(captioned(_("About"), self.line))
        column.addWidget(captioned(_("Decided by"), self.person))
        column.addStretch(1)
        column.addLayout(self.row)
        self.what.setFocus()

    def answer(self) -> DecisionAnswer:
        """What stands in the fields."""
        what, why, evidence = (field.text().strip() for field in (self.what, self.why, self.evidence))
        return DecisionAnswer(what, why, evidence, self.line.key(), self.person.key())

    def _accept(self) -> None:
        if self.answer().what:
            self.accept()
        else:
            self.what.set_error(_("Say what was decided, or cancel."))
            self.what.setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        known: DecisionAnswer | None,
        lines: Sequence[tuple[str, str]],
        people: Sequence[tuple[str, str]],
        *,
        writable: bool = True,
    ) -> DecisionAnswer | None:
        """The decision as told, or changed when `known` is given; None when cancelled or only read."""
        dialog = cls(parent, known or DecisionAnswer(), lines, people, new=known is None)
        if not writable:
            make_readable_only(dialog, dialog.take)
        said = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.answer()
        dialog.deleteLater()
        return answer if said else None
