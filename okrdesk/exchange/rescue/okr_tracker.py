"""The JSON of 7ang0n1n3's okr-tracker. It has no start value: nothing is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.exchange.rescue import records
from okrdesk.exchange.rescue.assembling import Assembling, title_of
from okrdesk.exchange.rescue.format import NO, SURE, Format
from okrdesk.exchange.rescue.given import Given
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import Link, Reading

KEY = "okr-tracker"
_OBJECTIVE = {"title": "title", "purpose": "why", "startDate": "first-day", "targetDate": "last-day",
              "weight": "objective-weight"}  # fmt: skip
_KEY_RESULT = {
    "title": "title", "target": "target", "current": "current", "startDate": "first-day", "unit": "unit",
    "targetDate": "last-day", "weight": "weight", "status": "status", "confidence": "confidence",
    "lastCheckin": "checked-on", "comments": "note", "evidence": "why",
}  # fmt: skip


def _name() -> str:
    return "okr-tracker"


def _objectives(given: Given) -> list[dict[str, Any]]:
    content = given.json
    return records.listed(content.get("objectives")) if isinstance(content, dict) else []


def _recognise(given: Given) -> int:
    rows = _objectives(given)
    return SURE if rows and all(isinstance(row.get("keyResults"), list) for row in rows) else NO


def _read(given: Given) -> Reading:
    rows = _objectives(given)
    if not rows:
        raise Refused(_("“{name}” holds no objectives of okr-tracker.").format(name=quoted(given.name)))
    work = Assembling(
        KEY, _name(), given.name, records.columns({*_OBJECTIVE.values(), *_KEY_RESULT.values()} - {"owner"})
    )
    line = 0
    for row in rows:
        line += 1
        period = f"Q{str(row.get('quarter')).lstrip('Qq')} {row.get('year')}"
        top = records.cells(line, row, _OBJECTIVE, period=period)
        title, key = title_of(top.get("title")), records.text_of(row.get("id")) or f"#{line}"
        if not title or key in work.objectives:
            work.refuse(top, _("an objective without words") if not title else _("its id is there twice"))
        else:
            work.objective(top, key, title)
        for below in records.listed(row.get("keyResults")):
            line += 1
            cells = records.cells(line, below, _KEY_RESULT, period=period)
            if cells.get("target") not in ("", "0"):
                cells = replace(cells, of={**cells.of, "baseline": "0"})  # the tool has no start and means it
            own = title_of(cells.get("title"))
            if not own:
                work.refuse(cells, _("a key result without words"))
                continue
            weight = records.text_of(below.get("weight"))
            work.key_result(cells, records.text_of(below.get("id")) or f"{key} / {own}", own,
                            (Link(key, title, work.cells.weight(cells) if weight else None),))  # fmt: skip
    return work.reading(line)


OKR_TRACKER = Format(KEY, _name, _recognise, _read)
