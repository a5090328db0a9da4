"""Every kind of paper of the sample's workspace, written once for all tests that look at each."""

from __future__ import annotations

import datetime as dt
from functools import cache

from okrdesk.document.document import Document
from okrdesk.okr import cycles, sample
from okrdesk.okr.outline import Outline, outline
from okrdesk.okr.workshop import workshops
from okrdesk.reports import alignment_map, review_report
from okrdesk.reports.charts import files, kinds
from okrdesk.reports.onepager import onepager
from okrdesk.reports.onepager.onepager_of import onepager_of
from okrdesk.reports.workshop.papers import PAPERS
from tests import factories
from tests.benchmarks.big import DAY

NOW = round(dt.datetime.combine(DAY, dt.time(12), dt.UTC).timestamp() * 1000)
CHARTS = ("progress", "confidence", "load", "key-result")
NAMES = ("onepager", "review", "map", *PAPERS, *(f"chart {key}" for key in CHARTS))


def written(document: Document, paper: str = "a4") -> dict[str, bytes]:
    """One-pager, review, map, the papers of the latest workshop and every chart as PDFs."""
    cycle = cycles.current(document, DAY)
    seen = outline(document, cycle.id, DAY)
    made = {
        "onepager": onepager.draw(onepager_of(document, cycle.id, DAY), paper=paper).pdf,
        "review": review_report.draw(document, seen, paper=paper).pdf,
        "map": alignment_map.draw(document, seen, paper=paper).pdf,
    }
    if (workshop := workshops.latest(document)) is not None:
        for name, each in PAPERS.items():
            made[name] = each.draw(document, workshop, paper=paper, file_name="").pdf
    return made | _charts(document, seen)


def _charts(document: Document, seen: Outline) -> dict[str, bytes]:
    line = next((row for objective in seen.objectives for row in objective.key_results), None)
    made = {}
    for kind in kinds.kinds():
        if kind.key in CHARTS and (line is not None or not kind.of_key_result):
            chart = kind.of(kinds.About(document, seen, "en_GB", line=line))
            made[f"chart {kind.key}"] = files.content(
                chart,
                ".pdf",
                files.around(document, seen, kind.heading, line if kind.of_key_result else None),
            )
    return made


@cache
def papers() -> dict[str, bytes]:
    """The papers of the sample, by their names."""
    document = Document.create(None, sample.name(), factories.ACTOR, "Ada", now_ms=lambda: NOW)
    sample.write(document, DAY)
    return written(document)
