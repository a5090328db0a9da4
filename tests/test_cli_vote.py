"""`okrdesk vote`: the evening's vote as a script lives it; no file tells who voted what."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from okrdesk import paths
from okrdesk.cli.run import run as command
from okrdesk.document import tables as t
from okrdesk.okr import cycles, decisions, order
from tests import factories
from tests.okr.workshop.evening import BALLOTS, CRITERION, THEMES
from tests.test_cli import Shell, shell

__all__ = ["shell"]


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def room(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """A workspace with five themes; gives a function that runs `vote` with lines on standard input."""
    document = factories.workspace()
    cycle = cycles.all_cycles(document)[0].id
    with document.edit("Themes"):
        for title, place in zip(THEMES, order.spread(len(THEMES)), strict=True):
            document.add(t.Theme, cycle=cycle, title=title, position=place)
    factories.stored(shell.file, document)
    document.close()

    def run(*words: str, lines: str = "") -> Any:
        given = io.TextIOWrapper(io.BytesIO(lines.encode()), encoding="utf-8")
        monkeypatch.setattr("sys.stdin", given)
        shell._read()
        code = command(["vote", str(shell.file), *words])
        return Ran(code, *shell._read())

    return run


def _open(room: Callable[..., Any], *more: str) -> None:
    wishes = ("--dots", "4", "--per-item", "2", "--people", "8", "--handed-out", "8")
    room("open", "--on", "themes", "--criterion", CRITERION, *wishes, *more)


def state(shell: Shell, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = shell.json("vote", shell.file, *words)
    return found


def test_the_vote_of_the_evening(shell: Shell, room: Callable[..., Any]) -> None:
    _open(room)
    before = shell.file.read_bytes()
    room("ballots", "-", lines="\n".join(BALLOTS) + "\n")
    assert shell.file.read_bytes() == before, "ballots lie in the box, not in the file"
    covered = state(shell)
    assert set(covered) == {
        *("id", "on", "criterion", "method", "dots", "per_item", "people", "state", "ballots", "paper"),
        *("dots_placed", "dots_possible", "items", "cut", "tie"),
    }
    assert (covered["state"], covered["ballots"], covered["tie"]) == ("open", 8, None)
    for item in covered["items"]:
        assert {item[key] for key in ("dots", "people", "numbers", "by_origin")} == {None}
    assert covered["paper"] == {"handed_out": 8, "collected": 8, "blank": 0, "invalid": 0, "entered": 8}
    room("close", "--cut", "3")
    tied = state(shell)
    assert [item["dots"] for item in tied["items"]] == [9, 8, 6, 6, 3]
    assert {item["people"] for item in tied["items"]} == {None}, "covered until the tie is settled"
    assert tied["tie"] == {"items": [3, 4], "rule": None, "outcome": None, "seed": None}
    assert (tied["dots_placed"], tied["dots_possible"], tied["cut"]) == (32, 32, 3)
    room("tie", "people")
    settled = state(shell)
    assert [item["people"] for item in settled["items"]] == [6, 5, 5, 4, 3]
    assert settled["tie"] == {"items": [3, 4], "rule": "people", "outcome": [3], "seed": None}
    assert settled["items"][0]["by_origin"] == {"paper": 9}
    document = factories.load(shell.file)
    cycle = cycles.all_cycles(document)[0].id
    assert "5 against 4" in decisions.of_cycle(document, cycle)[0].evidence
    document.close()
    assert not list((paths.home() / "boxes").rglob("*" + settled["id"] + "*")), "the box is destroyed"


def test_a_wrong_line_is_refused_by_its_place(shell: Shell, room: Callable[..., Any]) -> None:
    _open(room)
    result = room("ballots", "-", lines="1124\n1136\n11111\nblank\n\n1223\ninvalid\n")
    assert result.code == 1
    assert "Line 2: There is no 6 on this ballot" in result.err
    assert "Line 3: 5 dots are on 1" in result.err
    assert "Line 5: There is nothing on this line" in result.err
    assert state(shell)["paper"] == {"handed_out": 8, "collected": 4, "blank": 1, "invalid": 1, "entered": 2}


def test_more_ballots_than_people_are_refused_unless_they_join(
    shell: Shell, room: Callable[..., Any]
) -> None:
    _open(room)
    result = room("ballots", "-", lines="\n".join([*BALLOTS, "1"]))
    assert result.code == 1
    assert "Line 9: 8 people vote" in result.err
    assert room("ballots", "-", "--late", lines="1").code == 0
    assert (state(shell)["people"], state(shell)["ballots"]) == (9, 9)


def test_missing_ballots_are_told_and_do_not_stop_it(shell: Shell, room: Callable[..., Any]) -> None:
    _open(room)
    room("ballots", "-", lines="1124\n1223\n")
    result = room("close")
    assert result.code == 0
    assert "6 ballots have not come." in result.err
    assert "6 ballots that were handed out are missing." in result.out


def test_counting_again_shows_only_differences(shell: Shell, room: Callable[..., Any]) -> None:
    _open(room)
    room("ballots", "-", lines="1124\n1223\n")
    assert room("again", "-", lines="1223\n1124\n").out == "Both counts are the same.\n"
    shown = room("again", "-", lines="1123\n1223\n").out
    assert shown == "3  Learn from each other: +1\n4  Open workshop doors: −1\n"
    room("again", "-", "--take", lines="1123\n1223\n")
    room("close")
    assert [item["dots"] for item in state(shell)["items"]] == [3, 3, 2, 0, 0]
    assert "Both counts are the same." in room("again", "-", lines="1123\n1223\n").out


def test_an_undone_reveal_is_withdrawn(shell: Shell, room: Callable[..., Any]) -> None:
    _open(room)
    room("ballots", "-", lines="1124\n")
    room("close")
    shell("undo", shell.file)
    known = state(shell)
    assert known["state"] == "withdrawn"
    assert {item["dots"] for item in known["items"]} == {None}
    result = room("ballots", "-", lines="1124\n")
    assert result.code == 1
    assert "its ballots are gone" in result.err


def test_a_fist_has_numbers_and_no_dots(shell: Shell, room: Callable[..., Any]) -> None:
    room("open", "--on", "objectives", "--criterion", "Can I live with it?", "--method", "fist")
    room("ballots", "-", "--origin", "called-out", lines="44\n53\n4 2\n")
    room("close")
    known = state(shell)
    assert [item["numbers"] for item in known["items"]] == [[4, 4, 5], [2, 3, 4]]
    assert {item["dots"] for item in known["items"]} == {None}
    assert {item["by_origin"] for item in known["items"]} == {None}, "three of one origin are too few"


def test_lots_with_a_seed_are_drawn_alike(shell: Shell, room: Callable[..., Any]) -> None:
    drawn = set()
    for _each in range(2):
        _open(room)
        room("ballots", "-", lines="\n".join(BALLOTS))
        room("close", "--cut", "3")
        room("tie", "lots", "--seed", "7")
        drawn.add(tuple(state(shell)["tie"]["outcome"]))
        assert state(shell)["tie"]["seed"] == 7
    assert len(drawn) == 1


def test_a_run_off_by_command(shell: Shell, room: Callable[..., Any]) -> None:
    _open(room)
    room("ballots", "-", lines="\n".join(BALLOTS))
    room("close", "--cut", "3")
    assert "A run-off is open" in room("tie", "run-off").out
    room("ballots", "-", lines="2\n2\n2\n1\n")
    room("close")
    assert state(shell, "--round", "1")["tie"]["outcome"] == [4]


def test_the_person_who_decides_is_named(shell: Shell, room: Callable[..., Any]) -> None:
    _open(room)
    room("ballots", "-", lines="\n".join(BALLOTS))
    room("close", "--cut", "3")
    assert "Nobody here is called" in room("tie", "person", "--by", "Zoe", "--outcome", "4").err
    assert room("tie", "person", "--by", "Ada", "--outcome", "4").code == 0
    assert state(shell)["tie"] == {"items": [3, 4], "rule": "person", "outcome": [4], "seed": None}


def test_a_rule_agreed_before_and_few_voices(shell: Shell, room: Callable[..., Any]) -> None:
    opened = room("open", "--on", "themes", "--criterion", "Most?", "--people", "3", "--tie", "people")
    assert "Only 3 voices" in opened.err
    assert "For 5 items 3 dots are usual" in opened.out
    assert state(shell)["dots"] == 3


def test_wrong_wishes_are_told(shell: Shell, room: Callable[..., Any]) -> None:
    assert room("ballots", "-", lines="1").code == 1
    assert room("open", "--on", "ideas", "--criterion", "Most?").code == 1
    _open(room)
    assert room("--round", "7").code == 1
    assert room("close").code == 1, "nothing is in the box"
    assert room("ballots", "-", lines="").code == 1
    for words in (("open", "--on", "themes"), ("tie", "coin"), ("ballots",), ("close", "--cut", "0")):
        assert room(*words).code == 2


def test_nothing_of_the_box_reaches_a_file(shell: Shell, room: Callable[..., Any], tmp_path: Path) -> None:
    _open(room)
    room("ballots", "-", lines="1124\n1223\n")
    shell("export", shell.file, tmp_path / "all.json")
    held = (tmp_path / "all.json").read_text()
    assert '"numbers"' not in held
    assert state(shell)["ballots"] == 2
    outside = [path for path in paths.home().rglob("*") if path.is_file() and "boxes" not in path.parts]
    for path in outside:
        assert b'"spent"' not in path.read_bytes()


def test_what_is_asked_openly_is_seen_as_it_comes(shell: Shell, room: Callable[..., Any]) -> None:
    _open(room, "--openly", "--people", "3")
    shown = room()
    assert "can be guessed" not in shown.err
    assert "asked openly" in shown.out
    assert state(shell)["items"][0]["dots"] is None, "nothing is in yet"
    room("ballots", "-", lines="1134\n")
    now = state(shell)
    assert (now["state"], [item["dots"] for item in now["items"]]) == ("open", [2, 0, 1, 1, 0])
    assert now["tie"] is None
    room("ballots", "-", lines="1122\n2233\n")
    room("close")
    assert [item["dots"] for item in state(shell)["items"]] == [4, 4, 3, 1, 0]
