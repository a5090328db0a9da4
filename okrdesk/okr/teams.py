"""Teams: sub-communities with people and objectives of their own."""

from __future__ import annotations

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import in_one_line, is_blank
from okrdesk.document.whole_rows import Spelled
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import order
from okrdesk.okr.alphabet import is_same
from okrdesk.okr.records import Kept, differences

MOST_OBJECTIVES = 3  # as for the whole community: what is more gets less of everybody


@dataclass(frozen=True, slots=True)
class Team:
    """A sub-community.

    Its people and objectives name it, not the other way round.
    """

    id: str
    name: str
    purpose: str = ""
    position: str = ""


_KEPT = Kept(t.Team, Team)
_ALL = Spelled(lambda: t.Team.select().where(t.Team.deleted == 0).order_by(t.Team.position, t.Team.id))


def all_teams(document: Document) -> tuple[Team, ...]:
    """Every team in its order."""
    return document.once(all_teams, lambda: _all_teams(document), of=("team",))


def _all_teams(document: Document) -> tuple[Team, ...]:
    return _KEPT.records(document.rows(_ALL()))


def add(document: Document, name: str, purpose: str = "", team_id: str = "") -> str:
    """Add a team as the last one, with a fresh id unless one is given; returns it.

    A second team of the same name is refused.
    """
    name = in_one_line(name)
    _refuse_wrong(document, name)
    with document.edit(_("Add a team")):
        position = order.last(team.position for team in all_teams(document))
        return _KEPT.add(document, Team(team_id, name, purpose.strip(), position))


def change(document: Document, before: Team, after: Team) -> None:
    """Rename a team or say what it is there for."""
    changed = differences(before, after)
    if "name" in changed:
        changed["name"] = in_one_line(after.name)
        _refuse_wrong(document, changed["name"], before.id)
    if "purpose" in changed:
        changed["purpose"] = after.purpose.strip()
    with document.edit(_("Change a team")):
        _KEPT.set(document, before.id, changed)


def move(document: Document, team_id: str, index: int) -> None:
    """Put a team at a place among the others."""
    with document.edit(_("Move a team")):
        order.move(document, t.Team, all_teams(document), team_id, index)


def remove(document: Document, team_id: str) -> None:
    """Remove a team; its people and the objectives of open cycles belong to no team then.

    Objectives of closed cycles are left as they are: those cycles are for reading.
    """
    with document.edit(_("Remove a team")):
        for row in document.rows(t.Person.select(t.Person.id).where(t.Person.team == team_id)):
            document.set(t.Person, row.id, team=None)
        query = t.Objective.select(t.Objective.id).join(t.Cycle).where(t.Cycle.closed == 0)
        for row in document.rows(query.where(t.Objective.team == team_id)):
            document.set(t.Objective, row.id, team=None)
        document.remove(t.Team, team_id)


def _refuse_wrong(document: Document, name: str, team_id: str = "") -> None:
    if is_blank(name):
        raise Refused(_("A team needs a name; type one."))
    if any(is_same(o.name, name) and o.id != team_id for o in all_teams(document)):
        raise Refused(_("There is a team “{name}” already; choose another name.").format(name=name))
