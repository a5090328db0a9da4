"""The rows of the table: an objective with the line below its title, and its key results."""

from __future__ import annotations

from collections.abc import Sequence

from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.reports.onepager import marks
from okrdesk.reports.onepager.blocks import Block, Draw, Piece, fine_rule, strong_rule, write
from okrdesk.reports.onepager.content import OnePager, ShownKeyResult, ShownObjective, Span
from okrdesk.reports.onepager.grid import Grid
from okrdesk.reports.onepager.look import QUIET, WARNING, Marked, Measures, mark_of, px
from okrdesk.reports.paper.letters import runs_leftward
from okrdesk.reports.paper.limited import is_longer, limited
from okrdesk.reports.paper.page import Lines, Page
from okrdesk.reports.paper.print_style import INK, Style
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.words import one_line, titled

MOST_LINES = 8  # of a title; all of it stands on page 2
_VALUE_LINES = 3
RECOVERY_LINES = 2


@dataclass(frozen=True)
class Table:
    """Makes the rows of a table; each is a block that stays whole.

    `cut` holds titles of rows on track to one line; `cut_off` gathers the numbers of all that were.
    """

    page: Page
    shown: OnePager
    grid: Grid
    measures: Measures
    cut: bool = False

    def head(self, *, heard: bool = True) -> Block:
        """The names of the columns; those of later pages are not heard again."""
        page, grid, style, columns = self.page, self.grid, self.measures.tiny, self.shown.columns
        assert columns is not None, "a table has columns"
        down = self.measures.of(31, 25)
        height = self.measures.of(40, 32)
        cells = [
            (columns.title, grid.title, 0.0), (columns.owner, grid.owner, 0.0),
            (columns.value, grid.value, 0.0), (columns.done, grid.done - px(120), px(120)),
            (columns.bar, grid.bar, 0.0), (columns.beside, grid.beside, 0.0),
            (columns.status, grid.sign, 0.0),
        ]  # fmt: skip
        pieces = [Piece(page.line((text, style)), x, down, width=width) for text, x, width in cells]

        def add(page: Page) -> Draw:
            tags = []
            if heard:
                with page.part("TR"):
                    tags = [page.tag("TH", column_head=True) for _cell in cells]

            def draw(sheet: Sheet, top: float) -> None:
                for nth, piece in enumerate(pieces):
                    with sheet.tagger.content(tags[nth]) if heard else sheet.tagger.artifact():
                        write(sheet, piece, top)

            return draw

        return Block(height, add)

    def objective(self, shown: ShownObjective, *, again: bool = False) -> Block:
        """A heading row; `again` heads what goes on, on another page."""
        page, grid, measures, mark = self.page, self.grid, self.measures, mark_of(shown.status)
        title_style = measures.style("bold", 21.7, line=26 if measures.tight else 27)
        text = one_line(titled(shown.title))
        if again:
            text = _("{title} (continued)").format(title=text)
        share = measures.style("bold", 22 if measures.tight else 25, line=30)
        room = grid.done - grid.title - page.measure(shown.done, share) - px(12)
        titles = limited(page, text, title_style, room, MOST_LINES)
        more = sum(line.leading for line in titles[1:])
        down, below = measures.of(29, 24), measures.of(52, 46)
        about = () if again else wrapped(page, shown.about, measures, grid.sign - px(12) - grid.title)
        height = measures.of(64, 53) + more + px(22) * (len(about) - 1)
        key = f"objective-{shown.number}"

        def add(page: Page) -> Draw:
            with page.part("TR"):
                named = page.tag("TH", row_head=True, span=3)
                done, drawn, said = page.tag("TD"), page.tag("TD", span=2), page.tag("TD")
            figure = drawn.add("Figure", marks.bar_words(self.shown, shown.done, shown.expected))

            def draw(sheet: Sheet, top: float) -> None:
                if not again:
                    sheet.bookmark(key, f"{shown.number}  {text}", top)
                with sheet.tagger.artifact():
                    strong_rule(sheet, page.left, page.right, top)
                with sheet.tagger.content(named):
                    sheet.write(grid.number, top - down, f"{shown.number} ", title_style)
                    write(sheet, Piece(titles, grid.title, down, room=room), top)
                    if about:
                        write(sheet, Piece(about, grid.title, below + more), top)
                with sheet.tagger.content(done):
                    ended = Piece(page.line((shown.done, share)), grid.done - px(200), down, width=px(200))
                    write(sheet, ended, top)
                middle = top - down + px(7)
                with sheet.tagger.content(figure):
                    shares = shown.counted, shown.expected
                    figure.box = marks.bar(sheet, grid, middle, px(14), shares, mark)
                    marks.sign(sheet, grid, top - down, mark)
                with sheet.tagger.content(said):
                    word = measures.body(mark.word_face, mark.word)
                    sheet.write(grid.word, top - down, f"{shown.word} ", word)

            return draw

        return Block(height, add)

    def key_result(self, shown: ShownKeyResult) -> Block:
        """A row: title, owner, value, what is done, bar, confidence, status; what is done about it below."""
        page, measures, mark = self.page, self.measures, mark_of(shown.status)
        style = measures.body(mark.face, mark.ink)
        titles = self.titles(shown)
        values = self._values(shown, style)
        recovery: Lines = ()
        if shown.recovery:
            recovery = limited(page, *self.recovery(shown), RECOVERY_LINES)
        line = px(23 if measures.tight else 25)
        down = measures.of(24, 20)
        beside = max(len(values), 1) + len(recovery)
        height = measures.of(35, 28) + line * (max(len(titles), beside) - 1)

        def add(page: Page) -> Draw:
            cells = _Cells(self, page, shown, (titles, values, recovery))

            def draw(sheet: Sheet, top: float) -> None:
                with sheet.tagger.artifact():
                    fine_rule(sheet, page.left, page.right, top)
                    if mark.grave:
                        sheet.canvas.setFillColorRGB(*mark.fill)
                        low = top - height + px(3)
                        sheet.canvas.rect(page.left - px(20), low, px(9), height - px(5), stroke=0, fill=1)
                cells.draw(sheet, top, down, line)

            return draw

        return Block(height, add)

    def recovery(self, shown: ShownKeyResult) -> tuple[str, Style, float]:
        """What is done about a row that is off track, how it is set and in how much room."""
        room = self.grid.right - self.grid.owner
        return f"→ {shown.recovery}", self.measures.style("semibold", 17, line=23), room

    def folded(self, rows: Sequence[ShownKeyResult]) -> Block:
        """Rows on track in one line: their numbers with what is done."""
        page, grid, measures = self.page, self.grid, self.measures
        style = measures.body("regular", QUIET)
        parts = ", ".join(f"{row.number}\xa0{row.done}" for row in rows)
        text = _("on track: {rows}").format(rows=parts)
        lines = page.lines(text, style, grid.right - grid.title)
        down = measures.of(24, 20)
        height = measures.of(35, 28) + style.leading * (len(lines) - 1)

        def add(page: Page) -> Draw:
            with page.part("TR"):
                tag = page.tag("TH", row_head=True, span=7)

            def draw(sheet: Sheet, top: float) -> None:
                with sheet.tagger.artifact():
                    fine_rule(sheet, page.left, page.right, top)
                with sheet.tagger.content(tag):
                    write(sheet, Piece(lines, grid.title, down), top)

            return draw

        return Block(height, add)

    def titles(self, shown: ShownKeyResult) -> Lines:
        """The title of a row, on track in one line where lines are saved, with its note behind it."""
        page, measures, mark = self.page, self.measures, mark_of(shown.status)
        style, room = measures.body(mark.face, mark.ink), self.grid.title_width
        text = one_line(titled(shown.title))
        if self.is_cut(shown):
            return page.first_line(text, style, room)
        lines = limited(page, text, style, room, MOST_LINES)
        if not shown.note:
            return lines
        note = measures.second
        behind = page.with_aside(lines, f"· {shown.note}", note, room + px(4)) if lines else None
        return behind or lines + page.lines(shown.note, measures.style("regular", 17, QUIET, 23), room)

    def is_cut(self, shown: ShownKeyResult) -> bool:
        """Whether a title is held to one line that needs more."""
        if not self.cut or not mark_of(shown.status).quiet:
            return False
        style = self.measures.body()
        return self.page.measure(one_line(titled(shown.title)), style) > self.grid.title_width

    def is_limited(self, shown: ShownKeyResult) -> bool:
        """Whether not all of a title stands in its row."""
        if self.is_cut(shown):
            return True
        style = self.measures.body(mark_of(shown.status).face)
        text, width = one_line(titled(shown.title)), self.grid.title_width
        return is_longer(self.page, text, style, width, MOST_LINES)

    def _values(self, shown: ShownKeyResult, style: Style) -> Lines:
        page, width = self.page, self.grid.value_width
        strong = self.measures.body("semibold", style.colour)
        spans = [(span.text, strong if span.how == "strong" else style) for span in shown.value]
        if not spans:
            return ()
        if sum(page.measure(text, face) for text, face in spans) <= width:
            return page.line(*spans)
        return limited(page, "".join(text for text, _face in spans), style, width, _VALUE_LINES)


def full_title(title: str) -> str:
    """All of a title, in one paragraph."""
    return one_line(titled(title))


class _Cells:
    """The cells of a key result with their tags."""

    def __init__(
        self, table: Table, page: Page, shown: ShownKeyResult, texts: tuple[Lines, Lines, Lines]
    ) -> None:
        self._table, self._page, self._shown = table, page, shown
        self._titles, self._values, self._recovery = texts
        with page.part("TR"):
            self._title = page.tag("TH", row_head=True)
            self._owner, self._value, self._done = page.tag("TD"), page.tag("TD"), page.tag("TD")
            bar, self._beside, self._status = page.tag("TD"), page.tag("TD"), page.tag("TD")
        self._bar = bar.add("Figure", marks.bar_words(table.shown, shown.done, shown.expected))
        self._struck = next((span for span in shown.value if span.how == "struck"), None)

    def draw(self, sheet: Sheet, top: float, down: float, line: float) -> None:
        """Draw them on the first baseline of the row."""
        shown, grid = self._shown, self._table.grid
        mark, measures = mark_of(shown.status), self._table.measures
        style = measures.body(mark.face, mark.ink)
        baseline = top - down
        with sheet.tagger.content(self._title):
            sheet.write(grid.number, baseline, f"{shown.number} ", measures.body("regular", QUIET))
            write(sheet, Piece(self._titles, grid.title, down, room=grid.title_width), top)
            if self._recovery:
                under = max(len(self._values), 1) * line
                write(sheet, Piece(self._recovery, grid.owner, down + under), top)
        with sheet.tagger.content(self._owner):
            if shown.owner:
                sheet.write(grid.owner, baseline, f"{shown.owner} ", style)
            else:
                sheet.write(grid.owner, baseline, _("nobody") + " ", measures.body("bold", WARNING))
        self._draw_value(sheet, top, down, style)
        with sheet.tagger.content(self._done):
            done = Piece(self._page.line((shown.done, style)), grid.done - px(200), down, width=px(200))
            write(sheet, done, top)
        middle = baseline + px(5)
        with sheet.tagger.content(self._bar):
            shares = shown.counted, shown.expected
            self._bar.box = marks.bar(sheet, grid, middle, px(10), shares, mark)
        self._draw_beside(sheet, baseline, mark)
        with sheet.tagger.artifact():
            marks.sign(sheet, grid, baseline, mark)
        with sheet.tagger.content(self._status):
            sheet.write(grid.word, baseline, f"{shown.word} ", measures.body(mark.word_face, mark.word))

    def _draw_value(self, sheet: Sheet, top: float, down: float, style: Style) -> None:
        if not self._values:
            return
        x = self._table.grid.value
        with sheet.tagger.content(self._value):
            write(sheet, Piece(self._values, x, down), top)
        if self._struck is None or len(self._values) > 1 or runs_leftward(self._values[0].text):
            return
        note = self._value.add("Span", self._struck.heard)
        with sheet.tagger.content(note):
            place = self._shown.value.index(self._struck)
            # On a mirrored page an amount still reads rightward: what stands behind is nearer to its edge.
            nearer = self._shown.value[place + 1 :] if sheet.mirrored else self._shown.value[:place]
            x += sum(self._page.measure(span.text, style) for span in nearer)
            wide = self._page.measure(self._struck.text.strip(), style)
            sheet.line(x, x + wide, top - down + px(6), px(1.2), style.colour)

    def _draw_beside(self, sheet: Sheet, baseline: float, mark: Marked) -> None:
        shown, grid, measures = self._shown, self._table.grid, self._table.measures
        with sheet.tagger.content(self._beside):
            face = "regular" if mark.quiet else "semibold"
            inset = 0.0 if self._table.shown.is_closed else px(10)
            x = sheet.write(grid.beside + inset, baseline, f"{shown.beside} ", measures.body(face, mark.ink))
            if shown.change:
                arrow, _space, rest = shown.change.partition(" ")
                style = measures.style(face, 19, mark.ink)
                x = sheet.write(x, baseline, f"{arrow} ", style)
                if rest:
                    sheet.write(x, baseline, f"{rest} ", measures.style("regular", 17, QUIET))


def wrapped(page: Page, spans: Sequence[Span], measures: Measures, room: float) -> Lines:
    """Spans in one line, else wrapped in one style."""
    regular = measures.style("regular", 17, QUIET, 22)
    faces = {
        "strong": measures.style("semibold", 17, INK, 22),
        "warning": measures.style("bold", 17, WARNING, 22),
    }
    line = [(span.text, faces.get(span.how, regular)) for span in spans]
    if not line:
        return ()
    text = "".join(text for text, _style in line)
    # Spans of one line follow each other rightward; what begins at the right is set as a whole.
    if sum(page.measure(part, style) for part, style in line) <= room and not runs_leftward(text):
        return page.line(*line)
    return limited(page, text, regular, room, 3)
