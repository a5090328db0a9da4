"""The run sheet: the agenda with clock times, prompts and what to say and do, then what to pack.

With it and the kit the evening goes on when the laptop is gone.
"""

from __future__ import annotations

from dataclasses import replace

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop import workshops
from okrdesk.okr.workshop.templates import TemplateStep, step_of
from okrdesk.okr.workshop.workshops import Workshop, WorkshopStep
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.letters import apart
from okrdesk.reports.paper.page import Lines, Page, Report, Rule, fitted
from okrdesk.reports.paper.print_style import MUTED
from okrdesk.reports.workshop.about import head_of_workshop, minutes_of_day, time_of_day
from okrdesk.reports.workshop.kit import DECKS, decks_of, sheets_of

_TIMES, _LENGTH = 52.0, 44.0


@dataclass(frozen=True)
class _Row:
    """One step: its time ("18:05", or minutes from the start), its number, what is said of it."""

    time: str
    step: WorkshopStep
    plan: TemplateStep


@dataclass(frozen=True)
class _Sheet:
    """All that the run sheet says."""

    head: Head
    title: str
    people: str
    rows: tuple[_Row, ...]
    later: tuple[str, ...]
    pack: tuple[str, ...]


def draw(document: Document, workshop: Workshop, *, paper: str = "a4", file_name: str = "") -> Report:
    """The run sheet of a workshop on "a4" or "letter" paper."""
    shown = _sheet(document, workshop, file_name)
    page = fitted(lambda page: _add_content(page, shown), shown.head, shown, paper=paper)
    return page.report(_("Run sheet"), _("For whoever leads the room. Minutes are a plan, not a promise."))


def _sheet(document: Document, workshop: Workshop, file_name: str) -> _Sheet:
    steps = workshops.steps_of(document, workshop.id)
    begins = minutes_of_day(workshop.begins)
    gone, rows, later = 0, [], []
    for step in steps:
        if step.state == "left out":
            later.append(step.title)
            continue
        time = time_of_day(begins + gone) if begins is not None else _("+{n} min").format(n=gone)
        told = step_of(step)
        rows.append(_Row(time, step, replace(told, do=told.doing(workshop.voices))))
        gone += step.minutes
    until = time_of_day(begins + gone) if begins is not None else ""
    length = ngettext("{n} minute", "{n} minutes", gone).format(n=gone)
    span = f"{workshop.begins}–{until}, {length}" if until else length
    people = ", ".join(apart(" ".join(name.split())) for name in workshop.people)
    return _Sheet(
        head_of_workshop(document, workshop, file_name, beside=span),
        workshop.title,
        people,
        tuple(rows),
        tuple(later),
        _pack(workshop, steps),
    )


def _pack(workshop: Workshop, steps: tuple[WorkshopStep, ...]) -> tuple[str, ...]:
    """What to take along, with how many for the people in the room."""
    voices = workshop.voices
    things = [_("Laptop, charger, projector with its cable, an extension lead")]
    things.append(_("This run sheet, a clock that everybody can see"))
    for deck in decks_of(steps):
        name = DECKS[deck].name()
        sheets = sheets_of(deck, voices)
        sentence = ngettext("{name}: {n} sheet of the kit", "{name}: {n} sheets of the kit", sheets)
        things.append(sentence.format(name=name, n=sheets))
    if voices is not None:
        sentence = ngettext("{n} pen, and a few to spare", "{n} pens, and a few to spare", voices)
        things.append(sentence.format(n=voices))
    else:
        things.append(_("A pen for each person, and a few to spare"))
    things += [
        _("Scissors or a cutter, a bowl for the slips"),
        _("Wall paper, tape and a thick pen for the names of themes"),
    ]
    return tuple(things)


def _add_content(page: Page, shown: _Sheet) -> None:
    page.header(_("RUN SHEET · {title}").format(title=apart(shown.title)))
    if shown.people:
        page.text(
            _("In the room: {names}").format(names=shown.people),
            page.tag("P"), page.style("regular", 9.6), before=8 * page.space,
        )  # fmt: skip
    if not shown.rows:
        nothing = _("This workshop has no steps yet.")
        page.text(nothing, page.tag("P"), page.style("regular", 9.6, MUTED), before=12)
    phase = ""
    for number, row in enumerate(shown.rows, 1):
        if row.step.phase != phase:
            phase = row.step.phase
            with page.part():
                style = page.style("bold", 11)
                page.text(phase, page.tag("H2"), style, before=13 * page.space, stays=True, rule=Rule(5))
        _add_step(page, number, row)
    if shown.later:
        titles = ", ".join(apart(title) for title in shown.later)
        sentence = _("Left out, or for after the evening: {titles}").format(titles=titles)
        page.text(sentence, page.tag("P"), page.style("regular", 9.6, MUTED), before=10 * page.space)
    with page.together(), page.part():
        head = page.style("bold", 12)
        page.text(_("What to pack"), page.tag("H2"), head, before=18 * page.space, stays=True, rule=Rule(6))
        body = page.style("regular", 9.8)
        for thing in shown.pack:
            page.text("☐  " + thing, page.tag("P"), body, before=3 * page.space)


def _add_step(page: Page, number: int, row: _Row) -> None:
    step, plan = row.step, row.plan
    body, small = page.style("regular", 9.4), page.style("regular", 9.0, MUTED)
    strong = page.style("semibold", 10.4)
    left = page.left + _TIMES
    room = page.width - _TIMES - _LENGTH
    title = step.title if step.kind == "break" else f"{number}  {apart(step.title)}"
    lines: Lines = ()
    for prompt in plan.prompts:
        lines += page.lines(f"“{apart(prompt)}”", body, room)
    if plan.say:
        lines += page.lines(_("Say: {words}").format(words=apart(plan.say)), small, room)
    if plan.do:
        lines += page.lines(_("Do: {words}").format(words=apart(plan.do)), small, room)
    minutes = page.line((_("{n} min").format(n=step.minutes), page.style("regular", 9.6)))
    with page.part():
        columns = [
            page.column(page.line((row.time, page.style("semibold", 9.6))), page.left, page.tag()),
            page.column(page.lines(title, strong, room), left, page.tag("H3"), room=room),
            page.column(minutes, page.right - _LENGTH, page.tag(), width=_LENGTH),
        ]
        page.row(columns, 7 * page.space, rule=Rule(3.5 * page.space, fine=True), stays=bool(lines))
        page.row([page.column(lines, left, page.tag(), room=room)])
