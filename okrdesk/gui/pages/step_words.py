"""What the steps workshop and progress are for, and what the outline says of them today."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.item_row import Item
from okrdesk.i18n import _, ngettext
from okrdesk.okr import mission
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.okr.rounding import percent

_MOST = 12


@dataclass(frozen=True, slots=True)
class StepWords:
    """Title, one line below it, how the step goes in a few lines, and where its primary action leads."""

    title: str
    subtitle: str
    heading: str
    lines: tuple[str, ...]
    action: str
    leads_to: str


@dataclass(frozen=True, slots=True)
class StepFigure:
    """A figure with its caption."""

    value: str
    caption: str


@dataclass(frozen=True, slots=True)
class StepSection:
    """Rows under a heading; `nothing` is said where there are none, `rest` counts those not shown."""

    heading: str
    items: tuple[Item, ...]
    nothing: str
    rest: int = 0


@dataclass(frozen=True, slots=True)
class StepState:
    """What is there today."""

    figures: tuple[StepFigure, ...]
    sections: tuple[StepSection, ...]


def words_of(step: str) -> StepWords:
    """What a step is for; KeyError for a page that has its own."""
    return {
        "workshop": StepWords(
            _("Workshop"),
            _("From what people say to two or three objectives, in one room."),
            _("How the two hours go"),
            (
                _("Read the mission aloud; everyone says what they would change."),
                _("Write ideas in silence, one to a card, before anybody speaks."),
                _("Put cards that belong together into themes and give each a name."),
                _("Vote unseen, then rank: the first two or three become priorities."),
                _("Turn each priority into an objective, and agree how you will know."),
                _("Type the result in as you go: priorities on Mission, objectives on the next page."),
            ),
            _("Next: Objectives →"),
            "objectives",
        ),
        "progress": StepWords(
            _("Progress"),
            _("How far the cycle has come, against an even pace."),
            _("How to read it"),
            (
                _("The bar is the share of the way from baseline to target; the tick is an even pace."),
                _("Start with what is furthest behind: what would move it by next week?"),
                _("Press a line to open it; Ctrl+E shows the sum behind its figures."),
            ),
            _("Next: Review →"),
            "review",
        ),
    }[step]


def state_of(step: str, desk: Desk) -> StepState:
    """The live figures and rows of a step."""
    outline = desk.outline()
    if step == "workshop":
        return _workshop(desk, outline)
    return _progress(outline)


def _count(one: str, many: str, count: int) -> str:
    return ngettext(one, many, count).format(count=count)


def _workshop(desk: Desk, outline: Outline) -> StepState:
    ranked = mission.priorities(desk.document, outline.cycle.id)
    rows = tuple(
        Item(
            "mission",
            priority.id,
            priority.text,
            str(number),
            pill=_count("{count} objective", "{count} objectives", priority.objectives)
            if priority.objectives
            else _("no objective yet"),
        )
        for number, priority in enumerate(ranked, start=1)
    )
    objectives = tuple(
        Item(
            "objectives",
            line.objective.id,
            line.objective.title,
            str(line.number),
            note=line.priority or _("serves no priority yet"),
            pill=_count("{count} key result", "{count} key results", len(line.key_results)),
        )
        for line in outline.objectives
    )
    open_ones = sum(1 for priority in ranked if not priority.objectives)
    return StepState(
        (
            StepFigure(str(len(ranked)), _("priorities ranked")),
            StepFigure(str(open_ones), _("without an objective")),
            StepFigure(str(len(objectives)), _("objectives agreed")),
        ),
        (
            _section(
                _("What matters this cycle"), rows, _("Nothing is ranked yet: name two to four priorities.")
            ),
            _section(_("What became of it"), objectives, _("No objectives yet: the next step writes them.")),
        ),
    )


def _progress(outline: Outline) -> StepState:
    keys = outline.key_results
    behind = sorted(
        (k for k in keys if k.figures.expected > k.figures.counted),
        key=lambda k: k.figures.counted - k.figures.expected,
    )
    statuses = Counter(k.figures.status for k in keys)
    good = statuses["on track"] + statuses["achieved"]
    return StepState(
        (
            StepFigure(_share(outline.progress), _("of the way")),
            StepFigure(_share(outline.expected), _("expected by now")),
            StepFigure(
                _("{good} of {all}").format(good=good, all=len(keys)), _("key results on track or achieved")
            ),
            StepFigure(str(sum(k.figures.outdated for k in keys)), _("wait for a check-in")),
        ),
        (
            _section(
                _("Look here first"),
                tuple(_behind_item(k) for k in behind),
                _("Nothing is behind its pace.") if keys else _("There are no key results yet."),
            ),
            _section(
                _("By objective"), tuple(_line_item(o) for o in outline.objectives), _("No objectives yet.")
            ),
        ),
    )


def _behind_item(line: KeyResultLine) -> Item:
    gap = percent(line.figures.expected - line.figures.counted)
    note = ngettext("{gap} point behind its pace", "{gap} points behind its pace", gap).format(gap=gap)
    blocker = line.latest.blocker.strip() if line.latest else ""
    return _line_item(line, f"{note} · {' '.join(blocker[:300].split())}" if blocker else note)


def _line_item(line: ObjectiveLine | KeyResultLine, note: str = "") -> Item:
    if isinstance(line, ObjectiveLine):
        figures = line.figures
        return Item(
            "objectives",
            line.objective.id,
            line.objective.title,
            str(line.number),
            note,
            status=figures.status,
            counted=float(figures.progress),
            expected=float(figures.expected),
        )
    return Item(
        "objectives",
        line.key_result.id,
        line.key_result.title,
        line.number,
        note,
        status=line.figures.status,
        outdated=line.figures.outdated,
        counted=float(line.figures.counted),
        expected=float(line.figures.expected),
    )


def _section(heading: str, items: tuple[Item, ...], nothing: str) -> StepSection:
    return StepSection(heading, items[:_MOST], nothing, max(len(items) - _MOST, 0))


def _id(line: ObjectiveLine | KeyResultLine) -> str:
    return line.objective.id if isinstance(line, ObjectiveLine) else line.key_result.id


def _share(value: Fraction) -> str:
    return _("{share} %").format(share=percent(value))
