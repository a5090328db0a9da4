"""What a step without a page of its own yet is for, and what the outline says of it today."""

from __future__ import annotations

from dataclasses import dataclass

from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.item_row import Item
from okrdesk.i18n import _, ngettext
from okrdesk.okr import mission
from okrdesk.okr.outline import Outline

_MOST = 12


@dataclass(frozen=True, slots=True)
class StepWords:
    """Title, one line below it, and how the step goes in a few lines.

    `action` are the words of its primary button, which leads to the page `leads_to`.
    """

    title: str
    subtitle: str
    heading: str
    lines: tuple[str, ...]
    action: str
    leads_to: str


@dataclass(frozen=True, slots=True)
class StepFigure:
    """A figure as it is shown ("5 of 8").

    Its caption says what it counts.
    """

    value: str
    caption: str


@dataclass(frozen=True, slots=True)
class StepSection:
    """Rows under a heading.

    `nothing` is said where there are none, `rest` counts those not shown.
    """

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
    }[step]


def state_of(step: str, desk: Desk) -> StepState:
    """The live figures and rows of a step."""
    if step != "workshop":
        raise KeyError(step)
    return _workshop(desk, desk.outline())


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


def _section(heading: str, items: tuple[Item, ...], nothing: str) -> StepSection:
    return StepSection(heading, items[:_MOST], nothing, max(len(items) - _MOST, 0))
