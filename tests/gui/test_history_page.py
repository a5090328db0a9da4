"""The History page: steps by day, filters, the ways back, versions, moved targets."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from okrdesk.document.document import Document
from okrdesk.gui import filing
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.version_dialog import VersionDialog
from okrdesk.gui.pages.history_page import steps
from okrdesk.gui.pages.history_page.page import HistoryPage
from okrdesk.gui.widgets.text import PlainButton, PlainLabel
from okrdesk.okr import check_ins, key_results, objectives, people
from okrdesk.okr.terms import KeyResult
from tests import changes, factories
from tests.gui.accessibility import nameless_controls

D = Decimal
DAY = dt.date(2026, 2, 8)
NOON = int(dt.datetime(2026, 2, 8, 12, 0, tzinfo=dt.UTC).timestamp() * 1000)


class Moment:
    """A clock that can be moved."""

    def __init__(self) -> None:
        self.ms = NOON - 2 * 86_400_000

    def __call__(self) -> int:
        return self.ms


@pytest.fixture
def moment() -> Moment:
    return Moment()


@pytest.fixture
def desk(qapp: QApplication, moment: Moment) -> Desk:
    document = Document.create(None, "Bakery", "a" * 32, "Ada", now_ms=moment)
    cycle = factories.quarter(document)
    objective = objectives.add(document, objectives.Objective("", cycle, "Everybody knows our bread"))
    loaves = key_results.add(
        document, KeyResult("", objective, "Loaves", unit="loaves", baseline=D(20), target=D(50))
    )
    moment.ms = NOON
    document.person = "Bo"
    check_ins.record(document, loaves, D(31), on=DAY, confidence=6)
    check_ins.record(document, loaves, D(37), on=DAY, confidence=7)
    changes.key_result(document, loaves, "Change target", target=D(60))
    return Desk(SimpleNamespace(document=document), lambda: DAY)  # type: ignore[arg-type]


@pytest.fixture
def page(desk: Desk, shown: Any) -> HistoryPage:
    made = HistoryPage(desk)
    shown(made, 1200, 800)
    return made


def settle() -> None:
    for _turn in range(3):
        QApplication.processEvents()


def titles(page: HistoryPage) -> list[str]:
    return [row.title or row.heading for row in page.model.rows]


def texts(column: Any) -> list[str]:
    found = []
    for place in range(column.count()):
        widget = column.itemAt(place).widget()
        labels = [widget] if isinstance(widget, PlainLabel) else widget.findChildren(PlainLabel)
        found += [label.plain_text() for label in labels]
    return found


def test_steps_stand_by_day_newest_first(page: HistoryPage) -> None:
    assert titles(page) == [
        "Today",
        "Change target",
        "Check in",
        "Check in",
        "Friday, 6 February 2026",
        "Add a key result",
        "Add an objective",
        "Add a cycle",
        "Create the workspace",
    ]
    newest = page.model.rows[1]
    assert newest.step is not None
    assert newest.step.sentence == "1.1 Loaves: 50 → 60"
    assert steps.marks_of(newest.step) == (("target moved", "at risk"),)
    assert not newest.can_undo
    spoken = page.model.data(page.model.index(2), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith(", Bo, Check in, 1.1 Loaves: 31 → 37, confidence 6 → 7")


def test_undo_to_here_keeps_that_row(page: HistoryPage, desk: Desk, qtbot: Any) -> None:
    row = page.model.rows[3]
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(3))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    settle()
    (loaves,) = (line.key_result for line in desk.outline().key_results)
    assert [c.value for c in check_ins.of_key_result(desk.document, loaves.id)] == [D(31)]
    assert loaves.target == D(50)
    assert titles(page)[1] == "Undo to an earlier step"
    chosen = page.list.chosen_step()
    assert chosen is not None
    assert chosen.id == row.id
    desk.undo()
    settle()
    assert titles(page)[1] == "Undone: Undo to an earlier step"
    assert len(check_ins.of_key_result(desk.document, loaves.id)) == 2


def _button(page: HistoryPage, row: int, way: str) -> QPoint:
    rect = page.list.visualRect(page.model.index(row))
    return page.list.painter_of_rows.button_places(rect, page.model.rows[row])[way].center()


def test_a_step_is_undone_alone_by_its_button(page: HistoryPage, desk: Desk, qtbot: Any) -> None:
    assert page.model.rows[3].title == "Check in"  # the earlier of the two
    said: list[str] = []
    desk.told.connect(lambda words, _undo: said.append(words))
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=_button(page, 3, "only"))
    settle()
    (loaves,) = (line.key_result for line in desk.outline().key_results)
    assert [c.value for c in check_ins.of_key_result(desk.document, loaves.id)] == [D(37)]
    assert loaves.target == D(60), "what came later stays"
    assert said == ["Undone: Check in"]
    assert titles(page)[1] == "Undone: Check in"
    assert page.model.rows[4].offers == ("to",), "what is undone cannot be undone alone again"
    assert page.model.rows[1].offers == (), "an undo is turned by redo"


def test_undo_and_redo_show_one_row(page: HistoryPage, desk: Desk) -> None:
    count = len(page.model.rows)
    for _turn in range(2):
        desk.undo()
        desk.redo()
    settle()
    assert len(page.model.rows) == count + 1
    assert titles(page)[1] == "Undone and redone: Change target"


def test_the_painted_button_undoes_too(page: HistoryPage, desk: Desk, qtbot: Any) -> None:
    index = page.model.index(2)
    place = _button(page, index.row(), "to")
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert desk.outline().key_results[0].key_result.target == D(50)
    newest = page.list.visualRect(page.model.index(1)).center()
    revision = desk.document.revision
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=newest)
    settle()
    assert desk.document.revision == revision


def test_filters_by_person_and_kind(page: HistoryPage, desk: Desk) -> None:
    page.person.set_key("=Ada")
    page.reload()
    assert titles(page)[1:] == ["Add a key result", "Add an objective", "Add a cycle", "Create the workspace"]
    page.person.set_key("*")
    page.kind.set_key("check-ins")
    page.reload()
    assert titles(page) == ["Today", "Check in", "Check in"]
    desk.undo()
    desk.undo()
    settle()
    assert titles(page) == ["Today", "Undone: Check in", "Check in", "Check in"]
    page.kind.set_key("people")
    page.reload()
    assert titles(page) == []
    assert page.nothing.isVisible()
    desk.do(people.add, "Cleo")
    settle()
    assert titles(page) == ["Today", "Add a person"]


def test_reading_goes_on_page_by_page(page: HistoryPage, desk: Desk, qtmodeltester: Any) -> None:
    for number in range(steps.PAGE * 2):
        people.add(desk.document, f"Person {number}")
    desk.announce()
    settle()
    assert page.model.step_count() == steps.PAGE
    while page.model.canFetchMore():
        page.model.fetchMore()
    whole = len(desk.document.history())
    assert page.model.step_count() == whole
    assert [row.id for row in page.model.rows if row.step] == [step.id for step in desk.document.history()]
    desk.do(people.add, "One more")
    settle()
    assert page.model.step_count() >= whole
    qtmodeltester.check(page.model)


def test_versions_are_looked_at_and_gone_back_to(
    page: HistoryPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert texts(page.versions) == ["No version has a name yet."]
    desk.do(Document.name_version, "After <b>lunch</b>")
    desk.do(objectives.add, objectives.Objective("", desk.cycle.id, "Later idea"))
    settle()
    assert texts(page.versions)[0] == "After <b>lunch</b>"
    assert texts(page.versions)[1].endswith("· 1 objective")
    looked_at: list[str] = []

    def ask(dialog: VersionDialog) -> bool:
        looked_at.extend(label.plain_text() for label in dialog.findChildren(PlainLabel))
        looked_at.extend(dialog.table.item(row, 1).text() for row in range(dialog.table.rowCount()))
        return True

    monkeypatch.setattr(VersionDialog, "ask", ask)
    (look_at,) = (b for b in page.side.findChildren(PlainButton) if b.text() == "Look")
    look_at.click()
    settle()
    assert "After <b>lunch</b>" in looked_at
    assert "Going back would change this:\n• gone: 1 objective" in looked_at
    assert "Everybody knows our bread" in looked_at
    assert "Later idea" not in looked_at
    assert [line.objective.title for line in desk.outline().objectives] == ["Everybody knows our bread"]


def test_the_version_dialog(desk: Desk, shown: Any) -> None:
    dialog = shown(
        VersionDialog(None, "Noon", "8 Feb 2026", desk.outline(), ["gone: 1 objective"], ""), 640, 480
    )
    cells = [[dialog.table.item(row, column).text() for column in range(4)] for row in range(2)]
    assert cells[1][:3] == ["1.1", "Loaves", "37 of 60 loaves"]
    assert dialog.take.isEnabled()
    assert nameless_controls(dialog) == []
    same = shown(VersionDialog(None, "Noon", "", None, [], ""), 640, 480)
    assert not same.take.isEnabled()


def test_moved_targets(page: HistoryPage, desk: Desk) -> None:
    assert texts(page.moved) == [
        "1.1 Loaves: 50 → 60 on 8 Feb 2026, Bo",
        "Shown as a mark in charts and on the one-pager.",
    ]
    desk.undo()
    settle()
    assert texts(page.moved) == ["None. A target that moves is marked here."]


def test_the_buttons_of_what_is_also_kept(
    page: HistoryPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for name in ("name_version", "show_backups", "show_bin"):
        monkeypatch.setattr(filing, name, lambda _page, _desk, name=name: asked.append(name))
    for button in (page.name_version, page.backups, page.bin):
        button.click()
    assert asked == ["name_version", "show_backups", "show_bin"]


def test_steps_of_others_are_marked(page: HistoryPage, desk: Desk) -> None:
    desk.document.actor = "b" * 32
    page._shown = ()
    page.reload()
    merged = page.model.rows[1].step
    assert merged is not None
    assert ("merged", "achieved") in steps.marks_of(merged)


def test_reloading_changes_nothing_that_is_seen(page: HistoryPage, desk: Desk) -> None:
    page.list.setCurrentIndex(page.model.index(5))
    before = titles(page)
    page._shown = ()
    page.reload()
    assert titles(page) == before
    assert page.list.currentIndex().row() == 5
    rows = page.model.rows
    page.reload()  # the document is the same: nothing is read anew
    assert page.model.rows is rows


@pytest.mark.usefixtures("dressed")
def test_details_and_hostile_text(page: HistoryPage, desk: Desk) -> None:
    nasty = "<img src=x> & $5 " + "y" * 5000
    desk.do(objectives.add, objectives.Objective("", desk.cycle.id, nasty))
    settle()
    step = page.model.rows[1].step
    assert step is not None
    assert "<img src=x> & $5" in steps.details_of(step)
    page.grab()
    assert nameless_controls(page) == []


def test_many_changes_are_told_in_part(page: HistoryPage, desk: Desk) -> None:
    row = desk.outline().key_results[0].key_result.id
    given = {"source": "Till", "unit": "buns", "target": D(70), "partners": "Mill", "title": "Buns"}
    with desk.document.edit("Note where we look"):
        changes.key_result(desk.document, row, **given, baseline=D(10), due=DAY)
    page.reload()
    step = page.model.rows[1].step
    assert step is not None
    lines = steps.details_of(step).splitlines()
    assert lines[:2] == ["Note where we look", "Bo"]
    assert [line.split(":")[0] for line in lines[2:-1]] == [
        "1.1 Buns, words",
        "1.1 Buns, unit",
        "1.1 Buns, baseline",
    ]
    assert lines[-1] == "and 4 more"


def test_only_the_steps_in_sight_are_worded(page: HistoryPage, desk: Desk, moment: Moment) -> None:
    for number in range(80):
        moment.ms += 60_000
        desk.do(people.add, f"Person {number}")
    settle()
    page.grab()
    told = [row.step for row in page.model.rows if row.step is not None]
    worded = ["_told" in vars(step.words) for step in told]
    assert worded[0]
    assert not any(worded[40:])
    assert len(told) >= 60
