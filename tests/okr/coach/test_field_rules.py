"""The coach on objectives and key results with their fields."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from okrdesk.okr.coach.advice import advise_key_result, advise_objective
from okrdesk.okr.coach.set_rules import advise_set
from okrdesk.okr.objectives import Objective
from okrdesk.okr.terms import Stage
from tests.okr.coach.made import AIM, COUNT, CYCLE, GUESTS


def rules(key_result, siblings=(), *, owns=True, dismissed=frozenset()):
    advice = advise_key_result(key_result, siblings, CYCLE, somebody_owns=owns, dismissed=dismissed)
    return {finding.rule: finding.level for finding in advice.findings}


def objective_rules(objective, key_results=(), *, owns=True):
    advice = advise_objective(objective, key_results, somebody_owns=owns)
    return {finding.rule: finding.level for finding in advice.findings}


def test_a_full_key_result_is_ready_and_passes_every_check():
    advice = advise_key_result(GUESTS, [], CYCLE, somebody_owns=True)
    assert advice.verdict == "ready"
    assert len(advice.checks) == 10
    assert all(check.passed for check in advice.checks)
    measurable = next(check for check in advice.checks if check.title == "Measurable")
    assert measurable.sentence == "From 22 to 50, counted per event."


def test_a_full_objective_is_ready_and_passes_every_check():
    advice = advise_objective(AIM, [GUESTS], somebody_owns=True)
    assert advice.verdict == "ready"
    assert [check.passed for check in advice.checks] == [True] * 10


@pytest.mark.parametrize(
    ("key_result", "rule", "level"),
    [
        (replace(COUNT, target=None), "K-NONUMBER", "coach"),
        (replace(COUNT, target=None, title="Reach 500 active members"), "K-NONUMBER", "coach"),
        (replace(COUNT, baseline=None), "K-NOBASE", "hint"),
        (replace(COUNT, target=Decimal(10)), "K-WRONGWAY", "coach"),
        (replace(COUNT, target=Decimal(22)), "K-WRONGWAY", "coach"),
        (replace(COUNT, direction="decrease"), "K-WRONGWAY", "coach"),
        (replace(COUNT, measure="percentage", target=Decimal(120)), "K-RANGE", "coach"),
        (replace(COUNT, measure="percentage", baseline=Decimal(-1)), "K-RANGE", "coach"),
        (replace(COUNT, measure="average"), "K-RANGE", "coach"),
        (replace(COUNT, measure="money", unit="a month"), "K-RANGE", "coach"),
        (replace(COUNT, direction="keep", target=None), "K-KEEP", "hint"),
        (replace(COUNT, measure="band", target=None), "K-KEEP", "hint"),
        (replace(COUNT, title="Reach 500", unit=""), "K-NOUNIT", "coach"),
        (replace(COUNT, source=" "), "K-NOSOURCE", "hint"),
        (replace(COUNT, owner_id=None), "K-NOOWNER", "coach"),
        (replace(COUNT, due=dt.date(2026, 6, 30)), "K-PERIOD", "hint"),
        (replace(COUNT, due=dt.date(2026, 4, 1)), "K-PERIOD", "hint"),
        (replace(COUNT, measure="percentage", target=Decimal(101)), "K-RANGE", "coach"),
        (replace(COUNT, measure="milestones", title="Charter signed", due=None), "K-MILESTONE", "hint"),
        (replace(COUNT, due=dt.date(2025, 12, 31)), "K-PERIOD", "hint"),
        (replace(COUNT, proxy=True), "K-PROXY", "hint"),
        (replace(COUNT, measure="yes-no", title="Charter signed", due=None), "K-MILESTONE", "hint"),
        (replace(COUNT, measure="yes-no", title="Charter signed", source=""), "K-MILESTONE", "hint"),
        (replace(COUNT, title="Call 50 lapsed donors"), "K-ACTIVITY", "coach"),
    ],
)
def test_key_result_fields(key_result, rule, level):
    assert rules(key_result).get(rule) == level


@pytest.mark.parametrize(
    "key_result",
    [
        COUNT,
        replace(COUNT, direction="decrease", target=Decimal(5)),
        replace(COUNT, measure="percentage", unit="%", baseline=Decimal(0), target=Decimal(100)),
        replace(COUNT, due=CYCLE.last_day),
        replace(COUNT, measure="money", unit="£"),
        replace(COUNT, measure="money", unit="pounds"),
        replace(COUNT, direction="keep", target=None, low=Decimal(2), high=Decimal(8)),
        replace(COUNT, measure="band", target=None, high=Decimal(8)),
        replace(COUNT, measure="money", unit="EUR/month"),
        replace(COUNT, measure="money", unit="", title="Monthly revenue in €"),
        replace(COUNT, measure="yes-no", title="Charter signed", baseline=None, target=None),
        replace(COUNT, unit=""),
        replace(COUNT, due=CYCLE.first_day),
        replace(COUNT, due=None),
    ],
)
def test_sound_fields_say_nothing(key_result):
    assert rules(key_result) == {}


def test_stages_are_not_called_yes_or_no():
    # coach.md, K-MILESTONE: yes-or-no without a day or a way to check it
    staged = replace(
        COUNT,
        measure="milestones",
        stages=(Stage("Drafted", Decimal(1)), Stage("Signed", Decimal(1))),
        baseline=None,
        target=None,
    )
    assert rules(staged) == {}
    advice = advise_key_result(replace(staged, due=None), [], CYCLE, somebody_owns=True)
    assert [finding.rule for finding in advice.findings] == ["K-MILESTONE"]
    assert "yes-or-no" not in advice.findings[0].message
    checkless = advise_key_result(replace(staged, source=""), [], CYCLE, somebody_owns=True)
    assert [finding.rule for finding in checkless.findings] == ["K-NOSOURCE"]


def test_fields_of_a_german_key_result():
    german = replace(GUESTS, title="Durchschnittliche Teilnehmer je Abend", unit="Personen")
    assert rules(german) == {}
    assert rules(replace(COUNT, title="500 erreichen", unit="")) == {"K-NOUNIT": "coach"}
    assert rules(replace(COUNT, title="Aktive Mitglieder", unit="")) == {}
    assert rules(replace(COUNT, title="50 Spender anrufen")) == {"K-ACTIVITY": "coach"}


def test_a_missing_owner_weighs_more_once_somebody_owns_something():
    assert rules(replace(COUNT, owner_id=None), owns=False) == {"K-NOOWNER": "hint"}
    assert objective_rules(replace(AIM, owner_id=None), owns=False) == {"O-NOOWNER": "hint"}
    assert objective_rules(replace(AIM, owner_id=None)) == {"O-NOOWNER": "coach"}


def test_another_day_than_all_siblings():
    others = [replace(COUNT, id=key, due=dt.date(2026, 3, 15)) for key in ("a", "b")]
    assert rules(COUNT, [COUNT, *others]) == {"K-PERIOD": "hint"}
    assert rules(COUNT, [COUNT, others[0], replace(others[1], due=CYCLE.last_day)]) == {}


def test_an_output_is_fine_beside_an_effect():
    output = replace(COUNT, title="Build 3 landing pages")
    assert "K-OUTPUT" in rules(output, [output])
    assert "K-OUTPUT" not in rules(output, [output, replace(COUNT, id="effect")])
    assert rules(replace(COUNT, output=True)) == {"K-OUTPUT": "hint"}


def test_dismissed_rules_are_left_out_and_their_check_says_so():
    plain = replace(COUNT, source="", title="Call 50 lapsed donors")
    advice = advise_key_result(
        plain, [], CYCLE, somebody_owns=True, dismissed=frozenset({"K-ACTIVITY", "K-NOSOURCE"})
    )
    assert advice.verdict == "ready"
    assert [check.sentence for check in advice.checks].count("Set aside, with your reason.") == 2
    assert all(check.passed for check in advice.checks)


def test_objective_fields():
    bare = Objective("o", "c", "First choice for newcomers in Graz", owner_id="ada")
    assert objective_rules(bare) == {"O-NOLINK": "hint", "O-NOTYPE": "hint"}
    assert "O-NOLINK" not in objective_rules(replace(bare, origin="theme"))
    assert "O-NOLINK" not in objective_rules(replace(bare, links="mission"))


def test_a_superlative_is_fine_once_a_key_result_shows_it():
    biggest = replace(AIM, title="The biggest tool library in Styria")
    assert objective_rules(biggest) == {"O-SUPERLATIVE": "hint"}
    assert objective_rules(biggest, [COUNT]) == {}


@pytest.mark.parametrize("text", ["", "x" * 10_000, "\u202eمرحبا", "😀 $x$ <b>&amp;</b>"])
def test_hostile_titles_and_units(text):
    assert advise_key_result(replace(COUNT, title=text, unit=text), [], CYCLE, somebody_owns=True).checks
    assert advise_objective(replace(AIM, title=text), [], somebody_owns=True).checks
    assert isinstance(advise_set([(AIM, [replace(COUNT, title=text, unit=text)] * 3)], {}, {}), tuple)


def test_one_sibling_says_nothing_about_a_day():
    other = replace(COUNT, id="a", due=dt.date(2026, 3, 15))
    assert rules(COUNT, [COUNT, other]) == {}
    assert rules(COUNT, [other, replace(other, id="b", due=None)]) == {}
