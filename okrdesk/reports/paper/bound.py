"""What every report shares around its content: header, running head, foot, and what the file tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from io import BytesIO
from typing import Any

from okrdesk.i18n import _, ngettext
from okrdesk.reports.paper import print_style, properties
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.letters import apart, plain
from okrdesk.reports.paper.lines import one_style
from okrdesk.reports.paper.one_ink import black_only
from okrdesk.reports.paper.page_frame import Frame
from okrdesk.reports.paper.print_style import MARGIN, Style
from okrdesk.reports.paper.runs import Typesetter
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.paper.tagged import Element, Tagger

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
    canvas = _canvas_class()(
        file,
        pagesize=size,
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        initialFontName=print_style.font("regular").fontName,
        lang=head.language,
    )
    properties.describe(canvas, head, kind)
    return canvas


def _canvas_class() -> Any:
    if black_only.get():
        from okrdesk.reports.paper.inks import BlackCanvas

        return BlackCanvas
    from reportlab.pdfgen.canvas import Canvas

    return Canvas


def open_sheet(
    file: BytesIO, size: tuple[float, float], about: tuple[Head, str], typesetter: Typesetter, root: Element
) -> Sheet:
    """A sheet on which a report of a kind is drawn page by page; `about` are its head and its kind."""
    canvas, mirrored = open_canvas(file, size, *about), typesetter.reads_from_right
    if mirrored:
        canvas.setViewerPreference("Direction", "R2L")
    return Sheet(canvas, Tagger(canvas, root, size[0] if mirrored else 0.0), typesetter, mirrored=mirrored)


def draw_running_head(sheet: Sheet, head: Head, width: float, top: float) -> None:
    """The line at the head of the second page and after: which workspace, cycle and day it belongs to."""
    style = Style("semibold", 9.3, 12.0)
    quiet = Style("regular", 9.3, 12.0, print_style.MUTED)
    day = _("Status on {day}").format(day=head.day) if head.day else ""
    right = first_line(sheet.typesetter, day, quiet, width * 0.4)
    name = " · ".join(apart(part) for part in (head.workspace, head.cycle) if part)
    left = first_line(sheet.typesetter, name, style, width * 0.55)
    with sheet.tagger.artifact(around=True):
        sheet.lines(one_style([left], style), MARGIN, top)
        sheet.lines(one_style([right], quiet), MARGIN, top, width)
    sheet.accent(top - 15, width)


def draw_foot(
    sheet: Sheet, head: Head, width: float, number: int, pages: int, legend: tuple[str, Element | None]
) -> None:
    """The foot of a page, numbered from 0: what its signs mean, the file, the number where there are more.

    The legend is heard once, at the end of the last page.
    """
    signs, tag = legend
    style = Style("regular", 8.0 if pages == 1 else print_style.LEAST, 10.0, print_style.MUTED)
    ends = [head.file_name] if head.file_name else []
    ends.append(_("made with OKR Desk"))
    if pages > 1:
        ends.append(_("page {number} of {pages}").format(number=number + 1, pages=pages))
    right = first_line(sheet.typesetter, " · ".join(ends), style, width * 0.45)
    room = width - sheet.typesetter.width(right, style) - 12
    left = sheet.typesetter.wrap(signs, style, room)[:2] if signs else []
    last = tag if number == pages - 1 else None
    with sheet.tagger.content(last) if last else sheet.tagger.artifact(around=True):
        sheet.lines(one_style(left, style), MARGIN, FOOT - 2)
    with sheet.tagger.artifact(around=True):
        sheet.lines(one_style([right], style), MARGIN, FOOT - 2, width)


def usual_frame(head: Head, size: tuple[float, float], legend: str = "", tag: Element | None = None) -> Frame:
    """The running head of later pages and the foot of each, around a report that says no other.

    The tag is that of the legend.
    """
    width, top = size[0] - 2 * MARGIN, size[1] - MARGIN

    def draw_head(sheet: Sheet, number: int, _pages: int) -> None:
        if number:
            draw_running_head(sheet, head, width, top)

    def draw_around(sheet: Sheet, number: int, pages: int) -> None:
        draw_foot(sheet, head, width, number, pages, (legend, tag))

    return Frame(MARGIN, MARGIN + HEAD, FOOT + 6, draw_head, draw_around)


def first_line(typesetter: Typesetter, text: str, style: Style, width: float) -> str:
    """As much of a text as one line holds, with an ellipsis when it goes on; the whole stands elsewhere."""
    text = " ".join(plain(text).split())
    if typesetter.width(text[:400], style) <= width and len(text) <= 400:
        return text
    lines = typesetter.wrap(text[:400], style, width - style.size)
    return (lines[0].rstrip() if lines else "") + "…"


def notes(typesetter: Typesetter) -> tuple[str, ...]:
    """What the person should know: which letters no font drew here."""
    if not typesetter.missing:
        return ()
    letters = sorted(typesetter.missing)
    shown = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters[:12])
    shown += " …" if len(letters) > 12 else ""
    sentence = ngettext(
        "No font here has this character; a box stands in its place: {letters}",
        "No font here has these characters; boxes stand in their place: {letters}",
        len(letters),
    )
    return (sentence.format(letters=shown),)
