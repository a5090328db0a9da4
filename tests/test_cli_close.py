"""`okrdesk close` and `reopen`, and what the other commands say about a closed cycle."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from okrdesk.document.document import Document
from okrdesk.okr import check_ins, key_results, review
from tests.test_cli import DAY, Shell, sampled, shell
from tests.test_cli_due import edit

__all__ = ["sampled", "shell"]

LAST = "2026-03-31"
LATER = "2026-04-02"


def close(shell: Shell, *more: str, code: int = 0) -> str:
    return shell("close", shell.file, "--on", LAST, *more, code=code)


def test_after_closing_the_next_cycle_is_the_current_one(sampled: Shell) -> None:
    before = sampled.json("show", sampled.file, "--on", LAST)
    out = close(sampled, "--next", "2026-Q2")
    assert out == "2026-Q1 is closed. 2026-Q2 is open with 3 objectives.\n"
    for day in (DAY, LAST, LATER):
        after = sampled.json("show", sampled.file, "--on", day)
        assert (after["cycle"]["name"], after["cycle"]["closed"]) == ("2026-Q2", False)
    assert (after["cycle"]["first_day"], after["cycle"]["last_day"]) == ("2026-04-01", "2026-06-30")
    ids = [o["id"] for o in before["objectives"]]
    assert [o["continues"] for o in after["objectives"]] == ids
    same = ("title", "commitment", "type", "owner", "weight", "weight_locked")
    for old, new in zip(before["objectives"], after["objectives"], strict=True):
        assert [new[key] for key in same] == [old[key] for key in same]
        for row, carried in zip(old["key_results"], new["key_results"], strict=True):
            for key in (
                "title",
                "measure",
                "baseline",
                "target",
                "unit",
                "weight",
                "owner",
                "helpers",
                "source",
            ):
                assert carried[key] == row[key], key
            assert carried["check_ins"] == []
    closed = sampled.json("show", sampled.file, "--cycle", "2026-Q1", "--on", LAST)
    assert closed["cycle"]["closed"] is True
    late = [
        [row.pop("outdated") for o in w["objectives"] for row in o["key_results"]] for w in (before, closed)
    ]
    assert [any(each) for each in late] == [True, False], "nobody is late in a closed cycle"
    assert closed["objectives"] == before["objectives"]


def test_keep_and_baselines(sampled: Shell) -> None:
    assert "with 2 objectives" in close(sampled, "--next", "2026-Q2", "--keep", " 3, 1", "--baselines")
    whole = sampled.json("show", sampled.file, "--on", LATER)
    assert [o["number"] for o in whole["objectives"]] == ["1", "2"]
    assert whole["objectives"][0]["key_results"][1]["baseline"] == "37", "the last value of 1.2"
    sampled("undo", sampled.file)
    assert "with 3 objectives" in close(sampled, "--next", "2026-Q2", "--keep", "all")
    sampled("undo", sampled.file)
    assert "with 0 objectives" in close(sampled, "--next", "2026-Q2", "--keep", "None")


def test_show_tells_what_the_review_said_and_what_came_late(sampled: Shell) -> None:  # decision 24
    row = sampled.key_result("1.2")["id"]
    copy = sampled.folder / "copy.okrdesk"
    copy.write_bytes(sampled.file.read_bytes())

    def reviewed(document: Document) -> None:
        objective = key_results.read(document, row).objective_id
        review.decide(document, objective, "adjust", "Too broad")
        review.answer(document, objective, "needs", "partly", "A room")
        review.score(document, row, Decimal("0.9"), "It was harder", day=dt.date.fromisoformat(LAST))

    edit(sampled.file, reviewed)
    close(sampled, "--next", "2026-Q2")
    edit(copy, lambda document: check_ins.record(document, row, Decimal(44), on=dt.date.fromisoformat(LAST)))
    sampled("export", copy, sampled.folder / "copy.json")
    sampled("import", sampled.file, sampled.folder / "copy.json")
    closed = ("show", sampled.file, "--cycle", "2026-Q1", "--on", LAST)
    objective = sampled.json(*closed)["objectives"][0]
    assert (objective["decision"], objective["decision_reason"]) == ("adjust", "Too broad")
    assert objective["answers"] == {
        "relevant": {"answer": None, "note": "", "members": None},
        "needs": {"answer": "partly", "note": "A room"},
        "behaviour": {"answer": None, "note": ""},
    }
    found = objective["key_results"][1]
    assert found["score"] == {
        "counted": "0.5",  # as closing held it; "now" is with what came after (decision 37)
        "own": "0.9",
        "reason": "It was harder",
        "now": "0.8",
    }
    assert [each["late"] for each in found["check_ins"]] == [False] * (len(found["check_ins"]) - 1) + [True]
    assert "1 check-in came after the cycle was closed." in sampled(*closed)
    carried = sampled.json("show", sampled.file, "--on", LATER)["objectives"][0]["key_results"][1]
    assert (carried["continues"], carried["score"]["own"]) == (row, None)


def test_a_closed_cycle_says_so(sampled: Shell) -> None:
    close(sampled, "--next", "2026-Q2")
    heads = [
        sampled("show", sampled.file, "--cycle", c, "--on", LATER).splitlines()[0]
        for c in ("2026-Q1", "2026-Q2")
    ]
    assert [head.endswith(" · closed") for head in heads] == [True, False]


def test_the_numbers_of_keep_are_those_of_show(sampled: Shell) -> None:
    titles = [o["title"] for o in sampled.json("show", sampled.file, "--on", LAST)["objectives"]]
    assert "with 1 objective." in close(sampled, "--next", "2026-Q2", "--keep", "2")
    kept = sampled.json("show", sampled.file, "--on", LATER)["objectives"]
    assert [o["title"] for o in kept] == [titles[1]]


def test_scores_and_decisions_in_show(sampled: Shell) -> None:
    objective = sampled.json("show", sampled.file, "--on", DAY)["objectives"][0]
    assert objective["score"] == {"counted": "0.5", "own": None}
    assert (objective["decision"], objective["continues"]) == (None, None)


def test_wrong_usage(sampled: Shell) -> None:
    close(sampled, code=2)
    sampled("reopen", sampled.file, code=2)


def test_a_closed_cycle_is_for_reading_until_it_is_opened_again(sampled: Shell) -> None:
    row = sampled.key_result("1.2")["id"]
    close(sampled, "--next", "2026-Q2")
    sampled("check-in", sampled.file, row, "40", code=1)
    assert "2026-Q1 is closed; reopen it" in sampled.err
    sampled("words", sampled.file, "--cycle", "2026-Q1", "--ask", "A room", code=1)
    assert "is closed" in sampled.err
    close(sampled, "--next", "2026-Q3", "--cycle", "2026-Q1", code=1)
    assert "closed already" in sampled.err
    assert sampled("reopen", sampled.file, "2026-Q1") == "2026-Q1 is open again.\n"
    sampled("check-in", sampled.file, row, "40", "--on", LAST)
    sampled("reopen", sampled.file, "2026-Q1", code=1)
    assert "is open" in sampled.err
    assert "with 3 objectives" in close(sampled, "--next", "2026-Q2", "--cycle", "2026-Q1")


def test_history_and_undo_cover_closing(sampled: Shell) -> None:
    before = sampled.json("show", sampled.file, "--on", LAST)
    close(sampled, "--next", "2026-Q2")
    (step,) = sampled.json("history", sampled.file, "--limit", "1")
    assert step["label"] == "Close 2026-Q1"
    assert {"what": "2026-Q1", "field": "closed", "before": "no", "after": "yes"} in step["changes"]
    assert "Undo: Close 2026-Q1. 2026-Q1: open again" in sampled("undo", sampled.file)
    assert sampled.json("show", sampled.file, "--on", LAST) == before
    sampled("redo", sampled.file)
    assert sampled.json("show", sampled.file, "--on", LAST)["cycle"]["name"] == "2026-Q2"
    sampled("check", sampled.file)


def test_a_target_that_was_beaten_is_named_with_its_command(sampled: Shell) -> None:  # decision 33
    sampled("check-in", sampled.file, "1.1", "19", "--on", DAY)
    close(sampled, "--next", "2026-Q2", "--baselines")
    assert "1.1" in sampled.err
    assert f"okrdesk set {sampled.file} 1.1 --target VALUE" in sampled.err
    row = sampled.json("show", sampled.file, "--on", LATER)["objectives"][0]["key_results"][0]
    assert (row["baseline"], row["target"], row["progress"], row["status"]) == (
        "19",
        None,
        None,
        "not started",
    )


def test_a_workshop_that_runs_is_finished_first(sampled: Shell) -> None:
    sampled("workshop", sampled.file, "start", "--template", "review", "--on", LAST)
    close(sampled, "--next", "2026-Q2", code=1)
    sampled("workshop", sampled.file, "close")
    assert "is closed" in close(sampled, "--next", "2026-Q2")
