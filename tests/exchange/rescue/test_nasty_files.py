"""Files of other tools as people leave them: gaps, words for numbers, the same id twice, nothing above it."""

from __future__ import annotations

import io
import json
from decimal import Decimal

import pytest
from openpyxl import Workbook

from okrdesk.document.refused import Refused
from tests import factories
from tests.exchange.rescue.reading import read, told
from tests.okr.rescued import made_rows as rows

_BURNING = (
    ["Team", "Objective", "Progress", "Corporate Objective", "Key Result", "Description", "Start", "End",
     "Actual", "Unit"],
    ["N", "Grow", 0.5, None, "Members", None, 10, None, 5, "#"],
    ["N", "Grow", 0.5, None, None, None, None, None, None, None],
    [None] * 10,
    ["N", None, None, None, "Joined", "d", 1, 2, 3, "%"],
    ["N", "Grow", 1.7, "", "Euros", "", "1.000,50", "2.000,00", "1500", "€"],
    ["N", "Grow", "n/a", "", "Text", "x", "many", "few", "", "x"],
)  # fmt: skip
_TRACKER = [
    {"id": "k1", "title": "A", "target": None, "current": None},
    {"id": "k1", "title": "B", "target": 0, "current": 0},
    {"title": "C", "target": "12", "current": "5", "confidence": "High", "status": "completed"},
    {"id": "k3", "title": "", "target": 3},
    {"id": "k4", "title": "D", "target": 10, "current": 99, "lastCheckin": "not a day"},
]
_APPFIRE = (
    "\ufeffOrder*,Type*,Summary*,Status*,Period*,Owner*,Weight,OKR type,Labels,Teams,Expected start date,"
    "Expected end date,Start value*,Current value*,Target value*,Description\n"
    "1.1,Key result,Before its goal,Weird,Q1 2026,Ada,0,,,,,,0,1,2,\n"
    "1,Objective,Grow,On track,Q1 2026,Ada,,,,,2026-01-01,2026-03-31,,,,\n"
    "1.2.1,Key result,Too deep,,,,,,,,,,1,2,3,\n"
    "2.1,Key result,Nothing above,,,,,,,,,,1,2,3,,,,\n"
    "1.3,Key result,No way to go,,,,,,,,,,5,5,5,\n"
)
_LEANTIME = (
    "Id,Title*,Metric,Status,Relates,Start Value*,Current Value*,CanvasId*,End Value*,Strategy KPI,"
    "Start Date,End Date,Setting,Metric Type,Assigned To,Parent\n"
    "1,Grow,,,,,,,,,,,,,,\n"
    "2,Members,Members,,,0,5,,10,,2026-01-01 00:00:00,0000-00-00 00:00:00,,,Ada,1\n"
    "3,Of itself,,,,0,5,,10,,,,,,Ada,3\n"
)


def _workbook() -> bytes:
    book, kept = Workbook(), io.BytesIO()
    book.active.title = "okr"
    for line in _BURNING:
        book.active.append(line)
    book.save(kept)
    return kept.getvalue()


def _tracker() -> str:
    goal = {"id": "1", "title": "Grow", "year": 2026, "quarter": 1, "keyResults": _TRACKER}
    return json.dumps({"objectives": [goal], "history": []})


CASES = {
    "burning.xlsx": (
        _workbook(), {"Grow": ["Joined", "Euros"]},
        {2: "“End” is empty, so there is nothing to reach",
         7: "in “Start”: “many” is not a number; type one such as 37 or 1200.5."},
    ),
    "tracker.json": (
        _tracker(), {"Grow": ["B", "C", "D"]},
        {2: "“target” is empty, so there is nothing to reach", 5: "a key result without words"},
    ),
    "appfire.csv": (
        _APPFIRE, {"Grow": ["Before its goal", "No way to go"]},
        {4: "its objective 1.2 is not in the file", 5: "its objective 2 is not in the file"},
    ),
    "leantime.csv": (
        _LEANTIME, {"Grow": ["Members"]},
        {4: "belongs to another key result; here key results belong to objectives"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_makes_sense_comes_and_the_rest_is_named(name: str) -> None:
    content, goals, refused = CASES[name]
    document = factories.workspace()
    plan = rows.planned(document, read(name, content))
    assert {each.line: each.reason for each in plan.refused} == refused
    came = [line.row for line in plan.lines if line.fate == "new" and line.table == "key_result"]
    assert [row.title for row in came] == [title for titles in goals.values() for title in titles]
    rows.brought(document, read(name, content))
    assert rows.planned(document, read(name, content)).to_bring == 0


def test_amounts_of_another_country_and_merged_cells_are_read() -> None:
    reading = read("burning.xlsx", _workbook())
    joined, euros = reading.key_results
    assert told(reading) == {"Grow": ["Joined", "Euros"]}, "an empty cell is of the objective above"
    assert (euros.values["baseline"], euros.values["target"]) == (Decimal("1000.50"), 2000)
    assert (euros.values["unit"], joined.values["hint"]) == ("€", "d")


def test_a_goal_of_nothing_is_no_file_of_goals() -> None:
    with pytest.raises(Refused, match="no file of goals"):
        read("x.json", '{"objectives": [{"id": null, "title": null, "keyResults": null}]}')
