"""Neutral rows: objectives, key results and check-ins as another tool's file holds them.

A format reads a file into these, `plan` compares them with a workspace, `bring` writes them. They name other
rows by the keys of the file and people by their names; no row of a workspace is known here. `values` are
fields of our own records by their names, and only those of which the file speaks: what it leaves empty
stays here as it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Any, NamedTuple

from okrdesk.frozen import dataclass

LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Link:
    """The objective that a line belongs to: by its key, else by its title; `weight` is a share of 100."""

    key: str = ""
    title: str = ""
    weight: Decimal | None = None

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return self.title or self.key


@dataclass(frozen=True, slots=True)
class CheckInRow:
    """A value. `key` tells it from others of the same key result; `person` is a name or "".

    The key LATEST is that of a value without a day, which is taken as the value of today.
    """

    line: int
    key: str
    values: Mapping[str, Any]
    person: str = ""

    @property
    def on(self) -> dt.date | None:
        """The day of the value, None where the file does not say it."""
        day: dt.date | None = self.values.get("on")
        return day


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a file. `key` is the same in every later export of the same tool.

    `owner` is a name, "" for nobody, None where the file does not say. `progress` is a share of 1 and
    `status` a word, as the file has them. `period` names when it belongs, from `first_day` to `last_day`.
    """

    line: int
    key: str
    title: str
    values: Mapping[str, Any] = field(default_factory=dict)
    owner: str | None = None
    parents: tuple[Link, ...] = ()
    progress: Decimal | None = None
    progress_places: int = 0  # of its percentage, as it stands in the file
    status: str = ""
    period: str = ""
    first_day: dt.date | None = None
    last_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveRow(Row):
    """An objective. `parents` are objectives that it serves; `team` is as `owner`."""

    team: str | None = None


@dataclass(frozen=True, slots=True)
class ReadThus:
    """Something in a file that has more than one reading, and the one that was taken."""

    what: str
    how: str


@dataclass(frozen=True, slots=True)
class KeyResultRow(Row):
    """A key result of its first parent. `helpers` None means that the file does not say who helps.

    `unless` says why it is none, such as "a deliverable, not a key result": then it stays away unless
    somebody takes it.
    """

    helpers: tuple[str, ...] | None = None
    check_ins: tuple[CheckInRow, ...] = ()
    unless: str = ""


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """Work for the key result with a key, of somebody by name or "", with its days."""

    line: int
    key_result: str
    title: str
    owner: str = ""
    due: dt.date | None = None
    done_on: dt.date | None = None
    blocker: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """What a review said of the objective with a key, by the columns of objectives."""

    objective: str
    values: Mapping[str, Any]


class RefusedLine(NamedTuple):
    """A line that cannot be taken in, why, and its cells."""

    line: int
    reason: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a file holds. `form` is the key of its format, `form_name` what people call it.

    `lines` is how many there are in it, whatever became of them. `people` are names that a file lists, each
    with what they do.
    """

    form: str
    form_name: str
    file_name: str
    lines: int
    objectives: tuple[ObjectiveRow, ...] = ()
    key_results: tuple[KeyResultRow, ...] = ()
    refused: tuple[RefusedLine, ...] = ()
    read_thus: tuple[ReadThus, ...] = ()
    initiatives: tuple[InitiativeRow, ...] = ()
    reviews: tuple[ReviewRow, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not taken in on purpose: no objective and no key result, or of another time."""

    line: int
    what: str
    why: str
