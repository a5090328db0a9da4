"""How the rows of the registry reach what writes them: each module is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from okrdesk.document.refused import Refused
from okrdesk.i18n import _
from okrdesk.outputs.asked import Asked, Made

if TYPE_CHECKING:
    from okrdesk.document.document import Document
    from okrdesk.okr.outline import Outline
    from okrdesk.reports.paper.page import Report

Write = Callable[["Document", Asked], Made]


def report(module: str) -> Write:
    """A page about a cycle as of a day: `reports.<module>.draw(document, outline, paper=, file_name=)`."""

    def write(document: Document, asked: Asked) -> Made:
        draw = import_module(f"okrdesk.reports.{module}").draw
        return _of_report(
            draw(document, _seen(document, asked), paper=asked.paper, file_name=asked.file_name)
        )

    return write


def workshop_paper(key: str) -> Write:
    """A paper of the latest workshop, by its row in `reports/workshop/papers.py`."""

    def write(document: Document, asked: Asked) -> Made:
        from okrdesk.okr.workshop import workshops
        from okrdesk.reports.workshop.papers import PAPERS

        paper, workshop = PAPERS[key], workshops.latest(document)
        if workshop is None and not paper.before:
            raise Refused(_("No workshop has been prepared; start one first."))
        return _of_report(paper.draw(document, workshop, paper=asked.paper, file_name=asked.file_name))

    return write


def chart(key: str) -> Write:
    """A chart, by its row in `reports/charts/kinds.py`."""

    def write(document: Document, asked: Asked) -> Made:
        from okrdesk.okr import outline
        from okrdesk.reports.charts import files
        from okrdesk.reports.charts.kinds import About, kinds

        kind = next(each for each in kinds() if each.key == key)
        seen = _seen(document, asked)
        line = outline.find(seen, asked.about) if kind.of_key_result else None
        made = kind.of(About(document, seen, document.locale, line=line))
        around = files.around(document, seen, kind.heading, line)
        return Made(files.content(made, f".{asked.ending}", around))

    return write


def of_workspace(module: str, name: str) -> Write:
    """A file of the whole workspace: `exchange.<module>.<name>(document)` gives its bytes."""

    def write(document: Document, asked: Asked) -> Made:
        return Made(getattr(import_module(f"okrdesk.exchange.{module}"), name)(document))

    return write


def of_cycle(module: str, name: str) -> Write:
    """A file of a cycle as of a day: `exchange.<module>.<name>(document, outline)` gives its bytes."""

    def write(document: Document, asked: Asked) -> Made:
        made = getattr(import_module(f"okrdesk.exchange.{module}"), name)
        return Made(made(document, _seen(document, asked)))

    return write


def one_pager(document: Document, asked: Asked) -> Made:
    """The one-pager of a cycle as of a day, compared with the last page or that of `since`."""
    from okrdesk.reports.onepager import onepager
    from okrdesk.reports.onepager.onepager_of import onepager_of

    page = onepager_of(
        document, asked.cycle_id, asked.day, rule=asked.rule, file_name=asked.file_name,
        chart=asked.chart, since=asked.since, compares=asked.compares,
    )  # fmt: skip
    return _of_report(onepager.draw(page, paper=asked.paper, chart=asked.chart))


def commitment_sheets(document: Document, asked: Asked) -> Made:
    """The sheets of all owners, or of the one whose id `about` is."""
    from okrdesk.reports import commitment_sheets as sheets

    seen = _seen(document, asked)
    return _of_report(
        sheets.draw(document, seen, paper=asked.paper, file_name=asked.file_name, person=asked.about)
    )


def calendar(document: Document, asked: Asked) -> Made:
    """The check-in days of a cycle."""
    from okrdesk.exchange.calendar import calendar
    from okrdesk.okr import cycles

    return Made(calendar(document, cycles.read(document, asked.cycle_id)))


def _seen(document: Document, asked: Asked) -> Outline:
    from okrdesk.okr import outline

    return outline.outline(document, asked.cycle_id, asked.day, asked.rule)


def _of_report(report: Report) -> Made:
    return Made(report.pdf, report.pages, report.notes)
