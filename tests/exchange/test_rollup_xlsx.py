"""The roll-up as a workbook: typed cells, live formulas of ours, and no text of anybody in them."""

from __future__ import annotations

import io
import os
import re
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from okrdesk.exchange.rollup_xlsx import to_xlsx
from okrdesk.okr.communities.answering import Unread
from okrdesk.okr.communities.gathering import LeftOut
from okrdesk.okr.communities.rolled import RollUp, roll_up
from okrdesk.okr.status import status_name
from tests.exchange.hostile import TEXTS
from tests.exchange.reckoner import Reckoner
from tests.okr.communities.made import DAY, clocks, line

DONE = "Mean done of cycles under way, each counted alike"
_OURS = (
    r"[A-Z]+\(rollup_\w+(,A\d+)?\)|ROUND\(\(C\d+-D\d+\)\*100,9\)"
    r"|AVERAGEIF\(rollup_expected,(\"|&quot;)&gt;=0(\"|&quot;),rollup_progress\)"
)


def _rolled() -> RollUp:
    return roll_up(
        DAY,
        "de_AT",
        [
            line("Graz", status="off track", progress=Fraction(1, 10), asks=("=1+1", "A room")),
            line("Bremen", confidence=None),
            line("Wien", status="on track", progress=Fraction(1, 2), confidence=Fraction(8)),
            line("Wien alt", workspace="Wien", clocks=clocks()),
            line("Linz", stage="none", cycle="", status="", progress=None, expected=None, confidence=None,
                 off_track=None, key_results=0),
        ],
        [Unread(Path("lost.okrdesk"), "There is no file.")],
        [LeftOut(Path("a.bak"), "backup")],
    )  # fmt: skip


@pytest.fixture(scope="module")
def content() -> bytes:
    return to_xlsx(_rolled())


def _read(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))  # a warning of it fails, as any


def test_each_community_is_a_line_in_the_order_of_need(content: bytes) -> None:
    sheet = _read(content)["Communities"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == ["Graz", "Bremen", "Wien", "Linz"]
    assert rows[0] == (
        "Graz", "2026-Q1, week 6 of 13", 0.1, 0.4, "=ROUND((C2-D2)*100,9)", "off track", 6, 1, 10, 2,
        "=1+1\nA room", "Graz.okrdesk",
    )  # fmt: skip
    assert sheet["K2"].data_type == "s"
    assert rows[3][:4] == ("Linz", "no cycle yet", None, None)
    assert all(sheet[f"{letter}2"].number_format.endswith("0%") for letter in "CD")


def test_the_summary_reckons_with_the_lines(content: bytes) -> None:
    summary = _read(content).worksheets[0]
    sums = {row[0]: row[1] for row in summary.iter_rows(min_row=3, max_col=2, values_only=True) if row[0]}
    assert sums["Communities"] == "=ROWS(rollup_status)"
    for row in range(3, 20):
        name, formula = summary.cell(row, 1).value, summary.cell(row, 2).value
        if name in [status_name(status) for status in ("off track", "at risk", "not started")]:
            assert formula == f"=COUNTIF(rollup_status,A{row})"
    assert (
        sums["Mean done of cycles under way, each counted alike"]
        == '=AVERAGEIF(rollup_expected,">=0",rollup_progress)'
    )
    shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
    values = {row[0]: row[1] for row in shown.iter_rows(min_row=3, max_col=2, values_only=True) if row[0]}
    assert values["Communities"] == 4
    assert (values["off track"], values["at risk"], values["on track"]) == (1, 1, 1)
    assert values[DONE] == pytest.approx((0.1 + 1 / 3 + 0.5) / 3)
    assert values["Mean confidence of them"] == 7
    assert (values["Key results off track"], values["Things asked for"]) == (3, 2)
    assert len(summary._charts) == 1
    reckoner = Reckoner(_read(content))
    for row in range(3, 20):
        if (name := summary.cell(row, 1).value) is not None:
            assert reckoner.value("Summary", f"B{row}") == pytest.approx(values[name]), name
    assert reckoner.value("Communities", "E2") == -30


def test_what_is_not_shown_stands_with_its_reason(content: bytes) -> None:
    sheet = _read(content)["Not shown"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == ["lost.okrdesk", "Wien alt.okrdesk", "a.bak"]
    assert rows[2][1] == "a backup"


def test_the_ranges_are_those_of_their_columns(content: bytes) -> None:
    book = _read(content)
    heads = [cell.value for cell in book["Communities"][1]]
    for key, head in (("progress", "Done"), ("status", "Status"), ("asks", "Things asked for")):
        column = re.sub(r"[^A-Z]", "", book.defined_names[f"rollup_{key}"].attr_text.split("!")[1])
        assert column == 2 * chr(ord("A") + heads.index(head))


def test_hostile_names_stay_text_and_reach_no_formula() -> None:
    texts = [*TEXTS, "A1", "Communities'!A1", "\x07 bell"]
    lines = [line(text, path=Path(f"{n}.okrdesk")) for n, text in enumerate(texts)]
    lines.append(line("bytes", path=Path(os.fsdecode(b"\xff.okrdesk"))))
    content = to_xlsx(roll_up(DAY, "en_GB", lines))
    sheet = _read(content)["Communities"]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheets = [packed.read(name).decode() for name in packed.namelist() if "worksheets/sheet" in name]
    formulas = {formula for each in sheets for formula in re.findall("<f>(.*?)</f>", each)}
    assert all(re.fullmatch(_OURS, each) for each in formulas)


def test_the_same_roll_up_gives_the_same_bytes(content: bytes) -> None:
    assert to_xlsx(_rolled()) == content
