from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from okrdesk.document.document import Document
from okrdesk.gui.pages.coming_page.page import ComingPage
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.okr import cycles, objectives
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import DAY, desk_over, sample_desk

STEPS = ("workshop",)
HOSTILE = "<b>R&D</b> $5 ‮عربي 😀 " + "x" * 10_000


def texts(page: ComingPage) -> list[str]:
    return [label.plain_text() for label in page.findChildren(PlainLabel) if not label.isHidden()]


@pytest.mark.parametrize("step", STEPS)
def test_a_step_explains_itself_and_leads_on(step: str, shown, qtbot) -> None:
    page = shown(ComingPage(sample_desk(), step), 1100, 800)
    assert page.name == step
    assert nameless_controls(page) == []
    assert not re.search(r"coming soon|not yet available|later version", " ".join(texts(page)), re.IGNORECASE)
    assert page.rows
    with qtbot.waitSignal(page.desk.page_requested) as told:
        QTest.mouseClick(page.next, Qt.MouseButton.LeftButton)
    leads = {"workshop": "objectives"}
    assert told.args == [leads[step], ""]


@pytest.mark.parametrize("step", STEPS)
def test_every_row_opens_what_it_shows(step: str, shown, qtbot) -> None:
    page = shown(ComingPage(sample_desk(), step), 1100, 800)
    row = page.rows[-1]
    row.setFocus()
    with qtbot.waitSignal(page.desk.page_requested) as told:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert told.args == [row.item.page, row.item.id]
    assert row.item.id


@pytest.mark.parametrize("step", STEPS)
def test_an_empty_workspace_is_no_dead_end(step: str, shown) -> None:
    document = Document.create(None, "Empty", "a" * 32)
    cycles.add(document, "2026-Q1", DAY.replace(month=1, day=1), DAY.replace(month=3, day=31))
    page = shown(ComingPage(desk_over(document), step), 1000, 700)
    assert page.rows == []
    assert page.next.isEnabled()
    assert any(words.endswith(".") for words in texts(page))


def test_hostile_words_and_long_lists_stay_in_the_page(shown) -> None:
    desk = sample_desk()
    for number in range(30):
        objectives.add(desk.document, objectives.Objective("", desk.cycle.id, f"{number} {HOSTILE}"))
    for step in STEPS:
        page = shown(ComingPage(desk, step), 780, 600)
        assert page._scroll.horizontalScrollBar().maximum() == 0
        assert len(page.rows) < 80
        assert nameless_controls(page) == []


def test_the_keyboard_stays_on_its_row(shown) -> None:
    desk = sample_desk()
    page = shown(ComingPage(desk, "workshop"), 1100, 800)
    chosen = page.rows[3].item.id
    page.show_item(chosen)
    objectives.add(desk.document, objectives.Objective("", desk.cycle.id, "One more"))
    page.reload()
    focused = [row.item.id for row in page.rows if row.hasFocus()]
    assert focused == [chosen]
