"""The shipped blueprints as a name and a line each, for the start page: nothing heavy is loaded."""

from __future__ import annotations

import json
from functools import lru_cache

from okrdesk import paths
from okrdesk.frozen import dataclass

SHIPPED = (
    "event-hub",
    "growth-networking",
    "knowledge-base",
    "matchmaker",
    "resource-manager",
    "creator-economy",
    "revenue-growth",
    "tech-hub",
)


@dataclass(frozen=True, slots=True)
class BlueprintCard:
    """What is said about a blueprint before it is opened; `colour` is "#rrggbb"."""

    key: str
    title: str
    tagline: str
    colour: str
    phases: tuple[str, ...]


@lru_cache(maxsize=1)
def shipped_cards() -> tuple[BlueprintCard, ...]:
    """The eight blueprints in their usual order, without the peewee models that full ones need.

    The files are our own and checked by the tests of `blueprints`; here they are read as they are.
    """
    return tuple(_card(key) for key in SHIPPED)


def _card(key: str) -> BlueprintCard:
    content = json.loads((paths.blueprints() / f"{key}.json").read_text("utf-8"))
    return BlueprintCard(
        key, content["title"], content["tagline"], content["colour"], tuple(content.get("phases", ()))
    )
