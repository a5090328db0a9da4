"""The table of speed: what is over its bound says so, and a table goes between the marks of its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import told_tables
from tests.benchmarks.table import Row, Table, machine


def test_a_row_says_its_figure_its_bound_and_whether_it_keeps_it() -> None:
    kept, over, beside = Row("a", 1.5, "×", 1.5), Row("b", 61.4, "ms", 60), Row("c", 0.333, "s")
    assert [kept.shown, kept.limit, kept.verdict] == ["1.50 ×", "≤ 1.5 ×", "ok"]
    assert [over.shown, over.limit, over.verdict] == ["61 ms", "≤ 60 ms", "OVER"]
    assert [beside.shown, beside.limit, beside.verdict] == ["0.33 s", "", ""]


def test_the_table_has_the_machine_and_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table()
    table.line("opened", 0.9, "s", 1.5)
    table.line("  moved", 100, "ms", 60)
    assert table.markdown().splitlines() == [
        machine(),
        "",
        "| what | figure | bound | |",
        "|---|---|---|---|",
        "| opened | 0.90 s | ≤ 1.5 s | ok |",
        "| moved | 100 ms | ≤ 60 ms | **OVER** |",
    ]
    assert capsys.readouterr().out.splitlines()[1].split() == ["moved", "100", "ms", "≤", "60", "ms", "OVER"]


def test_a_table_goes_between_the_marks_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told_in = tmp_path / "told.md"
    told_in.write_text("<!-- a -->\nold\n<!-- end -->\nbetween\n<!-- b -->\nkept\n<!-- end -->\n", "utf-8")
    monkeypatch.setattr(told_tables, "TOLD_IN", told_in)
    told_tables.write("a", r"| \1 |", "python -m x", "abc-dirty")
    head, _blank, row, *rest = told_in.read_text("utf-8").splitlines()[1:]
    assert head.endswith("for `abc-dirty` by `python -m x`:")
    assert row == r"| \1 |"
    assert rest == ["<!-- end -->", "between", "<!-- b -->", "kept", "<!-- end -->"]


@pytest.mark.parametrize("name", ["speed", "proofs"])
def test_the_marks_are_there(name: str) -> None:
    assert f"<!-- {name} -->\n" in told_tables.TOLD_IN.read_text("utf-8")
