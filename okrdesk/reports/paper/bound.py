"""What every report shares around its content: header, running head, foot, and what the file tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from okrdesk.i18n import _, ngettext
from okrdesk.reports.paper import print_style
from okrdesk.reports.paper.flow import Column, one_style
from okrdesk.reports.paper.letters import apart, plain
from okrdesk.reports.paper.print_style import MARGIN, Style
from okrdesk.reports.paper.runs import Typesetter

if TYPE_CHECKING:
    from okrdesk.reports.paper.page import Head, Page
    from okrdesk.reports.paper.sheet import Sheet

FOOT = 34.0  # from the bottom edge to the top of the footer
HEAD = 37.0  # header line of the second page and after


def texts_of(shown: Any) -> Iterator[str]:
    """Every text of a report, so that all letters that need another font are known beforehand."""
    if isinstance(shown, str):
        yield shown
    elif is_dataclass(shown):
        for field in fields(shown):
            yield from texts_of(getattr(shown, field.name))
    elif isinstance(shown, (Mapping, Sequence)):
        for part in shown.values() if isinstance(shown, Mapping) else shown:
            yield from texts_of(part)


def open_canvas(file: BytesIO, size: tuple[float, float], head: Head, kind: str) -> Any:
    """A reportlab canvas that writes the same bytes for the same page, with the properties of the file."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(
        file,
        pagesize=size,
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        initialFontName=print_style.font("regular").fontName,
        lang=head.language,
    )
    title = " · ".join(" ".join(plain(part).split()) for part in (head.workspace, head.cycle) if part)
    canvas.setTitle(title or kind)
    canvas.setAuthor(plain(head.author))
    canvas.setSubject(kind)
    canvas.setCreator("OKR Desk")
    canvas.setProducer("OKR Desk")
    if head.on is not None:
        made = f"D:{head.on:%Y%m%d}000000Z"
        canvas.setDateFormatter(lambda *_now: made)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def header(page: Page, kind: str) -> None:
    """Kind of page, name of the workspace, day, mission: the top of the first page."""
    head, style, lines = page.head, page.style, page.lines
    small, title = style("regular", 9.3, print_style.MUTED), style("bold", 22, leading=1.2)
    kicker = " · ".join(part for part in (kind, apart(head.cycle)) if part)
    top, heading, status = page.tag("P"), page.tag("H1"), page.tag("P")
    states = [_("Status on {day}").format(day=head.day)] if head.day else []
    states += [head.week] if head.week else []
    right = tuple(line for state in states for line in lines(state, small, page.width * 0.34))
    room = max((page.measure(line.text.rstrip(), small) for line in right), default=0.0)
    wide = page.width - room - 18
    names = lines(head.workspace, title, wide)
    page.row([Column(lines(kicker, small, page.width), MARGIN, top)], stays=True)
    lower = max(0.0, title.leading * len(names) - sum(line.leading for line in right) - 1)
    lower = lower if title.leading * len(names) < 100 else 0.0
    beside = Column(right, page.right - room, status, width=room, lower=lower)
    page.row([Column(names, MARGIN, heading, room=wide), beside], stays=True)
    page.strip(3.0, lambda sheet, below: sheet.accent(below, page.width), before=5 * page.space)
    face = "italic" if page.typesetter.has_all(head.mission, "italic") else "regular"
    mission = style(face, 11.2, print_style.INK, 1.36)
    page.text(head.mission, page.tag("P"), mission, before=9 * page.space)


def draw_running_head(sheet: Sheet, page: Page, top: float) -> None:
    """The line at the head of the second page and after: which workspace, cycle and day it belongs to."""
    style = Style("semibold", 9.3, 12.0)
    quiet = Style("regular", 9.3, 12.0, print_style.MUTED)
    day = _("Status on {day}").format(day=page.head.day) if page.head.day else ""
    right = first_line(page.typesetter, day, quiet, page.width * 0.4)
    name = " · ".join(apart(part) for part in (page.head.workspace, page.head.cycle) if part)
    left = first_line(page.typesetter, name, style, page.width * 0.55)
    with sheet.tagger.artifact():
        sheet.lines(one_style([left], style), MARGIN, top)
        sheet.lines(one_style([right], quiet), MARGIN, top, page.width)
    sheet.accent(top - 15, page.width)


def draw_foot(sheet: Sheet, page: Page, number: int, pages: int, legend: str) -> None:
    """The foot of a page, numbered from 0: what its signs mean, the file, the number where there are more."""
    style = Style("regular", 8.0, 10.0, print_style.MUTED)
    ends = [page.head.file_name] if page.head.file_name else []
    ends.append(_("made with OKR Desk"))
    if pages > 1:
        ends.append(_("page {number} of {pages}").format(number=number + 1, pages=pages))
    right = first_line(page.typesetter, " · ".join(ends), style, page.width * 0.45)
    room = page.width - page.typesetter.width(right, style) - 12
    left = page.typesetter.wrap(legend, style, room)[:2] if legend else []
    with sheet.tagger.artifact():
        sheet.lines(one_style(left, style), MARGIN, FOOT - 2)
        sheet.lines(one_style([right], style), MARGIN, FOOT - 2, page.width)


def first_line(typesetter: Typesetter, text: str, style: Style, width: float) -> str:
    """As much of a text as one line holds, with an ellipsis when it goes on; the whole stands elsewhere."""
    text = " ".join(plain(text).split())
    if typesetter.width(text[:400], style) <= width and len(text) <= 400:
        return text
    lines = typesetter.wrap(text[:400], style, width - style.size)
    return (lines[0].rstrip() if lines else "") + "…"


def notes(typesetter: Typesetter) -> tuple[str, ...]:
    """What the person should know: which letters no font drew here, or that Qt was not there for them."""
    if not typesetter.missing:
        return ()
    from okrdesk.reports.paper import scripts

    letters = sorted(typesetter.missing)
    shown = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters[:12])
    shown += " …" if len(letters) > 12 else ""
    if reason := scripts.why_not():
        sentence = _("Boxes stand in place of letters that Qt draws: {letters}.")
        return (f"{sentence.format(letters=shown)} {reason}",)
    sentence = ngettext(
        "No font here has this character; a box stands in its place: {letters}",
        "No font here has these characters; boxes stand in their place: {letters}",
        len(letters),
    )
    return (sentence.format(letters=shown),)
