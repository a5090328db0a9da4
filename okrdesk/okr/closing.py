"""Closing a cycle and opening the next one, complete with what is kept; reopening; the line of ancestors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from okrdesk.document.document import Document
from okrdesk.okr.cycles import Cycle
from okrdesk.okr.days import Period


@dataclass(frozen=True, slots=True)
class Ancestor:
    """What an objective carries on: the objective of an earlier cycle, with the score it had there."""

    cycle: Cycle
    objective_id: str
    title: str
    score: Decimal


def close(
    document: Document,
    cycle_id: str,
    *,
    on: dt.date,
    next_name: str,
    first_day: dt.date | None = None,
    last_day: dt.date | None = None,
    keep: Sequence[str] | None = None,
    baselines: bool = False,
) -> str:
    """Close a cycle and open the next one with what is kept, in one step; returns the next cycle's id."""
    raise NotImplementedError


def reopen(document: Document, cycle_id: str) -> None:
    """Open a closed cycle again; the next one stays."""
    raise NotImplementedError


def kept(document: Document, cycle_id: str) -> tuple[str, ...]:
    """The ids of the objectives that closing carries on by default: all that the review did not retire."""
    raise NotImplementedError


def next_of(cycle: Cycle) -> Period:
    """(name, first day, last day) of the cycle after this one, as a suggestion."""
    raise NotImplementedError


def late_check_ins(document: Document, cycle_id: str) -> frozenset[str]:
    """The ids of check-ins that came into a closed cycle after it was closed, from other copies."""
    raise NotImplementedError


def lineage(document: Document, objective_id: str) -> tuple[Ancestor, ...]:
    """The objectives of earlier cycles that this one carries on, latest first, each with its score."""
    raise NotImplementedError
