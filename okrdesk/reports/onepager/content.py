"""What stands on the one-pager, ready to be drawn: every figure is already a text or a share.

`onepager_of` fills these from a document, `onepager.draw` lays them out and nothing else. Texts a person
typed are drawn letter by letter as they are. Shares are fractions as floats (0.5 is half the way).
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal, NamedTuple

from okrdesk.frozen import dataclass
from okrdesk.okr.briefing.headline import Headline
from okrdesk.reports.charts.whole import WholeChart
from okrdesk.reports.paper.head import Head

How = Literal["", "strong", "struck", "warning"]


class Span(NamedTuple):
    """A part of a line and how it is set; what is struck says `heard` to those who hear it."""

    text: str
    how: How = ""
    heard: str = ""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How far a row is: what is `done` and due of it in shares, its status and the word for that."""

    done: str = ""
    counted: float = 0.0
    expected: float = 0.0
    status: str = "not started"
    word: str = ""


@dataclass(frozen=True)
class ShownKeyResult(Standing):
    """A row of the table.

    `number` is "1.2"; `note` stands behind the title ("due 28 Feb"); an `owner` of "" is nobody. `value` is
    what was reached of what is wanted. `done` is "58%" or a score; `counted` fills the bar, `expected` is its
    tick; `status` is one of decision 11 and says how the row is marked, `word` what it is called.
    `beside` is the confidence, or the team's own score, with its `change` ("↑ from 5") behind. `recovery` is
    what is done about it where it is off track. `gained` are points since the last page, or so far.
    """

    number: str
    title: str
    owner: str = ""
    note: str = ""
    value: tuple[Span, ...] = ()
    beside: str = ""
    change: str = ""
    recovery: str = ""
    gained: int = 0


@dataclass(frozen=True)
class ShownObjective(Standing):
    """An objective with its rows; `about` is the line below its title."""

    number: int
    title: str
    about: tuple[Span, ...] = ()
    key_results: tuple[ShownKeyResult, ...] = ()


@dataclass(frozen=True)
class Figure:
    """One of the four figures: its name, its value with what follows it smaller, and a line below."""

    name: str
    value: str
    follows: str = ""
    detail: str = ""


@dataclass(frozen=True)
class ShownAsk:
    """What is asked, "by 20 Feb", and from whom, for what and whom to tell."""

    what: str
    by: str = ""
    about: str = ""


@dataclass(frozen=True)
class Decided:
    """What was decided about an objective or key result, and why."""

    decision: str
    number: str
    why: str = ""


@dataclass(frozen=True)
class Told:
    """A line with its number in front, "" for none, and a name at its right."""

    number: str
    text: str
    name: str = ""


@dataclass(frozen=True)
class Columns:
    """What the columns of the table are called."""

    title: str
    owner: str
    value: str
    done: str
    bar: str
    beside: str
    status: str


@dataclass(frozen=True)
class OnePager(Head):
    """The whole one-pager, of an open cycle or of a closed one.

    `kind` and `state` stand at the right of its head. `went_well` and `in_the_way` are texts as they were
    typed, a line each; `well_name` says what the first of them is called, `not_now` is a sentence. An open
    cycle has `asks`, a closed one `decided` and `coming` (`coming_name` is its heading). `looks` are what to
    look at first, or what was learned, under `looks_name`. At the foot `trend_note` says what “at this rate”
    means, in brief where there is little room, and `notes` what other signs do; `chart_note` stands at the
    foot of a later page that has the chart. `reckoned` says how all of it is reckoned.
    """

    kind: str = ""
    state: str = ""
    headline: Headline = field(default_factory=lambda: Headline("", "", ""))
    figures: tuple[Figure, ...] = ()
    asks: tuple[ShownAsk, ...] = ()
    decided: tuple[Decided, ...] = ()
    in_the_way: str = ""
    coming_name: str = ""
    coming: tuple[Told, ...] = ()
    well_name: str = ""
    went_well: str = ""
    not_now: str = ""
    columns: Columns | None = None
    objectives: tuple[ShownObjective, ...] = ()
    looks_name: str = ""
    looks: tuple[Told, ...] = ()
    chart: WholeChart | None = None
    chart_note: str = ""
    trend_note: str = ""
    trend_note_brief: str = ""
    notes: tuple[str, ...] = ()
    reckoned: str = ""
    is_closed: bool = False
