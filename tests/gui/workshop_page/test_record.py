from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from okrdesk.gui import directory, exporting
from okrdesk.gui.pages.workshop_page import ranking_list
from okrdesk.gui.pages.workshop_page.page import WorkshopPage
from okrdesk.gui.widgets.row_painter import RowPainter, Standing
from okrdesk.okr import check_ins, objectives, review
from okrdesk.okr.workshop import agenda, promises, templates, themes, workshops
from okrdesk.okr.workshop.promises import Promise
from tests.examples import later
from tests.gui.accessibility import nameless_controls
from tests.gui.workshop_page.rooms import act, left_in, page_at, page_of, running
from tests.okr.workshop.evening import BALLOTS

HOSTILE = "<i>Meet</i> & $5 ‮😀"


_CLOSED: list[bytes] = []  # what the first test left, for all of them


@pytest.fixture
def page(qtbot, shown):  # type: ignore[no-untyped-def]
    if not _CLOSED:
        _CLOSED.append(_held(shown))
    return page_of(shown, _CLOSED[0])


def _held(shown: Any) -> bytes:
    """A workshop whose vote ended in a tie that people settled, with an objective and a promise."""
    page = page_at(shown, "vote", themed=True)
    view = act(page)
    view.settings.dots.set_keys(["4"])
    view.settings.most.set_keys(["2"])
    for ballot in BALLOTS:
        view.pad.line.entered.emit(ballot)
    view.reveal_now()
    view.result.tie.choose("people")
    view.result.tie._settle()
    document, cycle = page.desk.document, page.desk.cycle.id
    for goal in objectives.of_cycle(document, cycle):
        objectives.remove(document, goal.id)
    first = themes.of_cycle(document, cycle)[0]
    themes.promote(document, first.id, "objective", title=HOSTILE)
    workshop = running(page).sitting.workshop_id
    promises.add(document, Promise("", cycle, what="Ask for a room", workshop_id=workshop))
    running(page).sitting.close()
    page.close()
    return left_in(document)


def test_the_record_says_decisions_first_then_how_they_came(page: WorkshopPage) -> None:
    record = page.record
    assert page.stack.currentWidget() is record
    assert record.header.title.plain_text() == "Set our goals"
    assert "8 people" in record.header.subtitle.plain_text()
    rows = record.chosen.list.lines.rows
    assert [(row.dots, row.people, row.inside) for row in rows][:3] == [
        (9, 6, True),
        (8, 5, True),
        (6, 5, True),
    ]
    assert "5 against 4" in record.chosen.tie.plain_text()
    said = [label.accessibleName() for label in record.decided.findChildren(QLabel)]
    assert HOSTILE in said
    assert "from “Meet in real life”, 9 dots · 0 key results" in said
    assert directory.rows()[1].figure(page.desk) == directory.Figure(done=True, note="closed")
    assert nameless_controls(page) == []


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("width", [300, 900, *later(380, 520)])
def test_nothing_of_a_result_is_painted_over_something_else(
    page: WorkshopPage, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    painted: list[QRect] = []
    dots = ranking_list.paint_row_of_dots

    def note_dots(painter: QPainter, rect: QRect, count: int, **more: Any) -> None:
        edge = min(more["size"], rect.width() / max(count, 1) / 1.32)
        painted.append(QRect(rect.left(), rect.top(), int(edge * 1.32 * count), rect.height()))
        dots(painter, rect, count, **more)

    monkeypatch.setattr(ranking_list, "paint_row_of_dots", note_dots)
    monkeypatch.setattr(
        ranking_list, "paint_words", lambda _painter, rect, words, *_more: words and painted.append(rect)
    )
    shown = page.record.chosen.list
    row = next(row for row in shown.lines.rows if row.cut)
    area = QRect(0, 0, width, 36)
    painter = QPainter(picture := QPixmap(area.size()))
    delegate = shown.itemDelegate()
    assert isinstance(delegate, RowPainter)
    delegate.paint_row(painter, area, row, Standing(False, False, False))
    painter.end()
    assert not picture.isNull()
    assert len(painted) == 6
    for one, other in combinations(painted, 2):
        assert not one.adjusted(1, 0, -1, 0).intersects(other), (one, other)


def test_promises_are_ticked_off_in_the_record(page: WorkshopPage) -> None:
    rows = page.record.promises.list
    rows.setFocus()
    rows.setCurrentIndex(rows.lines.index(len(rows.lines.rows) - 1))
    QTest.keyClick(rows, Qt.Key.Key_Space)
    known = promises.of_cycle(page.desk.document, page.desk.cycle.id)
    assert known[-1].done_on == page.desk.today


def test_its_papers_are_saved_and_it_goes_on_when_it_is_reopened(page: WorkshopPage, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    wanted: list[tuple[str, str]] = []
    monkeypatch.setattr(
        exporting,
        "save_workshop_paper",
        lambda _parent, _desk, workshop, what: wanted.append((workshop.id, what)),
    )
    shown = page.record.workshop_id
    page.record.minutes.click()
    page.record.papers.papers["board"].click()
    assert wanted == [(shown, "minutes"), (shown, "board")]
    page.record.reopen.click()
    QApplication.processEvents()
    assert workshops.read(page.desk.document, shown).state == "running"
    assert page.running is not None
    assert page.stack.currentWidget() is page.running
    assert page.running.sitting.clock.is_paused


def test_the_record_of_a_check_in_and_of_looking_again_say_what_came_of_it(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "check-ins", template="check-in")
    document = page.desk.document
    line = page.desk.outline().key_results[0]
    check_ins.record(document, line.key_result.id, Decimal(31), on=page.desk.today, note=HOSTILE)
    running(page).sitting.close()
    page.reload()
    record = page.record
    said = [label.accessibleName() for label in record.checked.findChildren(QLabel)]
    assert f"{line.key_result.title}\n{HOSTILE}" in said
    assert record.decided.heading.plain_text() == "Our goals"
    assert record.looked.isHidden()
    goal = page.desk.outline().objectives[0].objective.id
    review.decide(document, goal, "retire", HOSTILE)
    workshop = agenda.hold(
        document, page.desk.cycle.id, templates.find(document, "revisit"), on=page.desk.today
    )
    agenda.close(document, workshop, 0)
    page.show_item(workshop)
    assert record.checked.isHidden()
    said = [label.accessibleName() for label in record.looked.findChildren(QLabel)]
    assert "Retire" in said
    assert f"because {HOSTILE}" in said
    assert nameless_controls(page) == []


def test_another_one_can_be_held_and_the_past_one_read(page: WorkshopPage) -> None:
    shown = page.record.workshop_id
    page.plan_another()
    assert page.stack.currentWidget() is page.planning
    page.show_item(shown)
    assert page.stack.currentWidget() is page.record
    page.wishes()["hold"]("charter")
    assert page.planning.card.title.plain_text() == "Charter"


def test_the_day_before_has_its_papers_and_its_list(page: WorkshopPage, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    wanted: list[str] = []
    monkeypatch.setattr(
        exporting, "save_workshop_paper", lambda _parent, _desk, _workshop, what: wanted.append(what)
    )
    page.plan_another()
    for what in ("agenda", "kit"):
        page.planning.card.errands[what].button.click()
    assert wanted == ["agenda", "kit"]
    known = workshops.of_cycle(page.desk.document, page.desk.cycle.id)
    assert known[-1].state == "prepared"
    agenda.remove(page.desk.document, known[-1].id)
