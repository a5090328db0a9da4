"""The coach on the set of a cycle."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okrdesk.okr.coach.set_rules import advise_set
from tests.okr.coach.made import AIM, COUNT


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
    german = replace(COUNT, id="c", title="Die Zahl der Felder im Profil", unit="Felder")
    whole = replace(COUNT, id="d", title="Vollständigkeit der Profile", measure="percentage", unit="%")
    assert "S-TENSION" in dict(set_rules([(AIM, [german, whole])]))


def test_load_counts_owners_not_helpers():
    owned = [replace(one, owner_id="ada", helper_ids=("ben",)) for one in several(3)]
    found = [
        finding for finding in advise_set([(AIM, owned)], {"ada": "Ada"}, {}) if finding.rule == "S-LOAD"
    ]
    assert [finding.saw for finding in found] == ["Ada holds 3 key results."]
    assert "S-LOAD" not in dict(set_rules([(AIM, owned[:2])], {"ada": "Ada"}))


@pytest.mark.parametrize(
    ("confidence", "easy"),
    [
        ((9, 9), True),
        ((9,), False),
        ((2, 2), True),
        ((8, 9), False),
        ((2, 3), False),
        ((9, 10, 9), True),
        ((9, 8, 9), False),
        ((1, 2, 0), True),
        ((2, 3, 1), False),
        ((), False),
    ],
)
def test_only_safe_bets_or_only_long_shots(confidence, easy):
    key_results = several(3)
    confidences = {one.id: figure for one, figure in zip(key_results, confidence, strict=False)}
    found = dict(set_rules([(AIM, key_results)], {}, confidences))
    assert ("S-EASY" in found) == easy


def test_loads_come_by_how_many_and_then_by_name():
    owned = [replace(one, owner_id=owner) for one, owner in zip(several(10), "bbbaaacccc", strict=True)]
    found = [
        finding.saw
        for finding in advise_set([(AIM, owned)], {"a": "Ada", "b": "Bo"}, {})
        if finding.rule == "S-LOAD"
    ]
    assert found == ["? holds 4 key results.", "Ada holds 3 key results.", "Bo holds 3 key results."]


@pytest.mark.parametrize(
    ("count", "ask"), [(1, "What else would show it?"), (6, "Which say the same twice?")]
)
def test_too_few_ask_for_more_and_too_many_for_less(count, ask):
    (finding,) = (each for each in advise_set([(AIM, several(count))], {}, {}) if each.rule == "S-KRCOUNT")
    assert finding.question == ask


def test_titles_are_quoted_with_forty_letters():
    long = replace(AIM, title="x" * 41)
    (finding,) = (each for each in advise_set([(long, several(2))], {}, {}) if each.rule == "S-KRCOUNT")
    assert f"“{'x' * 39}…”" in finding.saw
