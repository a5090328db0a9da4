"""Look here first, on the page, as the picture has it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from okrdesk.okr.briefing.looks import pace_amount, page_looks
from okrdesk.okr.outline import outline
from okrdesk.okr.terms import KeyResult
from tests.cases import cases
from tests.okr.briefing.made import LAST_PAGE
from tests.okr.samples import DAY, written


def test_the_sample_looks_where_the_picture_looks() -> None:
    document, seen = written(DAY)
    then = outline(document, seen.cycle.id, LAST_PAGE)
    before = {line.key_result.id: line.figures.confidence for line in then.key_results}
    told = [(each.number, each.sentence) for each in page_looks(document, seen, "en_GB", before, {"2.3"})]
    assert told == [
        ("2.3", "Needs 12 messages a week; 3 came. Confidence fell from 4 to 3."),
        ("3.3", "No check-in since the cycle began 38 days ago, so no confidence either."),
        ("2.1", "Needs 4.5 points a week; 2.7 came. Confidence fell from 6 to 5."),
    ]


def test_without_a_last_page_no_confidence_fell_and_the_missing_owner_is_named() -> None:
    document, seen = written(DAY)
    first, *_others = page_looks(document, seen, "en_GB", {})
    assert (first.number, first.sentence) == ("2.3", "Nobody owns it. Needs 12 messages a week; 3 came.")


@pytest.mark.parametrize(
    ("value", "measure", "unit", "alone", "with_unit"),
    cases("""
        12.08 | number     | messages | 12    | 12 messages
        4.53  | percentage | %        | 4.5   | 4.5 points
        1     | percentage | %        | 1     | 1 point
        466.7 | money      | EUR      | €467  | €467
        2.5   | money      | EUR      | €2.50 | €2.50
        0.01  | number     |          | 0.01  | 0.01
        1     | milestones |          | 1     | 1 stage
    """),
)
def test_what_a_week_brings(value: str, measure: str, unit: str, alone: str, with_unit: str) -> None:
    row = KeyResult("", "", "", measure=measure, unit=unit)
    amounts = [pace_amount(Fraction(value), row, "en_GB", with_unit=each) for each in (False, True)]
    assert amounts == [alone, with_unit]
