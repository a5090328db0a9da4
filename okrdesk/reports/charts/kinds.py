"""The charts there are, a row for each: the command, the Progress page and the tests read them here.

A row imports its chart when one is made, as the command lists the kinds before it knows what is wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from okrdesk.frozen import dataclass
from okrdesk.i18n import _

if TYPE_CHECKING:
    from okrdesk.document.document import Document
    from okrdesk.okr.outline import KeyResultLine, Outline
    from okrdesk.reports.charts.chart import Chart
    from okrdesk.reports.charts.progress_shown import Lines


_FEW = 12  # rows beside another chart; the table has all


@dataclass(frozen=True, slots=True)
class About:
    """What a chart is made of: a cycle as of a day in the formats of `locale`, and what was chosen.

    `most` is how many lines or rows are drawn, None as many as the chart likes; `line` is the key result of a
    chart about one; `lines` is what the lines of the progress chart are.
    """

    document: Document
    seen: Outline
    locale: str
    most: int | None = None
    line: KeyResultLine | None = None
    lines: Lines = "objectives"


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One kind of chart: `key` names it in commands, `heading` stands above its picture, `of` makes one.

    On the Progress page `name` stands above it, `beside` says what its figures are, and `nothing` stands in
    place of a chart without values, "" for the page's own words; `most` is how many rows it draws there,
    None for as many as it likes. `has_lines` is a chart whose lines can be chosen. `of_key_result` is one
    about a single key result, which has no place on that page and is headed by its number and title.
    """

    key: str
    heading: str
    of: Callable[[About], Chart]
    name: str
    beside: str = ""
    nothing: str = ""
    most: int | None = None
    has_lines: bool = False
    of_key_result: bool = False


def _progress(about: About) -> Chart:
    from okrdesk.reports.charts import progress

    most = about.most or progress.MOST_LINES
    return progress.progress_chart(about.document, about.seen, about.locale, about.lines, most)


def _confidence(about: About) -> Chart:
    from okrdesk.reports.charts import confidence

    most = about.most or confidence.MOST_ROWS
    return confidence.confidence_chart(about.document, about.seen, about.locale, most)


def _load(about: About) -> Chart:
    from okrdesk.reports.charts import load

    most = about.most or load.MOST_BARS
    return load.load_chart(about.document, about.seen, about.locale, most)


def _key_result(about: About) -> Chart:
    from okrdesk.okr import check_ins
    from okrdesk.okr.moved_targets import moved_targets
    from okrdesk.reports.charts import key_result

    assert about.line is not None, "a chart of one key result is about one"
    asked, seen, document = about.line.key_result, about.seen, about.document
    values = check_ins.of_key_result(document, asked.id, seen.day)
    moved = moved_targets(document, seen.cycle.id)
    return key_result.key_result_chart(asked, values, seen.cycle, seen.day, about.locale, moved)


def kinds() -> tuple[ChartKind, ...]:
    """Every kind, in the order of the page, with its words in the language in use."""
    progress = _("Progress against an even pace")
    confidence = _("Confidence, week by week")
    nobody = _("Nobody owns anything yet: Owners gives each line a name.")
    return (
        ChartKind("progress", progress, _progress, progress, has_lines=True),
        ChartKind("confidence", confidence, _confidence, confidence, beside=_("0 to 10"), most=_FEW),
        ChartKind("load", _("What each person carries"), _load, _("Owner load"), nothing=nobody, most=_FEW),
        ChartKind("key-result", "", _key_result, "", of_key_result=True),
    )
