"""The day on which a cycle is reviewed: that of the review that was prepared, else its last day."""

from __future__ import annotations

import datetime as dt

from okrdesk.document.document import Document
from okrdesk.okr.terms import Cycle
from okrdesk.okr.workshop import workshops

REVIEW = "review"


def review_day(document: Document, cycle: Cycle) -> dt.date:
    """The planned day of the review of a cycle."""
    days = [
        each.on
        for each in workshops.of_cycle(document, cycle.id)
        if each.template == REVIEW and each.on is not None and each.state != "closed"
    ]
    return min(days, default=cycle.last_day)
