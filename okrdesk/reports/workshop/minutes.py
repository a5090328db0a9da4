"""The minutes: decisions and owners first, then promises, then how it was chosen. Votes have no names.

All that they say comes from the record (`okr/workshop/record.py`), which holds nothing to stay unseen.
"""

from __future__ import annotations

from okrdesk.i18n import _, ngettext
from okrdesk.okr.cadence import with_time
from okrdesk.okr.workshop.recorded import Decided, DecidedKeyResult, Record
from okrdesk.okr.workshop.revealed import Seen
from okrdesk.okr.workshop.shown_votes import budget_words, settled_words
from okrdesk.okr.workshop.views import plain
from okrdesk.okr.workshop.words import goals_heading, outcome_words
from okrdesk.reports.paper.letters import apart
from okrdesk.reports.paper.page import Page, Rule
from okrdesk.reports.paper.print_style import ACCENT, INK, MUTED
from okrdesk.reports.workshop import sections
from okrdesk.reports.workshop.about import RecordPaper
from okrdesk.reports.workshop.looked_at import add_checked_in, add_looked_at

_OWNER, _WAY, _INDENT = 128.0, 128.0, 20.0


def _beside(record: Record) -> str:
    """When it was and how many took part: "18:00–20:02 · 8 people"."""
    begins = record.workshop.begins
    span = f"{begins}–{record.ends}" if begins and record.ends else begins
    voices = record.voices
    people = "" if voices is None else ngettext("{n} person", "{n} people", voices).format(n=voices)
    return " · ".join(part for part in (span, people) if part)


def _add_content(page: Page, record: Record, locale: str) -> None:
    page.header(_("MINUTES · {title}").format(title=apart(record.workshop.title)))
    if record.makes_goals:
        _add_goals(page, record)
    add_checked_in(page, record)
    add_looked_at(page, record)
    _add_promises(page, record, locale)
    if not record.makes_goals:
        _add_goals(page, record)
    for vote in record.votes:
        if vote.items and not vote.is_run_off:
            _add_vote(page, vote)
    _add_marks(page, record)
    _add_lists(page, record)
    _add_times(page, record, locale)


def _add_goals(page: Page, record: Record) -> None:
    with page.part():
        sections.section(page, goals_heading(record.makes_goals))
        if not record.decided:
            _say(page, _("No goal was agreed."))
        for goal in record.decided:
            _add_goal(page, goal)


def _say(page: Page, sentence: str) -> None:
    page.text(sentence, page.tag("P"), page.style("regular", 9.4, MUTED), before=3 * page.space)


def _add_goal(page: Page, goal: Decided) -> None:
    strong, small = page.style("semibold", 11), page.style("regular", 9, MUTED)
    room = page.width - _OWNER - _INDENT - 10
    lines = page.lines(apart(goal.title), strong, room)
    about = _origin(goal)
    lines += page.lines(about, small, room) if about else ()
    owner = apart(goal.owner) if goal.owner else _("Nobody owns it.")
    with page.part():
        columns = [
            page.column(page.line((str(goal.number), strong)), page.left, page.tag()),
            page.column(lines, page.left + _INDENT, page.tag("H3"), room=room),
            page.column(
                page.lines(owner, page.style("semibold", 9.8), _OWNER),
                page.right - _OWNER,
                page.tag(),
                width=_OWNER,
            ),
        ]
        page.row(columns, 11 * page.space, stays=bool(goal.key_results), rule=Rule(5 * page.space))
        for row in goal.key_results:
            _add_key_result(page, row)


def _origin(goal: Decided) -> str:
    """What it grew from, how many dots that had, and how the room agreed."""
    parts = []
    if goal.theme:
        sentence = _("from “{theme}”").format(theme=apart(goal.theme))
        if goal.dots is not None:
            dots = ngettext("{n} dot", "{n} dots", goal.dots).format(n=goal.dots)
            sentence += f", {dots}" + (" " + _("(tie, see below)") if goal.by_tie else "")
        parts.append(sentence)
    if goal.verdict:
        verdict = outcome_words(goal.verdict)
        if goal.fist is not None and goal.fist.mean:
            verdict += " " + _("(fist of five {mean})").format(mean=goal.fist.mean)
        parts.append(verdict + (", " + _("at the second asking") if goal.second else ""))
    if goal.objection:
        parts.append(_("objection: {words}").format(words=apart(goal.objection)))
    return " · ".join(parts)


def _add_key_result(page: Page, row: DecidedKeyResult) -> None:
    body, small = page.style("regular", 9.8), page.style("regular", 9, MUTED)
    left = page.left + _INDENT + 26
    room = page.right - _OWNER - _WAY - left - 8
    way = [(f"{row.today} → ", page.style("regular", 9.6, MUTED)), (row.target, page.style("semibold", 9.8))]
    owner = apart(row.owner) if row.owner else _("nobody")
    columns = [
        page.column(page.line((row.number, small)), page.left + _INDENT, page.tag()),
        page.column(page.lines(apart(row.title), body, room), left, page.tag(), room=room),
        page.column(page.line(*way), page.right - _OWNER - _WAY, page.tag()),
        page.column(page.lines(owner, body, _OWNER), page.right - _OWNER, page.tag(), width=_OWNER),
    ]
    page.row(columns, 6 * page.space, rule=Rule(3 * page.space, fine=True, inset=_INDENT))


def _add_promises(page: Page, record: Record, locale: str) -> None:
    with page.part():
        sections.section(page, _("What we promised"))
        if not record.promises:
            _say(page, _("Nobody took a next step."))
        for each in record.promises:
            when = _("done") if each.done_on else sections.day(each.on, locale)
            sections.promise(page, each.what, each.who, when)
    if record.tellings:
        with page.part():
            sections.section(page, _("Who hears of it"))
            for each in record.tellings:
                promise = ": ".join(part for part in (each.whom, each.what) if part)
                promise += f" ({each.how})" if each.how else ""
                sections.promise(page, promise, each.who, sections.day(each.on, locale))
    if record.asks:
        with page.part():
            sections.section(page, _("What we ask of others"))
            for each in record.asks:
                promise = ": ".join(part for part in (each.whom, each.what) if part)
                sections.promise(page, promise, each.who, sections.day(each.on, locale), box=False)


def _add_vote(page: Page, vote: Seen) -> None:
    with page.part():
        sections.section(page, _("How we chose"))
        asked = f"{apart(vote.criterion)} · " if vote.criterion else ""
        _say(page, asked + budget_words(vote))
        ranked = vote.ranked
        most = max((item.dots or 0 for item in ranked), default=1)
        through = [item.chosen for item in ranked].count(True)
        for nth, item in enumerate(ranked):
            inside = bool(item.chosen) or vote.cut is None
            last = inside and nth + 1 == through and through < len(ranked)
            _add_item(page, item.title, item.dots or 0, item.people, most, inside, last)
        if vote.tie is not None:
            settled = plain(settled_words(vote)) or _("Tie at {n}, not settled").format(n=vote.tie.dots)
            style = page.style("regular", 9.4)
            page.text(f"{settled}.", page.tag("P"), style, before=6 * page.space)


def _add_item(
    page: Page, title: str, dots: int, people: int | None, most: int, inside: bool, last: bool
) -> None:
    """An item of a vote; below the last chosen one runs the cut."""
    ink = INK if inside else MUTED
    name = page.style("semibold" if inside else "regular", 9.8, ink)
    room, left = page.width * 0.34, page.left + page.width * 0.36
    behind = "" if people is None else ngettext("{n} person", "{n} people", people).format(n=people)
    columns = [
        page.column(page.lines(apart(title), name, room), page.left, page.tag(), room=room),
        page.column(
            page.line((str(dots), page.style("bold", 9.8, ink))), page.right - 118, page.tag(), width=28
        ),
        page.column(
            page.line((behind, page.style("regular", 9, MUTED))), page.right - 84, page.tag(), width=84
        ),
    ]
    row = sections.circles(left, dots, most, page.width * 0.36, ACCENT if inside else sections.SOFT)
    page.row(columns, 6 * page.space, behind=row, rule=Rule(3 * page.space, fine=True))
    if last:
        page.text(
            _("the line of the cut"), page.tag("P"), page.style("regular", 7.8, MUTED), before=2,
            rule=Rule(1.0),
        )  # fmt: skip


def _add_marks(page: Page, record: Record) -> None:
    if not record.marks:
        return
    with page.part():
        sections.section(page, _("Three marks"))
        _say(page, _("before and after, 1 to 5; one circle is one person"))
        for pair in record.marks:
            means = [strip.mean if strip else "–" for strip in (pair.before, pair.after)]
            columns = [
                page.column(page.line((pair.name, page.style("regular", 9.8))), page.left, page.tag()),
                page.column(
                    page.line(
                        (f"{means[0]} → ", page.style("regular", 9.6, MUTED)),
                        (means[1], page.style("bold", 9.8)),
                    ),
                    page.left + 110,
                    page.tag(),
                ),
            ]
            before = sections.pile(page.left + 200, 86, pair.before, sections.SOFT)
            after = sections.pile(page.left + 310, 86, pair.after, ACCENT)
            page.row(columns, 5 * page.space, least=34, behind=sections.both(before, after))


def _add_lists(page: Page, record: Record) -> None:
    later = [
        _("{theme}, {n} dots").format(theme=apart(each.title), n=each.dots)
        for each in record.themes
        if each.chosen is False and each.dots is not None
    ]
    interests = [_("{idea} (an interest, not a goal yet)").format(idea=apart(i)) for i in record.interests]
    sections.lists(
        page,
        (
            (_("Left for later"), [*later, *interests]),
            (_("Parking lot"), record.parked),
            (_("What helps and what is in the way"), record.factors),
            (_("Wishes for next time"), record.wishes),
            (_("What does not add up on paper"), record.differences),
            (_("Left out"), record.left_out),
        ),
    )


def _add_times(page: Page, record: Record, locale: str) -> None:
    with page.part(), page.together():
        sections.section(page, _("How long it took"))
        parts = [
            _("{phase} {real} of {planned}").format(phase=apart(p.name), real=p.real, planned=p.planned)
            for p in record.phases
            if p.name
        ]
        whole = _("{real} of {planned} minutes planned").format(real=record.real, planned=record.planned)
        _say(page, " · ".join([whole, *parts]))
        coming = []
        if record.first_check_in is not None:
            day = with_time(sections.day(record.first_check_in, locale), record.cycle.cadence.at)
            coming.append(_("First check-in: {day}.").format(day=day))
        if record.look_again is not None:
            day = sections.day(record.look_again, locale)
            coming.append(_("Look at the goals again: {day}.").format(day=day))
        if coming:
            page.text(" ".join(coming), page.tag("P"), page.style("regular", 9.6), before=4 * page.space)


draw = RecordPaper(
    lambda: _("Minutes"),
    lambda: _("Names stand only where somebody took something on."),
    _add_content,
    beside=_beside,
)
