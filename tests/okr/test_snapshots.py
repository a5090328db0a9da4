"""Snapshots of the community, then and now, and the day of looking again (D-15)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from okrdesk.document import tables as t
from okrdesk.document.refused import Refused
from okrdesk.okr import cycles, snapshots
from okrdesk.okr.snapshots import Snapshot
from tests import changes, factories

D = Decimal
THEN, NOW = dt.date(2026, 1, 1), dt.date(2026, 3, 31)


def test_snapshots_by_day() -> None:
    document = factories.workspace()
    now = snapshots.add(
        document,
        snapshots.Snapshot("", NOW, members=D(140), active=D(56), phase="established", note="Spring"),
    )
    then = snapshots.add(document, snapshots.Snapshot("", THEN, members=D(120)))
    assert snapshots.all_snapshots(document) == (
        Snapshot(then, THEN, D(120)),
        Snapshot(now, NOW, D(140), D(56), "established", "Spring"),
    )
    changes.snapshot(document, then, active=D(0), phase="growing", on=dt.date(2025, 12, 1))
    assert snapshots.read(document, then) == Snapshot(then, dt.date(2025, 12, 1), D(120), D(0), "growing")
    snapshots.remove(document, then)
    assert [s.id for s in snapshots.all_snapshots(document)] == [now]
    document.close()


def test_impossible_communities_are_refused() -> None:
    document = factories.workspace()
    for fields in ({"members": D(-1)}, {"active": D("NaN")}, {"members": D(3), "active": D(4)}):
        with pytest.raises(Refused):
            snapshots.add(document, snapshots.Snapshot("", NOW, **fields))
    with pytest.raises(Refused, match="forming, growing"):
        snapshots.add(document, snapshots.Snapshot("", NOW, phase="old"))
    small = snapshots.add(document, snapshots.Snapshot("", NOW, members=D(3)))
    with pytest.raises(Refused, match="More people are active"):
        changes.snapshot(document, small, active=D(4))
    document.close()


def test_then_and_now_in_one_sentence() -> None:
    then = Snapshot("a", THEN, D(120), D("48.0"), "growing")
    between = Snapshot("b", dt.date(2026, 2, 1), D(999))
    now = Snapshot("c", NOW, D(140), D(56), "established")
    told = snapshots.then_and_now((now, between, then), "en_GB")
    assert told == (
        "1 Jan 2026 to 31 Mar 2026: members 120 → 140, active 48 → 56, from growing to established."
    )
    same = Snapshot("c", NOW, phase="growing")
    assert snapshots.then_and_now((then, same), "en_GB") == "1 Jan 2026 to 31 Mar 2026: still growing."


def test_nothing_to_compare_says_nothing() -> None:
    then = Snapshot("a", THEN, D(120))
    for found in ((), (then,), (then, Snapshot("b", THEN, D(130))), (then, Snapshot("b", NOW, active=D(3)))):
        assert snapshots.then_and_now(found, "en_GB") == ""


def test_the_reminder_to_look_again() -> None:
    document = factories.workspace()
    (cycle,) = factories.ids(document, t.Cycle)
    assert not cycles.revisit_due(cycles.read(document, cycle), NOW)
    cycles.plan_revisit(document, cycle, NOW)
    planned = cycles.read(document, cycle)
    assert planned.revisit_on == NOW
    assert [cycles.revisit_due(planned, NOW + dt.timedelta(days=d)) for d in (-1, 0, 9)] == [
        False,
        True,
        True,
    ]
    with document.edit("Close"):
        document.set(t.Cycle, cycle, closed=1)
    assert not cycles.revisit_due(cycles.read(document, cycle), NOW)
    with document.edit("Open"):
        document.set(t.Cycle, cycle, closed=0)
    cycles.plan_revisit(document, cycle, None)
    assert not cycles.revisit_due(cycles.read(document, cycle), NOW)
    document.close()


def test_nobody_and_everybody_active_are_possible() -> None:
    document = factories.workspace()
    for fields in ({"members": D(0)}, {"active": D(0)}, {"members": D(3), "active": D(3)}, {"active": D(3)}):
        assert snapshots.add(document, snapshots.Snapshot("", NOW, **fields))
    with pytest.raises(Refused, match="0 or more"):
        snapshots.add(document, snapshots.Snapshot("", NOW, active=D(-1)))
    document.close()


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        ({"members": D(0)}, {"members": D(5)}, "members 0 → 5"),
        ({"active": D(0)}, {"active": D(5)}, "active 0 → 5"),
        ({"members": D(5)}, {}, ""),
        ({"active": D(5)}, {}, ""),
        ({"phase": "growing"}, {}, ""),
        ({}, {"phase": "growing"}, ""),
    ],
)
def test_only_what_both_days_know_is_compared(then: dict[str, D], now: dict[str, D], told: str) -> None:
    said = snapshots.then_and_now((Snapshot("a", THEN, **then), Snapshot("b", NOW, **now)), "en_GB")
    assert said == (f"1 Jan 2026 to 31 Mar 2026: {told}." if told else "")
