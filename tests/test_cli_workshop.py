"""`okrdesk workshop`, `ideas`, `themes`, `promote`: the JSON of room.md section 9, and what people read."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from okrdesk.okr.workshop import clock, templates, workshops
from okrdesk.okr.workshop.clock import Clock
from tests.factories import load
from tests.test_cli import Shell, shell

__all__ = ["shell"]

STEP_FIELDS = ["number", "kind", "phase", "title", "minutes", "spent_seconds", "state"]


@pytest.fixture
def room(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """An empty workspace with a cycle."""
    monkeypatch.setenv("OKRDESK_HOME", str(tmp_path / "home"))
    shell("new", shell.file, "--cycle", "2026-Q2", "--locale", "en_GB")
    return shell


def pipe(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content)))


def test_the_templates_are_listed_with_and_without_a_workspace(room: Shell) -> None:
    assert room("workshop", "--templates").count(" min  ") == 8
    listed = room.json("workshop", room.file, "--templates")
    assert [each["key"] for each in listed] == list(templates.SHIPPED)
    assert listed[0]["minutes"] == 120


def test_a_workshop_by_command_says_exactly_what_was_agreed(room: Shell) -> None:
    room("workshop", room.file, "start", "--people", "Ada, Ben", "--on", "2026-03-26", "--minutes", "60")
    told = room.json("workshop", room.file)
    assert list(told) == [
        *("id", "template", "title", "cycle", "on", "state", "minutes", "spent_seconds", "expected"),
        *("people", "steps"),
    ]
    assert {name: told[name] for name in told if name not in ("id", "steps")} == {
        "template": "set-goals",
        "title": "Set our goals",
        "cycle": "2026-Q2",
        "on": "2026-03-26",
        "state": "running",
        "minutes": 60,
        "spent_seconds": 0,
        "expected": 2,
        "people": ["Ada", "Ben"],
    }
    assert [list(step) for step in told["steps"]] == [STEP_FIELDS] * 17
    assert [step["number"] for step in told["steps"]] == list(range(1, 18))
    assert told["steps"][0] == {
        "number": 1,
        "kind": "promises",
        "phase": "Arrive",
        "title": "Where were we?",
        "minutes": 3,
        "spent_seconds": 0,
        "state": "open",
    }
    assert {step["state"] for step in told["steps"]} == {"open", "left out"}


def test_eight_people_without_names(room: Shell) -> None:
    room("workshop", room.file, "start", "--people", "٨")
    told = room.json("workshop", room.file)
    assert (told["expected"], told["people"]) == (8, None)


def test_it_goes_on_and_back_and_is_closed_and_reopened(room: Shell) -> None:
    def states() -> list[str]:
        return [step["state"] for step in room.json("workshop", room.file)["steps"]][:3]

    begun = room("workshop", room.file, "start")
    assert begun == "“Set our goals” has begun. Now: 1 Where were we?, 6 min\n"
    assert room("workshop", room.file, "next") == "Now: 2 Would we all say the same?, 6 min\n"
    assert states() == ["done", "open", "open"]
    assert room("workshop", room.file, "back") == "Now: 1 Where were we?, 6 min\n"
    assert states() == ["open", "open", "open"]
    room("workshop", room.file, "back", code=1)
    assert "first step" in room.err
    room("workshop", room.file, "start", code=1)
    assert "still running" in room.err
    assert room("workshop", room.file, "close") == "“Set our goals” is closed.\n"
    assert room.json("workshop", room.file)["state"] == "closed"
    room("workshop", room.file, "next", code=1)
    assert "closed" in room.err
    assert room("workshop", room.file, "reopen") == "Now: 2 Would we all say the same?, 6 min\n"
    shown = room("workshop", room.file).splitlines()
    assert "running" in shown[0]
    assert [line.split()[:2] for line in shown if line.startswith(">")] == [[">", "2"]]


def test_what_a_window_counted_goes_with_the_step(room: Shell) -> None:
    room("workshop", room.file, "start")
    document = load(room.file)
    running = workshops.running(document)
    assert running is not None
    first = workshops.steps_of(document, running.id)[0]
    clock.keep(document, Clock(first.id).going(0.0), 95.4)
    room("workshop", room.file, "next")
    room("workshop", room.file, "next")
    told = room.json("workshop", room.file)
    assert [step["spent_seconds"] for step in told["steps"]][:2] == [95, 0]
    assert told["spent_seconds"] == 95


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["workshop", "{file}"], 1, "no workshop yet"),
        (["workshop", "{file}", "next"], 1, "no workshop yet"),
        (["workshop", "{file}", "start", "--template", "set-gaols"], 1, "set-goals"),
        (["workshop", "{file}", "start", "--people", "0"], 1, "1 to 9999"),
        (["workshop", "{file}", "start", "--minutes", "0"], 2, "1 to 1440"),
        (["workshop", "{file}", "next", "--people", "8"], 2, "belong to start"),
        (["workshop", "{file}", "dance"], 2, "dance"),
        (["workshop"], 2, "Name a workspace"),
        (["ideas", "{file}", "add"], 2, "TEXT"),
        (["ideas", "{file}", "add", " "], 1, "needs words"),
        (["ideas", "{file}", "add", "A", "--origin", "survey"], 2, "survey"),
        (["themes", "{file}", "put", "1", "1"], 1, "no theme “1”"),
        (["themes", "{file}", "new", "\u200b"], 1, "needs a name"),
        (["promote", "{file}", "7", "--to", "priority"], 1, "no theme “7”"),
        (["promote", "{file}", "1", "--to", "wish"], 2, "wish"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(room: Shell, words: list[str], code: int, sentence: str) -> None:
    before = room.file.read_bytes()
    room(*(word.format(file=room.file) for word in words), code=code)
    assert sentence in room.err
    assert room.file.read_bytes() == before


def test_cards_say_exactly_what_was_agreed(room: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert room("ideas", room.file) == "No card is here yet; add some with okrdesk ideas FILE add TEXT.\n"
    assert (
        room("ideas", room.file, "add", "--origin", "paper", "A room", "Bread") == "2 cards are here now.\n"
    )
    pipe(monkeypatch, "\ufeff1. <html>\r\n\r\n• Ärger\r\n".encode())
    assert room("ideas", room.file, "paste", "-", "--origin", "conversation") == "2 cards are here now.\n"
    told = room.json("ideas", room.file)
    assert [list(each) for each in told] == [
        ["number", "id", "kind", "text", "origin", "evidence", "interest", "theme", "seen", "source"]
    ] * 4
    assert [(each["number"], each["text"], each["origin"], each["evidence"]) for each in told] == [
        (1, "A room", "paper", "written"),
        (2, "Bread", "paper", "written"),
        (3, "<html>", "conversation", "said"),
        (4, "Ärger", "conversation", "said"),
    ]
    assert told[0]["theme"] is None
    assert (told[0]["interest"], told[0]["seen"], told[0]["source"]) == (False, False, None)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "needs words"), (b"\xff\xfe\x00", "not text in UTF-8"), (b"a\n" * 2_500_001, "5 MB")],
)
def test_a_pipe_without_cards_is_refused(
    room: Shell, monkeypatch: pytest.MonkeyPatch, content: bytes, sentence: str
) -> None:
    pipe(monkeypatch, content)
    room("ideas", room.file, "paste", "-", code=1)
    assert sentence in room.err


def test_themes_say_exactly_what_was_agreed(room: Shell) -> None:
    room("ideas", room.file, "add", "A room to meet", "A room for meeting", "Late trams", "Bread")
    assert room("themes", room.file, "new", "Rooms") == "Theme 1: Rooms\n"
    room("themes", room.file, "new", "Halls")
    room("themes", room.file, "new", "Rooms", code=1)
    ids = [each["id"] for each in room.json("ideas", room.file)]
    assert room("themes", room.file, "put", "1", "1", ids[1]) == "2 cards are in “Rooms” now.\n"
    room("themes", room.file, "put", "2", "4", "9", code=1)
    assert "no card “9”" in room.err
    room("themes", room.file, "put", "2", "4")
    rooms, halls = room.json("themes", room.file)
    assert list(rooms) == [
        "number", "id", "title", "ideas", "on_paper", "evidence", "priority", "objective"
    ]  # fmt: skip
    assert {**rooms, "id": ""} == {
        "number": 1,
        "id": "",
        "title": "Rooms",
        "ideas": [1, 2],
        "on_paper": 0,
        "evidence": ["written"],
        "priority": None,
        "objective": None,
    }
    assert room("themes", room.file, "merge", halls["id"], "1") == "All of “Rooms” is in “Halls” now.\n"
    (left,) = room.json("themes", room.file)
    assert (left["title"], left["ideas"]) == ("Halls", [1, 2, 4])
    assert [each["theme"] for each in room.json("ideas", room.file)].count(halls["id"]) == 3


def test_suggestions_leave_everything_where_it_is(room: Shell) -> None:
    room("ideas", room.file, "add", "Workshops for beginners", "Late trams", "More workshops for beginners")
    before = room.file.read_bytes()
    (found,) = room.json("themes", room.file, "--suggest")
    assert found["ideas"] == [1, 3]
    assert {word.casefold() for word in found["words"]} >= {"beginners", "workshops"}
    assert "1, 3: " in room("themes", room.file, "--suggest")
    assert room.file.read_bytes() == before


def test_a_theme_becomes_a_priority_and_an_objective(room: Shell) -> None:
    for title in ("Rooms", "Halls", "Trams", "Bread"):
        room("themes", room.file, "new", title)
    assert room("promote", room.file, "1", "--to", "priority") == "“Rooms” is a priority now.\n"
    for number in ("1", "2", "3"):
        room("promote", room.file, number, "--to", "objective")
    told = room.json("themes", room.file)
    assert told[0]["priority"] is not None
    assert [each["objective"] is None for each in told] == [False, False, False, True]
    room("promote", room.file, "4", "--to", "objective", code=1)
    assert "three objectives already" in room.err
    room("promote", room.file, "4", "--to", "objective", "--reason", "The baker leaves in May")
    assert [o["title"] for o in room.json("show", room.file)["objectives"]] == [
        "Rooms", "Halls", "Trams", "Bread",
    ]  # fmt: skip


def test_cards_belong_to_the_cycle_of_the_workshop_that_runs(room: Shell) -> None:
    room("workshop", room.file, "start", "--on", "2026-03-26")
    room("ideas", room.file, "add", "A room")
    document = load(room.file)
    running = workshops.running(document)
    assert running is not None
    from okrdesk.okr.workshop import ideas

    (card,) = ideas.of_cycle(document, running.cycle_id)
    assert card.step_id == workshops.steps_of(document, running.id)[0].id
    document.close()
