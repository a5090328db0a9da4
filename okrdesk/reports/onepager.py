"""The one-pager: mission, four figures, objectives with their key results, three texts and a chart, as a PDF.

The page is laid out at the roomiest density that needs the fewest pages, then drawn. The same page gives the
same bytes, every letter is text, and the file carries its structure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from io import BytesIO
from typing import Any

from okrdesk.i18n import _, ngettext
from okrdesk.reports import look, parts
from okrdesk.reports.flow import Band, columns, one_style, pages
from okrdesk.reports.page import Page, Report
from okrdesk.reports.parts import MARGIN, Setting
from okrdesk.reports.runs import Typesetter, apart, plain
from okrdesk.reports.sheet import PAPERS, Sheet, text_column
from okrdesk.reports.tagged import Element, Tagger

_FOOT = 34.0  # from the bottom edge to the top of the footer
_HEAD = 37.0  # header line of the second page and after
_CHART_LEAST, _CHART_MOST, _CHART_GAP = 100.0, 190.0, 16.0
_CHART_MAY_TIGHTEN = 3  # densities tried for the sake of the chart


@dataclass(frozen=True)
class _Layout:
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


def pages_needed(page: Page, paper: str = "a4") -> int:
    """On how many pages `draw` would put the page; it measures and draws nothing."""
    return len(_lay_out(page, paper, Typesetter(_texts(page))).sheets)


def draw(page: Page, *, paper: str = "a4", chart: bool = True) -> Report:
    """The one-pager as PDF on "a4" or "letter" paper; `chart` lets its chart take the free space."""
    from reportlab.pdfgen.canvas import Canvas

    typesetter = Typesetter(_texts(page))
    shown = page.chart
    # In a cycle of a single day there is no pace to go by.
    chart = chart and shown is not None and bool(shown.days) and shown.first_day < shown.last_day
    layout = _lay_out(page, paper, typesetter, chart)
    width, height = PAPERS[paper]
    file = BytesIO()
    font = look.font("regular").fontName
    canvas = Canvas(
        file,
        pagesize=(width, height),
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        initialFontName=font,
        lang=page.language,
    )
    _describe(canvas, page)
    sheet = Sheet(canvas, Tagger(canvas, layout.root), typesetter)
    for number, bands in enumerate(layout.sheets):
        top = height - MARGIN
        if number:
            _draw_running_head(sheet, page, layout.setting, top)
            top -= _HEAD
        for band, below in bands:
            band.draw(sheet, top - below)
        if number + 1 == len(layout.sheets) and chart:
            _draw_chart(sheet, page, layout, top - layout.used)
        _draw_foot(sheet, page, layout, number)
        sheet.tagger.end_page()
    sheet.tagger.finish()
    canvas.save()
    return Report(file.getvalue(), len(layout.sheets), _notes(typesetter, len(layout.sheets)))


def _texts(shown: Any) -> Iterator[str]:
    """Every text of the page, so that all letters that need another font are known beforehand."""
    if isinstance(shown, str):
        yield shown
    elif is_dataclass(shown):
        for field in fields(shown):
            yield from _texts(getattr(shown, field.name))
    elif isinstance(shown, tuple):
        for part in shown:
            yield from _texts(part)


def _lay_out(page: Page, paper: str, typesetter: Typesetter, chart: bool = False) -> _Layout:
    """The layout with the fewest pages; among those the roomiest, or a little tighter for a chart's sake."""
    layouts: list[_Layout] = []
    for number, density in enumerate(look.DENSITIES):
        layout = _lay_out_at(page, paper, typesetter, density)
        layouts.append(layout)
        if len(layout.sheets) == 1 and (
            not chart or number >= _CHART_MAY_TIGHTEN or layout.free >= _CHART_LEAST + _CHART_GAP
        ):
            break
    fewest = min(len(layout.sheets) for layout in layouts)
    best = [layout for layout in layouts if len(layout.sheets) == fewest]
    with_room = [layout for layout in best if layout.free >= _CHART_LEAST + _CHART_GAP]
    return with_room[0] if chart and with_room else best[0]


def _lay_out_at(page: Page, paper: str, typesetter: Typesetter, density: look.Density) -> _Layout:
    width, height = PAPERS[paper]
    setting = Setting(typesetter, density, width - 2 * MARGIN, page.language)
    root = Element("Document")
    bands = parts.header(page, setting, root) + parts.figures(page, setting, root)
    grid = parts.key_result_grid(page.objectives, setting)
    for objective in page.objectives:
        bands += parts.objective(objective, grid, setting, root)
    if not page.objectives:
        style = density.style("regular", 11, look.MUTED)
        lines = one_style(typesetter.wrap(_("No objectives yet."), style, setting.width), style)
        bands += columns([text_column(lines, MARGIN, root.add("P"))], before=18)
    bands += parts.texts(page, setting, root)
    body = height - MARGIN - _FOOT - 6
    sheets = pages(bands, body, body - _HEAD)
    return _Layout(sheets, root, setting, body - (_HEAD if len(sheets) > 1 else 0))


def _describe(canvas: Any, page: Page) -> None:
    title = " · ".join(" ".join(plain(part).split()) for part in (page.workspace, page.cycle) if part)
    canvas.setTitle(title or _("Objectives and key results"))
    canvas.setAuthor(plain(page.author))
    canvas.setSubject(_("Objectives and key results"))
    canvas.setCreator("OKR Desk")
    canvas.setProducer("OKR Desk")
    if page.on is not None:
        made = f"D:{page.on:%Y%m%d}000000Z"
        canvas.setDateFormatter(lambda *_now: made)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _draw_running_head(sheet: Sheet, page: Page, setting: Setting, top: float) -> None:
    style = look.Style("semibold", 9.3, 12.0)
    quiet = look.Style("regular", 9.3, 12.0, look.MUTED)
    day = _("Status on {day}").format(day=page.day) if page.day else ""
    right = _first_line(sheet, day, quiet, setting.width * 0.4)
    name = " · ".join(apart(part) for part in (page.workspace, page.cycle) if part)
    with sheet.tagger.artifact():
        sheet.untagged_lines(
            one_style([_first_line(sheet, name, style, setting.width * 0.55)], style), MARGIN, top
        )
        sheet.untagged_lines(one_style([right], quiet), MARGIN, top, setting.width)
    parts.accent_line(sheet, top - 15, setting.width)


def _draw_foot(sheet: Sheet, page: Page, layout: _Layout, number: int) -> None:
    style = look.Style("regular", 8.0, 10.0, look.MUTED)
    setting = layout.setting
    ends = [page.file_name] if page.file_name else []
    ends.append(_("made with OKR Desk"))
    if len(layout.sheets) > 1:
        ends.append(_("page {number} of {pages}").format(number=number + 1, pages=len(layout.sheets)))
    right = _first_line(sheet, " · ".join(ends), style, setting.width * 0.45)
    legend = _("Bars run from start to target; the tick marks an even pace.")
    if any(key_result.outdated for objective in page.objectives for key_result in objective.key_results):
        legend += " " + _("A clock marks an overdue check-in.")
    room = setting.width - sheet.typesetter.width(right, style) - 12
    left = sheet.typesetter.wrap(legend, style, room)[:2] if page.objectives else []
    with sheet.tagger.artifact():
        sheet.untagged_lines(one_style(left, style), MARGIN, _FOOT - 2)
        sheet.untagged_lines(one_style([right], style), MARGIN, _FOOT - 2, setting.width)


def _first_line(sheet: Sheet, text: str, style: look.Style, width: float) -> str:
    """As much of a text as one line holds, with an ellipsis when it goes on; the whole stands elsewhere."""
    text = " ".join(plain(text).split())
    if sheet.typesetter.width(text[:400], style) <= width and len(text) <= 400:
        return text
    lines = sheet.typesetter.wrap(text[:400], style, width - style.size)
    return (lines[0].rstrip() if lines else "") + "…"


def _draw_chart(sheet: Sheet, page: Page, layout: _Layout, free_top: float) -> None:
    room = layout.free - _CHART_GAP
    if room < _CHART_LEAST or page.chart is None:
        return
    from okrdesk.reports import charts

    height = min(room, _CHART_MOST)
    place = (MARGIN, free_top - _CHART_GAP, layout.setting.width, height)
    charts.draw_progress(sheet, layout.root, page.chart, page.language, place)


def _notes(typesetter: Typesetter, count: int) -> tuple[str, ...]:
    notes = []
    if count > 1:
        notes.append(ngettext("It needs {pages} page.", "It needs {pages} pages.", count).format(pages=count))
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
