"""Themes: what several ideas have in common; they grow, are merged and split, and become goals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from okrdesk.document import room_tables as r
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import in_one_line, is_blank
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import (
    adopting,
    alphabet,
    blueprints,
    cycles,
    dismissals,
    fourth,
    mission,
    objectives,
    order,
)
from okrdesk.okr.blueprints import Blueprint
from okrdesk.okr.choices import refuse_unknown
from okrdesk.okr.objectives import Objective
from okrdesk.okr.records import Kept, differences

MOST_ON_PAPER = 9999


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of cards.

    `on_paper` of them are not typed. `priority_id` is the priority that it became, or None.
    """

    id: str
    cycle_id: str
    title: str
    on_paper: int = 0
    priority_id: str | None = None
    position: str = ""


THEMES = Kept(t.Theme, Theme)


def of_cycle(document: Document, cycle_id: str) -> tuple[Theme, ...]:
    """The themes of a cycle in their order."""
    return THEMES.of_cycle(document, cycle_id)


def read(document: Document, theme_id: str) -> Theme:
    """One theme; refused when it is gone."""
    return THEMES.read(document, theme_id, _("That theme is no longer here; undo brings it back."))


def of_one_name(themes: Sequence[Theme]) -> tuple[tuple[Theme, ...], ...]:
    """The themes that have the name of another, together: two copies made the same and were merged."""
    named: dict[str, list[Theme]] = defaultdict(list)
    for theme in themes:
        named[in_one_line(theme.title).casefold()].append(theme)
    return tuple(tuple(alike) for alike in named.values() if len(alike) > 1)


def add(document: Document, cycle_id: str, title: str, idea_ids: Sequence[str] = ()) -> str:
    """Make a theme, with these cards in it, at the end; returns its id. Refused for the name of another."""
    known = of_cycle(document, cycle_id)
    _refuse_wrong({"title": title}, known)
    cycles.refuse_closed(document, cycle_id)
    _refuse_foreign_cards(document, cycle_id, idea_ids)
    with document.edit(_("Make a theme")):
        theme = Theme("", cycle_id, in_one_line(title), position=order.last(each.position for each in known))
        theme_id = THEMES.add(document, theme)
        document.set_all(r.Idea, idea_ids, theme=theme_id, seen=1)
        return theme_id


def change(document: Document, before: Theme, after: Theme) -> None:
    """Write what differs in a theme's name, or in how many of its cards lie on paper."""
    changed = differences(before, after)
    known = _of_open_cycle(document, before.id)
    others = [theme for theme in of_cycle(document, known.cycle_id) if theme.id != known.id]
    _refuse_wrong(changed, others)
    if "title" in changed:
        changed["title"] = in_one_line(changed["title"])
    with document.edit(_("Rename a theme") if set(changed) == {"title"} else _("Change a theme")):
        THEMES.set(document, known.id, changed)


def merge(document: Document, theme_id: str, into_id: str) -> None:
    """Put all of one theme into another: its cards, those on paper too, and what became of it."""
    if theme_id == into_id:
        raise Refused(_("That is one and the same theme; choose another to merge it with."))
    gone, kept = _of_open_cycle(document, theme_id), _of_open_cycle(document, into_id)
    if gone.cycle_id != kept.cycle_id:
        raise Refused(_("That theme belongs to another cycle; choose one of this cycle."))
    with document.edit(_("Merge themes")):
        for table in (r.Idea, t.Objective):
            rows = document.rows(table.select(table.id).where(table.theme == gone.id))
            document.set_all(table, [row.id for row in rows], theme=kept.id)
        whole = replace(
            kept,
            on_paper=min(kept.on_paper + gone.on_paper, MOST_ON_PAPER),
            priority_id=kept.priority_id or gone.priority_id,
        )
        THEMES.set(document, kept.id, differences(kept, whole))
        document.remove(t.Theme, gone.id)


def put_together(document: Document, theme_ids: Sequence[str]) -> None:
    """Merge themes into the first of them, as one edit."""
    first, *others = theme_ids
    with document.edit(_("Put themes together")):
        for theme_id in others:
            merge(document, theme_id, first)


def split(document: Document, theme_id: str, title: str, idea_ids: Sequence[str]) -> str:
    """Take cards out of a theme into a new one right after it; returns the new one's id."""
    known = _of_open_cycle(document, theme_id)
    if not idea_ids:
        raise Refused(_("Choose the cards that go into the new theme."))
    with document.edit(_("Split a theme")):
        made = add(document, known.cycle_id, title, idea_ids)
        siblings = of_cycle(document, known.cycle_id)
        order.move(document, t.Theme, siblings, made, [theme.id for theme in siblings].index(theme_id) + 1)
        return made


def move(document: Document, theme_id: str, index: int) -> None:
    """Put a theme at a place among those of its cycle."""
    known = _of_open_cycle(document, theme_id)
    with document.edit(_("Move a theme")):
        order.move(document, t.Theme, of_cycle(document, known.cycle_id), theme_id, index)


def remove(document: Document, theme_id: str) -> None:
    """Take a theme away; its cards are in none then, and not seen. Undo brings all of it back."""
    _of_open_cycle(document, theme_id)
    with document.edit(_("Remove a theme")):
        document.remove(t.Theme, theme_id)


def promote(
    document: Document,
    theme_id: str,
    to: str,
    *,
    title: str = "",
    team_id: str | None = None,
    blueprint: Blueprint | None = None,
    fill: Mapping[str, str] | None = None,
    reason: str = "",
) -> str:
    """Make a "priority" or an "objective" of a theme; returns its id.

    An objective keeps the theme, and so its evidence, and serves the priority that the theme became. One from
    a blueprint that fits the theme was still made together: its origin is the theme. A fourth objective of a
    team, or of the community as a whole, asks for a reason, which stays with the cycle.
    """
    refuse_unknown({"to": to}, {"to": ("priority", "objective")})
    known = _of_open_cycle(document, theme_id)
    if to == "priority":
        return _make_priority(document, known)
    if not title and known.id in objectives_of(document, known.cycle_id):
        sentence = _("“{title}” is an objective already; another one from it needs words of its own.")
        raise Refused(sentence.format(title=known.title))
    needs_reason = fourth.needs_reason(document, known.cycle_id, team_id)
    if needs_reason and is_blank(reason):
        raise Refused(_("There are three objectives already; say why a fourth one is worth it."))
    with document.edit(_("Make an objective of a theme")):
        if needs_reason:
            dismissals.dismiss(document, fourth.RULE, known.cycle_id, reason)
        if blueprint is None:
            made = objectives.add(document, Objective("", known.cycle_id, title or known.title))
        else:
            made = adopting.adopt(document, known.cycle_id, blueprint, fill or {}, title=title)
        plain = objectives.read(document, made)
        priority_id = priority_of(document, known)
        ours = replace(plain, origin="theme", theme_id=known.id, priority_id=priority_id, team_id=team_id)
        objectives.change(document, plain, ours)
        return made


def _make_priority(document: Document, theme: Theme) -> str:
    if priority_of(document, theme) is not None:
        raise Refused(_("“{title}” is a priority already.").format(title=theme.title))
    with document.edit(_("Make a priority of a theme")):
        made = mission.add_priority(document, theme.cycle_id, theme.title, "theme")
        THEMES.set(document, theme.id, {"priority_id": made})
        return made


def priority_of(document: Document, theme: Theme) -> str | None:
    """The priority that a theme became, None where there is none, or none any more."""
    row = document.row(t.Priority, theme.priority_id)
    return None if row is None or row.deleted else str(row.id)


def objectives_of(document: Document, cycle_id: str) -> dict[str, str]:
    """The objective that came from each theme, by the theme's id; the first where there are several."""
    by_theme: dict[str, str] = {}
    for objective in objectives.of_cycle(document, cycle_id):
        if objective.theme_id is not None:
            by_theme.setdefault(objective.theme_id, objective.id)
    return by_theme


def fitting_blueprints(document: Document) -> tuple[Blueprint, ...]:
    """The blueprints that fit what the community is for and the phase it is in; those that fit both first."""
    ours = mission.read(document)
    fits = {
        each.key: (each.purpose in ours.purposes) + (ours.phase in each.phases)
        for each in blueprints.shipped()
    }
    ranked = sorted(blueprints.shipped(), key=lambda each: -fits[each.key])
    return tuple(each for each in ranked if fits[each.key])


def _of_open_cycle(document: Document, theme_id: str) -> Theme:
    known = read(document, theme_id)
    cycles.refuse_closed(document, known.cycle_id)
    return known


def _refuse_foreign_cards(document: Document, cycle_id: str, idea_ids: Sequence[str]) -> None:
    query = r.Idea.select(r.Idea.id).where(
        (r.Idea.deleted == 0) & (r.Idea.cycle == cycle_id) & r.Idea.id.in_(set(idea_ids))
    )
    if idea_ids and len(document.rows(query)) < len(set(idea_ids)):
        raise Refused(_("That card is no longer here; undo brings it back."))


def _refuse_wrong(fields: Mapping[str, Any], others: Sequence[Theme]) -> None:
    title = fields.get("title", "-")
    if is_blank(title):
        raise Refused(_("A theme needs a name; type a few words."))
    if "title" in fields and any(alphabet.is_same(theme.title, in_one_line(title)) for theme in others):
        sentence = _("There is a theme “{title}” already; send the cards there, or choose another name.")
        raise Refused(sentence.format(title=in_one_line(title)))
    if not 0 <= fields.get("on_paper", 0) <= MOST_ON_PAPER:
        raise Refused(_("Choose a whole number from 0 to {most}.").format(most=MOST_ON_PAPER))
