"""The meeting: a check-in of the whole group, and what it leads to, as one step of history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from okrdesk.document.document import Document
from okrdesk.document.text import is_blank
from okrdesk.i18n import _
from okrdesk.okr import check_ins, initiatives


def check_in(
    document: Document,
    key_result_id: str,
    value: Decimal,
    *,
    on: dt.date,
    confidences: Sequence[int] = (),
    note: str = "",
    blocker: str = "",
    next_step: str = "",
    spell: str = "",
    person_id: str | None = None,
    taker_id: str | None = None,
    due: dt.date | None = None,
    total: Decimal | None = None,
    count: Decimal | None = None,
    today: dt.date | None = None,
) -> tuple[str, str | None]:
    """Check in with a group's confidences; returns the ids of the check-in and of the initiative, if any.

    A next step that clears a blocker, or that somebody takes, becomes an initiative of the key result.
    """
    with document.edit(_("Check in at the meeting")):
        made = check_ins.record(
            document,
            key_result_id,
            value,
            on=on,
            confidences=confidences,
            note=note,
            blocker=blocker,
            next_step=next_step,
            spell=spell,
            person_id=person_id,
            total=total,
            count=count,
            today=today,
        )
        if is_blank(next_step) or not (taker_id or not is_blank(blocker)):
            return made, None
        title = " ".join(next_step.split())
        planned = initiatives.add(document, key_result_id, title, owner_id=taker_id, due=due, blocker=blocker)
        return made, planned
