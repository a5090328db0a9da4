"""The evening of the pictures by keyboard: eight people, 26 March, goals for 2026 Q2, nothing there before.

The figures are those of the design's pictures: 27 ideas in five themes, 32 dots, a tie settled by people.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.new_workspace import NewWorkspaceDialog
from okrdesk.gui.dialogs.reason_dialog import ReasonDialog
from okrdesk.gui.pages.workshop_page.promise_dialog import PromiseDialog
from okrdesk.okr import cycles, objectives
from okrdesk.okr.workshop import counting, ideas, themes, workshops
from okrdesk.okr.workshop.record import record_of
from tests.journeys.bringing import bring_survey
from tests.journeys.evening import CTRL, ENTER, Evening
from tests.journeys.hands import answer, new_window, settle, until
from tests.journeys.watch import DRIFTS, PHASES, Watch
from tests.okr.workshop.evening import BALLOTS, THEMES
from tests.reports.reading import reader

DAY = dt.date(2026, 3, 26)
PEOPLE = (
    "Jana Petersen; Mehmet Aydin; Carla Nowak; Rahul Menon; "
    "Sofie Lindqvist; Tom Brinkmann; Aylin Kaya; Piet Hansen"
)
CARDS = (7, 6, 6, 5, 3)
EVIDENCE = (("paper/written", 15), ("survey/asked", 6), ("conversation/said", 4), ("conversation/did", 2))
BEFORE = ("121", "232", "232", "332", "343", "343", "343", "443")
AFTER = ("334", "444", "444", "444", "444", "445", "545", "555")
MEASURES = (4, 3, 3)
ESTIMATES = (
    *("8 42 35 20", "9 44 38 22", "10 44 40 22", "10 47 40 25"),
    *("12 49 40 25", "12 50 45 25", "12 54 45 28", "15 58 50 30"),
)
FISTS = ("0 0 0 1 5 2", "0 0 2 2 3 1", "0 0 0 2 4 2")


def cards() -> Iterator[str]:
    """The texts of the evening's ideas, theme by theme."""
    for theme, count in zip(THEMES, CARDS, strict=True):
        for number in range(count):
            yield f"{number + 1} of {theme}"


def test_an_evening_from_an_empty_workspace_to_its_record(qtbot, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    window = new_window(qtbot, lambda: DAY)
    evening = Evening(window)
    prepare(evening, tmp_path, lambda: bring_survey(evening, monkeypatch))
    evening.watch = Watch(evening.view.sitting)
    arrive(evening)
    live_on(evening)
    assert evening.watch.drifts == DRIFTS
    read(evening, tmp_path, monkeypatch)
    record = record_of(
        evening.desk.document, workshops.read(evening.desk.document, evening.page.record.workshop_id)
    )
    assert [(phase.name, phase.planned, phase.real) for phase in record.phases] == PHASES
    assert (record.planned, record.real) == (110, 112)
    assert not evening.problems, evening.problems


def live_on(evening: Evening) -> None:
    """From the silent ideas to the end."""
    _collect_ideas(evening)
    _group(evening)
    _vote(evening)
    _choose(evening)
    _measure(evening)
    _estimate(evening)
    _own(evening)
    _agree(evening)
    _close(evening)


def prepare(evening: Evening, folder: Path, bring: Callable[[], None] = lambda: None) -> None:
    """Make the workspace, say who is in the room, bring what there is, and start."""
    window = evening.window

    fingers = evening.fingers

    def create(dialog: NewWorkspaceDialog) -> None:
        evening.in_dialog(dialog)
        fingers.types("Bremen Makers’ Network")
        fingers.pick("2026-Q2", "2026-Q1")
        fingers.go_to("File")
        fingers.press(Qt.Key.Key_A, CTRL)
        fingers.types(str(folder / "Bremen.okrdesk"))
        fingers.push("Create the workspace")

    answer(NewWorkspaceDialog, create, evening.problems)
    window.activateWindow()
    settle()
    fingers.push("Hold a workshop")
    settle(100)
    assert not evening.problems, evening.problems
    window.activateWindow()
    settle()
    assert window.desk is not None
    (cycle,) = cycles.all_cycles(window.desk.document)
    assert (cycle.first_day, cycle.last_day) == (dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    fingers.go_to("Add people")
    evening.type_line(PEOPLE)
    assert evening.page.planning.plan().workshop.voices == 8
    bring()
    fingers.push("Start the workshop")
    assert evening.view.head.title.plain_text() == "Where were we?"


def arrive(evening: Evening) -> None:
    """The three marks before."""
    evening.go_to("pulse", 1)
    for slip in BEFORE:
        evening.type_line(slip)
    evening.reveal()
    assert evening.act.result.judgement.strips[0].accessibleName().startswith("Direction: 1 said 1")


def _collect_ideas(evening: Evening) -> None:
    evening.go_to("ideas")
    texts = cards()
    for origin, count in EVIDENCE:
        evening.fingers.go_to("Where it comes from")
        for _choice in range(9):
            if evening.act.origin.key() == origin:
                break
            evening.fingers.press(Qt.Key.Key_Down)
        assert evening.act.origin.key() == origin
        evening.tab_to(evening.act.entry.edit)
        for _card in range(count):
            evening.type_line(next(texts))
    assert evening.act.counted()[1] == 27
    assert evening.act.written() == 15
    evening.reveal()
    settle(10)
    assert evening.act.written() == 0
    assert evening.act.kinds.plain_text().split() == [
        *("15", "written", "6", "asked", "4", "said", "2", "did")
    ]


def _group(evening: Evening) -> None:
    evening.go_to("groups")
    desk = evening.desk
    for title in THEMES:
        for _card in range(60):
            if evening.act.card.text.plain_text().endswith(title):
                break
            evening.fingers.press(Qt.Key.Key_Right)
        answer(ReasonDialog, evening.named(title), evening.problems)
        evening.fingers.types("n")
        settle(30)
        evening.come_back()
    while any(not card.seen for card in ideas.of_cycle(desk.document, desk.cycle.id)):
        title = evening.act.card.text.plain_text().split(" of ", 1)[1]
        evening.fingers.types(str(THEMES.index(title) + 1))
    counts = [column.column.count for column in evening.act.board.columns]
    assert counts == list(CARDS)


def _vote(evening: Evening) -> None:
    evening.go_to("vote")
    for chips, key in ((evening.act.settings.dots, "4"), (evening.act.settings.most, "2")):
        (now,) = chips.keys()
        evening.fingers.pick(f"{key}. {chips.accessibleName()}", f"{now}. {chips.accessibleName()}")
    evening.tab_to(evening.act.pad.line.edit)
    before = evening.fingers.keys
    for ballot in BALLOTS:
        evening.type_line(ballot)
    assert evening.fingers.keys - before == 40
    evening.reveal()
    assert evening.act.unsettled()
    evening.fingers.types("2")
    evening.fingers.press(ENTER)
    rows = evening.act.result.list.lines.rows
    assert [(row.dots, row.people) for row in rows] == [(9, 6), (8, 5), (6, 5), (6, 4), (3, 3)]


def _choose(evening: Evening) -> None:
    evening.go_to("choose")
    desk = evening.desk
    part = evening.act.part
    for place in range(3):
        evening.tab_to(part.list)
        evening.fingers.press(Qt.Key.Key_Home)
        for _row in range(place):
            evening.fingers.press(Qt.Key.Key_Down)
        evening.fingers.push("Make it an objective")
    titles = [goal.title for goal in objectives.of_cycle(desk.document, desk.cycle.id)]
    assert titles == list(THEMES[:3])
    assert len(themes.objectives_of(desk.document, desk.cycle.id)) == 3


def _measure(evening: Evening) -> None:
    """Silent lists of each goal, shown; the ones above all become key results."""
    fingers = evening.fingers
    evening.go_to("measures")
    for place, count in enumerate(MEASURES):
        if place:
            fingers.push("Next objective")
            evening.tab_to(evening.act.entry.edit)
        for nth in range(count + 1):
            evening.type_line(f"Measure {place + 1}.{nth + 1}")
        evening.reveal()
    evening.go_to("measures", 1)
    for place, count in enumerate(MEASURES):
        fingers.push("Objective before" if not place else "Next objective")
        if not place:
            fingers.push("Objective before")
        evening.tab_to(evening.act.part.list)
        fingers.press(Qt.Key.Key_Home)
        for _row in range(count):
            fingers.press(Qt.Key.Key_Space)
            fingers.press(Qt.Key.Key_Down)
    desk = evening.desk
    lines = desk.outline().objectives
    assert [len(line.key_results) for line in lines] == list(MEASURES)


def _estimate(evening: Evening) -> None:
    """Everybody writes a figure for each measure of the first goal; then ours is decided for two of them."""
    evening.go_to("measures", 2)
    while evening.view.sitting.goal_place:
        evening.fingers.push("Objective before")
    rows = evening.desk.outline().objectives[0].key_results
    evening.tab_to(evening.act.pad.line.edit)
    for slip in ESTIMATES:
        assert evening.view.side.room.picture.view.rows[0].target == "?"
        evening.type_line(slip)
    evening.reveal()
    numbers = evening.act.asked().result["numbers"]
    assert [counting.median(numbers[row.key_result.id]) for row in rows[:2]] == [11, 48]
    for row, target in zip(rows, ("12", "50"), strict=False):
        evening.tab_to(evening.act.result.estimates.targets[row.key_result.id].edit)
        evening.type_line(target)
    targets = [line.key_result.target for line in evening.desk.outline().objectives[0].key_results]
    assert targets == [12, 50, None, None]


def _own(evening: Evening) -> None:
    """Everything gets somebody, and nobody more than two key results."""
    evening.go_to("owning")
    names = [name.strip() for name in PEOPLE.split(";")]
    view = evening.act.part.board.view
    for given in range(13):
        card = view.card()
        assert card is not None, "the board has gone on to the next that nobody owns"
        evening.fingers.press(Qt.Key.Key_O)
        settle(10)
        evening.type_line(names[given % 8])
        evening.come_back()
    evening.assert_shared_out()


def _agree(evening: Evening) -> None:
    """Each goal with its confidences and its fists; Next goes on to the next goal."""
    evening.go_to("consent")
    for place, (hands, measures) in enumerate(zip(FISTS, MEASURES, strict=True)):
        if place:
            evening.fingers.press(ENTER, CTRL)
        assert evening.view.sitting.goal_place == place
        for mark in "87656748":
            evening.type_line(mark * measures)
        evening.fingers.press(ENTER, CTRL)
        evening.type_line(hands)
        evening.reveal()
    evening.fingers.push("Open objective 2")
    assert evening.view.sitting.goal_place == 1
    assert evening.view.side.room.picture.view.fist.mean == "3.4"
    judgement = evening.act.part.result.judgement
    assert "2 people showed 2 or less" in judgement.low.label.plain_text()
    evening.fingers.push("Ask again: Can I live with this and help with it?")
    evening.type_line("0 0 0 4 3 1")
    evening.reveal()


def _close(evening: Evening) -> None:
    def promise(dialog: PromiseDialog) -> None:
        evening.in_dialog(dialog)
        evening.fingers.types("Ask four partner companies for a room")
        evening.fingers.go_to("By when")
        evening.fingers.press(Qt.Key.Key_A, CTRL)
        evening.type_line("2 Apr")

    evening.go_to("charter", 1)
    answer(PromiseDialog, promise, evening.problems)
    evening.fingers.push(evening.act.card.add.accessibleName())
    evening.come_back()
    evening.go_to("close", 1)
    for slip in AFTER:
        evening.type_line(slip)
    evening.reveal()
    workshop = evening.view.sitting.workshop_id
    evening.fingers.press(ENTER, CTRL)
    evening.type_line("Start with soup, not with numbers.")
    assert evening.view.head.next.plain_text() == "Finish"
    evening.spend()
    evening.reveal()
    evening.fingers.press(ENTER, CTRL)
    settle()
    evening.assert_closed(workshop)


def read(evening: Evening, folder: Path, monkeypatch: Any) -> None:
    """What is left of it, and the papers."""
    page, desk = evening.page, evening.window.desk
    assert desk is not None
    assert page.stack.currentWidget() is page.record
    record = record_of(desk.document, workshops.read(desk.document, page.record.workshop_id))
    assert [goal.fist.mean for goal in record.decided if goal.fist] == ["4.1", "3.6", "4.0"]
    assert [(goal.verdict, goal.second) for goal in record.decided][1] == ("adopted", True)
    assert [(mark.before.mean, mark.after.mean) for mark in record.marks if mark.before and mark.after] == [
        ("2.6", "4.1"),
        ("3.4", "4.0"),
        ("2.4", "4.4"),
    ]
    assert [each.what for each in record.promises] == ["Ask four partner companies for a room"]
    assert record.wishes == ("Start with soup, not with numbers.",)
    assert [len(goal.key_results) for goal in record.decided] == list(MEASURES)
    sure = [row.confidence.mean for goal in record.decided for row in goal.key_results if row.confidence]
    assert sure == ["6"] * 10
    assert sum(len(theme.cards) for theme in record.themes) == 27
    _take_home(evening, folder, monkeypatch)


def _take_home(evening: Evening, folder: Path, monkeypatch: Any) -> None:
    """The pack, saved paper by paper by its buttons; only the system's own file dialog is answered for it."""
    saved: list[Path] = []

    def place(_parent: object, _title: str, name: str, *_more: object) -> Path:
        saved.append(folder / f"{len(saved)} {name}")
        return saved[-1]

    monkeypatch.setattr(places, "ask_save_place", place)
    evening.tab_to(evening.page.record.minutes)
    names = [button.accessibleName() for button in evening.page.record.papers.papers.values()]
    for nth, name in enumerate(names, 1):
        evening.window.activateWindow()
        evening.page.record.minutes.setFocus()  # without a window system nobody gives the keyboard back
        settle()
        evening.fingers.push(name)
        until(lambda nth=nth: len(saved) == nth and saved[-1].exists())
    words = [reader(path.read_bytes()).pages[0].extract_text() for path in saved]
    assert all("Bremen Makers’ Network" in text for text in words if "MINUTES" in text or "CHARTER" in text)
    assert any("Ask four partner companies for a room" in text for text in words)
