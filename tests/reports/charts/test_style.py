"""Colours of charts that can be read in every theme."""

from __future__ import annotations

import pytest

from okrdesk.reports.charts.style import LIGHT, Colours, contrast, legible_on, mixed, readable
from tests.reports.charts.made_charts import DARK


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_the_ground(colours: Colours) -> None:  # look.md: 4.5 : 1
    for colour in colours.several:
        words = readable(colour, colours)
        assert contrast(words, colours.ground) >= 4.5
        assert contrast(colour, colours.ground) >= 3 or colours is LIGHT
        if contrast(colour, colours.ground) >= 4.5:
            assert words == colour
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    for level in range(0, 256, 5):
        ground = f"#{level:02x}{level:02x}{level:02x}"
        assert contrast(legible_on(ground), ground) >= 4.5
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
