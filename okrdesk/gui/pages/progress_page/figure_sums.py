"""What a figure at the top is made of, in a popover: every number can explain itself."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.show_the_sum import open_sum
from okrdesk.gui.pages.progress_page.figure_cards import FigureWords, one_decimal
from okrdesk.gui.widgets.marks import StatusPill
from okrdesk.gui.widgets.person_names import called
from okrdesk.gui.widgets.popover import Popover
from okrdesk.gui.widgets.side_by_side import grid
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr.alphabet import sort_key
from okrdesk.okr.due import waiting_lines
from okrdesk.okr.outline import Outline
from okrdesk.okr.shown import format_confidence
from okrdesk.okr.status import STATUSES

_WIDTH = 400
_MOST_NUMBERS = 24
_MOST_PEOPLE = 10
_Row = tuple[QWidget | str, str, str]


def open_figure(desk: Desk, anchor: QWidget, figure: FigureWords) -> Popover | None:
    """Open what one of the four figures is made of, below its card."""
    if figure.key == "progress":
        return open_sum(desk, anchor, None, "")
    outline = desk.outline()
    rows, note, leads_to, step = {
        "statuses": _statuses,
        "confidence": _confidence,
        "check-ins": _check_ins,
    }[figure.key](outline, desk.locale)
    popover = Popover(anchor.window(), _("Show what it is made of"))
    popover.setMinimumWidth(round(_WIDTH * theme.text_scale()))
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(PlainLabel(figure.value, "figure", wrap=False))
    head.addWidget(PlainLabel(figure.caption, "muted", wrap=False), 1)
    day = _("as of {day}").format(day=format_day(desk.day, desk.locale))
    head.addWidget(PlainLabel(day, "small", wrap=False))
    popover.column.addLayout(head)
    popover.column.addSpacing(4)
    if rows:
        popover.column.addLayout(_grid(rows))
    popover.column.addWidget(PlainLabel(note, "small"))
    button = plain_button(step, "quiet", small=True)
    button.clicked.connect(popover.close)
    button.clicked.connect(lambda: desk.page_requested.emit(leads_to, ""))
    popover.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    popover.open_at(anchor)
    return popover


def _grid(rows: Sequence[_Row]) -> QGridLayout:
    table = grid(across=14, down=6, stretch={2: 1})
    for row, (name, count, detail) in enumerate(rows):
        shown = PlainLabel(name, "body", elide=True) if isinstance(name, str) else name
        if isinstance(name, str):
            shown.setMinimumWidth(round(110 * theme.text_scale()))
        table.addWidget(shown, row, 0, Qt.AlignmentFlag.AlignVCenter)
        table.addWidget(PlainLabel(count, "strong", wrap=False), row, 1, Qt.AlignmentFlag.AlignRight)
        table.addWidget(PlainLabel(detail, "small"), row, 2)
    return table


def _statuses(outline: Outline, locale: str) -> tuple[list[_Row], str, str, str]:
    rows: list[_Row] = []
    for status in STATUSES:
        numbers = [line.number for line in outline.key_results if line.figures.status == status]
        if numbers:
            rows.append((StatusPill(status), str(len(numbers)), _some(numbers)))
    sentence = _("On track or achieved, by the rule {rule}. Outdated check-ins count as they were entered.")
    return rows, sentence.format(rule=outline.rule.name), "objectives", _("See them on Objectives")


def _confidence(outline: Outline, locale: str) -> tuple[list[_Row], str, str, str]:
    said = [
        (line.number, line.figures.confidence, line.figures.confidence_on)
        for line in outline.key_results
        if line.figures.confidence is not None
    ]
    rows: list[_Row] = []
    for label, low, high in ((_("High, 7 to 10"), 7, 10), (_("4 to 6"), 4, 6), (_("Low, below 4"), 0, 3)):
        inside = [
            f"{number} ({format_confidence(value, on, locale)})"
            for number, value, on in said
            if low <= value <= high
        ]
        if inside:
            rows.append((label, str(len(inside)), _some(inside)))
    if not said:
        note = _("Confidence comes with the check-ins: 0 to 10, 5 is a coin toss.")
    else:
        total = sum(value for _number, value, _on in said)
        note = _("{total} ÷ {count} = {mean}, the mean of what was said last for each key result.").format(
            total=total, count=len(said), mean=one_decimal(Fraction(total, len(said)), locale)
        )
    return rows, note, "check-ins", _("Go to Check-ins")


def _check_ins(outline: Outline, locale: str) -> tuple[list[_Row], str, str, str]:
    waiting = waiting_lines(outline.key_results, outline.cycle, outline.day)
    people: dict[str, list[str]] = {}
    for line in waiting:
        people.setdefault(called(line.owner) if line.owner else _("Nobody yet"), []).append(line.number)
    named = sorted(people.items(), key=lambda pair: (-len(pair[1]), sort_key(pair[0], locale)))
    rows: list[_Row] = [(name, str(len(numbers)), _some(numbers)) for name, numbers in named[:_MOST_PEOPLE]]
    if not waiting:
        note = _("Nothing waits for a check-in.")
    else:
        count = len(waiting)
        note = ngettext(
            "{count} key result waits for a check-in.", "{count} key results wait for a check-in.", count
        ).format(count=count)
    return rows, note, "check-ins", _("Go to Check-ins")


def _some(numbers: Sequence[str]) -> str:
    shown = ", ".join(numbers[:_MOST_NUMBERS])
    rest = len(numbers) - _MOST_NUMBERS
    return _("{numbers} and {n} more").format(numbers=shown, n=rest) if rest > 0 else shown
