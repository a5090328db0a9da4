"""Asks who gets a copy, and whether it holds everything or the objectives of one team."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui.widgets.combo import choice_words, combo
from okrdesk.gui.widgets.fields import TextField, captioned
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from okrdesk.okr.teams import Team

_MOST_OUT = 6


@dataclass(frozen=True, slots=True)
class HandOut:
    """Who gets a copy; `team_id` is None for everything."""

    to: str
    team_id: str | None


class HandOutDialog(FormDialog[HandOut]):
    """`out` are lines about the copies that did not come back yet."""

    def __init__(self, parent: QWidget | None, teams: Sequence[Team], out: Sequence[str]) -> None:
        super().__init__(parent, _("Hand out a copy"), _("Hand out a copy"), width=460)
        purpose = _(
            "For a break-out table, or for somebody on the road: they work in a file of their own, and "
            "“Take a copy back” brings in what they changed. Nothing of yours is overwritten."
        )
        self.column.addWidget(PlainLabel(purpose, "muted"))
        self.to = TextField(_("Who gets it?"), placeholder=_("A person or a table"))
        self.column.addWidget(self.to)
        choices = [("", _("Everything")), *((team.id, choice_words(team.name)) for team in teams)]
        self.what = combo(_("What it holds"), choices)
        self._given_name = ""
        self.what.activated.connect(lambda _index: self._explain())
        self.held = PlainLabel("", "small")
        self.column.addWidget(captioned(_("What it holds"), self.what))
        self.column.addWidget(self.held)
        self._names = {team.id: team.name for team in teams}
        if out:
            more = len(out) - _MOST_OUT
            shown = [*out[:_MOST_OUT], *([_("and {n} more").format(n=more)] if more > 0 else [])]
            self.column.addWidget(PlainLabel(_("Not back yet"), "strong"))
            self.column.addWidget(PlainLabel("\n".join(shown), "small"))
        self.column.addStretch(1)
        self.end_with_answer(_("Choose where…"))
        self._explain()
        self.to.setFocus()

    def _explain(self) -> None:
        team = self._names.get(self.what.key(), "")
        if not team:
            whole = _(
                "The whole workspace with its history, also what was removed. Votes not yet revealed and "
                "private notes stay here."
            )
            self.held.set_text(whole)
        else:
            part = _(
                "The objectives of {team} with their check-ins, beside mission, cycles, priorities and the "
                "names of people and teams. Nothing of other teams, nothing removed, no workshop."
            )
            self.held.set_text(part.format(team=team))
        if self.to.trimmed() in ("", self._given_name):
            self._given_name = team
            self.to.set_text(team)

    def answer(self) -> HandOut | None:
        """Who gets what; None while nobody is named, said beside the field."""
        if not self.to.trimmed():
            self.to.refuse(_("Say who gets the copy, so that you know it when it comes back."))
            return None
        return HandOut(self.to.trimmed(), self.what.key() or None)
