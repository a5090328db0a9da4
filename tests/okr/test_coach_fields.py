"""The coach on objectives and key results with their fields, and on the set of a cycle."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from okrdesk.okr.coach.advice import advise_key_result, advise_objective, advise_set
from okrdesk.okr.objectives import Objective
from okrdesk.okr.terms import Cycle, KeyResult

CYCLE = Cycle("c", "2026 · Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
AIM = Objective(
    "o", "c", "First choice for newcomers in Graz", type="outcome", priority_id="p", owner_id="ada"
)
GUESTS = KeyResult(
    "k",
    "o",
    "Average participants per event",
    measure="average",
    unit="participants per event",
    baseline=Decimal(22),
    target=Decimal(50),
    due=CYCLE.last_day,
    source="Attendance list",
    owner_id="ada",
)


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
    assert measurable.sentence == "Starts at 22, aims for 50, counted per event."


def test_a_full_objective_is_ready_and_passes_every_check():
    advice = advise_objective(AIM, [GUESTS], somebody_owns=True)
    assert advice.verdict == "ready"
    assert [check.passed for check in advice.checks] == [True] * 10


COUNT = replace(GUESTS, title="Active members", measure="number", unit="members")


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


def several(count, **changes):
    titles = ("Regulars per month", "Returning donors", "Evenings led by members", "Rooms booked")
    units = ("regulars", "donors", "evenings", "rooms")
    return [
        replace(
            COUNT, id=f"k{at}", title=titles[at % 4], unit=f"{units[at % 4]} {at}", owner_id=None, **changes
        )
        for at in range(count)
    ]


def set_rules(outline, names=None, confidences=None):
    return [(finding.rule, finding.level) for finding in advise_set(outline, names or {}, confidences or {})]


def test_a_sound_set_says_nothing():
    others = [replace(one, id=f"{one.id}b", title=f"Other {one.title}") for one in several(3)]
    assert set_rules([(AIM, several(3)), (AIM, others)]) == []
    assert set_rules([]) == []


@pytest.mark.parametrize(("count", "found"), [(1, ["S-OBJFEW"]), (2, []), (3, []), (4, ["S-OBJCOUNT"])])
def test_objective_count(count, found):
    outline = [(AIM, [replace(one, unit=f"{one.unit}{at}") for one in several(3)]) for at in range(count)]
    assert [rule for rule, _level in set_rules(outline)] == found


@pytest.mark.parametrize(
    ("count", "level"),
    [(0, "coach"), (1, "hint"), (2, "hint"), (3, None), (5, None), (6, "hint"), (7, "hint"), (8, "coach")],
)
def test_key_result_count(count, level):
    assert dict(set_rules([(AIM, several(count))])).get("S-KRCOUNT") == level


def test_only_outputs():
    outputs = several(2, output=True)
    outputs.append(replace(COUNT, id="m", measure="yes-no", title="Charter signed", owner_id=None))
    assert ("S-ALLOUTPUT", "coach") in set_rules([(AIM, outputs)])
    assert "S-ALLOUTPUT" not in dict(set_rules([(AIM, [*outputs, COUNT])]))


def test_the_same_measure_twice():
    # seed blueprints 2 and 4 both count direct messages
    one = replace(COUNT, id="a", title="Direct messages sent on the platform", unit="messages")
    two = replace(COUNT, id="b", title="Direct messages, taken as a sign of matches", unit="messages")
    found = advise_set([(AIM, [one]), (AIM, [two])], {}, {})
    twice = [finding for finding in found if finding.rule == "S-DUPMEASURE"]
    assert len(twice) == 1
    assert "target 50" in twice[0].saw


def test_measures_that_pull_apart():
    # seed blueprint 4: more fields make profiles less complete
    fields = replace(COUNT, id="a", title="Custom profile fields", unit="fields")
    complete = replace(COUNT, id="b", title="Profile completeness", measure="percentage", unit="%")
    assert "S-TENSION" in dict(set_rules([(AIM, [fields, complete])]))
    assert "S-TENSION" not in dict(set_rules([(AIM, [fields, COUNT])]))


def test_load_counts_owners_not_helpers():
    owned = [replace(one, owner_id="ada", helper_ids=("ben",)) for one in several(3)]
    found = [
        finding for finding in advise_set([(AIM, owned)], {"ada": "Ada"}, {}) if finding.rule == "S-LOAD"
    ]
    assert [finding.saw for finding in found] == ["Ada holds 3 key results."]
    assert "S-LOAD" not in dict(set_rules([(AIM, owned[:2])], {"ada": "Ada"}))


@pytest.mark.parametrize(
    ("confidence", "easy"),
    [((9, 10, 9), True), ((9, 8, 9), False), ((1, 2, 0), True), ((2, 3, 1), False), ((), False)],
)
def test_only_safe_bets_or_only_long_shots(confidence, easy):
    key_results = several(3)
    confidences = {one.id: figure for one, figure in zip(key_results, confidence, strict=False)}
    found = dict(set_rules([(AIM, key_results)], {}, confidences))
    assert ("S-EASY" in found) == easy
