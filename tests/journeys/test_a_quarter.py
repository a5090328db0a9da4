"""A quarter lived in the window: thirteen weeks with the sample's goals, the review, and the next cycle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from okrdesk.cli.run import run
from okrdesk.gui.dialogs.close_dialog import CloseDialog
from okrdesk.gui.dialogs.story_dialog import StoryDialog
from okrdesk.gui.main_window import MainWindow
from okrdesk.gui.pages.check_ins_page.page import CheckInsPage
from okrdesk.gui.pages.owners_page.page import OwnersPage
from okrdesk.gui.pages.progress_page.page import ProgressPage
from okrdesk.gui.pages.review_page.page import ReviewPage
from okrdesk.okr import check_ins, cycles, initiatives, key_results, objectives, stories
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.terms import KeyResult
from tests import factories
from tests.journeys.hands import Fingers, answer, new_window, settle, until

CTRL = Qt.KeyboardModifier.ControlModifier
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 3, 31)
WEEKS = tuple(FIRST + dt.timedelta(days=7 * week) for week in range(1, 13))  # the planned days of the quarter
# How far each key result gets by the end of the quarter, as a share of its way.
REACHED = {"1.1": 1.0, "1.2": 0.8, "1.3": 0.6, "2.1": 0.7, "2.2": 0.9, "2.3": 0.2, "3.1": 0.5, "3.2": 0.4}


@pytest.fixture
def clock() -> list[dt.date]:
    return [FIRST]


def typed(number: str, row: KeyResult, week: int) -> str:
    """What somebody types for a measured key result at the end of a week."""
    assert row.baseline is not None
    assert row.target is not None
    share = Decimal(str(REACHED[number])) * week / 13
    value = round(row.baseline + share * (row.target - row.baseline))
    if row.measure == "average":
        return f"{value * week}/{week}"
    if row.measure == "money":
        return f"{value:,}"
    return f"{value} %" if row.measure == "percentage" else str(value)


def check_in_by_keys(page: CheckInsPage, fingers: Fingers, week: int) -> None:
    line = next(row.line for row in page._rows if row.id == page._chosen)
    if line.key_result.measure in ("yes-no", "milestones"):
        fingers.press(Qt.Key.Key_Down)
    else:
        fingers.types(typed(line.number, line.key_result, week))
    fingers.press(Qt.Key.Key_Tab)
    fingers.types("7" if line.number != "2.3" or week < 9 else "5")
    fingers.press(Qt.Key.Key_Tab)
    fingers.types(f"w{week}")
    fingers.press(Qt.Key.Key_Return, CTRL)
    settle(5)


def live_a_week(window: MainWindow, fingers: Fingers, week: int) -> None:
    window.desk.announce()
    window.view.show_page("check-ins")
    settle(10)
    page = window.view.page()
    assert isinstance(page, CheckInsPage)
    waiting = [row.id for row in page._rows if row.waits]
    assert len(waiting) == len(page._rows), f"all are due at the end of week {week}"
    page.show_item(waiting[0])
    for _number in waiting:
        check_in_by_keys(page, fingers, week)
    assert not [(row.line.number, page.form.value.error()) for row in page._rows if row.waits]
    for line in window.desk.outline().key_results:
        assert line.latest is not None
        assert (line.latest.on, line.latest.note) == (window.desk.today, f"w{week}")
        assert not line.figures.outdated


def give_an_owner(window: MainWindow, fingers: Fingers) -> None:
    """What nobody owned gets a person, by initials, who says yes."""
    window.view.show_page("owners")
    settle()
    page = window.view.page()
    assert isinstance(page, OwnersPage)
    orphan = next(line for line in window.desk.outline().key_results if line.owner is None)
    page.show_item(orphan.key_result.id)
    fingers.press(Qt.Key.Key_O)
    settle()
    fingers.types("RM")
    fingers.press(Qt.Key.Key_Return)
    window.activateWindow()  # without a window system nobody gives the keyboard back after a popover
    settle()
    page.show_item(orphan.key_result.id)  # the board has gone on to the next card
    fingers.press(Qt.Key.Key_A)
    settle()
    row = key_results.read(window.desk.document, orphan.key_result.id)
    assert (row.owner_id is not None, row.accepted_on) == (True, window.desk.today)
    assert all(line.owner is not None for line in window.desk.outline().key_results)


def looks(window: MainWindow) -> str:
    window.view.show_page("progress")
    settle()
    page = window.view.page()
    assert isinstance(page, ProgressPage)
    until(page.is_complete)
    return "\n".join(f"{tile.seen.number}: {tile.seen.sentence}" for tile in page.looks.tiles())


def review_the_quarter(window: MainWindow, fingers: Fingers, problems: list[BaseException]) -> None:
    window.desk.announce()
    window.view.show_page("review")
    settle()
    page = window.view.page()
    assert isinstance(page, ReviewPage)
    decided = ("keep", "adjust", "retire")
    for row, key in zip(page.scores.rows, decided, strict=True):
        chip = next(chip for chip in row.chips._chips if chip.key == key)
        chip.setFocus()
        fingers.press(Qt.Key.Key_Space)
        settle()
        row.reason.edit.setFocus()
        fingers.types(f"because of {key}")
        fingers.press(Qt.Key.Key_Return)
        settle()
    # Our own score differs from the counted one: the reason is asked beside it.
    first = page.scores.rows[0]
    first.toggle.click()
    settle()
    key = first.keys[0]
    key.own.setFocus()
    key.own.selectAll()
    fingers.types("0.6")
    fingers.press(Qt.Key.Key_Return)
    settle()
    assert key.reason.error()
    assert key_results.read(window.desk.document, _keys(window)[0].key_result.id).own_score is None
    key.reason.edit.setFocus()
    fingers.types("three of them were ours in name only")
    fingers.press(Qt.Key.Key_Return)
    settle()
    scored = key_results.read(window.desk.document, _keys(window)[0].key_result.id)
    assert (scored.own_score, scored.score_reason) == (
        Decimal("0.6"),
        "three of them were ours in name only",
    )
    for question in page.look_again.questions.values():
        chip = question.chips._chips[1]
        chip.setFocus()
        fingers.press(Qt.Key.Key_Space)
        settle()
    assert page.review().objectives[0].answers[2].answer == "partly"

    def tell(dialog: StoryDialog) -> None:
        dialog.text.edit.setPlainText("A studio <b>found</b> its room")
        dialog.may_share.setChecked(True)
        dialog.take.click()

    answer(StoryDialog, tell, problems)
    page.celebrate.add()
    settle(60)
    assert not problems, problems
    told = stories.of_cycle(window.desk.document, window.desk.cycle.id, "success")
    assert told[-1].text == "A studio <b>found</b> its room"


def _keys(window: MainWindow) -> tuple[KeyResultLine, ...]:
    return window.desk.outline().key_results


# Every day: some of the twelve planned days, with what happens on them. Before a release: each of them.
@pytest.mark.parametrize(
    "weeks",
    [
        pytest.param((1, 3, 6, 10, 12), id="some"),
        pytest.param(range(1, 13), id="all", marks=pytest.mark.release),
    ],
)
def test_thirteen_weeks_and_the_cycle_after(  # type: ignore[no-untyped-def]
    qtbot, tmp_path: Path, clock: list[dt.date], weeks: Sequence[int], undrawn: None
) -> None:
    problems: list[BaseException] = []
    file = tmp_path / "quarter.okrdesk"
    factories.sample_file(file, dt.date(2026, 2, 8))
    window = new_window(qtbot, lambda: clock[0])
    assert window.open_path(str(file))
    window.activateWindow()
    settle()
    document = window.desk.document
    assert (window.desk.cycle.first_day, window.desk.cycle.last_day) == (FIRST, LAST)
    for line in _keys(window):
        for known in check_ins.of_key_result(document, line.key_result.id):
            window.desk.do(check_ins.remove, known.id)
    quarter = window.desk.cycle.id
    fingers = Fingers()

    seen: dict[dt.date, Fraction] = {}
    for week in weeks:
        day = clock[0] = WEEKS[week - 1]
        live_a_week(window, fingers, week)
        seen[day] = window.desk.outline().progress
        if week == 3:
            assert "2.3" in looks(window)
            give_an_owner(window, fingers)
        if week == 6:  # the laptop is closed over lunch
            window.close()
            settle()
            window = new_window(qtbot, lambda: clock[0])
            assert window.open_path(str(file))
            window.activateWindow()
            settle()
        if week == 10:
            assert "2.3: " in looks(window)
            assert "confidence fell from 7 to 5" in looks(window)
    assert list(seen.values()) == sorted(seen.values())

    # The thirteenth week: nothing is due any more, and every earlier day still says what it said.
    clock[0] = LAST
    for day, progress in seen.items():
        window.desk.set_day(day)
        assert window.desk.outline().progress == progress
    window.desk.set_day(None)
    review_the_quarter(window, fingers, problems)
    before = _keys(window)
    planned = {k.number: initiatives.of_key_result(window.desk.document, k.key_result.id) for k in before}
    assert any(any(each.done_on is None for each in rows) for rows in planned.values())

    # Close it and open the next one.
    def close_it(dialog: CloseDialog) -> None:
        assert [along.box.isChecked() for along in dialog.keep.values()] == [True, True, False]
        assert dialog.cycle.name.text() == "2026-Q2"
        dialog.take.click()

    page = window.view.page()
    assert isinstance(page, ReviewPage)
    answer(CloseDialog, close_it, problems)
    page.next_cycle.close_button.click()
    settle(100)
    assert not problems, problems
    assert window.desk.undo_label == "Close 2026-Q1"
    document = window.desk.document
    assert cycles.read(document, quarter).closed
    assert window.desk.cycle.id == quarter, "closing ends on what was reached"
    assert window.view.page_name() == "review"
    assert page.reached.isVisible()
    window.view.way_on.click()
    settle(100)
    assert window.desk.cycle.name == "2026-Q2"
    assert window.view.page_name() == "objectives"
    after = _keys(window)
    carried = [line for line in before if line.number[0] in "12"]
    assert len(after) == len(carried)
    for old, new in zip(carried, after, strict=True):
        was, now = old.key_result, new.key_result
        assert now.continues_id == was.id
        assert (now.title, now.owner_id, now.helper_ids) == (was.title, was.owner_id, was.helper_ids)
        assert (now.weight, now.source, now.partners) == (was.weight, was.source, was.partners)
        if was.measure in ("number", "percentage", "average"):
            assert old.latest is not None
            assert now.baseline == old.latest.value
        assert [each.title for each in initiatives.of_key_result(document, now.id)] == [
            each.title for each in planned[old.number] if each.done_on is None
        ]
        assert (now.own_score, now.accepted_on, new.latest) == (None, None, None)
    assert [o.continues_id for o in objectives.of_cycle(document, window.desk.cycle.id)] == [
        o.id for o in objectives.of_cycle(document, quarter)[:2]
    ]

    # The first check-in of the new cycle, and all of it still there tomorrow.
    clock[0] = dt.date(2026, 4, 2)
    window.desk.announce()
    window.activateWindow()
    window.view.show_page("check-ins", after[0].key_result.id)
    settle()
    checking = window.view.page()
    assert isinstance(checking, CheckInsPage)
    fingers.types("13")
    fingers.press(Qt.Key.Key_Return, CTRL)
    settle()
    assert _keys(window)[0].latest is not None
    window.close()
    settle()
    window = new_window(qtbot, lambda: clock[0])
    assert window.open_path(str(file))
    settle()
    assert window.desk.cycle.name == "2026-Q2"
    assert _keys(window)[0].latest is not None
    # The old cycle is for reading; closing it is an edit like any other.
    window.desk.choose_cycle(quarter)
    settle()
    assert not isinstance(window.desk.do(objectives.add, objectives.Objective("", quarter, "One more")), str)
    window.menus.actions["undo"].trigger()
    settle()
    window.menus.actions["undo"].trigger()
    settle()
    assert not cycles.read(window.desk.document, quarter).closed
    window.menus.actions["redo"].trigger()
    settle()
    assert cycles.read(window.desk.document, quarter).closed
    window.close()
    assert run(["check", str(file)]) == 0
