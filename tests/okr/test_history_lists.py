"""History says of lists what they are about, and of a result nothing that is still covered."""

from __future__ import annotations

import pytest

from okrdesk.document.document import Document
from okrdesk.okr import cycles, history
from okrdesk.okr.history_lists import list_words
from okrdesk.okr.workshop import agenda, revealing, rounds, templates, workshops
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
