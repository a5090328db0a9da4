"""The clock: what a step has used, pauses, minutes added, drift, and what survives a crash."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from okrdesk import paths
from okrdesk.document import tables as t
from okrdesk.okr.workshop import agenda, clock, templates, workshops
from okrdesk.okr.workshop.clock import Clock
from okrdesk.okr.workshop.workshops import WorkshopStep
from tests import factories


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRDESK_HOME", str(tmp_path / "home"))


def step(name: str, minutes: int, spent: int = 0, state: str = "open", when: str = "keep") -> WorkshopStep:
    settings = templates.settings_of(templates.TemplateStep("talk", "", name, minutes, when))
    return WorkshopStep(name, "", "talk", "", name, minutes, spent, state, settings=settings)


def dropped(one: WorkshopStep) -> WorkshopStep:
    return replace(one, state="left out", settings={**one.settings, templates.DROPPED: True})


def test_it_counts_while_it_goes_and_stands_still_while_it_is_paused() -> None:
    going = Clock("a").going(100.0)
    assert going.seconds(130.0) == 30
    paused = going.paused(130.0)
    assert paused.is_paused
    assert paused.seconds(500.0) == 30
    again = paused.going(500.0)
    assert again.seconds(510.0) == 40
    assert again.going(505.0) == again, "what goes is not started anew"


def test_the_end_is_soft_and_a_minute_can_be_added() -> None:
    going, two = Clock("a").going(0.0), step("a", 2)
    assert going.left(two, 90.0) == 30
    assert going.left(two, 150.0) == -30
    assert going.longer().left(two, 150.0) == 30
    assert going.left(replace(two, spent=45), 60.0) == 15, "gone back to: what it took before counts"
    assert going.longer().longer().seconds(150.0) == 150, "what was used is not changed by it"


def test_a_computer_whose_time_jumps_back_takes_nothing_away() -> None:
    assert Clock("a", used=20).going(100.0).seconds(50.0) == 20


def test_drift_is_what_was_used_beyond_what_was_planned_up_to_here() -> None:
    # The evening of the pictures by its phases, planned and real: +2, +4, +4, +5, +4, +2.
    planned, real = (15, 19, 19, 18, 36, 13), (17, 21, 19, 19, 35, 11)
    steps = [step(str(n), minutes) for n, minutes in enumerate(planned)]
    found = []
    for n, minutes in enumerate(real):
        steps[n] = replace(steps[n], spent=60 * minutes, state="done")
        found.append(clock.drift(steps))
    assert found == [60 * minutes for minutes in (2, 4, 4, 5, 4, 2)]


def test_the_present_step_is_late_once_its_own_minutes_are_over() -> None:
    steps = [step("a", 5, 300, "done"), step("b", 5, 60), step("c", 5)]
    assert clock.drift(steps, steps[1], used=200.0) == 0
    assert clock.drift(steps, steps[1], used=300.0) == 60


def test_beyond_five_minutes_one_step_that_can_wait_is_proposed() -> None:
    past, here = step("past", 5, 660, "done", "can wait"), step("here", 5)
    long, short = step("long", 12, when="can wait"), step("short", 7, when="can wait")
    steps = [past, here, step("keep", 6), long, short]
    late = clock.drift(steps, here)
    assert late == 360
    assert clock.to_leave_out(steps, here, 300.0) is None, "five minutes are nobody's business"
    assert clock.to_leave_out(steps, here, late) == short
    assert clock.to_leave_out(steps, here, 60 * 9) == long
    assert clock.to_leave_out(steps, here, 60 * 40) == long, "none is enough: the longest"
    steps[4] = dropped(short)
    assert clock.drift(steps, here) == -60, "what is left out is won back"
    assert clock.to_leave_out(steps, here, clock.drift(steps, here)) is None
    assert clock.to_leave_out(steps[:3], here, late) is None, "nothing else can wait"
    assert clock.to_leave_out([past, long], long, late) is None, "it is late for the present one"


def test_what_was_left_out_beforehand_wins_nothing_back() -> None:
    steps = [step("a", 5, 300, "done"), step("b", 9, state="left out", when="after")]
    assert clock.drift(steps) == 0


def test_after_a_crash_it_is_paused_with_what_it_had_counted() -> None:
    document = factories.workspace()
    here = step("here", 5)
    clock.keep(document, Clock("here", used=10, more=2).going(100.0), 161.26)
    assert clock.kept(document, here) == Clock("here", used=71.3, more=2)
    assert clock.kept(document, step("another", 5)) == Clock("another")
    clock.forget(document)
    assert clock.kept(document, here) == Clock("here")
    document.close()


@pytest.mark.parametrize(
    "content", ["", "[]", '{"step": "here"}', '{"step": "here", "used": -5, "more": 0}',
                '{"step": "here", "used": "x", "more": 0}', '{"step": "here", "used": NaN, "more": 1}']
)  # fmt: skip
def test_a_kept_clock_that_makes_no_sense_is_a_fresh_one(content: str) -> None:
    document = factories.workspace()
    (paths.clocks() / f"{document.id}.json").write_text(content)
    assert clock.kept(document, step("here", 5)) == Clock("here")
    document.close()


def test_what_is_kept_says_nothing_but_how_long() -> None:
    document = factories.workspace()
    clock.keep(document, Clock("here").going(0.0), 3.0)
    (file,) = paths.clocks().iterdir()
    assert json.loads(file.read_text()).keys() == {"step", "used", "more"}
    document.close()


def test_a_late_evening_of_goals_can_leave_something_out_until_the_goals_are_worded() -> None:
    document = factories.workspace()
    made = agenda.prepare(document, factories.ids(document, t.Cycle)[0], templates.shipped()[0])
    steps = [each for each in workshops.steps_of(document, made) if each.state == "open"]
    proposed = {here.kind: clock.to_leave_out(steps, here, 60 * 6) for here in steps}
    named = {kind: None if each is None else each.kind for kind, each in proposed.items()}
    assert named["promises"] == "purpose"
    assert {named[kind] for kind in ("ideas", "groups", "vote", "choose")} == {"wording"}
    assert named["measures"] is None


@pytest.mark.parametrize(
    ("used", "more", "spent", "left"),
    [(0.0, 0, 0, 120.0), (30.0, 0, 0, 90.0), (120.0, 0, 0, 0.0), (130.0, 1, 0, 50.0), (0.0, 0, 60, 60.0)],
)
def test_what_is_left_of_a_step(used: float, more: int, spent: int, left: float) -> None:
    assert Clock("a", used=used, more=more).left(step("a", 2, spent), 999.0) == left
    assert Clock("a", used=used, since=5.0, more=more).left(step("a", 2, spent), 15.0) == left - 10
    assert Clock("a", used=used, since=5.0).seconds(1.0) == used, (
        "a clock that was set back takes nothing away"
    )


@pytest.mark.parametrize(
    ("late", "proposed"), [(300.0, None), (300.5, "six"), (360.0, "six"), (361.0, "nine"), (541.0, "nine")]
)
def test_the_shortest_that_makes_up_for_it_else_the_longest(late: float, proposed: str | None) -> None:
    here = step("here", 5)
    steps = [
        step("before", 60, when="can wait"),
        here,
        step("nine", 9, when="can wait"),
        step("kept", 30),
        step("six", 6, when="can wait"),
        step("done", 30, state="done", when="can wait"),
    ]
    found = clock.to_leave_out(steps, here, late)
    assert (None if found is None else found.id) == proposed


@pytest.mark.parametrize(
    ("spent", "used", "late"), [(0, 100.0, 0.0), (0, 300.0, 0.0), (0, 310.0, 10.0), (200, 110.0, 10.0)]
)
def test_the_present_step_is_late_only_beyond_its_own_minutes(spent: int, used: float, late: float) -> None:
    here = step("here", 5, spent)
    assert clock.drift([here, step("next", 9)], here, used) == late
    assert clock.drift([here], None, used) == 0
    early = step("early", 5, 240, "done")
    assert clock.drift([early, here], here, used) == late - 60
    half = replace(dropped(step("out", 4)), spent=60)
    assert clock.drift([half, here], here, used) == late - 180


@pytest.mark.parametrize(
    ("used", "more", "fresh"),
    [
        (0, 0, False),
        (10_000_000, 0, False),
        (10_000_001, 0, True),
        (1, 10_000_001, True),
        ("true", 0, True),
        (1, 1.5, True),
    ],
)
def test_the_bounds_of_a_kept_clock(used: object, more: object, fresh: bool) -> None:
    document = factories.workspace()
    (paths.clocks() / f"{document.id}.json").write_text(f'{{"step": "here", "used": {used}, "more": {more}}}')
    assert (clock.kept(document, step("here", 5)) == Clock("here")) is (fresh or used == 0)
    document.close()
