"""The kit: slips and idea cards to cut apart, all of one kind alike: no sheet has a number or an order.

They can be printed before there are any themes, because titles stand on the projector or on the wall.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop import workshops
from okrdesk.okr.workshop.templates import step_of
from okrdesk.okr.workshop.workshops import Workshop, WorkshopStep
from okrdesk.reports.paper.page import Page, Report, fitted
from okrdesk.reports.paper.print_style import DENSITIES, EDGE, INK, MUTED, PAPERS
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.workshop.about import head_of_workshop

ON_A_SHEET = 8
_DECK_OF = {"marks": "marks", "estimates": "estimates", "fist": "consent", "confidence": "consent"}
_ACROSS, _DOWN = 2, 4
_USUAL_PEOPLE = 8  # where nobody said how many there will be
_ABOVE, _BELOW = 46.0, 62.0  # points of a sheet for its line of words, and for margin and foot
_INSET = 26.0


@dataclass(frozen=True)
class Deck:
    """Cards of one kind: what they are called, how many each person needs, what one says and how it looks.

    `draw(card, sheet)` draws what is below the heading.
    """

    name: Callable[[], str]
    each: int
    heading: Callable[[], str]
    asks: Callable[[], str]
    draw: Callable[[_Card, Sheet], None]
    words: Callable[[], tuple[str, ...]]  # all that is drawn, for the choice of fonts


@dataclass(frozen=True)
class _Card:
    """A card while it is drawn: the page, and its place in points from the left bottom corner."""

    page: Page
    left: float
    right: float
    top: float
    bottom: float

    def write(self, sheet: Sheet, x: float, y: float, text: str, size: float = 10.0) -> float:
        return sheet.write(x, y, text, self.page.style("regular", size))

    def ring(self, sheet: Sheet, x: float, y: float, radius: float = 6.0) -> None:
        sheet.canvas.setStrokeColorRGB(*MUTED)
        sheet.canvas.setLineWidth(0.9)
        sheet.canvas.circle(x, y, radius, stroke=1, fill=0)


def draw(document: Document, workshop: Workshop, *, paper: str = "a4", file_name: str = "") -> Report:
    """The kit of a workshop on "a4" or "letter" paper, as many sheets as its people need."""
    steps = workshops.steps_of(document, workshop.id)
    decks = decks_of(steps)
    head = head_of_workshop(document, workshop, file_name)
    says = (head, *(w for d in DECKS.values() for w in (d.heading(), d.asks(), *d.words())), _words())
    height = (PAPERS[paper][1] - _ABOVE - _BELOW - 40) / _DOWN

    def add_content(page: Page) -> None:
        for name in decks:
            for number in range(sheets_of(name, workshop.voices)):
                _add_sheet(page, DECKS[name], height, leads=not number)
        if not decks:
            style = page.style("regular", 10)
            page.header(_("KIT"))
            page.text(_("No step of this agenda needs slips or cards."), page.tag("P"), style, before=12)

    page = fitted(add_content, head, says, paper=paper, densities=DENSITIES[:1])
    return page.report(_("Kit"), _("Cut along the marks, shuffle, hand out. No names, no numbers."))


def decks_of(steps: Iterable[WorkshopStep]) -> tuple[str, ...]:
    """Which decks the steps of an agenda need, in the order of the kit."""
    needed = set()
    for step in steps:
        for act in step_of(step).acts if step.state != "left out" else ():
            if act.name == "write" and act.of == "idea":
                needed.add("ideas")
            elif act.name == "ask":
                needed.add(_DECK_OF.get(act.method, "votes"))
    return tuple(name for name in DECKS if name in needed)


def sheets_of(deck: str, voices: int | None) -> int:
    """How many sheets of a deck so many people need; 8 people where nobody said how many."""
    return -(-(voices or _USUAL_PEOPLE) * DECKS[deck].each // ON_A_SHEET)


def _words() -> str:
    return ngettext("{n} alike", "{n} alike", ON_A_SHEET).format(n=ON_A_SHEET)


def _add_sheet(page: Page, deck: Deck, height: float, *, leads: bool) -> None:
    """A sheet of one deck; the first of it `leads` from the reader's outline."""
    small = page.style("regular", 8.8, MUTED)
    line = page.line((f"{deck.name()} · {_words()}", small))
    named = page.column(line, page.left, page.tag("H1"), room=page.width)
    entry = page.outline_entry(deck.name()) if leads else None
    page.row([named], before=2, stays=True, behind=entry)
    for row in range(_DOWN):
        with page.part():
            tags = [(page.tag("H2"), page.tag("P")) for _card in range(_ACROSS)]

        def draw_row(sheet: Sheet, top: float, row: int = row, tags: list[tuple[Any, Any]] = tags) -> None:
            wide = page.width / _ACROSS
            for column, (heading, rest) in enumerate(tags):
                left = page.left + column * wide
                card = _Card(page, left + _INSET, left + wide - _INSET, top - _INSET, top - height + _INSET)
                _draw_card(card, sheet, deck, heading, rest)
            with sheet.tagger.artifact():
                for y in (top, top - height) if row == _DOWN - 1 else (top,):
                    _marks(sheet, [page.left + column * wide for column in range(_ACROSS + 1)], y)

        page.strip(height, draw_row, 20.0 if row == 0 else 0.0)


def _marks(sheet: Sheet, corners: list[float], y: float) -> None:
    canvas = sheet.canvas
    canvas.setStrokeColorRGB(*MUTED)
    canvas.setLineWidth(0.6)
    for x in corners:
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            canvas.line(x + 5 * dx, y + 5 * dy, x + 13 * dx, y + 13 * dy)


def _draw_card(card: _Card, sheet: Sheet, deck: Deck, heading: Any, rest: Any) -> None:
    page = card.page
    bold, small = page.style("bold", 12), page.style("regular", 9, MUTED)
    with sheet.tagger.content(heading):
        sheet.write(card.left, card.top - 11, deck.heading(), bold)
    wide = card.right - card.left
    lines = page.lines(deck.asks(), small, wide)[:2]
    with sheet.tagger.content(rest):
        sheet.lines(lines, card.left, card.top - 16, 0.0, wide)
        lower = _Card(page, card.left, card.right, card.top - 18 - small.leading * len(lines), card.bottom)
        deck.draw(lower, sheet)


# What each kind of card looks like below its heading


def _votes(card: _Card, sheet: Sheet) -> None:
    """A grid from 1 to 20: a dot is a tick in a circle beside its number, four at most on one."""
    wide, high = (card.right - card.left) / 4, (card.top - card.bottom) / 5
    for number in range(1, 21):
        x = card.left + (number - 1) // 5 * wide
        y = card.top - ((number - 1) % 5 + 0.5) * high
        card.write(sheet, x, y - 3.5, str(number), 9.5)
        for dot in range(3):
            card.ring(sheet, x + 19 + dot * 11, y, 4.4)


def _marks_of_five(card: _Card, sheet: Sheet) -> None:
    high = (card.top - card.bottom) / 3
    for row, name in enumerate((_("Direction"), _("Commitment"), _("Clarity"))):
        y = card.top - (row + 0.5) * high
        card.write(sheet, card.left, y - 3.5, name)
        _numbers(card, sheet, card.right - 5 * 25, y, range(1, 6))


def _numbers(card: _Card, sheet: Sheet, left: float, y: float, values: range, step: float = 25.0) -> None:
    """Numbers in circles, one of which is ticked."""
    style = card.page.style("regular", 9)
    for nth, value in enumerate(values):
        x = left + (nth + 0.5) * step
        card.ring(sheet, x, y, min(9.0, step / 2 - 1))
        sheet.write(x - card.page.measure(str(value), style) / 2, y - 3.2, str(value), style)


def _estimates(card: _Card, sheet: Sheet) -> None:
    high = (card.top - card.bottom) / 5
    for row in range(5):
        y = card.top - (row + 0.8) * high
        end = card.write(sheet, card.left, y, f"{row + 1}")
        _blank(sheet, end + 8, card.left + 120, y - 2)
        _blank(sheet, card.left + 132, card.right, y - 2)


def _consent(card: _Card, sheet: Sheet) -> None:
    high = (card.top - card.bottom) / 5
    style = card.page.style("regular", 8.4, MUTED)
    sheet.write(card.left, card.top - 8, _("key result"), style)
    for row in range(4):
        y = card.top - (row + 1.35) * high
        _blank(sheet, card.left, card.left + 36, y - 3)
        _numbers(card, sheet, card.left + 44, y, range(11), (card.right - card.left - 44) / 11)


def _idea(card: _Card, sheet: Sheet) -> None:
    for row in range(3):
        _blank(sheet, card.left, card.right, card.top - 18 - row * 22)
    y, x = card.bottom, card.left
    for label in (_("we want to do this"), _("it interests me")):
        sheet.canvas.setStrokeColorRGB(*INK)
        sheet.canvas.setLineWidth(0.9)
        sheet.canvas.roundRect(x, y - 1, 9, 9, 1.5, stroke=1, fill=0)
        x = card.write(sheet, x + 14, y, label, 9.6) + 22


def _blank(sheet: Sheet, left: float, right: float, y: float) -> None:
    sheet.line(left, right, y, 0.7, EDGE)


DECKS: dict[str, Deck] = {
    "ideas": Deck(
        lambda: _("Idea cards"), 4, lambda: _("One idea"),
        lambda: _("One card for each. Nobody reads along, no name."),
        _idea, lambda: (_("we want to do this"), _("it interests me")),
    ),
    "marks": Deck(
        lambda: _("Slips for marks"), 2, lambda: _("Three marks"),
        lambda: _("1 is not at all, 5 is completely. Tick one in each line."),
        _marks_of_five, lambda: (_("Direction"), _("Commitment"), _("Clarity")),
    ),
    "votes": Deck(
        lambda: _("Slips for votes"), 1, lambda: _("My dots"),
        lambda: _("Titles and numbers stand on the wall. A tick is a dot."), _votes, tuple,
    ),
    "estimates": Deck(
        lambda: _("Slips for estimates"), 3, lambda: _("My own figures"),
        lambda: _("What is counted, and what you would sign up to."), _estimates, tuple,
    ),
    "consent": Deck(
        lambda: _("Slips for consent"), 3, lambda: _("How sure am I?"),
        lambda: _("5 is a coin toss. The fist of five is shown by hand."),
        _consent, lambda: (_("key result"),),
    ),
}  # fmt: skip
