"""Subjects: what a round can be about, and how its items are called. Items are ids, or words of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from okrdesk.document import room_tables as r
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.i18n import _, ngettext
from okrdesk.okr import initiatives, key_results, objectives
from okrdesk.okr.workshop import ideas, themes

_TABLES = {
    "themes": (t.Theme, "title"),
    "ideas": (r.Idea, "text"),
    "objectives": (t.Objective, "title"),
    "key-results": (t.KeyResult, "title"),
    "initiatives": (t.Initiative, "title"),
}
MARKS = ("direction", "commitment", "clarity")
PULSES = ("before", "after")  # the three marks at the beginning and at the end


def titles(document: Document, subject: str, items: Sequence[str]) -> dict[str, str]:
    """The words for each item, also of those that were removed meanwhile."""
    if subject in PULSES:
        return {item: mark_name(item) for item in items}
    if subject not in _TABLES:
        return {item: item for item in items}
    known = document.once(
        (titles, subject, tuple(items)), lambda: _titles(document, *_TABLES[subject], items)
    )
    return {item: known.get(item, item) for item in items}


def _titles(document: Document, table: Any, field: str, items: Sequence[str]) -> dict[str, str]:
    rows = document.rows(table.select().where(table.id.in_(list(items))))
    return {row.id: str(getattr(row, field)) for row in rows}


def items_of(document: Document, cycle_id: str, subject: str) -> tuple[str, ...]:
    """The ids of everything of a subject in a cycle, in its order: what a fresh round asks about."""
    if subject == "themes":
        return tuple(each.id for each in themes.of_cycle(document, cycle_id))
    if subject == "ideas":
        return tuple(each.id for each in ideas.of_cycle(document, cycle_id) if each.kind == "idea")
    if subject in PULSES:
        return MARKS
    goals = objectives.of_cycle(document, cycle_id)
    if subject == "objectives":
        return tuple(each.id for each in goals)
    lines = [line.id for goal in goals for line in key_results.of_objective(document, goal.id)]
    if subject == "key-results":
        return tuple(lines)
    plans = initiatives.of_cycle(document, cycle_id)
    return tuple(each.id for line in lines for each in plans.get(line, ()) if each.done_on is None)


def mark_name(mark: str) -> str:
    """One of the three marks as people read it; other marks are their own words."""
    return {"direction": _("Direction"), "commitment": _("Commitment"), "clarity": _("Clarity")}.get(
        mark, mark
    )


def one_of(subject: str) -> str:
    """One of its items in the middle of a sentence: "theme"."""
    names = {"themes": _("theme"), "ideas": _("idea"), "objectives": _("objective")}
    return names.get(subject, _("line"))


def total_words(method: str, dots: int, people: int) -> str:
    """ "32 dots from 8 people", "14 marks from 8 people"."""
    placed = (
        ngettext("{n} dot", "{n} dots", dots) if method == "dots" else ngettext("{n} mark", "{n} marks", dots)
    )
    sentence = ngettext("{placed} from {n} person", "{placed} from {n} people", people)
    return sentence.format(placed=placed.format(n=dots), n=people)
