"""`okrdesk set` and `check-in --as-baseline`: what the window can set, and where the README leads."""

from __future__ import annotations

import pytest

from tests.test_cli import DAY, Shell, sampled, shell

__all__ = ["sampled", "shell"]


def test_every_field_of_a_key_result(sampled: Shell) -> None:
    out = sampled(
        *(
            "set",
            sampled.file,
            "1.2",
            "--title",
            "People at each event",
            "--baseline",
            "20,5",
            "--locale",
            "de",
        ),
        *("--target", "60", "--unit", "people", "--due", "20.3.2026", "--weight", "50 %"),
        *("--starts", "2026-01-15"),
    )
    assert "People at each event" in out
    row = sampled.key_result("1.2")
    assert (row["title"], row["baseline"], row["target"]) == ("People at each event", "20.5", "60")
    assert (row["unit"], row["due"], row["weight"]) == ("people", "2026-03-20", "50")
    assert row["expected"] == "0.375", "24 of 64 days, from the day it starts (decision 29)"
    sampled("set", sampled.file, "1.2", "--baseline", "-", "--weight", "none", "--due", "-", "--starts", "-")
    row = sampled.key_result("1.2")
    assert (row["baseline"], row["weight_locked"], row["due"]) == (None, False, "2026-03-31")
    sampled("undo", sampled.file)
    assert sampled.key_result("1.2")["baseline"] == "20.5"


def test_an_objective_has_words_and_a_weight(sampled: Shell) -> None:
    sampled("set", sampled.file, "2", "--title", "Everybody finds us", "--weight", "40")
    objective = sampled.json("show", sampled.file, "--on", DAY)["objectives"][1]
    assert (objective["title"], objective["weight"]) == ("Everybody finds us", "40")
    sampled("set", sampled.file, "2", "--target", "40", code=1)
    assert "key results, such as 1.2" in sampled.err
    assert "stands there already" in sampled("set", sampled.file, "2", "--weight", "40")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "--title, --weight"),
        (("--title", " "), "words"),
        (("--target", "many"), "not a number"),
        (("--due", "soon"), "not a day"),
        (("--weight", "-3"), "weight"),
        (("--starts", "2026-04-30"), "after its due day"),
    ],
)
def test_what_cannot_be_set_is_refused(sampled: Shell, words: tuple[str, ...], says: str) -> None:
    before = sampled.file.read_bytes()
    sampled("set", sampled.file, "1.2", *words, code=1)
    assert says.casefold() in sampled.err.casefold()
    assert sampled.file.read_bytes() == before
    sampled("set", sampled.file, "1.9", "--title", "x", code=1)


def test_the_first_way_says_its_direction(sampled: Shell) -> None:  # decision 33
    sampled("set", sampled.file, "1.2", "--baseline", "-", "--target", "-")
    sampled("set", sampled.file, "1.2", "--baseline", "40", "--target", "12")
    assert sampled.key_result("1.2")["direction"] == "decrease"
    sampled("set", sampled.file, "1.2", "--target", "50")
    row = sampled.key_result("1.2")
    assert (row["direction"], row["progress"]) == ("decrease", None), "only a person turns it"


def test_a_target_that_moved_is_marked(sampled: Shell) -> None:
    sampled("set", sampled.file, "1.2", "--target", "45")
    row = sampled.key_result("1.2")
    (moved,) = row["target_moved"]
    assert (moved["before"], moved["after"]) == ("50", "45")
    assert sampled.key_result("1.3")["target_moved"] == []
    assert sampled.json("explain", sampled.file, "1.2", "--on", DAY)["target_moved"] == [moved]
    assert "The target was moved from 50 to 45 on" in sampled("explain", sampled.file, "1.2", "--on", DAY)
    shown = sampled("show", sampled.file, "--on", DAY)
    assert "of 45 people (moved)" in shown


def test_the_readme_leads_somewhere(shell: Shell) -> None:
    shell(
        *("new", shell.file, "--name", "Graz meets", "--cycle", "2026-Q1"),
        *("--blueprint", "event-hub", "--fill", "CITY=Graz"),
    )
    out = shell("check-in", shell.file, "1.2", "333/9", "--on", DAY, "--confidence", "7")
    assert f"okrdesk set {shell.file} 1.2 --baseline VALUE; or check in with --as-baseline" in out
    out = shell("check-in", shell.file, "1.2", "333/9", "--on", DAY, "--as-baseline")
    row = shell.key_result("1.2")
    assert (row["baseline"], row["current"], row["progress"]) == ("37", "37", "0")
    shell("check-in", shell.file, "1.2", "40", "--on", DAY)
    assert shell.key_result("1.2")["progress"] != "0"
