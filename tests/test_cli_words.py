"""`okrdesk words`: texts and asks by command."""

from __future__ import annotations

from typing import Any

import pytest

from okrdesk.cli import output
from tests.test_cli import DAY, Shell, sampled, shell

__all__ = ["sampled", "shell"]


def listed(sampled: Shell) -> list[dict[str, Any]]:
    asks: list[dict[str, Any]] = sampled.json("words", sampled.file, "--on", DAY)["asks"]
    return asks


def test_asks_are_added_with_what_is_said_after_each(sampled: Shell) -> None:
    told = sampled(
        *("words", sampled.file, "--on", DAY),
        *("--ask", "Two laptops", "--from", "the school", "--by", "1 Mar 2026", "--for", "3"),
        *("--tell", "Tom Brinkmann", "--ask", "Salt", "--for", "1.2"),
    )
    assert "from the school, for 3 · tell Tom Brinkmann" in told
    assert "What we ask of you\n" in told
    laptops, salt = listed(sampled)[-2:]
    assert laptops.pop("id")
    assert laptops == {
        "number": 4, "what": "Two laptops", "from": "the school", "by": "2026-03-01", "for": "3",
        "tell": "Tom Brinkmann", "done_on": None, "outcome": "",
    }  # fmt: skip
    assert [salt[key] for key in ("what", "from", "by", "for", "tell")] == ["Salt", "", None, "1.2", None]
    running = sampled.json("words", sampled.file, "--on", DAY)["ask"]
    assert running.splitlines()[2] == "Two laptops (from the school, for 3), by 1 Mar", "the first three"
    sampled("undo", sampled.file)
    assert len(listed(sampled)) == 3, "it was one step"


def test_asks_are_changed_answered_and_removed_by_their_number(sampled: Shell) -> None:
    before = listed(sampled)
    sampled(
        *("words", sampled.file, "--on", DAY, "--change", "2", "--what", "A hall", "--by", "-", "--for", "-"),
        *("--tell", "none", "--answered", "3", "--remove", "1"),
    )
    hall, developer = listed(sampled)
    assert [hall[key] for key in ("id", "what", "from", "by", "for", "tell")] == [
        before[1]["id"], "A hall", "the board", None, None, None,
    ]  # fmt: skip
    assert (developer["number"], developer["done_on"]) == (2, DAY)
    assert "done 8 Feb 2026" in sampled("words", sampled.file, "--on", DAY)
    told = sampled("words", sampled.file, "--on", DAY, "--answered", "1", "--outcome", "They said no")
    assert "They said no" in told


def test_the_text_of_an_older_workspace_is_changed_by_number_too(sampled: Shell) -> None:
    from okrdesk.document import tables as t
    from tests import factories

    document = factories.load(sampled.file)
    with document.edit("An older version"):
        document.set(t.Cycle, factories.ids(document, t.Cycle)[0], ask="Flour. Salt and pepper.")
    factories.stored(sampled.file, document)
    found = [(each["id"], each["what"]) for each in listed(sampled)[3:]]
    assert found == [(None, "Flour."), (None, "Salt and pepper.")]
    sampled("words", sampled.file, "--on", DAY, "--remove", "4", "--change", "5", "--from", "the mill")
    changed = [(each["what"], each["from"]) for each in listed(sampled)[3:]]
    assert changed == [("Salt and pepper.", "the mill")]


@pytest.mark.parametrize(
    "given", [["--from", "x"], ["--ask", "Salt", "--outcome", "x"], ["--remove", "1", "--by", "2 Mar"]]
)
def test_what_belongs_to_no_ask_is_wrong_usage(sampled: Shell, given: list[str]) -> None:
    sampled("words", sampled.file, *given, code=2)
    assert f"{given[-2]} says more about" in sampled.err


def test_an_item_stands_in_a_line_of_its_own(sampled: Shell) -> None:
    told = sampled("words", sampled.file, "--on", DAY, "--in-the-way", "2.3 No owner\n1.2 <b>Lunches</b>")
    lines = [line.strip() for line in told.splitlines()]
    at = next(n for n, line in enumerate(lines) if line.startswith("What is in the way"))
    assert lines[at].endswith("2.3 No owner")
    assert lines[at + 1] == "1.2 <b>Lunches</b>"


def test_nothing_is_said_as_a_dash(sampled: Shell) -> None:
    sampled("new", sampled.folder / "empty.okrdesk")
    told = sampled("words", sampled.folder / "empty.okrdesk")
    assert [line.split()[-1] for line in told.splitlines()] == [output.nothing()] * 3
