"""The alignment map: mission, priorities, objectives and key results with their owners, tied by lines.

What hangs in the air says so in words: an objective that serves no priority, a priority that nothing serves,
a line that nobody owns. It takes one wide page, and more only where the smallest letters do not fit.
"""

from __future__ import annotations

from contextlib import nullcontext
from decimal import Decimal
from fractions import Fraction

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_number
from okrdesk.okr import mission, teams
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.okr.rounding import half_up
from okrdesk.okr.status import STATUS_SIGNS
from okrdesk.reports.head_of import head_of
from okrdesk.reports.long_titles import LongTitles
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.letters import apart
from okrdesk.reports.paper.page import Lines, Page, Report, Rule, fitted
from okrdesk.reports.paper.print_style import ACCENT, EDGE, INK, MUTED, Style
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.words import numbered, one_line, signed_status

_GAP = 34.0  # between two columns, where the lines run
_INSET = 14.0  # of the words in their column
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


@dataclass(frozen=True)
class _Map:
    """All that the map says; `stands` has how goals stand by their numbers, or how they ended."""

    head: Head
    branches: tuple[_Branch, ...]
    not_now: tuple[str, ...]
    teams: dict[str, str]
    stands: dict[str, str]


def draw(document: Document, outline: Outline, *, paper: str = "a4", file_name: str = "") -> Report:
    """The map of a cycle on "a4" or "letter" paper, laid wide."""
    shown = _Map(
        head_of(document, outline, file_name),
        _branches(document, outline),
        tuple(each.text for each in mission.not_now(document, outline.cycle.id)),
        {team.id: team.name for team in teams.all_teams(document)},
        _standing(document, outline),
    )
    page = fitted(lambda page: _add_content(page, shown), shown.head, shown, paper=paper, wide=True)
    return page.report(_("Alignment map"), _("Lines lead from what matters to what is measured."))


def _standing(document: Document, outline: Outline) -> dict[str, str]:
    """How each goal stands behind its sign; of a closed cycle how it ended; of a draft nothing yet."""
    if outline.day < outline.cycle.first_day and not outline.cycle.closed:
        return {}
    if not outline.cycle.closed:
        lines: tuple[ObjectiveLine | KeyResultLine, ...] = (*outline.objectives, *outline.key_results)
        return {str(line.number): signed_status(line.figures.status) for line in lines}
    from okrdesk.okr.briefing import closed
    from okrdesk.okr.review import review_of

    ended = {}
    for each in review_of(document, outline).objectives:
        told = closed.marked_as(each), closed.aim_title(each), each.score
        ended[str(each.line.number)] = _ended(*told, document.locale)
        for key in each.key_results:
            result = closed.marked_by(key), closed.result_of(key), closed.deciding_score(key)
            ended[key.line.number] = _ended(*result, document.locale)
    return ended


def _ended(status: str, word: str, score: Decimal, locale: str) -> str:
    """ "▲ short of aim: 0.5"."""
    shown = format_number(half_up(Fraction(score), 1), locale)
    return (
        _("{sign} {result}: {score}")
        .format(sign=STATUS_SIGNS[status], result=word.lower(), score=shown)
        .replace(" ", "\u00a0", 1)
    )


def _branches(document: Document, outline: Outline) -> tuple[_Branch, ...]:
    ranked = mission.priorities(document, outline.cycle.id)
    later = mission.not_now(document, outline.cycle.id)
    lines = outline.objectives
    branches = []
    for priority in ranked:
        serving = tuple(line for line in lines if line.objective.priority_id == priority.id)
        branches.append(_Branch(priority.text, "" if serving else _("No objective serves it."), serving))
    for priority in later:
        serving = tuple(line for line in lines if line.objective.priority_id == priority.id)
        if serving:
            branches.append(_Branch(priority.text, _("Left for later."), serving))
    known = {priority.id for priority in (*ranked, *later)}
    loose = tuple(line for line in lines if line.objective.priority_id not in known)
    if loose:
        branches.append(_Branch("", _("These serve no priority."), loose))
    return tuple(branches)


def _add_content(page: Page, shown: _Map) -> None:
    titles = LongTitles(page)
    page.header(_("ALIGNMENT MAP"))
    room = page.width - 2 * _GAP
    first, second = (room * share for share in _SHARES)
    columns = _Columns(
        (page.left, first),
        (page.left + first + _GAP, second),
        (page.left + first + second + 2 * _GAP, room - first - second),
    )
    with page.below_heads(_heads(page, columns), 12 * page.space):
        for branch in shown.branches:
            _add_branch(page, branch, shown, columns, titles)
    style = page.style("regular", 9.6, MUTED)
    if not shown.branches:
        nothing = page.line((_("No priorities and no objectives yet."), style))
        page.row([page.column(nothing, page.left, page.tag())], before=14)
    if shown.not_now:
        later = ", ".join(apart(each) for each in shown.not_now)
        sentence = _("Not now: {priorities}").format(priorities=later)
        page.text(sentence, page.tag(), style, before=14 * page.space)
    titles.add_in_full()


def _heads(page: Page, columns: _Columns) -> list[tuple[Lines, float]]:
    style = page.style("regular", 8.8, MUTED)
    named = (
        (_("What matters"), columns.priority),
        (_("Where we go"), columns.objective),
        (_("How we know"), columns.key_result),
    )
    return [(page.line((name, style)), x) for name, (x, _width) in named]


def _add_branch(page: Page, branch: _Branch, shown: _Map, columns: _Columns, titles: LongTitles) -> None:
    """A priority, its objectives below each other, and the lines between them."""
    strong, loud = page.style("bold", 11), _loud(page)
    room = columns.priority[1] - _INSET
    title = titles.lines(branch.priority, strong, room) + page.lines(branch.aside, loud, room)
    gap = 9 * page.space * 2.4
    opening = Rule(gap / 2, fine=True)
    with page.part():
        named = page.column(title, page.left + 7, page.tag("H2"), room=room)
        if not branch.objectives:
            page.row([named], gap, rule=opening)
        first_line = page.first_line(
            branch.priority or branch.aside, strong if branch.priority else loud, room
        )
        again = page.column(first_line, page.left + 7, named.tag, room=room)
        for number, line in enumerate(branch.objectives):
            first, last = not number, number + 1 == len(branch.objectives)
            before = gap if first else 9 * page.space * 1.4
            left = page.column(
                _objective(page, line, shown, columns, titles), columns.objective[0] + 7, page.tag("H3"),
                room=columns.objective[1] - _INSET,
            )  # fmt: skip
            right = page.column(
                _measured(page, line, shown, columns, titles), columns.key_result[0] + 7, page.tag(),
                room=columns.key_result[1] - _INSET,
            )  # fmt: skip
            ties = _Ties(page, columns, before, first, last, bool(branch.priority), bool(line.key_results))
            # What is too tall for one page is divided and goes without lines.
            sides = [named, left, right] if first else [left, right]
            with nullcontext() if first else page.going_on(again):
                page.row(sides, before, rule=opening if first else None, behind=ties.draw)


def _loud(page: Page) -> Style:
    """What hangs in the air is said in ink, not in a colour alone."""
    return page.style("semibold", 8.6, INK)


def _objective(page: Page, line: ObjectiveLine, shown: _Map, columns: _Columns, titles: LongTitles) -> Lines:
    """An objective with its status, owner and team."""
    bold, small = page.style("semibold", 10.2), page.style("regular", 8.6, MUTED)
    room = columns.objective[1] - _INSET
    lines = titles.lines(numbered(line.number, line.objective.title), bold, room)
    about = [shown.stands[str(line.number)]] if shown.stands else []
    about += [apart(line.owner.name)] if line.owner is not None else []
    if line.objective.team_id in shown.teams:
        about.append(apart(shown.teams[line.objective.team_id]))
    lines += page.lines(" · ".join(about), small, room)
    if line.objective.supports:
        said = _("for the organisation: {goal}").format(goal=apart(line.objective.supports))
        lines += page.lines(said, small, room)
    return lines if line.owner is not None else lines + page.line((_("Nobody owns it."), _loud(page)))


def _measured(page: Page, line: ObjectiveLine, shown: _Map, columns: _Columns, titles: LongTitles) -> Lines:
    """Its key results, each with status and owner behind its last line where they fit, else below."""
    body, small = page.style("regular", 9.4), page.style("regular", 8.6, MUTED)
    room = columns.key_result[1] - _INSET
    measured: Lines = ()
    for key in line.key_results:
        lines = titles.lines(numbered(key.number, key.key_result.title), body, room)
        style = small if key.owner else _loud(page)
        about = [shown.stands[key.number]] if shown.stands else []
        about.append(apart(one_line(key.owner.name)) if key.owner else _("Nobody owns it."))
        aside = " · ".join(about)
        behind = page.with_aside(lines, aside, style, room, leading=1.2)
        measured += behind or lines + page.lines(aside, style, room)
    return measured or page.line((_("Nothing is measured yet."), _loud(page)))


@dataclass(frozen=True)
class _Ties:
    """The lines that lead from a priority to an objective of it, and from there to its key results."""

    page: Page
    places: _Columns
    before: float
    first: bool
    last: bool
    has_priority: bool
    has_key_results: bool

    def draw(self, sheet: Sheet, top: float, height: float) -> None:
        """Draw them behind the row of the objective."""
        canvas, places = sheet.canvas, self.places
        y = top - self.page.style("semibold", 10.2).leading / 2
        with sheet.tagger.artifact():
            canvas.setLineWidth(0.9)
            canvas.setStrokeColorRGB(*EDGE)
            if self.has_priority:
                spine = places.objective[0] - _GAP / 2
                if self.first:
                    canvas.line(self.page.left + places.priority[1], y, spine, y)
                canvas.line(spine, y, places.objective[0], y)
                upper = y if self.first else top + self.before
                lower = y if self.last else top - height
                if upper != lower:
                    canvas.line(spine, upper, spine, lower)
            canvas.setFillColorRGB(*ACCENT)
            canvas.rect(places.objective[0], top - height + 1, 2, height - 2, stroke=0, fill=1)
            if self.has_key_results:
                canvas.line(places.objective[0] + places.objective[1], y, places.key_result[0], y)
                canvas.line(places.key_result[0], top - 2, places.key_result[0], top - height + 2)
