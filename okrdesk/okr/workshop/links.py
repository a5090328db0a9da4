"""Links between goals: whether one helps, hurts or leaves alone another."""

from __future__ import annotations

from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import cycles, objectives
from okrdesk.okr.choices import refuse_unknown
from okrdesk.okr.records import Kept

KINDS = ("help", "hurt", "neutral")


@dataclass(frozen=True, slots=True)
class GoalLink:
    """What two objectives do to each other: `kind` is help, hurt or neutral.

    `entered` sorts by the moment of entering: of two for one pair the later counts.
    """

    id: str
    one_id: str
    other_id: str
    kind: str
    note: str = ""
    entered: str = ""


LINKS = Kept(r.GoalLink, GoalLink)


def of_cycle(document: Document, objective_ids: tuple[str, ...]) -> dict[frozenset[str], GoalLink]:
    """The link that counts for each pair of these objectives."""
    table = r.GoalLink
    query = table.select().where((table.deleted == 0) & table.one.in_(objective_ids))
    rows = document.rows(query.order_by(table.entered, table.id))
    return {frozenset((each.one_id, each.other_id)): each for each in LINKS.records(rows)}


def say(document: Document, one_id: str, other_id: str, kind: str, note: str = "") -> str:
    """Say what two objectives of a cycle do to each other, instead of what was said before; returns its id.

    Refused for one and the same objective, and for those of two cycles.
    """
    refuse_unknown({"kind": kind}, {"kind": KINDS})
    one, other = (objectives.read(document, each) for each in (one_id, other_id))
    if one.id == other.id or one.cycle_id != other.cycle_id:
        raise Refused(_("Choose two objectives of one cycle."))
    cycles.refuse_closed(document, one.cycle_id)
    known = of_cycle(document, (one.id, other.id)).get(frozenset((one.id, other.id)))
    with document.edit(_("Say how two goals fit")):
        if known is None:
            return LINKS.add(document, GoalLink("", one.id, other.id, kind, note, document.now))
        LINKS.set(document, known.id, {"kind": kind, "note": note, "entered": document.now})
        return known.id
