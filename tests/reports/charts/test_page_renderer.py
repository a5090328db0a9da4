"""What matplotlib asks our renderer for, so that it need not look through every font of the computer."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from okrdesk.reports.charts.fonts import BEHIND, OWN
from okrdesk.reports.charts.page_renderer import PageRenderer
from okrdesk.reports.paper.picture import Heading, picture
from okrdesk.reports.paper.sheet import Sheet


class Asking(PageRenderer):
    """Leaves the heights of lines to the fonts themselves."""

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[None, None, float]:
        return None, None, 0.0


@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("family", [BEHIND, OWN])
@pytest.mark.parametrize("words", ["one line", "two\nlines"])
def test_lines_are_as_high_as_their_font_says(words: str, family: str, weight: str) -> None:
    figure = Figure()
    figure.set_dpi(72)
    text = figure.text(0.5, 0.5, words, family=[family], weight=weight, size=8.5)
    boxes = []

    def draw(sheet: Sheet) -> None:
        boxes.extend(text.get_window_extent(kind(sheet, 300, 200)).extents for kind in (PageRenderer, Asking))

    heading = Heading(("A text",), 9, 20, 20)
    picture(draw, (300, 200), heading, story="A text.", says=(words,), language="en")
    assert boxes[0] == pytest.approx(boxes[1])
