"""The days of the sample: each edit is made on the day, and by the person, that the story says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from okrdesk.document import journal
from okrdesk.document.document import Document


class Story:
    """Dates and signs the edits of the sample."""

    def __init__(self, document: Document, latest_ms: int | None) -> None:
        self.document = document
        self._clock, self._person = document.clock, document.person
        self._latest_ms = latest_ms
        self._now_ms = 0
        if latest_ms is not None:
            latest = journal.latest_clock(document.database)
            document.clock = journal.Clock(latest, lambda: min(self._now_ms, latest_ms))

    @contextmanager
    def at(self, day: dt.date, hour: int, person: str) -> Iterator[None]:
        """Edits in here are made on that day by that person."""
        self._now_ms = max(self._now_ms + 60_000, moment(day) + hour * 3_600_000)
        self.document.person = person
        yield

    def end(self) -> None:
        """Give the document its own clock and person back."""
        self._clock.seen(journal.latest_clock(self.document.database))
        self.document.clock, self.document.person = self._clock, self._person


def moment(day: dt.date) -> int:
    """The first millisecond of a day (UTC) since 1970."""
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp()) * 1000
