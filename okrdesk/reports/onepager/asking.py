"""What is asked beside what is in the way; of a closed cycle what was decided beside what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from okrdesk.i18n import _
from okrdesk.reports.onepager.blocks import Block, Piece, fine_rule, of_pieces
from okrdesk.reports.onepager.content import Decided, OnePager, ShownAsk, Told
from okrdesk.reports.onepager.look import BOX, DIVIDER, QUIET, Measures, px
from okrdesk.reports.paper.limited import limited
from okrdesk.reports.paper.page import Page
from okrdesk.reports.paper.sheet import Sheet

MOST = 3
LINES = 4  # of one text at most; all of it stands on page 2
_OPEN, _CLOSED = 644 / 1088, 544 / 1088  # widths of the box
_PAD = 20


class _Side:
    """Pieces below each other in a column, with lines between them."""

    def __init__(self, page: Page, x: float, width: float, measures: Measures) -> None:
        self.page, self.x, self.width, self.measures = page, x, width, measures
        self.pieces: list[Piece] = []
        self.dividers: list[float] = []
        self.down = measures.of(32, 28)  # of the last baseline

    def head(self, text: str) -> None:
        """The heading."""
        lines = self.page.first_line(text, self.measures.heading, self.width)
        self.pieces.append(Piece(lines, self.x, self.down, "H2"))

    def asks(self, asks: Sequence[ShownAsk]) -> None:
        """What is asked, by when at its right, and whom to tell below."""
        page, strong = self.page, self.measures.style("semibold", 20, line=25)
        for nth, ask in enumerate(asks):
            by = page.first_line(ask.by, strong, self.width * 0.4) if ask.by else ()
            wide = page.measure(by[0].text, strong) + px(16) if by else 0.0
            lines = limited(page, ask.what, strong, self.width - wide, LINES)
            self.down += px(27) if nth else px(32)
            start = self.down
            self.pieces.append(Piece(lines, self.x, start, room=self.width - wide))
            if by:
                self.pieces.append(Piece(by, self.x, start, width=self.width))
            self.down += px(25) * (len(lines) - 1)
            about = limited(page, ask.about, self.measures.second, self.width, 2)
            if about:
                self.pieces.append(Piece(about, self.x, self.down + px(24), room=self.width))
                self.down += px(24) * len(about)
            if nth < len(asks) - 1:
                self.down += px(15)
                self.dividers.append(self.down)

    def decided(self, decided: Sequence[Decided]) -> None:
        """What was decided, about which objective, and why."""
        page, strong, body = self.page, self.measures.style("bold", 20, line=25), self.measures.body()
        words = [each.decision for each in decided]
        second = px(19) + max((page.measure(word, strong) for word in words), default=0.0)
        third = second + px(12) + max((page.measure(each.number, strong) for each in decided), default=0.0)
        third = max(third, second + px(42))
        for nth, each in enumerate(decided):
            why = limited(page, each.why, body, self.width - third, LINES)
            self.down += px(24) if nth else px(32)
            self.pieces += [
                Piece(page.line((each.decision, strong)), self.x, self.down),
                Piece(page.line((each.number, strong)), self.x + second, self.down),
                Piece(why, self.x + third, self.down, room=self.width - third),
            ]
            self.down += px(25) * max(0, len(why) - 1)
            if nth < len(decided) - 1:
                self.down += px(15)
                self.dividers.append(self.down)

    def told(self, rows: Sequence[Told]) -> None:
        """Lines with their number in front, and a name at the right."""
        page, number = self.page, self.measures.style("semibold", 20, line=25)
        quiet = self.measures.style("regular", 17, QUIET, 25)
        inset = px(14) + max((page.measure(each.number, number) for each in rows), default=0.0)
        inset = inset if any(each.number for each in rows) else 0.0
        for each in rows:
            wide = page.measure(each.name, quiet) + px(12) if each.name else 0.0
            room = self.width - inset - wide
            lines = limited(page, each.text, self.measures.style("regular", 20, line=25), room, LINES)
            self.down += px(32)
            if each.number:
                self.pieces.append(Piece(page.line((f"{each.number} ", number)), self.x, self.down))
            self.pieces.append(Piece(lines, self.x + inset, self.down, room=room))
            if each.name:
                self.pieces.append(Piece(page.line((each.name, quiet)), self.x, self.down, width=self.width))
            self.down += px(25) * max(0, len(lines) - 1)

    def quietly(self, text: str) -> None:
        """A quiet line below."""
        self.down += px(25)
        lines = limited(self.page, text, self.measures.second, self.width, 2)
        self.pieces.append(Piece(lines, self.x, self.down, room=self.width))
        self.down += px(24) * (len(lines) - 1)


def asking(page: Page, shown: OnePager, in_the_way: Sequence[Told], measures: Measures) -> Block | None:
    """The box of what is asked with what is in the way at its right; None where there is neither.

    Without anything asked the other takes the full width in two columns.
    """
    asks, decided = shown.asks[:MOST], shown.decided
    rows = shown.coming if shown.is_closed else in_the_way[:MOST]
    name = shown.coming_name if shown.is_closed else _("What is in the way")
    quiet = [shown.not_now] if shown.not_now else []
    if not shown.is_closed and len(in_the_way) > MOST:
        quiet.insert(0, _("{n} more on page 2").format(n=len(in_the_way) - MOST))
    if not asks and not decided:
        return _alone(page, name, rows, quiet, measures) if rows or quiet else None
    wide = page.width * (_CLOSED if shown.is_closed else _OPEN)
    wide = wide if rows or quiet else page.width
    box = _Side(page, page.left + px(_PAD), wide - px(2 * _PAD), measures)
    if asks:
        box.head(_("What we ask of you"))
        box.asks(asks)
    else:
        box.head(_("What we decided"))
        box.decided(decided)
    beside = _Side(page, page.left + wide + px(28), page.width - wide - px(28), measures)
    if rows:
        beside.head(name)
        beside.told(rows)
    for sentence in quiet:
        beside.quietly(sentence)
    inside = box.down + measures.of(20, 15)
    gap = measures.of(16, 11)

    def draw_box(sheet: Sheet, top: float) -> None:
        canvas = sheet.canvas
        canvas.setFillColorRGB(*BOX)
        canvas.rect(page.left, top - gap - inside, wide, inside, stroke=0, fill=1)
        for down in box.dividers:
            fine_rule(sheet, box.x, box.x + box.width, top - gap - down, DIVIDER)

    pieces = [_lowered(piece, gap) for piece in (*box.pieces, *beside.pieces)]
    return of_pieces(gap + max(inside, beside.down + px(12) if beside.pieces else 0.0), pieces, draw_box)


def _alone(page: Page, name: str, rows: Sequence[Told], quiet: Sequence[str], measures: Measures) -> Block:
    half = (page.width - px(28)) / 2
    left = _Side(page, page.left, half, measures)
    right = _Side(page, page.left + half + px(28), half, measures)
    if rows:
        left.head(name)
    middle = -(-len(rows) // 2)
    left.told(rows[:middle])
    right.told(rows[middle:])
    for sentence in quiet:
        (right if rows else left).quietly(sentence)
    return of_pieces(max(left.down, right.down) + px(8), [*left.pieces, *right.pieces])


def _lowered(piece: Piece, by: float) -> Piece:
    return Piece(piece.lines, piece.x, piece.down + by, piece.role, piece.room, piece.width)
