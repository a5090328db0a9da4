"""Commitment sheets: a page for each owner with what they answer for and promised, and a line to sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from okrdesk.document.document import Document
from okrdesk.i18n import _, format_day
from okrdesk.okr import people
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.okr.people import Person
from okrdesk.okr.schedule import due_day
from okrdesk.okr.values import show_target, show_value
from okrdesk.okr.workshop import promises
from okrdesk.okr.workshop.promises import Promise
from okrdesk.reports.head_of import head_of
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.letters import apart
from okrdesk.reports.paper.page import Lines, Page, Place, Report, Rule, fitted
from okrdesk.reports.paper.print_style import ACCENT, DENSITIES, MUTED
from okrdesk.reports.words import titled
from okrdesk.reports.workshop import sections

_Thing = TypeVar("_Thing")

_DAY = 92.0
_FIGURES = 150.0


@dataclass(frozen=True)
class _Mine:
    """What one owner has in hand."""

    person: Person
    objectives: tuple[ObjectiveLine, ...]
    key_results: tuple[KeyResultLine, ...]
    helps: tuple[KeyResultLine, ...]
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class _Told:
    head: Head
    seen: Outline
    owners: tuple[_Mine, ...]
    locale: str


def draw(
    document: Document, outline: Outline, *, paper: str = "a4", file_name: str = "", person: str = ""
) -> Report:
    """The sheets of all who own or promised something in a cycle, or of the one with this id."""
    head = head_of(document, outline, file_name, says_mission=False)
    told = _Told(head, outline, _owners(document, outline, person), document.locale)
    page = fitted(lambda page: _add_content(page, told), head, told, paper=paper, densities=DENSITIES[:2])
    return page.report(_("Commitment sheets"), "")


def owners(document: Document, outline: Outline) -> tuple[Person, ...]:
    """Who has a sheet, in the order of the sheets."""
    return tuple(mine.person for mine in _owners(document, outline, ""))


def _owners(document: Document, seen: Outline, only: str) -> tuple[_Mine, ...]:
    given = [p for p in promises.of_cycle(document, seen.cycle.id) if p.is_open and p.kind == "promise"]
    lines = seen.key_results
    owned = _by_person((o, [o.owner.id] if o.owner else []) for o in seen.objectives)
    asked = _by_person((k, [k.owner.id] if k.owner else []) for k in lines)
    helped = _by_person((k, {each.id for each in k.helpers}) for k in lines)
    promised = _by_person((p, [p.who_id] if p.who_id else []) for p in given)
    owners = []
    for person in people.everyone(document):
        mine = _Mine(
            person,
            tuple(owned.get(person.id, ())),
            tuple(asked.get(person.id, ())),
            tuple(helped.get(person.id, ())),
            tuple(promised.get(person.id, ())),
        )
        has_some = mine.objectives or mine.key_results or mine.helps or mine.promises
        if only in ("", person.id) and has_some:
            owners.append(mine)
    return tuple(owners)


def _by_person(things: Iterable[tuple[_Thing, Iterable[str]]]) -> dict[str, list[_Thing]]:
    """Things by the ids of the people they are of, in their order."""
    grouped: dict[str, list[_Thing]] = {}
    for thing, ids in things:
        for each in ids:
            grouped.setdefault(each, []).append(thing)
    return grouped


def _add_content(page: Page, told: _Told) -> None:
    for number, mine in enumerate(told.owners):
        if number:
            page.strip(0.0, lambda _sheet, _top: None, fresh=True)
        with page.part():
            _add_sheet(page, mine, told)
    if not told.owners:
        page.header(_("WHAT I TAKE ON"))
        words = _("Nobody owns anything yet: Owners gives each line a name.")
        page.text(words, page.tag(), page.style("regular", 10), before=18)


def _add_sheet(page: Page, mine: _Mine, told: _Told) -> None:
    small = page.style("regular", 9.3, MUTED)
    kicker = " · ".join((_("WHAT I TAKE ON"), apart(told.head.workspace), apart(told.seen.cycle.name)))
    page.text(kicker, page.tag(), small, stays=True)
    page.text(mine.person.name, page.tag("H1"), page.style("bold", 22, leading=1.2), before=0, stays=True)
    page.strip(3.0, lambda sheet, below: sheet.accent(below, page.width), before=5 * page.space)
    page.text(mine.person.role, page.tag(), page.style("regular", 11), before=6)
    _add_objectives(page, mine.objectives)
    _add_key_results(page, _("My key results"), mine.key_results, told)
    _add_promises(page, mine.promises, told.locale)
    _add_key_results(page, _("Where I help"), mine.helps, told)
    _add_signing(page, told)


def _section(page: Page, name: str) -> None:
    page.text(name, page.tag("H2"), page.style("bold", 12, ACCENT), before=18, stays=True, rule=Rule(7))


def _add_objectives(page: Page, objectives: Sequence[ObjectiveLine]) -> None:
    if not objectives:
        return
    with page.part():
        _section(page, _("My objectives"))
        for line in objectives:
            title = f"{line.number}  {apart(titled(line.objective.title))}"
            why = line.objective.why.strip()
            page.text(title, page.tag("H3"), page.style("semibold", 11.5), before=7, stays=bool(why))
            page.text(why, page.tag(), page.style("regular", 9.6, MUTED), before=1)


def _add_key_results(page: Page, name: str, lines: Sequence[KeyResultLine], told: _Told) -> None:
    if not lines:
        return
    body, small = page.style("regular", 10.4), page.style("regular", 9, MUTED)
    room = page.width - _DAY - _FIGURES - 20
    places = [
        Place(page.left, room),
        Place(page.left + room + 10, _FIGURES),
        Place(page.right - _DAY, _DAY, at_right=True),
    ]
    head: list[Lines] = [(), page.line((_("from today to the target"), small)), page.line((_("by"), small))]
    rows = []
    for line in lines:
        row = line.key_result
        now = None if line.latest is None else line.latest.value
        start = show_value(row.baseline if now is None else now, row, told.locale)
        way = _("{now} → {target}").format(now=start, target=show_target(row, told.locale))
        by = format_day(due_day(row, told.seen.cycle), told.locale)
        title = page.lines(f"{line.number}  {apart(titled(row.title))}", body, room)
        source = _("counted from: {source}").format(source=apart(row.source)) if row.source.strip() else ""
        cells = [(*title, *page.lines(source, small, room)), page.lines(way, body, _FIGURES)]
        rows.append([*cells, page.line((by, body))])
    with page.part():
        _section(page, name)
        page.table(places, rows, head, before=5)


def _add_promises(page: Page, given: Sequence[Promise], locale: str) -> None:
    if not given:
        return
    body = page.style("regular", 10.4)
    with page.part():
        _section(page, _("What I promised"))
        for each in given:
            by = format_day(each.on, locale) if each.on is not None else ""
            room = page.width - _DAY - 10
            columns = [
                page.column(page.lines(apart(each.what), body, room), page.left, page.tag(), room=room),
                page.column(page.line((by, body)) if by else (), page.right - _DAY, page.tag(), width=_DAY),
            ]
            page.row(columns, 5)


def _add_signing(page: Page, told: _Told) -> None:
    until = format_day(told.seen.cycle.last_day, told.locale, "long")
    words = _("I stand up for this until {day}, and I say early when it does not work out.").format(day=until)
    with page.together():
        page.text(words, page.tag(), page.style("regular", 10), before=24, stays=True)
        sections.to_fill_in(page, (_("Signed"), _("Day")), 30)
