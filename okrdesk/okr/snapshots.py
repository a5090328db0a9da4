"""Snapshots: what the community was like on a day, and how far it has come since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.i18n import _, format_day
from okrdesk.okr.mission import PHASES
from okrdesk.okr.rounding import trimmed


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Members, how many of them were active, the phase and a note; None and "" are not known."""

    id: str
    on: dt.date
    members: Decimal | None = None
    active: Decimal | None = None
    phase: str = ""
    note: str = ""


def all_snapshots(document: Document) -> tuple[Snapshot, ...]:
    """Every snapshot, earliest first."""
    query = t.Snapshot.select().where(t.Snapshot.deleted == 0)
    rows = document.rows(query.order_by(t.Snapshot.on_day, t.Snapshot.id))
    return tuple(_snapshot(row) for row in rows)


def read(document: Document, snapshot_id: str) -> Snapshot:
    """One snapshot; refused when it is gone."""
    row = document.one(t.Snapshot.select().where((t.Snapshot.id == snapshot_id) & (t.Snapshot.deleted == 0)))
    if row is None:
        raise Refused(_("That picture of the community is no longer here; undo brings it back."))
    return _snapshot(row)


def add(document: Document, /, on: dt.date, **fields: Any) -> str:
    """Note what the community is like on a day; returns the snapshot's id. Fields as in Snapshot."""
    _refuse_wrong(Snapshot("", on, **fields))
    with document.edit(_("Note what the community is like")):
        return document.add(t.Snapshot, on_day=on, **fields)


def change(document: Document, /, snapshot_id: str, **fields: Any) -> None:
    """Change fields of a snapshot (names as in Snapshot)."""
    _refuse_wrong(replace(read(document, snapshot_id), **fields))
    columns = {{"on": "on_day"}.get(name, name): value for name, value in fields.items()}
    with document.edit(_("Change a picture of the community")):
        document.set(t.Snapshot, snapshot_id, **columns)


def remove(document: Document, snapshot_id: str) -> None:
    """Take a snapshot out."""
    with document.edit(_("Remove a picture of the community")):
        document.remove(t.Snapshot, snapshot_id)


def then_and_now(snapshots: Sequence[Snapshot], locale: str) -> str:
    """One sentence from the earliest to the latest snapshot, "" while there are no two days to compare."""
    known = sorted(snapshots, key=lambda each: (each.on, each.id))
    if len(known) < 2 or known[0].on == known[-1].on:
        return ""
    then, now = known[0], known[-1]
    parts = []
    if then.members is not None and now.members is not None:
        change = _("members {then} → {now}")
        parts.append(change.format(then=trimmed(then.members), now=trimmed(now.members)))
    if then.active is not None and now.active is not None:
        parts.append(_("active {then} → {now}").format(then=trimmed(then.active), now=trimmed(now.active)))
    if then.phase and now.phase:
        same = then.phase == now.phase
        sentence = _("still {now}") if same else _("from {then} to {now}")
        parts.append(sentence.format(then=_phase_name(then.phase), now=_phase_name(now.phase)))
    if not parts:
        return ""
    days = {"then": format_day(then.on, locale), "now": format_day(now.on, locale)}
    return _("{then} to {now}: {parts}.").format(parts=", ".join(parts), **days)


def _snapshot(row: Any) -> Snapshot:
    return Snapshot(
        row.id,
        row.on_day,
        row.members,
        row.active,
        row.phase if row.phase in PHASES else "",
        row.note,
    )


def _phase_name(phase: str) -> str:
    return {
        "forming": _("forming"),
        "growing": _("growing"),
        "established": _("established"),
        "renewing": _("renewing"),
    }[phase]


def _refuse_wrong(snapshot: Snapshot) -> None:
    for number in (snapshot.members, snapshot.active):
        if number is not None and (not number.is_finite() or number < 0):
            raise Refused(_("A number of people is 0 or more; type one such as 120."))
    if snapshot.members is not None and snapshot.active is not None and snapshot.active > snapshot.members:
        raise Refused(_("More people are active than there are members; look at both numbers again."))
    if snapshot.phase not in ("", *PHASES):
        raise Refused(
            _("“{value}” is not one of {allowed}.").format(value=snapshot.phase, allowed=", ".join(PHASES))
        )
