"""History says of lists what they are about, and of a result nothing that is still covered."""

from __future__ import annotations

from typing import Any

import pytest

from okrdesk.document.document import Document
from okrdesk.okr import cycles, history
from okrdesk.okr.history_lists import came_to, list_words, only_marked, spent_words
from okrdesk.okr.workshop import agenda, revealing, rounds, templates, workshops
from okrdesk.okr.workshop.words import state_words
from okrdesk.okr.workshop.workshops import DROPPED, ON
from tests.okr.workshop.evening import DAY, evening


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("result", "{}", None),
        ("result", '{"ballots": {"paper": 7, "keyboard": 1}, "numbers": {"a": [1, 2]}}', "8 ballots"),
        ("tie", '{"rule": "people"}', "a way is agreed"),
        ("tie", '{"rule": "people", "outcome": ["a"]}', "settled"),
        ("tie", '{"judged": {"a": {"outcome": "adopted"}}}', "judged"),
        ("paper", '{"handed_out": 8, "collected": 7}', "8 handed out, 7 collected"),
        ("people", '["Ada", "Bo"]', "Ada, Bo"),
        ("settings", '{"prompts": []}', "1 entry"),
    ],
)
def test_words_for_lists(field: str, value: str, words: str | None) -> None:
    assert list_words(field, value) == words


def test_the_way_of_a_workshop_is_told_as_a_facilitator_says_it(document: Document) -> None:
    cycle = cycles.all_cycles(document)[0].id
    workshop = agenda.prepare(document, cycle, templates.shipped()[0], on=DAY, people=["Ada"])
    agenda.start(document, workshop)
    assert history.steps(document, 1)[0].sentence == "Set our goals: begun"
    agenda.next_step(document, workshop, 400)
    newest = history.steps(document, 1)[0]
    assert newest.sentence == "Where were we?: took 7 min, done"
    state = next(change for change in newest.changes if change.field == "state")
    assert (state.was, state.now, state.before, state.after) == ("still to do", "done", "open", "done")
    steps = workshops.steps_of(document, workshop)
    agenda.back(document, workshop)
    assert history.steps(document, 1)[0].sentence == "Where were we?: opened again"
    agenda.leave_out(document, steps[3].id, True)
    assert history.steps(document, 1)[0].sentence == "The mirror: left out"
    agenda.go_to(document, steps[3].id)
    assert history.steps(document, 1)[0].sentence == "The mirror: taken up again"
    agenda.close(document, workshop)
    agenda.reopen(document, workshop)
    assert history.steps(document, 1)[0].sentence == "Set our goals: reopened"


def test_the_history_of_a_round_tells_no_number() -> None:
    room = evening()
    asked = room.voted()
    rounds.note_paper(room.document, asked.id, 8, 8)
    revealing.settle(room.document, asked.id, "people", on=DAY)
    told = [step.sentence for step in history.steps(room.document, 4)]
    assert told[2] == "Most difference for members this quarter: result “8 ballots”"
    assert told[1].endswith("paper “8 handed out, 8 collected”")
    assert "tie “settled”" in told[0]
    for step in history.steps(room.document, 4):
        for change in step.changes:
            assert '"numbers"' not in f"{change.before}{change.after}"
    room.document.close()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [("0", "0 min"), ("29", "0 min"), ("30", "1 min"), ("89", "1 min"), ("90", "2 min"), ("3600", "60 min")],
)
def test_minutes_are_rounded(seconds: str, words: str) -> None:
    assert spent_words(seconds) == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("open", "done", "done"),
        ("done", "open", "opened again"),
        ("left out", "open", "taken up again"),
        ("prepared", "running", "begun"),
        ("running", "prepared", "not begun after all"),
        ("closed", "running", "reopened"),
        ("open", "left out", state_words("left out")),
        ("running", "closed", state_words("closed")),
        (None, "open", state_words("open")),
    ],
)
def test_what_became_of_a_step(before: str | None, after: str, words: str) -> None:
    assert came_to(before, after) == words


@pytest.mark.parametrize(
    ("before", "after", "only"),
    [
        ('{"a": 1}', '{"a": 1}', True),
        (None, "{}", True),
        (None, None, True),
        ('{"a": 1}', '{"a": 2}', False),
        (None, '{"a": 1}', False),
        ('{"a": 1}', None, False),
        ({"a": 1, DROPPED: [1]}, {"a": 1, ON: 2}, True),
        ({"a": 1, DROPPED: [1]}, {"a": 2, DROPPED: [1]}, False),
    ],
)
def test_what_a_running_workshop_notes_for_itself_is_no_change(before: Any, after: Any, only: bool) -> None:
    assert only_marked(before, after) is only


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("result", {"ballots": {"paper": 1}}, "1 ballot"),
        ("result", {"numbers": {}}, "0 ballots"),
        ("paper", {"collected": 7}, "7 collected"),
        ("paper", {"other": 7}, ""),
        ("figures", {"progress": 40}, "40 of 100 done"),
        ("figures", {"a": 1}, "0 of 100 done"),
        ("figures", [1, 2], "2 entries"),
        ("ways", ["a"], "a"),
        ("tie", {"outcome": []}, "a way is agreed"),
        ("items", [], None),
        ("items", None, None),
        ("items", [1], "1 entry"),
    ],
)
def test_words_for_other_lists(field: str, value: Any, words: str | None) -> None:
    assert list_words(field, value) == words
