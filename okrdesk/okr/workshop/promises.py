"""Promises: what somebody will do by when, who is told what, and what is asked of others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import cycles, order
from okrdesk.okr.choices import refuse_unknown
from okrdesk.okr.records import Kept, differences, values

KINDS = ("promise", "telling", "ask")
DONE, CARRIED, DROPPED = "done", "carried", "dropped"


@dataclass(frozen=True, slots=True)
class Promise:
    """`kind` is one of KINDS. Of a telling `whom` hears of it and `how`; of an ask `whom` is asked
    and `who_id` hears the answer; it is for a key result or, with none, for an objective.

    `done_on` is the day on which it was kept, `outcome` what became of it ("" is open): done, carried,
    dropped, or words.
    """

    id: str
    cycle_id: str
    kind: str = "promise"
    what: str = ""
    workshop_id: str | None = None
    who_id: str | None = None
    whom: str = ""
    how: str = ""
    on: dt.date | None = None
    key_result_id: str | None = None
    objective_id: str | None = None
    done_on: dt.date | None = None
    outcome: str = ""
    position: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nobody said yet what became of it."""
        return self.done_on is None and not self.outcome


PROMISES = Kept(r.Promise, Promise)


def of_cycle(document: Document, cycle_id: str) -> tuple[Promise, ...]:
    """The promises of a cycle in their order, kept ones included."""
    return PROMISES.of_cycle(document, cycle_id)


def read(document: Document, promise_id: str) -> Promise:
    """One promise; refused when it is gone."""
    return PROMISES.read(document, promise_id, _("That promise is no longer here; undo brings it back."))


def asked_first(document: Document, cycle_id: str, workshop_id: str | None = None) -> tuple[Promise, ...]:
    """What a workshop asks for before anything else: the promises that are still open, the oldest first.

    Those of this cycle, but for what the workshop itself wrote down, and those of the cycles before it.
    """
    known = {cycle.id: cycle.first_day for cycle in cycles.all_cycles(document)}
    begins = known[cycle_id] if cycle_id in known else cycles.read(document, cycle_id).first_day
    earlier = [each for each, first_day in known.items() if first_day < begins]
    return tuple(
        promise
        for each in (*earlier, cycle_id)
        for promise in of_cycle(document, each)
        if promise.is_open
        and promise.kind == "promise"
        and (promise.workshop_id is None or promise.workshop_id != workshop_id)
    )


def add(document: Document, promise: Promise) -> str:
    """Write down a promise, a telling or an ask; returns its id."""
    _refuse_wrong(values(promise))
    cycles.refuse_closed(document, promise.cycle_id)
    labels = {"promise": _("Write down a promise"), "telling": _("Plan to tell"), "ask": _("Ask for help")}
    with document.edit(labels[promise.kind]):
        position = order.last(each.position for each in of_cycle(document, promise.cycle_id))
        return PROMISES.add(document, replace(promise, what=promise.what.strip(), position=position))


def change(document: Document, before: Promise, after: Promise) -> None:
    """Write what differs between a promise before and after."""
    changed = differences(before, after)
    _refuse_wrong(changed)
    known = _of_open_cycle(document, before.id)
    with document.edit(_("Change a promise")):
        PROMISES.set(document, known.id, changed)


def settle(document: Document, promise_id: str, outcome: str, on: dt.date | None = None) -> None:
    """Say what became of a promise: DONE on a day, or words such as why it was dropped; "" opens it again.

    Also in a closed cycle: what was promised there is kept, or told, afterwards.
    """
    known = read(document, promise_id)
    if outcome == DONE and on is None:
        raise Refused(_("Choose the day on which it was done."))
    with document.edit(_("Open a promise again") if not outcome else _("Settle a promise")):
        done_on = on if outcome == DONE else None
        PROMISES.set(document, known.id, {"outcome": outcome, "done_on": done_on})


def carry_on(
    document: Document, promise_id: str, cycle_id: str, *, on: dt.date | None, workshop_id: str | None = None
) -> str:
    """Promise the same again in a cycle, by another day; returns the id of the new promise."""
    known = read(document, promise_id)
    cycles.refuse_closed(document, cycle_id)
    with document.edit(_("Carry a promise on")):
        settle(document, promise_id, CARRIED)
        again = replace(
            known, id="", cycle_id=cycle_id, workshop_id=workshop_id, on=on, outcome="", done_on=None
        )
        return add(document, again)


def move(document: Document, promise_id: str, index: int) -> None:
    """Put a promise at a place among those of its kind."""
    known = _of_open_cycle(document, promise_id)
    siblings = [each for each in of_cycle(document, known.cycle_id) if each.kind == known.kind]
    with document.edit(_("Move a promise")):
        order.move(document, r.Promise, siblings, promise_id, index)


def remove(document: Document, promise_id: str) -> None:
    """Take a promise out."""
    _of_open_cycle(document, promise_id)
    with document.edit(_("Remove a promise")):
        document.remove(r.Promise, promise_id)


def _of_open_cycle(document: Document, promise_id: str) -> Promise:
    known = read(document, promise_id)
    cycles.refuse_closed(document, known.cycle_id)
    return known


def _refuse_wrong(fields: Mapping[str, Any]) -> None:
    refuse_unknown(fields, {"kind": KINDS})
    if is_blank(fields.get("what", "-")):
        raise Refused(_("A promise needs words; type what will be done."))
