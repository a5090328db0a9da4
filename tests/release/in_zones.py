"""What a day, a due day and a stored check-in are in this zone and language: the same words everywhere.

`TZ=… LC_ALL=… python -m tests.release.in_zones`: one line of JSON for each hard day.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
from decimal import Decimal

from okrdesk import i18n
from okrdesk.document.document import Document
from okrdesk.okr import check_ins, cycles, key_results, objectives, outline
from okrdesk.okr.days import quarter_of, week_of
from okrdesk.okr.due import due_of_line
from tests import factories

_ID = re.compile(r"\b[0-9a-f]{32}\b")
# Ends of years and quarters, a day that not every year has, nights without 2:30 and with two, week 53.
DAYS = (
    "2025-12-31", "2026-01-01", "2028-02-29", "2026-03-08", "2026-03-29", "2026-10-25", "2026-11-01",
    "2026-06-30", "2026-07-01", "2026-12-31", "2027-01-01",
)  # fmt: skip


def stored(day: dt.date) -> tuple[Document, str]:
    """A workspace made on that day at 22:30 in Greenwich, which is the next day further east."""
    moment = dt.datetime(day.year, day.month, day.day, 22, 30, tzinfo=dt.UTC)
    document = Document.create(
        None, "Bakery", factories.ACTOR, "Ada", now_ms=lambda: int(moment.timestamp() * 1000)
    )
    factories.fill(document)
    period = quarter_of(day)
    cycle = cycles.add(document, *period)
    goal = objectives.add(document, objectives.Objective("", cycle, "Goal"))
    row = key_results.add(
        document, key_results.KeyResult("", goal, "Count", baseline=Decimal(0), target=Decimal("10.5"))
    )
    check_ins.record(document, row, Decimal("3.25"), on=day, note="İıiI ﷽")
    return document, cycle


def told(day: dt.date) -> dict[str, object]:
    """All that must not depend on where somebody is."""
    document, cycle = stored(day)
    seen = outline.outline(document, cycle, day)
    line = seen.key_results[0]
    later = [due_of_line(line, seen.cycle, day + dt.timedelta(days=n)).state for n in range(16)]
    rows = sorted(
        _ID.sub("id", repr((table, values))) for (table, _id), values in factories.dump(document).items()
    )
    name, first, last = quarter_of(day)
    document.close()
    return {
        "day": day.isoformat(),
        "quarter": [name, str(first), str(last)],
        "week": list(week_of(first, last, day)),
        "due": later,
        "progress": str(seen.progress),
        "expected": str(seen.expected),
        "rows": len(rows),
        "stored": hashlib.sha256("".join(rows).encode()).hexdigest(),
    }


def main() -> None:
    """Print every day; and the calendar day of a moment here, which is not the same everywhere."""
    i18n.use_language(os.environ.get("LC_ALL", "C"))
    for day in DAYS:
        print(json.dumps(told(dt.date.fromisoformat(day))))
    moment = dt.datetime(2026, 6, 30, 22, 30, tzinfo=dt.UTC)
    print(json.dumps({"here": i18n.format_moment(moment, "en_GB")}))


if __name__ == "__main__":
    main()
