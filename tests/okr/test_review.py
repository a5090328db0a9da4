"""The review: scores, decisions, questions and the verdict. Each case names its source."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import check_ins, key_results, outline, review, review_sums, review_words, status
from okrdesk.okr.explain.explained import Explained
from okrdesk.okr.explain.sums import explain_key_result
from okrdesk.okr.review import Open
from tests import changes, factories
from tests.okr.bakery import LAST, Bakery

D = Decimal
F = Fraction


# Scores


def test_the_score_of_an_objective_is_the_weighted_mean(bakery: Bakery) -> None:  # F16, F9 okr-tracker
    bakery.reach(80, 20, 70)
    changes.key_result(bakery.document, bakery.k1, weight=D(75))
    first, second = bakery.review().objectives
    assert (first.counted, first.own, first.score) == (D("0.7"), None, D("0.7"))  # (75 × 80 + 25 × 20) ÷ 100
    assert [k.counted for k in first.key_results] == [D("0.8"), D("0.2")]
    bakery.score(bakery.k2, "0.4", "Half of them came back")
    first, second = bakery.review().objectives
    assert (first.counted, first.own, first.score) == (D("0.7"), D("0.7"), D("0.7"))  # 0.7 exactly
    bakery.score(bakery.k2, "1.0", "We had set the wrong number")
    first, second = bakery.review().objectives
    assert (first.own, first.band) == (D("0.9"), "high")  # (75 × 0.8 + 25 × 1.0) ÷ 100 = 0.85, half up
    assert (second.own, second.score) == (None, D("0.7"))


def test_bands_and_aims(bakery: Bakery) -> None:  # F16 Google re:Work, Doerr
    bakery.reach(64, 64, 65)
    changes.objective(bakery.document, bakery.o2, commitment="committed")
    first, second = bakery.review().objectives
    assert (first.band, first.aim) == ("middle", D("0.7"))
    assert (second.score, second.band, second.aim) == (D("0.7"), "middle", D("1.0"))  # a promise, not kept
    assert (first.missing, second.missing) == (D("0.1"), D("0.3"))


@pytest.mark.parametrize(
    ("reached", "own", "asked"),
    [(50, "0.6", False), (50, "0.7", True), (50, "0.3", True), (50, "0.4", False), (0, "0.1", False)],
)
def test_a_reason_is_asked_from_a_difference_of_two_tenths(  # F16 Doerr
    bakery: Bakery, reached: int, own: str, asked: bool
) -> None:
    bakery.reach(reached, 0, 0)
    if asked:
        for reason in (None, "", " \u200b"):
            with pytest.raises(Refused, match=f"The counted score is 0.5: .* yours is {own}"):
                bakery.score(bakery.k1, own, reason)
        assert bakery.review().objectives[0].key_results[0].own is None
        bakery.score(bakery.k1, own, " They came back ")
    else:
        bakery.score(bakery.k1, own)
    found = bakery.review().objectives[0].key_results[0]
    assert (found.own, found.needs_reason, found.lacks_reason) == (D(own), asked, False)
    assert found.reason == ("They came back" if asked else "")


def test_the_difference_is_that_of_the_rounded_scores(bakery: Bakery) -> None:  # F16: bands after rounding
    bakery.reach(55, 0, 0)  # counts 0.6
    bakery.score(bakery.k1, "0.7")
    with pytest.raises(Refused):
        bakery.score(bakery.k1, "0.4")


def test_a_reason_stays_until_the_score_goes(bakery: Bakery) -> None:
    bakery.reach(50, 0, 0)
    bakery.score(bakery.k1, "0.8", "They came back")
    bakery.score(bakery.k1, "0.9")
    row = key_results.read(bakery.document, bakery.k1)
    assert (row.own_score, row.score_reason) == (D("0.9"), "They came back")
    bakery.score(bakery.k1, None)
    row = key_results.read(bakery.document, bakery.k1)
    assert (row.own_score, row.score_reason) == (None, "")


def test_a_score_whose_ground_moved_asks_for_its_reason(bakery: Bakery) -> None:
    bakery.reach(50, 0, 0)
    bakery.score(bakery.k1, "0.5")
    check_ins.record(bakery.document, bakery.k1, D(90), on=LAST)
    found = bakery.review()
    assert found.objectives[0].key_results[0].lacks_reason
    assert Open("score-reason", "1.1", bakery.k1) in found.open


def test_for_how_many_members_a_goal_is_can_be_reckoned(bakery: Bakery) -> None:
    review.estimate_members(bakery.document, bakery.o1, 300)
    assert [each.members for each in bakery.review().objectives[0].answers] == [300, None, None]
    for wrong in (-1, 10**9):
        with pytest.raises(Refused, match="0 or more"):
            review.estimate_members(bakery.document, bakery.o1, wrong)
    review.estimate_members(bakery.document, bakery.o1, None)
    assert bakery.review().objectives[0].answers[0].members is None


@pytest.mark.parametrize("own", ["-0.1", "1.1", "0.55", "NaN", "Infinity", "1E-30"])
def test_a_score_has_steps(bakery: Bakery, own: str) -> None:  # F16 Google re:Work
    with pytest.raises(Refused, match=r"0\.0 to 1\.0 in steps of 0\.1"):
        bakery.score(bakery.k1, own, "because")


def test_a_score_is_kept_with_one_place(bakery: Bakery) -> None:
    for own, kept in (("1", "1.0"), ("0.50", "0.5"), ("0", "0.0")):
        bakery.score(bakery.k1, own, "because")
        assert str(key_results.read(bakery.document, bakery.k1).own_score) == kept


def test_a_score_that_another_program_wrote_beyond_the_scale_counts_for_nothing(bakery: Bakery) -> None:
    with bakery.document.edit("Elsewhere"):
        bakery.document.set(t.KeyResult, bakery.k1, own_score=D(7))
        bakery.document.set(t.Objective, bakery.o1, decision="burn", relevant="perhaps")
    found = bakery.review().objectives[0]
    assert (found.key_results[0].own, found.own, found.decision) == (None, None, "")
    cycle = outline.outline(bakery.document, bakery.cycle, LAST).cycle
    assert review.objective_score(bakery.document, bakery.o1, cycle, LAST) == found.score
    assert found.answers[0].answer == ""


def test_the_same_score_for_one_objective_alone(bakery: Bakery) -> None:
    bakery.reach(80, 20, 70)
    changes.key_result(bakery.document, bakery.k1, weight=D(75))
    seen = outline.outline(bakery.document, bakery.cycle, LAST)
    for own in (None, "0.3"):
        bakery.score(bakery.k2, own)
        for each in bakery.review().objectives:
            objective = each.line.objective.id
            assert review.objective_score(bakery.document, objective, seen.cycle, LAST) == each.score


def test_a_refused_score_is_written_as_the_workspace_writes(bakery: Bakery) -> None:  # decision 39
    changes.of_mission(bakery.document, locale="de_DE")
    bakery.reach(80, 20, 70)
    with pytest.raises(Refused, match="counted score is 0,8: say in a few words why yours is 0,3"):
        review.score(bakery.document, bakery.k1, D("0.3"), day=LAST)
    with pytest.raises(Refused, match="from 0,0 to 1,0 in steps of 0,1; 1,5 does not"):
        review.score(bakery.document, bakery.k1, D("1.5"), day=LAST)


def test_scores_count_as_of_a_day(bakery: Bakery) -> None:
    check_ins.record(bakery.document, bakery.k3, D(30), on=dt.date(2026, 2, 1))
    check_ins.record(bakery.document, bakery.k3, D(60), on=LAST)
    assert bakery.review(dt.date(2026, 2, 1)).objectives[1].counted == D("0.3")
    assert bakery.review().objectives[1].counted == D("0.6")


# The cycle as a whole


@pytest.mark.parametrize(
    ("values", "mean", "verdict"),
    [
        ((90, 90, 90), "9/10", "too safe"),
        ((90, 90, 80), "17/20", "healthy"),  # 0.85 itself
        ((60, 60, 60), "3/5", "healthy"),  # 0.60 itself
        ((60, 60, 50), "11/20", "partly"),
        ((40, 40, 40), "2/5", "partly"),  # 0.40 itself
        ((40, 40, 30), "7/20", "too much"),
        ((0, 0, 0), "0", "too much"),
    ],
)
def test_the_verdict(bakery: Bakery, values: tuple[int, ...], mean: str, verdict: str) -> None:  # F17 OpenOKR
    bakery.reach(*values)
    found = bakery.review()
    assert (found.mean, found.verdict) == (F(mean), verdict)
    assert found.sentence == review_words.verdict_words(verdict)[1] != ""


def test_the_verdict_weighs_objectives_and_takes_own_scores(bakery: Bakery) -> None:  # F17, F9
    bakery.reach(100, 100, 0)
    changes.objective(bakery.document, bakery.o1, weight=D(80))
    assert (bakery.review().mean, bakery.review().verdict) == (F(4, 5), "healthy")
    bakery.score(bakery.k3, "0.5", "Another number says so")
    assert (bakery.review().mean, bakery.review().verdict) == (F(9, 10), "too safe")


def test_only_what_was_decided_is_reviewed_anew(bakery: Bakery) -> None:
    bakery.reach(80, 20, 70)
    seen = outline.outline(bakery.document, bakery.cycle, LAST)
    before = review.review_of(bakery.document, seen)
    review.decide(bakery.document, bakery.o1, "keep", "It works")
    after = review.review_of(bakery.document, seen)
    assert (after.objectives[0].decision, after.objectives[0].reason) == ("keep", "It works")
    assert after.objectives[1] is before.objectives[1]
    assert [o.item_id for o in before.open if o.kind == "decision"] == [bakery.o1, bakery.o2]
    assert [o.item_id for o in after.open if o.kind == "decision"] == [bakery.o2]
    bakery.document.undo()
    assert review.review_of(bakery.document, seen) == before


def test_a_cycle_without_objectives_has_no_verdict() -> None:
    document = Document.create(None, "Empty", factories.ACTOR)
    with document.edit("Add"):
        cycle = document.add(t.Cycle, name="Q1", first_day=factories.FIRST_DAY, last_day=LAST)
    found = review.review_of(document, outline.outline(document, cycle, LAST))
    assert (found.mean, found.verdict, found.sentence, found.open) == (None, "", "", ())
    assert review_sums.explain_verdict(found, "en").exact is None
    document.close()


# Decisions and questions


def test_decisions_with_a_reason(bakery: Bakery) -> None:  # decision 26
    for decision in review.DECISIONS:
        review.decide(bakery.document, bakery.o1, decision, " why ")
        found = bakery.review().objectives[0]
        assert (found.decision, found.reason) == (decision, "why")
    review.decide(bakery.document, bakery.o1, "", "why")
    found = bakery.review().objectives[0]
    assert (found.decision, found.reason) == ("", "")
    with pytest.raises(Refused, match="keep, adjust, split, retire"):
        review.decide(bakery.document, bakery.o1, "burn", "why")


def test_the_three_questions(bakery: Bakery) -> None:  # D-16, decision 26
    review.answer(bakery.document, bakery.o1, "needs", "yes", "A *second* <oven>\n$PATH")
    review.answer(bakery.document, bakery.o1, "needs", "no")
    found = bakery.review().objectives[0]
    assert [a.question for a in found.answers] == list(review.QUESTIONS)
    assert (found.answers[1].answer, found.answers[1].note) == ("no", "A *second* <oven>\n$PATH")
    for question, given in (("weather", "yes"), ("needs", "perhaps")):
        with pytest.raises(Refused, match="is not one of"):
            review.answer(bakery.document, bakery.o1, question, given)


def test_what_is_still_open_can_be_counted(bakery: Bakery) -> None:
    def kinds() -> list[tuple[str, str]]:
        return [(each.kind, each.number) for each in bakery.review().open]

    assert kinds() == [
        *[("decision", "1"), ("answer", "1"), ("answer", "1"), ("answer", "1")],
        *[("decision", "2"), ("answer", "2"), ("answer", "2"), ("answer", "2")],
    ]
    review.decide(bakery.document, bakery.o1, "keep")
    assert kinds()[0] == ("decision-reason", "1")
    for objective in (bakery.o1, bakery.o2):
        review.decide(bakery.document, objective, "keep", "It works")
        for question in review.QUESTIONS:
            review.answer(bakery.document, objective, question, "yes")
    assert kinds() == []


def test_explain_names_the_team_s_own_score(bakery: Bakery) -> None:
    bakery.reach(50, 0, 0)

    def figure() -> Explained:
        row = key_results.read(bakery.document, bakery.k1)
        found = check_ins.of_key_result(bakery.document, row.id)
        cycle = outline.outline(bakery.document, bakery.cycle, LAST).cycle
        parts = explain_key_result(row, found, cycle, LAST, status.RULES["default"], "en")
        return next(each for each in parts if each.key == "score")

    assert "our own score" not in dict(figure().inputs)
    bakery.score(bakery.k1, "0.9", "They came back")
    inputs = dict(figure().inputs)
    assert (inputs["our own score"], inputs["because"]) == ("0.9", "They came back")
    assert figure().exact == "0.5"


@pytest.mark.parametrize("members", [0, 1, 10**9 - 1])
def test_a_number_of_members_that_can_be_is_kept(bakery: Bakery, members: int) -> None:
    review.estimate_members(bakery.document, bakery.o1, members)
    assert bakery.review().objectives[0].answers[0].members == members


def test_what_is_short_of_its_aim_and_what_a_running_cycle_says(bakery: Bakery) -> None:  # F16, F17
    assert (
        review.whole_words(bakery.review()) == "Nothing is measured yet, so there is nothing to say about it."
    )
    bakery.reach(70, 70, 64)
    first, second = bakery.review().objectives
    assert (first.score, first.missing, first.band) == (D("0.7"), 0, "high")
    assert (second.score, second.missing, second.band) == (D("0.6"), D("0.1"), "middle")
    ended = bakery.review()
    assert review.whole_words(ended) == ended.sentence != ""
    bakery_before = bakery.review(LAST - dt.timedelta(days=1))
    assert not bakery_before.is_measured
    check_ins.record(bakery.document, bakery.k1, D(70), on=LAST - dt.timedelta(days=1))
    running = bakery.review(LAST - dt.timedelta(days=1))
    assert review.whole_words(running) == f"If it ended here: {running.sentence}"
    assert review.reached_words(ended, "en_GB").startswith(
        "Q1: 1 of 2 objectives reached what they aimed at. Mean score 0.65."
    )
    assert review_words.late_words(None, "en") == ""
    assert review_words.late_words(D("0.5"), "de").endswith("0,5 now.")
