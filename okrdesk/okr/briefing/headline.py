"""The headline of the page: how it goes in one word, and two lines that say why (F19)."""

from __future__ import annotations

from collections.abc import Sequence

from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr.briefing.words import begun, in_a_row, spelled
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.okr.shown import format_percent
from okrdesk.okr.status import status_of

_FROM_BEST = ("achieved", "on track", "at risk", "off track")
BEHIND = ("at risk", "off track")
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Headline:
    """Two lines. `status` is one of decision 11 or "" where there is none to show.

    The first line is `name`, which has its colour, and `rest`. `unowned` are the numbers of the key results
    of which it says that nobody owns them: nothing else says so again.
    """

    status: str
    name: str
    rest: str
    second: str = ""
    unowned: frozenset[str] = frozenset()


def overall_status(seen: Outline) -> str:
    """The worse of the pace rule on the overall figure and the status of the middle objective (F19).

    Objectives are ordered from best to worst; of an even number the worse of the two middle ones counts. One
    that is not started stands where its pace puts it.
    """
    statuses = [_placed(seen, line) for line in seen.objectives]
    if not statuses:
        return "not started"
    middle = sorted(statuses, key=_FROM_BEST.index)[len(statuses) // 2]
    overall = status_of(seen.progress, seen.expected, seen.rule, started=True)
    return max(overall, middle, key=_FROM_BEST.index)


def _placed(seen: Outline, line: ObjectiveLine) -> str:
    status = line.figures.status
    if status in _FROM_BEST:
        return status
    return status_of(line.figures.progress, line.figures.expected, seen.rule, started=True)


def headline(seen: Outline, locale: str) -> Headline:
    """The headline of an open cycle as of the outline's day."""
    cycle = seen.cycle
    if not seen.objectives:
        return Headline("", "", _("No objectives yet."))
    if seen.day < cycle.first_day:
        first = _("nothing is due before {day}.").format(day=format_day(cycle.first_day, locale, "long"))
        return _with_owners("not started", _("Draft"), first, seen)
    if all(line.latest is None for line in seen.key_results):
        rest = _("{expected} of the time has passed, nothing is measured yet.")
        rest = rest.format(expected=format_percent(seen.expected, locale))
        return _with_owners("not started", _("Not started"), rest, seen)
    status = overall_status(seen)
    rest = _("{progress} against {expected} due.").format(
        progress=format_percent(seen.progress, locale), expected=format_percent(seen.expected, locale)
    )
    clause, unowned = _what_else(seen.key_results)
    first = _how_many(seen)
    second = _("{first}; {second}.").format(first=first, second=clause) if clause else _("{first}.").format(
        first=first
    )  # fmt: skip
    return Headline(status, status_title(status), rest, second, unowned)


def status_title(status: str) -> str:
    """The status as it begins the headline and stands in the table."""
    return {
        "on track": _("On track"), "at risk": _("At risk"), "off track": _("Off track"),
        "achieved": _("Achieved"),
    }.get(status, _("Not started"))  # fmt: skip


def _with_owners(status: str, name: str, rest: str, seen: Outline) -> Headline:
    """Of a page on which nothing is measured the second line says at most who is missing."""
    lines = [line for line in seen.key_results if line.owner is None]
    clause = _without_owner(lines)
    second = _("{first}.").format(first=begun(clause)) if clause else ""
    return Headline(
        status, name, rest, second, frozenset(line.number for line in lines) if clause else frozenset()
    )


def _how_many(seen: Outline) -> str:
    """How many objectives are behind: at risk or off track. Achieved counts as on track."""
    statuses = [line.figures.status for line in seen.objectives]
    count, total = sum(status in BEHIND for status in statuses), len(statuses)
    if total == 1 and statuses[0] != "not started":
        return _("The objective is behind") if count else _("The objective is on track")
    if count == total:
        return _("All {n} objectives are behind").format(n=spelled(total))
    if count:
        sentence = ngettext("{n} of {all} objectives is behind", "{n} of {all} objectives are behind", count)
        return begun(sentence.format(n=spelled(count), all=spelled(total)))
    begun_ones = sum(status != "not started" for status in statuses)
    if begun_ones == total:
        return _("All {n} objectives are on track").format(n=spelled(total))
    sentence = ngettext(
        "{n} of {all} objectives is on track", "{n} of {all} objectives are on track", begun_ones
    )
    return begun(sentence.format(n=spelled(begun_ones), all=spelled(total)))


def _what_else(lines: Sequence[KeyResultLine]) -> tuple[str, frozenset[str]]:
    """What stands behind the semicolon, and the numbers that it says nobody owns."""
    off = [line for line in lines if line.figures.status == "off track"]
    unowned = [line for line in off if line.owner is None]
    if len(off) == 1:
        sentence = _("{number} is off track and nobody owns it") if unowned else _("{number} is off track")
        return sentence.format(number=off[0].number), _numbers(unowned)
    if off:
        if len(off) <= _MOST_NAMED:
            clause = _("{numbers} are off track").format(numbers=in_a_row([line.number for line in off]))
        else:
            clause = _("{n} key results are off track").format(n=spelled(len(off)))
        if len(unowned) == len(off):
            return _("{off_track} and nobody owns them").format(off_track=clause), _numbers(unowned)
        if len(unowned) > 1 and len(off) <= _MOST_NAMED:
            # Their numbers stand before the comma already; the rows themselves say which.
            count = _("{n} of them have no owner").format(n=spelled(len(unowned)))
            return _("{first}, {second}").format(first=clause, second=count), frozenset()
        if unowned:
            clause = _("{first}, {second}").format(first=clause, second=_without_owner(unowned))
        return clause, _numbers(unowned)
    unowned = [line for line in lines if line.owner is None]
    if unowned:
        return _without_owner(unowned), _numbers(unowned)
    late = sum(line.figures.outdated for line in lines)
    if late:
        sentence = ngettext(
            "{n} key result has not been checked in", "{n} key results have not been checked in", late
        )
        return sentence.format(n=spelled(late)), frozenset()
    return "", frozenset()


def _without_owner(lines: Sequence[KeyResultLine]) -> str:
    if len(lines) > _MOST_NAMED:
        return _("{n} key results have no owner").format(n=spelled(len(lines)))
    numbers = [line.number for line in lines]
    sentence = ngettext("{numbers} has no owner", "{numbers} have no owner", len(lines))
    return sentence.format(numbers=in_a_row(numbers)) if lines else ""


def _numbers(lines: Sequence[KeyResultLine]) -> frozenset[str]:
    return frozenset(line.number for line in lines)
