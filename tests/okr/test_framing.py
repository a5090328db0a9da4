"""How goals are worded: a hint for each kind of community, and the word “we”."""

from __future__ import annotations

import pytest

from okrdesk.okr import framing, mission


def test_each_kind_of_community_words_its_goals_in_its_way() -> None:
    hints = {framing.framing_hint(kind) for kind in mission.COMMUNITIES}
    assert len(hints) == len(mission.COMMUNITIES)
    assert all(hints)
    assert framing.framing_hint("") == ""


@pytest.mark.parametrize(
    ("text", "tipped"),
    [
        ("Makers in Bremen meet", True),
        ("We make Bremen the place to meet", False),
        ("Unser Netzwerk trägt sich selbst", False),
        ("WEst of Bremen", True),
        ("  ", False),
    ],
)
def test_a_wording_that_speaks_of_nobody_gets_a_tip(text: str, tipped: bool) -> None:
    assert bool(framing.we_tip(text)) is tipped
