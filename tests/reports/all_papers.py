"""Every kind of paper of the sample's workspace, written once for all tests that look at each."""

from __future__ import annotations

import datetime as dt
from functools import cache

from okrdesk.document.document import Document
from okrdesk.okr import cycles, sample
from okrdesk.okr.outline import outline
from okrdesk.okr.workshop import workshops
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.registry import OUTPUTS
from okrdesk.reports import rollup_page
from tests import factories
from tests.benchmarks.big import DAY
from tests.okr.communities.made import organisation

NOW = round(dt.datetime.combine(DAY, dt.time(12), dt.UTC).timestamp() * 1000)
PDFS = tuple(each for each in OUTPUTS.values() if "pdf" in each.endings)
NAMES = (*tuple(each.key for each in PDFS), "rollup")


def written(document: Document, paper: str = "a4") -> dict[str, bytes]:
    """Every output that can be a PDF, of the current cycle and the latest workshop, by its key."""
    cycle = cycles.current(document, DAY)
    seen = outline(document, cycle.id, DAY)
    rows = [row.key_result.id for objective in seen.objectives for row in objective.key_results]
    made = {}
    for each in PDFS:
        if each.subject == "workshop" and workshops.latest(document) is None:
            continue
        if each.subject == "key result" and not rows:
            continue
        about = rows[0] if each.subject == "key result" else ""
        made[each.key] = each.write(
            document, Asked(cycle.id, DAY, "pdf", paper=paper if each.papers else "", about=about)
        ).content
    return made


@cache
def papers() -> dict[str, bytes]:
    """The papers of the sample, by their names."""
    document = Document.create(None, sample.name(), factories.ACTOR, "Ada", now_ms=lambda: NOW)
    sample.write(document, DAY)
    return written(document) | {"rollup": rollup_page.draw(organisation()).pdf}
