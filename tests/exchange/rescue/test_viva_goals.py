"""Viva Goals' CSV export, in the variants that were seen, and what others published about it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from okrdesk.exchange.rescue.viva_goals import check_in_parts, links
from okrdesk.okr.rescued.rows import KeyResultRow, Link
from tests.exchange.rescue.reading import FOLDER, read, told

HEAD = (
    'Id,Title,Team,Creator,Owner,Period,Start Date,End Date,Description,"Aligned To (weight, Objective ID)",'
    "Metric Name,Unit,Target,Object Type,Goal Type,Start,Created At,Last Check-in,Progress %,Actual Progress,"
    "Status,Last Check-in Note,Score,Checkins"
)
PARENT = (
    '2295704,Grow,Nord,U,"User A, User B",Q1 2026,2026-01-01,2026-03-31,,,Progress,%,100,Objective,,0,,,,,,,,'
)
CHECK_IN = (
    "Checkin Date: 2026-03-10; User: User A; Note: went; well; Metric Name: Progress; Status: On Track; "
    "Current Value: {value}; Activity Date: 2026-03-10 20:57:{second}:00 UTC;"
)


def line(*, weight: str = "14.29%", check_ins: tuple[str, ...] = (), **cells: str) -> str:
    """A key result of PARENT."""
    told = {
        "id": "2295705", "title": "Members", "owner": '"User A, User B"', "start": "0", "target": "100",
        "unit": "%", "kind": "Key result", "actual": "", "last": "",
        "aligned": f'"Grow(weight: {weight}, Id: 2295704)"',
    } | cells  # fmt: skip
    head = (
        "{id},{title},Nord,U,{owner},Q1 2026,2026-01-01,2026-03-31,,{aligned},Progress,{unit},{target},{kind}"
    )
    tail = ",Committed Goal,{start},,{last},{actual},{actual},Behind,,,"
    return (head + tail).format(**told) + ",".join(f'"{each}"' for each in check_ins)


def key_result(*lines: str) -> KeyResultRow:
    (row,) = read("x.csv", "\n".join([HEAD, *lines, PARENT])).key_results
    return row


def test_the_invented_export_is_read_whole() -> None:
    reading = read("viva_goals_synthetic.csv")
    assert (reading.form, reading.lines) == ("viva-goals", 5)
    title = "Make the (local) hub everyone's first stop"
    assert told(reading)[title] == ["Raise members (active) from 120 to 500", "Cut no-shows from 40% to 20%"]
    members, shows, _calendar, money = reading.key_results
    assert members.parents == (Link("9000001", title, Decimal(60)),)
    assert [(each.on, each.values["value"]) for each in members.check_ins] == [
        (dt.date(2026, 1, 19), Decimal(190)),
        (dt.date(2026, 2, 16), Decimal(280)),
    ]
    assert [each.values["note"] for each in members.check_ins] == ["start; slow", "two lines\nof note"]
    assert (members.owner, members.helpers, members.progress) == (
        "Ada Muster",
        ("Ben Probe",),
        Decimal("0.4211"),
    )
    assert (shows.values["measure"], shows.values["direction"]) == ("percentage", "decrease")
    assert (money.values["measure"], money.values["target"]) == ("money", Decimal(1500))
    assert [(row.title, row.unless) for row in reading.key_results if row.unless] == [
        ("Publish event calendar", "a deliverable, not a key result")
    ]
    assert ("“1,500”", "1500") in [(each.what, each.how) for each in reading.read_thus]


def test_what_others_published_comes_out() -> None:
    # Two rows -> 1 objective, 1 key result, parent 2295704, weight 0.1429, check-ins 25, then 25 and 30,
    # the first of the owners owns; child before parent.
    one = key_result(line(check_ins=(CHECK_IN.format(value="25%", second="08"),)))
    assert [each.values["value"] for each in one.check_ins] == [Decimal(25)]
    two = key_result(
        line(check_ins=tuple(CHECK_IN.format(value=v, second=n) for n, v in (("08", "25%"), ("09", "30%"))))
    )
    assert [each.values["value"] for each in two.check_ins] == [Decimal(25), Decimal(30)]
    assert (two.owner, two.helpers) == ("User A", ("User B",))
    (link,) = two.parents
    assert (link.key, link.weight) == ("2295704", Decimal("14.29"))


def test_titles_with_brackets_and_several_parents_are_told_apart() -> None:
    cell = "Be (really) local(weight: 60%, Id: 1), Learn (a lot(weight: 1,5%, Id: 22); Grow(weight: , Id: )"
    assert links(cell) == (
        Link("1", "Be (really) local", Decimal(60)),
        Link("22", "Learn (a lot", Decimal("1.5")),
        Link("", "Grow", None),
    )
    assert links("Only (a) title") == (Link("", "Only (a) title"),)
    assert links("") == ()


def test_a_note_may_hold_anything_a_check_in_is_made_of() -> None:
    note = "a; Status: b\n; Current Value: 3; Note: c"
    parts = check_in_parts(CHECK_IN.format(value=7, second="08").replace("went; well", note))
    assert parts is not None
    assert (parts["Note"], parts["Current Value"], parts["User"]) == (note, "7", "User A")
    for broken in ("", "Checkin Date: x", "Note: only; Current Value: 3"):
        assert check_in_parts(broken) is None


def test_without_check_ins_the_share_that_is_done_tells_the_value() -> None:
    row = key_result(line(start="100", target="500", unit="#", actual="25", last="2026-02-01"))
    assert [(each.on, each.values["value"]) for each in row.check_ins] == [
        (dt.date(2026, 2, 1), Decimal(200))
    ]


def test_a_percentage_of_what_is_no_percentage_is_a_share_of_the_way() -> None:
    row = key_result(
        line(start="100", target="500", unit="#", check_ins=(CHECK_IN.format(value="25%", second="01"),))
    )
    assert [each.values["value"] for each in row.check_ins] == [Decimal(200)]


@pytest.mark.parametrize("name", ["no_id", "older"])
def test_other_headings_lead_to_the_same_lines(name: str) -> None:
    whole = read("viva_goals_synthetic.csv")
    reading = read(f"viva_goals_{name}.csv")
    assert (reading.form, told(reading)) == (whole.form, told(whole))
    assert [row.values["target"] for row in reading.key_results] == [
        r.values["target"] for r in whole.key_results
    ]


def test_an_id_that_is_a_link_is_the_id() -> None:
    cell = '"=HYPERLINK(""https://goals.example/okrs/2295705"",""2295705"")"'
    assert key_result(line(id=cell)).key == "2295705"
    assert key_result(line(id='"=HYPERLINK(""https://goals.example/okrs/2295705"")"')).key == "2295705"


def test_lines_that_make_no_sense_are_refused_and_the_others_stay() -> None:
    reading = read(
        "x.csv", "\n".join([HEAD, line(target=""), line(id="3", start="many"), line(id="4"), PARENT])
    )
    assert [(each.line, each.reason) for each in reading.refused] == [
        (2, "“Target” is empty, so there is nothing to reach"),
        (3, "in “Start”: “many” is not a number; type one such as 37 or 1200.5."),
    ]
    assert [row.key for row in reading.key_results] == ["4"]


def test_a_check_in_that_cannot_be_read_is_refused_alone() -> None:
    good = CHECK_IN.format(value=7, second="08")
    reading = read("x.csv", "\n".join([HEAD, line(check_ins=("Checkin Date: soon", good)), PARENT]))
    assert [each.reason for each in reading.refused] == [
        "holds a check-in that cannot be read: “Checkin Date: soon”"
    ]
    assert len(reading.key_results[0].check_ins) == 1


def test_lines_are_as_long_as_they_have_check_ins_and_a_swallowing_quote_ends() -> None:
    broken = line(id="3", check_ins=("no end",))[:-1]
    two_lines = line(check_ins=("Checkin Date: 2026-01-01; User: U; Note: a\nb; Metric Name: P; Status: x; "
                                "Current Value: 4; Activity Date: 2026;",))  # fmt: skip
    reading = read("x.csv", "\n".join([HEAD, two_lines, broken, line(id="5"), PARENT]))
    assert [row.key for row in reading.key_results] == ["2295705", "5"]
    assert [each.reason for each in reading.refused] == ["ends in the middle of a quoted cell"]


def test_windows_line_ends_and_another_encoding_change_nothing() -> None:
    whole = (FOLDER / "viva_goals_synthetic.csv").read_text("utf-8-sig")
    for content in (
        whole.replace("\n", "\r\n").encode("utf-8-sig"), whole.encode("utf-16"), whole.encode("cp1252"),
    ):  # fmt: skip
        assert told(read("x.csv", content)) == told(read("viva_goals_synthetic.csv"))


@pytest.mark.parametrize(
    ("kind", "target", "ends"),
    [
        ("Between", "20 - 30", {"low": 20, "high": 30}),
        ("Stay between", "30% to 20%", {"low": 20, "high": 30}),
        ("Above", "4.5", {"low": Decimal("4.5")}), ("At most", "1,500", {"high": 1500}),
        ("Between", "20", None), ("Increase", "20", None), ("", "20", None),
    ],
)  # fmt: skip
def test_a_target_may_be_a_range_to_stay_in(kind: str, target: str, ends: dict[str, Decimal] | None) -> None:
    head, cells = HEAD.replace("Target,", "Target,Target Type,"), line(id="7", unit="#", target="TARGET")
    text = "\n".join([head, cells.replace("TARGET", f'"{target}",{kind}'), PARENT.replace(",100,", ",100,,")])
    (row,) = read("x.csv", text).key_results
    told = {name: row.values[name] for name in ("low", "high") if name in row.values}
    assert told == (ends or {})
    assert (row.values["measure"] == "band") is bool(ends)


@pytest.mark.parametrize(
    ("cell", "points"),
    [
        ("2026-01-31: 20; 2026-03-02: 60", ((20, "0.3371"), (60, "0.6742"))),
        ("2026-03-02: 60 | 2026-01-31: 20", ((20, "0.3371"), (60, "0.6742"))),
        ("2026-01-31: 70; 2026-03-02: 60", ()), ("2025-01-31: 20", ()), ("soon", ()),
        ("2026-01-31: many", ()),
    ],
)  # fmt: skip
def test_targets_by_days_are_values_that_an_even_pace_meets(cell: str, points: tuple[Any, ...]) -> None:
    head = HEAD.replace("Target,", "Target,Phased Targets,")
    cells = line(id="7", unit="#", target=f'100,"{cell}"')
    reading = read("x.csv", "\n".join([head, cells, PARENT.replace(",100,", ",100,,")]))
    (row,) = reading.key_results
    assert row.values.get("checkpoints", ()) == tuple((value, Decimal(share)) for value, share in points)
    (how,) = (each.how for each in reading.read_thus if each.what == "Phased targets of “Members”")
    assert how.startswith("2 of them" if points else "left out")


@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        ("Phased Target (2026-01-31),Phased Target (2026-03-02)", "20,60"),
        ("Phased Target 1 Date,Phased Target 1,Phased Target 2 Date,Phased Target 2 Value",
         "2026-01-31,20,2026-03-02T00:00:00Z,60"),
    ],
)  # fmt: skip
def test_targets_by_days_may_stand_in_columns_of_their_own(columns: str, cells: str) -> None:
    head = HEAD.replace("Target,", f"Target,{columns},")
    row = line(id="7", unit="#", target=f"100,{cells}", check_ins=(CHECK_IN.format(value=7, second="08"),))
    text = [head, row, PARENT.replace(",100,", "," * (cells.count(",") + 3))]
    (came,) = read("x.csv", "\n".join(text)).key_results
    assert came.values["checkpoints"] == ((20, Decimal("0.3371")), (60, Decimal("0.6742")))
    assert [each.values["value"] for each in came.check_ins] == [7], "check-ins stand beyond all headings"
