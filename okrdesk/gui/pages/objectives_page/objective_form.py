"""The editor of an objective: every field is told to the document when it is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from okrdesk.gui.areas.objectives import forms
from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.objectives_page import asking
from okrdesk.gui.widgets.fields import TextArea, TextField, captioned
from okrdesk.gui.widgets.fold import open_around
from okrdesk.gui.widgets.text import PlainLabel, plain_button, tip_text
from okrdesk.gui.widgets.words import type_word
from okrdesk.i18n import _
from okrdesk.okr import continued, framing, key_results, measure_library, mission, objectives, teams
from okrdesk.okr.measure_library import LibraryMeasure
from okrdesk.okr.mission import Priority
from okrdesk.okr.numbers import as_typed
from okrdesk.okr.objectives import Objective
from okrdesk.okr.outline import ObjectiveLine
from okrdesk.okr.people import Person


class ObjectiveForm(QWidget):
    """Shows one objective; `field(name)` is one of its fields.

    `measure_taken` tells the id of a key result that was just begun with a measure of the library.
    """

    measure_taken = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._id = ""
        self._known: Objective
        self.title = TextArea(_("Objective"), least_lines=2, most_lines=6)
        self.why = TextArea(_("Why this, why now"), least_lines=2, most_lines=8)
        self.commitment = forms.choice(
            _("Ambition"), _commitments(), lambda key: self._change(replace(self._known, commitment=key))
        )
        self.type = forms.choice(
            _("Type"), _types(), lambda key: self._change(replace(self._known, type=key))
        )
        self.priority = forms.choice(_("Serves the priority"), (), self._serve)
        self.owner = forms.choice(_("Owner"), forms.people_choices(()), self._assign)
        self.origin = forms.choice(
            _("Where it came from"), _origins(), lambda key: self._change(replace(self._known, origin=key))
        )
        self.weight = TextField(_("Weight of 100"), placeholder=_("equal"))
        self.team = forms.choice(_("Team"), (), self._join)
        self.team_part = captioned(_("Team"), self.team)
        self.effort = TextField(_("Effort, in points of our own"), placeholder=_("not estimated"))
        self.supports = TextArea(
            _("Goal of the organisation that it supports"),
            placeholder=_("in the words of the organisation"),
            least_lines=1,
            most_lines=4,
        )
        self.came_from = PlainLabel("", "small")
        self.framing = PlainLabel("", "small")
        self.library = plain_button(_("Measure from the library"), icon="plus", small=True)
        self.library.setMenu(QMenu(self.library))
        self.links = TextArea(_("Links for further reading"), least_lines=1, most_lines=6)
        self.warning = PlainLabel("", "error")
        self.more = forms.MoreFields(
            forms.side_by_side(self.weight, self.effort),
            self.team_part,
            self.supports,
            captioned(_("Where it came from"), self.origin),
            self.links,
        )
        self._connect()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.framing)
        column.addWidget(self.came_from)
        column.addWidget(self.why)
        for one, other in (
            (captioned(_("Ambition"), self.commitment), captioned(_("Type"), self.type)),
            (captioned(_("Serves the priority"), self.priority), captioned(_("Owner"), self.owner)),
        ):
            column.addLayout(forms.side_by_side(one, other))
        column.addWidget(self.library, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.warning)
        column.addWidget(self.more)

    def _connect(self) -> None:
        self.title.typed.connect(self._show_framing)
        self.library.menu().aboutToShow.connect(self._fill_library)
        self.title.edited.connect(
            lambda text: self._tell(self.title, replace(self._known, title=text.replace("\n", " ")))
        )
        self.why.edited.connect(lambda text: self._tell(self.why, replace(self._known, why=text)))
        self.supports.edited.connect(
            lambda text: self._tell(self.supports, replace(self._known, supports=text.strip()))
        )
        self.weight.edited.connect(self._tell_weight)
        self.effort.edited.connect(self._tell_effort)
        self.links.edited.connect(lambda text: self._tell(self.links, replace(self._known, links=text)))

    def field(self, name: str) -> QWidget:
        """The field that edits this, its fold open."""
        named: QWidget = getattr(self, name, self.title)
        open_around(named)
        return named

    def fields(self) -> tuple[Any, ...]:
        """All fields that may hold half-typed text."""
        return (self.title, self.why, self.weight, self.effort, self.supports, self.links)

    def finish(self) -> None:
        """Tell what is half typed, before another line is shown."""
        for field in self.fields():
            field.finish()

    def show_line(
        self, line: ObjectiveLine, people: Sequence[Person], priorities: Sequence[Priority], locale: str
    ) -> None:
        """Show an objective; the same one again never touches half-typed text."""
        objective = line.objective
        again = objective.id == self._id
        self._id = objective.id
        self._known = objective
        for field, text in (
            (self.title, objective.title),
            (self.why, objective.why),
            (self.weight, as_typed(objective.weight, locale)),
            (self.effort, as_typed(objective.effort, locale)),
            (self.supports, objective.supports),
            (self.links, objective.links),
        ):
            if again:
                field.set_text_if_idle(text)
            else:
                field.set_text(text)
        self.commitment.set_key(objective.commitment)
        self.type.set_key(objective.type)
        self.priority.set_choices([("", _("None yet")), *((p.id, p.text) for p in priorities)])
        self.priority.set_key(objective.priority_id or "")
        self.owner.set_choices(forms.people_choices(forms.offered(people, [objective.owner_id])))
        self.owner.set_key(objective.owner_id or "")
        self.origin.set_key(objective.origin)
        known = teams.all_teams(self.desk.document)
        self.team.set_choices([("", _("All of us")), *((team.id, team.name) for team in known)])
        self.team.set_key(objective.team_id or "")
        self.team_part.setVisible(bool(known))
        continues = continued.sentence(self.desk.document, objective)
        self.came_from.set_text(continues)
        self.came_from.setVisible(bool(continues))
        self.warning.set_text(line.figures.warning)
        self.warning.setVisible(bool(line.figures.warning))
        self._show_framing(self.title.text())
        self.more.say_filled([name for name, filled in _filled(objective) if filled])

    def _show_framing(self, text: str) -> None:
        """How a community of this kind words its goals, and whether “we” is in it."""
        said = framing.framing_words(mission.read(self.desk.document).community, text)
        self.framing.set_text(said)
        self.framing.setVisible(bool(said))

    def _fill_library(self) -> None:
        """Offer the measures of the library, those first that fit this community and this type of goal."""
        menu = self.library.menu()
        menu.clear()
        community = mission.read(self.desk.document).community
        for entry in measure_library.fitting(community, self._known.type):
            action = menu.addAction(entry.title())
            action.setToolTip(tip_text(entry.source()))
            action.triggered.connect(lambda _checked=False, taken=entry: self._take_measure(taken))

    def _take_measure(self, entry: LibraryMeasure) -> None:
        desk = self.desk
        made = desk.do(key_results.add, entry.key_result(self._id), today=desk.today)
        if made is not None:
            self.measure_taken.emit(made)

    def _change(self, after: Objective) -> None:
        self._known = self.desk.do(objectives.change, self._known, after) or self._known

    def _serve(self, priority_id: str) -> None:
        self._change(replace(self._known, priority_id=priority_id or None))

    def _join(self, team_id: str) -> None:
        wanted = team_id or None
        if wanted == self._known.team_id or asking.may_add_objective(self, self.desk, wanted):
            self._change(replace(self._known, team_id=wanted))
        else:
            self.team.set_key(self._known.team_id or "")

    def _assign(self, person_id: str) -> None:
        forms.assign_owner(self, self.desk, self._id, person_id)

    def _tell(self, field: TextField | TextArea, after: Objective) -> None:
        saying = self.desk.beside(field.set_error)
        self._known = saying.do(objectives.change, self._known, after) or self._known

    def _tell_weight(self, text: str) -> None:
        understood, value = forms.read_number(self.weight, text, self.desk.locale)
        if understood:
            self._tell(self.weight, replace(self._known, weight=value))

    def _tell_effort(self, text: str) -> None:
        understood, value = forms.read_number(self.effort, text, self.desk.locale)
        if understood and value is not None and value < 0:
            self.effort.set_error(_("Effort is 0 or more; leave it empty when you do not know."))
        elif understood:
            self._tell(self.effort, replace(self._known, effort=value))


def _filled(objective: Objective) -> list[tuple[str, bool]]:
    return [
        (_("Weight"), objective.weight is not None),
        (_("Effort"), objective.effort is not None),
        (_("Team"), objective.team_id is not None),
        (_("Goal of the organisation"), bool(objective.supports)),
        (_("Links"), bool(objective.links)),
    ]


def _commitments() -> list[tuple[str, str]]:
    return [("aspirational", _("Aspirational")), ("committed", _("Committed"))]


def _types() -> list[tuple[str, str]]:
    return [(kind, type_word(kind) or _("Not chosen")) for kind in ("", *objectives.TYPES)]


def _origins() -> list[tuple[str, str]]:
    return [
        ("own", _("Our own words")),
        ("blueprint", _("A blueprint")),
        ("theme", _("A theme of the workshop")),
        ("leadership", _("Leadership")),
    ]
