"""The editor is whole in a window of usual size, and what it folds away is reached in every way."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk.gui import settings
from okrdesk.gui.pages.objectives_page.page import ObjectivesPage
from okrdesk.gui.synonyms import synonyms
from okrdesk.gui.widgets.reading_order import controls
from okrdesk.okr import key_results, objectives
from okrdesk.okr.terms import KeyResult, Stage
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import sample_desk
from tests.gui.every_dialog import rest, sample_window

_LONG = "Participants who come back to an event within a month, as lists say"


def _made_long(row: KeyResult) -> KeyResult:
    """One that needs as much room as there is reason for."""
    if row.stages:
        return replace(row, title=_LONG, stages=tuple(Stage(f"Stage {n}", Decimal(1)) for n in range(12)))
    return replace(row, title=_LONG, comparison="11 last year", hint="The list at the door counts")


@pytest.mark.usefixtures("dressed")
def test_both_editors_are_whole_at_1440_by_900_also_below_a_banner() -> None:
    with sample_window(1440, 900) as window:
        assert window.view is not None
        assert window.desk is not None
        desk = window.desk
        for line in desk.outline().key_results:
            desk.do(key_results.change, line.key_result, _made_long(line.key_result))
        band, kept = (line.key_result for line in desk.outline().key_results[:2])
        ends = {"low": Decimal(3), "high": Decimal(8)}
        desk.do(key_results.change, band, replace(band, measure="band", **ends))
        desk.do(key_results.change, kept, replace(kept, direction="keep", **ends))
        first = desk.outline().objectives[0].objective
        desk.do(objectives.change, first, replace(first, title=_LONG, why=f"{_LONG} {_LONG}"))
        window.view.show_page("objectives")
        page = window.view.page()
        assert isinstance(page, ObjectivesPage)
        assert window.view.banners.count(), "the reminder stands above the page"
        for row in page.model.rows:
            page.show_item(row.id)
            rest(window)
            form, seen = page._form(), page.side.viewport()
            assert form.mapTo(seen, QPoint(0, 0)).y() >= 0, row.title
            end = form.mapTo(seen, form.rect().bottomLeft()).y()
            assert end < seen.height(), row.title
            assert page.coach.mapTo(seen, QPoint(0, 0)).y() > end


@pytest.fixture
def page(shown) -> ObjectivesPage:  # type: ignore[no-untyped-def]
    made = shown(ObjectivesPage(sample_desk()), 1200, 800)
    assert isinstance(made, ObjectivesPage)
    return made


def _choose(page: ObjectivesPage, number: str) -> None:
    page.show_item(
        next(line.key_result.id for line in page.desk.outline().key_results if line.number == number)
    )
    QApplication.processEvents()


def test_what_is_folded_away_says_what_is_filled_in(page: ObjectivesPage) -> None:
    _choose(page, "1.1")
    more = page.key_result_form.more
    assert not more.is_open()
    assert more.filled.plain_text() == "Partners, Helpers"
    assert more.head.accessibleName() == "More fields, filled in: Partners, Helpers"
    chosen = page.desk.outline().key_results[0].key_result
    page.desk.do(key_results.change, chosen, replace(chosen, partners="", helper_ids=(), weight=Decimal(40)))
    QApplication.processEvents()
    assert more.filled.plain_text() == "Weight"
    page.show_item(page.desk.outline().objectives[2].objective.id)
    assert page.objective_form.more.filled.plain_text() == "Effort, Team"


def test_it_opens_by_keys_and_tab_goes_through_it(page: ObjectivesPage) -> None:
    for number, inside in (("1.1", ["weight", "partners"]), ("", ["weight", "effort", "supports", "links"])):
        if number:
            _choose(page, number)
        else:
            page.show_item(page.desk.outline().objectives[0].objective.id)
        form = page._form()
        form.more.set_open(False)
        edits = [getattr(form, name).edit for name in inside]
        assert not set(edits) & set(controls(page))
        form.more.head.setFocus()
        QTest.keyClick(form.more.head, Qt.Key.Key_Space)
        assert form.more.is_open()
        reached = list(controls(page))
        assert [part for part in reached if part in edits] == edits
        assert reached.index(form.more.head) < reached.index(edits[0])
        assert nameless_controls(page) == []
        QTest.keyClick(form.more.head, Qt.Key.Key_Return)
        assert not form.more.is_open()


def test_a_screen_reader_hears_whether_it_is_open(page: ObjectivesPage) -> None:
    more = page.key_result_form.more
    _choose(page, "1.1")
    heard = QAccessible.queryAccessibleInterface(more.head)
    assert heard.role() is QAccessible.Role.ButtonDropDown
    assert heard.state().collapsed  # type: ignore[attr-defined]
    action = heard.actionInterface()
    action.doAction(action.actionNames()[0])
    assert heard.state().expanded  # type: ignore[attr-defined]
    assert more.is_open()


def test_it_stays_as_one_left_it(page: ObjectivesPage, shown) -> None:  # type: ignore[no-untyped-def]
    _choose(page, "1.1")
    page.key_result_form.more.head.click()
    _choose(page, "2.1")
    assert page.key_result_form.more.is_open()
    page.show_item(page.desk.outline().objectives[0].objective.id)
    assert page.objective_form.more.is_open()
    again = shown(ObjectivesPage(page.desk), 1200, 800)
    assert again.objective_form.more.is_open()
    again.objective_form.more.head.click()
    assert settings.choice("objectives/more") == ""


@pytest.mark.usefixtures("dressed")
def test_what_leads_to_a_field_inside_opens_it(page: ObjectivesPage) -> None:
    _choose(page, "1.1")
    form = page.key_result_form
    page.coach.field_requested.emit("partners")
    assert form.partners.edit.hasFocus()
    seen = page.side.viewport()
    assert seen.rect().contains(form.partners.mapTo(seen, form.partners.rect().center()))
    form.more.set_open(False)
    action = next(each for each in page.actions() if each.text() == "More fields")
    assert {"helpers", "team", "links"} <= set(synonyms(action.text()).split())
    action.trigger()
    assert form.weight.edit.hasFocus()
    assert settings.choice("objectives/more") == "", "nobody opened it for good"


def test_it_does_not_close_over_what_was_refused(page: ObjectivesPage) -> None:
    _choose(page, "1.1")
    form = page.key_result_form
    form.more.head.click()
    form.weight.edit.setText("101")
    QTest.mouseClick(form.more.head, Qt.MouseButton.LeftButton)
    assert form.weight.error()
    assert form.weight.edit.isVisible()
    assert form.weight.edit.hasFocus()
    form.weight.restore()
    form.more.head.click()
    assert not form.more.is_open()


def test_an_empty_page_has_no_fields_to_lead_to(shown) -> None:  # type: ignore[no-untyped-def]
    desk = sample_desk()
    for line in desk.outline().objectives:
        desk.do(objectives.remove, line.objective.id)
    page = shown(ObjectivesPage(desk), 1200, 800)
    page.take_keyboard()
    next(each for each in page.actions() if each.text() == "More fields").trigger()
    assert page.empty.button.hasFocus()
