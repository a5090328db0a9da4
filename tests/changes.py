"""Changes by id and name of field, as tests say them: the record is read, and changed like that."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import Any

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import (
    check_ins,
    cycles,
    decisions,
    initiatives,
    key_results,
    mission,
    objectives,
    snapshots,
    stories,
    teams,
)


def _change(term: Any, document: Document, row_id: str, label: str = "", **fields: Any) -> None:
    known = term.read(document, row_id)
    term.change(document, known, replace(known, **fields), *filter(None, [label]))


key_result = partial(_change, key_results)
objective = partial(_change, objectives)
initiative = partial(_change, initiatives)
story = partial(_change, stories)
decision = partial(_change, decisions)
snapshot = partial(_change, snapshots)


def check_in(document: Document, row_id: str, **fields: Any) -> None:
    known = check_ins.read(document, row_id)
    check_ins.correct(document, known, replace(known, **fields))


def team(document: Document, row_id: str, **fields: Any) -> None:
    known = next((each for each in teams.all_teams(document) if each.id == row_id), None)
    if known is None:  # as reading any other row says where it was removed
        raise Refused("That team is no longer here.")
    teams.change(document, known, replace(known, **fields))


def cycle(document: Document, row_id: str, name: str, first_day: dt.date, last_day: dt.date) -> None:
    known = cycles.read(document, row_id)
    cycles.change(document, known, replace(known, name=name, first_day=first_day, last_day=last_day))


def of_mission(document: Document, label: str = "", **fields: Any) -> None:
    known = mission.read(document)
    mission.reword(document, known, replace(known, **fields), label)
