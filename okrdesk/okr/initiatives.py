"""Initiatives: work meant to move a key result, not scored; one may answer what is in the way."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.document.whole_rows import Spelled
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import cycles, key_results, objectives, order
from okrdesk.okr.records import Kept, differences


@dataclass(frozen=True, slots=True)
class Initiative:
    """What somebody does to move a key result, until when, and since when it is done (None: it is open).

    `blocker` is what it is meant to clear away, as the check-in said it, or "".
    """

    id: str
    key_result_id: str
    title: str
    blocker: str = ""
    owner_id: str | None = None
    due: dt.date | None = None
    done_on: dt.date | None = None
    position: str = ""

    def is_late(self, day: dt.date) -> bool:
        """Whether it should be done by this day and is not."""
        return self.done_on is None and self.due is not None and self.due < day


_KEPT = Kept(t.Initiative, Initiative)
_OF_CYCLE = Spelled(
    lambda cycle_id: (
        t.Initiative.select()
        .join(t.KeyResult)
        .join(t.Objective)
        .where((t.Objective.cycle == cycle_id) & (t.Objective.deleted == 0))
        .where((t.KeyResult.deleted == 0) & (t.Initiative.deleted == 0))
        .order_by(t.Initiative.position, t.Initiative.id)
    ),
    "a cycle",
)
_OF_KEY_RESULT = Spelled(
    lambda key_result_id: (
        t.Initiative.select()
        .where((t.Initiative.key_result == key_result_id) & (t.Initiative.deleted == 0))
        .order_by(t.Initiative.position, t.Initiative.id)
    ),
    "a key result",
)


def of_cycle(document: Document, cycle_id: str) -> dict[str, tuple[Initiative, ...]]:
    """The initiatives of a cycle by the id of their key result, each list in its order; one query."""
    by_key_result: dict[str, list[Initiative]] = defaultdict(list)
    for row in document.rows(_OF_CYCLE(cycle_id)):
        by_key_result[row.key_result].append(_KEPT.record(row))
    return {key_result: tuple(rows) for key_result, rows in by_key_result.items()}


def of_key_result(document: Document, key_result_id: str) -> tuple[Initiative, ...]:
    """The initiatives of one key result in their order, done ones included."""
    return _KEPT.records(document.rows(_OF_KEY_RESULT(key_result_id)))


def read(document: Document, initiative_id: str) -> Initiative:
    """One initiative; refused when it is gone."""
    gone = _("That initiative is no longer here; undo brings it back.")
    return _KEPT.read(document, initiative_id, gone)


def add(
    document: Document,
    key_result_id: str,
    title: str,
    *,
    owner_id: str | None = None,
    due: dt.date | None = None,
    blocker: str = "",
    done_on: dt.date | None = None,
    initiative_id: str = "",
) -> str:
    """Plan work for a key result, after what is planned already; returns its id, a fresh one unless given."""
    _refuse_wrong(title)
    _refuse_closed(document, key_result_id)
    with document.edit(_("Add an initiative")):
        position = order.last(each.position for each in of_key_result(document, key_result_id))
        planned = Initiative(
            *(initiative_id, key_result_id, title.strip(), blocker.strip(), owner_id, due, done_on, position)
        )
        return _KEPT.add(document, planned)


def change(document: Document, before: Initiative, after: Initiative, label: str = "") -> None:
    """Write what differs between an initiative before and after."""
    changed = differences(before, after)
    _refuse_wrong(changed.get("title", "-"))
    _refuse_closed(document, read(document, before.id).key_result_id)
    changed |= {name: changed[name].strip() for name in ("title", "blocker") if name in changed}
    with document.edit(label or _("Change an initiative")):
        _KEPT.set(document, before.id, changed)


def finish(document: Document, initiative_id: str, day: dt.date | None) -> None:
    """Note that an initiative was done on a day, or None: it is open again."""
    known = read(document, initiative_id)
    label = _("Open an initiative again") if day is None else _("Finish an initiative")
    change(document, known, replace(known, done_on=day), label)


def move(document: Document, initiative_id: str, index: int) -> None:
    """Put an initiative at a place among those of its key result."""
    key_result_id = read(document, initiative_id).key_result_id
    _refuse_closed(document, key_result_id)
    with document.edit(_("Move an initiative")):
        order.move(document, t.Initiative, of_key_result(document, key_result_id), initiative_id, index)


def remove(document: Document, initiative_id: str) -> None:
    """Take an initiative out."""
    _refuse_closed(document, read(document, initiative_id).key_result_id)
    with document.edit(_("Remove an initiative")):
        document.remove(t.Initiative, initiative_id)


def _refuse_closed(document: Document, key_result_id: str) -> None:
    key_result = key_results.read(document, key_result_id)
    cycles.refuse_closed(document, objectives.read(document, key_result.objective_id).cycle_id)


def _refuse_wrong(title: str) -> None:
    if is_blank(title):
        raise Refused(_("An initiative needs words; type what somebody will do."))
