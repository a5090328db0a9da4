"""How many examples a dear property is tried with."""

from __future__ import annotations

from typing import Any

from hypothesis import settings

_BEFORE_A_RELEASE = settings.default.max_examples > 100


def examples(usual: int, before_a_release: int, **more: Any) -> settings:
    """Few with every change, for properties of which one example takes a tenth of a second or more."""
    return settings(max_examples=before_a_release if _BEFORE_A_RELEASE else usual, **more)
