"""The outline is laid out anew only where rows have other heights; the coach waits for the paint."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.objectives_page.outline_view import OutlineView
from okrdesk.gui.pages.objectives_page.page import ObjectivesPage
from okrdesk.okr import key_results, objectives
from tests.gui.desks import sample_desk


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with each time that the outline is laid out."""
    counted: list[int] = []
    real = OutlineView.doItemsLayout

    def count(view: OutlineView) -> None:
        counted.append(1)
        real(view)

    monkeypatch.setattr(OutlineView, "doItemsLayout", count)
    return counted


@pytest.fixture
def desk(qtbot) -> Desk:  # type: ignore[no-untyped-def]
    return sample_desk()


@pytest.fixture
def page(laid_out: list[int], desk: Desk, shown) -> ObjectivesPage:  # type: ignore[no-untyped-def]
    made: ObjectivesPage = shown(ObjectivesPage(desk), 1200, 800)
    _settle()
    laid_out.clear()
    return made


def _settle() -> None:
    for _turn in range(3):
        QApplication.processEvents()


def _reword(desk: Desk, title: str) -> None:
    before = desk.outline().key_results[1].key_result
    desk.do(key_results.change, before, replace(before, title=title))
    _settle()


def _assert_stands_as_high_as_it_wants(page: ObjectivesPage) -> None:
    view, top = page.view, page.view.visualRect(page.model.index(0)).top()
    for row in range(page.model.rowCount()):
        index = page.model.index(row)
        area = view.visualRect(index)
        assert (area.top(), area.height()) == (top, view.sizeHintForIndex(index).height())
        top += area.height()


def test_other_words_of_the_same_height_need_no_other_place(
    page: ObjectivesPage, desk: Desk, laid_out: list[int]
) -> None:
    _reword(desk, "Other words")
    assert laid_out == []
    _reword(desk, "Many more words than fit into one line " * 6)
    assert laid_out, "the row is higher now"
    _assert_stands_as_high_as_it_wants(page)


def test_what_is_moved_stays_chosen_and_every_row_is_as_high_as_it_wants(
    page: ObjectivesPage, desk: Desk
) -> None:
    _reword(desk, "Many more words than fit into one line " * 6)
    moved = desk.outline().objectives[0].objective.id
    page.view.choose(moved)
    desk.do(objectives.move, moved, 1)
    _settle()
    row = page.view.chosen()
    assert row is not None
    assert (row.id, row.objective.number) == (moved, 2)
    _assert_stands_as_high_as_it_wants(page)
    desk.undo()
    _settle()
    row = page.view.chosen()
    assert row is not None
    assert (row.id, page.view.currentIndex().row()) == (moved, 0)
    _assert_stands_as_high_as_it_wants(page)


def test_the_coach_begins_to_wait_once_the_page_is_painted(page: ObjectivesPage, desk: Desk) -> None:
    row = page.view.chosen()
    assert row is not None
    page.coach._soon.stop()
    page.reload()
    assert not page.coach._soon.isActive()
    _settle()
    assert page.coach._soon.isActive()
