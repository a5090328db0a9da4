"""The headline of a closed cycle: its score, its verdict, and who reached what they aimed at."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from okrdesk.okr.briefing import closed
from okrdesk.okr.review import Review, review_of
from okrdesk.okr.scores import cycle_verdict
from tests.okr.samples import DAY, written


@pytest.fixture(scope="module")
def sampled() -> Review:
    document, seen = written(DAY)
    return review_of(document, seen)


def scored(review: Review, scores: tuple[str, ...], committed: tuple[int, ...] = (2,)) -> Review:
    """The review with these scores of its objectives."""
    objectives = []
    for nth, score in enumerate(scores, 1):
        each = review.objectives[nth - 1]
        kind = "committed" if nth in committed else "aspirational"
        line = replace(each.line, number=nth, objective=replace(each.line.objective, commitment=kind))
        aim = Decimal("1.0") if nth in committed else Decimal("0.7")
        objectives.append(replace(each, line=line, own=Decimal(score), aim=aim))
    mean = sum(map(Fraction, scores), Fraction(0)) / len(scores)
    return replace(review, objectives=tuple(objectives), mean=mean, verdict=cycle_verdict(mean))


@pytest.mark.parametrize(
    ("scores", "committed", "first", "second"),
    [
        (
            ("0.7", "0.6", "0.8"), (2,), "Closed at 0.7 of 1.0: a healthy stretch.",
            "Two of three objectives reached their aim; objective 2 was committed and fell 0.4 short.",
        ),
        (
            ("0.7", "1.0", "0.9"), (2,), "Closed at 0.9 of 1.0: too safe.",
            "All three objectives reached their aim; none fell short.",
        ),
        (
            ("0.3", "0.6", "0.7"), (2,), "Closed at 0.5 of 1.0: partly reached.",
            "One of three objectives reached its aim; objective 2 was committed and fell 0.4 short.",
        ),
        (
            ("0.3", "0.4", "0.1"), (), "Closed at 0.3 of 1.0: more than we could carry.",
            "None of three objectives reached its aim; objective 3 fell 0.6 short.",
        ),
    ],
)  # fmt: skip
def test_the_two_lines(
    sampled: Review, scores: tuple[str, ...], committed: tuple[int, ...], first: str, second: str
) -> None:
    told = closed.closed_headline(scored(sampled, scores, committed), "en_GB")
    assert (told.status, told.rest, told.second) == ("", first, second)


def test_a_score_of_their_own_decides_where_it_differs_by_two_tenths(sampled: Review) -> None:
    counted = replace(sampled.objectives[1].key_results[2], counted=Decimal("0.4"))
    near, far = (replace(counted, own=Decimal(own)) for own in ("0.3", "0.2"))
    assert (closed.own_score(counted), closed.own_score(near), closed.own_score(far)) == (
        None,
        None,
        Decimal("0.2"),
    )
    assert [closed.result_of(each) for each in (counted, near, far)] == ["Partly", "Partly", "Missed"]


def test_an_objective_reached_its_aim_or_fell_short_of_it(sampled: Review) -> None:
    told = [closed.aim_title(each) for each in scored(sampled, ("0.7", "0.6", "0.8")).objectives]
    assert told == ["Aim reached", "Short of aim", "Aim reached"]


@pytest.mark.parametrize(
    ("score", "committed", "marked", "title"),
    [
        ("0.7", (), "on track", "Aim reached"),
        ("0.6", (), "at risk", "Short of aim"),
        ("0.4", (), "at risk", "Short of aim"),
        ("0.3", (), "off track", "Short of aim"),
        ("1.0", (1,), "on track", "Aim reached"),
        ("0.9", (1,), "at risk", "Short of aim"),  # a high score, and yet below what was committed
        ("0.3", (1,), "off track", "Short of aim"),
    ],
)
def test_what_an_objective_is_marked_like(
    sampled: Review, score: str, committed: tuple[int, ...], marked: str, title: str
) -> None:  # F16
    each = scored(sampled, (score,), committed).objectives[0]
    assert (closed.marked_as(each), closed.aim_title(each)) == (marked, title)
    assert closed.missing(each) == max(Decimal(0), each.aim - Decimal(score))


@pytest.mark.parametrize(
    ("scores", "committed", "second"),
    [
        (("0.7",), (), "The objective reached its aim; none fell short."),
        (("0.6",), (), "The objective did not reach its aim; objective 1 fell 0.1 short."),
        (
            ("0.9",),
            (1,),
            "The objective did not reach its aim; objective 1 was committed and fell 0.1 short.",
        ),
        # Of two alike the committed one, wherever it stands; else the first.
        (
            ("0.5", "0.8"),
            (2,),
            "None of two objectives reached its aim; objective 2 was committed and fell 0.2 short.",
        ),
        (
            ("0.8", "0.5"),
            (1,),
            "None of two objectives reached its aim; objective 1 was committed and fell 0.2 short.",
        ),
        (("0.5", "0.5"), (), "None of two objectives reached its aim; objective 1 fell 0.2 short."),
        (("0.4", "0.8"), (2,), "None of two objectives reached its aim; objective 1 fell 0.3 short."),
    ],
)
def test_who_fell_furthest_short(
    sampled: Review, scores: tuple[str, ...], committed: tuple[int, ...], second: str
) -> None:
    assert closed.closed_headline(scored(sampled, scores, committed), "en_GB").second == second


def test_a_cycle_without_objectives_says_only_that(sampled: Review) -> None:
    for empty in (replace(sampled, objectives=(), mean=None), replace(sampled, mean=None)):
        told = closed.closed_headline(empty, "en_GB")
        assert (told.status, told.rest, told.second) == ("", "Closed without objectives.", "")


@pytest.mark.parametrize(
    ("counted", "own", "result", "marked"),
    [
        ("0.7", None, "Delivered", "on track"),
        ("0.6", None, "Partly", "at risk"),
        ("0.4", None, "Partly", "at risk"),
        ("0.3", None, "Missed", "off track"),
        ("0.6", "0.7", "Partly", "at risk"),
        ("0.5", "0.7", "Delivered", "on track"),
        ("0.5", "0.3", "Missed", "off track"),
    ],
)
def test_the_result_of_a_key_result(
    sampled: Review, counted: str, own: str | None, result: str, marked: str
) -> None:  # F16
    row = replace(
        sampled.objectives[1].key_results[2],
        counted=Decimal(counted),
        own=None if own is None else Decimal(own),
    )
    assert (closed.result_of(row), closed.marked_by(row)) == (result, marked)
