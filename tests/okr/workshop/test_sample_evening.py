"""The sample's workshop: the evening two weeks before its cycle, with figures that add up."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from fractions import Fraction

from okrdesk.document.document import Document
from okrdesk.okr import decisions, key_results, mission, objectives
from okrdesk.okr.workshop import counting, links, promises, revealing, rounds, themes, workshops
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.workshops import Workshop
from tests import factories

DAY = dt.date(2026, 2, 8)


def evening() -> tuple[Document, Workshop]:
    document = factories.sample_of(DAY)
    workshop = workshops.latest(document)
    assert workshop is not None
    return document, workshop


def of(document: Document, workshop: Workshop, method: str, subject: str) -> list[Round]:
    asked = rounds.of_cycle(document, workshop.cycle_id)
    return [each for each in asked if (each.method, each.subject) == (method, subject)]


def mean(asked: Round, item: str) -> str:
    numbers = asked.result["numbers"][item]
    return f"{float(Fraction(sum(numbers), len(numbers))):.1f}"


def test_eight_people_met_two_weeks_before_the_cycle_and_took_two_minutes_longer() -> None:
    document, workshop = evening()
    assert (workshop.on, workshop.begins, workshop.state) == (dt.date(2025, 12, 18), "18:00", "closed")
    assert (len(workshop.people), workshop.voices, workshop.template) == (8, 8, "set-goals")
    steps = workshops.steps_of(document, workshop.id)
    held = [step for step in steps if step.state == "done"]
    assert len(held) == 16
    assert "Do they fit?" in [step.title for step in held]
    assert sum(step.minutes for step in held) == 114
    assert sum(step.spent for step in held) == 60 * 116


def test_32_dots_tie_at_six_and_more_people_settle_it() -> None:
    document, workshop = evening()
    (vote,) = of(document, workshop, "dots", "themes")
    assert [(line.dots, line.people) for line in vote.standings] == [(9, 6), (8, 5), (6, 5), (6, 4), (3, 3)]
    assert vote.tied is not None
    assert vote.tie["rule"] == "people"
    known = {theme.id: theme.title for theme in themes.of_cycle(document, workshop.cycle_id)}
    chosen = [known[item] for item in vote.chosen or ()]
    assert chosen == ["Meet in real life", "Genuine connections", "Shared know-how"]
    ranked = mission.priorities(document, workshop.cycle_id)
    assert [(each.text, each.origin, each.objectives) for each in ranked] == [
        (title, "theme", 1) for title in chosen
    ]
    logged = decisions.of_cycle(document, workshop.cycle_id)[-1]
    assert "Tie at 6" in logged.evidence


def test_the_goals_came_from_the_themes_and_were_agreed_to() -> None:
    document, workshop = evening()
    goals = objectives.of_cycle(document, workshop.cycle_id)
    known = [theme.id for theme in themes.of_cycle(document, workshop.cycle_id)]
    assert [goal.theme_id for goal in goals] == known[:3]
    assert [(goal.origin, goal.agreed_how, goal.agreed_on) for goal in goals] == [
        ("theme", "formally", dt.date(2025, 12, 18))
    ] * 3
    assert goals[0].blueprint == "Event Hub", "a blueprint that fits what the room chose is its own goal"
    assert all(
        (goal.keeps_people, goal.content, goal.contributions, goal.moderation, goal.onboarding)
        for goal in goals
    )
    fists = of(document, workshop, "fist", "objectives")
    assert [mean(each, each.items[0]) for each in fists] == ["4.1", "3.4", "3.6", "4.0"]
    assert [revealing.verdict(each, each.items[0]) for each in fists] == [
        "adopted", "ask again", "adopted", "adopted",
    ]  # fmt: skip
    assert len(links.of_cycle(document, tuple(goal.id for goal in goals))) == 3


def test_everybody_wrote_a_figure_before_the_target_and_how_sure_they_are() -> None:
    document, workshop = evening()
    for asked in of(document, workshop, "estimates", "key-results"):
        (item,) = asked.items
        assert len(asked.result["numbers"][item]) == 8
        assert counting.median(asked.result["numbers"][item]) is not None
    sure = of(document, workshop, "confidence", "key-results")
    lines = {item for each in sure for item in each.items}
    goals = objectives.of_cycle(document, workshop.cycle_id)
    assert lines == {row.id for goal in goals for row in key_results.of_objective(document, goal.id)}
    assert all(len(numbers) == 8 for each in sure for numbers in each.result["numbers"].values())


def test_the_three_marks_rose() -> None:
    document, workshop = evening()
    (before,), (after,) = (of(document, workshop, "marks", subject) for subject in ("before", "after"))
    assert [mean(before, item) for item in before.items] == ["2.6", "3.4", "2.4"]
    assert [mean(after, item) for item in after.items] == ["4.1", "4.0", "4.4"]


def test_most_of_what_was_promised_is_done_by_now() -> None:
    document, workshop = evening()
    given = promises.of_cycle(document, workshop.cycle_id)
    assert Counter(each.kind for each in given) == {"promise": 4, "telling": 5, "ask": 3}
    assert all(each.who_id and each.on for each in given if each.kind != "ask")
    assert Counter(each.is_open for each in given if each.kind == "promise") == {False: 3, True: 1}
    assert Counter(each.is_open for each in given if each.kind == "telling") == {False: 4, True: 1}
    assert [each.what for each in promises.asked_first(document, workshop.cycle_id)] == [
        "Find ten people who would be mentors"
    ]


def test_it_is_built_around_any_day() -> None:
    document = factories.sample_of(dt.date(2024, 2, 29))
    workshop = workshops.latest(document)
    assert workshop is not None
    assert workshop.on == dt.date(2024, 2, 29) - dt.timedelta(days=38 + 14)


def test_every_round_says_what_was_asked() -> None:
    document, workshop = evening()
    asked = rounds.of_cycle(document, workshop.cycle_id)
    assert "" not in {each.criterion for each in asked}
    (before,) = of(document, workshop, "marks", "before")
    assert before.criterion.startswith("From 1 to 5: do we know where we go?")
