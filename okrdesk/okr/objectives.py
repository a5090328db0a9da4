"""Objectives: qualitative aims, committed or aspirational."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

COMMITMENTS = ("committed", "aspirational")
TYPES = ("outcome", "process", "relational", "transformational")
ORIGINS = ("own", "blueprint", "theme", "leadership")


@dataclass(frozen=True, slots=True)
class Objective:
    """An aim of one cycle. `weight` is a locked share of 100, or None for an equal share of the rest."""

    id: str
    cycle_id: str
    title: str
    why: str = ""
    commitment: str = "aspirational"
    type: str = ""
    priority_id: str | None = None
    owner_id: str | None = None
    origin: str = "own"
    blueprint: str = ""
    links: str = ""
    weight: Decimal | None = None
    position: str = ""
