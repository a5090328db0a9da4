"""What a one-pager is made of, read once from a document, with the words that all its parts share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day
from okrdesk.okr import values
from okrdesk.okr.briefing.trend import Trends, trends
from okrdesk.okr.briefing.words import short_names
from okrdesk.okr.handed_pages import HandedPage
from okrdesk.okr.initiatives import Initiative
from okrdesk.okr.initiatives import of_cycle as initiatives_of
from okrdesk.okr.measures import is_aimed, measure_of
from okrdesk.okr.moved_targets import MovedTarget, moved_targets
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.people import Person
from okrdesk.okr.shown import format_points
from okrdesk.okr.terms import CheckIn
from okrdesk.okr.ways import BAND, STAGES
from okrdesk.reports.onepager.content import Span
from okrdesk.reports.paper.letters import apart


@dataclass(frozen=True)
class Sources:
    """An outline, the page that it is compared with, and who is who.

    `series` are check-ins by the ids of their key results; in `everyone` two of one name are told apart.
    """

    document: Document
    seen: Outline
    locale: str
    before: HandedPage | None
    series: Mapping[str, Sequence[CheckIn]]
    everyone: Sequence[Person]

    @cached_property
    def trends(self) -> Trends | None:
        """Where objectives and the whole end at this rate (F18)."""
        return trends(self.document, self.seen)

    @cached_property
    def names(self) -> dict[str, str]:
        """Owners by their ids, in few letters."""
        owners = [objective.owner for objective in self.seen.objectives]
        owners += [line.owner for line in self.seen.key_results]
        owning = {owner.id for owner in owners if owner is not None}
        return short_names(each for each in self.everyone if each.id in owning)

    @cached_property
    def initiatives(self) -> dict[str, tuple[Initiative, ...]]:
        """The initiatives by the ids of their key results."""
        return initiatives_of(self.document, self.seen.cycle.id)

    @cached_property
    def moved(self) -> dict[str, MovedTarget]:
        """Targets that moved by the day, the earliest move of each key result."""
        known: dict[str, MovedTarget] = {}
        for each in moved_targets(self.document, self.seen.cycle.id):
            if each.after is not None:
                known.setdefault(each.key_result_id, each)
        return known

    @cached_property
    def confidences_before(self) -> dict[str, int | None]:
        """The confidence of each key result on the last page, by its id."""
        if self.before is None:
            return {}
        return {key: line.confidence for key, line in self.before.figures.lines.items()}

    def since(self, now: int, line_id: str | None) -> str:
        """ "+23 points since 18 Jan": the difference of two printed figures; "" without an earlier page."""
        before = self.before
        if before is None:
            return ""
        then = before.figures if line_id is None else before.figures.lines.get(line_id)
        if then is None:
            return _("new since {day}").format(day=self.day(before.on))
        gained = format_points(Fraction(now - then.progress, 100), self.locale, signed=True)
        return _("{points} since {day}").format(points=gained, day=self.day(before.on))

    def name_of(self, person: Person | None) -> str:
        """The short name of an owner, "" for nobody."""
        return "" if person is None else self.names[person.id]

    def day(self, day: dt.date, style: str = "MMMd") -> str:
        """A day as the page names it: "18 Jan"; it stays whole in a sentence of another direction."""
        return apart(format_day(day, self.locale, style))

    def value_spans(self, line: KeyResultLine, *, strong: bool) -> tuple[Span, ...]:
        """What was reached of what is wanted; the figure is `strong` where a row is not quiet."""
        row, measure = line.key_result, measure_of(line.key_result)
        value, how = line.figures.current, "strong" if strong else ""
        if measure.shown == "yes-no" and row.target in (None, 1):
            return (Span(self._done_words(line)),)
        target = values.show_target(row, self.locale) if is_aimed(row) else ""
        if value is None:
            return (Span(_("target {target}").format(target=target) if target else "–"),)
        if measure.way is STAGES and value == value.to_integral_value():
            rest = _("of {target}").format(target=target)
            return Span(str(int(value)), how), Span(f" {rest}")  # type: ignore[arg-type]
        current = values.show_value(value, row, self.locale)
        if not target:
            return (Span(current, how),)  # type: ignore[arg-type]
        if measure.way is BAND or row.direction == "decrease":
            joint = _("target {target}").format(target=target)
            return Span(current, how), Span(f", {joint}")  # type: ignore[arg-type]
        moved = None if self.seen.cycle.closed else self.moved.get(row.id)
        if moved is not None:
            old = values.show_value(moved.before, row, self.locale)
            lead, _gap, after = _("of {target}").format(target="\x00").partition("\x00")
            heard = _("target moved from {before}").format(before=old)
            spans = (Span(current, how), Span(f" {lead}"), Span(f"{old}", "struck", heard))  # type: ignore[arg-type]
            return (*spans, Span(f" {target}{after}"))
        return Span(current, how), Span(" " + _("of {target}").format(target=target))  # type: ignore[arg-type]

    def _done_words(self, line: KeyResultLine) -> str:
        latest = line.latest
        if latest is None or latest.value != 1:
            return _("not done yet") if not self.seen.cycle.closed else _("not done")
        if not self.seen.cycle.closed:
            return _("done")
        return _("done, {day}").format(day=self.day(latest.on, "MMMMd"))
