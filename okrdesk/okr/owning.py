"""Owning: objectives and key results, by id, get their one owner, who accepts them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.i18n import _
from okrdesk.okr import key_results, objectives, people, teams
from okrdesk.okr.nearest import suggestion
from okrdesk.okr.objectives import Objective
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.okr.people import Person
from okrdesk.okr.terms import KeyResult


def assign(document: Document, line_id: str, person_id: str | None) -> None:
    """Give a line its one owner, or nobody. What the one before accepted is open again.

    Refused where the line or the person is not here.
    """
    known = _line(document, line_id)
    _person(document, person_id)
    label = _("Assign an owner")
    if isinstance(known, Objective):
        objectives.change(document, known, replace(known, owner_id=person_id), label)
    else:
        key_results.change(document, known, replace(known, owner_id=person_id), label)


def accept(document: Document, line_id: str, day: dt.date | None) -> None:
    """Note that its owner accepted a line on a day, or None: not yet. Refused while nobody owns it."""
    known = _line(document, line_id)
    unowned = known.owner_id is None and day is not None
    if isinstance(known, Objective):
        if unowned:
            raise Refused(_("Nobody owns this objective yet; choose an owner first."))
        objectives.change(document, known, replace(known, accepted_on=day), _("Accept an objective"))
    else:
        if unowned:
            raise Refused(_("Nobody owns this key result yet; choose an owner first."))
        key_results.change(document, known, replace(known, accepted_on=day), _("Accept a key result"))


def _person(document: Document, person_id: str | None) -> Person | None:
    person = next((each for each in people.everyone(document) if each.id == person_id), None)
    if person_id is not None and person is None:
        raise Refused(_("That person is no longer here; choose another."))
    return person


def _line(document: Document, line_id: str) -> Objective | KeyResult:
    if document.row(t.Objective, line_id) is not None:
        return objectives.read(document, line_id)
    return key_results.read(document, line_id)


def hand_over(document: Document, line_ids: Sequence[str], person_id: str | None) -> None:
    """Give objectives and key results, by id, to a person or (None) to nobody, in one step of history.

    Refused as a whole when one of them is not here, its cycle is closed or the person is retired.
    """
    if not line_ids:
        raise Refused(_("There is nothing to hand over; choose an objective or key result first."))
    receiver = _person(document, person_id)
    if receiver is not None and receiver.retired:
        raise Refused(
            _("{name} has retired; choose somebody else, or take them back.").format(name=receiver.name)
        )
    with document.edit(_("Assign an owner")):
        for line_id in line_ids:
            assign(document, line_id, person_id)


def give_to_team(document: Document, objective_ids: Sequence[str], team_id: str | None) -> None:
    """Make objectives those of a team, or (None) of no team, in one step of history; refused as a whole."""
    if team_id is not None and all(team.id != team_id for team in teams.all_teams(document)):
        raise Refused(_("That team is no longer here; choose another."))
    with document.edit(_("Give an objective to a team")):
        for objective_id in objective_ids:
            objective = objectives.read(document, objective_id)
            objectives.change(document, objective, replace(objective, team_id=team_id))


def find_line(outline: Outline, number: str) -> ObjectiveLine | KeyResultLine:
    """The objective ("2") or key result ("2.1") with this number or id; refused with the nearest number."""
    wanted = number.strip()
    numbers = []
    for objective in outline.objectives:
        if wanted in (str(objective.number), objective.objective.id):
            return objective
        numbers.append(str(objective.number))
        for line in objective.key_results:
            if wanted in (line.number, line.key_result.id):
                return line
            numbers.append(line.number)
    nearest = suggestion(number, numbers)
    raise Refused(
        _("There is no objective or key result “{number}”; {nearest}").format(number=number, nearest=nearest)
    )
