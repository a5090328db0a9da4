"""Lines and files of communities for tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from okrdesk.document.document import Document
from okrdesk.okr import mission
from okrdesk.okr.communities.answering import Asking
from okrdesk.okr.communities.line import Community
from tests import changes, factories
from tests.okr.samples import DAY, written

ASKING = Asking(DAY, "en_GB")
_USUAL = {
    "cycle": "2026-Q1",
    "first_day": dt.date(2026, 1, 1),
    "last_day": dt.date(2026, 3, 31),
    "stage": "running",
    "progress": Fraction(1, 3),
    "expected": Fraction(2, 5),
    "status": "at risk",
    "standing": "at risk",
    "confidence": Fraction(6),
    "off_track": 1,
    "key_results": 10,
}


def line(name: str, **fields: Any) -> Community:
    """A community in the middle of its cycle, told from others by its name."""
    known = {"path": Path(f"{name}.okrdesk"), "workspace": name, "clocks": {"a": "1"}, **_USUAL, **fields}
    known.setdefault("standing", known["status"])
    if "status" in fields and "standing" not in fields:
        known["standing"] = fields["status"] or "not started"
    return Community(name=name, **known)


def clocks(**latest: str) -> Mapping[str, str]:
    """The latest clock of each computer."""
    return latest


def stored(path: Path, document: Document) -> Path:
    """The document as a file, in folders that are made for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return factories.stored(path, document)


def sample_named(name: str) -> Document:
    """The sample under another name; it is the same workspace."""
    document = written(DAY)[0]
    if name:
        changes.of_mission(document, name=name)
    return document


@cache
def _small(name: str) -> bytes:
    document = factories.another_workspace(name=name)
    mission.reword(document, mission.read(document), replace(mission.read(document), locale="en_GB"))
    content = factories.content(document)
    document.close()
    return content


def small(path: Path, name: str) -> Path:
    """A small workspace of its own as a file; of one name always the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_small(name))
    return path
