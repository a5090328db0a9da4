"""A closed cycle in the whole window: every page shows it, no form changes it, and it says why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from okrdesk.gui import directory, settings
from okrdesk.gui.dialogs.show_the_sum import open_sum
from okrdesk.gui.main_window import MainWindow
from okrdesk.gui.pages.objectives_page.page import ObjectivesPage
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.gui.workspace_view import WorkspaceView
from okrdesk.okr import closing, cycles, objectives
from tests import changes
from tests.gui.desks import desk_over, sample_desk
from tests.gui.workspaces import bakery
from tests.okr.closed import CLOSED, Closed

DAY = dt.date(2026, 2, 8)


@pytest.fixture
def view(undrawn: None, shown, tmp_path: Path) -> Iterator[WorkspaceView]:  # type: ignore[no-untyped-def]
    settings.set_choice("person/name_missed", "no")
    window = MainWindow(lambda: DAY)
    window.show_start()
    shown(window, 1280, 800)
    assert window.open_path(str(bakery(tmp_path / "goals.okrdesk")))
    assert window.view is not None
    desk = window.view.desk
    first = desk.cycle.id
    desk.do(closing.close, first, on=DAY, next_name="Q2")
    desk.choose_cycle(first)
    settle()
    yield window.view
    window.close()


def settle() -> None:
    for _turn in range(3):
        QApplication.processEvents()


def test_every_page_shows_a_closed_cycle_and_says_so(view: WorkspaceView) -> None:
    for item in directory.pages():
        view.show_page(item.key)
        settle()
        banner = view.banners.banner("closed")
        assert banner is not None, item.key
        assert banner.isVisible()
        assert "Q1 is closed" in banner.label.plain_text()
    assert "closed" in view.top_bar.week.plain_text()


def test_figures_of_another_day_say_so_on_every_page_that_shows_some(view: WorkspaceView) -> None:
    view.desk.set_day(view.desk.cycle.first_day)
    told = set()
    for item in directory.pages():
        view.show_page(item.key)
        settle()
        banner = view.banners.banner("day")
        if banner is not None:
            assert banner.isVisible()
            assert banner.label.plain_text().startswith("These are the figures as of 1 ")
            told.add(item.key)
    assert told == {"objectives", "owners", "check-ins", "review", "share"}
    view.show_page("review")
    banner = view.banners.banner("day")
    assert banner is not None
    next(b for b in banner.findChildren(QAbstractButton) if b.accessibleName() == "Back to today").click()
    settle()
    assert view.desk.day == view.desk.today
    assert view.banners.banner("day") is None


def test_the_banner_reopens_and_goes(view: WorkspaceView) -> None:
    banner = view.banners.banner("closed")
    assert banner is not None
    next(b for b in banner.findChildren(QAbstractButton) if b.accessibleName() == "Reopen").click()
    settle()
    assert not view.desk.cycle.closed
    assert view.banners.banner("closed") is None
    view.desk.undo()
    settle()
    assert view.banners.banner("closed") is not None


def test_a_dismissed_banner_stays_away_and_the_next_cycle_has_none(view: WorkspaceView) -> None:
    view.banners.take_away("closed")
    view.desk.announce()
    settle()
    assert view.banners.banner("closed") is None
    view.desk.choose_cycle(cycles.find(view.desk.document, "Q2").id)
    settle()
    assert view.banners.banner("closed") is None


def test_a_form_says_calmly_why_it_changes_nothing(view: WorkspaceView) -> None:
    view.show_page("objectives")
    settle()
    page = view.page()
    assert isinstance(page, ObjectivesPage)
    before = [o.title for o in objectives.of_cycle(view.desk.document, view.desk.cycle.id)]
    said: list[str] = []
    view.desk.refused.connect(said.append)
    objective = view.desk.outline().objectives[0].objective.id
    page.show_item(objective)
    settle()
    field = page.objective_form.title
    field.edit.setPlainText("Another aim")
    field.finish()
    settle()
    assert "closed" in " ".join([*said, field.error()])
    assert field.text() == "Another aim"
    assert [o.title for o in objectives.of_cycle(view.desk.document, view.desk.cycle.id)] == before


def test_the_rail_hints_calmly_when_it_is_time_to_look_again() -> None:
    desk = sample_desk()
    notes = {row.key: row.figure(desk).note for row in directory.pages()}
    assert notes["review"] == ""
    cycles.plan_revisit(desk.document, desk.cycle.id, DAY)
    notes = {row.key: row.figure(desk).note for row in directory.pages()}
    assert notes["review"] == "look again"


def test_the_sum_of_a_frozen_score_says_what_it_would_be_now(shown: Any) -> None:  # decision 37
    closed = Closed()
    changes.key_result(closed.theirs, closed.row, "Move the target", target=Decimal(200))
    closed.close()
    desk = desk_over(closed.ours, CLOSED)
    desk.choose_cycle(closed.cycle)
    anchor: QWidget = shown(QWidget())
    for line in (closed.row, closed.objective):
        popover = open_sum(desk, anchor, None, line)
        assert popover is not None
        said = [label.plain_text() for label in popover.findChildren(PlainLabel)]
        assert "0.5; it would be 0.3 now" in said
        popover.close()
    desk.document.close()
    closed.theirs.close()
