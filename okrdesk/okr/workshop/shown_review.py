"""What a room sees of check-ins, scores, answers, decisions and stories. Part of `shown`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from okrdesk.i18n import _, format_number
from okrdesk.okr import check_ins, review, review_words, stories
from okrdesk.okr.outline import ObjectiveLine
from okrdesk.okr.review import ObjectiveReview
from okrdesk.okr.shown import format_percent
from okrdesk.okr.terms import Cycle
from okrdesk.okr.trails import trails
from okrdesk.okr.values import aim_words, show_value
from okrdesk.okr.workshop.moment import Room, counter, emphasised
from okrdesk.okr.workshop.shown_votes import strip
from okrdesk.okr.workshop.spoken import listed, spoken
from okrdesk.okr.workshop.views import (
    Behaviour,
    Courses,
    Line,
    Listing,
    Question,
    Standing,
    Statement,
    Statements,
    View,
    Went,
    plain,
)


def _reviewed(room: Room) -> tuple[ObjectiveReview, ...]:
    return review.review_of(room.document, room.outline).objectives


def scores(room: Room) -> Listing:
    """Every goal with the score that holds, and what becomes of it."""
    locale = room.document.locale
    lines = [
        Line(
            each.line.objective.title,
            format_number(each.score, locale),
            review_words.decision_name(each.decision),
        )
        for each in _reviewed(room)
    ]
    return _listing(room, lines)


def answers(room: Room) -> Listing:
    """Every goal with the answer to the question that is asked; the notes stay with the facilitator."""
    lines = []
    for each in _reviewed(room):
        given = next(one for one in each.answers if one.question == room.act.of)
        members = review_words.members_words(given.members, room.document.locale)
        lines.append(Line(each.line.objective.title, review_words.answer_name(given.answer) or "?", members))
    done = sum(line.who != "?" for line in lines)
    foot = emphasised(_("{n} of {all} answered").replace("{all}", str(len(lines))), n=done)
    return _listing(room, lines, foot)


def courses(room: Room) -> Courses:
    """Every goal with its answer and how its key results went; the notes stay with the facilitator."""
    goals = []
    for each in _reviewed(room):
        given = next(one for one in each.answers if one.question == room.act.of)
        members = review_words.members_words(given.members, room.document.locale)
        answer = review_words.answer_name(given.answer) or "?"
        goals.append(Behaviour(each.line.objective.title, answer, members, _went(room, each.line)))
    done = sum(goal.answer != "?" for goal in goals)
    foot = emphasised(_("{n} of {all} answered").replace("{all}", str(len(goals))), n=done)
    title, said = room.prompts[0], [f"{goal.title} {goal.answer}" for goal in goals]
    return Courses(
        title=title, goals=tuple(goals), foot=foot, spoken=spoken(title, listed(said), f"{plain(foot)}.")
    )


def _went(room: Room, goal: ObjectiveLine) -> tuple[Went, ...]:
    locale, cycle = room.document.locale, room.outline.cycle
    known = trails(room.document, [line.key_result.id for line in goal.key_results], room.outline.day)
    rows = []
    for line in goal.key_results:
        trail, now = known[line.key_result.id], _("nobody checked in")
        if line.latest is not None:
            value = show_value(line.latest.value, line.key_result, locale)
            now = " ".join(filter(None, (value, aim_words(line.key_result, locale))))
        past = [
            (dt.date.fromisoformat(day), float(value))
            for day, value in zip(trail.days, trail.values, strict=True)
        ]
        rows.append(Went(f"{line.number}  {line.key_result.title}", now, _course(past, cycle)))
    return tuple(rows)


def decisions(room: Room) -> Listing:
    """What becomes of every goal."""
    lines = [
        Line(each.line.objective.title, review_words.decision_name(each.decision) or "?")
        for each in _reviewed(room)
    ]
    done = sum(line.who != "?" for line in lines)
    foot = emphasised(_("{n} of {all} decided").replace("{all}", str(len(lines))), n=done)
    return _listing(room, lines, foot)


def _listing(room: Room, lines: list[Line], foot: tuple[tuple[str, bool], ...] = ()) -> Listing:
    title = room.prompts[0]
    said = [" ".join(part for part in (each.what, each.who, each.when) if part) for each in lines]
    end = f"{plain(foot)}." if foot else ""
    return Listing(title=title, lines=tuple(lines), foot=foot, spoken=spoken(title, listed(said), end))


def told_stories(room: Room) -> Statements:
    """Successes and lessons of our own, to be read together."""
    names = {"success": _("Success"), "lesson": _("Lesson")}
    shown = tuple(
        Statement(each.text, names[each.kind])
        for each in stories.of_cycle(room.document, room.cycle_id)
        if not each.origin
    )
    title = room.prompts[0]
    return Statements(title=title, statements=shown, spoken=spoken(title, listed([s.text for s in shown])))


def standing(room: Room) -> View:
    """The key result that is on: where it stands, what was said last, how sure all are once it is revealed.

    While confidences are typed only their number is seen; at the end of the round only the question is.
    """
    lines = room.outline.key_results
    line = next((each for each in lines if each.key_result.id == room.moment.asked_id), None)
    title, other = room.prompts
    if line is None:
        return Question(title=title, other=other, spoken=spoken(title))
    row, figures, locale = line.key_result, line.figures, room.document.locale
    past = check_ins.of_key_result(room.document, row.id, room.outline.day)
    said = () if not past else tuple(text for text in (past[-1].note, past[-1].next_step) if text.strip())
    sure = room.moment.confidences
    seen = sure if room.moment.revealed and not room.moment.hidden else ()
    now = show_value(past[-1].value, row, locale) if past else "–"
    aim = aim_words(row, locale)
    words = ""
    if figures.raw is not None:
        words = _("{share} · pace asks {pace}").format(
            share=format_percent(figures.raw, locale), pace=format_percent(figures.expected, locale)
        )
    head = f"{line.number} · {line.owner.name}" if line.owner else line.number
    waiting = sure and not seen
    return Standing(
        lead=head,
        title=row.title,
        now=now,
        of=aim,
        status=figures.status,
        outdated=figures.outdated,
        share=float(figures.counted),
        pace=float(figures.expected),
        share_words=words,
        course=_course([(each.on, float(each.value)) for each in past], room.outline.cycle),
        said=said,
        sure=strip(_("How sure are we?"), seen, "confidence", locale) if seen else None,
        counter=counter(len(sure), room.workshop.voices, _("said how sure")) if waiting else None,
        spoken=spoken(f"{line.number} {row.title}:", f"{now} {aim}.", words),
    )


def _course(past: Sequence[tuple[dt.date, float]], cycle: Cycle) -> tuple[tuple[float, float], ...]:
    """The values so far, the lowest at 0 and the highest at 1, over the days of the cycle."""
    days = max((cycle.last_day - cycle.first_day).days, 1)
    values = [value for _day, value in past]
    low = min(values, default=0.0)
    span = max(values, default=1.0) - low or 1.0
    return tuple(
        (min(max((on - cycle.first_day).days / days, 0.0), 1.0), (value - low) / span) for on, value in past
    )
