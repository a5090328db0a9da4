"""The top of the one-pager, read in twenty seconds: mission, headline and four figures."""

from __future__ import annotations

from okrdesk.reports.onepager.blocks import Block, Piece, grey_rule, of_pieces
from okrdesk.reports.onepager.content import Figure, OnePager
from okrdesk.reports.onepager.look import QUIET, RULE, Measures, mark_of, px
from okrdesk.reports.paper.limited import limited
from okrdesk.reports.paper.page import Lines, Page
from okrdesk.reports.paper.sheet import Sheet

MISSION_LINES = 4
_HEADLINE_LINES = 3
_COLUMN = 272 / 1088  # of the width


def mission(page: Page, text: str, measures: Measures) -> Block | None:
    """The mission, upright where the italics lack its letters; None for none."""
    face = "italic" if page.typesetter.has_all(text, "italic") else "regular"
    style = measures.style(face, 18, QUIET, 24)
    lines = limited(page, text, style, page.width, MISSION_LINES)
    if not lines:
        return None
    return of_pieces(px(10) + px(24) * len(lines), [Piece(lines, page.left, px(24), room=page.width)])


def headline(page: Page, shown: OnePager, measures: Measures) -> Block:
    """Two lines: how it goes with its sign, and why."""
    told = shown.headline
    large = measures.style("bold", 30, line=36)
    begins, inset = "", 0.0
    mark = mark_of(told.status)
    if told.name:
        begins = f"{told.name}: "
        inset = px(31) if told.status else 0.0
    first = limited(page, begins + told.rest, large, page.width - inset, 2)
    if begins and first and first[0].text.startswith(begins):
        line = first[0]
        spans = ((begins, large.coloured(mark.word)), (line.text.removeprefix(begins), large))
        first = (type(line)(spans, line.leading), *first[1:])
    second = limited(page, told.second, measures.style("semibold", 24, line=31), page.width, _HEADLINE_LINES)
    down, next_down = measures.of(40, 39), measures.of(72, 71)
    more = px(36) * (len(first) - 1)
    height = measures.of(99, 90) + more + px(31) * (len(second) - 1)

    def draw_sign(sheet: Sheet, top: float) -> None:
        if told.status:
            sheet.shape(mark.shape, page.left, top - down + px(10), px(21), mark.sign)

    pieces = [
        Piece(first, page.left + inset, down, "H2", room=page.width - inset),
        Piece(second, page.left, next_down + more, room=page.width),
    ]
    return of_pieces(height, pieces, draw_sign)


def figures(page: Page, shown: OnePager, measures: Measures) -> Block:
    """The four figures between two lines."""
    column = page.width * _COLUMN
    inset, room = px(21), column - px(26)
    pieces: list[Piece] = []
    details: list[Lines] = []
    for nth, figure in enumerate(shown.figures):
        x = page.left + nth * column + (inset if nth else 0.0)
        detail = limited(page, figure.detail, measures.second, room if nth else room + px(2), 2)
        details.append(detail)
        pieces += [
            Piece(page.first_line(figure.name, measures.second, room), x, measures.of(27, 23)),
            Piece(_value(page, figure, measures), x, measures.of(61, 54)),
            Piece(detail, x, measures.of(86, 77)),
        ]
    more = px(22) * (max(map(len, details), default=1) - 1 if any(details) else 0)
    height = measures.of(103, 90) + more

    def draw_rules(sheet: Sheet, top: float) -> None:
        grey_rule(sheet, page.left, page.right, top)
        grey_rule(sheet, page.left, page.right, top - height)
        sheet.canvas.setStrokeColorRGB(*RULE)
        sheet.canvas.setLineWidth(px(1))
        for nth in range(1, len(shown.figures)):
            x = page.left + nth * column
            sheet.canvas.line(x, top - measures.of(11, 7), x, top - height + measures.of(9, 5))

    return of_pieces(height, pieces, draw_rules)


def _value(page: Page, figure: Figure, measures: Measures) -> Lines:
    large = measures.style("bold", 27 if measures.tight else 30, line=36)
    spans = [(figure.value or "–", large)]
    if figure.follows:
        spans.append((f" {figure.follows}", measures.style("regular", 20, line=36)))
    return page.line(*spans)
