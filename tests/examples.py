"""How much of what is dear is tried with every change, and how much before a release."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings

_WANTED, _OF_A_RELEASE = settings.default.max_examples, 400


def examples(usual: int, before_a_release: int, **more: Any) -> settings:
    """Few with every change, for properties of which one example takes a tenth of a second or more.

    Where a run wants other than the 400 of a release (`--examples` of tests/release), as many in proportion.
    """
    many = before_a_release * _WANTED // _OF_A_RELEASE if _WANTED > 100 else usual
    return settings(max_examples=many, **more)


def later(*values: Any) -> list[Any]:
    """Parameters of the same kind as those beside them, tuples of several: tried before a release alone."""
    tuples = (value if isinstance(value, tuple) else (value,) for value in values)
    return [pytest.param(*each, marks=pytest.mark.release) for each in tuples]
