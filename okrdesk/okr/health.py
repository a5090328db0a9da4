"""The health of a cycle in six items, each by one stated rule (C-21)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from okrdesk.document.document import Document
from okrdesk.okr.outline import Outline

Verdict = Literal["yes", "partly", "no"]
KEYS = ("aligned", "focused", "moving", "accountable", "reporting", "adaptable")


@dataclass(frozen=True, slots=True)
class Health:
    """One item: `key` is of KEYS, `name` and `reason` are for reading; the reason holds its figures."""

    key: str
    name: str
    verdict: Verdict
    reason: str


def health(document: Document, seen: Outline) -> tuple[Health, ...]:
    """The six items in their order."""
    raise NotImplementedError
