"""What the window knows of a moment and the room may be told of, for `shown` to decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from okrdesk.gui.pages.workshop_page.hours import clock_words
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.okr.workshop.moment import Moment


def moment_of(
    sitting: Sitting, in_box: Mapping[str, int], written: int, openly: Mapping[str, Mapping[str, Any]]
) -> Moment:
    """The moment a sitting is at; `in_box` and `written` count what is unseen, `openly` was typed so."""
    step, goal = sitting.step, sitting.goal
    outline = sitting.desk.outline()
    on_break = step is not None and step.kind == "break"
    return Moment(
        act=sitting.act_place,
        clock_words=clock_words(sitting.left) if step is not None else "",
        hidden=sitting.curtain == "hidden",
        in_box=in_box,
        openly=openly,
        written=written,
        prompt=sitting.prompt,
        card_id=sitting.card_id,
        moved_to=sitting.moved_to,
        goal_id=goal.id if goal is not None else "",
        asked_id=sitting.asked_id,
        back_at=_time_in(sitting.left) if on_break else "",
        outline=outline if outline.cycle.id == sitting.workshop.cycle_id else None,
    )


def _time_in(seconds: float) -> str:
    """The time of day in so many seconds."""
    now = dt.datetime.now().astimezone()  # noqa: TID251 the window's own clock
    return f"{now + dt.timedelta(seconds=max(seconds, 0)):%H:%M}"
