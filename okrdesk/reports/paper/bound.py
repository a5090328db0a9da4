"""Bands bound into one PDF: what every report shares, from the running heads to what is told about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from io import BytesIO
from typing import Any

from okrdesk.i18n import _, ngettext
from okrdesk.reports.onepager import parts
from okrdesk.reports.onepager.content import OnePager, Report
from okrdesk.reports.onepager.parts import MARGIN, Setting
from okrdesk.reports.paper import print_style
from okrdesk.reports.paper.flow import Band, one_style
from okrdesk.reports.paper.runs import Typesetter, apart, plain
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.paper.tagged import Element, Tagger

FOOT = 34.0  # from the bottom edge to the top of the footer
HEAD = 37.0  # header line of the second page and after


@dataclass(frozen=True)
class Layout:
    """Bands on their pages, with the structure they belong to."""

    sheets: list[list[tuple[Band, float]]]
    root: Element
    setting: Setting
    room: float  # height of the last page's body

    @property
    def used(self) -> float:
        """How far down the last page is full, from the top of its body."""
        last = self.sheets[-1]
        return max((top + band.height for band, top in last), default=0.0)

    @property
    def free(self) -> float:
        """What is left at the foot of the last page."""
        return self.room - self.used


def bind(
    page: OnePager,
    layout: Layout,
    size: tuple[float, float],
    *,
    kind: str,
    legend: str = "",
    at_end: Callable[[Sheet, float], None] | None = None,
) -> Report:
    """The finished PDF. `page` names workspace, cycle, day and file; `kind` is what the document is.

    `legend` stands at the foot of every page; `at_end` draws below the last band, from the top it is given.
    """
    from reportlab.pdfgen.canvas import Canvas

    width, height = size
    file = BytesIO()
    canvas = Canvas(
        file,
        pagesize=(width, height),
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        initialFontName=print_style.font("regular").fontName,
        lang=page.language,
    )
    _describe(canvas, page, kind)
    sheet = Sheet(canvas, Tagger(canvas, layout.root), layout.setting.typesetter)
    for number, bands in enumerate(layout.sheets):
        top = height - MARGIN
        if number:
            _draw_running_head(sheet, page, layout.setting, top)
            top -= HEAD
        for band, below in bands:
            band.draw(sheet, top - below)
        if number + 1 == len(layout.sheets) and at_end is not None:
            at_end(sheet, top - layout.used)
        _draw_foot(sheet, page, layout, number, legend)
        sheet.tagger.end_page()
    sheet.tagger.finish()
    canvas.save()
    return Report(file.getvalue(), len(layout.sheets), _notes(layout.setting.typesetter))


def texts_of(shown: Any) -> Iterator[str]:
    """Every text of a report, so that all letters that need another font are known beforehand."""
    if isinstance(shown, str):
        yield shown
    elif is_dataclass(shown):
        for field in fields(shown):
            yield from texts_of(getattr(shown, field.name))
    elif isinstance(shown, tuple):
        for part in shown:
            yield from texts_of(part)


def _describe(canvas: Any, page: OnePager, kind: str) -> None:
    title = " · ".join(" ".join(plain(part).split()) for part in (page.workspace, page.cycle) if part)
    canvas.setTitle(title or kind)
    canvas.setAuthor(plain(page.author))
    canvas.setSubject(kind)
    canvas.setCreator("OKR Desk")
    canvas.setProducer("OKR Desk")
    if page.on is not None:
        made = f"D:{page.on:%Y%m%d}000000Z"
        canvas.setDateFormatter(lambda *_now: made)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _draw_running_head(sheet: Sheet, page: OnePager, setting: Setting, top: float) -> None:
    style = print_style.Style("semibold", 9.3, 12.0)
    quiet = print_style.Style("regular", 9.3, 12.0, print_style.MUTED)
    day = _("Status on {day}").format(day=page.day) if page.day else ""
    right = first_line(sheet, day, quiet, setting.width * 0.4)
    name = " · ".join(apart(part) for part in (page.workspace, page.cycle) if part)
    with sheet.tagger.artifact():
        sheet.untagged_lines(
            one_style([first_line(sheet, name, style, setting.width * 0.55)], style), MARGIN, top
        )
        sheet.untagged_lines(one_style([right], quiet), MARGIN, top, setting.width)
    parts.accent_line(sheet, top - 15, setting.width)


def _draw_foot(sheet: Sheet, page: OnePager, layout: Layout, number: int, legend: str) -> None:
    style = print_style.Style("regular", 8.0, 10.0, print_style.MUTED)
    setting = layout.setting
    ends = [page.file_name] if page.file_name else []
    ends.append(_("made with OKR Desk"))
    if len(layout.sheets) > 1:
        ends.append(_("page {number} of {pages}").format(number=number + 1, pages=len(layout.sheets)))
    right = first_line(sheet, " · ".join(ends), style, setting.width * 0.45)
    room = setting.width - sheet.typesetter.width(right, style) - 12
    left = sheet.typesetter.wrap(legend, style, room)[:2] if legend else []
    with sheet.tagger.artifact():
        sheet.untagged_lines(one_style(left, style), MARGIN, FOOT - 2)
        sheet.untagged_lines(one_style([right], style), MARGIN, FOOT - 2, setting.width)


def first_line(sheet: Sheet, text: str, style: print_style.Style, width: float) -> str:
    """As much of a text as one line holds, with an ellipsis when it goes on; the whole stands elsewhere."""
    text = " ".join(plain(text).split())
    if sheet.typesetter.width(text[:400], style) <= width and len(text) <= 400:
        return text
    lines = sheet.typesetter.wrap(text[:400], style, width - style.size)
    return (lines[0].rstrip() if lines else "") + "…"


def _notes(typesetter: Typesetter) -> tuple[str, ...]:
    notes = []
    if typesetter.missing:
        letters = sorted(typesetter.missing)
        shown = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters[:12])
        notes.append(
            ngettext(
                "No font here has this character; a box stands in its place: {letters}",
                "No font here has these characters; boxes stand in their place: {letters}",
                len(letters),
            ).format(letters=shown + (" …" if len(letters) > 12 else ""))
        )
    return tuple(notes)
