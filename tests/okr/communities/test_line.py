"""The line of a community: the figures of its own one-pager, and what there is where there is no pace."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from okrdesk.document.document import Document
from okrdesk.okr import closing, course, cycles, mission
from okrdesk.okr.communities.line import Community, community_of, stage_words
from okrdesk.okr.rounding import half_up
from okrdesk.okr.shown import format_percent
from okrdesk.reports.onepager.onepager_of import onepager_of
from tests import changes, factories
from tests.okr.samples import DAY, written

PATH = Path("there/plan.okrdesk")
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 3, 31)


def _line(document: Document, day: dt.date = DAY) -> Community:
    return community_of(document, PATH, day, "en_GB")


def _blank(name: str = "Bakery") -> Document:
    return Document.create(None, name, factories.ACTOR, "Ada")


@pytest.mark.parametrize("day", [DAY, DAY - dt.timedelta(days=30), DAY + dt.timedelta(days=20)])
def test_a_line_says_what_the_one_pager_of_the_day_says(day: dt.date) -> None:
    document, _seen = written(DAY)
    cycle = cycles.current(document, day)
    shown, page = _line(document, day), onepager_of(document, cycle.id, day, chart=False)
    overall, on_track, sure, _review = page.figures
    assert (shown.name, shown.cycle, shown.path) == (page.workspace, page.cycle, PATH)
    assert shown.progress is not None
    assert shown.expected is not None
    assert format_percent(shown.progress, "en_GB") == overall.value
    assert overall.detail.startswith(f"{format_percent(shown.expected, 'en_GB')} due")
    assert shown.status == page.headline.status
    confidence = "–" if shown.confidence is None else str(half_up(shown.confidence, 1))
    assert confidence == sure.value
    rows = [key for objective in page.objectives for key in objective.key_results]
    assert shown.off_track == sum(row.status == "off track" for row in rows)
    assert f"of {shown.key_results}" == on_track.follows
    assert [ask.split(" (")[0] for ask in shown.asks] == [ask.what for ask in page.asks]


def test_the_cycle_is_the_one_that_is_current_on_the_day_asked() -> None:
    document = _blank()
    cycles.add(document, "2026-Q1", FIRST, LAST)
    cycles.add(document, "2026-Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    assert [_line(document, day).cycle for day in (DAY, dt.date(2026, 4, 2))] == ["2026-Q1", "2026-Q2"]


def test_a_cycle_that_has_ended_and_is_open_is_still_measured() -> None:
    document, seen = written(DAY)
    day = seen.cycle.last_day + dt.timedelta(days=3)
    shown = _line(document, day)
    assert (shown.stage, shown.expected) == ("over", 1)
    assert stage_words(shown, day, "en_GB").endswith("ended on 31 Mar 2026 and still open")


def test_a_draft_says_when_it_begins_and_has_no_delay() -> None:
    document = _blank()
    cycles.add(document, "2026-Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    shown = _line(document)
    assert (shown.stage, shown.progress, shown.expected) == ("draft", 0, 0)
    assert stage_words(shown, DAY, "en_GB") == "2026-Q2, a draft that begins on 1 Apr 2026"


def test_a_closed_cycle_has_the_progress_it_was_closed_with_its_verdict_and_no_pace() -> None:
    document, seen = written(DAY)
    closing.close(document, seen.cycle.id, on=DAY, next_name="2026-Q2")
    following = cycles.find(document, "2026-Q2")
    for objective in document.rows(
        factories.t.Objective.select().where(factories.t.Objective.cycle == following.id)
    ):
        with document.edit("Take it away"):
            document.remove(factories.t.Objective, objective.id)
    cycles.remove(document, following.id)
    shown = _line(document)
    page = onepager_of(document, seen.cycle.id, DAY, chart=False)
    assert (shown.stage, shown.status, shown.expected, shown.confidence, shown.off_track) == (
        "closed", "", None, None, None,
    )  # fmt: skip
    assert shown.verdict == f"{page.headline.rest} {page.headline.second}"
    assert shown.progress is not None
    assert page.figures[0].detail.startswith(format_percent(shown.progress, "en_GB"))
    assert shown.asks == ()
    assert stage_words(shown, DAY, "en_GB").endswith("closed on 8 Feb 2026")


def test_without_a_cycle_there_is_a_name_and_nothing_else() -> None:
    shown = _line(_blank())
    assert (shown.stage, shown.cycle, shown.progress, shown.status) == ("none", "", None, "")
    assert stage_words(shown, DAY, "en_GB") == "no cycle yet"


def test_a_cycle_without_goals_is_not_started() -> None:
    document = _blank()
    cycles.add(document, "2026-Q1", FIRST, LAST)
    shown = _line(document)
    assert (shown.stage, shown.status, shown.standing, shown.key_results) == (
        "running", "", "not started", 0,
    )  # fmt: skip


def test_goals_of_which_nothing_is_measured_stand_where_their_pace_puts_them() -> None:
    shown = _line(factories.workspace(), dt.date(2026, 3, 1))
    assert (shown.status, shown.standing) == ("not started", "off track")


@pytest.mark.parametrize("name", ["", "  ", "\u200b"])
def test_a_workspace_without_a_name_is_called_like_its_file(name: str) -> None:
    document = factories.workspace()
    changes.of_mission(document, name="Kept")
    with document.edit("No name"):
        document.set(factories.t.Workspace, document.id, name=name)
    assert _line(document).name == "plan"


def test_a_name_is_one_line_however_it_was_typed() -> None:
    document = factories.workspace()
    with document.edit("Name"):
        document.set(factories.t.Workspace, document.id, name="<b>Graz\n\tmeets</b>")
    assert mission.read(document).name
    assert _line(document).name == "<b>Graz meets</b>"


def test_confidence_is_the_mean_that_the_progress_page_shows() -> None:
    document, seen = written(DAY)
    assert _line(document).confidence == course.mean_confidence(seen)
