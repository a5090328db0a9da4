from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from okrdesk.document import taking_back
from okrdesk.document.conflicts import Conflict
from okrdesk.document.document import Document
from okrdesk.gui import theme
from okrdesk.gui.areas.objectives.key_result_form import read_stages
from okrdesk.gui.choosing import Choosing
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.blueprint_gallery import BlueprintGallery
from okrdesk.gui.dialogs.people_dialog import PeopleDialog
from okrdesk.gui.dialogs.show_the_sum import open_sum
from okrdesk.gui.pages.objectives_page import asking
from okrdesk.gui.pages.objectives_page.outline_delegate import OutlineDelegate
from okrdesk.gui.pages.objectives_page.outline_model import MIME, OutlineModel, amounts, rows_of
from okrdesk.gui.pages.objectives_page.page import ObjectivesPage
from okrdesk.gui.widgets.clipboard import copy_rows
from okrdesk.gui.widgets.fields import TextField
from okrdesk.okr import (
    adopting,
    check_ins,
    closing,
    cycles,
    decisions,
    dismissals,
    key_results,
    measure_library,
    objectives,
    people,
    teams,
)
from okrdesk.okr.terms import KeyResult
from tests import changes
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import DAY, desk_over, sample_desk
from tests.gui.every_dialog import rest

UP, DOWN, ALT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot):  # type: ignore[no-untyped-def]
    return sample_desk()


@pytest.fixture
def page(desk, shown):  # type: ignore[no-untyped-def]
    made = shown(ObjectivesPage(desk), 1200, 800)
    made.view.setFocus()
    return made


def titles(desk: Desk) -> list[list[str]]:
    return [[k.key_result.title for k in o.key_results] for o in desk.outline().objectives]


def key(desk: Desk, number: str) -> str:
    return next(k.key_result.id for k in desk.outline().key_results if k.number == number)


def settle() -> None:
    for _turn in range(3):
        QApplication.processEvents()


def test_the_model_keeps_its_promises_to_qt(desk: Desk) -> None:
    model = OutlineModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.locale = "en_GB"
    model.set_rows(rows_of(desk.outline()))
    assert model.rowCount() == len(desk.outline().objectives) + len(desk.outline().key_results)
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert "1.1" in spoken
    assert "Owner" in spoken


def test_a_row_says_whose_day_its_confidence_is_of(page: ObjectivesPage, desk: Desk) -> None:  # decision 36
    row_id = key(desk, "1.1")
    desk.do(check_ins.record, row_id, Decimal(8), on=DAY, today=DAY)
    settle()
    row = page.model.row(row_id)
    assert row is not None
    area = QRect(0, 0, 900, 60)
    bar = page.view.painter_of_rows.places(area, row).bar
    tip = page.view.painter_of_rows.tip(row, bar.center(), area)
    assert tip == "Show the sum · confidence 7 as of 8 Feb"
    assert "; On track, confidence 7 as of 8 Feb. Owner:" in page.model.spoken(row)


def test_every_control_and_row_has_a_name(page: ObjectivesPage) -> None:
    assert nameless_controls(page) == []


def test_words_are_edited_in_place_by_keys(page: ObjectivesPage, desk: Desk) -> None:
    page.view.choose(key(desk, "1.1"))
    QTest.keyClick(page.view, Qt.Key.Key_F2)
    editor = page.view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("")
    QTest.keyClicks(editor, "Evenings <b>held</b> & enjoyed")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert titles(desk)[0][0] == "Evenings <b>held</b> & enjoyed"
    assert desk.undo_label == "Reword a key result"


def test_an_open_editor_is_not_disturbed_by_a_change_elsewhere(page: ObjectivesPage, desk: Desk) -> None:
    page.view.choose(key(desk, "1.1"))
    QTest.keyClick(page.view, Qt.Key.Key_F2)
    editor = page.view.findChild(QLineEdit)
    editor.setText("half typed")
    desk.do(changes.key_result, key(desk, "1.2"), unit="visitors")
    settle()
    assert editor.isVisible()
    assert editor.text() == "half typed"
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_rows_move_by_alt_and_arrows_within_and_between_objectives(page: ObjectivesPage, desk: Desk) -> None:
    before = titles(desk)
    moved = key(desk, "1.3")
    page.view.choose(moved)
    QTest.keyClick(page.view, UP, ALT)
    settle()
    assert titles(desk)[0] == [before[0][0], before[0][2], before[0][1]]
    QTest.keyClick(page.view, DOWN, ALT)
    settle()
    QTest.keyClick(page.view, DOWN, ALT)
    settle()
    assert titles(desk)[1][0] == before[0][2]
    assert page.view.chosen().id == moved
    for _ in range(3):
        desk.undo()
    assert titles(desk) == before


def test_objectives_move_with_their_key_results(page: ObjectivesPage, desk: Desk) -> None:
    before = titles(desk)
    page.view.choose(desk.outline().objectives[0].objective.id)
    QTest.keyClick(page.view, DOWN, ALT)
    settle()
    assert titles(desk) == [before[1], before[0], before[2]]


@pytest.mark.parametrize(
    ("what", "before_row", "expected"),
    [
        ("1.1", "1.3", ["1.2", "1.1", "1.3"]),
        ("1.3", "1.1", ["1.3", "1.1", "1.2"]),
        ("1.1", "2", ["1.2", "1.3", "1.1"]),
    ],
)
def test_a_drop_moves_and_writes_nothing_itself(
    page: ObjectivesPage, desk: Desk, what: str, before_row: str, expected: list[str]
) -> None:
    by_number = {k.number: k.key_result.title for k in desk.outline().key_results}
    rows = page.model.rows
    numbers = [r.key_result.number if r.key_result else str(r.objective.number) for r in rows]
    carried = page.model.mimeData([page.model.index(numbers.index(what))])
    taken = page.model.dropMimeData(
        carried, Qt.DropAction.MoveAction, numbers.index(before_row), 0, page.model.index(-1)
    )
    assert taken is False
    settle()
    assert titles(desk)[0] == [by_number[n] for n in expected]


def test_a_key_result_is_dropped_into_another_objective(page: ObjectivesPage, desk: Desk) -> None:
    moved = desk.outline().objectives[0].key_results[0].key_result
    carried = page.model.mimeData([page.model.index(1)])
    page.model.dropMimeData(carried, Qt.DropAction.MoveAction, len(page.model.rows), 0, page.model.index(-1))
    settle()
    assert titles(desk)[2][-1] == moved.title


def test_removing_offers_undo_and_cut_brings_the_same_line_back(page: ObjectivesPage, desk: Desk) -> None:
    told: list[tuple[str, bool]] = []
    desk.told.connect(lambda words, undo: told.append((words, undo)))
    removed = key(desk, "1.1")
    history = len(check_ins.of_key_result(desk.document, removed))
    assert history
    page.view.choose(removed)
    QTest.keyClick(page.view, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert removed not in [k.key_result.id for k in desk.outline().key_results]
    assert told[-1][1] is True
    page.view.choose(key(desk, "2.1"))
    QTest.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert desk.outline().objectives[1].key_results[1].key_result.id == removed
    assert len(check_ins.of_key_result(desk.document, removed)) == history


def test_a_cut_objective_is_pasted_below_the_one_at_hand(page: ObjectivesPage, desk: Desk) -> None:
    first, second = (line.objective.id for line in desk.outline().objectives[:2])
    history = [check_ins.of_key_result(desk.document, key(desk, "1.1"))]
    page.view.choose(first)
    QTest.keyClick(page.view, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert first not in [line.objective.id for line in desk.outline().objectives]
    page.view.choose(key(desk, "1.2"))
    QTest.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    lines = desk.outline().objectives
    assert [line.objective.id for line in lines[:2]] == [second, first]
    assert page.view.chosen().id == first  # type: ignore[union-attr]
    assert [check_ins.of_key_result(desk.document, key(desk, "2.1"))] == history


def test_the_only_objective_that_was_cut_is_pasted_into_the_empty_outline(
    page: ObjectivesPage, desk: Desk
) -> None:
    *others, last = (line.objective.id for line in desk.outline().objectives)
    for each in others:
        desk.do(objectives.remove, each)
    settle()
    assert page.view.choose(last)
    actions = {action.text(): action for action in page.actions()}
    actions["Cut"].trigger()
    settle()
    assert not desk.outline().objectives
    actions["Paste"].trigger()
    settle()
    assert [line.objective.id for line in desk.outline().objectives] == [last]


def test_a_line_of_another_workspace_is_pasted_as_its_words(page: ObjectivesPage, desk: Desk) -> None:
    copy_rows([["From elsewhere"]], (MIME, b"0" * 32))
    page.view.choose(key(desk, "2.1"))
    page.view.paste()
    settle()
    assert titles(desk)[1][1] == "From elsewhere"


def test_pasted_lines_become_key_results(page: ObjectivesPage, desk: Desk) -> None:
    carried = QMimeData()
    carried.setText("- first line\n\n• second <i>line</i>\n")
    QGuiApplication.clipboard().setMimeData(carried)
    page.view.choose(key(desk, "2.1"))
    page.view.paste()
    settle()
    assert titles(desk)[1][1:3] == ["first line", "second <i>line</i>"]
    assert desk.undo_label == "Paste key results"


def test_a_copied_key_result_is_pasted_without_its_check_ins(page: ObjectivesPage, desk: Desk) -> None:
    page.view.choose(key(desk, "1.1"))
    page.view.copy()
    assert QGuiApplication.clipboard().mimeData().hasFormat(MIME)
    page.view.paste()
    settle()
    first = desk.outline().objectives[0].key_results
    assert first[1].key_result.title == first[0].key_result.title
    assert first[1].latest is None
    assert first[1].key_result.target == first[0].key_result.target


@pytest.mark.parametrize(
    ("ends", "aim"),
    [({"low": 2, "high": 4}, "2–4"), ({"low": 2}, "at least 2 h"), ({"high": 4}, "at most 4 h")],
)
def test_a_band_of_one_end_says_which(
    page: ObjectivesPage, desk: Desk, ends: dict[str, int], aim: str
) -> None:
    ends_of_it = {name: Decimal(value) for name, value in ends.items()}
    band = KeyResult("", desk.outline().objectives[0].objective.id, "Hours", "band", unit="h", **ends_of_it)
    row_id = desk.do(key_results.add, band)
    settle()
    line = page.model.row(str(row_id)).key_result  # type: ignore[union-attr]
    assert line is not None
    assert amounts(line, "en") == ("", "", aim)


def test_undo_of_an_added_line_chooses_the_one_above_it(page: ObjectivesPage, desk: Desk) -> None:
    page.view.choose(key(desk, "2.2"))
    page.add_key_result.click()
    settle()
    QTest.keyClick(page.view.findChild(QLineEdit), Qt.Key.Key_Escape)
    settle()
    added = page.view.chosen()
    assert added is not None
    assert added.id == key(desk, "2.3")
    desk.undo()
    settle()
    chosen = page.view.chosen()
    assert chosen is not None
    assert chosen.id == key(desk, "2.2")


def test_adding_opens_the_new_line_for_typing(page: ObjectivesPage, desk: Desk) -> None:
    page.view.choose(key(desk, "1.1"))
    page.add_key_result.click()
    settle()
    editor = page.view.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "New key result"
    editor.setText("Members who come back")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert titles(desk)[0][1] == "Members who come back"


def test_an_empty_objective_invites_its_first_key_result(page: ObjectivesPage, desk: Desk) -> None:
    objective = desk.do(objectives.add, objectives.Objective("", desk.cycle.id, "A new aim"))
    settle()
    assert page.view.choose(f"+{objective}")
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    settle()
    assert titles(desk)[-1] == ["New key result"]
    editor = page.view.findChild(QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_the_editor_tells_each_field_and_says_what_is_wrong_beside_it(
    page: ObjectivesPage, desk: Desk
) -> None:
    chosen = key(desk, "1.2")
    page.view.choose(chosen)
    form = page.key_result_form
    form.target.edit.setText("sixty")
    form.target.finish()
    assert form.target.error()
    assert form.target.text() == "sixty"
    form.target.edit.setText("60,5")
    form.target.finish()
    assert str(key_results.read(desk.document, chosen).target) == "60.5"
    assert desk.undo_label == "Change a target"
    form.baseline.edit.setText("")
    form.baseline.finish()
    assert key_results.read(desk.document, chosen).baseline is None
    form.weight.edit.setText("101")
    form.weight.finish()
    assert "0 to 100" in form.weight.error()
    form.weight.restore()


def test_stages_are_typed_one_per_line() -> None:
    stages = read_stages("Draft = 30\nPilot\n\n Live = 70 ", "en_GB")
    assert [(s.name, str(s.weight)) for s in stages] == [("Draft", "30"), ("Pilot", "1"), ("Live", "70")]


def test_half_typed_text_is_told_before_another_line_is_shown(page: ObjectivesPage, desk: Desk) -> None:
    first = key(desk, "1.1")
    page.view.choose(first)
    page.key_result_form.source.edit.setText("the event calendar")
    page.view.choose(key(desk, "1.2"))
    settle()
    assert key_results.read(desk.document, first).source == "the event calendar"


def test_advice_is_dismissed_with_a_reason_and_stays_so(
    page: ObjectivesPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = desk.do(
        key_results.add,
        KeyResult("", desk.outline().objectives[0].objective.id, "Get more people to buy things"),
        0,
    )
    settle()
    page.show_item(chosen)
    rule = page.coach._shown[0].top[0].rule
    monkeypatch.setattr(
        "okrdesk.gui.pages.objectives_page.asking.ReasonDialog.ask", lambda *_args, **_more: "we know"
    )
    page.coach.dismissed.emit(rule)
    rest(page)
    assert rule in dismissals.rules_of(desk.document, chosen)
    assert rule not in [f.rule for f in page.coach._shown[0].findings]


def test_a_click_on_a_figure_shows_its_sum(page: ObjectivesPage, desk: Desk) -> None:
    page.view.choose(key(desk, "1.2"))
    place = page.view.figure_place()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    popover = QApplication.activePopupWidget()
    assert popover is not None
    assert "(37 − 22) ÷ (50 − 22) = 15 ÷ 28 = 0.5357" in [
        w.accessibleName() for w in popover.findChildren(QWidget) if w.accessibleName()
    ]
    assert nameless_controls(popover) == []
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_the_sum_of_an_objective_and_of_the_cycle_open_too(page: ObjectivesPage, desk: Desk) -> None:
    for line in (desk.outline().objectives[0].objective.id, ""):
        popover = open_sum(desk, page.view.viewport(), QPoint(5, 5), line)
        assert popover is not None
        assert popover.isVisible()
        popover.close()


def test_an_owner_is_chosen_from_a_menu(page: ObjectivesPage, desk: Desk) -> None:
    page._offer_owners(key(desk, "2.3"), QRect(0, 0, 10, 10))
    menu = next(w for w in page.findChildren(QMenu) if w.isVisible())
    menu.actions()[1].trigger()
    menu.close()
    line = next(k for k in desk.outline().key_results if k.number == "2.3")
    assert line.owner is not None


def test_words_that_nothing_has_say_so_and_lead_back(page: ObjectivesPage, desk: Desk) -> None:
    count = len(page.model.rows)
    page.search.edit.setText("zzzz")
    settle()
    assert page.nothing.isVisible()
    assert not page.view.isVisible()
    assert not page.add_key_result.isEnabled()
    page.resize(700, 600)
    settle()
    assert page.search.isVisible(), "what is looked for hides rows, so it stays in sight"
    page.nothing.button.click()
    settle()
    assert page.view.isVisible()
    assert len(page.model.rows) == count
    page.resize(701, 600)
    settle()
    assert not page.search.isVisible()
    next(each for each in page.actions() if each.text() == "Find in the outline").trigger()
    settle()
    assert page.search.isVisible()


def test_search_words_narrow_the_outline_and_showing_an_item_widens_it(
    page: ObjectivesPage, desk: Desk
) -> None:
    page.search.edit.setText("average participants")
    settle()
    assert [r.key_result.number for r in page.model.rows if r.key_result] == ["1.2"]
    page.show_item(key(desk, "3.1"))
    assert page.view.chosen().id == key(desk, "3.1")


def test_an_objective_becomes_a_blueprint_of_our_own_and_is_adopted_again(
    page: ObjectivesPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "okrdesk.gui.pages.objectives_page.asking.ReasonDialog.ask", lambda *_args, **_more: "Our events"
    )
    page.view.choose(desk.outline().objectives[0].objective.id)
    page._save_as_blueprint()
    (_id, own), *_rest = adopting.own_blueprints(desk.document)
    assert own.title == "Our events"
    adopted = desk.do(adopting.adopt, desk.cycle.id, own, {})
    rows = key_results.of_objective(desk.document, adopted)
    assert [r.title for r in rows] == titles(desk)[0]
    assert [r.target for r in rows] == [k.key_result.target for k in desk.outline().objectives[0].key_results]


@pytest.mark.usefixtures("dressed")
def test_reloading_keeps_selection_and_scroll(page: ObjectivesPage, desk: Desk, qtbot) -> None:  # type: ignore[no-untyped-def]
    page.resize(1200, 420)
    settle()
    page.view.choose(key(desk, "3.2"))
    bar = page.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    where = bar.value()
    desk.do(changes.key_result, key(desk, "1.1"), unit="evenings")
    settle()
    assert bar.value() == where
    assert page.view.chosen().id == key(desk, "3.2")


@pytest.mark.usefixtures("dressed")
def test_hostile_words_are_painted_at_any_width(page: ObjectivesPage, desk: Desk) -> None:
    for words in ("x" * 10_000, "<b>bold</b> & $5", "مرحبا (١٢)", "🎉" * 50, "a\tb\u202ec"):
        desk.do(changes.key_result, key(desk, "1.1"), title=words)
        settle()
        for width in (1200, 700):
            page.resize(width, 600)
            assert not page.grab().isNull()


def test_the_coach_looks_again_after_what_changed_is_painted_and_never_unseen(
    page: ObjectivesPage, desk: Desk
) -> None:
    chosen = desk.outline().objectives[0].key_results[0].key_result
    page.show_item(chosen.id)
    before = page.coach._shown
    desk.do(changes.key_result, chosen.id, source="")
    page.reload()
    assert page.view.chosen().key_result.key_result.source == ""
    assert page.coach._shown is before
    page.hide()
    rest(page)
    assert page.coach._shown is before  # the document may be closed by now
    page.show()
    rest(page)
    assert "K-NOSOURCE" in [f.rule for f in page.coach._shown[0].findings]
    other = desk.outline().objectives[1].key_results[0]
    page.show_item(other.key_result.id)
    assert page.coach.about.plain_text() == f"Key result {other.number}"


def test_the_coach_speaks_of_the_whole_cycle_beside_an_objective(
    page: ObjectivesPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    objective = desk.do(
        objectives.add, objectives.Objective("", desk.cycle.id, "Newcomers feel at home within a week")
    )
    settle()
    page.show_item(objective)
    found = [f.rule for f in page.coach._shown[0].findings]
    assert "S-OBJCOUNT" in found
    assert "S-KRCOUNT" in found
    monkeypatch.setattr(
        "okrdesk.gui.pages.objectives_page.asking.ReasonDialog.ask", lambda *_args, **_more: "a big year"
    )
    page.coach.dismissed.emit("S-OBJCOUNT")
    settle()
    page.show_item(desk.outline().objectives[0].objective.id)
    assert "S-OBJCOUNT" not in [f.rule for f in page.coach._shown[0].findings]


def test_the_keyboard_waits_at_the_first_step_of_an_empty_page(shown, qtbot) -> None:
    document = Document.create(None, "Empty", "a" * 32, "Ada")
    cycles.add(document, "2026-Q1", DAY.replace(month=1, day=1), DAY.replace(month=3, day=31))
    empty = desk_over(document)
    page = shown(ObjectivesPage(empty), 1200, 800)
    page.take_keyboard()
    assert QApplication.focusWidget() is page.empty.button
    empty.do(objectives.add, objectives.Objective("", empty.cycle.id, "Meet more often"))
    settle()
    page.take_keyboard()
    assert QApplication.focusWidget() is page.view


def test_an_owner_who_is_not_listed_yet_can_be_added_where_owners_are_chosen(
    page: ObjectivesPage, desk: Desk, monkeypatch
) -> None:
    page.view.choose(key(desk, "1.1"))
    form = page.key_result_form
    owner = form.owner.key()
    asked: list[object] = []
    monkeypatch.setattr(PeopleDialog, "exec", lambda dialog: asked.append(dialog.desk))
    form.owner.set_key("new")
    form.owner.activated.emit(form.owner.currentIndex())
    settle()
    assert asked == [desk]
    assert form.owner.key() == owner
    next(action for action in page.actions() if action.text() == "Choose an owner…").trigger()
    menu = next(m for m in page.findChildren(QMenu) if m.isVisible())
    menu.actions()[-1].trigger()
    menu.close()
    assert asked == [desk, desk]


def test_delete_in_a_field_beside_the_outline_removes_no_row(page: ObjectivesPage, desk: Desk) -> None:
    page.view.choose(key(desk, "1.1"))
    page.view.setFocus()
    before = titles(desk)
    page.key_result_form.owner.setFocus()
    QTest.keyClick(page.key_result_form.owner, Qt.Key.Key_Delete)
    QTest.keyClick(page.key_result_form.owner, UP, ALT)
    assert titles(desk) == before
    shown = {action.text(): action.shortcut().toString() for action in page.actions()}
    assert (shown["Remove"], shown["Move up"]) == ("Del", "Alt+Up")


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("size", [100, pytest.param(150, marks=pytest.mark.release), 200])
def test_words_of_every_row_have_room_at_any_text_size(page: ObjectivesPage, size: int) -> None:
    theme.apply(QApplication.instance(), "light", size)
    try:
        page.resize(960, 560)
        settle()
        for row in page.model.rows:
            index = page.model.index(page.model.row_of(row.id))
            rect = page.view.visualRect(index)
            places = page.view.painter_of_rows.places(rect, row)
            assert places.title.width() >= 130 * size / 100, row.title
            assert rect.contains(places.title), row.title
            assert rect.contains(places.status), row.title
            assert not places.title.intersects(places.status), row.title
    finally:
        theme.apply(QApplication.instance(), "light", 100)


def test_a_row_is_as_high_as_its_title_wants_beside_each_status(page: ObjectivesPage) -> None:
    row = page.model.rows[0]
    line, title = (
        row.objective,
        "Newcomers find their way to the tables, the tools and to each other in a week",
    )
    statuses = ("on track", "not started")
    rows = [
        replace(row, title=title, objective=replace(line, figures=replace(line.figures, status=status)))
        for status in statuses
    ]
    heights = set()
    for width in range(640, 1100, 6):
        together = OutlineDelegate("en", page.view)
        apart = [OutlineDelegate("en", page.view)._kept_height(each, width) for each in rows]
        assert [together._kept_height(each, width) for each in rows] == apart
        heights.add(tuple(apart))
    assert any(one != other for one, other in heights), "at some width the longer word takes a line"


def test_a_moved_target_asks_why_and_the_log_keeps_it(page: ObjectivesPage, desk: Desk) -> None:
    page.view.choose(key(desk, "1.3"))
    form = page.key_result_form
    assert not form.why.isVisible()
    _type(form.target, "60 %")
    assert form.why.isVisible()
    before = len(decisions.of_cycle(desk.document, desk.cycle.id))
    _type(form.why, "Hosts signed up <b>early</b>")
    settle()
    told = decisions.of_cycle(desk.document, desk.cycle.id)
    assert len(told) == before + 1
    kept = next(each for each in told if each.why == "Hosts signed up <b>early</b>")
    assert (kept.what, kept.line) == ("Move the target of 1.3 from 50% to 60%", key(desk, "1.3"))
    assert kept.on == desk.day
    assert not form.why.isVisible()


def test_no_reason_is_asked_where_no_target_moved(page: ObjectivesPage, desk: Desk) -> None:
    page.view.choose(key(desk, "1.3"))
    form = page.key_result_form
    _type(form.target, "many")
    assert form.target.error()
    assert not form.why.isVisible()
    _type(form.target, "60 %")
    page.view.choose(key(desk, "1.2"))
    settle()
    assert not form.why.isVisible()
    desk.set_day(desk.cycle.first_day - dt.timedelta(days=1))
    settle()
    _type(form.target, "80")
    assert not form.why.isVisible()


def test_team_effort_and_partners_are_told_and_wrong_effort_is_refused(
    page: ObjectivesPage, desk: Desk
) -> None:
    third = desk.outline().objectives[2].objective
    page.view.choose(third.id)
    form = page.objective_form
    assert form.team.key() == third.team_id
    assert form.effort.text() == "3"
    _type(form.effort, "-2")
    assert form.effort.error()
    _type(form.effort, "13")
    form.team.set_key("")
    form.team.activated.emit(form.team.currentIndex())
    settle()
    now = desk.outline().objectives[2].objective
    assert (now.team_id, now.effort) == (None, 13)
    page.view.choose(key(desk, "1.1"))
    assert page.key_result_form.partners.text() == "Neustadt print workshop, Harbour coworking"
    _type(page.key_result_form.partners, "Harbour & Sons")
    settle()
    assert key_results.read(desk.document, key(desk, "1.1")).partners == "Harbour & Sons"


def test_without_teams_nobody_is_asked_for_one(page: ObjectivesPage, desk: Desk) -> None:
    (circle,) = teams.all_teams(desk.document)
    desk.do(teams.remove, circle.id)
    settle()
    page.view.choose(desk.outline().objectives[2].objective.id)
    assert not page.objective_form.team_part.isVisible()


def test_what_is_carried_on_says_from_where(page: ObjectivesPage, desk: Desk) -> None:
    spring = closing.close(desk.document, desk.cycle.id, on=desk.day, next_name="2026-Q2")
    desk.choose_cycle(spring)
    settle()
    page.view.choose(key(desk, "1.2"))
    assert "Continues 1.2 of 2026-Q1." in page.key_result_form.came_from.plain_text()
    page.view.choose(desk.outline().objectives[1].objective.id)
    assert page.objective_form.came_from.plain_text() == "Continues 2 of 2026-Q1."


def test_who_retired_is_offered_for_nothing_new(page: ObjectivesPage, desk: Desk) -> None:
    carla = people.find(desk.document, "Carla Nowak").id
    desk.do(people.retire, carla, True)
    settle()
    for number, offered in (("1.3", True), ("1.2", False)):
        page.view.choose(key(desk, number))
        settle()
        shown = [page.key_result_form.owner.itemData(n) for n in range(page.key_result_form.owner.count())]
        assert (carla in shown) == offered, number


def _type(field: TextField, text: str) -> None:
    field.edit.setText(text)
    field.finish()
    settle()


def test_a_measure_of_the_library_becomes_a_key_result(page: ObjectivesPage, desk: Desk) -> None:
    changes.of_mission(desk.document, community="product")
    page.show_item(desk.outline().objectives[0].objective.id)
    form = page.objective_form
    form.library.menu().aboutToShow.emit()
    actions = form.library.menu().actions()
    assert len(actions) == len(measure_library.LIBRARY)
    before = len(desk.outline().objectives[0].key_results)
    actions[0].trigger()
    added = desk.outline().objectives[0].key_results
    assert len(added) == before + 1
    assert actions[0].text() in [line.key_result.title for line in added]


def test_a_goal_is_worded_as_its_community_words_goals(page: ObjectivesPage, desk: Desk) -> None:
    changes.of_mission(desk.document, community="learning")
    page.show_item(desk.outline().objectives[0].objective.id)
    form = page.objective_form
    form.title.type_text("Makers learn")
    assert "what people can do afterwards" in form.framing.plain_text()
    assert "“we”" in form.framing.plain_text()
    form.title.type_text("We learn")
    assert "“we”" not in form.framing.plain_text()


def test_a_blueprint_stays_filled_in_where_no_reason_is_given_for_a_fourth_objective(
    page: ObjectivesPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = len(desk.outline().objectives)
    monkeypatch.setattr(asking.fourth, "needs_reason", lambda *_asked: True)
    reasons: list[str | None] = [None, "The board asked for it"]
    monkeypatch.setattr(asking.ReasonDialog, "ask", lambda _self: reasons.pop(0))

    def fill_in(gallery: BlueprintGallery) -> bool:
        gallery.show()
        for field in gallery.form._gaps.values():
            field.type_text("Graz")
        gallery.take.click()
        assert gallery.isVisible()
        assert len(desk.outline().objectives) == count
        gallery.take.click()
        return bool(gallery.result())

    monkeypatch.setattr(BlueprintGallery, "run", fill_in)
    page.open_gallery("event-hub")
    settle()
    assert "Graz" in desk.outline().objectives[-1].objective.title


def test_a_fourth_objective_is_counted_in_its_own_team(
    page: ObjectivesPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        asking,
        "ReasonDialog",
        lambda _parent, heading, *_more: SimpleNamespace(ask=lambda: asked.append(heading)),
    )
    ours = [line.objective for line in desk.outline().objectives if line.objective.team_id is None]
    for number in range(3 - len(ours)):
        assert asking.may_add_objective(page, desk)
        objectives.add(desk.document, objectives.Objective("", desk.cycle.id, f"Ours {number}"))
    assert not asking.may_add_objective(page, desk)
    assert asked == ["A fourth objective"]
    library = teams.add(desk.document, "Night library")
    assert asking.may_add_objective(page, desk, library)
    for line in desk.outline().objectives[:3]:
        changes.objective(desk.document, line.objective.id, team_id=library)
    last = desk.outline().objectives[3].objective if len(desk.outline().objectives) > 3 else None
    assert last is not None
    page.show_item(last.id)
    page.objective_form._join(library)
    assert objectives.read(desk.document, last.id).team_id is None


def test_what_was_left_for_later_is_a_mark_on_its_row(page: ObjectivesPage, desk: Desk) -> None:
    asked: list[Choosing] = []
    desk.choosing.connect(asked.append)
    line = key(desk, "1.2")
    held = key_results.read(desk.document, line).unit
    with desk.document.edit("Take back a copy"):
        taking_back.leave(desk.document, Conflict("key_result", line, "unit", held, "guests <b>"))
    page.reload()
    row = page.model.row(line)
    assert row is not None
    assert page.model.spoken(row).endswith(". 1 difference is left for later")
    area = page.view.visualRect(page.model.index(page.model.row_of(line)))
    mark = page.view.painter_of_rows.places(area, row).mark
    assert "Unit: guests <b> in the other copy" in page.view.painter_of_rows.tip(row, mark.center(), area)
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=mark.center())
    page.view.choose(line)
    next(each for each in page.actions() if each.text() == "Choose what was left here…").trigger()
    assert [each.begin_at for each in asked] == [line, line]
    assert page.view.painter_of_rows.places(area, page.model.rows[0]).mark.isNull()
