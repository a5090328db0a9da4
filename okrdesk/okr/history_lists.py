"""What history says of the lists and tables that a field of the workshop holds: words, never what is inside.

A result that is not to be known yet (a tie is open) must not be read in the history either.
"""

from __future__ import annotations

import json
from typing import Any

from okrdesk.i18n import _, ngettext

TABLES = ("round", "workshop", "workshop_step", "source", "own_template")


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
    if field in ("people", "ways"):
        return ", ".join(map(str, held))
    return ngettext("{n} entry", "{n} entries", len(held)).format(n=len(held))


def _tie_words(tie: dict[str, Any]) -> str:
    if tie.get("judged"):
        return _("judged")
    return _("settled") if tie.get("outcome") else _("a way is agreed")


def _paper_words(paper: dict[str, Any]) -> str:
    names = {"handed_out": _("{n} handed out"), "collected": _("{n} collected")}
    return ", ".join(template.format(n=paper[name]) for name, template in names.items() if name in paper)
