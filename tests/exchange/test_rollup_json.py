"""The roll-up as JSON: exactly the keys that are promised, in the order of need."""

from __future__ import annotations

import json
import os
from fractions import Fraction
from pathlib import Path

from okrdesk.exchange.rollup_json import to_json
from okrdesk.okr.communities.answering import Unread
from okrdesk.okr.communities.rolled import roll_up
from tests.okr.communities.made import DAY, clocks, line

KEYS = [
    "file", "name", "cycle", "progress", "expected", "status", "confidence", "off_track", "ask", "error",
]  # fmt: skip


def test_a_line_per_community_then_copies_then_what_could_not_be_read() -> None:
    asking = line("Graz", asks=("A room, by 20 Feb", "A developer"), confidence=Fraction(13, 2))
    none = line("None", stage="none", cycle="", status="", progress=None, expected=None, confidence=None,
                off_track=None)  # fmt: skip
    older = line("Older", workspace="Graz", clocks=clocks())
    lost = Unread(Path("lost.okrdesk"), "There is no file “lost.okrdesk”.")
    lines = json.loads(to_json(roll_up(DAY, "en_GB", [none, asking, older], [lost])))
    assert all(list(each) == KEYS for each in lines)
    assert [tuple(each.values()) for each in lines[:2]] == [
        (
            "Graz.okrdesk", "Graz", "2026-Q1", "0.333333333333", "0.4", "at risk", 6.5, 1,
            "A room, by 20 Feb\nA developer", None,
        ),
        ("None.okrdesk", "None", None, None, None, None, None, None, None, None),
    ]  # fmt: skip
    for each, told in zip(lines[2:], ("is a copy of", "There is no file"), strict=True):
        assert told in each["error"]
        assert [each[key] for key in KEYS[1:-1]] == [None] * 8


def test_a_name_that_is_no_text_stands_for_the_same_file() -> None:
    path = Path(os.fsdecode(b"a\xff.okrdesk"))
    (shown,) = json.loads(to_json(roll_up(DAY, "", [line("x", path=path)])))
    assert Path(shown["file"]) == path
