"""What the board shows: groups of columns, a column per person, a card per objective and key result."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction

from okrdesk.frozen import dataclass
from okrdesk.gui.widgets.paint import status_word
from okrdesk.gui.widgets.person_names import called
from okrdesk.i18n import _, as_percent, format_day, ngettext
from okrdesk.okr import load as loads_of
from okrdesk.okr.load import Load
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.okr.people import Person
from okrdesk.okr.shown import format_percent
from okrdesk.okr.teams import MOST_OBJECTIVES, Team

NOBODY = "nobody"  # no id: those are 32 signs long


@dataclass(frozen=True, slots=True)
class BoardCard:
    """An objective or, where `of` is the number of its objective, a key result. Shares are of 1."""

    id: str
    number: str
    title: str
    of: int
    progress: Fraction
    expected: Fraction
    status: str
    outdated: bool
    owner: Person | None
    accepted_on: dt.date | None
    helpers: tuple[Person, ...] = ()
    team: str = ""

    @property
    def is_objective(self) -> bool:
        """Whether this is an objective itself."""
        return not self.of


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """What one person owns; `load` counts all of it, `cards` are those that the filter leaves.

    `of_nothing`: the cycle has no objective yet that anybody could own.
    """

    load: Load
    cards: tuple[BoardCard, ...]
    of_nothing: bool = False

    @property
    def person(self) -> Person | None:
        """Whose column it is, None for what nobody owns."""
        return self.load.person

    @property
    def id(self) -> str:
        """The person's id, or that of nobody."""
        return self.load.person.id if self.load.person else NOBODY


@dataclass(frozen=True, slots=True)
class BoardGroup:
    """Columns side by side. `heading` is "" where there is none; `own` are the team's own objectives."""

    heading: str
    columns: tuple[BoardColumn, ...]
    team: Team | None = None
    own: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """An id that no person or card has."""
        return f"team:{self.team.id if self.team else ''}"


def groups_of(
    outline: Outline,
    people: Sequence[Person],
    teams: Sequence[Team],
    *,
    by_team: bool = False,
    only_objective: str = "",
) -> tuple[BoardGroup, ...]:
    """The board of an outline; `only_objective` is the id of the one whose cards are shown, "" for all."""
    names = {team.id: team.name for team in teams}
    columns = [
        BoardColumn(load, _cards(load, names, only_objective), not outline.objectives)
        for load in loads_of.loads(outline, people)
    ]
    if not by_team:
        return (BoardGroup("", tuple(columns)),)
    groups = [BoardGroup("", (columns[0],))]
    for team in teams:
        members = tuple(c for c in columns if c.person and c.person.team_id == team.id)
        own = tuple(str(o.number) for o in outline.objectives if o.objective.team_id == team.id)
        groups.append(BoardGroup(team.name, members, team, own))
    rest = tuple(c for c in columns if c.person and c.person.team_id not in names)
    return (*groups, BoardGroup(_("In no team"), rest)) if rest else tuple(groups)


def _cards(load: Load, team_names: Mapping[str, str], only: str) -> tuple[BoardCard, ...]:
    chosen = [_objective_card(o, team_names) for o in load.objectives if only in ("", o.objective.id)]
    chosen += [_key_result_card(k) for k in load.key_results if only in ("", k.key_result.objective_id)]
    return tuple(chosen)


def _objective_card(line: ObjectiveLine, team_names: Mapping[str, str]) -> BoardCard:
    objective, figures = line.objective, line.figures
    return BoardCard(
        objective.id,
        str(line.number),
        objective.title,
        0,
        figures.progress,
        figures.expected,
        figures.status,
        False,
        line.owner,
        objective.accepted_on,
        team=team_names.get(objective.team_id or "", ""),
    )


def _key_result_card(line: KeyResultLine) -> BoardCard:
    figures = line.figures
    return BoardCard(
        line.key_result.id,
        line.number,
        line.key_result.title,
        int(line.number.partition(".")[0]),
        figures.counted,
        figures.expected,
        figures.status,
        figures.outdated,
        line.owner,
        line.key_result.accepted_on,
        line.helpers,
    )


# Words


def kind_words(card: BoardCard) -> str:
    """What a card is: "Objective", or "Key result · 1" of objective 1."""
    if card.is_objective:
        return _("Objective")
    return _("Key result · {number}").format(number=card.of)


def accepted_words(card: BoardCard, locale: str) -> str:
    """Whether the owner said yes, and when; "" while there is no owner."""
    if card.owner is None:
        return ""
    if card.accepted_on is None:
        return _("not accepted yet")
    return _("✓ accepted {day}").format(day=format_day(card.accepted_on, locale, "MMMd"))


def head_name(column: BoardColumn) -> str:
    """Whose column it is."""
    return called(column.person) if column.person else _("Unassigned")


def counts_words(load: Load) -> str:
    """How many of each: "1 objective · 2 key results"."""
    parts = [
        ngettext(one, many, len(lines)).format(n=len(lines))
        for lines, one, many in (
            (load.objectives, "{n} objective", "{n} objectives"),
            (load.key_results, "{n} key result", "{n} key results"),
        )
        if lines
    ]
    return " · ".join(parts) or _("nothing yet")


def role_words(column: BoardColumn) -> str:
    """The line below the name; "" where the role is not known yet."""
    if column.person is not None:
        return column.person.role
    if column.of_nothing:
        return _("no goals to own yet")
    return _("needs an owner") if column.load.numbers else _("everything has an owner")


def own_words(group: BoardGroup) -> str:
    """The team's own objectives, and a calm word above three of them."""
    if group.team is None:
        return ""
    if not group.own:
        return _("no objective of its own yet")
    numbered = ngettext("Objective {numbers}", "Objectives {numbers}", len(group.own)).format(
        numbers=", ".join(group.own)
    )
    if len(group.own) <= MOST_OBJECTIVES:
        return numbered
    return _("{objectives}: more than three get little of anybody. Which can wait?").format(
        objectives=numbered
    )


def spoken_card(card: BoardCard, locale: str) -> str:
    """A card as one sentence for a screen reader."""
    parts = [
        _("Objective {number}: {title}").format(number=card.number, title=card.title)
        if card.is_objective
        else _("Key result {number}: {title}").format(number=card.number, title=card.title),
        _("Owner: {owner}").format(owner=called(card.owner) if card.owner else _("nobody")),
        _("{progress} done, {status}").format(
            progress=format_percent(card.progress, locale), status=status_word(card.status, card.outdated)
        ),
        accepted_words(card, locale),
        _("Team: {name}").format(name=card.team) if card.team else "",
    ]
    if card.helpers:
        parts.append(_("Helpers: {names}").format(names=", ".join(p.name for p in card.helpers)))
    return ". ".join(part for part in parts if part)


def spoken_head(column: BoardColumn, locale: str) -> str:
    """The head of a column as one sentence for a screen reader."""
    retired = _("retired") if column.person and column.person.retired else ""
    parts = (
        head_name(column),
        retired,
        role_words(column),
        counts_words(column.load),
        weight_words(column.load, locale),
        loads_of.hint(column.load),
    )
    return ". ".join(part for part in parts if part)


def spoken_group(group: BoardGroup) -> str:
    """The heading of a group as one sentence for a screen reader."""
    people = ngettext("{n} person", "{n} people", len(group.columns)).format(n=len(group.columns))
    return ". ".join(part for part in (group.heading, people, own_words(group)) if part)


def weight_words(load: Load, locale: str) -> str:
    """How much of the whole cycle it is."""
    return _("{share} of the weight of the cycle").format(share=as_percent(str(load.percent), locale))
