"""The evening of the design's pictures: Set our goals, 26 March 2026, eight people."""

from __future__ import annotations

import datetime as dt

from okrdesk.document.document import Document
from okrdesk.okr import cycles
from okrdesk.okr.workshop import agenda, templates
from tests import factories

NAMES = (
    *("Jana Petersen", "Carla Nowak", "Sofie Lindqvist", "Aylin Kaya"),
    *("Mehmet Aydin", "Rahul Menon", "Tom Brinkmann", "Piet Hansen"),
)


def prepared() -> tuple[Document, str]:
    """A workspace in which that evening is prepared, and the id of its workshop."""
    document = factories.workspace()
    cycle = cycles.all_cycles(document)[0].id
    workshop_id = agenda.prepare(
        document,
        cycle,
        templates.shipped()[0],
        on=dt.date(2026, 3, 26),
        begins="18:00",
        people=NAMES,
    )
    return document, workshop_id
