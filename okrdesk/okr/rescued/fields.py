"""Fields of our lines as a file speaks of them: by name, with people and teams by their names.

So what the file says, what it said last time and what stands here can be held against each other.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any, Literal

from okrdesk.document.text import clean
from okrdesk.i18n import _
from okrdesk.okr.objectives import Objective
from okrdesk.okr.records import values
from okrdesk.okr.terms import CheckIn, KeyResult

Fate = Literal["new", "updated", "same", "left out"]
# What a file calls by a name and a record by an id.
NAMED = {"owner": "owner_id", "team": "team_id", "helpers": "helper_ids"}
# Fields that no file speaks of: our own bookkeeping.
_OWN = frozenset(
    {"id", "cycle_id", "objective_id", "position", "helper_ids", "owner_id", "team_id", "priority_id"}
)
_RECORDS = {"objective": Objective, "key_result": KeyResult, "check_in": CheckIn}
_KNOWN = {name: frozenset(f.name for f in fields(record)) - _OWN for name, record in _RECORDS.items()}


def told(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the given values that are fields of an objective, key result or check-in; texts cleaned."""
    unknown = given.keys() - _KNOWN[kind]
    if unknown:
        raise ValueError(f"no fields of {kind}: {sorted(unknown)}")
    return {name: clean(value).strip() if isinstance(value, str) else value for name, value in given.items()}


def here(
    record: Objective | KeyResult, people: Mapping[str, str], teams: Mapping[str, str]
) -> dict[str, Any]:
    """The fields of a line of ours, with the names of its people and its team."""
    known = values(record)
    known["owner"] = people.get(record.owner_id or "", "")
    if isinstance(record, Objective):
        known["team"] = teams.get(record.team_id or "", "")
    else:
        known["helpers"] = tuple(sorted(people[each] for each in record.helper_ids if each in people))
    return known


def text_of(value: Any) -> str:
    """A value as one text, so that equal values are equal texts; nothing is ""."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, Decimal):
        text = format(value, "f")
        return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps([_plain(each) for each in value], ensure_ascii=False) if value else ""
    return str(value)


def texts_of(given: Mapping[str, Any]) -> dict[str, str]:
    """All values as texts."""
    return {name: text_of(value) for name, value in given.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if hasattr(value, "weight"):  # a stage
        return [value.name, text_of(value.weight)]
    return text_of(value)


def changed_and_kept(
    file: Mapping[str, Any], said: Mapping[str, str], ours: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What to write of a line that is here, and the fields in which ours stays though the file differs.

    A field that somebody changed here since it was brought last stays theirs. One of which nothing was said
    before is the file's, unless the file leaves it empty.
    """
    changed: dict[str, Any] = {}
    kept: list[str] = []
    for name, value in file.items():
        now, was, mine = text_of(value), said.get(name), text_of(ours.get(name))
        if now == mine or (was is None and not now):
            continue
        if was is None or was == mine:
            changed[name] = value
        else:
            kept.append(name)
    return changed, tuple(kept)


def field_names(names: Iterable[str]) -> str:
    """Fields in words, for a sentence: "target, owner"."""
    words = {
        "title": _("words"), "why": _("why"), "owner": _("owner"), "team": _("team"), "weight": _("weight"),
        "baseline": _("start"), "target": _("target"), "helpers": _("helpers"), "due": _("due day"),
        "starts": _("first day"), "unit": _("unit"), "measure": _("measure"), "source": _("source"),
        "supports": _("goal that it serves"), "direction": _("direction"),
    }  # fmt: skip
    return ", ".join(words.get(name, name.replace("_", " ")) for name in names)
