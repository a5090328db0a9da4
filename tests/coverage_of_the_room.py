"""Checks for rows of the coverage table that agendas, cards, themes and goals serve as data.

`test_coverage.py` runs them; what is printed is claimed apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import (
    adopting,
    blueprints,
    cycles,
    dismissals,
    initiatives,
    key_results,
    mission,
    objectives,
    outline,
    sample,
)
from okrdesk.okr.coach import advice
from okrdesk.okr.objectives import Objective
from okrdesk.okr.outline import Outline
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import agenda, ideas, links, record, templates, themes, workshops
from okrdesk.okr.workshop.recorded import Record
from okrdesk.okr.workshop.templates import Template
from tests import changes, factories
from tests.claims import Claims

DAY = dt.date(2026, 2, 8)
_BLUEPRINTS = (
    *("event-hub", "growth-networking", "knowledge-base", "matchmaker"),
    *("resource-manager", "creator-economy", "revenue-growth", "tech-hub"),
)
Check = Callable[[Document, Outline], None]
CLAIMS: Claims[Check] = Claims()
serves = CLAIMS.serves


def _evening(document: Document) -> Record:
    workshop = workshops.latest(document)
    assert workshop is not None
    return record.record_of(document, workshop)


def _template(key: str) -> Template:
    return next(each for each in templates.shipped() if each.key == key)


def _kinds(key: str) -> list[str]:
    return [step.kind for step in _template(key).steps]


def _rules(text: str, kind: str = "objective") -> set[str]:
    return {finding.rule for finding in advice.advise_text(text, kind).findings}  # type: ignore[arg-type]


@serves("A-4")
def _eight_blueprints_are_listed_and_a_cycle_takes_its_year(document: Document, seen: Outline) -> None:
    assert tuple(each.key for each in blueprints.shipped()) == _BLUEPRINTS
    made = cycles.add(document, "2027-Q1", dt.date(2027, 1, 1), dt.date(2027, 3, 31))
    assert cycles.read(document, made).first_day.year == 2027


@serves("A-5")
def _a_wish_becomes_a_goal_and_keeps_the_link(document: Document, seen: Outline) -> None:
    wish = ideas.add(document, seen.cycle.id, ["People should find each other"], kind="wish")
    theme = themes.add(document, seen.cycle.id, "Find each other", wish)
    goal = themes.promote(document, theme, "objective", reason="It is what people ask for")
    assert objectives.read(document, goal).theme_id == ideas.read(document, wish[0]).theme_id == theme


@serves("A-6")
def _an_objective_says_where_and_holds_no_figure(document: Document, seen: Outline) -> None:
    assert "O-METRIC" in _rules("Win 500 members")
    assert "O-METRIC" not in _rules("Be the place where makers in Bremen meet")


@serves("A-7")
def _a_key_result_without_a_number_is_asked_for_one(document: Document, seen: Outline) -> None:
    assert "K-NONUMBER" in _rules("Members are happy", "key-result")
    assert "K-NONUMBER" not in _rules("500 active members", "key-result")


@serves("A-8", "A-16")
def _a_fourth_objective_asks_for_a_reason(document: Document, seen: Outline) -> None:
    third, fourth = (theme.id for theme in themes.of_cycle(document, seen.cycle.id)[3:])
    themes.promote(document, third, "objective")  # the library circle has an objective of its own
    with pytest.raises(Refused, match="three objectives already"):
        themes.promote(document, fourth, "objective")
    themes.promote(document, fourth, "objective", reason="The landlord asks in May")
    assert "S-OBJCOUNT" in dismissals.rules_of(document, seen.cycle.id)


@serves("A-9")
def _a_blueprint_is_copied_and_its_figures_stay_beside_ours(document: Document, seen: Outline) -> None:
    made = adopting.adopt(document, seen.cycle.id, blueprints.find("event-hub"), {"CITY": "Graz"})
    row = key_results.of_objective(document, made)[0]
    key_results.change(document, row, replace(row, target=Decimal(8)))
    now = key_results.read(document, row.id)
    assert (now.target, now.blueprint_target) == (8, 12)
    shared = adopting.save_as_blueprint(document, made, "Our evenings")
    assert shared in dict(adopting.own_blueprints(document))


def _card(key: str) -> Check:
    def check(document: Document, seen: Outline) -> None:
        known = blueprints.find(key)
        assert known.objective
        assert len(known.key_results) == 3
        filled = dict.fromkeys(blueprints.placeholders(known), "Graz")
        assert "[" not in blueprints.fill(known, filled).objective
        if filled:
            with pytest.raises(Refused, match="fill in"):
                blueprints.fill(known, {})

    return check


def _line(key: str, number: int, measure: str, target: str, period: str | None) -> Check:
    def check(document: Document, seen: Outline) -> None:
        row = blueprints.find(key).key_results[number]
        assert (row.measure, row.target, row.period) == (measure, Decimal(target), period)

    return check


_LINES = {
    "event-hub": (("number", "12", "Q1"), ("average", "50", None), ("percentage", "50", None)),
    "growth-networking": (("number", "500", None), ("number", "200", None), ("number", "100", None)),
    "knowledge-base": (("number", "50", None), ("number", "50", None), ("number", "5", None)),
    "matchmaker": (("number", "10", None), ("percentage", "75", None), ("number", "100", "Q1")),
    "resource-manager": (("number", "50", "Q1"), ("number", "100", "Q1"), ("number", "10", "Q1")),
    "creator-economy": (("number", "5", "Q1"), ("number", "50", "Q1"), ("number", "50", None)),
    "revenue-growth": (("number", "50", "Q1"), ("number", "3", None), ("money", "500", "Q2")),
    "tech-hub": (("number", "5", None), ("yes-no", "1", None), ("yes-no", "1", None)),
}
for _number, _key in enumerate(_BLUEPRINTS, 1):
    serves(f"A-10.{_number}")(_card(_key))
    for _nth, (_part, _facts) in enumerate(zip("abc", _LINES[_key], strict=True)):
        serves(f"A-10.{_number}{_part}")(_line(_key, _nth, *_facts))


@serves("A-11")
def _an_objective_has_a_field_for_links(document: Document, seen: Outline) -> None:
    first = seen.objectives[0].objective
    changes.objective(document, first.id, links="https://example.org/guide")
    assert objectives.read(document, first.id).links == "https://example.org/guide"


@serves("A-12")
def _the_platform_has_no_name_of_a_vendor(document: Document, seen: Outline) -> None:
    tools = blueprints.find("tech-hub")
    assert "PLATFORM" in blueprints.placeholders(tools)
    assert "[PLATFORM]" in tools.objective


@serves("A-14")
def _what_it_is_for_is_chosen_networking_knowledge_and_bookings_first(
    document: Document, seen: Outline
) -> None:
    assert mission.PURPOSES[:3] == ("networking", "knowledge", "bookings")
    assert mission.read(document).purposes


@serves("A-15", "D-13a")
def _a_team_sits_down_and_leaves_with_goals(document: Document, seen: Outline) -> None:
    goals = _template("set-goals")
    made = agenda.prepare(document, seen.cycle.id, goals, on=DAY, people=["Ada", "Ben"])
    agenda.start(document, made)
    assert workshops.running(document) is not None
    assert {"ideas", "groups", "vote", "choose", "measures", "owning"} <= set(_kinds("set-goals"))


@serves("A-18")
def _who_hears_what_how_and_when_and_whether_it_is_done(document: Document, seen: Outline) -> None:
    told = _evening(document).tellings
    assert all((each.whom, each.what, each.how, each.on, each.who) for each in told)
    assert sum(each.done_on is not None for each in told) == 4


@serves("C-2")
def _goals_are_set_and_evaluated(document: Document, seen: Outline) -> None:
    assert {"set-goals", "review"} <= {each.key for each in templates.shipped()}


@serves("C-3")
def _aim_steps_and_progress_are_three_levels(document: Document, seen: Outline) -> None:
    line = outline.find(seen, "3.1")
    assert objectives.read(document, line.key_result.objective_id).title
    assert initiatives.of_key_result(document, line.key_result.id)
    assert line.latest is not None


@serves("C-5")
def _goals_belong_to_the_community_or_to_one_of_its_teams(document: Document, seen: Outline) -> None:
    assert {line.objective.team_id is None for line in seen.objectives} == {True, False}


@serves("C-7")
def _biggest_asks_by_which_measure(document: Document, seen: Outline) -> None:
    assert "O-SUPERLATIVE" in _rules("Be the biggest community in our sector")


@serves("C-8")
def _whether_it_is_on_track_follows_from_its_pace(document: Document, seen: Outline) -> None:
    assert {line.figures.status for line in seen.key_results} >= {"on track", "at risk", "off track"}


@serves("C-9")
def _three_to_five_key_results_are_fine(document: Document, seen: Outline) -> None:
    def rules(count: int) -> set[str]:
        rows = [KeyResult(str(n), "o", f"{n + 2} evenings", target=Decimal(n + 2)) for n in range(count)]
        found = advice.advise_set([(Objective("o", "c", "Be the place"), rows)], {}, {})
        return {finding.rule for finding in found}

    assert "S-KRCOUNT" in rules(2)
    assert "S-KRCOUNT" not in rules(3) | rules(5)
    assert "S-KRCOUNT" in rules(6)


@serves("C-10")
def _a_figure_says_where_it_comes_from(document: Document, seen: Outline) -> None:
    row = replace(seen.key_results[0].key_result, source="")
    found = advice.advise_key_result(row, [row], seen.cycle, somebody_owns=True)
    assert "K-NOSOURCE" in {finding.rule for finding in found.findings}
    assert seen.key_results[0].key_result.source


@serves("D-1", "D-8")
def _why_a_goal_keeps_people_and_what_it_changes(document: Document, seen: Outline) -> None:
    for decided in _evening(document).decided:
        assert len(decided.practices) >= 4
    assert all(line.objective.keeps_people for line in seen.objectives)


@serves("D-2")
def _what_nobody_says_aloud_is_asked_for(document: Document, seen: Outline) -> None:
    (silent,) = [step for step in _template("set-goals").steps if step.kind == "ideas"]
    assert "What are we already working for without saying so?" in silent.prompts


@serves("D-4")
def _how_and_when_a_goal_was_agreed_is_kept(document: Document, seen: Outline) -> None:
    first = seen.objectives[0].objective
    changes.objective(document, first.id, agreed_how="informally", agreed_on=DAY)
    decided = _evening(document).decided[0]
    assert (decided.agreed_how, decided.agreed_on) == ("informally", DAY)


@serves("D-5")
def _a_goal_is_of_one_of_four_types(document: Document, seen: Outline) -> None:
    assert objectives.TYPES == ("outcome", "process", "relational", "transformational")
    assert {line.objective.type for line in seen.objectives} <= set(objectives.TYPES)


def _community(kind: str) -> Check:
    def check(document: Document, seen: Outline) -> None:
        changes.of_mission(document, community=kind)
        assert mission.read(document).community == kind

    return check


for _row, _community_kind in zip(
    ("D-10", "D-11a", "D-11b", "D-11c"), ("mission-driven", "learning", "product", "creator"), strict=True
):
    serves(_row)(_community(_community_kind))


@serves("D-13e")
def _a_charter_has_a_workshop_of_its_own(document: Document, seen: Outline) -> None:
    shown = [act.of for step in _template("charter").steps for act in step.acts if act.name == "show"]
    assert shown == ["charter"]
    assert mission.charter(document)


@serves("D-18")
def _the_mirror_works_from_nothing_and_from_what_is_there(document: Document, seen: Outline) -> None:
    empty = Document.create(None, sample.name(), factories.OTHER, "Bo")
    fresh = cycles.add(empty, "2026-Q1", seen.cycle.first_day, seen.cycle.last_day)
    assert ideas.mirror(empty, fresh) == ()
    empty.close()
    assert next(each.theme.title for each in ideas.mirror(document, seen.cycle.id)) == "Meet in real life"


@serves("D-19d")
def _themes_say_how_many_kinds_of_evidence_they_have(document: Document, seen: Outline) -> None:
    kinds = {each.theme.title: each.kinds for each in ideas.mirror(document, seen.cycle.id)}
    assert kinds["Meet in real life"] == ("said", "asked", "did", "written")
    assert kinds["Pay our way"] == ("written",)


@serves("D-20")
def _an_interest_is_no_goal_yet(document: Document, seen: Outline) -> None:
    assert "Photography of products" in _evening(document).interests
    assert "O-INTEREST" in _rules("Photography")
    assert "O-INTEREST" not in _rules("We publish a book of photographs together")


@serves("D-21")
def _several_goals_are_looked_at_for_what_they_do_to_each_other(document: Document, seen: Outline) -> None:
    goals = tuple(line.objective.id for line in seen.objectives)
    assert {link.kind for link in links.of_cycle(document, goals).values()} == {"help", "hurt", "neutral"}


@serves("D-23")
def _signs_that_goals_are_unclear_lead_to_a_talk_and_a_page(document: Document, seen: Outline) -> None:
    align = _template("re-align")
    signs = align.steps[0].acts[0]
    assert (signs.of, signs.anonymous, len(signs.items)) == ("signs", True, 5)
    assert "less interest" in signs.items
    assert {"purpose", "charter", "consent"} <= set(_kinds("re-align"))


CHECKS_OF_THE_ROOM = CLAIMS.checks
