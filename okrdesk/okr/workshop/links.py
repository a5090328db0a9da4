"""Links between goals: whether one helps, hurts or leaves alone another."""

from __future__ import annotations

from dataclasses import dataclass

from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.okr.records import Kept


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
