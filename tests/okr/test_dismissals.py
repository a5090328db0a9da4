"""Advice that somebody dismissed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import dismissals
from tests.okr.test_edits import closed_world, world  # noqa: F401


def test_a_dismissal_holds_for_its_line_until_it_is_taken_back(
    world: tuple[Document, SimpleNamespace],  # noqa: F811
) -> None:
    document, ids = world
    made = dismissals.dismiss(document, "O-LONG", ids.o1, "we like it")
    assert dismissals.rules_of(document, ids.o1) == {"O-LONG"}
    assert dismissals.rules_of(document, ids.o2) == frozenset()
    assert "we like it" in [each.reason for each in dismissals.all_dismissals(document)]
    dismissals.take_back(document, made)
    assert dismissals.rules_of(document, ids.o1) == frozenset()
    with pytest.raises(Refused):
        dismissals.dismiss(document, "O-LONG", ids.o1, " ")


@pytest.mark.parametrize("line", ["cycle", "o1", "k1"])
def test_advice_on_a_closed_cycle_and_what_is_in_it_is_for_reading(
    line: str,
    closed_world: tuple[Document, SimpleNamespace],  # noqa: F811
) -> None:
    document, ids = closed_world
    with pytest.raises(Refused, match="closed"):
        dismissals.dismiss(document, "O-LONG", getattr(ids, line), "we like it")
    with pytest.raises(Refused, match="closed"):
        dismissals.take_back(document, ids.dismissal)
