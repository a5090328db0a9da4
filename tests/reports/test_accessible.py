"""Every paper can be heard: checked by an independent validator of PDF/UA-1, and by what a listener gets."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import page as validator
import pytest

from tests.reports import kept_texts
from tests.reports.all_papers import NAMES, papers
from tests.reports.paper.test_tags_and_fonts import elements
from tests.reports.reading import reader


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_keeps_every_rule_of_pdf_ua(name: str) -> None:
    report = validator.validate_pdf_bytes(papers()[name], profile="ua1")
    assert [(each.rule_id, each.message) for each in report.failures] == []
    assert report.rules.total > 100


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_says_what_it_said(name: str) -> None:
    assert kept_texts.said(name) == (kept_texts.KEPT / f"{name}.txt").read_text(encoding="utf-8")


def test_nothing_is_kept_of_what_is_no_paper() -> None:
    assert {path.stem for path in kept_texts.KEPT.iterdir()} == set(NAMES)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_every_paper_is_whole(tmp_path: Path) -> None:
    for name, pdf in papers().items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
        done = subprocess.run(
            ["qpdf", "--check", f"{name}.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert (done.returncode, "WARNING" in done.stdout + done.stderr) == (0, False), done.stderr


def test_the_file_says_what_it_is() -> None:
    document = reader(papers()["review"])
    told = document.xmp_metadata
    assert told is not None
    assert told.dc_title["x-default"].startswith("Bremen Makers")
    assert document.trailer["/Root"]["/Lang"] == "en-GB"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in papers()["review"]


def test_cells_of_a_table_say_what_names_them() -> None:
    cells = [each for each in elements(papers()["review"]) if each["/S"] in ("/TH", "/TD")]
    scopes = [str(each["/A"][0]["/Scope"]) for each in cells if each["/S"] == "/TH"]
    assert set(scopes) == {"/Row", "/Column"}
    rows = [each for each in elements(papers()["charter"]) if each["/S"] == "/TR"]
    assert len({len(row["/K"]) for row in rows}) == 1


def test_the_legend_is_heard_once_at_the_end() -> None:
    last = elements(papers()["review"])[-1]
    assert last["/S"] == "/P"
    assert len(last["/K"]) == 1


def test_a_chart_is_a_figure_below_its_heading() -> None:
    roles = [str(each["/S"]) for each in elements(papers()["chart-load"])]
    assert roles == ["/Document", "/H1", "/Figure"]
    figure = elements(papers()["chart-load"])[-1]
    assert "What 8 people carry" in figure["/Alt"]
    text = reader(papers()["chart-load"]).pages[0].extract_text()
    assert "What each person carries" in text
