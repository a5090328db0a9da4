"""Writes the invented files of other tools that the tests read, each in the shape of one tool.

`python -m tests.files.write_rescue` writes them anew, always the same; nobody in them exists. The file
`viva_goals_synthetic.csv` was invented elsewhere and stays as it came.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

FOLDER = Path(__file__).parent / "rescue"
STAMP = dt.datetime.fromisoformat("2026-02-08 09:00")
VIVA = (
    "Id", "Title", "Team", "Creator", "Owner", "Period", "Start Date", "End Date", "Description",
    "Aligned To (weight, Objective ID)", "Metric Name", "Unit", "Target", "Object Type", "Goal Type", "Start",
    "Created At", "Last Check-in", "Progress %", "Actual Progress", "Status", "Last Check-in Note", "Score",
    "Checkins",
)  # fmt: skip
OLDER = (
    "Id", "Title", "Tag", "Creator", "Owner", "Period", "Start Date", "End Date", "Description",
    "Aligned To (weight, Objective ID)", "Metric Name", "Target", "OKR type", "Type name", "Start",
    "Created At", "Last Check-in", "Progress %", "Status", "Last Check-in Note", "Score", "Checkins",
)  # fmt: skip


def _csv(name: str, rows: Sequence[Sequence[str]], *, encoding: str = "utf-8", separator: str = ",") -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", delimiter=separator).writerows(rows)
    (FOLDER / name).write_bytes(text.getvalue().encode(encoding))


def _xlsx(name: str, title: str, rows: Sequence[Sequence[Any]], *, percents: str = "") -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for column in percents:
        for cell in sheet[column][1:]:
            cell.number_format = "0%"
    book.properties.created = book.properties.modified = STAMP
    kept = io.BytesIO()
    book.save(kept)
    _zip(
        name, [(each.filename, zipfile.ZipFile(kept).read(each)) for each in zipfile.ZipFile(kept).infolist()]
    )


def _zip(name: str, members: Sequence[tuple[str, bytes]]) -> None:
    with zipfile.ZipFile(FOLDER / name, "w", zipfile.ZIP_DEFLATED) as packed:
        for member, content in members:
            packed.writestr(zipfile.ZipInfo(member, (2026, 2, 8, 9, 0, 0)), content, zipfile.ZIP_DEFLATED)


# Viva Goals


def _check_in(day: str, value: str, note: str = "") -> str:
    return (
        f"Checkin Date: {day}; User: Jana Petersen; Note: {note}; Metric Name: Progress; Status: On Track; "
        f"Current Value: {value}; Activity Date: {day} 18:00:00 UTC;"
    )


def _viva(row_id: str, title: str, kind: str, **cells: str) -> list[str]:
    usual = {"Id": row_id, "Title": title, "Object Type": kind, "Period": "2026 Q1",
    "Start Date": "2026-01-01",
             "End Date": "2026-03-31", "Metric Name": "Progress", "Owner": "Petersen, J."}  # fmt: skip
    named = {name.replace("_", " "): value for name, value in cells.items()}
    values = usual | named
    check_ins = values.pop("check ins", "").split("|")
    return [values.get(name, "") for name in VIVA[:-1]] + check_ins


def _nord(*, later: bool) -> list[list[str]]:
    """The picture's file: ten lines; what was brought before is its state a week earlier."""
    weeks = ["2026-01-05", "2026-01-11", "2026-01-16", "2026-01-20", "2026-01-24", "2026-01-28", "2026-02-02",
             "2026-02-06"]  # fmt: skip

    def values(*numbers: int) -> str:
        return "|".join(_check_in(weeks[n], str(v)) for n, v in enumerate(numbers))

    grow = "Aligned To (weight, Objective ID)"
    top = "Grow the Bremen chapter"
    intro = "Make introductions that members thank us for"
    known = [
        _viva("2295720", intro if later else "Make introductions", "Objective",
              Description="They ask for it" if later else "", **({"Progress %": "42"} if later else {})),
        _viva("2295721", "Profiles that are complete", "Key result", Unit="%", Start="31", Target="75",
              **{grow: f"{intro}(weight: 50%, Id: 2295720)"},
              check_ins=values(35, 42) if later else values(35)),
        _viva("2295722", "Hours until a newcomer gets a first reply", "Key result", Unit="#", Start="36",
              Target="12", **{grow: f"{intro}(weight: 50%, Id: 2295720)"}, check_ins=values(30, 22)),
    ]  # fmt: skip
    if not later:
        return [list(VIVA), *known]
    return [
        list(VIVA),
        _viva("2295710", top, "Objective", Team="Nord", **{"Progress %": "64"}),
        _viva("2295712", "Members in the chapter", "Key result", Unit="#", Start="120", Target="315",
              Status="Behind", **{grow: f"{top}(weight: 48%, Id: 2295710)"},
              check_ins=values(130, 150, 170, 190, 210, 230, 250, 268)),
        _viva("2295713", "People at an evening", "Key result", Unit="#", Start="20", Target="45",
              **{grow: f"{top}(weight: 27%, Id: 2295710)"}, check_ins=values(21, 23, 25, 27, 29, 31, 33)),
        _viva("2295714", "Companies that lend a room (with keys)", "Key result", Unit="#", Start="0",
        Target="11",
              **{grow: f"{top}(weight: , Id: 2295710)"}, check_ins=values(1, 2, 3, 5, 6)),
        known[0],
        _viva("2295723", "Members who reach nobody", "Key result", Unit="#", Start="9", Target="",
              **{grow: f"{intro}(weight: 0%, Id: 2295720)"}),
        known[1],
        known[2],
        _viva("2295730", "Welcome the south", "Key result", Unit="#", Start="0", Target="1,500",
              **{grow: "Welcome(weight: 100%, Id: 2295711)"}),
        _viva("2295740", "Prepare the autumn fair", "Deliverable",
              **{grow: f"{intro}(weight: 0%, Id: 2295720)"}),
    ]  # fmt: skip


def _viva_files() -> None:
    whole = (FOLDER / "viva_goals_synthetic.csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(whole)))
    _csv("viva_goals_no_id.csv", [row[1:] for row in rows])
    older = {"OKR type": "Object Type", "Type name": "Goal Type"}
    told = [dict(zip(VIVA, row, strict=False)) for row in rows]
    _csv(
        "viva_goals_older.csv",
        [
            list(OLDER),
            *([row.get(older.get(name, name), "") if name != "Tag" else "" for name in OLDER] + cells[24:]
              for row, cells in zip(told[1:], rows[1:], strict=True)),
        ],
    )  # fmt: skip
    _csv("okr-export-nord-before.csv", _nord(later=False))
    _csv("okr-export-nord.csv", _nord(later=True))
    _xlsx(
        "viva_template.xlsx",
        "Template",
        [
            ("Title", "Object Type", "Owner", "Team", "Period", "Goal Type", "Metric Name", "Start", "Target",
             "Aligned To"),
            ("Grow", "Objective", "Ada Muster", "Nord", "Q1 2026", "Committed Goal", "", None, None, ""),
            ("Members", "Key result", "Ada Muster", "Nord", "Q1 2026", "", "Members", 100, 1500, "Grow"),
        ],
    )  # fmt: skip


def _viva_archive() -> None:
    period = {"Title": "Q1 2026", "ID": 7}
    objectives = [
        {
            "ID": 12, "Title": "Members", "Type": "Key result", "Owner": [{"Name": "Ada Muster", "ID": 1}],
            "Teams": [{"Title": "Nord", "ID": 3}], "Time Period": period, "Start Date": "2026-01-01",
            "End Date": "2026-03-31", "Alignment": [{"ID": 11, "Title": "Grow", "Weight": 60.5}],
            "Outcome": {"Outcome Type": "Number", "Metric Name": "Members", "Metric Unit": "#", "Start": 100,
                        "Target": 500, "Target Type": "Increase"},
            "Status": "On Track", "Progress": 25, "Score": None,
        },
        {
            "ID": 11, "Title": "Grow", "Type": "Objective", "Owner": [{"Name": "Ben Probe", "ID": 2}],
            "Teams": [{"Title": "Nord", "ID": 3}], "Time Period": period, "Start Date": "2026-01-01",
            "End Date": "2026-03-31", "Alignment": [], "Outcome": None, "Status": "Behind", "Progress": 25,
        },
        {"ID": 13, "Title": "Print flyers", "Type": "Initiative", "Alignment": [{"ID": 12, "Weight": 0}]},
        {
            "ID": 14, "Title": "Hours until a reply", "Type": "Key result", "Owner": [2, {"ID": 1}],
            "Teams": [3, 4], "Time Period": 7, "Start Date": "2026-01-01", "End Date": "2026-03-31",
            "Alignment": [{"ID": 11, "Title": "Grow", "Weight": 39.5}],
            "Outcome": {"Outcome Type": "Number", "Metric Name": "Hours", "Metric Unit": "#", "Start": None,
                        "Target": {"Min": 6, "Max": 12}, "Target Type": "Between"},
            "Status": "On Track", "Progress": 100,
        },
        {
            "ID": 15, "Title": "Guests", "Type": "Key result", "Owner": [2], "Teams": [], "Time Period": 7,
            "Start Date": "2026-01-01", "End Date": "2026-04-01",
            "Alignment": [{"ID": 16, "Title": "Open the doors", "Weight": 100}],
            "Outcome": {"Outcome Type": "Number", "Metric Name": "Guests", "Metric Unit": "#", "Start": 0,
                        "Target": 90, "Target Type": "Increase"},
            "Phased Targets": {"Interval": "Monthly", "Targets": [
                {"Date": "2026-01-31T00:00:00Z", "Target": 20}, {"Date": "2026-03-02", "Target": 60},
            ]},
            "Status": "On Track", "Progress": None,
        },
        {
            "ID": 16, "Title": "Open the doors", "Type": "Objective", "Owner": [1, 2], "Teams": [3, 4],
            "Time Period": 7, "Start Date": "2026-01-01", "End Date": "2026-04-01", "Alignment": [],
            "Outcome": None, "Status": "Not Started", "Progress": 0,
        },
    ]  # fmt: skip
    check_ins = [
        {"ID": 91, "Objective ID": 12, "Check-in Date": "2026-01-20", "Current Value": 150, "Note": "begun",
         "User": {"Name": "Ada Muster"}},
        {"ID": 92, "Objective ID": 12, "Check-in Date": "2026-02-03", "Current Value": 200.5, "Note": "",
         "User": {"Name": "Ben Probe"}},
    ]  # fmt: skip
    parts = {
        "export/TimePeriods.json": [period],
        "export/Teams.json": [{"ID": 3, "Title": "Nord"}, {"ID": 4, "Title": "Süd"}],
        "export/Users.json": [{"ID": 1, "Name": "Ada Muster"}, {"ID": 2, "Name": "Ben Probe"}],
        "export/objectives.json": objectives, "export/checkins.json": check_ins,
    }  # fmt: skip
    _zip("viva_archive.zip", [(name, json.dumps(part).encode()) for name, part in parts.items()])


# The others


def _burning() -> None:
    english = ("Team", "Objective", "Progress", "Corporate Objective", "Key Result", "Description", "Start",
               "End", "Actual", "Unit")  # fmt: skip
    german = ("Team", "Objective", "Fortschritt", "Übergeordnetes Unternehmensziel", "Key Result",
    "Beschreibung",
              "Start", "Ende", "Aktuell", "Einheit")  # fmt: skip
    rows = [
        ("Nord", "Grow", 0.5, "Be known", "Members", "Counted in the list", 100, 500, 300, "members"),
        (None, None, None, None, "No-shows", "", 40, 20, 30, "%"),
        ("Süd", "Learn", 1, "", "Evenings", "", 0, 12, 6, "evenings"),
    ]
    _xlsx("burning_okr.xlsx", "okr", [english, *rows], percents="C")
    _xlsx("burning_okr_de.xlsx", "okr", [german, *rows], percents="C")


def _okr_tracker() -> None:
    content = {
        "objectives": [
            {
                "id": "o-1", "group": "Team", "year": 2026, "quarter": "Q1", "title": "Grow",
                "purpose": "They ask",
                "startDate": "2026-01-01", "targetDate": "2026-03-31", "weight": 1, "lastCheckin": None,
                "keyResults": [
                    {"id": "k-1", "title": "Members", "target": 500, "current": 200,
                    "startDate": "2026-01-01",
                     "targetDate": "2026-03-31", "weight": 2, "status": "on-track", "confidence": "High",
                     "lastCheckin": "2026-02-01T10:00:00.000Z", "evidence": "the list", "comments": "well"},
                    {"id": "k-2", "title": "Evenings", "target": 12.5, "current": 0,
                    "startDate": "2026-01-01",
                     "targetDate": "2026-03-31", "weight": 1, "status": "at-risk", "confidence": "Low",
                     "lastCheckin": None, "evidence": "", "comments": ""},
                ],
            },
            {"id": "o-2", "group": "Personal", "year": 2026, "quarter": "Q1", "title": "Learn", "weight": 1,
             "keyResults": []},
        ],
        "history": [],
    }  # fmt: skip
    (FOLDER / "okr_tracker.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _tables() -> None:
    appfire = ("Order*", "Type*", "Summary*", "Status*", "Period*", "Owner*", "Weight", "OKR type", "Labels",
               "Teams", "Expected start date", "Expected end date", "Start value*", "Current value*",
               "Target value*", "Description")  # fmt: skip
    end = ("2026-01-01", "2026-03-31")
    _csv(
        "appfire.csv",
        [
            appfire,
            ("1.2.1", "Key result", "Members", "On track", "Q1 2026", "Ada Muster", "60", "", "", "Nord",
            *end,
             "100", "200", "1,500", ""),
            ("1", "Objective", "Be known", "On track", "Q1 2026", "Ada Muster", "", "Committed", "",
            "Nord", *end,
             "", "", "", "Why not"),
            ("1.2", "Objective", "Grow", "On track", "Q1 2026", "Ben Probe", "", "Aspirational", "",
            "Nord", *end,
             "", "", "", ""),
            ("1.2.2", "Key result", "No-shows", "Odd status", "Q1 2026", "Ben Probe", "40", "", "", "", *end,
             "40", "30", "20", ""),
            ("1.3", "Initiative", "Print flyers", "To do", "Q1 2026", "", "", "", "", "", *end, "", "", "",
            ""),
        ],
    )  # fmt: skip
    leantime = ("Id", "Title*", "Metric", "Status", "Relates", "Start Value*", "Current Value*", "CanvasId*",
                "End Value*", "Strategy KPI", "Start Date", "End Date", "Setting", "Metric Type",
                "Assigned To",
                "Parent")  # fmt: skip
    _csv(
        "leantime.csv",
        [
            leantime,
            ("7", "Members stay", "Members after a year", "status_ontrack", "", "60", "66", "3", "80", "",
            *end,
             "linkonly", "percent", "Ada Muster", ""),
            ("8", "Evenings", "", "status_atrisk", "", "0", "5", "3", "12", "", *end, "", "number",
            "Ben Probe", "7"),
            ("9", "Only words", "", "", "", "", "", "3", "", "", *end, "", "", "", "0"),
        ],
    )  # fmt: skip
    _csv(
        "peoplebox.csv",
        [
            ("Row ID", "Parent Row IDs", "Title", "Type", "Owner", "Starting Value", "Target Value",
             "Current Value", "Progress", "Weightage", "Due Date"),
            ("R2", "R1", "Members", "Key Result", "Ada Muster", "100", "500", "200", "25%", "0.6",
            "31/03/2026"),
            ("R1", "", "Grow", "Objective", "Ada Muster", "", "", "", "30%", "", "31/03/2026"),
            ("R3", "R1", "Evenings", "Key Result", "Ben Probe", "0", "12", "4.5", "38%", "0.4", "31/03/2026"),
        ],
    )  # fmt: skip
    _csv(
        "german.csv",
        [
            ("Ziel", "Schlüsselergebnis", "Verantwortlich", "Ausgangswert", "Zielwert", "Aktueller Wert",
             "Gewichtung", "Fällig am"),
            ("Wachsen", "Mitglieder", "Ada Muster", "1.200", "1.500,5", "1.250", "60", "31.03.2026"),
            ("", "Abende", "Ben Probe", "0", "12", "4,5", "40", "31.03.2026"),
        ],
        encoding="cp1252",
        separator=";",
    )  # fmt: skip
    _csv(
        "culture_amp.csv",
        [
            ("goal_title", "owner", "key_result_1_title", "key_result_1_target", "key_result_1_current",
             "key_result_2_title", "key_result_2_target", "key_result_2_current"),
            ("Grow", "Ada Muster", "Members", "500", "200", "Evenings", "12", "4"),
            ("Learn", "Ben Probe", "Courses", "3", "1", "", "", ""),
        ],
    )  # fmt: skip
    _csv(
        "goalscape.csv",
        [
            ("Main", "L1", "L2", "L3", "Importance", "Progress", "Responsible", "Notes"),
            ("Our year", "", "", "", "100", "20", "", ""),
            ("", "Grow", "", "", "60", "30", "Ada Muster", ""),
            ("", "", "Members", "", "70", "40", "", ""),
            ("", "", "", "Write letters", "100", "0", "", ""),
            ("", "", "Evenings", "", "30", "10", "", ""),
        ],
    )


def main() -> None:
    """All of them."""
    FOLDER.mkdir(exist_ok=True)
    _viva_files()
    _viva_archive()
    _burning()
    _okr_tracker()
    _tables()


if __name__ == "__main__":
    main()
