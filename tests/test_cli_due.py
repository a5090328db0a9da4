"""`okrdesk due`, `calendar`, and what a check-in by command can say besides."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from okrdesk.document import storage
from okrdesk.document.document import Document
from okrdesk.okr import initiatives, key_results, owning
from okrdesk.okr.cadence import Cadence
from tests import changes
from tests.test_cli import DAY, Shell, sampled, shell  # noqa: F401

FIELDS = [
    *("number", "id", "title", "owner", "last_check_in", "next_check_in", "days_late", "state"),
]


def edit(file: Path, change: Callable[[Document], object]) -> None:
    opened = storage.open_for_command(file, write=True)
    change(opened.document)
    opened.publish()
    opened.close()


def test_due_prints_exactly_what_was_agreed(sampled: Shell) -> None:  # noqa: F811
    found = sampled.json("due", sampled.file, "--on", DAY)
    shown = sampled.json("show", sampled.file, "--on", DAY)
    rows = [k for o in shown["objectives"] for k in o["key_results"]]
    assert [list(each) for each in found] == [FIELDS] * len(rows)
    assert [(e["number"], e["id"], e["title"], e["owner"]) for e in found] == [
        (k["number"], k["id"], k["title"], k["owner"]) for k in rows
    ]
    last = [k["check_ins"][-1]["date"] if k["check_ins"] else None for k in rows]
    assert [e["last_check_in"] for e in found] == last
    # Decision 30: overdue and outdated begin on the same day.
    assert [e["state"] == "overdue" for e in found] == [k["outdated"] for k in rows]


def test_states_go_from_done_to_due_to_overdue(sampled: Shell) -> None:  # noqa: F811
    """Decision 30 on a cycle from 1 January: the 5th and 12th of February are planned days."""

    def state(day: str) -> tuple[object, ...]:
        row = next(e for e in sampled.json("due", sampled.file, "--on", day) if e["number"] == "1.2")
        return row["state"], row["next_check_in"], row["days_late"]

    sampled("check-in", sampled.file, "1.2", "38", "--on", "2026-02-12")
    assert state("2026-02-12") == ("done", "2026-02-19", 0)
    assert state("2026-02-13") == ("done", "2026-02-19", 0)
    assert state("2026-02-19") == ("due", "2026-02-19", 0)
    assert state("2026-02-20") == ("due", "2026-02-19", 1)
    assert state("2026-02-22") == ("due", "2026-02-19", 3)
    assert state("2026-02-23") == ("overdue", "2026-02-19", 4)
    edit(sampled.file, lambda document: changes.of_mission(document, cadence=Cadence("monthly", 4)))
    assert state("2026-02-22") == ("done", "2026-03-27", 0)


def test_due_for_people(sampled: Shell) -> None:  # noqa: F811
    out = sampled("due", sampled.file, "--on", DAY)
    assert "wait for a check-in, every week" in out
    assert "no check-in yet" in next(line for line in out.splitlines() if line.startswith("3.3"))


def test_nothing_is_due_in_a_closed_cycle(sampled: Shell) -> None:  # noqa: F811
    sampled("close", sampled.file, "--next", "2026-Q2")
    assert "closed" in sampled("due", sampled.file, "--cycle", "2026-Q1", "--on", DAY)
    found = sampled.json("due", sampled.file, "--cycle", "2026-Q1", "--on", DAY)
    assert {(e["state"], e["next_check_in"], e["days_late"]) for e in found} == {("done", None, 0)}


def test_an_empty_cycle_says_so(shell: Shell) -> None:  # noqa: F811
    shell("new", shell.file, "--cycle", "2026-Q1")
    assert "no key results" in shell("due", shell.file)
    assert shell.json("due", shell.file) == []


def test_due_changes_nothing(sampled: Shell) -> None:  # noqa: F811
    before = sampled.file.read_bytes()
    sampled("due", sampled.file)
    sampled("calendar", sampled.file, sampled.folder / "days.ics")
    assert sampled.file.read_bytes() == before


def test_a_calendar_is_written_twice_alike(sampled: Shell) -> None:  # noqa: F811
    out = sampled.folder / "Days.ICS"
    assert "Wrote" in sampled("calendar", sampled.file, out, "--cycle", "2026-Q1")
    content = out.read_bytes()
    assert content.count(b": check-in\r\n") == 12  # planned days (decision 21)
    # A due day, four promises, five tellings and two asks; then the review, and looking at the goals again.
    assert content.count(b"BEGIN:VEVENT") == 12 + 1 + 4 + 5 + 2 + 2
    out.write_bytes(b"old")
    sampled("calendar", sampled.file, out, "--cycle", "2026-Q1")
    assert out.read_bytes() == content
    assert sorted(p.name for p in sampled.folder.iterdir()) == ["Days.ICS", "plan.okrdesk"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("days.pdf", "does not end with .ics"),
        ("folder.ics", "is a folder"),
        ("link.ics", "workspace itself"),
    ],
)
def test_a_calendar_never_replaces_what_is_none(sampled: Shell, name: str, told: str) -> None:  # noqa: F811
    (sampled.folder / "folder.ics").mkdir()
    os.symlink(sampled.file, sampled.folder / "link.ics")
    before = sampled.file.read_bytes()
    sampled("calendar", sampled.file, sampled.folder / name, code=1)
    assert told in sampled.err
    assert sampled.file.read_bytes() == before


def test_a_check_in_of_a_group_with_its_next_step(sampled: Shell) -> None:  # noqa: F811
    words = ("check-in", sampled.file, "1.2", "38", "--on", DAY)
    sampled(*words, "--confidences", "7, 5,2", "--next", "Ask the school")
    newest = sampled.key_result("1.2")["check_ins"][-1]
    assert (newest["confidences"], newest["confidence"]) == ([7, 5, 2], 5)  # F15: the rounded mean
    assert newest["next_step"] == "Ask the school"
    sampled(*words, "--confidences", "7,11", code=1)
    assert "11" in sampled.err
    sampled(*words, "--confidences", "7", "--confidence", "7", code=2)


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        (("--confidence", "3"), True),  # issue 3: confidence below 4 asks for a next step
        (("--confidences", "2,5"), False),  # F15: their mean is 3.5, rounded half up 4
        (("--confidences", "2,4"), True),
        (("--confidence", "4"), False),
        (("--confidence", "0", "--next", "Ask the school"), False),
        ((), False),
    ],
)
def test_low_confidence_asks_for_the_next_step(sampled: Shell, more: tuple[str, ...], asked: bool) -> None:  # noqa: F811
    sampled("check-in", sampled.file, "1.1", "8", "--on", DAY, *more)
    assert ("--next" in sampled.err) is asked


def test_show_tells_initiatives_and_who_accepted(sampled: Shell) -> None:  # noqa: F811
    row = sampled.key_result("1.2")["id"]

    def plan(document: Document) -> None:
        made = initiatives.add(document, row, "Ask the school", blocker="no room")
        initiatives.finish(document, made, dt.date(2026, 2, 7))
        changes.key_result(document, row, partners="The school")
        owning.accept(document, row, dt.date(2026, 1, 2))
        key = key_results.read(document, row)
        changes.objective(document, key.objective_id, effort=Decimal(3))

    edit(sampled.file, plan)
    found = sampled.key_result("1.2")
    assert found["initiatives"][-1] == {
        "title": "Ask the school",
        "owner": None,
        "due": None,
        "done_on": "2026-02-07",
        "blocker": "no room",
    }
    assert (found["partners"], found["accepted_on"]) == ("The school", "2026-01-02")
    shown = sampled.json("show", sampled.file, "--on", DAY)
    assert shown["objectives"][0]["effort"] == "3"
    assert shown["cycle"]["closed"] is False
