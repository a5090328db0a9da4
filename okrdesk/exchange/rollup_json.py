"""The roll-up as JSON: a line per community in the order of its need, then what is not shown and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from okrdesk.okr.communities.line import Community
from okrdesk.okr.communities.rolled import RollUp
from okrdesk.okr.rounding import json_fraction, json_number


def to_json(rolled: RollUp) -> bytes:
    """The bytes of the file: decimals as text, what is not known as null, `error` null where all is well.

    Letters of a file's name that are no text are written as escapes, which stand for the same name.
    """
    return (json.dumps(as_json(rolled), ensure_ascii=False, indent=2) + "\n").encode(
        "utf-8", "backslashreplace"
    )


def as_json(rolled: RollUp) -> list[dict[str, Any]]:
    """The lines in plain values (decision 11)."""
    return [
        *(_line(each) for each in rolled.communities),
        *(_nothing(each.path, each.why) for each in rolled.not_shown),
    ]


def _line(each: Community) -> dict[str, Any]:
    return _nothing(each.path, None) | {
        "name": each.name,
        "cycle": each.cycle or None,
        "progress": json_fraction(each.progress),
        "expected": json_fraction(each.expected),
        "status": each.status or None,
        "confidence": json_number(each.confidence),
        "off_track": each.off_track,
        "ask": "\n".join(each.asks) or None,
    }


def _nothing(path: Path, error: str | None) -> dict[str, Any]:
    keys = ("name", "cycle", "progress", "expected", "status", "confidence", "off_track", "ask")
    return {"file": str(path), **dict.fromkeys(keys), "error": error}
