"""Snapshots: what the community was like on a day, and how far it has come since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day, format_number
from okrdesk.okr.choices import refuse_unknown
from okrdesk.okr.phases import PHASES, phase_word
from okrdesk.okr.records import Kept, Shape, differences, values
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


# A phase that another program wrote and nobody knows is none.
_KEPT = Kept(t.Snapshot, Snapshot, {"phase": Shape(lambda phase: phase if phase in PHASES else "")})


def all_snapshots(document: Document) -> tuple[Snapshot, ...]:
    """Every snapshot, earliest first."""
    query = t.Snapshot.select().where(t.Snapshot.deleted == 0)
    rows = document.rows(query.order_by(t.Snapshot.on_day, t.Snapshot.id))
    return _KEPT.records(rows)


def read(document: Document, snapshot_id: str) -> Snapshot:
    """One snapshot; refused when it is gone."""
    gone = _("That picture of the community is no longer here; undo brings it back.")
    return _KEPT.read(document, snapshot_id, gone)


def add(document: Document, snapshot: Snapshot) -> str:
    """Note what the community is like on a day; returns the snapshot's id."""
    _refuse_wrong(snapshot)
    with document.edit(_("Note what the community is like")):
        return _KEPT.add(document, snapshot)


def change(document: Document, before: Snapshot, after: Snapshot) -> None:
    """Write what differs between a snapshot before and after."""
    changed = differences(before, after)
    _refuse_wrong(replace(read(document, before.id), **changed))
    with document.edit(_("Change a picture of the community")):
        _KEPT.set(document, before.id, changed)


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
        parts.append(change.format(then=_number(then.members, locale), now=_number(now.members, locale)))
    if then.active is not None and now.active is not None:
        change = _("active {then} → {now}")
        parts.append(change.format(then=_number(then.active, locale), now=_number(now.active, locale)))
    if then.phase and now.phase:
        same = then.phase == now.phase
        sentence = _("still {now}") if same else _("from {then} to {now}")
        parts.append(sentence.format(then=phase_word(then.phase), now=phase_word(now.phase)))
    if not parts:
        return ""
    days = {"then": format_day(then.on, locale), "now": format_day(now.on, locale)}
    return _("{then} to {now}: {parts}.").format(parts=", ".join(parts), **days)


def _refuse_wrong(snapshot: Snapshot) -> None:
    for number in (snapshot.members, snapshot.active):
        if number is not None and (not number.is_finite() or number < 0):
            raise Refused(_("A number of people is 0 or more; type one such as 120."))
    if snapshot.members is not None and snapshot.active is not None and snapshot.active > snapshot.members:
        raise Refused(_("More people are active than there are members; look at both numbers again."))
    refuse_unknown(values(snapshot), {"phase": ("", *PHASES)})


def _number(value: Decimal, locale: str) -> str:
    return format_number(Decimal(trimmed(value)), locale)
