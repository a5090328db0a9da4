"""Where labels may stand: geometry, and the widths of letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.reports.charts.fonts import family
from okrdesk.reports.charts.placing import Box, fitting, text_size, wrapped

BOX = Box(10, 10, 20, 20)
FONTS = family(())


@pytest.mark.parametrize(
    ("line", "crosses"),
    [
        ((0, 15, 30, 15), True),
        ((15, 0, 15, 30), True),
        ((12, 12, 14, 14), True),
        ((0, 0, 30, 30), True),
        ((0, 9, 30, 9), False),
        ((0, 0, 9, 9), False),
        ((0, 25, 25, 0), True),
        ((0, 45, 45, 0), False),
        ((5, 15, 5, 15), False),
        ((15, 15, 15, 15), True),
    ],
)
def test_whether_a_line_goes_through_a_box(line: tuple[float, ...], crosses: bool) -> None:
    assert BOX.is_crossed(line) is crosses  # type: ignore[arg-type]
    x, y, to_x, to_y = line
    assert BOX.is_crossed((to_x, to_y, x, y)) is crosses


_AT = st.integers(-40, 60)


@given(_AT, _AT, _AT, _AT)
def test_a_line_crosses_where_one_of_its_points_is_inside(x: int, y: int, to_x: int, to_y: int) -> None:
    points = [(x + (to_x - x) * n / 400, y + (to_y - y) * n / 400) for n in range(401)]
    if any(BOX.left <= a <= BOX.right and BOX.low <= b <= BOX.high for a, b in points):
        assert BOX.is_crossed((x, y, to_x, to_y))


def test_a_text_is_cut_and_broken_at_its_width() -> None:
    text = "Direct messages between members who had not met"
    whole = text_size(text, 9, FONTS)[0]
    assert fitting(text, 9, FONTS, whole) == text
    cut = fitting(text, 9, FONTS, whole / 2)
    assert cut.endswith("…")
    assert text_size(cut, 9, FONTS)[0] <= whole / 2
    lines = wrapped(text, 9, FONTS, whole / 2)
    assert " ".join(lines) == text
    assert all(text_size(line, 9, FONTS)[0] <= whole / 2 for line in lines)
    assert wrapped("", 9, FONTS, 10) == ()
