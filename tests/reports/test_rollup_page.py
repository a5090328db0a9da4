"""The roll-up on paper: one page where it fits, heads on each page, everything said in words."""

from __future__ import annotations

import pytest

from okrdesk.okr.communities.rolled import roll_up
from okrdesk.reports import rollup_page
from tests.okr.communities.made import DAY, line, organisation
from tests.reports.paper.test_tags_and_fonts import elements
from tests.reports.reading import reader, squeezed, texts, words


def test_each_line_says_its_figures_and_what_is_asked() -> None:
    report = rollup_page.draw(organisation())
    assert report.pages == 1
    text = words(report.pdf)
    for said in (
        "7 communities", "Status on 8 February 2026",
        "One of four communities is off track, one at risk.",
        "One thing is asked for; one file could not be read.",
        "Graz meets", "2026-Q1, week 6 of 13", "10%", "40% due", "6.0", "4 of 10", "Off track",
        "Asks for: A room for 80 people (from the board), by 20 Feb",
        "Closed at 0.7 of 1.0: a healthy stretch.", "Draft", "no cycle yet", "No goals yet",
        "There is no file “lost.okrdesk”", "is a copy of “Bremen.okrdesk”",
    ):  # fmt: skip
        assert squeezed(said) in squeezed(text), said
    assert squeezed("<b>Öl</b> & Salz") in squeezed(text)
    order = [text.index(name) for name in ("Graz meets", "Steyr", "Wels", "Linz", "Krems")]
    assert order == sorted(order)


def test_the_same_roll_up_gives_the_same_bytes_and_carries_its_structure() -> None:
    pdf = rollup_page.draw(organisation()).pdf
    assert pdf == rollup_page.draw(organisation()).pdf
    roles = [str(each["/S"]) for each in elements(pdf)]
    assert (roles.count("/H1"), roles.count("/Table")) == (1, 1)
    assert roles.count("/TR") == 1 + 7 + 2  # heads, lines, what is asked and the verdict
    assert roles.count("/Figure") == 4  # a bar where there is a pace
    alts = [str(each["/Alt"]) for each in elements(pdf) if "/Alt" in each]
    assert alts[0] == "10% of the way; even pace 40%"


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_many_go_on_below_the_names_of_their_columns(paper: str) -> None:
    many = [line(f"Community {n:03}", asks=("A room",) * (n % 3)) for n in range(70)]
    report = rollup_page.draw(roll_up(DAY, "de_AT", many), paper=paper)
    pages = texts(report.pdf)
    width = {"a4": 595.28, "letter": 612}[paper]
    assert float(reader(report.pdf).pages[0].mediabox.width) == pytest.approx(width, abs=0.01)
    assert report.pages == len(pages) > 1
    assert all("Pace at tick" in page and "Confidence" in page for page in pages)
    assert all(f"Community {n:03}" in "".join(pages) for n in range(70))


def test_a_long_name_and_a_long_ask_are_shortened_and_do_no_harm() -> None:
    long = [line("word " * 4000, asks=("x" * 20_000, "ask " * 5000))]
    report = rollup_page.draw(roll_up(DAY, "en_GB", long))
    assert report.pages == 1


def test_it_reads_from_the_right_where_most_of_it_does() -> None:
    shown = roll_up(DAY, "he_IL", [line("שלום עולם"), line("בוקר טוב")])
    pdf = rollup_page.draw(shown).pdf
    assert str(reader(pdf).trailer["/Root"]["/ViewerPreferences"]["/Direction"]) == "/R2L"


def test_names_in_any_script_stand_on_it() -> None:
    shown = roll_up(DAY, "en_GB", [line(name) for name in ("مرحبا", "日本", "Łódź", "हिन्दी")])
    report = rollup_page.draw(shown)
    assert report.pages == 1
    assert squeezed("日本") in squeezed(words(report.pdf))
