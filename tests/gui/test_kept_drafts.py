"""Drafts of check-ins survive a restart (decision 43)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from okrdesk import paths
from okrdesk.gui.areas.check_ins import kept_drafts
from okrdesk.gui.areas.check_ins.drafts import Draft
from okrdesk.gui.pages.check_ins_page.page import CheckInsPage
from tests.gui.desks import sample_desk

TODAY = "8 Feb 2026"


def test_a_draft_comes_back_as_it_was_and_of_the_day_it_is_opened() -> None:
    full = Draft("37", 4, "Half a\nsentence", "No oven", "Rent one", "7 Feb 2026", (7, 5), "ada")
    kept_drafts.write("one", {"a": full, "b": Draft("1", day=TODAY)}, TODAY)
    found = kept_drafts.read("one", "9 Feb 2026")
    assert found == {"a": full, "b": Draft("1", day="9 Feb 2026")}
    assert kept_drafts.read("another", TODAY) == {}
    kept_drafts.write("one", {}, TODAY)
    assert list(paths.drafts().iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b'{"a": 1}',
        json.dumps({"a": {"value": 3}}).encode(),
        json.dumps({"a": {**kept_drafts.asdict(Draft()), "confidence": 99}}).encode(),
        json.dumps({"a": {**kept_drafts.asdict(Draft()), "note": None}}).encode(),
        json.dumps({"a": {**kept_drafts.asdict(Draft()), "confidences": 3}}).encode(),
    ],
)
def test_a_damaged_file_is_no_draft(content: bytes) -> None:
    (paths.drafts() / "one.json").write_bytes(content)
    assert kept_drafts.read("one", TODAY) == {}


def test_where_nothing_can_be_written_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept_drafts.files, "write_json", full)
    kept_drafts.write("one", {"a": Draft("1")}, TODAY)


@pytest.mark.usefixtures("undrawn")
def test_half_a_check_in_is_there_after_a_restart(shown: Any, qtbot: Any) -> None:
    desk = sample_desk()
    page = shown(CheckInsPage(desk), 1224, 820)
    row = page._rows[0]
    page.show_item(row.id)
    page.form.note.edit.setFocus()
    QTest.keyClicks(page.form.note.edit, "Half a sen")
    QTest.keyClick(page.form.note.edit, Qt.Key.Key_Escape)
    assert page.form.note.text() == "Half a sen", "one Escape empties nothing"
    # Nobody closed anything: the computer dies.
    qtbot.waitUntil(lambda: bool(kept_drafts.read(desk.document.id, "")), timeout=5000)
    again = shown(CheckInsPage(desk), 1224, 820)
    again.show_item(row.id)
    assert again.form.note.text() == "Half a sen"
    again.form.value.set_text("1")
    again.form.next_step.edit.setPlainText("Go on")
    again.save_and_next()
    assert row.id not in kept_drafts.read(desk.document.id, "")
