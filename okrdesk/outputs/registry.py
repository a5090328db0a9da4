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
from okrdesk.outputs.output import Option, Output
from okrdesk.reports.charts.kinds import kinds
from okrdesk.reports.workshop.papers import PAPERS

_BOTH = ("a4", "letter")
_PAGE: frozenset[Option] = frozenset({"day", "paper"})

_PAGES = (
    Output(
        "one-pager",
        lambda: _("One-pager"),
        lambda: _("One printed page for leadership: figures, objectives, what went well, what you ask for."),
        writers.one_pager, papers=_BOTH, options=_PAGE,
    ),
    Output(
        "review",
        lambda: _("Review"),
        lambda: _("What the cycle taught us, with the cards that may be shared."),
        writers.report("review_report"), papers=_BOTH, options=_PAGE,
    ),
    Output(
        "map",
        lambda: _("Map of goals"),
        lambda: _("Mission, priorities, objectives and owners on a page: what leads where."),
        writers.report("alignment_map"), papers=_BOTH, options=_PAGE,
    ),
)  # fmt: skip

_FILES = (
    Output(
        "json",
        lambda: _("Whole workspace as JSON"),
        lambda: _("Readable by people and programs, with the whole history: for archives and other tools."),
        writers.of_workspace("workspace_json", "to_json"), ("json",), "workspace",
    ),
    Output(
        "calendar",
        lambda: _("Dates for every calendar"),
        lambda: _("The check-in days of this cycle, its last day and when to look at the goals again."),
        writers.calendar, ("ics",),
    ),
)  # fmt: skip


def _workshop_papers() -> Iterable[Output]:
    for key, paper in PAPERS.items():
        yield Output(
            key, paper.name, paper.about, writers.workshop_paper(key), subject="workshop",
            papers=_BOTH, options=frozenset({"paper"}), before=paper.before,
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
            "key result" if kind.of_key_result else "cycle", options=frozenset({"day"}),
        )  # fmt: skip


OUTPUTS: dict[str, Output] = {each.key: each for each in (*_PAGES, *_workshop_papers(), *_charts(), *_FILES)}


def usual_for(out: Path) -> Output:
    """What is written to a name when nothing else is asked for; refused where nothing has its ending."""
    ending = out.suffix.casefold().removeprefix(".")
    for each in OUTPUTS.values():
        if ending == each.endings[0]:
            return each
    known = ", ".join(f".{each}" for each in dict.fromkeys(row.endings[0] for row in OUTPUTS.values()))
    sentence = _("“{name}” ends with none of {known}; choose one of them.")
    raise Refused(sentence.format(name=out.name, known=known))
