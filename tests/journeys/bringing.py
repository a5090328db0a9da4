"""The survey of the evening, brought by keys: 52 lines, of which 12 came with an earlier export."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.survey_dialog import SurveyDialog
from okrdesk.okr.workshop import sources
from tests.files.write_surveys import FOLDER
from tests.journeys.hands import answer


def bring_survey(evening: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """12 answers, then 37 of 52 lines: as counts alone, since the room types what it takes from them."""
    figures: list[dict[str, str]] = []
    for name, new in (("members_first.csv", 12), ("members_whole.csv", 37)):
        monkeypatch.setattr(places, "ask_open_place", lambda *_more, name=name: FOLDER / name)
        answer(SurveyDialog, _take(evening, new, figures), evening.problems)
        evening.fingers.push("What members said: Import…")
        evening.come_back()
    assert not evening.problems, evening.problems
    assert [figures[0]["new"], figures[0]["here"]] == ["12", "0"]
    assert figures[1] == {"new": "37", "here": "12", "refused": "3"}
    known = sources.of_cycle(evening.desk.document, evening.desk.cycle.id)
    assert sum(len(source.rows) for source in known) == 49
    kept = [figure for source in known for figure in source.figures]
    assert {each["question"] for each in kept if each["role"] == "scale"} == {"How easy is it to find help?"}


def _take(evening: Any, new: int, figures: list[dict[str, str]]) -> Callable[[SurveyDialog], None]:
    def fill(dialog: SurveyDialog) -> None:
        evening.in_dialog(dialog)
        figures.append({key: label.plain_text() for key, label in dialog._figures.items()})
        evening.tab_to(dialog.to_ideas)
        evening.fingers.press(Qt.Key.Key_Down)
        assert dialog.to_mirror.isChecked()
        evening.fingers.push(f"Bring {new} answers")

    return fill
