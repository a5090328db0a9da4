"""Check-ins from paper: each line says what it says, wrong ones why, and nothing is half taken."""

from __future__ import annotations

import pytest

from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.sheets_dialog import SheetsDialog
from okrdesk.gui.pages.share_page.page import SharePage
from okrdesk.gui.widgets.notices import Banner
from okrdesk.okr import outline
from okrdesk.okr.sheet_codes import code_of
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import DAY, sample_desk


def _code(desk: Desk, number: str) -> str:
    return code_of(outline.find(desk.outline(), number).key_result.id)


@pytest.fixture
def desk() -> Desk:
    return sample_desk()


@pytest.fixture
def dialog(desk: Desk, shown) -> SheetsDialog:  # type: ignore[no-untyped-def]
    made: SheetsDialog = shown(SheetsDialog(None, desk.outline(), DAY, desk.locale), 920, 560)
    return made


def _cells(dialog: SheetsDialog) -> list[list[str]]:
    table = dialog.table
    return [
        [item.text() if (item := table.item(row, column)) else "" for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_every_control_has_a_name(dialog: SheetsDialog) -> None:
    assert nameless_controls(dialog) == []


def test_what_lines_say_stands_beside_them_as_they_are_typed(desk: Desk, dialog: SheetsDialog) -> None:
    dialog.typed.edit.setPlainText(f"{_code(desk, '1.1')} 9 7\n<b>x</b> 3")
    first, second = _cells(dialog)
    assert first == ["1", "1.1  Public events held in the cycle", "9", "7"]
    assert second[0] == "2"
    assert "“<b>x</b>” is no code" in second[1]
    assert dialog.count.plain_text() == "1 check-in, 1 line to look at"


def test_a_wrong_line_keeps_the_dialog_and_what_was_typed(desk: Desk, dialog: SheetsDialog) -> None:
    dialog.take.click()
    assert "No line is typed yet" in dialog.typed.error()
    dialog.typed.edit.setPlainText(f"{_code(desk, '1.1')} nine")
    dialog.take.click()
    assert dialog.isVisible()
    assert dialog.typed.error().startswith("Line 1: ")
    assert dialog.answer() is None


def test_sheets_become_check_ins_that_one_undo_takes_back(desk: Desk, shown, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    page = shown(SharePage(desk), 1000, 700)
    text = f"{_code(desk, '1.1')} 9 7\n{_code(desk, '2.2')} 20 8"

    def type_in(dialog: SheetsDialog) -> bool:
        dialog.typed.edit.setPlainText(text)
        dialog.take_answer()
        return True

    monkeypatch.setattr(SheetsDialog, "run", type_in)
    steps = len(desk.document.history())
    page.incoming.sheets_card.buttons[0].click()
    (banner,) = [each for each in page.findChildren(Banner) if not each.isHidden()]
    assert banner.accessibleName() == "Took in 2 check-ins."
    assert len(desk.document.history()) == steps + 1
    latest = outline.find(desk.outline(), "1.1").latest
    assert latest is not None
    assert (str(latest.value), latest.confidence) == ("9", 7)
    desk.undo()
    assert outline.find(desk.outline(), "1.1").latest != latest
