"""What the bars above and below the page say of the desk."""

from __future__ import annotations

from okrdesk.document import size
from okrdesk.document.save_state import SaveState
from okrdesk.gui.desk import Desk
from okrdesk.i18n import _, format_day, format_range, format_time, ngettext
from okrdesk.okr.days import week_of
from okrdesk.okr.load import unowned
from okrdesk.okr.outline import Outline

_MOST_NAMED = 24  # numbers in a tip


def week(desk: Desk) -> str:
    """The days of the cycle and where the day stands in it: "1 Jan – 31 Mar, week 6 of 13"."""
    cycle, day, locale = desk.cycle, desk.day, desk.locale
    parts = [format_range(cycle.first_day, cycle.last_day, locale, with_year=False)]
    if cycle.closed:
        parts.append(_("closed"))
    elif day < cycle.first_day:
        parts.append(_("not begun yet"))
    elif day > cycle.last_day:
        parts.append(_("over"))
    else:
        number, weeks = week_of(cycle.first_day, cycle.last_day, day)
        parts.append(_("week {week} of {weeks}").format(week=number, weeks=weeks))
    if day != desk.today:
        parts.append(_("as of {day}").format(day=format_day(day, locale)))
    return ", ".join(parts)


def counts(outline: Outline) -> str:
    """How many objectives, key results and owners there are, and how many lines without an owner."""
    owners = {line.owner.id for line in outline.key_results if line.owner}
    owners |= {line.owner.id for line in outline.objectives if line.owner}
    counted = [
        (len(outline.objectives), ngettext("{n} objective", "{n} objectives", len(outline.objectives))),
        (len(outline.key_results), ngettext("{n} key result", "{n} key results", len(outline.key_results))),
        (len(owners), ngettext("{n} owner", "{n} owners", len(owners))),
    ]
    if open_lines := len(unowned(outline)):
        counted.append((open_lines, _("{n} without an owner")))
    return " · ".join(template.format(n=number) for number, template in counted)


def ownerless(outline: Outline) -> str:
    """Which objectives and key results nobody owns, by number; "" for none."""
    numbers = unowned(outline)
    shown = ", ".join(numbers[:_MOST_NAMED]) + (" …" if len(numbers) > _MOST_NAMED else "")
    return _("Nobody owns {numbers} yet.").format(numbers=shown) if numbers else ""


def saving(state: SaveState, locale: str) -> str:
    """What is saved, and when it was."""
    if state.kind != "saved":
        return state.sentence
    if state.at is None:
        return "✓ " + _("All changes saved")
    return "✓ " + _("All changes saved · {time}").format(time=format_time(state.at, locale))


def only_here(state: SaveState) -> str:
    """What is only on this computer, and why, where the file cannot be written."""
    if not state.changes:
        return state.sentence
    head = ngettext(
        "{n} change is only on this computer.", "{n} changes are only on this computer.", state.changes
    )
    return f"{head.format(n=state.changes)} {state.sentence}"


def large(desk: Desk) -> tuple[str, int]:
    """Whether the file becomes too large for some computers, "" where it does not, and its bytes."""
    count = size.of(desk.document.database)
    return size.warning(desk.session.path.name, count), count
