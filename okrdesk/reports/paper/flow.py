"""Bands: the horizontal strips a page is made of. They are measured once, then put on pages whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from okrdesk.frozen import dataclass
from okrdesk.reports.paper.lines import Line
from okrdesk.reports.paper.print_style import WHOLE, Style
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.paper.tagged import Element

Draw = Callable[[Sheet, float], None]
Behind = Callable[[Sheet, float, float], None]  # sheet, top and height


@dataclass(frozen=True)
class Band:
    """A strip of the page: `draw(sheet, top)` draws it below `top` (points from the bottom of the page).

    `before` is white space above it that falls away at the head of a page, as does its `rule` on later ones;
    `stays` keeps it on one page with the band after it, `kept` does so unless all that is kept needs more
    than a page; a `fresh` one begins a page. Where it is the first of a later page, `again` stands above it:
    the heads of its columns once more.
    """

    height: float
    draw: Draw
    before: float = 0.0
    stays: bool = False
    kept: bool = False
    fresh: bool = False
    again: Band | None = None
    rule: Draw | None = None

    def paint(self, sheet: Sheet, top: float) -> None:
        """Draw it with the line above it."""
        if self.rule is not None:
            self.rule(sheet, top)
        self.draw(sheet, top)

    def over(self, behind: Behind) -> Band:
        """The same band, drawn over what `behind` draws."""

        def draw(sheet: Sheet, top: float) -> None:
            behind(sheet, top, self.height)
            self.draw(sheet, top)

        return replace(self, draw=draw)


@dataclass(frozen=True)
class Column:
    """Lines below each other, content of the tag; `Page.column` says what the fields do."""

    lines: tuple[Line, ...]
    x: float
    tag: Element
    width: float = 0.0
    room: float = 0.0
    lower: float = 0.0
    label: tuple[float, str, Style] | None = None
    ahead: Draw | None = None
    after: Draw | None = None

    @property
    def height(self) -> float:
        """The height of all lines in points."""
        return sum(line.leading for line in self.lines)

    @property
    def words(self) -> str:
        """All that is written, in one line."""
        label = self.label[1] if self.label is not None else ""
        return " ".join(f"{label} {' '.join(line.text for line in self.lines)}".split())

    def draw(self, sheet: Sheet, top: float, lines: Sequence[Line]) -> None:
        """Write some of the lines."""
        begins = lines[0] is self.lines[0]
        if begins and self.ahead is not None:
            self.ahead(sheet, top)
        with sheet.tagger.content(self.tag):
            if begins and self.label is not None:
                x, text, style = self.label
                sheet.write(x, lines[0].baseline(top - self.lower), text, style)
            sheet.lines(lines, self.x, top - self.lower, self.width, self.room)
        if begins and self.after is not None:
            self.after(sheet, top)


def columns(side_by_side: Sequence[Column], *, before: float = 0.0, stays: bool = False) -> list[Band]:
    """Columns beside each other: one band, or one for each line when they are too tall to stay whole."""
    height = max((column.height for column in side_by_side), default=0.0)
    if height <= WHOLE:

        def draw_all(sheet: Sheet, top: float) -> None:
            for column in side_by_side:
                if column.lines:
                    column.draw(sheet, top, column.lines)

        return [Band(height, draw_all, before, stays)] if height else []
    bands: list[Band] = []
    for number in range(max(len(column.lines) for column in side_by_side)):
        here = [(column, column.lines[number]) for column in side_by_side if number < len(column.lines)]

        def draw_one(sheet: Sheet, top: float, here: list[tuple[Column, Line]] = here) -> None:
            for column, line in here:
                column.draw(sheet, top, (line,))

        bands.append(Band(max(line.leading for _column, line in here), draw_one, 0.0 if bands else before))
    bands[-1] = replace(bands[-1], stays=stays)
    return bands


def beside(above: Band, column: Column) -> Band:
    """Heads with a column once more below them, beside what follows."""

    def draw(sheet: Sheet, top: float) -> None:
        above.draw(sheet, top)
        with sheet.tagger.artifact():
            sheet.lines(column.lines, column.x, top - above.height, column.width, column.room)

    return replace(above, draw=draw)


def heads(side_by_side: Sequence[Column], below: float, rule: Draw) -> Band:
    """The heads of columns once more: seen, but not heard again; with so many points and a `rule` below."""
    height = max((column.height for column in side_by_side), default=0.0)

    def draw(sheet: Sheet, top: float) -> None:
        with sheet.tagger.artifact():
            for column in side_by_side:
                sheet.lines(column.lines, column.x, top - column.lower, column.width, column.room)
        rule(sheet, top - height - below / 2)

    return Band(height + below, draw)


def _together(bands: Sequence[Band], room: float) -> Sequence[Band]:
    """The first bands that go on one page of so many points: with all that is kept where it holds that."""
    for kept in (True, False):
        end = 0
        while (bands[end].stays or (kept and bands[end].kept)) and end + 1 < len(bands):
            end += 1
        if sum(band.before + band.height for band in bands[: end + 1]) <= room + bands[0].before:
            break
    return bands[: end + 1]


def _begin(sheets: list[list[tuple[Band, float]]], first: Band) -> float:
    """Begin a page; returns what the heads of its first band take of it."""
    sheets.append([])
    if first.again is None:
        return 0.0
    sheets[-1].append((first.again, 0.0))
    return first.again.height


def pages(bands: Sequence[Band], first: float, later: float) -> list[list[tuple[Band, float]]]:
    """The bands put on pages with room for `first` points, then `later`; each with its place from the top."""
    result: list[list[tuple[Band, float]]] = [[]]
    used, room, empty = 0.0, first, True
    start = 0
    while start < len(bands):
        together = _together(bands[start:], later)
        start += len(together)
        need = sum(band.before + band.height for band in together)
        if together[0].fresh and not empty:
            used, room, empty = _begin(result, together[0]), later, True
        if not empty and used + need > room + 0.01:
            if need - together[0].before > later and len(together) > 1:  # too tall to be kept together
                together = [replace(band, stays=False) for band in together]
            else:
                used, room, empty = _begin(result, together[0]), later, True
        for band in together:
            if not empty and used + band.before + band.height > room + 0.01:
                used, room, empty = _begin(result, band), later, True
            used += 0.0 if empty else band.before
            result[-1].append((replace(band, rule=None) if empty and len(result) > 1 else band, used))
            used, empty = used + band.height, False
    return result
