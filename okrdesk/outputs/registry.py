"""Everything that can leave the desk, a row for each, in the order in which it is shown.

The Share page, `okrdesk export --layout KEY`, Ctrl+K and the tests read it. Light, because every command
that lists the keys looks here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from okrdesk.document.refused import Refused
from okrdesk.i18n import _
from okrdesk.outputs import writers
from okrdesk.outputs.asked import Option
from okrdesk.outputs.output import Output
from okrdesk.reports.charts.kinds import kinds
from okrdesk.reports.workshop.papers import PAPERS

_BOTH = ("a4", "letter")
_ON_PAPER: frozenset[Option] = frozenset({"paper", "language", "names", "black and white", "carry"})
_PAGE: frozenset[Option] = _ON_PAPER | {"day", "cycle"}
_ONE_PAGER: frozenset[Option] = _PAGE | {"rule", "chart", "comparison", "memory"}
_FIGURES: frozenset[Option] = frozenset({"day", "cycle", "language", "names"})

_WALL = ("a3", "a4", "letter")
_ALSO_WALL = ("a4", "a3", "letter")

_PAGES = (
    Output(
        "one-pager",
        lambda: _("One-pager"),
        lambda: _("One printed page for leadership: figures, objectives, what went well, what you ask for."),
        writers.one_pager, papers=_BOTH, options=_ONE_PAGER,
    ),
    Output(
        "wall",
        lambda: _("Team wall"),
        lambda: _("Every objective as a column with its key results, to be read from across the room."),
        writers.report("team_wall"), papers=_WALL, options=_PAGE | {"rule"},
    ),
    Output(
        "four-square",
        lambda: _("Four squares"),
        lambda: _("Priorities, confidence, the next four weeks, health. For the wall or the Monday meeting."),
        writers.report("four_squares"), papers=_ALSO_WALL, options=_PAGE,
    ),
    Output(
        "commitments",
        lambda: _("Commitment sheets"),
        lambda: _("A sheet for each owner: what they answer for and promised, by when, a line to sign."),
        writers.commitment_sheets, papers=_BOTH, options=_PAGE | {"owner"},
    ),
    Output(
        "check-in-sheets",
        lambda: _("Check-in sheets"),
        lambda: _("Boxes to fill in by hand, each with a code; typed back in one list."),
        writers.report("check_in_sheets"), papers=_ALSO_WALL, options=_PAGE,
    ),
    Output(
        "review",
        lambda: _("Review"),
        lambda: _("What the cycle taught us, with the cards that may be shared."),
        writers.report("review_report"), papers=_ALSO_WALL, options=_PAGE,
    ),
    Output(
        "map",
        lambda: _("Map of goals"),
        lambda: _("Mission, priorities, objectives and owners on a page: what leads where."),
        writers.report("alignment_map"), papers=_ALSO_WALL, options=_PAGE | {"rule"},
    ),
)  # fmt: skip

_FILES = (
    Output(
        "workbook",
        lambda: _("Workbook"),
        lambda: _("A sheet for each table, and a summary that reckons anew when you change a value."),
        writers.of_cycle("workspace_xlsx", "to_xlsx"), ("xlsx",), options=_FIGURES | {"rule"},
    ),
    Output(
        "table",
        lambda: _("Key results as a table"),
        lambda: _("CSV in UTF-8, which opens anywhere: a line for each key result, with all its check-ins."),
        writers.of_cycle("workspace_csv", "to_csv"), ("csv",), options=_FIGURES | {"rule"},
    ),
    Output(
        "tables",
        lambda: _("All tables, packed"),
        lambda: _("Every table as a CSV file of its own, packed into one file that can be mailed."),
        writers.of_cycle("workspace_csv", "to_zip"), ("zip",), options=_FIGURES | {"rule"},
    ),
    Output(
        "markdown",
        lambda: _("Text for a wiki"),
        lambda: _("Goals, figures, asks and promises as Markdown, readable as it stands."),
        writers.of_cycle("markdown", "to_markdown"), ("md",), options=_FIGURES | {"rule"},
    ),
    Output(
        "json",
        lambda: _("Whole workspace as JSON"),
        lambda: _("Readable by people and programs, with the whole history: for archives and other tools."),
        writers.of_workspace("workspace_json", "to_json"), ("json",), "workspace",
    ),
    Output(
        "calendar",
        lambda: _("Dates for every calendar"),
        lambda: _("Check-ins, due days, promises and the review; taken in again, the same days move."),
        writers.calendar, ("ics",), options=frozenset({"cycle"}),
    ),
)  # fmt: skip


def _workshop_papers() -> Iterable[Output]:
    for key, paper in PAPERS.items():
        yield Output(
            key, paper.name, paper.about, writers.workshop_paper(key), subject="workshop",
            papers=_BOTH, options=_ON_PAPER, before=paper.before,
        )  # fmt: skip


def _chart_name(key: str) -> Callable[[], str]:
    def name() -> str:
        named = next(kind for kind in kinds() if kind.key == key)
        return named.heading or _("Chart of a key result")

    return name


def _charts() -> Iterable[Output]:
    for kind in kinds():
        yield Output(
            f"chart-{kind.key}",
            _chart_name(kind.key),
            lambda: _("A chart as a picture, for slides and pages of your own."),
            writers.chart(kind.key), ("png", "svg", "pdf"),
            "key result" if kind.of_key_result else "cycle",
            options=_FIGURES | {"key result"} if kind.of_key_result else _FIGURES,
        )  # fmt: skip


OUTPUTS: dict[str, Output] = {each.key: each for each in (*_PAGES, *_workshop_papers(), *_charts(), *_FILES)}


def papers() -> tuple[str, ...]:
    """Every paper that something comes on."""
    return tuple(dict.fromkeys(paper for row in OUTPUTS.values() for paper in row.papers))


def usual_for(out: Path) -> Output:
    """What is written to a name when nothing else is asked for; refused where nothing has its ending."""
    ending = out.suffix.casefold().removeprefix(".")
    rows = OUTPUTS.values()
    fitting = [row for row in rows if ending == row.endings[0]] or [
        row for row in rows if ending in row.endings
    ]
    if fitting:
        return fitting[0]
    known = ", ".join(f".{each}" for each in dict.fromkeys(each for row in rows for each in row.endings))
    sentence = _("“{name}” ends with none of {known}; choose one of them.")
    raise Refused(sentence.format(name=out.name, known=known))
