"""Appfire's OKR for Jira and BigPicture: outline numbers (1, 1.2, 1.2.1) say what belongs to what."""

from __future__ import annotations

from okrdesk.exchange.rescue.assembling import lines_of_all_kinds
from okrdesk.exchange.rescue.table_format import TableFormat

_KNOWN = {
    "order": "order", "type": "kind", "summary": "title", "status": "status", "period": "period",
    "owner": "owner", "weight": "weight", "okr type": "commitment", "labels": "ignored", "teams": "team",
    "expected start date": "first-day", "expected end date": "last-day", "start value": "baseline",
    "current value": "current", "target value": "target", "description": "why", "progress": "progress",
}  # fmt: skip

APPFIRE = TableFormat(
    "appfire",
    lambda: "Appfire OKR",
    _KNOWN,
    (
        frozenset({"order", "type", "summary", "target value"}),
        frozenset({"order", "type", "summary", "okr type"}),
    ),
    lines_of_all_kinds,
)
