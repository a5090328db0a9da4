from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from okrdesk.gui.dialogs.blueprint_gallery import BlueprintGallery
from okrdesk.okr import adopting, key_results, objectives
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import sample_desk


@pytest.fixture
def gallery(qtbot, shown):  # type: ignore[no-untyped-def]
    return shown(BlueprintGallery(None, sample_desk(), "event-hub"), 1060, 680)


def test_eight_blueprints_filtered_by_phase_and_purpose(gallery: BlueprintGallery) -> None:
    assert len(gallery.list.lines.rows) == 8
    gallery.phase.set_key("forming")
    gallery._filter()
    assert [b.key for b in gallery.list.lines.rows] == ["growth-networking"]
    gallery.purpose.set_key("events")
    gallery._filter()
    assert not gallery.list.lines.rows
    assert gallery.nothing.isVisible()
    assert not gallery.take.isEnabled()


def test_every_control_has_a_name(gallery: BlueprintGallery) -> None:
    assert nameless_controls(gallery) == []


def test_figures_mean_something_together(gallery: BlueprintGallery) -> None:
    assert "12 events × 50 people = 600 attendances" in gallery.form.together.plain_text()
    rows = gallery.form._rows
    rows[0].ours.edit.setText("10")
    rows[2].ours.edit.setText("40 %")
    words = gallery.form.together.plain_text()
    assert "10 events × 50 people = 500 attendances" in words
    assert "4 events that somebody else runs" in words


def test_a_gap_stands_in_the_way_of_adopting_and_says_so(gallery: BlueprintGallery) -> None:
    gallery.take.click()
    assert gallery.isVisible()
    field = gallery.form._gaps["CITY"]
    assert field.error()
    QTest.keyClicks(field.edit, "Graz")
    assert gallery.form.objective.text() == "Business and networking life in Graz meets through our platform"
    gallery.form._rows[0].ours.edit.setText("lots")
    gallery.take.click()
    assert gallery.isVisible()
    assert gallery.form._rows[0].ours.error()
    assert gallery.form._rows[0].ours.text() == "lots"


def test_what_is_taken_over_keeps_both_figures(gallery: BlueprintGallery) -> None:
    desk = gallery.desk
    gallery.form._gaps["CITY"].edit.setText("<b>Graz</b> & more")
    rows = gallery.form._rows
    rows[0].today.edit.setText("9")  # last quarter: a comparison, never the baseline of a count
    rows[0].ours.edit.setText("10")
    rows[1].today.edit.setText("22")
    rows[2].taken.setChecked(False)
    assert gallery.form.is_complete()
    adopted = desk.do(adopting.adopt, desk.cycle.id, **gallery.form.values())
    taken = key_results.of_objective(desk.document, adopted)
    assert objectives.read(desk.document, adopted).title.startswith(
        "Business and networking life in <b>Graz</b> & more"
    )
    assert [(k.baseline, k.target, k.blueprint_target, k.comparison) for k in taken] == [
        (Decimal(0), Decimal(10), Decimal(12), "9"),
        (Decimal(22), Decimal(50), Decimal(50), ""),
    ]
    assert desk.undo_label == "Take over a blueprint"


def test_a_gap_is_remembered_while_looking_around(gallery: BlueprintGallery) -> None:
    gallery.form._gaps["CITY"].edit.setText("Graz")
    gallery.list.choose("matchmaker")
    assert gallery.form._gaps["CITY"].text() == "Graz"


def test_enter_in_a_field_does_not_take_over(gallery: BlueprintGallery) -> None:
    field = gallery.form._gaps["CITY"]
    field.setFocus()
    QTest.keyClicks(field.edit, "Graz")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert gallery.isVisible()


def test_enter_leads_from_the_list_to_the_gap_and_ctrl_enter_takes_it_over(gallery: BlueprintGallery) -> None:
    QTest.keyClick(gallery.list, Qt.Key.Key_Return)
    city = gallery.form._gaps["CITY"]
    assert city.edit.hasFocus()
    city.edit.setText("Graz")
    QTest.keyClick(city.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert gallery.result() == BlueprintGallery.DialogCode.Accepted


def test_what_is_wrong_is_said_when_a_field_is_left_and_stays(gallery: BlueprintGallery) -> None:
    for field in (gallery.form._rows[0].today, gallery.form._rows[0].ours):
        field.edit.setFocus()
        field.edit.setText("many")
        assert not field.error(), "not while typing"
        gallery.form._gaps["CITY"].edit.setFocus()
        assert "many" in field.error()
