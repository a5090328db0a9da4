"""How a round of check-ins ends: who does what next, and what was not checked in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.document.text import in_one_line
from okrdesk.exchange.cells import safe_cell
from okrdesk.frozen import dataclass
from okrdesk.gui.areas.check_ins.due_list import DueRow
from okrdesk.gui.widgets.person_names import called
from okrdesk.gui.widgets.side_by_side import clear, fill
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr.alphabet import sort_key
from okrdesk.okr.history_words import short
from okrdesk.okr.initiatives import Initiative
from okrdesk.okr.people import Person
from okrdesk.okr.terms import CheckIn

_MOST = 240


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one key result in the meeting: its check-in, and the initiative if one was made."""

    row: DueRow
    check_in: CheckIn
    initiative: Initiative | None


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading, in words."""

    heading: str
    lines: tuple[str, ...]


def parts_of(
    outcomes: Iterable[Outcome], left: Iterable[DueRow], people: Mapping[str, Person], locale: str
) -> tuple[Part, ...]:
    """Who does what next, by name; what somebody still has to take; what was not checked in."""
    done: list[Outcome] = list(outcomes)
    by_name: dict[str, list[str]] = {}
    for outcome in done:
        step, plan = outcome.check_in.next_step.strip(), outcome.initiative
        if not step and plan is None:
            continue
        person = people.get(plan.owner_id or "") if plan is not None else None
        line = _("{number}: {step}").format(
            number=outcome.row.line.number, step=short(plan.title if plan is not None else step, _MOST)
        )
        if plan is not None and plan.due is not None:
            line = _("{step} · by {day}").format(step=line, day=format_day(plan.due, locale, "MMMd"))
        by_name.setdefault(called(person) if person else "", []).append(line)
    parts = [
        Part(name, tuple(by_name[name]))
        for name in sorted(by_name, key=partial(sort_key, locale=locale))
        if name
    ]
    if "" in by_name:
        parts.append(Part(_("Nobody has taken this yet"), tuple(by_name[""])))
    in_the_way = tuple(
        _("{number}: {step}").format(number=each.row.line.number, step=short(each.check_in.blocker, _MOST))
        for each in done
        if each.check_in.blocker.strip() and each.initiative is None
    )
    if in_the_way:
        parts.append(Part(_("In the way, and nothing planned"), in_the_way))
    open_ones = tuple(
        _("{number} {title}").format(number=row.line.number, title=short(row.line.key_result.title, _MOST))
        for row in left
    )
    if open_ones:
        parts.append(Part(_("Not checked in yet"), open_ones))
    return tuple(parts)


def heading_of(checked_in: int, planned: int) -> str:
    """ "5 key results checked in, 2 next steps taken"."""
    first = ngettext("{n} key result checked in", "{n} key results checked in", checked_in)
    if not planned:
        return first.format(n=checked_in)
    then = ngettext("{n} initiative begun", "{n} initiatives begun", planned).format(n=planned)
    return _("{first}, {then}").format(first=first.format(n=checked_in), then=then)


class SummaryView(QWidget):
    """Shows the parts; `copy` puts them on the clipboard as plain lines for the minutes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self.title = PlainLabel(_("Who does what next"), "heading")
        self.heading = PlainLabel("", "body")
        self.nothing = PlainLabel(_("Nothing was agreed to be done."), "muted")
        self.copy_button = plain_button(_("Copy for the minutes"), do=self.copy)
        inner = QWidget()
        self._column = fill(inner, spacing=8)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.copy_button)
        fill(self, head, self.heading, self.nothing, inner, spacing=14).addStretch(1)

    def show_parts(self, heading: str, parts: tuple[Part, ...]) -> None:
        """Show what came of the meeting."""
        self.heading.set_text(heading)
        self.nothing.setVisible(not parts)
        if parts == self._parts and self._column.count():
            return
        self._parts = parts
        clear(self._column)
        for part in parts:
            self._column.addSpacing(8)
            self._column.addWidget(PlainLabel(part.heading[:_MOST], "strong"))
            for line in part.lines:
                self._column.addWidget(PlainLabel(line))
        self._column.addStretch(1)

    def plain_lines(self) -> str:
        """The whole summary as lines of plain text."""
        lines = [self.heading.plain_text()]
        for part in self._parts:
            lines += ["", safe_cell(part.heading), *(f"- {in_one_line(line)}" for line in part.lines)]
        return "\n".join(lines)

    def copy(self) -> None:
        """Put the summary on the clipboard."""
        QGuiApplication.clipboard().setText(self.plain_lines())
