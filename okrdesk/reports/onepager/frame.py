"""What stands around each page of the one-pager: whose it is, of when, at its foot what signs mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

from okrdesk.i18n import _
from okrdesk.reports.onepager.blocks import Piece, grey_rule, write
from okrdesk.reports.onepager.content import OnePager
from okrdesk.reports.onepager.look import QUIET, Measures, px
from okrdesk.reports.paper.limited import is_longer, limited
from okrdesk.reports.paper.page import Lines, Page
from okrdesk.reports.paper.page_frame import Around as DrawsAround
from okrdesk.reports.paper.page_frame import Frame
from okrdesk.reports.paper.print_style import INK
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.words import one_line

_RIGHT = 0.42  # of the width, at most, for what stands at the right
_TITLE_LINE = 42
_LEGEND, _NOTE = 0.82, 0.7  # of the width: two lines beside two, one beside one


class Around:
    """Head and foot of a one-pager, measured for a page."""

    def __init__(self, page: Page, shown: OnePager, measures: Measures) -> None:
        self._page, self._shown, self._measures = page, shown, measures
        right = [
            (shown.kind, measures.style("semibold", 17, line=23)),
            (shown.state, measures.style("regular", 17, QUIET, 23)),
        ]
        self._right = [page.first_line(text, style, page.width * _RIGHT) for text, style in right if text]
        taken = max((page.measure(lines[0].text, lines[0].spans[0][1]) for lines in self._right), default=0.0)
        room = page.width - taken - px(28)
        self._room = room
        self._title_style = measures.style("bold", 29.3, line=_TITLE_LINE)
        self._title = self._fitted(29.3 if measures.tight else 35.2, room)
        self.title_is_cut = is_longer(page, shown.workspace, self._title_style, room, 2)
        more = px(_TITLE_LINE) * max(0, len(self._title) - 1)
        self._first_line = measures.of(90, 75)
        self.rule = measures.of(112, 98) + more

    def _fitted(self, size: float, room: float) -> Lines:
        """The name in one line, a little smaller where it does not fit, else in two."""
        page, name = self._page, one_line(self._shown.workspace)
        roomy = self._measures.style("bold", size, line=_TITLE_LINE)
        if page.measure(name[:200], roomy) <= room and len(name) <= 200:
            return page.lines(name, roomy, room)
        return limited(page, name, self._title_style, room, 2)

    def surround(self, closing: float, legend: str, put: Callable[[], Mapping[int, str]]) -> None:
        """Put head and foot around every page, and what `put` adds between them, where both are heard.

        The content ends `closing` points above the foot. The `legend` stands at the foot of page 1; what
        later ones say `put` gives by their numbers, from 0.
        """
        page, style = self._page, self._measures.tiny
        heading = page.tag("H1")
        below = [page.tag("P") for _lines in self._right]
        later = put()
        notes = {0: limited(page, legend, style, page.width * _LEGEND, 2)}
        notes |= {nth: page.first_line(text, style, page.width * _NOTE) for nth, text in later.items()}
        notes = {nth: lines for nth, lines in notes.items() if lines}
        said = {nth: page.tag("P") for nth in notes}

        def head(sheet: Sheet, number: int, _pages: int) -> None:
            top = page.height
            pieces = [Piece(self._title, page.left, self._first_line, room=self._room)]
            down = self._measures.of(70, 56)
            for nth, lines in enumerate(self._right):
                pieces.append(Piece(lines, page.left, down + nth * px(23), width=page.width))
            for piece, tag in zip(pieces, (heading, *below), strict=True):
                with sheet.tagger.content(tag) if not number else sheet.tagger.artifact(around=True):
                    write(sheet, piece, top)
            with sheet.tagger.artifact(around=True):
                sheet.line(page.left, page.right, top - self.rule + px(1.5), px(3), INK)

        foot = self._foot(notes, lambda sheet, number: sheet.tagger.content(said[number]))
        page.surround(Frame(self.rule, self.rule, self._below() + closing, head, foot))

    def _below(self) -> float:
        return self._measures.of(91, 79)

    def _foot(
        self, notes: Mapping[int, Lines], heard: Callable[[Sheet, int], AbstractContextManager[None]]
    ) -> DrawsAround:
        page, style = self._page, self._measures.tiny

        def foot(sheet: Sheet, number: int, pages: int) -> None:
            last = self._measures.of(46, 34)
            ends = [
                _("page {number} of {pages}").format(number=number + 1, pages=pages),
                _("made with OKR Desk"),
            ]
            left = notes.get(number, ())
            if number or not left:
                ends = [" · ".join(ends)]
            high = max(len(left), len(ends))
            with sheet.tagger.artifact(around=True):
                grey_rule(sheet, page.left, page.right, last + px(24) + px(21) * (high - 1))
                for nth, text in enumerate(ends):
                    above = last + px(21) * (len(ends) - 1 - nth)
                    write(sheet, Piece(page.line((text, style)), page.left, -above, width=page.width), 0.0)
            if left:
                with heard(sheet, number):
                    down = -last - px(21) * (high - 1)
                    write(sheet, Piece(left, page.left, down), 0.0)

        return foot
