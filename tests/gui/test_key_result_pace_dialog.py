"""From when a key result counts, phases and zones, as a person types them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtTest import QTest

from okrdesk.document.refused import Refused
from okrdesk.gui.dialogs.key_result_pace_dialog import (
    KeyResultPaceDialog,
    checkpoint_lines,
    pace_words,
    read_checkpoints,
)
from okrdesk.gui.pages.objectives_page.page import ObjectivesPage
from okrdesk.okr.terms import Cycle, KeyResult
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import sample_desk

D = Decimal
CYCLE = Cycle("c", "2026-Q4", dt.date(2026, 10, 1), dt.date(2026, 12, 31))
TODAY = dt.date(2026, 11, 22)
ROW = KeyResult("k", "o", "People", baseline=D(0), target=D(100))


def test_checkpoints_are_read_as_they_are_shown() -> None:  # F7
    read = read_checkpoints("80 = 70 %\n\n 50 = 40%\n62,5=55", "de")
    assert read == ((D(50), D("0.4")), (D("62.5"), D("0.55")), (D(80), D("0.7")))
    assert read_checkpoints(checkpoint_lines(read, "de"), "de") == read


@pytest.mark.parametrize("text", ["50", "= 40", "50 = ", "many = 40 %"])
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_checkpoints(text, "en")


def test_all_four_are_answered(shown: Any) -> None:
    dialog = shown(KeyResultPaceDialog(None, ROW, CYCLE, "en", TODAY))
    assert nameless_controls(dialog) == []
    empty = {"starts": None, "checkpoints": (), "commit_zone": None, "target_zone": None}
    assert dialog.answer() == empty
    dialog.starts.set_text("2026-11-02")
    dialog.checkpoints.set_text("50 = 40 %")
    dialog.commit_zone.set_text("20")
    dialog.target_zone.set_text("much")
    assert dialog.answer() is None
    assert dialog.target_zone.error()
    dialog.target_zone.set_text("60")
    assert dialog.answer() == {
        "starts": dt.date(2026, 11, 2),
        "checkpoints": ((D(50), D("0.4")),),
        "commit_zone": D(20),
        "target_zone": D(60),
    }


def test_the_form_says_from_when_the_pace_counts() -> None:  # decision 29
    late = KeyResult("k", "o", "People", starts=TODAY, checkpoints=((D(5), D("0.5")),), commit_zone=D(3))
    assert pace_words(late, CYCLE, TODAY, "en") == "Pace counts from today. 1 checkpoint. Zones of its own."
    assert pace_words(ROW, CYCLE, TODAY, "en") == "Pace counts from 1 Oct 2026."


def test_a_key_result_added_in_the_page_counts_from_that_day(shown: Any, monkeypatch: Any) -> None:
    desk = sample_desk()
    page = shown(ObjectivesPage(desk), 1200, 800)
    line = desk.outline().key_results[0]
    page.view.choose(line.key_result.id)
    answer = {
        "starts": desk.cycle.first_day + dt.timedelta(days=7),
        "checkpoints": (), "commit_zone": D(1), "target_zone": D(2),
    }  # fmt: skip
    monkeypatch.setattr(KeyResultPaceDialog, "ask_and_write", lambda _self, write: write(answer))
    page.key_result_form.change_pace.click()
    QTest.qWait(20)
    row = desk.outline().key_results[0].key_result
    assert {name: getattr(row, name) for name in answer} == answer
    assert "Zones of its own" in page.key_result_form.pace.plain_text()
