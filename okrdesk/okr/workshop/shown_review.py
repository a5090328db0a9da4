"""What a room sees when goals are looked at again: scores, answers, decisions, stories. Part of `shown`."""

from __future__ import annotations

from okrdesk.i18n import _, format_number
from okrdesk.okr import review, review_words, stories
from okrdesk.okr.review import ObjectiveReview
from okrdesk.okr.workshop.moment import Room, emphasised
from okrdesk.okr.workshop.spoken import listed, spoken
from okrdesk.okr.workshop.views import Line, Listing, Statement, Statements, plain


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
        given = next((one.answer for one in each.answers if one.question == room.act.of), "")
        lines.append(Line(each.line.objective.title, review_words.answer_name(given) or "?"))
    done = sum(line.who != "?" for line in lines)
    foot = emphasised(_("{n} of {all} answered").replace("{all}", str(len(lines))), n=done)
    return _listing(room, lines, foot)


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
