"""The coach's buttons lead to the field that is wanted."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.objectives_page.leading import FieldMark
from okrdesk.gui.pages.objectives_page.page import ObjectivesPage
from tests.gui.desks import sample_desk


@pytest.fixture
def desk(qtbot: Any) -> Desk:
    return sample_desk()


def _page(desk: Desk, shown: Any, height: int) -> ObjectivesPage:
    page = ObjectivesPage(desk)
    # 1440 x 900 without menu, rail, bar and status line
    shown(page, 1224, height)
    page.show_item(desk.outline().key_results[1].key_result.id)
    QTest.qWait(20)
    return page


@pytest.mark.usefixtures("dressed")
def test_a_button_of_the_coach_scrolls_to_its_field_marks_it_and_opens_its_chooser(
    desk: Desk, shown: Any
) -> None:
    page = _page(desk, shown, 420)
    page.side.verticalScrollBar().setValue(page.side.verticalScrollBar().maximum())
    page.coach.field_requested.emit("owner")
    owner, seen = page.key_result_form.owner, page.side.viewport()
    place = owner.mapTo(seen, owner.rect().center())
    assert seen.rect().contains(place)
    assert owner.view().isVisible(), "the chooser is open"
    owner.hidePopup()
    assert page.findChildren(FieldMark)
    page.coach.field_requested.emit("due")
    popup = QApplication.activePopupWidget()
    assert popup is not None, "the calendar is open"
    popup.close()
    page.coach.field_requested.emit("target")
    assert page.key_result_form.target.edit.hasFocus()
    assert page.key_result_form.target.edit.selectedText() == "50"


def test_where_the_measure_has_no_such_field_the_measure_is_asked(desk: Desk, shown: Any) -> None:
    page = _page(desk, shown, 790)
    stages = next(k for k in desk.outline().key_results if k.key_result.stages)
    page.show_item(stages.key_result.id)
    assert page.key_result_form.field("target") is page.key_result_form.measure
