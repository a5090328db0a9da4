"""The sample workspace: a community of makers in week 6 of its cycle, written by ordinary edits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from okrdesk.document.document import Document
from okrdesk.i18n import _
from okrdesk.okr import (
    cycles,
    key_results,
    mission,
    objectives,
    owning,
    people,
    sample_page,
    sample_weeks,
    snapshots,
    teams,
)
from okrdesk.okr.days import period_named
from okrdesk.okr.objectives import Objective
from okrdesk.okr.sample_story import Story, moment
from okrdesk.okr.snapshots import Snapshot
from okrdesk.okr.terms import KeyResult, Stage
from okrdesk.okr.workshop import sample_evening, themes
from okrdesk.okr.workshop.sample_evening import Evening

LOCALE = "en_GB"
_DAYS_GONE = 38
_DAY_MS = 86_400_000


def name() -> str:
    """What the sample workspace is called."""
    return _("Bremen Makers’ Network")


def cycle_of(day: dt.date) -> tuple[str, dt.date, dt.date]:
    """(name, first day, last day) of the cycle in whose week 6 the day lies: its quarter where that fits."""
    first = dt.date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    if 35 <= (day - first).days <= 41:
        after = dt.date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
        return period_named(first, after - dt.timedelta(days=1))
    first = day - dt.timedelta(days=_DAYS_GONE)
    return _("Our first season"), first, first + dt.timedelta(days=90)


def first_moment(day: dt.date) -> int:
    """When the story begins, in milliseconds since 1970: a document created then has a history of weeks."""
    return moment(_evening_of(cycle_of(day)[1])) - _DAY_MS


def _evening_of(first: dt.date) -> dt.date:
    """The day of the workshop from which the goals came."""
    return first - dt.timedelta(days=sample_evening.DAYS_BEFORE)


def write(document: Document, day: dt.date, *, latest_ms: int | None = None) -> str:
    """Fill a new workspace with the sample as of a day, the same for the same day. Returns the cycle's id.

    With `latest_ms` the steps are dated along the story, none later than that; else by the document's clock.
    """
    story = Story(document, latest_ms)
    title, first, last = cycle_of(day)
    evening = _evening_of(first)
    who = _write_mission(story, evening, first)
    with story.at(evening - dt.timedelta(days=1), 11, _("Jana Petersen")):
        cycle = cycles.add(document, title, first, last)
    people_in_room = (*(person.name for person in people.everyone(document)), *_guests())
    room = sample_evening.begin(story, cycle, evening, people_in_room)
    rows = _write_objectives(room, who)
    sample_evening.end(room, rows, who)
    with story.at(evening, 21, _("Mehmet Aydin")):
        document.name_version(_("After the workshop"))
    with story.at(first, 10, _("Mehmet Aydin")):
        snapshots.add(
            document, Snapshot("", first, members=Decimal(412), active=Decimal(96), phase="forming")
        )
    sample_weeks.write_plan(story, cycle, rows, first, who)
    _accept(story, cycle, first + dt.timedelta(days=1), who)
    sample_weeks.write_check_ins(story, rows, first, day, who)
    sample_evening.keep_promises(story, cycle, day)
    sample_weeks.write_cards(story, cycle, rows, day, who)
    with story.at(day, 14, _("Jana Petersen")):
        sample_page.write(document, cycle, rows, first, day, who)
    story.end()
    return cycle


def _guests() -> tuple[str, ...]:
    """Who was at the workshop and owns nothing."""
    return _("Aylin Kaya"), _("Piet Hansen")


def _write_mission(story: Story, evening: dt.date, first: dt.date) -> dict[str, str]:
    document = story.document
    with story.at(evening - dt.timedelta(days=1), 10, _("Mehmet Aydin")):
        known = mission.read(document)
        ours = replace(
            known,
            mission=_(
                "We bring the people who make things in Bremen together, so that a good idea finds "
                "its partner, its room and its first customer."
            ),
            vision=_("Whoever starts something in Bremen asks here first, and leaves with a name to call."),
            audience=_("Makers, small studios and founders within an hour of Bremen"),
            community="product",
            phase="growing",
            purposes=("events", "networking", "knowledge"),
            locale=LOCALE,
        )
        mission.reword(document, known, ours)
        for line in (
            _("We answer newcomers within a day."),
            _("We say what we need before we say what is wrong."),
            _("Whoever takes something on says when it will be done."),
        ):
            mission.add_charter_line(document, line)
        roles = {
            _("Jana Petersen"): _("Events lead"),
            _("Mehmet Aydin"): _("Community manager"),
            _("Carla Nowak"): _("Partnerships"),
            _("Tom Brinkmann"): _("Content editor"),
            _("Sofie Lindqvist"): _("Platform"),
            _("Rahul Menon"): _("Mentoring"),
        }
        who = {role: people.add(document, person, role) for person, role in roles.items()}
        for person_id in who.values():
            mission.agree(document, person_id, first)
        circle = teams.add(document, _("Library circle"), _("Writes down what members know."))
        for role in (_("Content editor"), _("Platform")):
            people.join(document, who[role], circle)
    return who


def _write_objectives(room: Evening, who: dict[str, str]) -> dict[str, str]:
    """Three objectives with ten key results; returns the ids of all of them by their number."""
    story, cycle, evening = room.story, room.cycle, room.day
    document, editor = story.document, who[_("Content editor")]
    with story.at(evening, 18, _("Jana Petersen")), document.edit(_("Take over a blueprint")):
        objective = Objective(
            "",
            cycle,
            _("Be the first place Bremen looks for business and networking events"),
            why=_(
                "People trust whom they have met; the platform should be the host, not the place of meeting."
            ),
            type="process",
            blueprint=_("Event Hub"),
            owner_id=who[_("Events lead")],
            effort=Decimal(8),
        )
        rows = _add(room, "1", objective, _about_events(who))
    with story.at(evening, 18, _("Mehmet Aydin")):
        objective = Objective(
            "",
            cycle,
            _("Make introductions that members thank us for"),
            why=_("A contact that fits is what people remember of us after a year."),
            type="relational",
            commitment="committed",
            owner_id=who[_("Community manager")],
            effort=Decimal(5),
        )
        rows |= _add(room, "2", objective, _about_introductions(who))
    with story.at(evening, 19, _("Tom Brinkmann")):
        objective = Objective(
            "",
            cycle,
            _("Turn what members know into a library people quote"),
            why=_("Good answers vanish in chats; written down once they help for years."),
            type="outcome",
            owner_id=editor,
            effort=Decimal(3),
            team_id=teams.all_teams(document)[0].id,
        )
        rows |= _add(room, "3", objective, _about_knowledge(who))
    with story.at(evening, 19, _("Tom Brinkmann")):
        owning.assign(document, rows["3.1"], editor)
    return rows


def _add(room: Evening, number: str, objective: Objective, measured: Sequence[KeyResult]) -> dict[str, str]:
    """Add an objective of a theme with its key results; returns the ids of all of them by their number."""
    document, theme = room.document, room.themes[int(number) - 1]
    priority = themes.priority_of(document, themes.read(document, theme))
    from_theme = replace(objective, origin="theme", theme_id=theme, priority_id=priority)
    objective_id = objectives.add(document, from_theme)
    rows = {number: objective_id}
    for nth, key_result in enumerate(measured, 1):
        added = replace(key_result, objective_id=objective_id)
        rows[f"{number}.{nth}"] = key_results.add(document, added)
    return rows


def _about_events(who: dict[str, str]) -> tuple[KeyResult, ...]:
    partners = who[_("Partnerships")]
    return (
        KeyResult(
            "",
            "",
            _("Public events held in the cycle"),
            unit=_("events"),
            baseline=Decimal(0),
            target=Decimal(10),
            owner_id=who[_("Events lead")],
            helper_ids=(partners,),
            output=True,
            source=_("the public calendar"),
            comparison=_("8 in the same weeks last year"),
            partners=_("Neustadt print workshop, Harbour coworking"),
            blueprint_target=Decimal(12),
        ),
        KeyResult(
            "",
            "",
            _("Average participants per event"),
            unit=_("people"),
            baseline=Decimal(22),
            target=Decimal(50),
            measure="average",
            owner_id=who[_("Community manager")],
            source=_("lists at the door"),
            blueprint_target=Decimal(50),
        ),
        KeyResult(
            "",
            "",
            _("Events organised by members or partners"),
            unit="%",
            baseline=Decimal(10),
            target=Decimal(50),
            measure="percentage",
            owner_id=partners,
            source=_("the public calendar"),
            blueprint_target=Decimal(50),
        ),
    )


def _about_introductions(who: dict[str, str]) -> tuple[KeyResult, ...]:
    stages = (_("Rules agreed"), _("Ten mentors found"), _("First pairs met"), _("Looked back"))
    return (
        KeyResult(
            "",
            "",
            _("Profiles that are complete"),
            unit="%",
            baseline=Decimal(31),
            target=Decimal(75),
            measure="percentage",
            owner_id=who[_("Community manager")],
            source=_("member list, counted on Fridays"),
        ),
        KeyResult(
            "",
            "",
            _("Hours until a newcomer gets a first reply"),
            unit=_("hours"),
            baseline=Decimal(36),
            target=Decimal(12),
            direction="decrease",
            owner_id=who[_("Platform")],
            source=_("inbox report, median of the week"),
        ),
        KeyResult(
            "",
            "",
            _("Direct messages between members who had not met"),
            unit=_("messages"),
            baseline=Decimal(0),
            target=Decimal(100),
            proxy=True,
            source=_("platform statistics"),
        ),
        KeyResult(
            "",
            "",
            _("A mentoring programme that runs without us"),
            measure="milestones",
            stages=tuple(Stage(text, Decimal(25)) for text in stages),
            owner_id=who[_("Mentoring")],
            source=_("notes of the mentoring group"),
        ),
    )


def _about_knowledge(who: dict[str, str]) -> tuple[KeyResult, ...]:
    return (
        KeyResult(
            "",
            "",
            _("Pages of member knowledge published"),
            unit=_("pages"),
            baseline=Decimal(0),
            target=Decimal(50),
            output=True,
            source=_("the library itself"),
        ),
        KeyResult(
            "",
            "",
            _("Sponsorship raised for the library"),
            unit="EUR",
            baseline=Decimal(0),
            target=Decimal(6000),
            measure="money",
            owner_id=who[_("Partnerships")],
            source=_("bank statement"),
        ),
        KeyResult(
            "",
            "",
            _("The city library links to ours from its own pages"),
            measure="yes-no",
            baseline=Decimal(0),
            target=Decimal(1),
            owner_id=who[_("Content editor")],
            source=_("a look at their pages on the last day"),
        ),
    )


def _accept(story: Story, cycle: str, day: dt.date, who: dict[str, str]) -> None:
    """Everybody says yes to what they own, but for the one who still thinks about the sponsors."""
    document = story.document
    names = {person.id: person.name for person in people.everyone(document)}
    owned = key_results.of_cycle(document, cycle)
    for person_id in who.values():
        with story.at(day, 9, names[person_id]), document.edit(_("Accept what I own")):
            for objective in objectives.of_cycle(document, cycle):
                if objective.owner_id == person_id:
                    owning.accept(document, objective.id, day)
                for key_result in owned[objective.id]:
                    if key_result.owner_id == person_id and key_result.measure != "money":
                        owning.accept(document, key_result.id, day)
