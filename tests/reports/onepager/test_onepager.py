"""The one-pager as it is drawn: what stands on it, in which order, and how it tightens."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from okrdesk.okr.briefing.headline import Headline
from okrdesk.okr.briefing.trend import Trend
from okrdesk.reports.charts.whole_shown import Ending
from okrdesk.reports.onepager import onepager
from okrdesk.reports.onepager.content import Decided, OnePager, ShownAsk, Span, Told
from okrdesk.reports.onepager.look import Measures
from okrdesk.reports.onepager.onepager_of import onepager_of
from okrdesk.reports.onepager.rows import wrapped
from okrdesk.reports.paper import print_style
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.page import Page
from okrdesk.reports.paper.print_style import DENSITIES, PAPERS
from okrdesk.reports.paper.runs import Typesetter
from tests.reports import page_workspaces
from tests.reports.made_onepagers import COLUMNS, TITLES, chart, key_result, objective, page
from tests.reports.paper.test_tags_and_fonts import elements
from tests.reports.reading import placed, reader, sizes, squeezed, texts, words


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("objectives", "key_results"), [(0, 0), (1, 1), (3, 3)])
def test_one_page_holds_what_fits(paper, objectives, key_results):
    report = onepager.draw(page(objectives, key_results), paper=paper, chart=False)
    assert report.pages == len(reader(report.pdf).pages) == 1
    assert report.notes == ()


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_paper_has_its_size(paper, size):
    box = reader(onepager.draw(page(), paper=paper).pdf).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.01)


def test_the_page_is_read_in_its_order():
    text = words(onepager.draw(page(2, 3, chart=chart())).pdf)
    wanted = [
        "Bremen Makers’ Network", "Objectives and key results, 2026-Q1", "Status on 8 February 2026",
        "We bring the people", "At risk: 40% against 46% due.", "Two of three objectives are behind.",
        "Overall", "40%", "On track", "4 of 10", "Confidence", "6.1 of 10", "Next review", "31 Mar",
        "What we ask of you", "A room for 80 people", "by 20 Feb", "from the board · tell Mia Ström",
        "What is in the way", "2.3", "It has no owner.", "What went well",
        "1.1 First member-run evening", "(as told)", "Key result", "Pace at tick",
        "1 Be the first place", "Mia S. · +34 points", "52%", "On track", "1.1", "Public events",
        "Mia S.", "7 of 12", "58%", "7", "On track", "1.2", "Average", "At risk", "1.3", "Off track",
        "2 Be the first", "Look here first", "1.2", "Needs 12 messages", "Three points behind",
        "even pace", "74%", "69 to 87%;", "the top needs 3.3", "At this rate is a trend",
    ]  # fmt: skip
    place = 0
    for part in wanted:
        assert part in text[place:], part
        place = text.index(part, place)


def test_a_claim_without_a_figure_is_marked_as_told():
    text = words(onepager.draw(page(1, 1, went_well="Three studios found tenants."), chart=False).pdf)
    assert "Three studios found tenants (as told)." in text


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("on track", "On track"),
        ("at risk", "At risk"),
        ("off track", "Off track"),
        ("achieved", "Achieved"),
        ("not started", "Not started"),
    ],
)
def test_every_status_is_a_word_beside_its_sign(status, word):
    each = objective(1, status=status, rows=[key_result(status=status)])
    shown = page((each,), headline=Headline("", "", "Ours."))
    assert words(onepager.draw(shown, chart=False).pdf).count(word) >= 2


def test_nobody_is_named_where_there_is_no_owner_and_what_is_done_where_it_is_off_track():
    rows = (
        key_result(owner="", status="off track", recovery="no step agreed"),
        key_result("1.2", note="due 28 Feb", change="↑ from 5"),
    )
    text = words(onepager.draw(page((objective(1, rows=rows),)), chart=False).pdf)
    assert "nobody" in text
    assert "→ no step agreed" in text
    assert "· due 28 Feb" in text
    assert "7 ↑ from 5" in text


@pytest.mark.parametrize(("count", "pages"), [(14, 1), (60, 2)])
def test_a_long_step_keeps_who_does_it_and_by_when(count, pages):
    step = " ".join(f"word{n}" for n in range(count)) + ", Mia Ström, by 20 Feb"
    report = onepager.draw(page((objective(1, rows=(key_result(status="off track", recovery=step),)),)))
    assert report.pages == pages
    last = " ".join(texts(report.pdf)[-1].split())
    assert f"word{count - 1}, Mia Ström, by 20 Feb" in last
    assert ("Long texts in full 1.1 → word0 word1" in last) == (pages == 2)


def test_a_target_that_moved_is_struck_out_and_heard():
    moved = (Span("7"), Span(" of "), Span("10", "struck", "target moved from 10"), Span(" 12 events"))
    rows = (key_result(value=moved),)
    pdf = onepager.draw(page((objective(1, rows=rows),)), chart=False).pdf
    assert "7 of 10 12 events" in words(pdf)
    assert "target moved from 10" in [str(each.get("/Alt", "")) for each in elements(pdf)]


# How it tightens


def test_what_left_page_1_stands_on_page_2_in_full():
    shown = page(5, 5, chart=chart(), went_well="1.1 Sold out in two days.\nThree studios found tenants.")
    report = onepager.draw(shown)
    assert report.pages == 2
    assert report.notes == ("It needs 2 pages.",)
    first, second = (" ".join(text.split()) for text in texts(report.pdf))
    assert "On page 2: " in first
    assert "page 1 of 2" in first
    assert "page 2 of 2" in second
    for kept in ("What we ask of you", "What is in the way", "At risk: 40%", "1.1", "5.5", "Overall"):
        assert kept in first
    for left in ("We bring the people", "Look here first", "Three points behind", "How it is reckoned"):
        assert left not in first
        assert left in second


def test_rows_on_track_are_cut_before_any_other_and_named_in_full_on_page_2():
    long = "A title of many words that does not fit into the room of one line at all"
    statuses = ("on track", "on track", "on track", "at risk", "at risk")
    each = [
        objective(n, rows=[key_result(f"{n}.{nth}", long, status) for nth, status in enumerate(statuses, 1)])
        for n in range(1, 6)
    ]
    first, second = texts(onepager.draw(page(tuple(each)), chart=False).pdf)
    assert squeezed(first).count(squeezed(long)) == 10  # those at risk stay whole
    assert squeezed(second).count(squeezed(long)) == 15


def test_no_more_rows_are_folded_than_have_to_be():
    statuses = ("on track", "on track", "on track", "at risk", "off track")
    each = [
        objective(n, rows=[key_result(f"{n}.{nth}", TITLES[nth - 1], s) for nth, s in enumerate(statuses, 1)])
        for n in range(1, 8)
    ]
    report = onepager.draw(page(tuple(each)), chart=False)
    assert report.pages == 2
    assert 0 < texts(report.pdf)[0].count("on track: ") < 7


def test_the_chart_gets_lower_before_a_page_is_needed_for_what_went_well():
    shown = onepager_of(*page_workspaces.WORKSPACES["closed"](), page_workspaces.DAY)
    assert onepager.draw(shown, paper="letter").pages == 1


def test_nothing_is_torn_apart_where_objectives_go_on_over_pages():
    shown = page(14, 5)
    report = onepager.draw(shown)
    pages = [squeezed(text) for text in texts(report.pdf)]
    assert report.pages > 2
    for each in shown.objectives:
        rows = [squeezed(f"{row.number} {row.title}") for row in each.key_results]
        assert any(all(row in text for row in rows) for text in pages)
    with_rows = [text for text in pages if squeezed("Public events held") in text]
    assert all("Keyresult" in text for text in with_rows)  # columns are headed on each page


def test_objectives_that_are_behind_come_first_where_not_all_stand_on_page_1():
    statuses = ("on track",) * 8 + ("at risk",) * 5 + ("off track",)
    each = tuple(objective(n, 7, status=status) for n, status in enumerate(statuses, 1))
    shown = page(each)
    first = squeezed(texts(onepager.draw(shown, chart=False).pdf)[0])
    assert squeezed("9 Be the first") in first
    assert squeezed("14 Be the first") in first
    assert squeezed("13 Be the first") not in first
    assert "Objectivesthatarebehindcomefirst" in first


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_rows_stand_close_before_objectives_take_a_third_page(paper):
    shown = onepager_of(*page_workspaces.WORKSPACES["seven by six"](), page_workspaces.DAY)
    pdf = onepager.draw(shown, paper=paper).pdf
    assert len(texts(pdf)) == 2
    starts = {name: float(x) for _page, x, _y, name in (line.split(" ", 3) for line in placed(pdf))}
    wide = print_style.font("regular").stringWidth("Pace at tick", min(sizes(pdf)))
    assert starts["Confidence"] - starts["Pace at tick"] > wide + 3


def test_text_is_never_small_where_objectives_overflow():
    assert min(sizes(onepager.draw(page(14, 5, chart=chart())).pdf)) >= 8.5


def test_an_objective_taller_than_a_page_goes_on_under_its_title():
    rows = [key_result(f"1.{n}", status="at risk") for n in range(1, 61)]
    report = onepager.draw(page((objective(1, rows=rows),)), chart=False)
    pages = texts(report.pdf)
    assert report.pages > 1
    assert "(continued)" in pages[1]


# The same, always


@pytest.mark.release  # in one other process in tests/reports/test_same_bytes.py
@pytest.mark.parametrize("seeds", ["123"])
def test_the_same_page_gives_the_same_bytes_in_every_process(seeds):
    # Letters of several fonts in one line: Qt hands them out in another order in every process.
    mission = "Ünïcode ★ שלום (80) & مرحبا हिन्दी 漢字 q\u0303"
    shown = page(2, 2, chart=chart(), mission=mission)
    first = onepager.draw(shown).pdf
    assert first == onepager.draw(shown).pdf
    code = (
        "import sys, tests.reports.made_onepagers as m; from okrdesk.reports.onepager import onepager;"
        f"shown = m.page(2, 2, chart=m.chart(), mission={mission!a});"
        "sys.stdout.buffer.write(onepager.draw(shown).pdf)"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in seeds
    ]
    assert runs == [first] * len(seeds)


def test_title_author_language_and_bookmarks():
    document = reader(onepager.draw(page(3, 2, language="de-AT", on=date(2026, 2, 8))).pdf)
    assert document.metadata.title == "Bremen Makers’ Network · 2026-Q1"
    assert document.metadata.author == "Mia Ström"
    assert document.metadata.creation_date.date() == date(2026, 2, 8)
    assert document.trailer["/Root"]["/Lang"] == "de-AT"
    assert [entry.title[:15] for entry in document.outline] == [
        "1  Be the first",
        "2  Be the first",
        "3  Be the first",
    ]


def test_an_empty_page_is_a_page():
    report = onepager.draw(OnePager(workspace="", headline=Headline("", "", "No objectives yet.")))
    text = words(report.pdf)
    assert "No objectives yet." in text
    assert "What went well" not in text
    assert reader(report.pdf).metadata.title == "Objectives and key results"


# The chart


def test_the_chart_is_text_and_paths_only():
    shown = page(2, 2, chart=chart())
    report = onepager.draw(shown)
    text = words(report.pdf)
    assert "Three points behind" in text
    assert "today, 8 Feb" in text
    assert "last page, 18 Jan: 16%" in text
    assert b"/Subtype /Image" not in report.pdf
    assert "Three points behind" not in words(onepager.draw(shown, chart=False).pdf)


def test_a_range_without_width_is_not_said():
    alike = Ending(Trend(Fraction("0.7"), Fraction("0.699"), Fraction("0.701")), date(2026, 2, 8))
    assert chart(ending=alike).range_words() == ()
    assert "70%" in words(onepager.draw(page(chart=chart(ending=alike))).pdf)
    closed = chart(ending=alike, is_closed=True, day=date(2026, 3, 31))
    assert "range" not in words(onepager.draw(page(chart=closed)).pdf)


def test_what_stands_below_a_title_that_runs_leftward_is_one_text():
    about = (Span("فاطمة ا."), Span(" · at this rate "), Span("100%", "strong"), Span(" by 31 Mar"))
    typesetter = Typesetter([span.text for span in about], "ar")
    paper = Page(Head("خبازو"), PAPERS["a4"], typesetter, DENSITIES[0])
    (line,) = wrapped(paper, about, Measures(), paper.width)
    assert len(line.spans) == 1


def test_a_cycle_of_one_day_has_no_chart():
    day = date(2026, 1, 1)
    single = chart(until=day, shares=((0, "1"),), day=day)
    assert "Three points behind" not in words(onepager.draw(page(1, 1, chart=single)).pdf)


# Little and much


def test_texts_that_were_not_written_take_no_room():
    text = words(onepager.draw(page(1, 1, in_the_way="", asks=(), looks=(), went_well=" \n")).pdf)
    for name in ("What went well", "What is in the way", "What we ask of you", "Look here first"):
        assert name not in text


def test_without_an_ask_what_is_in_the_way_stands_alone():
    text = words(onepager.draw(page(1, 1, asks=()), chart=False).pdf)
    assert "What we ask of you" not in text
    assert "2.3 It has no owner." in text


def test_what_left_page_1_comes_in_its_order():
    many = "\n".join(f"Obstacle {n}" for n in range(1, 6))
    long = "A title of many words that does not fit into the room of one line at all"
    each = [objective(n, rows=[key_result(f"{n}.{m}", long) for m in range(1, 8)]) for n in range(1, 6)]
    later = " ".join(texts(onepager.draw(page(tuple(each), chart=chart(), in_the_way=many)).pdf)[1:])
    wanted = (
        "We bring the people", "Look here first", "Three points behind", "What went well",
        "Full names of shortened rows", "What else is in the way", "How it is reckoned",
    )  # fmt: skip
    places = [" ".join(later.split()).index(part) for part in wanted]
    assert places == sorted(places)


def test_more_obstacles_stand_on_page_2():
    many = "\n".join(f"Obstacle {n}" for n in range(1, 6))
    first, second = texts(onepager.draw(page(1, 1, in_the_way=many), chart=False).pdf)
    assert "2 more on page 2" in " ".join(first.split())
    assert "Obstacle 3" in first
    assert "Obstacle 5" in second


def test_a_very_long_title_is_whole_somewhere():
    long = " ".join(f"word{number}" for number in range(1200))
    rows = (replace(key_result("1.1"), title=long), key_result("1.2", "The row after it"))
    asks = (ShownAsk(long),)
    report = onepager.draw(page((objective(1, title=long, rows=rows),), asks=asks))
    text = squeezed(words(report.pdf))
    assert report.pages > 1
    assert text.count("word1199") == 3
    written = [line.split(" ", 3) for line in placed(report.pdf)]
    heading = next(y for _page, _x, y, told in written if told == "Full names of shortened rows")
    assert next(y for number, _x, y, told in written if number == "3:" and told[:4] == "word") == heading
    assert "Therowafterit" in text


def test_progress_beyond_both_ends_stays_within_the_bar():
    rows = (key_result(counted=1.7, expected=-0.2), key_result(counted=-0.3, expected=1.8))
    assert onepager.draw(page((objective(1, rows=rows),)), chart=False).pages == 1


def test_a_long_value_is_not_broken_within_its_number():
    rows = (key_result(value=(Span("1,234,567,890.12 kWh"), Span(" of 9,999,999,999 kWh per inhabitant"))),)
    pdf = onepager.draw(page((objective(1, rows=rows),)), chart=False).pdf
    assert "1,234,567,890.12 kWh" in words(pdf)


def test_what_is_not_done_now_stands_in_one_quiet_line():
    shown = page(3, 3, not_now="Not now: Pay our way, <b>A second</b> thing")
    assert "Not now: Pay our way, <b>A second</b> thing" in words(onepager.draw(shown, chart=False).pdf)


def test_a_closed_page_has_decisions_and_what_comes():
    shown = page(
        1, 1, is_closed=True, asks=(), in_the_way="", decided=(Decided("Adjust", "1", "Every district."),),
        coming_name="What comes next: 2026-Q2", coming=(Told("1", "Make every district a place", "Jana P."),),
        columns=COLUMNS,
    )  # fmt: skip
    text = words(onepager.draw(shown, chart=False).pdf)
    assert "What we decided Adjust 1 Every district." in text
    assert "What comes next: 2026-Q2 1 Make every district a place Jana P." in text
