"""What stands in minutes of a check-in, and of a workshop that looked at its goals again."""

from __future__ import annotations

from okrdesk.i18n import _
from okrdesk.okr.workshop.recorded import CheckedIn, LookedAt, Record
from okrdesk.reports.paper.letters import apart
from okrdesk.reports.paper.page import Page, Rule
from okrdesk.reports.paper.print_style import MUTED
from okrdesk.reports.workshop import sections

_WAY, _SURE, _NUMBER = 150.0, 86.0, 26.0


def add_checked_in(page: Page, record: Record) -> None:
    """Each key result that was checked in, with what was said of it."""
    sections.rows(page, _("What we checked in"), record.checked_in, _add_checked)


def _add_checked(page: Page, each: CheckedIn) -> None:
    body, small = page.style("semibold", 9.8), page.style("regular", 9, MUTED)
    room = page.width - _NUMBER - _WAY - _SURE - 16
    said = [
        apart(each.note),
        _("In the way: {words}").format(words=apart(each.blocker)) if each.blocker else "",
        _next_words(each),
    ]
    lines = page.lines(apart(each.title), body, room)
    for sentence in filter(None, said):
        lines += page.lines(sentence, small, room)
    sure = "" if each.confidence is None else _("sure: {n} of 10").format(n=each.confidence)
    way = ((f"{each.before} → ", page.style("regular", 9.6, MUTED)), (each.now, page.style("semibold", 9.8)))
    columns = [
        page.column(page.line((each.number, small)), page.left, page.tag()),
        page.column(lines, page.left + _NUMBER, page.tag(), room=room),
        page.column(page.line(*way), page.right - _SURE - _WAY, page.tag(), width=_WAY),
        page.column(page.line((sure, small)), page.right - _SURE, page.tag(), width=_SURE),
    ]
    page.row(columns, 7 * page.space, rule=Rule(3 * page.space, fine=True))


def _next_words(each: CheckedIn) -> str:
    if not each.next_step:
        return ""
    step = _("Next: {words}").format(words=apart(each.next_step))
    return f"{step} ({apart(each.who)})" if each.who else step


def add_looked_at(page: Page, record: Record) -> None:
    """What becomes of each goal and why, and the answers to the questions that were asked of it."""
    sections.rows(page, _("What becomes of our goals"), record.looked_at, _add_looked)


def _add_looked(page: Page, each: LookedAt) -> None:
    small = page.style("regular", 9.2)
    room = page.width - _NUMBER - _SURE - 8
    lines = page.lines(apart(each.title), page.style("semibold", 10.4), room)
    if each.reason:
        lines += page.lines(_("because {reason}").format(reason=apart(each.reason)), small, room)
    for question, answer, note in each.answers:
        said = " ".join(filter(None, (question, answer and f"{answer}.", apart(note))))
        lines += page.lines(said, page.style("regular", 9, MUTED), room)
    columns = [
        page.column(page.line((str(each.number), page.style("semibold", 10.4))), page.left, page.tag()),
        page.column(lines, page.left + _NUMBER, page.tag("H3"), room=room),
        page.column(
            page.line((each.decision or _("open"), page.style("semibold", 9.8))),
            page.right - _SURE,
            page.tag(),
            width=_SURE,
        ),
    ]
    page.row(columns, 9 * page.space, rule=Rule(4 * page.space))
