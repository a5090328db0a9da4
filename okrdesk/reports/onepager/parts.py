"""The parts of the one-pager as bands: header, four figures, objectives, three texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from okrdesk.i18n import _, format_percent
from okrdesk.reports.onepager.content import OnePager, ShownKeyResult, ShownObjective
from okrdesk.reports.paper import drawing, print_style
from okrdesk.reports.paper.flow import Band, Column, Line, columns, one_style
from okrdesk.reports.paper.print_style import Density, Style
from okrdesk.reports.paper.runs import Typesetter, apart, plain, runs_leftward
from okrdesk.reports.paper.sheet import Sheet, text_column
from okrdesk.reports.paper.tagged import Element

MARGIN = 36.0
INDENT = 24.0
_GAP = 11.0
_BODY = 9.8
_TIGHT = 0.6  # space of a page that saves lines


@dataclass(frozen=True)
class Setting:
    """What every part needs to lay itself out."""

    typesetter: Typesetter
    density: Density
    width: float  # between the margins, in points
    language: str

    @property
    def right(self) -> float:
        """The right margin."""
        return MARGIN + self.width


def status_word(status: str) -> str:
    """The status as it is written on the page."""
    words = {
        "on track": _("On track"),
        "at risk": _("At risk"),
        "off track": _("Off track"),
        "achieved": _("Achieved"),
    }
    return words.get(status, _("Not started"))


def percent(share: float, language: str) -> str:
    """A share as it is written in that language ("54%")."""
    return format_percent(Fraction(repr(float(share))), language)


def header(page: OnePager, setting: Setting, root: Element, kind: str = "") -> list[Band]:
    """Kind of page (objectives and key results unless told), name of the workspace, day, mission."""
    style = setting.density.style
    write = setting.typesetter
    small, title = style("regular", 9.3, print_style.MUTED), style("bold", 22, leading=1.2)
    kicker = " · ".join(part for part in (kind or _("OBJECTIVES AND KEY RESULTS"), apart(page.cycle)) if part)
    top = root.add("P")
    heading = root.add("H1")
    status = root.add("P")
    states = [_("Status on {day}").format(day=page.day)] if page.day else []
    states += [page.week] if page.week else []
    right = tuple(
        line for state in states for line in one_style(write.wrap(state, small, setting.width * 0.34), small)
    )
    room = max((write.width(line.spans[0][0].rstrip(), small) for line in right), default=0.0)
    wide = setting.width - room - 18
    names = one_style(write.wrap(page.workspace, title, wide), title)
    bands = columns(
        [text_column(one_style(write.wrap(kicker, small, setting.width), small), MARGIN, top)], stays=True
    )
    lower = max(0.0, title.leading * len(names) - sum(line.leading for line in right) - 1)
    lower = lower if title.leading * len(names) < 100 else 0.0
    beside = text_column(right, setting.right - room, status, width=room, lower=lower)
    bands += columns([text_column(names, MARGIN, heading, room=wide), beside], stays=True)

    def draw_line(sheet: Sheet, below: float) -> None:
        accent_line(sheet, below, setting.width)

    bands.append(Band(3.0, draw_line, before=5 * setting.density.space))
    face = "italic" if write.has_all(page.mission, "italic") else "regular"
    mission = style(face, 11.2, print_style.INK, 1.36)
    lines = one_style(write.wrap(page.mission, mission, setting.width), mission)
    told = text_column(lines, MARGIN, root.add("P"), room=setting.width)
    return bands + columns([told], before=9 * setting.density.space)


def accent_line(sheet: Sheet, top: float, width: float) -> None:
    """The thick line below a header."""
    with sheet.tagger.artifact():
        sheet.canvas.setFillColorRGB(*print_style.ACCENT)
        sheet.canvas.rect(MARGIN, top - 3, width, 3, stroke=0, fill=1)


def figures(page: OnePager, setting: Setting, root: Element) -> list[Band]:
    """The four figures in their box."""
    style = setting.density.style
    pace = _("even pace {share}").format(share=page.overall_pace) if page.overall_pace else ""
    cells = [
        (_("Overall"), page.overall, pace),
        (_("On track"), page.on_track, page.on_track_detail),
        (_("Confidence"), page.confidence, page.confidence_detail),
        (_("Next review"), page.review, page.review_detail),
    ]
    side, inset = setting.width / len(cells), 11.0
    sides: list[Column] = []
    pad = 9 * setting.density.space
    for number, (name, value, detail) in enumerate(cells):
        lines: tuple[Line, ...] = ()
        for text, face in (
            (name, style("regular", 8.8, print_style.MUTED)),
            (value or "–", style("bold", 16.5, leading=1.26)),
            (detail, style("regular", 8.8, print_style.MUTED)),
        ):
            lines += one_style(setting.typesetter.wrap(text, face, side - 2 * inset), face)
        sides.append(text_column(lines, MARGIN + number * side + inset, root.add("P"), lower=pad))
    height = max(column.height for column in sides) + 2 * pad

    def draw(sheet: Sheet, top: float) -> None:
        with sheet.tagger.artifact():
            sheet.canvas.setStrokeColorRGB(*print_style.LINE)
            sheet.canvas.setLineWidth(0.8)
            sheet.canvas.roundRect(MARGIN, top - height, setting.width, height, 6, stroke=1, fill=0)
            for number in range(1, len(cells)):
                x = MARGIN + number * side
                sheet.canvas.line(x, top, x, top - height)
        for column in sides:
            column.draw(sheet, column.x, top, column.lines)

    return [Band(height, draw, before=11 * setting.density.space)]


def objective(shown: ShownObjective, grid: Grid, setting: Setting, root: Element) -> list[Band]:
    """A rule, the objective with its progress and status, and its key results as rows of a table."""
    style, space, write = setting.density.style, setting.density.space, setting.typesetter
    section = root.add("Sect")
    bold, small = style("bold", 12), style("regular", 8.8, print_style.MUTED)
    number, share = style("bold", 12), style("bold", 15)
    word, label = status_word(shown.status), style("semibold", 9.4, print_style.status_look(shown.status).ink)
    wide = drawing.pill_width(write, word, label)
    used = wide + 10 + write.width(shown.progress, share) + 14
    room = setting.width - INDENT - used
    heading = section.add("H2")
    titles = one_style(write.wrap(_titled(shown.title), bold, room), bold)
    about = [_("Owner: {name}").format(name=apart(shown.owner))] if shown.owner else []
    about += [_("serves “{priority}”").format(priority=apart(shown.priority))] if shown.priority else []
    abouts = one_style(write.wrap(" · ".join(about), small, setting.width - INDENT), small)
    state = section.add("P")
    pad = max(3.0, 7 * space)

    def draw_titles(sheet: Sheet, x: float, top: float, lines: Sequence[Line]) -> None:
        if lines[0] is not titles[0]:
            sheet.lines(lines, x, top, heading, room=room)
            return
        with sheet.tagger.artifact():
            rule(sheet, MARGIN, setting.right, top + pad, 1.5, print_style.INK)
        with sheet.tagger.content(heading):
            sheet.untagged_lines(one_style([f"{shown.number} "], number), MARGIN, top)
            sheet.untagged_lines(lines, x, top, room=room)
        sheet.canvas.bookmarkHorizontal(f"objective-{shown.number}", MARGIN, top + pad)
        sheet.canvas.addOutlineEntry(
            f"{shown.number}  {' '.join(plain(shown.title).split())}", f"objective-{shown.number}"
        )
        middle = top - share.leading / 2 + 1
        with sheet.tagger.artifact():
            place, baseline = drawing.pill(
                sheet.canvas, setting.right - wide, middle, wide, shown.status, label
            )
        with sheet.tagger.content(state):
            left = setting.right - wide - 10 - write.width(shown.progress, share)
            write.write(sheet.canvas, left, middle - 0.33 * share.size, f"{shown.progress} ", share)
            write.write(sheet.canvas, place, baseline, word, label)

    bands = columns([Column(titles, draw_titles, MARGIN + INDENT)], before=pad + 14 * space, stays=True)
    bands += columns([text_column(abouts, MARGIN + INDENT, section.add("P"))], stays=True)
    if shown.key_results:
        table = section.add("Table")
        for key_result in shown.key_results:
            bands += row(key_result, shown, setting, grid, table)
        return [replace(band, stays=True) for band in bands[:-1]] + bands[-1:]
    none = style("regular", 9.6, print_style.MUTED)
    lines = one_style(write.wrap(_("No key results yet."), none, setting.width - INDENT), none)
    return bands + columns([text_column(lines, MARGIN + INDENT, section.add("P"))], before=3)


def _titled(title: str) -> str:
    return title if plain(title).strip() else _("No title yet")


def rule(sheet: Sheet, left: float, right: float, y: float, thick: float, ink: print_style.Colour) -> None:
    """A horizontal line."""
    sheet.canvas.setStrokeColorRGB(*ink)
    sheet.canvas.setLineWidth(thick)
    sheet.canvas.setLineCap(0)
    sheet.canvas.line(left, y, right, y)


@dataclass(frozen=True)
class Grid:
    """Where the columns of the key results begin and how wide they are."""

    title: tuple[float, float]
    value: tuple[float, float]
    bar: tuple[float, float]
    spark: tuple[float, float]
    pill: tuple[float, float]
    until: float  # the share of the cycle at the right edge of every sparkline


def key_result_grid(objectives: Sequence[ShownObjective], setting: Setting) -> Grid:
    """The columns of all key results; values and statuses take what the longest needs, titles the rest."""
    label = setting.density.style("semibold", 8.4)
    scale = 0.45 + 0.55 * setting.density.space
    rows = [key_result for objective in objectives for key_result in objective.key_results]
    wide = max(
        drawing.pill_width(setting.typesetter, status_word(status), label) for status in print_style.STATUSES
    )
    pill = setting.right - wide
    spark = pill - 15 - 66 * scale
    bar_left = spark - _GAP - 84 * scale
    body = setting.density.style("semibold", _BODY)
    values = [
        f"{shown.current}, {shown.towards or _('of {target}').format(target=shown.target)}" for shown in rows
    ]
    longest = max((setting.typesetter.width(plain(text[:60]), body) for text in values), default=0)
    value = bar_left - _GAP - min(max(longest, 46.0), 104.0)
    title = MARGIN + INDENT
    return Grid(
        (title, value - _GAP - title),
        (value, bar_left - _GAP - value),
        (bar_left, 84 * scale),
        (spark, 66 * scale),
        (pill, wide),
        max((day for shown in rows for day, _share in shown.spark), default=1.0),
    )


def row(
    shown: ShownKeyResult, parent: ShownObjective, setting: Setting, grid: Grid, table: Element
) -> list[Band]:
    """A key result: title, current of target, bar with pace, sparkline, status; divided when very tall."""
    style, write = setting.density.style, setting.typesetter
    cells = table.add("TR")
    body, strong = style("regular", _BODY), style("semibold", _BODY)
    muted, small = style("regular", _BODY, print_style.MUTED), style("regular", 8.2, print_style.MUTED)
    titles = one_style(write.wrap(_titled(shown.title), body, grid.title[1]), body)
    about = []
    if shown.owner not in ("", parent.owner):
        about = [_("Owner: {name}").format(name=apart(shown.owner))]
    elif not shown.owner and any(each.owner for each in parent.key_results):
        about = [_("No owner")]  # a gap only where key results have owners of their own
    about += [_("target moved: {change}").format(change=shown.moved)] if shown.moved else []
    titles = _with_aside(titles, write.wrap(" · ".join(about), small, grid.title[1]), small, setting, grid)
    values = _values(shown, setting, grid.value[1], strong, muted)
    head = cells.add("TH", row_head=True)
    value_cell, drawn, said = cells.add("TD"), cells.add("TD"), cells.add("TD")
    bar_figure = drawn.add(
        "Figure",
        _("{progress} of the way; even pace {pace}").format(
            progress=percent(shown.counted, setting.language), pace=percent(shown.expected, setting.language)
        ),
    )
    mark = said.add("Figure", _("outdated")) if shown.outdated else None
    label = style("semibold", 8.4, print_style.status_look(shown.status).ink)
    heights = [sum(line.leading for line in lines) for lines in (titles, values)]
    height = max(*heights, label.size * 1.72)
    pad = max(1.6, 6.4 * setting.density.space)
    tall = height > 190

    def draw_titles(sheet: Sheet, x: float, top: float, lines: Sequence[Line]) -> None:
        begins = lines[0] is titles[0]
        lower = 0.0 if tall else (height - heights[0]) / 2
        if begins:
            with sheet.tagger.artifact():
                rule(sheet, MARGIN + INDENT, setting.right, top + pad, 0.7, print_style.LINE)
        with sheet.tagger.content(head):
            if begins and shown.number:
                tag = style("regular", 8.2, print_style.MUTED)
                baseline = top - lower - body.leading / 2 - 0.33 * body.size
                write.write(sheet.canvas, MARGIN, baseline, f"{shown.number} ", tag)
            sheet.untagged_lines(lines, x, top - lower, room=grid.title[1])
        if begins:
            draw_rest(sheet, top - (label.size if tall else height / 2))

    def draw_rest(sheet: Sheet, middle: float) -> None:
        if not tall:
            sheet.lines(values, grid.value[0], middle + heights[1] / 2, value_cell)
        thick = 6 * (0.5 + 0.5 * setting.density.space)
        with sheet.tagger.content(bar_figure):
            fill = print_style.status_look(shown.status).fill
            drawing.bar(
                sheet.canvas, grid.bar[0], middle, grid.bar[1], thick, shown.counted, shown.expected, fill
            )
            low = 18 * (0.3 + 0.7 * setting.density.space)
            drawing.sparkline(
                sheet.canvas, grid.spark[0], middle, grid.spark[1], low, _stretched(shown, grid.until)
            )
        bar_figure.box = (grid.bar[0], middle - low / 2, grid.spark[0] + grid.spark[1], middle + low / 2)
        if mark is not None:
            with sheet.tagger.content(mark):
                drawing.clock(sheet.canvas, grid.pill[0] - 11, middle, 7.4)
            mark.box = (grid.pill[0] - 11, middle - 4, grid.pill[0] - 3, middle + 4)
        with sheet.tagger.artifact():
            place, baseline = drawing.pill(
                sheet.canvas, grid.pill[0], middle, grid.pill[1], shown.status, label
            )
        with sheet.tagger.content(said):
            write.write(sheet.canvas, place, baseline, status_word(shown.status), label)

    before = pad * 2
    sides = [Column(titles, draw_titles, grid.title[0])]
    if tall:
        sides.append(text_column(values, grid.value[0], value_cell))
    bands = columns(sides, before=before)
    if not tall:  # the row is as high as its highest cell, not only as its text
        bands = [replace(bands[0], height=height)]
    return bands


def _with_aside(
    titles: tuple[Line, ...], aside: Sequence[str], small: Style, setting: Setting, grid: Grid
) -> tuple[Line, ...]:
    """A title with what is said below it; on a tight page behind it where that saves a line."""
    if len(aside) == 1 and setting.density.space < _TIGHT:
        ((text, body),) = titles[-1].spans
        text = text.rstrip() + "   "
        wide = setting.typesetter.width(text, body) + setting.typesetter.width(aside[0].rstrip(), small)
        if wide <= grid.title[1] and not runs_leftward(text) and not runs_leftward(aside[0]):
            return (*titles[:-1], Line(((text, body), (aside[0], small)), body.leading))
    return titles + one_style(aside, small)


def _stretched(shown: ShownKeyResult, until: float) -> tuple[tuple[float, float], ...]:
    """The sparkline's points with the latest check-in of the page at 1 and the pace due by now at 1."""
    top = max([shown.expected, 0.05, *(share for _day, share in shown.spark)])
    return tuple((day / (until or 1.0), share / top) for day, share in shown.spark)


def _values(
    shown: ShownKeyResult, setting: Setting, width: float, strong: Style, muted: Style
) -> tuple[Line, ...]:
    write = setting.typesetter
    if not shown.current:
        text = _("target {target}").format(target=shown.target) if shown.target else "–"
        return one_style(write.wrap(text, muted, width), muted)
    rest = _("of {target}").format(target=shown.target) if shown.target else ""
    rest, joint = (shown.towards, ", ") if shown.towards else (rest, " ")
    current = " ".join(plain(shown.current).split())
    line = " ".join(plain(rest).split())
    if line and write.width(current, strong) + write.width(joint + line, muted) <= width:
        return (Line(((current, strong), (joint + line, muted)), strong.leading),)
    return one_style(write.wrap(current, strong, width), strong) + one_style(
        write.wrap(rest, muted, width), muted
    )


def texts(page: OnePager, setting: Setting, root: Element) -> list[Band]:
    """What went well, what is in the way and what we ask, side by side; only those that were written."""
    given = [
        (_("What went well"), page.went_well, "star", print_style.status_look("on track").ink),
        (_("What is in the way"), page.in_the_way, "square", print_style.status_look("off track").ink),
        (_("What we ask of you"), page.ask, "arrow", print_style.ACCENT),
    ]
    shown = [part for part in given if plain(part[1]).strip()]
    if not shown:
        return []
    style, write = setting.density.style, setting.typesetter
    head, body = style("bold", 10.2), style("regular", _BODY, leading=1.34)
    side = (setting.width + 18) / max(3, len(shown)) if len(shown) > 1 else setting.width + 18
    if len(shown) == 2:
        side = (setting.width + 18) / 2
    heads: list[tuple[str, str, print_style.Colour, Element]] = []
    sides: list[Column] = []
    for place, (name, text, kind, ink) in enumerate(shown):
        part = root.add("Sect")
        heads.append((name, kind, ink, part.add("H2")))
        lines = one_style(write.wrap(text, body, side - 18), body)
        sides.append(text_column(lines, MARGIN + place * side, part.add("P"), room=side - 18))

    def draw_heads(sheet: Sheet, top: float) -> None:
        with sheet.tagger.artifact():
            rule(sheet, MARGIN, setting.right, top + gap, 1.5, print_style.INK)
        for place, (name, kind, ink, element) in enumerate(heads):
            x = MARGIN + place * side
            with sheet.tagger.artifact():
                drawing.shape(sheet.canvas, kind, x, top - head.leading / 2, head.size * 0.72, ink)
            line = one_style([name], head.coloured(ink))
            sheet.lines(line, x + head.size * 1.05, top, element)

    gap = max(4.0, 8 * setting.density.space)
    heading = Band(head.leading + 2, draw_heads, before=gap + 14 * setting.density.space, stays=True)
    return [heading, *columns(sides)]
