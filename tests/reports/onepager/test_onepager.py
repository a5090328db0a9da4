from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from okrdesk.reports.onepager import onepager
from okrdesk.reports.onepager.content import OnePager
from tests.reports.made_onepagers import chart, key_result, objective, page
from tests.reports.reading import reader, squeezed, texts, words


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("objectives", "key_results"), [(0, 0), (1, 1), (3, 3), (5, 5)])
def test_one_page_holds_up_to_five_objectives_of_five_key_results(paper, objectives, key_results):
    shown = page(objectives, key_results)
    report = onepager.draw(shown, paper=paper, chart=False)
    assert report.pages == len(reader(report.pdf).pages) == 1
    assert report.notes == ()


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_paper_has_its_size(paper, size):
    box = reader(onepager.draw(page(), paper=paper).pdf).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.01)


def test_more_goes_on_on_a_second_page_that_says_whose_it_is():
    shown = page(6, 6)
    report = onepager.draw(shown)
    assert report.pages == 2
    assert report.notes == ("It needs 2 pages.",)
    first, second = (" ".join(text.split()) for text in texts(report.pdf))
    assert second.startswith("Bremen Makers’ Network · 2026-Q1Status on 8 February 2026")
    assert "page 1 of 2" in first
    assert "page 2 of 2" in second
    for each in shown.objectives:  # no objective that fits on a page is torn apart
        rows = [f"{row.number} {row.title}" for row in each.key_results]
        assert all(row in first for row in rows) or all(row in second for row in rows)


def test_the_page_is_read_in_its_order():
    text = words(onepager.draw(page(2, 2), chart=False).pdf)
    wanted = [
        "OBJECTIVES AND KEY RESULTS · 2026-Q1",
        "Bremen Makers’ Network",
        "Status on 8 February 2026",
        "week 6 of 13",
        "We bring the people",
        "Overall",
        "40%",
        "even pace 46%",
        "On track",
        "4 of 10",
        "Confidence",
        "6.1 / 10",
        "Next review",
        "31 Mar",
        "1 Be the first place",
        "52%",
        "On track",
        "Owner: Events lead · serves “Meet in real life”",
        "1.1",
        "Public events",
        "7 of 12",
        "On track",
        "1.2",
        "Average",
        "At risk",
        "2 Be the first",
        "2.1",
        "What went well",
        "What is in the way",
        "What we ask of you",
        "sold out",
        "2.3 has no owner",
        "A room for 80 people",
        "bremen-makers.okrdesk · made with",
    ]
    place = 0
    for part in wanted:
        assert part in text[place:], part
        place = text.index(part, place)


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
def test_every_status_is_a_word_inside_its_pill(status, word):
    each = replace(objective(1), key_results=(key_result(status=status),), status=status)
    shown = replace(page(0), objectives=(each,))
    assert words(onepager.draw(shown, chart=False).pdf).count(word) >= 2


def test_details_of_a_key_result():
    rows = (
        key_result("1.1", current="", target="5 h"),
        key_result("1.2", owner="Jonas", moved="10 → 12 on 8 Feb", outdated=True),
        key_result("1.3", owner="Events lead"),
    )
    text = words(onepager.draw(replace(page(0), objectives=(replace(objective(1), key_results=rows),))).pdf)
    assert "target 5 h" in text
    assert "Owner: Jonas · target moved: 10 → 12 on 8 Feb" in text
    assert text.count("Owner: Events lead") == 1  # the objective's owner is not repeated
    assert "A clock marks an overdue check-in." in text


@pytest.mark.parametrize("seeds", ["1", pytest.param("123", marks=pytest.mark.release)])
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
    document = reader(onepager.draw(page(3, 2, language="de-AT")).pdf)
    assert document.metadata.title == "Bremen Makers’ Network · 2026-Q1"
    assert document.metadata.author == "Mia Ström"
    assert document.trailer["/Root"]["/Lang"] == "de-AT"
    assert [entry.title[:15] for entry in document.outline] == [
        "1  Be the first",
        "2  Be the first",
        "3  Be the first",
    ]


def test_an_empty_page_says_so():
    report = onepager.draw(OnePager(workspace=""))
    text = words(report.pdf)
    assert "No objectives yet." in text
    assert "What went well" not in text
    assert reader(report.pdf).metadata.title == "Objectives and key results"


def test_the_chart_takes_free_space_as_text_and_paths_only():
    shown = page(2, 2, chart=chart())
    report = onepager.draw(shown)
    text = words(report.pdf)
    assert "Progress against an even pace" in text
    assert "40%" in text[text.index("Progress against") :]
    assert b"/Subtype /Image" not in report.pdf
    assert "Progress against" not in words(onepager.draw(shown, chart=False).pdf)


def test_a_full_page_has_no_room_for_the_chart_and_stays_one_page():
    report = onepager.draw(page(5, 5, chart=chart()), paper="letter")
    assert report.pages == 1
    assert "Progress against" not in words(report.pdf)


def test_a_chart_of_one_day():
    single = chart(shares=((0, "1.4"),), day=date(2026, 1, 1))
    assert "140%" in words(onepager.draw(page(1, 1, chart=single)).pdf)


def test_a_cycle_of_one_day_has_no_chart():
    day = date(2026, 1, 1)
    single = chart(until=day, shares=((0, "1.4"),), day=day)
    report = onepager.draw(page(1, 1, chart=single))
    assert "Progress against" not in words(report.pdf)


@pytest.mark.parametrize("years", [1, 7])
def test_a_long_chart_names_its_last_day(years):
    long = chart(until=date(2025 + years, 12, 31))
    text = words(onepager.draw(page(1, 1, chart=long)).pdf)
    text = text[text.index("Progress against") :]
    assert text.count("1 Jan 2026") == text.count(f"31 Dec {2025 + years}") == 1


def test_texts_that_were_not_written_take_no_room():
    text = words(onepager.draw(page(1, 1, in_the_way="", ask=" \n")).pdf)
    assert "What went well" in text
    assert "What is in the way" not in text
    assert "What we ask of you" not in text


def test_a_very_long_title_is_whole_and_runs_over_pages():
    long = " ".join(f"word{number}" for number in range(1200))
    rows = (replace(key_result("1.1"), title=long), key_result("1.2", "The row after it"))
    report = onepager.draw(
        replace(page(0), objectives=(replace(objective(1), title=long, key_results=rows),))
    )
    text = squeezed(words(report.pdf))
    assert report.pages > 1
    assert text.count("word1199") == 2
    assert "Therowafterit" in text


def test_progress_beyond_both_ends_stays_within_the_bar():
    rows = (
        key_result(counted=1.7, expected=-0.2),
        key_result(counted=-0.3, expected=1.8, spark=((2.0, -1.0),)),
    )
    assert onepager.draw(replace(page(0), objectives=(replace(objective(1), key_results=rows),))).pages == 1


def rows_with(owners, **other):
    return tuple(
        replace(key_result(f"1.{n}", f"Row {n}", owner=owner), **other)
        for n, owner in enumerate(owners, start=1)
    )


def test_a_missing_owner_is_named_where_others_have_one():
    named = replace(objective(1), key_results=rows_with(["Mia", ""]))
    assert "Row 2 No owner" in words(onepager.draw(OnePager("W", objectives=(named,)), chart=False).pdf)
    nobody = replace(objective(1), key_results=rows_with(["", ""]))
    assert "No owner" not in words(onepager.draw(OnePager("W", objectives=(nobody,)), chart=False).pdf)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_five_times_five_fit_with_an_owner_each(paper):
    full = page(5, 5)
    owned = tuple(
        replace(o, key_results=tuple(replace(k, owner="Sofie Lindqvist") for k in o.key_results))
        for o in full.objectives
    )
    report = onepager.draw(replace(full, objectives=owned), paper=paper, chart=False)
    assert report.pages == 1
    assert words(report.pdf).count("Owner: Sofie Lindqvist") == 25


def test_what_follows_a_value_that_is_no_part_of_its_target():
    rows = (key_result(current="22", target="12 hours", towards="target 12 hours"),)
    text = words(
        onepager.draw(OnePager("W", objectives=(replace(objective(1), key_results=rows),)), chart=False).pdf
    )
    assert "22, target 12 hours" in text


def test_a_long_value_is_not_broken_within_its_number():
    rows = (
        key_result(current="1,234,567,890.12 kWh per inhabitant", target="9,999,999,999 kWh per inhabitant"),
    )
    pdf = onepager.draw(OnePager("W", objectives=(replace(objective(1), key_results=rows),)), chart=False).pdf
    assert "1,234,567,890.12 kWh" in words(pdf)


def test_the_file_is_dated_by_the_page():
    pdf = onepager.draw(page(1, 1, on=date(2026, 2, 8)), chart=False).pdf
    assert reader(pdf).metadata.creation_date.date() == date(2026, 2, 8)


def test_what_is_not_done_now_stands_in_one_muted_line():
    shown = page(3, 3, not_now=("Pay our way", "<b>A second</b> thing"), chart=chart())
    for with_chart in (True, False):
        report = onepager.draw(shown, chart=with_chart)
        assert report.pages == 1
        assert "Not now: Pay our way, <b>A second</b> thing" in words(report.pdf)
    assert "Not now" not in words(onepager.draw(page(3, 3)).pdf)


def test_what_is_not_done_now_takes_no_page_and_no_chart():
    crowded = page(5, 5, chart=chart())
    before = onepager.draw(crowded)
    after = onepager.draw(replace(crowded, not_now=("Pay " * 500,)))
    assert after.pages == before.pages == 1
    long = words(onepager.draw(page(1, 1, not_now=("Pay " * 500,))).pdf)
    assert long.count("Pay") < 60
