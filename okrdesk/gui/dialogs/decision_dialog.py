"""Asks for a decision: what, why, and by which evidence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui.widgets.combo import combo, or_none
from okrdesk.gui.widgets.fields import TextArea, captioned
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.i18n import _


@dataclass(frozen=True, slots=True)
class DecisionAnswer:
    """What was decided. `line` is the id of an objective or key result; ids are "" for none."""

    what: str = ""
    why: str = ""
    evidence: str = ""
    line: str = ""
    person_id: str = ""


class DecisionDialog(FormDialog[DecisionAnswer]):
    """One decision of the log; without `writable` it is only read."""

    def __init__(
        self,
        parent: QWidget | None,
        given: DecisionAnswer | None,
        lines: Sequence[tuple[str, str]],
        people: Sequence[tuple[str, str]],
        *,
        writable: bool = True,
    ) -> None:
        """`given` is the decision that is changed, None for a new one."""
        super().__init__(parent, _("A decision"), _("A decision"), width=460)
        known = given or DecisionAnswer()
        self.what = TextArea(_("What we decided"), known.what, _("Count introductions, not messages"))
        self.why = TextArea(_("Why"), known.why, least_lines=1)
        self.evidence = TextArea(
            _("What shows it: a figure, a check-in, a conversation"), known.evidence, least_lines=1
        )
        self.line = combo(_("About"), or_none(_("the cycle as a whole"), lines), known.line)
        self.person = combo(_("Decided by"), or_none(_("all of us"), people), known.person_id)
        for part in (self.what, self.why, self.evidence):
            self.column.addWidget(part)
        self.column.addWidget(captioned(_("About"), self.line))
        self.column.addWidget(captioned(_("Decided by"), self.person))
        self.column.addStretch(1)
        self.end_with_answer(_("Save") if given else _("Add"), writable=writable)
        self.what.setFocus()

    def answer(self) -> DecisionAnswer | None:
        """What stands in the fields; None without a decision, said beside it."""
        what, why, evidence = (field.trimmed() for field in (self.what, self.why, self.evidence))
        if not what:
            self.what.refuse(_("Say what was decided, or cancel."))
            return None
        return DecisionAnswer(what, why, evidence, self.line.key(), self.person.key())
