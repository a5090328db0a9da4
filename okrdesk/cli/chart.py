"""`okrdesk chart`: a chart as a picture, without a window."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from okrdesk.cli import asked, output
from okrdesk.cli.exchange import free_for
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.i18n import _, format_day
from okrdesk.okr import check_ins, history, outline
from okrdesk.okr.outline import Outline
from okrdesk.reports.charts import confidence as confidence_chart
from okrdesk.reports.charts import files as chart_files
from okrdesk.reports.charts import frame as chart_look
from okrdesk.reports.charts import key_result as key_result_chart
from okrdesk.reports.charts import key_result_series
from okrdesk.reports.charts import load as load_chart
from okrdesk.reports.charts import progress as progress_chart

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def chart(chosen: argparse.Namespace) -> int:
    """Write a chart as of a day by the ending of the name; what stood there is replaced at once."""
    chart_files.ending_of(chosen.out)
    if chosen.kind == "key-result" and chosen.key_result is None:
        raise Refused(_("Say which key result with --key-result, such as --key-result 1.2."))
    if chosen.kind != "key-result" and chosen.key_result is not None:
        raise Refused(_("--key-result goes with --kind key-result; leave one of them out."))
    place = free_for(chosen.out, chosen.file)
    with asked.reading(chosen.file) as document:
        locale = asked.locale_of(document)
        day = asked.day(chosen, locale)
        if chosen.kind == "key-result":
            figure, story, heading = _of_key_result(chosen, document, day, locale)
        else:
            seen = outline.outline(document, asked.cycle(chosen, document, day).id, day)
            figure, story, heading = _of_cycle(chosen.kind, document, seen, locale)
    heading = _("{title} · {day}").format(title=heading, day=format_day(day, locale))
    chart_files.save(figure, place, story, heading=heading, family=chart_look.family([heading]))
    output.say(_("Wrote {place}").format(place=output.place(chosen.out)))
    return 0


def _of_key_result(
    chosen: argparse.Namespace, document: Document, day: dt.date, locale: str
) -> tuple[Figure, str, str]:
    seen, line = asked.key_result(chosen, document, day)
    series = key_result_series.series_of(
        line.key_result,
        check_ins.of_key_result(document, line.key_result.id, day),
        seen.cycle,
        day,
        history.moved_targets(document, seen.cycle.id),
    )
    figure = key_result_chart.figure(series, chart_files.LIGHT, locale, family=chart_look.family(()))
    heading = f"{line.number} {chart_look.label(line.key_result.title, 48)}"
    return figure, key_result_series.story(series, locale), heading


def _of_cycle(kind: str, document: Document, seen: Outline, locale: str) -> tuple[Figure, str, str]:
    light = chart_files.LIGHT
    if kind == "progress":
        lines = progress_chart.progress_chart_of(document, seen)
        family = chart_look.family(progress_chart.texts(lines))
        figure = progress_chart.figure(lines, light, locale, family=family)
        return figure, progress_chart.story(lines, locale), _("Progress against an even pace")
    if kind == "confidence":
        weeks = confidence_chart.confidence_chart_of(document, seen)
        family = chart_look.family(confidence_chart.texts(weeks))
        figure = confidence_chart.figure(weeks, light, locale, family=family)
        return figure, confidence_chart.story(weeks, locale), _("Confidence, week by week")
    bars = load_chart.load_chart_of(document, seen)
    family = chart_look.family(load_chart.texts(bars))
    figure = load_chart.figure(bars, light, locale, family=family)
    return figure, load_chart.story(bars, locale), _("What each person carries")
