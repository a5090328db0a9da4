"""What is done about a key result that is off track."""

from __future__ import annotations

import datetime as dt

from okrdesk.okr.briefing.recovery import recovery
from okrdesk.okr.initiatives import Initiative

NAMES = {"s": "Sofie L."}


def test_its_open_initiative_who_and_by_when() -> None:
    done = Initiative("1", "k", "Write to everybody", due=dt.date(2026, 1, 1), done_on=dt.date(2026, 1, 2))
    later = Initiative("2", "k", "Ask again")
    first = Initiative("3", "k", "Send from an address of our own", owner_id="s", due=dt.date(2026, 2, 20))
    assert (
        recovery((done, later, first), NAMES, "en_GB")
        == "Send from an address of our own, Sofie L., by 20 Feb"
    )
    assert recovery((done, later), NAMES, "en_GB") == "Ask again"
    assert recovery((done,), NAMES, "en_GB") == "no step agreed"
