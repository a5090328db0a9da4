"""The weeks of the sample: check-ins, and what happens beside them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import check_ins, cycles, decisions, initiatives, key_results, people, snapshots, stories
from okrdesk.okr.decisions import Decision
from okrdesk.okr.sample_story import Story
from okrdesk.okr.snapshots import Snapshot

_WEEKS = (7, 14, 21, 28, 35)  # days after the first on which people checked in
_EVENINGS = 28  # the day on which the writing evenings are done


@dataclass(frozen=True, slots=True)
class _Series:
    """The check-ins of one key result: a value and a confidence a week; a pair is total and count.

    Words, and the confidences of a group, belong to the latest one.
    """

    values: tuple[str | tuple[int, int], ...]
    confidence: tuple[int, ...]
    person: str
    note: str = ""
    blocker: str = ""
    next_step: str = ""
    group: tuple[int, ...] = ()


def _series() -> dict[str, _Series]:
    events, community = _("Events lead"), _("Community manager")
    partners, editor = _("Partnerships"), _("Content editor")
    return {
        "1.1": _Series(
            ("1", "2", "4", "6", "7"), (5, 6, 6, 7, 7), events, _("Two partners joined as hosts.")
        ),
        "1.2": _Series(
            ((24, 1), (52, 2), (112, 4), (155, 5), (259, 7)),
            (5, 5, 6, 6, 7),
            community,
            _("The evening about materials alone drew 61."),
        ),
        "1.3": _Series(
            ("10", "12", "15", "17", "21"),
            (4, 4, 5, 5, 5),
            partners,
            "",
            _("Hosts ask for a price list before they say yes."),
            _("Carla sends a price list to six hosts by Thursday."),
        ),
        "2.1": _Series(
            ("32", "34", "37", "39", "42"),
            (6, 6, 5, 5, 5),
            community,
            "",
            _("Reminders land in spam."),
            _("Sofie tries a sender address of our own."),
            (3, 5, 6, 6),
        ),
        "2.2": _Series(("34", "30", "27", "25", "22"), (5, 6, 6, 7, 7), _("Platform")),
        "2.3": _Series(
            ("1", "3", "5", "9", "12"),
            (4, 4, 3, 3, 3),
            _("Platform"),
            "",
            _("Nobody looks after this one yet."),
            _("Find an owner at the next meeting, or let it go."),
        ),
        "2.4": _Series(
            ("0", "0", "1", "1", "1"), (6, 6, 6, 6, 6), _("Mentoring"), _("Six of ten mentors found.")
        ),
        "3.1": _Series(("2", "5", "8", "11", "14"), (5, 5, 6, 6, 6), editor),
        "3.2": _Series(
            ("500", "900", "1400", "1900", "2600"),
            (6, 7, 7, 7, 8),
            partners,
            _("A print shop pays for a year."),
        ),
    }


def write_plan(story: Story, cycle: str, rows: dict[str, str], first: dt.date, who: dict[str, str]) -> None:
    """Work meant to move a figure, and the day on which the goals are looked at again."""
    with story.at(first, 18, _("Tom Brinkmann")):
        initiatives.add(
            story.document,
            rows["3.1"],
            _("A writing evening every second Thursday"),
            owner_id=who[_("Content editor")],
            due=first + dt.timedelta(days=_EVENINGS),
        )
        cycles.plan_revisit(story.document, cycle, first + dt.timedelta(days=45))


def write_cards(story: Story, cycle: str, rows: dict[str, str], day: dt.date, who: dict[str, str]) -> None:
    """What the meeting plans, and what the review will read: successes, a lesson, a decision, a picture."""
    document = story.document
    sold_out, rooms, noise = _stories(cycle, rows, day, who)
    with story.at(day, 10, _("Mehmet Aydin")):
        initiatives.add(
            document,
            rows["2.1"],
            _("Send reminders from an address of our own"),
            owner_id=who[_("Platform")],
            due=day + dt.timedelta(days=12),
            blocker=_("Reminders land in spam."),
        )
    with story.at(day, 11, _("Jana Petersen")):
        decisions.add(
            document,
            Decision(
                "",
                cycle,
                what=_("Raise the target of 1.1 from 10 to 12"),
                on=day,
                why=_("Ten would be reached weeks before the end and would ask nothing more of us."),
                evidence=_("Six events in four weeks, and two partners who host from now on"),
                line=rows["1.1"],
                person_id=who[_("Events lead")],
            ),
        )
        stories.add(document, sold_out)
    with story.at(day, 12, _("Mehmet Aydin")):
        stories.add(document, rooms)
        stories.add(document, noise)
        snapshots.add(document, Snapshot("", day, members=Decimal(455), active=Decimal(131), phase="growing"))


def _stories(
    cycle: str, rows: dict[str, str], day: dt.date, who: dict[str, str]
) -> tuple[stories.Story, ...]:
    """Two successes, which may be shared, and a lesson."""

    def told(kind: str, text: str, objective: str, person: str, try_next: str = "") -> stories.Story:
        return stories.Story(
            "",
            cycle,
            kind,
            text,
            try_next=try_next,
            on=day,
            objective_id=rows[objective],
            person_id=who[person],
            may_share=kind == "success",
        )

    events, community = _("Events lead"), _("Community manager")
    full = _("The first evening that members ran themselves was full after two days.")
    rooms = _("Three studios found somebody for their empty rooms through an introduction.")
    noise = _("Counting messages praised noise; a good introduction needs only one.")
    return (
        told("success", full, "1", events),
        told("success", rooms, "2", community),
        told("lesson", noise, "2", community, _("Count thank-you notes for a month instead.")),
    )


def write_check_ins(
    story: Story, rows: dict[str, str], first: dt.date, day: dt.date, who: dict[str, str]
) -> None:
    """Five weeks of check-ins; before the last of them a target moves and an old value is put right."""
    document = story.document
    names = {p.id: p.name for p in people.everyone(document)}
    latest: dict[str, str] = {}
    for week, offset in enumerate(_WEEKS):
        is_last = offset == _WEEKS[-1]
        # The first objective was looked at again on the very day, after all the others.
        for number, series in sorted(
            _series().items(), key=lambda pair: is_last and pair[0].startswith("1.")
        ):
            on = day if is_last and number.startswith("1.") else first + dt.timedelta(days=offset)
            if is_last and number == "1.1":
                with story.at(on, 8, _("Jana Petersen")):
                    events = key_results.read(document, rows["1.1"])
                    key_results.change(document, events, replace(events, target=Decimal(12)))
                    held = check_ins.read(document, latest["1.1"])
                    check_ins.correct(document, held, replace(held, value=Decimal(5)))
            value = series.values[week]
            total, count = value if isinstance(value, tuple) else (None, None)
            with story.at(on, 9, names[who[series.person]]):
                latest[number] = check_ins.record(
                    document,
                    rows[number],
                    Decimal(value) if isinstance(value, str) else Decimal(value[0]) / Decimal(value[1]),
                    on=on,
                    confidence=series.confidence[week],
                    note=series.note if is_last else "",
                    blocker=series.blocker if is_last else "",
                    next_step=series.next_step if is_last else "",
                    confidences=series.group if is_last else (),
                    person_id=who[series.person],
                    total=None if total is None else Decimal(total),
                    count=None if count is None else Decimal(count),
                )
        if offset == _EVENINGS:
            with story.at(first + dt.timedelta(days=offset), 20, _("Tom Brinkmann")):
                (evenings,) = initiatives.of_key_result(document, rows["3.1"])
                initiatives.finish(document, evenings.id, first + dt.timedelta(days=offset))
