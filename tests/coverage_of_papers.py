"""Checks for rows of the coverage table that are served on paper; `test_coverage.py` runs them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from okrdesk.document.document import Document
from okrdesk.exchange.calendar import calendar
from okrdesk.okr import mission, schedule
from okrdesk.okr.outline import Outline
from okrdesk.okr.workshop import record, workshops
from okrdesk.reports.onepager import onepager
from okrdesk.reports.onepager.onepager_of import onepager_of
from okrdesk.reports.paper.page import Report
from okrdesk.reports.workshop.papers import PAPERS
from tests.claims import Claims
from tests.reports.reading import squeezed, words

DAY = dt.date(2026, 2, 8)
Check = Callable[[Document, Outline], None]
CLAIMS: Claims[Check] = Claims()
serves = CLAIMS.serves


def _paper(document: Document, what: str) -> Report:
    workshop = workshops.latest(document)
    assert workshop is not None
    return PAPERS[what].draw(document, workshop, paper="a4", file_name="")


@serves("C-4")
def _growth_over_time_is_a_chart_on_the_page(document: Document, seen: Outline) -> None:
    with_chart, without = (
        onepager.draw(onepager_of(document, seen.cycle.id, DAY), chart=chart) for chart in (True, False)
    )
    assert len(with_chart.pdf) > len(without.pdf)
    assert "even pace" in words(with_chart.pdf)


@serves("C-6")
def _the_next_check_ins_go_into_every_calendar(document: Document, seen: Outline) -> None:
    dates = calendar(document, seen.cycle).decode()
    for day in schedule.planned_days(seen.cycle):
        assert f"{day:%Y%m%d}" in dates


@serves("D-14")
def _the_charter_is_printed_with_lines_to_sign(document: Document, _seen: Outline) -> None:
    text = squeezed(words(_paper(document, "charter").pdf))
    workshop = workshops.latest(document)
    assert workshop is not None
    assert mission.charter(document)
    for line in mission.charter(document):
        assert squeezed(line.text) in text
    for name in workshop.people:
        assert squeezed(name) in text


@serves("D-22")
def _a_newcomer_reads_what_matters_why_and_how_to_help(document: Document, _seen: Outline) -> None:
    text = squeezed(words(_paper(document, "newcomer").pdf))
    workshop = workshops.latest(document)
    assert workshop is not None
    heads = [squeezed(head) for head in ("1 · WHAT MATTERS HERE", "2 · WHY", "3 · HOW YOU CAN HELP")]
    assert [text.index(head) for head in heads] == sorted(text.index(head) for head in heads)
    for goal in record.record_of(document, workshop).decided:
        assert squeezed(goal.title) in text


CHECKS_OF_PAPERS = CLAIMS.checks
