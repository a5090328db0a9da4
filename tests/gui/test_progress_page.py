"""The Progress page: figures, charts, what to look at first, what moved, small charts, any day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy  # noqa: F401 - approx asks it, while the page is importing it beside the test
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.gui import settings, theme, tokens
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.pages.progress_page import as_of, small_multiples
from okrdesk.gui.pages.progress_page.chart_panel import ChartPanel
from okrdesk.gui.pages.progress_page.figure_cards import FigureCard
from okrdesk.gui.pages.progress_page.page import ProgressPage
from okrdesk.gui.widgets.chart_view import ChartView
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.okr import check_ins, cycles, key_results, look_first, objectives, people
from okrdesk.okr.rounding import percent
from okrdesk.okr.terms import Cycle, KeyResult
from tests import changes
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import DAY, desk_over, sample_desk

D = Decimal
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 3, 31)
HOSTILE = "<b>R&D</b> $5 \u202eعربي 😀 " + "x" * 10_000


def settle(page: ProgressPage, qtbot: Any) -> None:
    """Wait until every part has had its turn."""
    for _turn in range(3):
        QApplication.processEvents()
    qtbot.waitUntil(page.is_complete)
    QApplication.processEvents()


def drawn(page: ProgressPage, qtbot: Any, *kinds: str) -> None:
    """Wait until these charts, else all, are on the screen."""
    settle(page, qtbot)
    panels = [panel for key, panel in page.panels.items() if key in kinds or not kinds]
    qtbot.waitUntil(lambda: all(panel.view.is_drawn() for panel in panels if panel.chart is not None))
    QThreadPool.globalInstance().waitForDone()


def empty_desk() -> Desk:
    document = Document.create(None, "Empty", "a" * 32)
    cycles.add(document, "2026-Q1", FIRST, LAST)
    return desk_over(document)


def test_the_figures_are_painted_before_the_rest_is_computed(
    undrawn: None, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    paint, look = FigureCard.paintEvent, ProgressPage._show_looks
    monkeypatch.setattr(FigureCard, "paintEvent", lambda *args: (happened.append("painted"), paint(*args))[1])
    monkeypatch.setattr(
        ProgressPage, "_show_looks", lambda *args: (happened.append("looked"), look(*args))[1]
    )
    page = ProgressPage(sample_desk())
    qtbot.addWidget(page)
    page.show()
    QTest.qSleep(60)  # a large workspace: turns that were told of before are due by now
    settle(page, qtbot)
    assert happened[0] == "painted"
    assert "looked" in happened


@pytest.fixture
def page(undrawn: None, show: Any, qtbot: Any) -> ProgressPage:
    """The page of the sample, its charts still to come."""
    made: ProgressPage = show(_sample_page, 1220, 900)
    settle(made, qtbot)
    return made


@pytest.fixture
def drawn_page(
    request: pytest.FixtureRequest, shown: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> ProgressPage:
    """The page of the sample with one of its charts on the screen."""
    wanted: list[ChartView] = []
    draw = ChartView._draw
    monkeypatch.setattr(ChartView, "_draw", lambda view: draw(view) if view in wanted else None)
    made = _sample_page()
    wanted.append(made.panels[request.param].view)
    shown(made, 1220, 900)
    drawn(made, qtbot, request.param)
    return made


def _sample_page() -> ProgressPage:
    return ProgressPage(sample_desk())


def card(page: ProgressPage, key: str) -> Any:
    return next(tile for tile in page.figures.tiles if tile.key == key)


def texts(page: ProgressPage) -> str:
    return " | ".join(label.plain_text() for label in page.findChildren(PlainLabel) if label.isVisible())


@pytest.mark.reads
def test_four_figures_say_how_the_cycle_stands(page: ProgressPage) -> None:
    outline = page.desk.outline()
    lines = outline.key_results
    names = [line.figures.status for line in lines]
    assert card(page, "progress").value == f"{percent(outline.progress)}%"
    assert card(page, "progress").line == f"even pace asks {percent(outline.expected)}%"
    good = names.count("on track") + names.count("achieved")
    assert card(page, "statuses").value == f"{good} of {len(lines)}"
    assert f"{names.count('at risk')} at risk" in card(page, "statuses").line
    said = [line.figures.confidence for line in lines if line.figures.confidence is not None]
    assert float(card(page, "confidence").value) == pytest.approx(sum(said) / len(said), abs=0.05)
    assert card(page, "check-ins").value.endswith(f" of {len(lines)}")
    assert (
        card(page, "progress").accessibleName().startswith(f"Overall progress: {percent(outline.progress)}%")
    )
    assert nameless_controls(page) == []


def test_the_mean_of_confidences_says_how_many_are_older(page: ProgressPage, qtbot: Any) -> None:
    assert "earlier" not in card(page, "confidence").line
    desk = page.desk
    line = desk.outline().key_results[0]
    desk.do(check_ins.record, line.key_result.id, D(8), on=desk.day, today=desk.day)  # decision 36
    settle(page, qtbot)
    assert card(page, "confidence").line.endswith(" · 1 as of an earlier day")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("progress", "Show the sum"),
        ("statuses", "Show what it is made of"),
        ("confidence", "Show what it is made of"),
        ("check-ins", "Show what it is made of"),
    ],
)
def test_a_figure_shows_what_it_is_made_of(page: ProgressPage, key: str, words: str) -> None:
    card(page, key).setFocus()
    QTest.keyClick(card(page, key), Qt.Key.Key_Return)
    QApplication.processEvents()
    popover = QApplication.activePopupWidget()
    assert popover is not None
    assert popover.accessibleName() == words
    shown = [label.plain_text() for label in popover.findChildren(PlainLabel)]
    assert card(page, key).value in shown
    assert nameless_controls(popover) == []
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert card(page, key).hasFocus()


@pytest.mark.reads
def test_the_mean_confidence_is_written_out(page: ProgressPage) -> None:
    said = [k.figures.confidence for k in page.desk.outline().key_results if k.figures.confidence is not None]
    QTest.mouseClick(card(page, "confidence"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    popover = QApplication.activePopupWidget()
    assert popover is not None
    shown = " ".join(label.plain_text() for label in popover.findChildren(PlainLabel))
    assert f"{sum(said)} ÷ {len(said)} = {card(page, 'confidence').value}" in shown
    popover.close()


# Charts


def test_charts_come_beside_a_page_that_is_usable(shown: Any, qtbot: Any) -> None:
    page = ProgressPage(sample_desk())
    shown(page, 1220, 900)
    assert card(page, "progress").value.endswith("%")  # before any chart is drawn
    drawn(page, qtbot)
    for panel in page.panels.values():
        assert panel.view.canvas is not None
        assert panel.view.canvas.accessibleName() == panel.chart.story()  # type: ignore[union-attr]


@pytest.mark.usefixtures("undrawn")
def test_a_page_that_is_left_rests_and_goes_on_when_it_is_back(shown: Any, qtbot: Any) -> None:
    page = ProgressPage(sample_desk())
    shown(page, 1220, 900)
    page.reload()
    assert not page.is_complete()
    page.hide()
    qtbot.wait(200)
    assert not page.is_complete(), "it took time from the page that is shown"
    page.show()
    settle(page, qtbot)
    assert page.is_complete()


def drawn_chart(page: ProgressPage, qtbot: Any, kind: str) -> tuple[Any, Any]:
    """The canvas of a card once it is drawn, and its chart."""
    drawn(page, qtbot, kind)
    canvas, chart = page.panels[kind].view.canvas, page.panels[kind].chart
    assert canvas is not None
    assert chart is not None
    assert canvas._axes is not None
    return canvas, chart


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("drawn_page", ["progress"], indirect=True)
def test_hovering_and_arrow_keys_tell_values(drawn_page: ProgressPage, qtbot: Any) -> None:
    canvas, chart = drawn_chart(drawn_page, qtbot, "progress")
    spot = chart.points()[2]

    def told_there() -> bool:
        # Until the page has come to rest the canvas may still be given another size.
        at = canvas._axes.transData.transform((spot.x, spot.y)) / canvas.device_pixel_ratio
        QTest.mouseMove(canvas, QPoint(5, 5))
        QTest.mouseMove(canvas, QPoint(round(at[0]), round(canvas.height() - at[1])))
        QApplication.processEvents()
        return bool(canvas.told == 2)

    qtbot.waitUntil(told_there)
    assert canvas._words is not None
    assert canvas._words.get_text() == chart.points()[2].words
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.told == 3
    QTest.keyClick(canvas, Qt.Key.Key_Down)  # another objective, the same day
    told = chart.points()[canvas.told]
    assert (told.line, told.x) == (1, chart.points()[3].x)
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.told == 3
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.told == 0
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert chart.points()[canvas.told].line == 0
    assert chart.points()[canvas.told + 1].line == 1
    canvas.clearFocus()
    assert canvas.told == -1


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("drawn_page", ["confidence"], indirect=True)
def test_cells_of_the_heat_map_are_found_anywhere_in_them(drawn_page: ProgressPage, qtbot: Any) -> None:
    canvas, chart = drawn_chart(drawn_page, qtbot, "confidence")
    spot = chart.points()[5]
    corner = QPointF(spot.x + 0.4, spot.y - 0.4)
    at = canvas._axes.transData.transform((corner.x(), corner.y())) / canvas.device_pixel_ratio
    assert canvas._nearest(at[0], canvas.height() - at[1]) == 5
    assert "confidence" in chart.points()[5].words
    canvas.tell(5)
    assert canvas.told == 5


@pytest.mark.parametrize("drawn_page", ["progress"], indirect=True)
def test_objectives_or_key_results(drawn_page: ProgressPage, qtbot: Any) -> None:
    assert drawn_page.panels["progress"].chart is not None
    outline = drawn_page.desk.outline()
    rows = drawn_page.panels["progress"].chart.table().rows
    assert [row[0] for row in rows] == [*(str(each.number) for each in outline.objectives), ""]  # the pace
    before = drawn_page.panels["progress"].chart
    drawn_page.charts.line_actions["key-results"].trigger()
    assert settings.choice("progress/kind") == "key-results"
    assert drawn_page.charts.lines_button.plain_text() == "Progress chart: Key results, choose another"
    assert len(drawn_page.panels["progress"].chart.table().rows) == len(outline.key_results) + 1
    assert drawn_page.panels["progress"].chart != before
    drawn(drawn_page, qtbot, "progress")


@pytest.mark.parametrize("drawn_page", ["confidence"], indirect=True)
def test_a_table_instead_of_the_chart_can_be_copied(drawn_page: ProgressPage, qtbot: Any) -> None:
    panel = drawn_page.panels["confidence"]
    assert not panel.copy.isVisible()
    panel.as_table.setFocus()
    QTest.keyClick(panel.as_table, Qt.Key.Key_Space)
    assert panel.view.currentWidget() is panel.view.table
    assert nameless_controls(drawn_page) == []
    panel.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    outline = drawn_page.desk.outline()
    assert len(lines) == 1 + len(outline.key_results)
    assert lines[1].startswith("1.1")
    panel.view.table.selectRow(1)
    panel.view.table.setFocus()
    QTest.keyClick(panel.view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == [lines[0], lines[2]]
    panel.as_table.click()
    drawn(drawn_page, qtbot, "confidence")
    assert panel.view.currentWidget() is panel.view.canvas


@pytest.mark.reads
@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_a_chart_is_saved_as_a_picture(
    page: ProgressPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, begins: bytes
) -> None:
    place = tmp_path / f"chart.{ending}"
    asked: list[str] = []

    def answer(_parent: object, _heading: str, name: str) -> Path:
        asked.append(name)
        return place

    monkeypatch.setattr(places, "ask_picture_place", answer)
    told: list[str] = []
    page.desk.saved.connect(lambda words, _path: told.append(words))
    page.panels["progress"].save.click()
    assert place.read_bytes().startswith(begins)
    assert asked == ["Progress against an even pace, 8 Feb 2026"]
    assert told == [f"Saved “chart.{ending}”."]


def test_a_picture_of_another_kind_is_refused_with_a_sentence(
    page: ProgressPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "ask_picture_place", lambda *_args: tmp_path / "chart.gif")
    page.desk.refused.disconnect()
    said: list[str] = []
    page.desk.refused.connect(said.append)
    page.panels["load"].save.click()
    assert len(said) == 1
    assert ".png" in said[0]
    assert list(tmp_path.glob("chart*")) == []
    monkeypatch.setattr(places, "ask_picture_place", lambda *_args: None)
    page.panels["load"].save.click()
    assert len(said) == 1


@pytest.mark.parametrize("drawn_page", ["progress"], indirect=True)
def test_charts_follow_the_theme(drawn_page: ProgressPage, qtbot: Any) -> None:
    canvas = drawn_page.panels["progress"].view.canvas
    assert canvas is not None
    theme.apply(QApplication.instance(), "dark", 100)  # type: ignore[arg-type]
    drawn(drawn_page, qtbot, "progress")
    ground = tuple(int(tokens.DARK.surface[n : n + 2], 16) / 255 for n in (1, 3, 5))
    assert canvas.figure.get_facecolor()[:3] == pytest.approx(ground, abs=0.01)


# What to look at, what moved, how the cycle is kept


@pytest.mark.reads
def test_look_first_opens_the_place_to_act(page: ProgressPage, qtbot: Any) -> None:
    found = look_first.look_first(page.desk.document, page.desk.outline())
    tiles = page.looks.tiles()
    assert [tile.seen for tile in tiles] == list(found)
    assert tiles
    with qtbot.waitSignal(page.desk.page_requested) as told:
        QTest.mouseClick(tiles[0], Qt.MouseButton.LeftButton)
    assert told.args == [found[0].page, found[0].item_id]
    tiles[-1].setFocus()
    with qtbot.waitSignal(page.desk.page_requested) as told:
        QTest.keyClick(tiles[-1], Qt.Key.Key_Return)
    assert told.args == [found[-1].page, found[-1].item_id]
    assert found[0].sentence in tiles[0].accessibleName()


def test_a_sentence_keeps_the_keyboard_while_others_go(page: ProgressPage) -> None:
    found = tuple(
        (each, "at risk") for each in look_first.look_first(page.desk.document, page.desk.outline())
    )
    assert len(found) > 1
    page.looks.show_looks(found, "")
    page.looks.tiles()[1].setFocus()
    page.looks.show_looks(found[1:], "")
    QApplication.processEvents()
    assert page.looks.tiles()[0].hasFocus()


def test_the_way_back_to_today_keeps_the_keyboard(page: ProgressPage, qtbot: Any) -> None:
    page.desk.set_day(page.desk.today - dt.timedelta(days=3))
    settle(page, qtbot)
    assert page.notice.banner is not None
    back = page.notice.banner.findChildren(QAbstractButton)[0]
    back.setFocus()
    page.reload()
    assert back.hasFocus()
    back.click()
    settle(page, qtbot)
    assert page.notice.banner is None


@pytest.mark.usefixtures("undrawn")
def test_nothing_to_look_at_is_said_calmly(shown: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look_first, "look_first", lambda *_args: ())
    page = ProgressPage(sample_desk())
    shown(page, 1220, 900)
    settle(page, qtbot)
    assert page.looks.tiles() == ()
    assert page.looks.calm.isVisible()
    assert page.looks.calm.plain_text().endswith(".")


@pytest.mark.reads
def test_what_moved_opens_its_key_result(page: ProgressPage, qtbot: Any) -> None:
    moved = page.moves.rows
    assert 0 < len(moved) <= 7
    line = next(k for k in page.desk.outline().key_results if k.number == "1.2")
    row = next(row for row in moved if row.item.id == line.key_result.id)
    assert "31 → 37" in row.item.note
    assert row.item.pill == "+21 points"  # F1: (37 − 31) ÷ (50 − 22) = 6 ÷ 28
    row.setFocus()
    with qtbot.waitSignal(page.desk.page_requested) as told:
        QTest.keyClick(row, Qt.Key.Key_Space)
    assert told.args == ["check-ins", line.key_result.id]


@pytest.mark.reads
def test_the_health_strip_has_six_items_with_reasons(page: ProgressPage, qtbot: Any) -> None:
    tiles = page.health.grid.tiles
    assert len(tiles) == 6
    for tile in tiles:
        assert tile.title
        assert tile.line
        assert tile.line in tile.accessibleName()
    owners = next(tile for tile in tiles if tile.key == "accountable")
    with qtbot.waitSignal(page.desk.page_requested) as told:
        owners.click()
    assert told.args == ["owners", ""]


# Small charts


@pytest.mark.reads
def test_small_charts_open_their_key_result(page: ProgressPage, qtbot: Any) -> None:
    lines = page.desk.outline().key_results
    view = page.multiples
    assert page.model.rowCount() == len(lines)
    place = view.visualRect(page.model.index(1)).center()
    with qtbot.waitSignal(page.desk.page_requested) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["check-ins", lines[1].key_result.id]
    view.setFocus()
    view.setCurrentIndex(page.model.index(0))
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 1 + view.columns
    with qtbot.waitSignal(page.desk.page_requested) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["check-ins", lines[1 + view.columns].key_result.id]


@pytest.mark.usefixtures("dressed")
def test_every_small_chart_has_its_place(page: ProgressPage) -> None:
    view = page.multiples
    last = view.visualRect(page.model.index(page.model.rowCount() - 1))
    assert last.bottom() <= view.height()
    assert view.columns == 4
    tops = {view.visualRect(page.model.index(n)).top() for n in range(4)}
    assert len(tops) == 1


@pytest.mark.usefixtures("dressed")
def test_the_keyboard_brings_small_charts_into_view(page: ProgressPage) -> None:
    page.area.verticalScrollBar().setValue(0)
    last = page.desk.outline().key_results[-1]
    page.show_item(last.key_result.id)
    QApplication.processEvents()
    assert page.multiples.hasFocus()
    place = page.multiples.visualRect(page.multiples.currentIndex())
    top = page.multiples.mapTo(page.area.viewport(), place.topLeft()).y()
    assert 0 <= top < page.area.viewport().height()


@pytest.mark.reads
def test_a_small_chart_shows_the_way_from_baseline_to_target(page: ProgressPage) -> None:
    line = next(k for k in page.desk.outline().key_results if k.number == "1.2")
    course = page.model.course_of(line)
    assert course.points[-1][1] == pytest.approx(15 / 28)  # F1: (37 − 22) ÷ (50 − 22)
    assert course.today == pytest.approx(38 / 89)  # F10
    assert (course.commit, course.target) == (0.3, 0.7)  # F8
    assert course.due == 1.0
    words = small_multiples.spoken(line, "en")
    assert line.key_result.title in words
    assert "54%" in words


def test_furthest_behind_first(page: ProgressPage) -> None:
    page.order.set_key("behind")
    page.order.activated.emit(page.order.currentIndex())
    gaps = [line.figures.expected - line.figures.counted for line in page.model.rows]
    assert gaps == sorted(gaps, reverse=True)
    assert settings.choice("progress/order") == "behind"


# Any day


def test_another_day_changes_the_figures_and_says_so(page: ProgressPage, qtbot: Any) -> None:
    now = card(page, "progress").value
    assert page.as_of.button.text() == "As of today ▾"
    assert page.notice.banner is None
    page.as_of.menu.aboutToShow.emit()
    week_ago = next(a for a in page.as_of.menu.actions() if a.text().startswith("A week ago"))
    assert week_ago.text() == "A week ago · 1 Feb 2026"
    week_ago.trigger()
    settle(page, qtbot)
    assert page.desk.day == dt.date(2026, 2, 1)
    assert card(page, "progress").value != now
    assert page.as_of.button.text() == "As of 1 Feb 2026 ▾"
    assert page.notice.banner is not None
    assert "1 February 2026" in page.notice.banner.label.plain_text()
    assert page.model.course_of(page.model.rows[0]).today == pytest.approx(31 / 89)
    buttons = page.notice.banner.findChildren(type(page.export))
    back = next(button for button in buttons if button.plain_text() == "Back to today")
    back.click()
    settle(page, qtbot)
    assert card(page, "progress").value == now
    assert page.notice.banner is None


def test_any_day_is_chosen_from_a_calendar(page: ProgressPage, qtbot: Any) -> None:
    page.as_of.choose()
    QApplication.processEvents()
    popover = QApplication.activePopupWidget()
    assert popover is not None
    assert nameless_controls(popover) == []
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle(page, qtbot)
    assert page.desk.day == DAY - dt.timedelta(days=1)


def test_days_that_the_menu_offers() -> None:
    cycle = Cycle("c", "2026-Q1", FIRST, LAST)
    assert [words for words, _day in as_of.days_to_offer(DAY, cycle)] == [
        "Today",
        "A week ago",
        "A month ago",
        "Start of the cycle",
    ]
    assert as_of.days_to_offer(FIRST, cycle) == (("Today", FIRST),)
    after = [words for words, _day in as_of.days_to_offer(dt.date(2026, 5, 30), cycle)]
    assert after == ["Today", "Last day of the cycle", "Start of the cycle"]


@pytest.mark.usefixtures("undrawn")
def test_the_day_before_the_cycle_is_calm(shown: Any, qtbot: Any) -> None:
    desk = sample_desk()
    page = ProgressPage(desk)
    shown(page, 1220, 900)
    desk.set_day(dt.date(2025, 12, 31))
    settle(page, qtbot)
    assert "begins on 1 Jan 2026" in page.header.subtitle.plain_text()
    assert page.panels["progress"].chart is None
    assert "The chart begins with the cycle." in texts(page)
    assert card(page, "progress").value == "0%"
    assert page.model.course_of(page.model.rows[0]).today is None


# Empty, closed, hostile, narrow


@pytest.mark.usefixtures("undrawn")
def test_an_empty_workspace_offers_the_first_step(shown: Any, qtbot: Any) -> None:
    desk = empty_desk()
    page = ProgressPage(desk)
    shown(page, 1024, 640)
    settle(page, qtbot)
    assert page.empty.isVisible()
    assert not page.body.isVisible()
    with qtbot.waitSignal(desk.page_requested) as told:
        page.empty.button.click()
    assert told.args == ["objectives", ""]
    objective = objectives.add(
        desk.document, objectives.Objective("", desk.cycle.id, "Everybody knows our bread")
    )
    key_results.add(desk.document, KeyResult("", objective, "Guests", baseline=D(0), target=D(900)))
    desk.announce()
    settle(page, qtbot)
    assert not page.empty.isVisible()
    assert page.panels["progress"].chart is None
    assert "The chart begins with the first check-in." in texts(page)
    assert card(page, "confidence").value == "–"
    assert page.moves.calm.isVisible()
    desk.do(check_ins.record, page.model.rows[0].key_result.id, D(90), on=DAY, confidence=6)
    settle(page, qtbot)
    assert page.panels["progress"].chart is not None
    assert card(page, "progress").value == "10%"
    assert card(page, "confidence").value == "6.0"


@pytest.mark.usefixtures("undrawn")
def test_a_closed_cycle_can_be_read(shown: Any, qtbot: Any) -> None:
    from okrdesk.document import tables as t

    desk = sample_desk()
    with desk.document.edit("Close"):
        desk.document.set(t.Cycle, desk.cycle.id, closed=True)
    desk.choose_cycle(desk.outline().cycle.id)
    page = ProgressPage(desk)
    shown(page, 1220, 900)
    settle(page, qtbot)
    said = page.header.subtitle.plain_text()
    assert said == "This cycle is closed; this is how it went. Clarity 4.4 of 5."
    assert page.looks.tiles() == ()
    assert "Review" in page.looks.calm.plain_text()
    assert card(page, "check-ins").line == "the cycle is closed"
    with pytest.raises(Refused):
        check_ins.record(desk.document, page.model.rows[0].key_result.id, D(1), on=DAY)


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize(
    ("width", "text", "charts"), [(780, 100, "undrawn"), (780, 200, "drawn"), (1220, 150, "undrawn")]
)
def test_nothing_is_squeezed(
    shown: Any, qtbot: Any, request: pytest.FixtureRequest, width: int, text: int, charts: str
) -> None:
    if charts == "undrawn":
        request.getfixturevalue("undrawn")
    theme.apply(QApplication.instance(), "light", text)  # type: ignore[arg-type]
    desk = sample_desk()
    objective = objectives.add(desk.document, objectives.Objective("", desk.cycle.id, HOSTILE))
    key_results.add(
        desk.document,
        KeyResult("", objective, HOSTILE, baseline=D(0), target=D(9), unit=HOSTILE[:60]),
    )
    page = ProgressPage(desk)
    shown(page, width, 620)
    check_ins.record(
        desk.document, desk.outline().key_results[-1].key_result.id, D(3), on=DAY, note=HOSTILE, confidence=1
    )
    desk.announce()
    (drawn if charts == "drawn" else settle)(page, qtbot)
    assert page.area.horizontalScrollBar().maximum() == 0
    assert nameless_controls(page) == []
    for panel in page.panels.values():
        assert panel.view.height() >= 180
    assert page.panels["progress"].width() == page.panels["confidence"].width() or width == 1220
    assert HOSTILE in page.model.rows[-1].key_result.title


def test_what_the_page_offers_to_the_keyboard(page: ProgressPage, qtbot: Any) -> None:
    offered = {action.text(): action for action in page.actions()}
    assert "Choose the day of the figures…" in offered
    offered["Progress chart: key results"].trigger()
    assert page.charts.lines() == "key-results"
    offered["Confidence, week by week: as a table"].trigger()
    assert page.panels["confidence"].view.currentWidget() is page.panels["confidence"].view.table
    assert "Owner load: save picture…" in offered


@pytest.mark.reads
def test_tab_goes_in_reading_order(page: ProgressPage) -> None:
    order: list[Any] = []
    page.as_of.button.setFocus()
    for _step in range(40):
        order.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is page.multiples:
            break
    wanted = [
        page.as_of.button,
        page.export,
        *page.figures.tiles,
        page.charts.lines_button,
        page.panels["progress"].as_table,
        page.panels["progress"].save,
        page.panels["confidence"].as_table,
        page.panels["confidence"].save,
        *page.looks.tiles(),
        *page.health.grid.tiles,
        *page.moves.rows,
        page.panels["load"].as_table,
        page.order,
    ]
    places_of = [order.index(widget) for widget in wanted]
    assert places_of == sorted(places_of)
    assert QApplication.focusWidget() is page.multiples


def test_the_keyboard_stays_while_the_page_is_shown_anew(page: ProgressPage, qtbot: Any) -> None:
    page.moves.rows[2].setFocus()
    chosen = page.moves.rows[2].item.id
    line = next(k for k in page.desk.outline().key_results if k.number == "3.2")
    page.desk.do(check_ins.record, line.key_result.id, line.latest.value + 1, on=DAY, confidence=7)  # type: ignore[union-attr]
    settle(page, qtbot)
    focused = [row.item.id for row in page.moves.rows if row.hasFocus()]
    assert focused == [chosen] or chosen not in [row.item.id for row in page.moves.rows]


def table_of(panel: ChartPanel) -> tuple[tuple[str, ...], ...]:
    """The rows that are shown when the table is asked for."""
    panel.as_table.setChecked(True)
    return panel.view.table.values.shown.rows


def test_the_table_lists_what_the_picture_leaves_out(page: ProgressPage, qtbot: Any) -> None:
    desk = page.desk
    document = desk.document
    several = objectives.add(document, objectives.Objective("", desk.cycle.id, "Many"))
    rows = [key_results.add(document, KeyResult("", several, f"Line {n}")) for n in range(60)]
    for number, row in enumerate(rows):
        owner = people.add(document, f"Person {number}")
        changes.key_result(document, row, owner_id=owner)
        check_ins.record(document, row, D(1), on=DAY, confidence=5)
    page.charts.set_lines("key-results")
    desk.announce()
    settle(page, qtbot)
    count = len(desk.outline().key_results)
    for panel, more in ((page.panels["progress"], 1), (page.panels["confidence"], 0)):
        assert len(table_of(panel)) == count + more  # the even pace stands below
    assert page.panels["confidence"].note.plain_text() == f"{count - 12} more are in the table."
    assert {f"Person {n}" for n in range(60)} <= {row[0] for row in table_of(page.panels["load"])}


def test_means_are_written_in_the_locale(page: ProgressPage, qtbot: Any) -> None:
    changes.of_mission(page.desk.document, locale="de")
    page.desk.announce()
    settle(page, qtbot)
    assert "," in card(page, "confidence").value
    assert "," in card(page, "confidence").line
