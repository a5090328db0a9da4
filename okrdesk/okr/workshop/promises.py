"""Promises: what somebody will do by when, who is told what, and what is asked of others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.i18n import _
from okrdesk.okr.records import Kept

KINDS = ("promise", "telling", "ask")


@dataclass(frozen=True, slots=True)
class Promise:
    """`kind` is one of KINDS. Of a telling `whom` hears of it and `how`; of an ask `whom` is asked.

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
    done_on: dt.date | None = None
    outcome: str = ""
    position: str = ""


PROMISES = Kept(r.Promise, Promise)


def of_cycle(document: Document, cycle_id: str) -> tuple[Promise, ...]:
    """The promises of a cycle in their order, kept ones included."""
    query = r.Promise.select().where((r.Promise.cycle == cycle_id) & (r.Promise.deleted == 0))
    return PROMISES.records(document.rows(query.order_by(r.Promise.position, r.Promise.id)))


def read(document: Document, promise_id: str) -> Promise:
    """One promise; refused when it is gone."""
    return PROMISES.record(
        PROMISES.row(document, promise_id, _("That promise is no longer here; undo brings it back."))
    )
