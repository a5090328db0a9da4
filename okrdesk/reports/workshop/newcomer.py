"""The newcomer's sheet: what matters here, why, and how one can help. One way to help is enough."""

from __future__ import annotations

from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr.workshop import welcome
from okrdesk.okr.workshop.recorded import Record
from okrdesk.reports.paper.letters import apart
from okrdesk.reports.paper.page import Page, Rule
from okrdesk.reports.paper.print_style import ACCENT, MUTED
from okrdesk.reports.workshop import sections
from okrdesk.reports.workshop.about import RecordPaper

_WAYS = 6  # more than that nobody reads who has just come in


def _add_content(page: Page, record: Record, locale: str) -> None:
    page.header(_("WELCOME · New here? This is what we are up to."))
    until = format_day(record.cycle.last_day, locale, "long")
    matters = ngettext(
        "Until {day}, one thing matters to us more than anything else.",
        "Until {day}, {n} things matter to us more than anything else.",
        len(record.decided),
    ).format(day=until, n=len(record.decided))
    if record.decided:
        page.text(matters, page.tag("P"), page.style("regular", 11.4), before=10 * page.space)
    _add_matters(page, record)
    _add_why(page, record)
    _add_ways(page, record)
    sections.to_fill_in(page, (_("My name"), _("How you can reach me")), 34 * page.space)


def _box_head(page: Page, title: str) -> None:
    style = page.style("semibold", 10, ACCENT)
    page.text(title, page.tag("H2"), style, before=18 * page.space, stays=True, rule=Rule(8))


def _add_matters(page: Page, record: Record) -> None:
    with page.part():
        _box_head(page, _("1 · WHAT MATTERS HERE"))
        room = page.width * 0.66
        for goal in record.decided:
            aside = goal.key_results[0] if goal.key_results else None
            text = "" if aside is None else f"{apart(aside.title)}: {aside.target}"
            side = page.style("regular", 9.4, MUTED)
            columns = [
                page.column(
                    page.lines(apart(goal.title), page.style("bold", 12), room),
                    page.left,
                    page.tag("H3"),
                    room=room,
                ),
                page.column(
                    page.lines(text, side, page.width - room - 14),
                    page.left + room + 14,
                    page.tag(),
                    width=page.width - room - 14,
                ),
            ]
            page.row(columns, 8 * page.space)
        if not record.decided:
            page.text(_("We are still choosing."), page.tag("P"), page.style("regular", 10, MUTED), before=4)


def _add_why(page: Page, record: Record) -> None:
    """Where the goals came from, and why each keeps people here."""
    rows = welcome.reasons(record)
    if not rows:
        return
    with page.part():
        _box_head(page, _("2 · WHY"))
        first = page.width * 0.3
        for name, text in rows:
            room = page.width - first - 14
            columns = [
                page.column(
                    page.lines(apart(name), page.style("bold", 11), first), page.left, page.tag(), room=first
                ),
                page.column(
                    page.lines(apart(text), page.style("regular", 10.4), room),
                    page.left + first + 14,
                    page.tag(),
                    room=room,
                ),
            ]
            page.row(columns, 7 * page.space)


def _add_ways(page: Page, record: Record) -> None:
    with page.part():
        _box_head(page, _("3 · HOW YOU CAN HELP"))
        small = page.style("regular", 9.8, MUTED)
        page.text(_("Choose one. It is enough."), page.tag("P"), small, before=3, stays=True)
        ways = welcome.ways(record.decided)
        for text, person in ways[:_WAYS]:
            ask = _("Ask {name}").format(name=apart(person)) if person else ""
            sections.promise(page, text, ask, "")
        if not ways:
            page.text(_("Ask anybody here what needs doing."), page.tag("P"), small, before=6)


draw = RecordPaper(
    lambda: _("Newcomer's sheet"),
    lambda: _("New here? Keep this page, and ask."),
    _add_content,
    says_mission=True,
)
