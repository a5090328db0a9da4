"""What history says of a workshop: how far it came, and of lists and tables in its fields words alone.

A result that is not to be known yet (a tie is open) must not be read in the history either.
"""

from __future__ import annotations

import json
from typing import Any

from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop.words import state_words
from okrdesk.okr.workshop.workshops import DROPPED, ON

TABLES = (
    "round",
    "workshop",
    "workshop_step",
    "source",
    "own_template",
    "handed_page",
    "origin",
    "handed_copy",
    "open_choice",
)


def list_words(field: str, value: Any) -> str | None:
    """The words for a field of one of TABLES that holds a list; None for an empty one."""
    held = json.loads(value) if isinstance(value, str) else value
    if not held:
        return None
    if field == "result":
        ballots = sum(held.get("ballots", {}).values())
        return ngettext("{n} ballot", "{n} ballots", ballots).format(n=ballots)
    if field == "tie":
        return _tie_words(held)
    if field == "paper":
        return _paper_words(held)
    if field == "figures" and isinstance(held, dict):
        return _page_words(held)
    if field in ("people", "ways"):
        return ", ".join(map(str, held))
    return ngettext("{n} entry", "{n} entries", len(held)).format(n=len(held))


def only_marked(before: Any, after: Any) -> bool:
    """Whether nothing but what a running workshop notes for itself differs between two settings of a step."""
    one, other = (json.loads(each) if isinstance(each, str) else each or {} for each in (before, after))
    marks = (DROPPED, ON)
    return {k: v for k, v in one.items() if k not in marks} == {
        k: v for k, v in other.items() if k not in marks
    }


def came_to(before: str | None, after: str | None) -> str:
    """What became of a workshop or of a step: "done", "opened again", "begun"."""
    known = {
        ("open", "done"): _("done"),
        ("done", "open"): _("opened again"),
        ("left out", "open"): _("taken up again"),
        ("prepared", "running"): _("begun"),
        ("running", "prepared"): _("not begun after all"),
        ("closed", "running"): _("reopened"),
    }
    return known.get((before or "", after or "")) or state_words(after or "")


def spent_words(seconds: str) -> str:
    """How long a step has taken: "7 min"."""
    minutes = (int(seconds) + 30) // 60
    return ngettext("{n} min", "{n} min", minutes).format(n=minutes)


def _tie_words(tie: dict[str, Any]) -> str:
    if tie.get("judged"):
        return _("judged")
    return _("settled") if tie.get("outcome") else _("a way is agreed")


def _page_words(figures: dict[str, Any]) -> str:
    return _("{n} of 100 done").format(n=figures.get("progress", 0))


def _paper_words(paper: dict[str, Any]) -> str:
    names = {"handed_out": _("{n} handed out"), "collected": _("{n} collected")}
    return ", ".join(template.format(n=paper[name]) for name, template in names.items() if name in paper)
