"""The desk: an edit is called with what it takes, and what it says is said for that edit alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from okrdesk.gui.desk import Desk
from okrdesk.okr import people
from okrdesk.okr.workshop import revealing, rounds
from okrdesk.okr.workshop.box import Box
from okrdesk.okr.workshop.counting import Ballot
from okrdesk.okr.workshop.rounds import Round
from tests.gui.desks import sample_desk

ROOT = Path(__file__).resolve().parents[2]

PLANTED = """
import datetime as dt
from okrdesk.gui.desk import Desk
from okrdesk.okr import initiatives

def right(desk: Desk, day: dt.date) -> None:
    desk.do(initiatives.finish, "id", day)
    desk.telling("Done.").beside(print).do(initiatives.add, "id", "A title", due=day)

def wrong(desk: Desk) -> None:
    desk.do(initiatives.finish, 5, None)
    desk.do(initiatives.finish, "id", "no day")
    desk.do(initiatives.finish, "id", None, tilte=3)
    desk.telling("Done.").do(initiatives.finish, "id")
    desk.beside(print).do(initiatives.add, "id", "A title", tell="Done.")
"""


@pytest.fixture
def desk(qapp: object) -> Desk:
    return sample_desk()


def test_what_one_edit_says_is_not_left_for_the_next(desk: Desk) -> None:
    beside: list[str] = []
    window: list[str] = []
    told: list[str] = []
    desk.refused.disconnect()
    desk.refused.connect(window.append)
    desk.told.connect(lambda words, _undo: told.append(words))

    saying = desk.beside(beside.append).telling("Added.")
    assert saying.do(people.add, "") is None
    assert (len(beside), window, told) == (1, [], [])
    assert desk.do(people.add, "") is None
    assert (len(beside), window, told) == (1, beside, [])

    assert saying.do(people.add, "Zoe")
    assert desk.do(people.add, "Zed")
    assert told == ["Added."]


def test_a_wrong_argument_of_an_edit_is_found_before_it_runs(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(PLANTED)
    # Follows the imports, so that it is quick only with the cache that checking the whole left behind.
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-pretty", str(planted)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    found = [line.split(":")[1] for line in checked.stdout.splitlines() if ": error:" in line]
    expected = [str(n) for n, line in enumerate(PLANTED.splitlines(), 1) if n > 10 and "do(" in line]
    assert found == expected, checked.stdout + checked.stderr


def test_a_desk_that_opens_destroys_the_boxes_of_revealed_rounds(desk: Desk) -> None:
    asked, other = (
        rounds.open_round(desk.document, Round("", desk.cycle.id, "fist", "words", items=("Bread",)))
        for _each in range(2)
    )
    for round_id in (asked, other):
        Box(desk.document, round_id).put([Ballot({"Bread": 4})], "paper")
    revealing.reveal(desk.document, asked, Box(desk.document, asked), on=desk.day)
    Desk(desk.session, lambda: desk.day)
    assert (Box(desk.document, asked).ballots, Box(desk.document, other).ballots) == (0, 1)
