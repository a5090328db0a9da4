"""The charter: what people promise each other, what each goal changes, and a line to sign for everybody."""

from __future__ import annotations

from okrdesk.i18n import _, format_day
from okrdesk.okr.workshop.recorded import Record
from okrdesk.reports.paper.letters import apart
from okrdesk.reports.paper.page import Lines, Page, Place, Rule
from okrdesk.reports.paper.print_style import ACCENT, MUTED
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.workshop import sections
from okrdesk.reports.workshop.about import RecordPaper

_GAP = 32.0
_SPARE = 4  # lines to sign where nobody knows who will be there


def _add_content(page: Page, record: Record, locale: str) -> None:
    page.header(_("CHARTER · What we promise each other"))
    big, number = page.style("regular", 13), page.style("bold", 15, ACCENT)
    room = page.width - 32
    with page.part():
        for nth, promise in enumerate(record.charter, 1):
            columns = [
                page.column(page.line((str(nth), number)), page.left, page.tag()),
                page.column(page.lines(apart(promise), big, room), page.left + 32, page.tag(), room=room),
            ]
            page.row(columns, 16 * page.space, rule=Rule(8 * page.space, fine=True))
        if not record.charter:
            sentence = _("No promise is written yet; these lines are for yours.")
            page.text(sentence, page.tag("P"), page.style("regular", 10, MUTED), before=14, stays=True)
            for _line in range(_SPARE):
                page.strip(30, lambda sheet, top: _rule(sheet, page.left, page.right, top - 26))
    if any(goal.practices for goal in record.decided):
        _add_practices(page, record)
    _add_signing(page, record, locale)


def _add_practices(page: Page, record: Record) -> None:
    """A row for each goal, a column for each kind of practice that some goal has."""
    names = dict.fromkeys(name for goal in record.decided for name, _text in goal.practices)
    first = page.width * 0.22
    wide = (page.width - first) / len(names)
    small, body, strong = (
        page.style("regular", 8.8, MUTED),
        page.style("regular", 9.2),
        page.style("semibold", 9.8),
    )
    with page.part():
        sections.section(page, _("What it changes, goal by goal"))
        places = [Place(page.left, first - 10)]
        places += [Place(page.left + first + n * wide, wide - 10) for n in range(len(names))]
        head: list[Lines] = [page.line((_("Goal"), small))]
        head += [page.lines(name, small, wide - 10) for name in names]
        rows = []
        for goal in record.decided:
            said = dict(goal.practices)
            row: list[Lines] = [page.lines(apart(goal.title), strong, first - 10)]
            row += [page.lines(apart(said.get(name, "")), body, wide - 10) for name in names]
            rows.append(row)
        page.table(places, rows, head, before=8 * page.space)


def _add_signing(page: Page, record: Record, locale: str) -> None:
    on = record.workshop.on
    sentence = format_day(on, locale, "long") + ". " if on else ""
    sentence += _("It holds until {day}; then we read it again together.").format(
        day=format_day(record.cycle.last_day, locale, "long")
    )
    names = list(record.people) or list(record.signed) or [""] * max(record.voices or 0, _SPARE)
    if len(names) % 2:
        names.append("")
    with page.part():
        sections.section(page, _("Signed"))
        small = page.style("regular", 9.2, MUTED)
        page.text(sentence, page.tag("P"), small, before=2, stays=True)
        wide = (page.width - _GAP) / 2
        half = len(names) // 2
        for left, right in zip(names[:half], names[half:], strict=True):
            columns = [
                page.column(page.first_line(apart(name), small, wide), x, page.tag(), room=wide)
                for name, x in ((left, page.left), (right, page.left + wide + _GAP))
            ]

            def draw(sheet: Sheet, top: float, height: float) -> None:
                for x in (page.left, page.left + wide + _GAP):
                    _rule(sheet, x, x + wide, top - height)

            page.row(columns, 26 * page.space, least=small.leading + 3, behind=draw)


def _rule(sheet: Sheet, left: float, right: float, y: float) -> None:
    with sheet.tagger.artifact():
        sheet.line(left, right, y, 0.8, MUTED)


draw = RecordPaper(
    lambda: _("Charter"), lambda: _("Hang it where people come in."), _add_content, says_mission=True
)
