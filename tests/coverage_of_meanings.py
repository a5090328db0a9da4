"""Checks for rows of the coverage table that ask what goals mean to people; `test_coverage.py` runs them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from okrdesk.document.document import Document
from okrdesk.gui import directory, menus
from okrdesk.gui.dialogs.about import sources
from okrdesk.gui.widgets.fields import TextArea
from okrdesk.gui.widgets.focus_field import FocusField, field_of
from okrdesk.gui.widgets.words import bond_meaning
from okrdesk.okr import (
    benefits,
    check_ins,
    diagnosis,
    framing,
    initiatives,
    measure_library,
    mission,
    outline,
)
from okrdesk.okr.outline import Outline
from okrdesk.okr.workshop import clarity
from okrdesk.reports import alignment_map, review_report
from okrdesk.reports.charts.key_result import key_result_chart
from okrdesk.reports.onepager import onepager
from okrdesk.reports.onepager.onepager_of import onepager_of
from okrdesk.reports.workshop.papers import PAPERS
from tests import changes
from tests.claims import Claims
from tests.reports.reading import squeezed, words

DAY = dt.date(2026, 2, 8)
Check = Callable[[Document, Outline], None]
CLAIMS: Claims[Check] = Claims()
serves = CLAIMS.serves


def _in_library(key: str) -> measure_library.LibraryMeasure:
    return next(each for each in measure_library.LIBRARY if each.key == key)


@serves("A-3")
def _missing_unclear_and_untold_goals_each_have_a_way(_document: Document, _seen: Outline) -> None:
    ways = {trouble: diagnosis.route(trouble) for trouble in diagnosis.TROUBLES}
    assert {trouble: way.page for trouble, way in ways.items()} == {
        "missing": "workshop",
        "unclear": "objectives",
        "untold": "share",
    }
    assert {way.page for way in ways.values()} <= {place.key for place in directory.pages()}


@serves("A-13")
def _clarity_stands_on_the_report(document: Document, seen: Outline) -> None:
    known = clarity.clarity_of(document, seen.cycle.id)
    assert known is not None
    assert (known.mark, known.people) == (Decimal("4.4"), 8)
    assert "Clarity 4.4 of 5" in words(review_report.review_pdf(document, seen))
    benefits.mark(document, seen.cycle.id, "clarity", 2)
    marked = clarity.clarity_of(document, seen.cycle.id)
    assert marked is not None
    assert clarity.clarity_words(marked, "en_GB") == "Clarity 2 of 5: say again what it is for."


@serves("C-1")
def _who_wrote_what_the_advice_comes_from_is_listed(_document: Document, _seen: Outline) -> None:
    assert any("Tanmay Bhatia" in origin and "2024" in origin for _title, origin in sources())
    assert len(sources()) == 3


@serves("C-6b")
def _the_goal_of_the_organisation_is_printed(document: Document, seen: Outline) -> None:
    first = seen.objectives[0].objective
    changes.objective(document, first.id, supports="Be known across the north")
    now = outline.outline(document, seen.cycle.id, DAY)
    for pdf in (
        onepager.draw(onepager_of(document, seen.cycle.id, DAY), chart=False).pdf,
        alignment_map.draw(document, now).pdf,
    ):
        assert squeezed("for the organisation: Be known across the north") in squeezed(words(pdf))


@serves("C-22")
def _one_field_fills_the_screen_and_tasks_are_kept(document: Document, seen: Outline) -> None:
    assert ("F11",) in [each.keys for each in menus._view()]
    around, field = QWidget(), TextArea("Objective", "Meet")
    told: list[str] = []
    field.edited.connect(told.append)
    assert field_of(field.edit) is field
    alone = FocusField(field, around)
    alone.text.type_text("We meet")
    alone.leave()
    assert (field.text(), told) == ("We meet", ["We meet"])
    assert initiatives.of_key_result(document, outline.find(seen, "3.1").key_result.id)


@serves("C-23")
def _a_brand_counts_its_engagement(document: Document, seen: Outline) -> None:
    changes.of_mission(document, community="product")
    community = mission.read(document).community
    assert "engagement-rate" in [each.key for each in measure_library.fitting(community, "outcome")[:2]]
    assert _in_library("engagement-rate").measure == "percentage"


@serves("D-3")
def _who_contributed_at_least_once_can_be_counted(_document: Document, _seen: Outline) -> None:
    row = _in_library("contributed").key_result("o")
    assert row.title == "Members who contributed at least once"
    assert row.source


@serves("D-6")
def _without_a_goal_it_is_a_network_or_an_audience(document: Document, _seen: Outline) -> None:
    assert mission.BONDS == ("community", "network", "audience")
    for bond in mission.BONDS:
        changes.of_mission(document, bond=bond)
        assert mission.read(document).bond == bond
        assert bond_meaning(bond)


@serves("D-7")
def _four_benefits_and_three_risks_are_in_the_review(document: Document, seen: Outline) -> None:
    for mark, benefit in enumerate(("clarity", "motivation", "cohesion", "measurement"), 2):
        benefits.mark(document, seen.cycle.id, benefit, mark)
    benefits.tick(document, seen.cycle.id, ("scattered", "misaligned", "disengaged"))
    now = outline.outline(document, seen.cycle.id, DAY)
    text = squeezed(words(review_report.review_pdf(document, now)))
    for line in benefits.told(now.cycle):
        assert squeezed(line) in text
    assert "Clarity 2, Motivation 3, Cohesion 4, Measurement 5" in benefits.told(now.cycle)[0]


@serves("D-9")
def _retention_and_what_it_goes_through(document: Document, seen: Outline) -> None:
    assert _in_library("retention").measure == "percentage"
    line = outline.find(seen, "1.1")
    latest = line.latest
    assert latest is not None
    check_ins.correct(document, latest, replace(latest, spell="conflict"))
    rows = check_ins.of_key_result(document, line.key_result.id)
    chart = key_result_chart(line.key_result, rows, seen.cycle, DAY, "en_GB")
    assert chart.spells == ((latest.on, "conflict"),)
    assert "Cross: a conflict." in chart.forecast_words()


@serves("D-11d")
def _each_kind_of_community_words_its_goals_in_its_way(document: Document, _seen: Outline) -> None:
    for kind in mission.COMMUNITIES:
        changes.of_mission(document, community=kind)
        said = framing.framing_words(mission.read(document).community, "Makers meet")
        assert framing.framing_hint(kind) in said
        assert "“we”" in said


@serves("D-13b")
def _a_survey_is_printed_before_any_workshop(document: Document, _seen: Outline) -> None:
    text = words(PAPERS["survey"].draw(document, None, paper="a4", file_name="").pdf)
    assert "What do members need that they do not get?" in text
    assert "Please write no name." in text


CHECKS_OF_MEANINGS = CLAIMS.checks
