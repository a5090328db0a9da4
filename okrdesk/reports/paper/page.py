"""The paper that every report draws on: text and tables from the top of a page to its foot.

**How a page is made.** A report is one module with a function that adds its content to a `Page`. `fitted`
calls it once for each density, from the roomiest on, until everything fits one page (else the fewest), and
gives the page that fits; `Page.report` draws it with running heads and foot. Whatever is added becomes
bands, measured once and put on pages whole; what is taller than 190 points may be divided between two lines.

    def draw(document: Document, outline: Outline, *, paper: str = "a4", file_name: str = "") -> Report:
        head, promises = head_of(document, outline, file_name), ...  # pairs of texts

        def add_content(page: Page) -> None:
            page.header(_("CHARTER"))
            page.text(_("We promise"), page.tag("H2"), page.style("bold", 12), rule=Rule(6), stays=True)
            body, wide = page.style("regular", 9.8), page.width - 130
            rows = [(page.lines(who, body, 120), page.lines(what, body, wide)) for who, what in promises]
            page.table([Place(page.left, 120), Place(page.left + 130, wide)], rows)

        return fitted(add_content, head, (head, promises), paper=paper).report(_("Charter"))

What these do not do is drawn by callables that get the `Sheet`: `strip`, and `ahead`, `after`, `behind`.
Open to all are `head`, `print_style` (colours, styles), `letters`, `installed` (fonts); the rest is inside.

**How text of any script gets its font.** `fitted` is told all that will be said (its third argument: texts,
lists, mappings and dataclasses of them). Letters that our fonts lack come from a font of this computer, from
outlines of one where letters must be shaped, or from a box, which `Report.notes` tells. Texts are
set as typed, markup is never read. A text that goes into a sentence of ours is put `apart`, so that Arabic
or Hebrew leaves ours alone.

**How a page reads from the right.** Where its language or most letters do, it is mirrored: what is placed at
the left stands at the right. Texts, charts and ticks stay upright, as does what follows `sheet.upright`.

**How tags are written.** Screen readers follow the tags, in the order in which `tag` and `part` made them: a
tag is made for each text, `with page.part("Sect")` puts what is made inside below it, and a figure has its
alternative text. What has no tag (lines, colours, marks) is drawn inside `sheet.tagger.artifact()`.

**What is deterministic.** The same content gives the same bytes on the same computer: no clock, no random
names; the file is dated by `Head.on`. Only the fonts of a computer, for letters that ours lack, may make a
difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from io import BytesIO
from typing import Any

from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.reports.paper import bound, flow, print_style
from okrdesk.reports.paper.flow import Band, Column, Draw
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.letters import apart, runs_leftward
from okrdesk.reports.paper.lines import Line, one_style
from okrdesk.reports.paper.page_frame import Frame
from okrdesk.reports.paper.print_style import INK, MARGIN, PAPERS, Density, Style
from okrdesk.reports.paper.runs import Typesetter
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.paper.tagged import Element

Lines = tuple[Line, ...]


@dataclass(frozen=True)
class Report:
    """A finished PDF: its bytes, its number of pages, and what the person should know about it."""

    pdf: bytes
    pages: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A line so many points above what it opens, if that begins no page: strong, or fine between rows."""

    above: float
    fine: bool = False
    inset: float = 0.0


@dataclass(frozen=True)
class Place:
    """Where a column of a table begins and how wide it is; figures stand at its right."""

    x: float
    width: float
    at_right: bool = False


class Page:
    """A report while it is laid out at one density; `space` is the factor for its white space."""

    def __init__(
        self, head: Head, size: tuple[float, float], typesetter: Typesetter, density: Density
    ) -> None:
        self.head, self.typesetter = head, typesetter
        self._size, self._frame = size, bound.usual_frame(head, size)
        self.left, self.right, self.width = MARGIN, MARGIN + (size[0] - 2 * MARGIN), size[0] - 2 * MARGIN
        self.space = density.space
        self.style = density.style
        self._root = self._part = Element("Document")
        self._bands: list[Band] = []
        self._again: Band | None = None

    def surround(self, frame: Frame) -> None:
        """Put this around each page instead of the usual running head and foot."""
        self._frame = frame

    @property
    def height(self) -> float:
        """The points of a page from edge to edge."""
        return self._size[1]

    # What is added, from top to bottom

    def header(self, kind: str) -> None:
        """Kind of page, cycle, name of the workspace, day and mission: the top of the first page."""
        head, style, lines = self.head, self.style, self.lines
        small, title = style("regular", 9.3, print_style.MUTED), style("bold", 22, leading=1.2)
        kicker = " · ".join(part for part in (kind, apart(head.cycle)) if part)
        top, heading, status = self.tag("P"), self.tag("H1"), self.tag("P")
        states = [_("Status on {day}").format(day=head.day)] if head.day else []
        states += [head.week] if head.week else []
        right = tuple(line for state in states for line in lines(state, small, self.width * 0.34))
        room = max((self.measure(line.text.rstrip(), small) for line in right), default=0.0)
        wide = self.width - room - 18
        names = lines(head.workspace, title, wide)
        self.row([Column(lines(kicker, small, self.width), MARGIN, top)], stays=True)
        lower = max(0.0, title.leading * len(names) - sum(line.leading for line in right) - 1)
        lower = lower if title.leading * len(names) < 100 else 0.0
        beside = Column(right, self.right - room, status, width=room, lower=lower)
        self.row([Column(names, MARGIN, heading, room=wide), beside], stays=True)
        self.strip(3.0, lambda sheet, below: sheet.accent(below, self.width), before=5 * self.space)
        face = "italic" if self.typesetter.has_all(head.mission, "italic") else "regular"
        mission = style(face, 11.2, print_style.INK, 1.36)
        self.text(head.mission, self.tag("P"), mission, before=9 * self.space)

    def text(
        self, text: str, tag: Element, style: Style, *, before: float = 3.0, inset: float = 0.0,
        stays: bool = False, rule: Rule | None = None,
    ) -> None:  # fmt: skip
        """A paragraph over the width, or nothing; `stays` keeps it on a page with what follows."""
        room = self.width - inset
        column = self.column(self.lines(text, style, room), self.left + inset, tag, room=room)
        self.row([column], before, stays=stays, rule=rule)

    def row(
        self, columns: Sequence[Column], before: float = 0.0, *, stays: bool = False, least: float = 0.0,
        rule: Rule | None = None, behind: flow.Behind | None = None,
    ) -> None:  # fmt: skip
        """Columns beside each other, `before` points below what is above, at least so high unless divided.

        `behind(sheet, top, height)` draws below the words, where the row stays whole.
        """
        bands = flow.columns(columns, before=before, stays=stays)
        if len(bands) == 1:
            bands = [replace(bands[0], height=max(bands[0].height, least))]
            bands = [bands[0].over(behind)] if behind else bands
        for heading in [column for column in columns if column.tag.role == "H2"]:
            bands[:1] = [band.over(self.outline_entry(heading.words)) for band in bands[:1]]
        bands[:1] = [replace(band, rule=self._ruled(rule) if rule else None) for band in bands[:1]]
        self._bands += [replace(band, again=self._again) for band in bands] if self._again else bands

    def _ruled(self, rule: Rule) -> Draw:
        def draw(sheet: Sheet, top: float) -> None:
            thick, ink = (0.7, print_style.LINE) if rule.fine else (1.5, INK)
            with sheet.tagger.artifact():
                sheet.line(self.left + rule.inset, self.right, top + rule.above, thick, ink)

        return draw

    def outline_entry(self, title: str) -> flow.Behind:
        """Draws nothing: an entry of the reader's outline that leads to a row; headings (H2) have theirs."""
        key = f"part-{len(self._bands)}"
        return lambda sheet, top, _height: sheet.bookmark(key, title, top)

    def below_heads(
        self, heads: Sequence[tuple[Lines, float]], before: float = 0.0
    ) -> AbstractContextManager[None]:
        """What is added inside stands below these heads (lines and their left edge), on each of its pages."""
        return self._headed([self.column(lines, x, self.tag()) for lines, x in heads], before)

    @contextmanager
    def _headed(self, heads: Sequence[Column], before: float) -> Iterator[None]:
        self.row(heads, before, stays=True)
        outer, below = self._again, self._ruled(Rule(0, fine=True))
        self._again = flow.heads(heads, 2 + 4 * self.space, below)
        try:
            yield
        finally:
            self._again = outer

    @contextmanager
    def going_on(self, column: Column) -> Iterator[None]:
        """What is added inside, below heads, goes on beside this column: each new page shows it again."""
        outer = self._again
        self._again = None if outer is None else flow.beside(outer, column)
        try:
            yield
        finally:
            self._again = outer

    def table(
        self,
        columns_of: Sequence[Place],
        rows: Sequence[Sequence[Lines]],
        head: Sequence[Lines] = (),
        before: float = 4.0,
    ) -> None:
        """Rows of a table, each named by its first cell; a `head` names the columns."""
        with self.part("Table"):
            headed = (
                self._headed(self._cells(columns_of, head, heads=True), before) if head else nullcontext()
            )
            with headed:
                for cells in rows:
                    self.row(self._cells(columns_of, cells), before)

    def headed(
        self, columns_of: Sequence[Place], head: Sequence[Lines], before: float
    ) -> AbstractContextManager[None]:
        """Rows that are added inside stand below the names of their columns, on each of their pages."""
        return self._headed(self._cells(columns_of, head, heads=True), before)

    def _cells(
        self, columns_of: Sequence[Place], cells: Sequence[Lines], *, heads: bool = False
    ) -> list[Column]:
        """A row of a table; its first cell names it, or all of them name their columns."""
        columns: list[Column] = []
        with self.part("TR"):
            for column, lines in zip(columns_of, cells, strict=True):
                names_row = bool(lines) and not columns and not heads
                names_column = bool(lines) and heads  # an empty cell names nothing
                role = "TH" if names_row or names_column else "TD"
                tag = self.tag(role, row_head=names_row, column_head=names_column)
                width, room = (column.width, 0.0) if column.at_right else (0.0, column.width)
                columns.append(self.column(lines, column.x, tag, width=width, room=room))
        return columns

    def strip(self, height: float, draw: Draw, before: float = 0.0, *, fresh: bool = False) -> None:
        """A strip of its own: `draw(sheet, top)` draws it below `top`; a `fresh` one begins a page."""
        self._bands.append(Band(height, draw, before, fresh=fresh))

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added inside stays on one page where one holds it."""
        start = len(self._bands)
        yield
        self._bands[start:-1] = [replace(band, kept=True) for band in self._bands[start:-1]]

    # What it is made of

    @contextmanager
    def part(self, role: str = "Sect") -> Iterator[None]:
        """Tags that are made inside belong to a new one: a section, a table ("Table"), its row ("TR")."""
        outer, self._part = self._part, self._part.add(role)
        yield
        self._part = outer

    def tag(
        self, role: str = "P", alt: str = "", *, row_head: bool = False, column_head: bool = False,
        span: int = 1,
    ) -> Element:  # fmt: skip
        """A new tag, the next to be read: P, H1 to H6, TH, TD, or Figure with its alternative text.

        A TH names its row or its column; a cell may `span` several columns.
        """
        return self._part.add(role, alt, row_head, column_head, span)

    def column(
        self, lines: Lines, x: float, tag: Element, *, width: float = 0.0, room: float = 0.0,
        lower: float = 0.0, label: tuple[float, str, Style] | None = None,
        ahead: Draw | None = None, after: Draw | None = None,
    ) -> Column:  # fmt: skip
        """Lines below each other at `x`, to stand in a row `lower` points below its top.

        With a `width` they end at its right edge; with a `room` only those of paragraphs that run from right
        to left do. The `label` (x, text, style) is written on the first line; `ahead`, `after` draw with it.
        """
        return Column(lines, x, tag, width, room, lower, label, ahead, after)

    def line(self, *spans: tuple[str, Style]) -> Lines:
        """One line as it is, as high as its first style."""
        return (Line(spans, spans[0][1].leading),)

    def lines(self, text: str, style: Style, width: float) -> Lines:
        """A text wrapped to a width."""
        return one_style(self.typesetter.wrap(text, style, width), style)

    def with_aside(
        self, lines: Lines, aside: str, style: Style, room: float, leading: float = 1.0
    ) -> Lines | None:
        """Lines with an aside behind the last, which gets so much more leading; None where that is full."""
        ((text, face),) = lines[-1].spans
        text = text.rstrip() + "   "
        if self.measure(text, face) + self.measure(aside.rstrip(), style) > room:
            return None
        if runs_leftward(text) or runs_leftward(aside):
            return None
        return (*lines[:-1], Line(((text, face), (aside, style)), face.leading * leading))

    def first_line(self, text: str, style: Style, width: float) -> Lines:
        """As much of a text as one line holds, with an ellipsis when it goes on."""
        return one_style([bound.first_line(self.typesetter, text, style, width)], style)

    def measure(self, text: str, style: Style) -> float:
        """The width of a line in points."""
        return self.typesetter.width(text, style)

    # How it comes out

    @property
    def free(self) -> float:
        """Points that are left at the foot of the last page."""
        sheets = self._sheets()
        used = max((top + band.height for band, top in sheets[-1]), default=0.0)
        return self.room(len(sheets) - 1) - used

    @property
    def pages(self) -> int:
        """On how many pages it comes."""
        return len(self._sheets())

    def room(self, number: int = 0) -> float:
        """Points for the content of a page, numbered from 0."""
        above = self._frame.later if number else self._frame.first
        return self._size[1] - above - self._frame.below

    def _sheets(self) -> list[list[tuple[Band, float]]]:
        return flow.pages(self._bands, self.room(), self.room(1))

    def report(self, kind: str, legend: str = "") -> Report:
        """The finished PDF; `kind` is what the document is, `legend` stands at the foot of every page."""
        file = BytesIO()
        sheet = bound.open_sheet(file, self._size, (self.head, kind), self.typesetter, self._root)
        sheets = self._sheets()
        said = self.tag() if legend else None
        frame = bound.usual_frame(self.head, self._size, legend, said) if legend else self._frame
        for number, bands in enumerate(sheets):
            sheet.upright(0.0, self._size[0])
            frame.head(sheet, number, len(sheets))
            top = self._size[1] - (frame.later if number else frame.first)
            for band, below in bands:
                band.paint(sheet, top - below)
            frame.foot(sheet, number, len(sheets))
            sheet.tagger.end_page()
        sheet.tagger.finish()
        sheet.canvas.save()
        return Report(file.getvalue(), len(sheets), bound.notes(self.typesetter))


def _fewest(
    roomiest: Page, tightest: Page, between: Sequence[Density], laid_out: Callable[[Density], Page]
) -> Page:
    """The roomiest that needs no more pages than the tightest; a long text is not laid out for each."""
    best = tightest
    if roomiest.pages <= best.pages:
        return roomiest
    while between:
        middle = len(between) // 2
        page = laid_out(between[middle])
        if page.pages <= best.pages:
            best, between = page, between[:middle]
        else:
            between = between[middle + 1 :]
    return best


def fitted(
    content: Callable[[Page], None],
    head: Head,
    says: Any,
    *,
    paper: str = "a4",
    wide: bool = False,
    densities: Sequence[Density] = print_style.DENSITIES,
) -> Page:
    """The page at the roomiest density that needs the fewest pages, upright or laid wide.

    Letters are small only where all stands on one page. `says` holds every text of it.
    """
    size = PAPERS[paper][::-1] if wide else PAPERS[paper]
    typesetter = Typesetter(bound.texts_of(says), head.language)

    def laid_out(density: Density) -> Page:
        page = Page(head, size, typesetter, density)
        content(page)
        return page

    page, large = _roomiest(densities, laid_out), print_style.legible(densities)
    return page if page.pages == 1 or large == densities else _roomiest(large, laid_out)


def _roomiest(densities: Sequence[Density], laid_out: Callable[[Density], Page]) -> Page:
    roomiest = laid_out(densities[0])
    if roomiest.pages == 1 or len(densities) == 1:
        return roomiest
    return _fewest(roomiest, laid_out(densities[-1]), densities[1:-1], laid_out)
