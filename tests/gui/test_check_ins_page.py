"""The Check-ins page: due list, form by keyboard, drafts, chart, earlier check-ins."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt, QThreadPool
from PySide6.QtGui import QFontMetrics, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication

from okrdesk.document.document import Document
from okrdesk.gui import directory, settings, theme
from okrdesk.gui.areas.check_ins import due_list
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.ask_dialog import AskDialog
from okrdesk.gui.dialogs.check_in_dialog import CheckInDialog
from okrdesk.gui.dialogs.initiative_dialog import InitiativeDialog
from okrdesk.gui.pages.check_ins_page import line_card
from okrdesk.gui.pages.check_ins_page.page import CheckInsPage
from okrdesk.gui.widgets.notices import Banner
from okrdesk.gui.widgets.row_painter import Standing
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.okr import check_ins, cycles, history, initiatives, key_results, objectives, owning, people
from okrdesk.okr.cadence import Cadence
from okrdesk.okr.initiatives import Initiative
from okrdesk.okr.terms import KeyResult, Stage
from tests import changes, factories
from tests.gui.accessibility import nameless_controls
from tests.gui.bakery import bakery, ids, make_hostile, settle
from tests.gui.desks import listening

D = Decimal
DAY = dt.date(2026, 2, 8)


@factories.written_once
def _bakery() -> tuple[Document, None]:
    def counted(objective: str, _ada: str) -> list[KeyResult]:
        loaves = KeyResult("", objective, "Loaves a day", unit="loaves", baseline=D(20), target=D(50))
        guests = KeyResult("", objective, "Guests", target=D(900), unit="guests")
        return [replace(loaves, measure="average"), guests]

    return bakery(counted), None


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    return listening(_bakery()[0])


@pytest.fixture
def page(undrawn: None, desk: Desk, shown: Any) -> CheckInsPage:
    """The page of the bakery, its chart still to come."""
    return _shown_page(desk, shown)


@pytest.fixture
def charted(desk: Desk, shown: Any) -> CheckInsPage:
    """The page of the bakery, which draws its chart."""
    return _shown_page(desk, shown)


def _shown_page(desk: Desk, shown: Any) -> CheckInsPage:
    made = CheckInsPage(desk)
    shown(made, 1224, 820)
    return made


def type_text(qtbot: Any, text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClicks(widget, text)


def press(qtbot: Any, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)
    settle()


def test_a_check_in_by_keyboard_alone(page: CheckInsPage, desk: Desk, qtbot: Any) -> None:
    page.show_item(ids(desk)[0])
    type_text(qtbot, "333/9")
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_8)
    press(qtbot, Qt.Key.Key_Tab)
    type_text(qtbot, "Two markets")
    press(qtbot, Qt.Key.Key_Tab)
    type_text(qtbot, "Flour is late")
    press(qtbot, Qt.Key.Key_Tab)
    type_text(qtbot, "Ada orders from the mill")
    press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.form.save
    press(qtbot, Qt.Key.Key_Space)
    made = check_ins.of_key_result(desk.document, ids(desk)[0])[0]
    assert (made.value, made.total, made.count, made.confidence) == (D(37), D(333), D(9), 8)
    assert (made.note, made.blocker, made.on) == ("Two markets", "Flour is late", DAY)
    assert made.next_step == "Ada orders from the mill"
    assert page.line.title.plain_text() == "1.2 Guests"
    assert QApplication.focusWidget() is page.form.value.number.edit
    assert desk.messages == [("Checked in 1.1: 37", True)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("field", ["value", "note"])
def test_ctrl_enter_saves_from_every_field(page: CheckInsPage, desk: Desk, qtbot: Any, field: str) -> None:
    page.show_item(ids(desk)[1])
    type_text(qtbot, "120")
    if field == "note":
        page.form.note.setFocus()
        type_text(qtbot, "a line")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [c.value for c in check_ins.of_key_result(desk.document, ids(desk)[1])] == [D(120)]
    assert page.line.title.plain_text() == "1.3 The oven is here"


def test_confidence_starts_unchosen_each_time(page: CheckInsPage, desk: Desk) -> None:
    page.show_item(ids(desk)[0])
    assert page.form.confidence.value() is None
    desk.do(check_ins.record, ids(desk)[0], D(25), on=dt.date(2026, 1, 25), confidence=3)
    settle()
    assert page.form.confidence.value() is None
    assert "last 25" in page.form.value.beside.plain_text()
    assert "loaves" in page.form.value.beside.plain_text()


@pytest.mark.parametrize(
    ("viewed", "typed", "saved"),
    [
        (-7, -3, True),  # looking back: a day between the viewed one and today has been
        (-7, 0, True),
        (-7, 1, False),
        (7, 0, True),
        (7, 3, False),  # looking ahead: nothing can have been measured yet (decision 34)
        (7, 7, False),
    ],
)
def test_a_day_that_has_been_can_be_checked_in(
    page: CheckInsPage, desk: Desk, viewed: int, typed: int, saved: bool
) -> None:
    today = desk.today
    desk.set_day(today + dt.timedelta(days=viewed))
    settle()
    page.show_item(ids(desk)[0])
    page.form.value.set_text("30")
    on = today + dt.timedelta(days=typed)
    page.form.day.set_text(f"{on.day} {on:%b %Y}")
    page.form.save.click()
    assert ("still to come" in page.form.day.error()) == (not saved)
    assert (on in [each.on for each in check_ins.of_key_result(desk.document, ids(desk)[0])]) == saved


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(page: CheckInsPage, desk: Desk) -> None:
    page.show_item(ids(desk)[0])
    page.form.value.set_text("many")
    page.form.note.set_text("kept")
    page.form.save.click()
    assert "many" in page.form.value.error()
    assert (page.form.value.text(), page.form.note.text()) == ("many", "kept")
    page.form.value.set_text("30")
    page.form.day.set_text("9 Feb 2026")
    page.form.save.click()
    assert "still to come" in page.form.day.error()
    page.form.day.set_text("someday")
    page.form.save.click()
    assert page.form.day.error()
    assert check_ins.of_key_result(desk.document, ids(desk)[0]) == ()
    assert page.form.value.text() == "30"


def test_drafts_are_kept_for_each_key_result(page: CheckInsPage, desk: Desk, qtbot: Any) -> None:
    first, second = ids(desk)[:2]
    page.show_item(first)
    type_text(qtbot, "4")
    page.form.note.edit.setPlainText("half a sen")
    page.list.choose(second)
    assert (page.form.value.text(), page.form.note.text()) == ("", "")
    page.form.blocker.edit.setPlainText("rain")
    page.list.choose(first)
    assert (page.form.value.text(), page.form.note.text()) == ("4", "half a sen")
    assert second in page.kept.drafts
    assert ids(desk)[2] not in page.kept.drafts


def test_a_change_elsewhere_leaves_half_typed_text(page: CheckInsPage, desk: Desk, qtbot: Any) -> None:
    page.show_item(ids(desk)[0])
    type_text(qtbot, "3")
    desk.do(changes.key_result, ids(desk)[0], "Change", title="Loaves each day")
    desk.do(check_ins.record, ids(desk)[0], D(25), on=dt.date(2026, 1, 25), confidence=9)
    settle()
    assert page.line.title.plain_text() == "1.1 Loaves each day"
    assert (page.form.value.text(), page.form.confidence.value()) == ("3", None)


def test_back_dating(page: CheckInsPage, desk: Desk, qtbot: Any) -> None:
    page.show_item(ids(desk)[1])
    type_text(qtbot, "12")
    page.form.day.set_text("20 Jan 2026")
    page.save_and_next()
    assert check_ins.of_key_result(desk.document, ids(desk)[1])[0].on == dt.date(2026, 1, 20)


def test_the_person_of_the_preferences_is_chosen(desk: Desk, shown: Any, qtbot: Any) -> None:
    settings.set_person_name("bo ")
    page = CheckInsPage(desk)
    shown(page, 1000, 700)
    assert page.form.person.currentText() == "Bo"
    page.show_item(ids(desk)[1])
    type_text(qtbot, "1")
    page.save_and_next()
    bo = people.find(desk.document, "Bo").id
    assert check_ins.of_key_result(desk.document, ids(desk)[1])[0].person_id == bo


def test_yes_and_no_are_chips_and_stages_too(page: CheckInsPage, desk: Desk) -> None:
    page.show_item(ids(desk)[2])
    assert page.form.value.number.isHidden()
    page.form.save.click()
    assert page.form.value.error() == "Choose one."
    yes, _no = page.form.value.chips._chips
    yes.click()
    assert page.form.value.error() == ""
    page.form.save.click()
    assert check_ins.of_key_result(desk.document, ids(desk)[2])[0].value == 1
    assert [chip.text() for chip in page.form.value.chips._chips] == ["none yet", "flour", "dough"]
    page.form.value.chips._chips[2].click()
    page.form.save.click()
    assert check_ins.of_key_result(desk.document, ids(desk)[3])[0].value == 2


def test_many_stages_are_a_combo(page: CheckInsPage, desk: Desk) -> None:
    stages = tuple(Stage(f"stage {n}", D(1)) for n in range(1, 10))
    desk.do(changes.key_result, ids(desk)[3], "Change", stages=stages)
    settle()
    page.show_item(ids(desk)[3])
    assert page.form.value.chips.isHidden()
    assert page.form.value.text() == ""
    page.form.value.stages.set_key("7")
    page.save_and_next()
    assert check_ins.of_key_result(desk.document, ids(desk)[3])[0].value == 7


def test_the_first_check_in_without_a_baseline_offers_itself(page: CheckInsPage, desk: Desk) -> None:
    page.show_item(ids(desk)[1])
    page.form.value.set_text("120")
    page.save_and_next()
    settle()
    (banner,) = page.findChildren(Banner)
    assert "1.2 Guests" in banner.label.plain_text()
    take = next(b for b in banner.children() if getattr(b, "plain_text", str)() == "Take it as the baseline")
    take.click()  # type: ignore[attr-defined]
    settle()
    assert key_results.read(desk.document, ids(desk)[1]).baseline == D(120)
    page.show_item(ids(desk)[1])
    page.form.value.set_text("130")
    page.save_and_next()
    settle()
    assert not [b for b in page.findChildren(Banner) if b.isVisible()]


def test_what_counts_from_today_is_not_done_before_it_has_a_value(page: CheckInsPage, desk: Desk) -> None:
    first, *others = ids(desk)
    for each in (first, *others):
        changes.key_result(desk.document, each, starts=DAY)
    desk.announce()
    settle()
    assert not [row for row in page.model.rows if row.waits]
    assert page.done.plain_text() == f"0 of {1 + len(others)} done"
    page.show_item(first)
    page.form.value.set_text("30")
    page.save_and_next()
    settle()
    assert "Everything" not in desk.messages[-1][0]  # type: ignore[attr-defined]
    assert page.done.plain_text() == f"1 of {1 + len(others)} done"
    assert page._chosen == others[0], "it goes on to the next without a value"
    figure = next(row.figure for row in directory.pages() if row.key == "check-ins")
    assert figure
    assert not figure(desk).done


@pytest.mark.usefixtures("dressed")
def test_how_late_it_is_is_never_cut_in_the_narrow_list(
    page: CheckInsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms: list[tuple[int, str]] = []
    monkeypatch.setattr(
        due_list.paint,
        "paint_words",
        lambda _painter, room, words, *_more: rooms.append((room.width(), words)),
    )
    picture = QImage(216, 68, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    for row in page.model.rows:
        due_list.DuePainter().paint_row(painter, QRect(0, 0, 216, 68), row, Standing(False, False, False))
    painter.end()
    assert {words for _room, words in rooms} == {"31 days late"}
    wide = QFontMetrics(theme.font("small")).horizontalAdvance("31 days late")
    assert min(room for room, _words in rooms) >= wide


def test_the_due_list_says_what_waits(page: CheckInsPage, desk: Desk) -> None:
    first, second, third = ids(desk)[:3]
    desk.do(check_ins.record, first, D(30), on=DAY)
    desk.do(check_ins.record, second, D(30), on=dt.date(2026, 1, 30))
    desk.do(check_ins.record, third, D(0), on=dt.date(2026, 1, 23))
    settle()
    rows = page.model.rows
    assert [(r.due.state, r.when) for r in rows] == [
        ("done", "today"),
        ("late", "3 days late"),
        ("late", "10 days late"),  # decision 30
        ("late", "31 days late"),
    ]
    assert page.done.plain_text() == "1 of 4 done"
    assert rows[0].spoken == "Key result 1.1: Loaves a day. Checked in, today"
    page.shown.set_key("due")
    page._choose(second)
    page._filter()
    assert [r.line.number for r in page.model.rows] == ["1.2", "1.3", "1.4"]


def test_the_models(page: CheckInsPage, desk: Desk, qtmodeltester: Any) -> None:
    desk.do(check_ins.record, ids(desk)[0], D(30), on=DAY, note="<b>&")
    settle()
    qtmodeltester.check(page.model)
    qtmodeltester.check(page.earlier.model)


def test_a_refused_check_in_says_so_in_the_form(page: CheckInsPage, desk: Desk) -> None:
    page.show_item(ids(desk)[0])
    page.form.value.set_text("30")
    with desk.document.edit("Close"):
        from okrdesk.document import tables as t

        desk.document.set(t.Cycle, desk.cycle.id, closed=1)
    page.save_and_next()
    assert "closed" in page.form.error.plain_text()
    assert page.form.value.text() == "30"


def test_skip_goes_round_the_table(page: CheckInsPage, desk: Desk) -> None:
    seen = []
    page.show_item(ids(desk)[2])
    for _turn in range(4):
        seen.append(page.line.title.plain_text()[:3])
        page.skip()
    assert seen == ["1.3", "1.4", "1.1", "1.2"]


def test_an_earlier_check_in_without_confidence_shows_the_one_before(page: CheckInsPage, desk: Desk) -> None:
    key = ids(desk)[0]
    desk.do(check_ins.record, key, D(22), on=dt.date(2026, 1, 9))
    desk.do(check_ins.record, key, D(25), on=dt.date(2026, 1, 25), confidence=6)
    desk.do(check_ins.record, key, D(37), on=DAY)
    settle()
    page.show_item(key)
    rows = page.earlier.model.rows  # decision 36
    assert [row.confidence for row in rows] == ["confidence 6 as of 25 Jan", "confidence 6", ""]


def test_earlier_check_ins_are_corrected_and_removed(
    page: CheckInsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = ids(desk)[0]
    old = check_ins.record(desk.document, key, D(22), on=dt.date(2026, 1, 9), confidence=5, note="first")
    desk.do(check_ins.record, key, D(37), on=DAY, confidence=7, total=D(333), count=D(9))
    settle()
    page.show_item(key)
    assert [row.words for row in page.earlier.model.rows] == ["37 (333/9)", "22"]
    assert not page.earlier.remove.isEnabled()
    page.earlier.view.setCurrentIndex(page.earlier.model.index(1))

    def correct(dialog: CheckInDialog) -> bool:
        dialog.show()
        dialog.note.edit.setPlainText("")
        dialog.value.set_text("23")
        dialog.day.edit.setText("1 Dec 2025")
        dialog.take.click()
        QApplication.processEvents()
        assert dialog.isVisible(), "what was typed stays while its day is refused"
        said = [label.plain_text() for label in dialog.findChildren(PlainLabel) if label.isVisible()]
        assert any("lies before" in sentence for sentence in said)
        dialog.day.edit.setText("9 Jan 2026")
        dialog.take.click()
        return bool(dialog.result())

    monkeypatch.setattr(CheckInDialog, "run", correct)
    page.earlier.correct.click()
    settle()
    assert (check_ins.read(desk.document, old).value, check_ins.read(desk.document, old).note) == (D(23), "")
    page.earlier.view.setCurrentIndex(page.earlier.model.index(1))
    page.earlier.remove.click()
    settle()
    assert [row.words for row in page.earlier.model.rows] == ["37 (333/9)"]
    desk.undo()
    settle()
    assert [row.words for row in page.earlier.model.rows] == ["37 (333/9)", "23"]


def test_the_dialog_returns_only_what_was_changed(desk: Desk, qtbot: Any) -> None:
    key = ids(desk)[0]
    made = check_ins.record(
        desk.document, key, D(37), on=DAY, confidence=7, total=D(333), count=D(9), note="x"
    )
    known, key_result = check_ins.read(desk.document, made), key_results.read(desk.document, key)
    dialog = CheckInDialog(None, key_result, known, people.everyone(desk.document), "de", DAY)
    qtbot.addWidget(dialog)
    assert dialog.value.text() == "333/9"
    assert dialog.answer() == known
    dialog.value.set_text("38,5")
    dialog.note.set_text("y")
    assert dialog.answer() == replace(known, value=D("38.5"), total=None, count=None, note="y")
    dialog.value.set_text("oops")
    assert dialog.answer() is None
    assert dialog.value.error()
    assert nameless_controls(dialog) == []


def test_the_page_is_there_before_the_chart(charted: CheckInsPage, desk: Desk, qtbot: Any) -> None:
    page, key = charted, ids(desk)[0]
    page.show_item(key)
    assert page.chart.stack.currentWidget() is page.chart.empty  # nothing before the first value (F4)
    desk.do(check_ins.record, key, D(25), on=dt.date(2026, 1, 25))
    desk.do(check_ins.record, key, D(30), on=DAY)
    qtbot.waitUntil(lambda: page.chart.canvas is not None)
    QThreadPool.globalInstance().waitForDone()
    settle()
    canvas = page.chart.canvas
    assert canvas is not None
    assert page.chart.stack.currentWidget() is canvas
    assert canvas.accessibleName().startswith("2 values: 25 on 25 Jan 2026, 30 on 8 Feb 2026.")
    assert nameless_controls(page) == []
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.told == 1
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.told == 0
    canvas.redraw()
    canvas.resize(500, 260)
    qtbot.wait(120)
    theme.apply(QApplication.instance(), "dark", 100)  # type: ignore[arg-type]
    settle()
    assert canvas.figure.get_facecolor()[:3] == pytest.approx((0x1E / 255, 0x23 / 255, 0x2B / 255), abs=0.01)
    page.chart.as_table.click()
    assert page.chart.stack.currentWidget() is page.chart.table
    page.chart.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["Day\tValue\tEven pace", "25 Jan 2026\t25\t28", "8 Feb 2026\t30\t33"]


def test_the_sum_opens_from_the_figures(page: CheckInsPage, desk: Desk, qtbot: Any) -> None:
    desk.do(check_ins.record, ids(desk)[0], D(30), on=DAY)
    settle()
    page.show_item(ids(desk)[0])
    assert page.chart.share.plain_text().startswith("33% · pace asks 43%")  # 10 ÷ 30; F10: 38 ÷ 89
    page.chart.share.click()
    settle()
    popover = QApplication.activePopupWidget()
    assert popover is not None
    assert popover.accessibleName() == "Show the sum"
    popover.close()


def test_every_control_has_a_name(page: CheckInsPage, desk: Desk) -> None:
    desk.do(check_ins.record, ids(desk)[0], D(30), on=DAY, note="", person_id=None)
    settle()
    assert nameless_controls(page) == []


@pytest.mark.usefixtures("dressed")
def test_hostile_text_is_shown_as_typed(page: CheckInsPage, desk: Desk) -> None:
    make_hostile(desk, blocker="\n\n😀")
    settle()
    page.show_item(ids(desk)[0])
    assert page.line.title.plain_text().startswith("1.1 <b>bold</b> & $5")
    assert page.line.title.textFormat() is Qt.TextFormat.PlainText
    assert page.minimumSizeHint().width() < 1000
    page.grab()


def test_an_empty_cycle_leads_to_the_objectives(qapp: QApplication, shown: Any) -> None:
    document = Document.create(None, "New", "a" * 32, "Ada")
    factories.quarter(document)
    desk = Desk(SimpleNamespace(document=document), lambda: DAY)  # type: ignore[arg-type]
    wished = []
    desk.page_requested.connect(lambda name, _item: wished.append(name))
    page = CheckInsPage(desk)
    shown(page, 900, 600)
    assert page.stack.currentWidget() is page.empty
    page.empty.button.click()
    assert wished == ["objectives"]


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("size", [(808, 626), (1224, 826)])
def test_the_form_is_never_squeezed(page: CheckInsPage, desk: Desk, size: tuple[int, int]) -> None:
    page.resize(*size)
    settle()
    form = page.form
    assert form.value.number.edit.width() >= 120
    assert form.day.edit.width() >= 100
    inside = form.mapTo(page.right.widget(), form.rect().topRight())
    assert inside.x() <= page.right.widget().width()
    assert page.right.widget().width() <= page.right.viewport().width()


def choose_confidence(page: CheckInsPage, value: int) -> None:
    page.form.confidence._person_chose(value)


def test_low_confidence_asks_for_a_next_step_and_does_not_block(
    page: CheckInsPage, desk: Desk, qtbot: Any
) -> None:
    page.show_item(ids(desk)[0])
    assert not page.form.ask.isVisible()
    type_text(qtbot, "30")
    choose_confidence(page, 3)
    assert page.form.ask.plain_text() == "Confidence is below 4: what is the next step?"
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert check_ins.of_key_result(desk.document, ids(desk)[0]) == ()
    assert QApplication.focusWidget() is page.form.next_step.edit
    assert "press Ctrl+Enter again" in page.form.ask.plain_text()
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    made = check_ins.of_key_result(desk.document, ids(desk)[0])[0]
    assert (made.confidence, made.next_step) == (3, "")


@pytest.mark.parametrize(("confidence", "asks"), [(0, True), (3, True), (4, False), (10, False)])
def test_below_four_is_low(page: CheckInsPage, desk: Desk, confidence: int, asks: bool) -> None:
    page.show_item(ids(desk)[0])  # F15: low is below 4
    choose_confidence(page, confidence)
    assert page.form.ask.isVisible() is asks
    page.form.next_step.edit.setPlainText("Call")
    assert not page.form.ask.isVisible()


def test_the_asking_starts_anew_with_another_key_result(page: CheckInsPage, desk: Desk, qtbot: Any) -> None:
    first, second = ids(desk)[:2]
    page.show_item(first)
    type_text(qtbot, "30")
    choose_confidence(page, 2)
    page.form.save.click()
    page.list.choose(second)
    page.list.choose(first)
    page.form.save.click()
    assert check_ins.of_key_result(desk.document, first) == ()
    page.form.save.click()
    assert len(check_ins.of_key_result(desk.document, first)) == 1


@pytest.mark.parametrize(
    ("measure", "unit", "typed", "value"),
    [
        ("number", "people", "37", "37"),
        ("percentage", "%", "37 %", "37"),
        ("money", "€", "1.200,50 €", "1200.50"),
        ("average", "people", "333/9", "37"),
    ],
)
def test_values_in_the_locale_of_the_workspace(
    page: CheckInsPage, desk: Desk, qtbot: Any, measure: str, unit: str, typed: str, value: str
) -> None:
    desk.do(changes.of_mission, locale="de_DE")
    desk.do(changes.key_result, ids(desk)[0], "Change", measure=measure, unit=unit)
    settle()
    page.show_item(ids(desk)[0])
    page.form.value.number.edit.insert(typed)  # QTest types ASCII only
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert check_ins.of_key_result(desk.document, ids(desk)[0])[0].value == D(value)


def test_a_correction_keeps_the_old_words_in_the_history(page: CheckInsPage, desk: Desk) -> None:
    made = check_ins.record(desk.document, ids(desk)[0], D(22), on=DAY, note="first", next_step="walk")
    desk.do(changes.check_in, made, next_step="run", value=D(23))
    settle()
    told = [(c.field, c.before, c.after) for c in history.steps(desk.document)[0].changes]
    assert any("22" in str(before) and "23" in str(after) for _field, before, after in told)
    assert any("walk" in str(before) and "run" in str(after) for _field, before, after in told)
    assert page.earlier.model.rows[0].note == "first · Next: run"


def test_a_groups_confidences_are_shown_and_corrected(page: CheckInsPage, desk: Desk, qtbot: Any) -> None:
    key = ids(desk)[0]
    made = check_ins.record(desk.document, key, D(22), on=DAY, confidences=(7, 5, 1, 2))
    desk.announce()
    settle()
    page.show_item(key)
    assert page.earlier.model.rows[0].confidence == "confidence 3.8 (1–7)"
    known, key_result = check_ins.read(desk.document, made), key_results.read(desk.document, key)
    dialog = CheckInDialog(None, key_result, known, (), "en", DAY)
    qtbot.addWidget(dialog)
    assert "7, 5, 1, 2" in dialog.group.plain_text()
    dialog.next_step.set_text("Talk")
    assert dialog.answer() == replace(known, next_step="Talk")
    dialog.confidence.set_value(6)
    said = dialog.answer()
    assert said == replace(known, next_step="Talk", confidence=6, confidences=())
    check_ins.correct(desk.document, known, said)
    assert check_ins.read(desk.document, made).confidences == ()


@pytest.mark.usefixtures("dressed")
def test_a_closed_cycle_is_for_reading(
    page: CheckInsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = ids(desk)[0]
    made = check_ins.record(desk.document, key, D(22), on=DAY)
    late = check_ins.record(desk.document, key, D(24), on=DAY)
    initiatives.add(desk.document, key, "Bake at night")
    with desk.document.edit("Close"):
        from okrdesk.document import tables as t

        desk.document.set(t.Cycle, desk.cycle.id, closed=1)
    monkeypatch.setattr(line_card, "late_check_ins", lambda *_args: frozenset({late}))
    desk.announce()
    settle()
    page.show_item(key)
    assert not page.form.isVisible()
    assert "closed" in page.line.closed.plain_text()
    assert page.line.closed.isVisible()
    for control in (page.run, page.earlier.correct, page.earlier.remove, page.initiatives.add):
        assert not control.isVisible()
    # Decision 24: what came by merging after closing is kept and marked.
    assert {row.id: row.late for row in page.earlier.model.rows} == {made: False, late: True}
    assert page.earlier.model.rows[0].spoken.endswith("came after closing")
    page.save_and_next()
    page.earlier.view.setCurrentIndex(page.earlier.model.index(0))
    page.earlier._ask_to_remove()
    assert len(check_ins.of_key_result(desk.document, key)) == 2
    page.grab()


def test_initiatives_by_keyboard(
    page: CheckInsPage, desk: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = ids(desk)[0]
    page.show_item(key)
    page.form.blocker.edit.setPlainText("Rain")
    asked = []
    bo = people.find(desk.document, "Bo").id
    monkeypatch.setattr(
        InitiativeDialog,
        "ask",
        lambda dialog: (
            asked.append(dialog.blocker.text()) or Initiative("", key, "Tent", dialog.blocker.text(), bo)
        ),
    )
    page.initiatives.add.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert asked == ["Rain"]
    desk.do(initiatives.add, key, "Umbrellas", due=dt.date(2026, 2, 1))
    settle()
    rows = page.initiatives.model.rows
    assert [(row.words, row.person, row.done, row.late) for row in rows] == [
        ("Tent", "Bo", False, False),
        ("Umbrellas", "", False, True),
    ]
    assert rows[0].below == "clears: Rain"
    assert rows[1].below.startswith("was due 1 Feb")
    page.initiatives.view.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert initiatives.of_key_result(desk.document, key)[0].done_on == DAY
    assert page.initiatives.done.plain_text() == "Not done"
    press(qtbot, Qt.Key.Key_Space)
    assert initiatives.of_key_result(desk.document, key)[0].done_on is None
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row.words for row in page.initiatives.model.rows] == ["Umbrellas", "Tent"]
    assert page.initiatives.view.chosen() == rows[0].id
    monkeypatch.setattr(InitiativeDialog, "ask", lambda dialog: replace(dialog.answer(), title="Big tent"))
    press(qtbot, Qt.Key.Key_Return)
    assert page.initiatives.model.rows[1].words == "Big tent"
    press(qtbot, Qt.Key.Key_Delete)
    assert [row.words for row in page.initiatives.model.rows] == ["Umbrellas"]
    assert desk.messages[-1] == ("Initiative removed.", True)  # type: ignore[attr-defined]
    assert nameless_controls(page) == []


def test_the_dialog_of_an_initiative(desk: Desk, qtbot: Any) -> None:
    everyone = people.everyone(desk.document)
    new = Initiative("", ids(desk)[0], "", "Rain")
    dialog = InitiativeDialog(None, "1.1 Loaves", everyone, DAY, "en", new)
    qtbot.addWidget(dialog)
    assert dialog.answer() is None
    assert dialog.title.error()
    dialog.title.edit.setText("Tent")
    dialog.due.edit.setText("someday")
    assert dialog.answer() is None
    dialog.due.edit.setText("9 Feb 2026")
    dialog.owner.set_key(everyone[0].id)
    due = dt.date(2026, 2, 9)
    assert dialog.answer() == replace(new, title="Tent", owner_id=everyone[0].id, due=due)
    planned = initiatives.read(desk.document, initiatives.add(desk.document, ids(desk)[0], "Tent", due=DAY))
    known = InitiativeDialog(None, "Tent", everyone, DAY, "en", planned)
    qtbot.addWidget(known)
    assert known.answer() == planned
    known.due.set_text("")
    assert known.answer() == replace(planned, due=None)
    assert nameless_controls(known) == []


def test_the_dates_are_saved_as_a_calendar(
    page: CheckInsPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "dates.ics"
    monkeypatch.setattr(places, "ask_save_place", lambda *_args: file)
    action = next(a for a in page.actions() if a.text() == "Check-in dates as a calendar…")
    saved: list[tuple[str, Path]] = []
    desk.saved.connect(lambda words, path: saved.append((words, path)))
    action.trigger()
    # 12 planned days after the first (decision 21), and the cycle's last day.
    assert file.read_text("utf-8").count("BEGIN:VEVENT") == 13
    assert saved == [("Saved “dates.ics”.", file)]


@pytest.mark.parametrize(
    ("every", "heading"), [("two-weeks", "Check-in every two weeks"), ("monthly", "Monthly check-in")]
)
def test_the_page_is_called_after_the_cadence(
    page: CheckInsPage, desk: Desk, every: str, heading: str
) -> None:
    desk.do(changes.of_mission, cadence=Cadence(every))
    settle()
    assert page.header.title.plain_text() == heading


@pytest.mark.usefixtures("dressed")
def test_the_open_key_result_stays_in_view(page: CheckInsPage, desk: Desk) -> None:
    aim = desk.outline().objectives[0].objective.id
    for number in range(30):
        key_results.add(desk.document, KeyResult("", aim, f"Shop {number}", target=D(9)))
    desk.announce()
    settle()
    for _each in range(30):
        page.skip()
        settle()
        assert page.list.viewport().rect().contains(page.list.visualRect(page.list.currentIndex()))
    # But a change elsewhere does not scroll what somebody looks at.
    page.list.verticalScrollBar().setValue(0)
    people.add(desk.document, "Cy")
    desk.announce()
    settle()
    assert page.list.verticalScrollBar().value() == 0


@pytest.mark.parametrize("every", ["weekly", "monthly"])
def test_everything_is_said_to_be_checked_in_when_it_is(page: CheckInsPage, desk: Desk, every: str) -> None:
    desk.do(changes.of_mission, cadence=Cadence(every))
    first, *others = ids(desk)
    for key in others:
        check_ins.record(desk.document, key, D(1), on=DAY)
    desk.announce()
    settle()
    page.show_item(first)
    page.form.value.set_text("30")
    page.form.day.edit.setText("2 Jan 2026")
    page.save_and_next()
    if every == "weekly":  # a check-in of January answers nothing of February
        assert "Everything" not in desk.messages[-1][0]  # type: ignore[attr-defined]
    page.form.value.set_text("31")
    page.save_and_next()
    said, undo = desk.messages[-1]  # type: ignore[attr-defined]
    assert said.endswith("31. Everything is checked in.")
    assert undo
    assert "week" not in said


def test_a_cycle_that_has_not_begun_says_when(qapp: QApplication, shown: Any) -> None:
    document = Document.create(None, "Bakery", "a" * 32, "Ada")
    cycle = cycles.add(document, "2026-Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    key_results.add(
        document,
        KeyResult(
            "", objectives.add(document, objectives.Objective("", cycle, "Bread")), "Loaves", target=D(9)
        ),
    )
    page = CheckInsPage(Desk(SimpleNamespace(document=document, path=None, read_only=False), lambda: DAY))  # type: ignore[arg-type]
    shown(page, 1224, 820)
    said = page.header.subtitle.plain_text()
    assert "begins on" in said
    assert "2026" in said
    assert page.done.plain_text() == ""
    assert page.period.plain_text() == "Key results"


@pytest.mark.usefixtures("dressed")
def test_an_endless_unit_keeps_the_form_in_place(page: CheckInsPage, desk: Desk) -> None:
    changes.key_result(desk.document, ids(desk)[0], "Change", unit="long words " * 800)
    desk.announce()
    settle()
    page.show_item(ids(desk)[0])
    settle()
    assert page.form.value.height() < 200


def test_the_keyboard_is_seen_on_arrival(page: CheckInsPage, shown: Any) -> None:
    page.take_keyboard()
    assert page.form.value.isAncestorOf(QApplication.focusWidget())
    document = Document.create(None, "Empty", "a" * 32, "Ada")
    cycles.add(document, "Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    empty = CheckInsPage(Desk(SimpleNamespace(document=document, path=None, read_only=False), lambda: DAY))  # type: ignore[arg-type]
    shown(empty, 800, 600)
    empty.take_keyboard()
    assert empty.empty.button.hasFocus()


def test_what_nobody_owns_is_named(page: CheckInsPage, desk: Desk) -> None:
    key = ids(desk)[0]
    page.show_item(key)
    assert page.line.objective.plain_text().startswith("Nobody owns it · Objective 1")
    desk.do(owning.assign, key, people.everyone(desk.document)[0].id)
    settle()
    assert page.line.objective.plain_text().startswith("Objective 1")


def test_a_new_ask_is_for_the_key_result_that_is_open(page: CheckInsPage, monkeypatch: Any) -> None:
    chosen = ids(page.desk)[3]
    page.show_item(chosen)
    asked: list[str] = []

    def answer(dialog: AskDialog) -> None:
        asked.append(dialog.line.key())

    monkeypatch.setattr(AskDialog, "ask", answer)
    page.asks.add_button.click()
    assert asked == [chosen]
