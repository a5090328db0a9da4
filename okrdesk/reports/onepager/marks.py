"""What a row shows beside its words: a bar with a tick, and the sign of its status."""

from __future__ import annotations

from okrdesk.i18n import _
from okrdesk.reports.onepager.content import OnePager
from okrdesk.reports.onepager.grid import Grid
from okrdesk.reports.onepager.look import TRACK, TRACK_EDGE, Marked, px
from okrdesk.reports.paper.print_style import INK, WHITE
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.words import percent

_SIGNED = ("triangle", "square", "check")


def bar_words(shown: OnePager, done: str, expected: float) -> str:
    """A bar in words: what is done, and where its tick stands."""
    tick = percent(expected, shown.language)
    if shown.is_closed:
        return _("{done}; the aim is at {aim}").format(done=done, aim=tick)
    return _("{progress} of the way; even pace {pace}").format(progress=done, pace=tick)


def bar(
    sheet: Sheet, grid: Grid, middle: float, height: float, shares: tuple[float, float], mark: Marked
) -> tuple[float, float, float, float]:
    """A bar filled to what is done with a tick at what is due, which stands out in grey too; its box."""
    canvas = sheet.canvas
    counted, expected = (min(1.0, max(0.0, share)) for share in shares)
    bottom, line = middle - height / 2, px(1)
    canvas.saveState()
    canvas.setFillColorRGB(*TRACK)
    canvas.setStrokeColorRGB(*TRACK_EDGE)
    canvas.setLineWidth(line)
    half = line / 2
    canvas.rect(grid.bar + half, bottom + half, grid.bar_width - line, height - line, stroke=1, fill=1)
    if counted > 0:
        canvas.setFillColorRGB(*mark.fill)
        canvas.rect(grid.bar, bottom, max(grid.bar_width * counted, px(2)), height, stroke=0, fill=1)
    tick = grid.bar + min(max(expected * grid.bar_width, px(1)), grid.bar_width - px(1))
    reach = height / 2 + px(4 if height > px(12) else 5)
    canvas.setLineCap(0)
    for ink, thick in ((WHITE, px(6)), (INK, px(2.4))):
        canvas.setStrokeColorRGB(*ink)
        canvas.setLineWidth(thick)
        canvas.line(tick, middle - reach, tick, middle + reach)
    canvas.restoreState()
    return grid.bar, middle - reach, grid.bar + grid.bar_width, middle + reach


def sign(sheet: Sheet, grid: Grid, baseline: float, mark: Marked) -> None:
    """The sign of a status before its word."""
    size = px(12.5 if mark.shape in _SIGNED else 11)
    sheet.shape(mark.shape, grid.sign + px(6.4) - size / 2, baseline + px(5.5), size, mark.sign)
