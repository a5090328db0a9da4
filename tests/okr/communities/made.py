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
from okrdesk.okr.communities.answering import Asking, Unread
from okrdesk.okr.communities.gathering import LeftOut
from okrdesk.okr.communities.line import Community
from okrdesk.okr.communities.rolled import RollUp, roll_up
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


def organisation() -> RollUp:
    """A roll-up in which each sort of line occurs once, with a copy, a file that is lost and a backup."""
    closed = {"stage": "closed", "status": "", "expected": None, "confidence": None, "off_track": None}
    none = {"stage": "none", "cycle": "", "status": "", "progress": None, "expected": None}
    start = {"progress": Fraction(0), "expected": Fraction(0)}
    asked = ("A room for 80 people (from the board), by 20 Feb",)
    return roll_up(
        DAY,
        "en_GB",
        [
            line("Graz meets", status="off track", progress=Fraction(1, 10), off_track=4, asks=asked),
            line("Bremen"),
            line("<b>Öl</b> & Salz", status="on track", progress=Fraction(1, 2), confidence=None),
            line("Linz", verdict="Closed at 0.7 of 1.0: a healthy stretch.", **closed),
            line("Krems", confidence=None, off_track=None, key_results=0, **none),
            line("Wels", stage="draft", status="not started", **start),
            line("Steyr", status="", progress=Fraction(0), confidence=None, key_results=0),
            line("Bremen, a copy", workspace="Bremen", clocks=clocks()),
        ],
        [Unread(Path("lost.okrdesk"), "There is no file “lost.okrdesk”; it may have been moved or renamed.")],
        [LeftOut(Path("graz.okrdesk.bak"), "backup")],
    )
