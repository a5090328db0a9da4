"""The order of the roll-up, by the rule that its docstring writes down."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction

from okrdesk.okr.communities.need import by_need
from tests.okr.communities.made import line

IN_ORDER = (
    line("far off", status="off track", progress=Fraction(1, 10)),
    line("off", status="off track", progress=Fraction(1, 8)),
    line("risk, nobody said how sure", progress=Fraction(1, 5), confidence=None),
    line("risk, not sure", progress=Fraction(1, 5), confidence=Fraction(3)),
    line("risk, sure, three off", progress=Fraction(1, 5), confidence=Fraction(7), off_track=3),
    line("risk, sure, one off", progress=Fraction(1, 5), confidence=Fraction(7), off_track=1),
    line("without goals", status="", standing="not started", progress=Fraction(0)),
    line("on track", status="on track", progress=Fraction(2, 5)),
    line("ahead", status="on track", progress=Fraction(3, 5)),
    line("done", status="achieved", progress=Fraction(1)),
    line("draft", stage="draft", status="not started", progress=Fraction(0), expected=Fraction(0)),
    line("closed", stage="closed", status="", progress=Fraction(1, 10), expected=None),
    line("none", stage="none", status="", progress=None, expected=None),
)


def test_who_needs_something_comes_first() -> None:
    mixed = list(IN_ORDER)
    random.Random(7).shuffle(mixed)
    assert [each.name for each in by_need(mixed)] == [each.name for each in IN_ORDER]


def test_what_is_not_measured_stands_where_its_pace_puts_it() -> None:
    silent = line("silent", status="not started", standing="off track", progress=Fraction(0))
    assert by_need([IN_ORDER[2], silent])[0] is silent


def test_what_is_asked_moves_nobody() -> None:
    one, other = line("a"), line("b", asks=("money", "rooms", "people"))
    assert [each.name for each in by_need([other, one])] == ["a", "b"]


def test_the_order_does_not_depend_on_how_they_come() -> None:
    few = (*IN_ORDER[:3], line("ä"), line("a"))
    assert (
        len({tuple(each.name for each in by_need(mixed, "de_DE")) for mixed in itertools.permutations(few)})
        == 1
    )
