"""The alignment map: mission, priorities, objectives and key results with their owners, tied by lines.

What hangs in the air says so in words: an objective that serves no priority, a priority that nothing serves,
a line that nobody owns. It takes one wide page, and more only where the smallest letters do not fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from okrdesk.document.document import Document
from okrdesk.i18n import _, format_day
from okrdesk.okr import mission, teams
from okrdesk.okr.outline import ObjectiveLine, Outline
from okrdesk.reports.onepager import parts
from okrdesk.reports.onepager.content import OnePager, Report
from okrdesk.reports.onepager.parts import MARGIN, Setting
from okrdesk.reports.paper import print_style
from okrdesk.reports.paper.bound import FOOT, HEAD, Layout, bind, texts_of
from okrdesk.reports.paper.flow import Band, Column, Line, columns, one_style, pages
from okrdesk.reports.paper.runs import Typesetter, apart, plain, runs_leftward
from okrdesk.reports.paper.sheet import PAPERS, Sheet, text_column
from okrdesk.reports.paper.tagged import Element

_GAP = 34.0  # between two columns, where the lines run
_SHARES = (0.2, 0.37)  # of the width: priorities and objectives; key results take the rest


@dataclass(frozen=True)
class _Branch:
    """A priority with the objectives that serve it; `aside` says what is amiss with it, or ""."""

    priority: str
    aside: str
    objectives: tuple[ObjectiveLine, ...]


@dataclass(frozen=True)
class _Columns:
    """Where the three columns begin and how wide they are."""

    priority: tuple[float, float]
    objective: tuple[float, float]
    key_result: tuple[float, float]


def draw(document: Document, outline: Outline, *, paper: str = "a4", file_name: str = "") -> Report:
    """The map of a cycle on "a4" or "letter" paper, laid wide."""
    about = mission.read(document)
    page = OnePager(
        workspace=about.name,
        mission=about.mission,
        cycle=outline.cycle.name,
        day=format_day(outline.day, about.locale, "long"),
        on=outline.day,
        not_now=tuple(each.text for each in mission.not_now(document, outline.cycle.id)),
        file_name=file_name,
        language=about.locale.replace("_", "-") or "en",
        author=about.name,
    )
    branches = _branches(document, outline)
    names = {team.id: team.name for team in teams.all_teams(document)}
    typesetter = Typesetter(texts_of((page, branches, tuple(names.values()))))
    height, width = PAPERS[paper]
    layouts = []
    for density in print_style.DENSITIES:
        layouts.append(
            _lay_out(
                page, branches, names, Setting(typesetter, density, width - 2 * MARGIN, page.language), height
            )
        )
        if len(layouts[-1].sheets) == 1:
            break
    fewest = min(len(layout.sheets) for layout in layouts)
    best = next(layout for layout in layouts if len(layout.sheets) == fewest)
    legend = _("Lines lead from what matters to what is measured.")
    return bind(page, best, (width, height), kind=_("Alignment map"), legend=legend)


def _branches(document: Document, outline: Outline) -> tuple[_Branch, ...]:
    ranked = mission.priorities(document, outline.cycle.id)
    later = mission.not_now(document, outline.cycle.id)
    lines = outline.objectives
    found = []
    for priority in ranked:
        serving = tuple(line for line in lines if line.objective.priority_id == priority.id)
        found.append(_Branch(priority.text, "" if serving else _("No objective serves it."), serving))
    for priority in later:
        serving = tuple(line for line in lines if line.objective.priority_id == priority.id)
        if serving:
            found.append(_Branch(priority.text, _("Left for later."), serving))
    known = {priority.id for priority in (*ranked, *later)}
    loose = tuple(line for line in lines if line.objective.priority_id not in known)
    if loose:
        found.append(_Branch("", _("These serve no priority."), loose))
    return tuple(found)


def _lay_out(
    page: OnePager, branches: Sequence[_Branch], names: dict[str, str], setting: Setting, height: float
) -> Layout:
    root = Element("Document")
    bands = parts.header(page, setting, root, _("ALIGNMENT MAP"))
    room = setting.width - 2 * _GAP
    first, second = (room * share for share in _SHARES)
    places = _Columns(
        (MARGIN, first),
        (MARGIN + first + _GAP, second),
        (MARGIN + first + second + 2 * _GAP, room - first - second),
    )
    bands += _heads(places, setting, root)
    for branch in branches:
        bands += _branch(branch, names, places, setting, root)
    style = setting.density.style("regular", 9.6, print_style.MUTED)
    if not branches:
        nothing = one_style([_("No priorities and no objectives yet.")], style)
        bands += columns([text_column(nothing, MARGIN, root.add("P"))], before=14)
    if page.not_now:
        words = _("Not now: {priorities}").format(priorities=", ".join(apart(each) for each in page.not_now))
        later = one_style(setting.typesetter.wrap(words, style, setting.width), style)
        bands += columns([text_column(later, MARGIN, root.add("P"))], before=14 * setting.density.space)
    body = height - MARGIN - FOOT - 6
    sheets = pages(bands, body, body - HEAD)
    return Layout(sheets, root, setting, body - (HEAD if len(sheets) > 1 else 0))


def _heads(places: _Columns, setting: Setting, root: Element) -> list[Band]:
    style = setting.density.style("regular", 8.8, print_style.MUTED)
    named = (
        (_("What matters"), places.priority),
        (_("Where we go"), places.objective),
        (_("How we know"), places.key_result),
    )
    return columns(
        [text_column(one_style([name], style), x, root.add("P")) for name, (x, _width) in named],
        before=12 * setting.density.space,
        stays=True,
    )


def _branch(
    branch: _Branch, names: dict[str, str], places: _Columns, setting: Setting, root: Element
) -> list[Band]:
    """A priority, its objectives below each other, and the lines between them."""
    style, write = setting.density.style, setting.typesetter
    section = root.add("Sect")
    strong, small = style("bold", 11), style("regular", 8.6, print_style.MUTED)
    title = one_style(write.wrap(branch.priority, strong, places.priority[1] - 14), strong)
    if branch.aside:
        title += one_style(write.wrap(branch.aside, _loud(small), places.priority[1] - 14), _loud(small))
    heading = section.add("H2")
    if not branch.objectives:
        column = text_column(title, MARGIN + 7, heading, room=places.priority[1] - 14)
        return _ruled(columns([column], before=_space(setting) * 2.4), setting)
    bands: list[Band] = []
    for number, line in enumerate(branch.objectives):
        last = number + 1 == len(branch.objectives)
        sides = [] if number else [text_column(title, MARGIN + 7, heading, room=places.priority[1] - 14)]
        sides += _objective(line, names, places, setting, section)
        here = columns(sides, before=_space(setting) * (1.4 if number else 2.4))
        if len(here) == 1:  # taller ones are divided between pages and go without lines
            hangs = not branch.priority
            here = [_tied(here[0], places, setting, len(line.key_results), number, last, hangs)]
        bands += here if number else _ruled(here, setting)
    return bands


def _space(setting: Setting) -> float:
    return 9 * setting.density.space


def _loud(small: print_style.Style) -> print_style.Style:
    """What hangs in the air is said in ink, not in a colour alone."""
    return replace(small, face="semibold", colour=print_style.INK)


def _objective(
    line: ObjectiveLine, names: dict[str, str], places: _Columns, setting: Setting, section: Element
) -> list[Column]:
    style, write = setting.density.style, setting.typesetter
    bold, body = style("semibold", 10.2), style("regular", 9.4)
    small = style("regular", 8.6, print_style.MUTED)
    room = places.objective[1] - 14
    title = line.objective.title
    words = f"{line.number}  {apart(title) if plain(title).strip() else _('No title yet')}"
    lines = one_style(write.wrap(words, bold, room), bold)
    about = [apart(line.owner.name)] if line.owner is not None else []
    if line.objective.team_id in names:
        about.append(apart(names[line.objective.team_id]))
    if about:
        lines += one_style(write.wrap(" · ".join(about), small, room), small)
    if line.owner is None:
        lines += one_style([_("Nobody owns it.")], _loud(small))
    left = text_column(lines, places.objective[0] + 7, section.add("H3"), room=room)
    measured: tuple[Line, ...] = ()
    room = places.key_result[1] - 14
    for key in line.key_results:
        title = key.key_result.title
        words = f"{key.number}  {apart(title) if plain(title).strip() else _('No title yet')}"
        owner = _("Nobody owns it.") if key.owner is None else apart(" ".join(plain(key.owner.name).split()))
        measured += _owned(words, owner, body, small if key.owner else _loud(small), setting, room)
    if not line.key_results:
        measured = one_style([_("Nothing is measured yet.")], _loud(small))
    return [left, text_column(measured, places.key_result[0] + 7, section.add("P"), room=room)]


def _owned(
    words: str, owner: str, body: print_style.Style, small: print_style.Style, setting: Setting, room: float
) -> tuple[Line, ...]:
    """A key result with its owner behind the last of its lines where that fits, else below."""
    write = setting.typesetter
    lines = one_style(write.wrap(words, body, room), body)
    ((text, face),) = lines[-1].spans
    text = text.rstrip() + "   "
    fits = write.width(text, face) + write.width(owner, small) <= room
    if fits and not runs_leftward(text) and not runs_leftward(owner):
        return (*lines[:-1], Line(((text, face), (owner, small)), body.leading * 1.2))
    return lines + one_style(write.wrap(owner, small, room), small)


def _ruled(bands: list[Band], setting: Setting) -> list[Band]:
    """The first band with a fine line above it: here another priority begins."""
    first = bands[0]

    def draw(sheet: Sheet, top: float) -> None:
        with sheet.tagger.artifact():
            y = top + first.before / 2
            parts.rule(sheet, MARGIN, setting.right, y, 0.7, print_style.LINE)
        first.draw(sheet, top)

    return [replace(first, draw=draw), *bands[1:]]


def _tied(
    band: Band,
    places: _Columns,
    setting: Setting,
    key_results: int,
    number: int,
    last: bool,
    hangs: bool,
) -> Band:
    """A band with the lines that lead to its objective and from there to its key results."""
    reach = setting.density.style("semibold", 10.2).leading / 2
    before = band.before

    def draw(sheet: Sheet, top: float) -> None:
        canvas = sheet.canvas
        with sheet.tagger.artifact():
            canvas.setLineWidth(0.9)
            canvas.setStrokeColorRGB(*print_style.EDGE)
            y = top - reach
            if not hangs:
                spine = places.objective[0] - _GAP / 2
                if not number:
                    canvas.line(MARGIN + places.priority[1], y, spine, y)
                canvas.line(spine, y, places.objective[0], y)
                upper = y if not number else top + before
                lower = y if last else top - band.height
                if upper != lower:
                    canvas.line(spine, upper, spine, lower)
            canvas.setFillColorRGB(*print_style.ACCENT)
            canvas.rect(places.objective[0], top - band.height + 1, 2, band.height - 2, stroke=0, fill=1)
            if key_results:
                canvas.line(places.objective[0] + places.objective[1], y, places.key_result[0], y)
                canvas.line(places.key_result[0], top - 2, places.key_result[0], top - band.height + 2)
        band.draw(sheet, top)

    return replace(band, draw=draw)
