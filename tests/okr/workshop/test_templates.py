"""The templates: eight files that make sense, scaled to other lengths, and agendas of our own."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from okrdesk.document.refused import Refused
from okrdesk.okr.workshop import templates
from okrdesk.okr.workshop.templates import Act, Template
from okrdesk.okr.workshop.workshops import WorkshopStep
from tests import factories

GOALS = templates.shipped()[0]
each_template = pytest.mark.parametrize("template", templates.shipped(), ids=lambda each: each.key)


def test_there_are_eight_of_the_lengths_that_the_cards_promise() -> None:
    told = [(each.title, each.minutes) for each in templates.shipped()]
    assert told == [
        ("Set our goals", 120),
        ("Weekly check-in", 15),
        ("Review and learn", 45),
        ("Revisit the goals", 30),
        ("Re-align", 60),
        ("Roadmap vote", 25),
        ("Charter", 40),
        ("Newcomer welcome", 20),
    ]


@each_template
def test_every_template_leaves_time_and_says_what_to_do(template: Template) -> None:
    assert template.planned + template.break_minutes < template.minutes
    assert template.leave_with
    assert 1 <= template.people[0] < template.people[1]
    assert list(dict.fromkeys(step.phase for step in template.steps)) == list(template.phases)
    assert any(step.when != "keep" for step in template.steps) or template.key == "roadmap-vote"
    for step in template.steps:
        assert step.minutes >= templates.LEAST
        assert "" not in (step.say, step.do)
        assert step.acts
        assert step.prompts or step.kind == "break"


@each_template
def test_every_template_is_told_by_its_own_content(template: Template) -> None:
    assert templates.parse(templates.to_content(template)) == template


def test_an_evening_for_goals_plans_100_of_120_minutes() -> None:
    assert (GOALS.planned, GOALS.break_minutes) == (100, 10)
    assert GOALS.phases == ("Arrive", "Listen", "Ideas", "Choose", "Goals", "Commit")
    later = [step.title for step in GOALS.steps if step.when == "after"]
    assert later == ["Do they fit?", "What each goal changes"]


def test_who_writes_ideas_or_votes_is_never_named() -> None:
    hidden = [act for step in GOALS.steps for act in step.acts if act.anonymous]
    assert {(act.name, act.of) for act in hidden} >= {("write", "idea"), ("ask", "themes"), ("write", "wish")}
    shown = {act.method for step in GOALS.steps for act in step.acts if not act.anonymous}
    assert {"fist", "confidence"} <= shown


@pytest.mark.parametrize(("minutes", "planned"), [(60, 55), (90, 83), (240, 220), (1440, 1320)])
def test_another_length_scales_every_step(minutes: int, planned: int) -> None:
    made = templates.scaled(GOALS, minutes)
    counted = [step.minutes for step in made.steps if step.when != "after"]
    assert sum(counted) == planned
    assert min(counted) >= 3
    assert [s.minutes for s in made.steps if s.when == "after"] == [4, 8]
    if minutes == 240:
        assert [s.minutes for s in made.steps][:4] == [12, 12, 16, 16]


def test_what_is_too_short_for_its_steps_has_the_shortest_of_each() -> None:
    made = templates.scaled(GOALS, 20)
    assert {step.minutes for step in made.steps if step.when != "after"} == {3}
    with pytest.raises(Refused, match="1 to 1440"):
        templates.scaled(GOALS, 0)


def _without(**changed: Any) -> dict[str, Any]:
    return {**templates.to_content(GOALS), **changed}


STEP = templates.to_content(GOALS)["steps"][0]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ([], "not an object"),
        (_without(steps=[]), "“steps” is empty"),
        (_without(people=[4]), "“people”"),
        (_without(minutes=0), "“minutes” must be a whole number from 1"),
        (_without(minutes=True), "“minutes”"),
        (_without(colour="red"), "unknown fields colour"),
        (_without(steps=[{**STEP, "kind": "dance"}]), "Step 1 cannot be used: “kind”"),
        (_without(steps=[{**STEP, "second": ["nur eins", "zwei"]}]), "as many texts"),
        (_without(steps=[{**STEP, "acts": [{"name": "list", "of": "goats"}]}]), "“of” must be one of"),
        (_without(steps=[{**STEP, "acts": [{"name": "ask", "of": "themes"}]}]), "“method”"),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_place(content: Any, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        templates.parse(content)


def test_an_agenda_of_our_own_is_found_by_its_title() -> None:
    document = factories.workspace()
    mine = replace(GOALS, key="ours", title="Our way", steps=GOALS.steps[:3])
    kept = templates.keep(document, mine)
    assert templates.own(document) == ((kept, mine),)
    assert templates.find(document, "our WAY") == mine
    assert templates.find(document, "set-goals") == GOALS
    with pytest.raises(Refused, match=r"“charta”.*charter"):
        templates.find(document, "charta")
    templates.remove(document, kept)
    assert templates.own(document) == ()
    document.close()


def test_a_step_of_a_workshop_says_what_its_template_says() -> None:
    told = GOALS.steps[6]
    step = WorkshopStep("", "", told.kind, told.phase, told.title, 9, settings=templates.settings_of(told))
    assert templates.step_of(step) == replace(told, minutes=9)


@pytest.mark.parametrize("settings", [{"acts": 7}, {"when": "never"}, {"nonsense": "x" * 10_000}])
def test_a_step_from_elsewhere_that_makes_no_sense_is_a_talk(settings: dict[str, Any]) -> None:
    step = WorkshopStep("", "", "vote", "Choose", "<b>Priorities</b> " * 900, 7, settings=settings)
    told = templates.step_of(step)
    assert (told.kind, told.title, told.acts) == ("talk", step.title, (Act("talk"),))


def test_every_act_is_used_by_a_template() -> None:
    used = {act.name for each in templates.shipped() for step in each.steps for act in step.acts}
    assert used == set(templates.ACTS)
    assert len(used) == 7


def test_above_twelve_people_each_table_hands_in_one_sheet() -> None:
    silent, owning = (next(s for s in GOALS.steps if s.kind == kind) for kind in ("ideas", "owning"))
    assert silent.doing(12) == silent.doing(None) == silent.do
    assert silent.doing(13) == f"{silent.do} More than twelve people: each table hands in one sheet."
    assert owning.doing(13) == owning.do, "nobody writes there"


ACT = {"name": "ask", "of": "themes", "method": "dots"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (_without(people=[1, 9999]), ""),
        (_without(people=[0, 9]), "from 1 to 9999"),
        (_without(people=[1, 10000]), "from 1 to 9999"),
        (_without(people=[1, 2, 3]), "“people”"),
        (_without(minutes=1440), ""),
        (_without(minutes=1441), "from 1 to 1440"),
        (_without(key="x" * 60), ""),
        (_without(key="x" * 61), "small letters"),
        (_without(steps=[STEP] * 60), ""),
        (_without(steps=[STEP] * 61), "at most 60"),
        (_without(steps=[{**STEP, "minutes": 1}]), ""),
        (_without(steps=[{**STEP, "minutes": 0}]), "from 1 to 1440"),
        (_without(steps=[{**STEP, "minutes": 1441}]), "from 1 to 1440"),
        (_without(steps=[{**STEP, "acts": [ACT] * 7}]), ""),
        (_without(steps=[{**STEP, "acts": [ACT] * 8}]), "at most 7"),
        (_without(steps=[{**STEP, "acts": [{**ACT, "most": 1}]}]), ""),
        (_without(steps=[{**STEP, "acts": [{**ACT, "most": 0}]}]), "from 1 to 9999"),
        (_without(steps=[{**STEP, "acts": [{**ACT, "most": 10000}]}]), "from 1 to 9999"),
        (_without(steps=[{**STEP, "acts": [{**ACT, "method": "guess"}]}]), "“method”"),
        (_without(steps=[{**STEP, "acts": [{"name": "talk", "method": "dots"}]}]), "“method”"),
        (_without(steps=[{**STEP, "acts": [{"name": "talk"}]}]), ""),
        (_without(steps=[{**STEP, "prompts": ["a"], "second": []}]), ""),
        (_without(steps=[{**STEP, "prompts": ["a"], "second": ["b"]}]), ""),
    ],
)
def test_both_sides_of_each_bound(content: Any, says: str) -> None:
    if says:
        with pytest.raises(Refused, match=says):
            templates.parse(content)
    else:
        made = templates.parse(content)
        assert templates.parse(templates.to_content(made)) == made


def test_an_act_that_says_nothing_more_hides_and_names_nobody() -> None:
    assert not Act("ask").is_unseen
    assert Act("ask", anonymous=True).is_unseen
    assert not Act("ask", anonymous=True, openly=True).is_unseen
    assert (Act("ask").anonymous, Act("ask").openly, Act("ask").most) == (False, False, None)


@pytest.mark.parametrize(
    ("acts", "prompts", "place", "question"),
    [
        (1, ("a", "b"), 1, "a"),  # of a single act the first prompt is its own
        (2, ("a", "b"), 0, "a"),
        (2, ("a", "b"), 1, "b"),
        (3, ("a", "b"), 2, "b"),
        (2, (), 1, ""),
    ],
)
def test_each_of_several_acts_has_its_own_prompt(
    acts: int, prompts: tuple[str, ...], place: int, question: str
) -> None:
    step = templates.TemplateStep("talk", "", "Talk", 5, acts=(Act("talk"),) * acts, prompts=prompts)
    assert step.question(place) == question


@pytest.mark.parametrize(
    ("planned", "total", "lengths"),
    [
        ([10, 20], 30, [10, 20]),
        ([10, 20], 60, [20, 40]),
        ([10, 20, 2], 12, [3, 6, 3]),
        ([3, 30], 20, [3, 17]),
        ([1, 1], 4, [3, 3]),  # none below three minutes
        ([5, 5, 5], 16, [6, 5, 5]),
        ([], 9, []),
    ],
)
def test_what_needs_the_shortest_is_taken_from_the_others(
    planned: list[int], total: int, lengths: list[int]
) -> None:
    assert templates.lengths(planned, Fraction(total)) == lengths


@pytest.mark.parametrize(("minutes", "fits"), [(1, True), (1440, True), (1441, False)])
def test_a_workshop_takes_a_day_at_most(minutes: int, fits: bool) -> None:
    if fits:
        assert templates.scaled(GOALS, minutes).minutes == minutes
    else:
        with pytest.raises(Refused, match="1 to 1440"):
            templates.scaled(GOALS, minutes)


def test_each_kept_agenda_is_told_from_all_others() -> None:
    document = factories.workspace()
    charter = templates.find(document, "charter")
    long = replace(charter, key="a" * 60)
    for template in (charter, charter, long, long):
        templates.keep(document, template)
    keys = sorted(each.key for _id, each in templates.own(document))
    assert keys == ["a" * 56 + "-2", "a" * 60, "charter-2", "charter-3"]
    assert templates.find(document, "charter") == charter
