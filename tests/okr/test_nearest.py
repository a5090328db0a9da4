"""The name somebody probably meant."""

from __future__ import annotations

import pytest

from okrdesk.okr.nearest import suggestion


@pytest.mark.parametrize(
    ("name", "names", "said"),
    [
        ("adda", ["Bo", "Ada"], "did you mean “Ada”?"),
        ("zzz", ["Bo", "Ada"], "there is: Bo, Ada."),
        ("zzz", [], "there is none yet."),
    ],
)
def test_the_nearest_name_or_those_that_are_there(name: str, names: list[str], said: str) -> None:
    assert suggestion(name, names) == said
