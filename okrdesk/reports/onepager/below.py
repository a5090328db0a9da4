"""What stands around the table in lines: what went well, look here first, the chart, and page 2's lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from okrdesk.reports.charts.whole import WholeChart
from okrdesk.reports.onepager.blocks import Block, Draw, Piece, of_pieces, strong_rule, write
from okrdesk.reports.onepager.content import OnePager, Told
from okrdesk.reports.onepager.look import QUIET, Measures, px
from okrdesk.reports.paper.limited import limited
from okrdesk.reports.paper.page import Lines, Page
from okrdesk.reports.paper.sheet import Sheet

_LOOK_LINES = 6
_BETWEEN = 28  # pixels between columns
CHART_HEAD = 39  # pixels from the rule above a chart to its picture


def running(page: Page, name: str, text: str, measures: Measures, most: int) -> Block | None:
    """A name with a running text behind it, in at most so many lines; None without a text."""
    text = " ".join(text.split())
    if not text:
        return None
    strong, style = measures.style("bold", 18, line=24), measures.style("regular", 18, QUIET, 24)
    inset = page.measure(f"{name} ", strong) + px(6)
    if most == 1:
        lines = page.first_line(text, style, page.width - inset)
    else:
        lines = _beside(page, text, inset, measures, most)
    pieces = [Piece(page.line((name, strong)), page.left, px(30), "H2")]
    pieces.append(Piece(lines[:1], page.left + inset, px(30), room=page.width - inset))
    if len(lines) > 1:
        pieces.append(Piece(lines[1:], page.left, px(54), room=page.width))
    return of_pieces(px(35) + px(24) * (len(lines) - 1), pieces)


def _beside(page: Page, text: str, inset: float, measures: Measures, most: int) -> Lines:
    """Lines of which the first begins behind the name and the others at the left."""
    style = measures.style("regular", 18, QUIET, 24)
    first = page.lines(text, style, page.width - inset)[:1]
    rest = text[len(first[0].text.rstrip()) :].strip()
    return (*first, *limited(page, rest, style, page.width, most - 1)) if rest else first


def is_whole(page: Page, name: str, text: str, measures: Measures, most: int) -> bool:
    """Whether all of a running text stands in so many lines."""
    strong, style = measures.style("bold", 18), measures.style("regular", 18)
    inset = page.measure(f"{name} ", strong) + px(6)
    text = " ".join(text.split())
    if most == 1:
        return page.measure(text, style) <= page.width - inset
    first = page.lines(text, style, page.width - inset)[:1]
    rest = text[len(first[0].text.rstrip()) :].strip() if first else ""
    return len(page.lines(rest, style, page.width)) <= most - 1


def looks(page: Page, shown: OnePager, measures: Measures, *, opens: bool = True) -> Block | None:
    """What to look at first, three beside each other, below a rule that `opens` it; None for nothing."""
    if not shown.looks:
        return None
    strong, body = measures.style("semibold", 20, line=26), measures.style("regular", 20, line=26)
    column = (page.width + px(_BETWEEN)) / 3
    number = max(px(40), max(page.measure(f"{each.number} ", strong) for each in shown.looks) + px(6))
    heading = page.first_line(shown.looks_name, measures.heading, page.width)
    pieces = [Piece(heading, page.left, px(29), "H2")]
    most = 1
    for nth, each in enumerate(shown.looks[:3]):
        x, inset = page.left + nth * column, number if each.number else 0.0
        room = column - px(_BETWEEN) - inset
        lines = limited(page, each.text, body, room, _LOOK_LINES)
        if each.number:
            pieces.append(Piece(page.line((f"{each.number} ", strong)), x, px(65)))
        pieces.append(Piece(lines, x + inset, px(65), room=room))
        most = max(most, len(lines))
    return of_pieces(px(86) + px(26) * (most - 1), pieces, _opened(page) if opens else None)


def chart(page: Page, shown: WholeChart, height: float, measures: Measures) -> Block:
    """The chart below its title, `height` points for the picture alone."""
    title = limited(page, shown.title, measures.heading, page.width, 2)
    more = px(25) * (len(title) - 1)

    def add(page: Page) -> Draw:
        from okrdesk.reports.charts import on_page

        heading, tag = page.tag("H2"), page.tag("Figure", shown.story())
        picture = on_page.picture(shown, page.width, height, larger=measures.overflows)

        def draw(sheet: Sheet, top: float) -> None:
            with sheet.tagger.artifact():
                strong_rule(sheet, page.left, page.right, top)
            if title:
                with sheet.tagger.content(heading):
                    write(sheet, Piece(title, page.left, px(29), room=page.width), top)
            bottom = top - px(CHART_HEAD) - more - height
            with sheet.tagger.content(tag):
                sheet.canvas.saveState()
                sheet.canvas.translate(page.left, bottom)
                picture(sheet)
                sheet.canvas.restoreState()
            tag.box = (page.left, bottom, page.right, bottom + height)

        return draw

    return Block(px(CHART_HEAD) + more + height, add)


def section(
    page: Page, name: str, rows: Sequence[Told], measures: Measures, *, quiet: bool = False
) -> list[Block]:
    """A heading below a rule, and paragraphs, each behind its number: for page 2, where nothing is cut."""
    strong = measures.style("semibold", 20, line=26)
    body = measures.style("regular", 20, QUIET if quiet else strong.colour, 26)
    inset = max((page.measure(f"{each.number} ", strong) for each in rows if each.number), default=0.0)
    inset = max(px(40), inset + px(6)) if inset else 0.0
    heading = page.first_line(name, measures.heading, page.width)
    blocks = [of_pieces(px(41), [Piece(heading, page.left, px(29), "H2")], _opened(page))]
    for each in rows:
        number = page.line((f"{each.number} ", strong)) if each.number else ()
        lines = page.lines(each.text, body, page.width - inset)
        for nth in range(0, max(1, len(lines)), _PARAGRAPH):
            part = lines[nth : nth + _PARAGRAPH]
            pieces = [Piece(() if nth else number, page.left, px(20))]
            pieces.append(Piece(part, page.left + inset, px(20), room=page.width - inset))
            last = nth + _PARAGRAPH >= len(lines)
            block = of_pieces(px(26) * len(part) + (px(6) if last else 0.0), pieces)
            blocks.append(replace(block, lower=px(_PARAGRAPH_LOWER)))
    return blocks


_PARAGRAPH = 8  # lines that stay together
_PARAGRAPH_LOWER = 9  # pixels below the head of a page, as headings stand


def _opened(page: Page) -> Draw:
    def draw(sheet: Sheet, top: float) -> None:
        strong_rule(sheet, page.left, page.right, top)

    return draw
