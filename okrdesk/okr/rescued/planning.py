"""Planning: each line of another tool's file held against the workspace, and what follows from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from okrdesk.document.document import Document
from okrdesk.document.text import quoted
from okrdesk.i18n import _
from okrdesk.okr import cycles, key_results, namesakes, objectives, teams
from okrdesk.okr.alphabet import plain_letters
from okrdesk.okr.objectives import Objective
from okrdesk.okr.rescued import besides, fields, lonely, origins, planned_check_ins, weights
from okrdesk.okr.rescued.elsewhere import why_elsewhere
from okrdesk.okr.rescued.fields import Fate
from okrdesk.okr.rescued.names import Names
from okrdesk.okr.rescued.origins import Origin
from okrdesk.okr.rescued.plan import Plan, PlannedLine, Wishes
from okrdesk.okr.rescued.planned_check_ins import PlannedCheckIn
from okrdesk.okr.rescued.rows import (
    KeyResultRow,
    LeftOut,
    Link,
    ObjectiveRow,
    Reading,
    ReadThus,
    RefusedLine,
    Row,
)
from okrdesk.okr.terms import KeyResult

_Row = TypeVar("_Row", bound=Row)


def plan(
    document: Document, cycle_id: str, reading: Reading, today: dt.date, wishes: Wishes | None = None
) -> Plan:
    """Decide what becomes of each line. Refused where the cycle is closed."""
    cycles.refuse_closed(document, cycle_id)
    return _Planning(document, cycle_id, reading, today, wishes or Wishes()).plan()


class _Planning:
    """One planning: what is here, what the file brings, and the sums of both."""

    def __init__(
        self, document: Document, cycle_id: str, reading: Reading, today: dt.date, wishes: Wishes
    ) -> None:
        self._document, self._reading, self._wishes = document, reading, wishes
        self._cycle = cycles.read(document, cycle_id)
        self._person_names = namesakes.told_apart(document)
        self._team_names = {each.id: each.name for each in teams.all_teams(document)}
        self._people = Names(self._person_names.values(), _names_in(reading), namesakes.several(document))
        self._teams = Names(self._team_names.values())
        self._objectives = {each.id: each for each in objectives.of_cycle(document, cycle_id)}
        grouped = key_results.of_cycle(document, cycle_id)
        self._key_results = {each.id: each for rows in grouped.values() for each in rows}
        self._check_ins = planned_check_ins.Planner(document, self._cycle, today, self._people.meet)
        self._origins, self._removed = self._known_origins()
        self._claimed: set[str] = {each.line for each in self._origins.values()}
        self._refused = list(reading.refused)
        self._left_out: list[LeftOut] = []
        self._read_thus = list(reading.read_thus)
        self._of_file: dict[str, PlannedLine] = {}
        self._by_title: dict[str, str] = {}

    def plan(self) -> Plan:
        """The plan; objectives are decided before key results, wherever they stand in the file."""
        seen: set[str] = set()
        tops = self._each_once(self._reading.objectives, seen)
        below = self._each_once(self._reading.key_results, seen)
        apart = self._out_of_time([*tops, *below])
        gathered = lonely.gathered(below, apart)
        tops, below = [*tops, *gathered.homes], list(gathered.key_results)
        self._left_out += gathered.left_out
        self._read_thus += gathered.read_thus
        for row in tops:
            self._keep(self._objective(row, apart.get(row.key, "")))
        missing = self._plan_below(below, apart)
        taken = {key: line.line_id for key, line in self._of_file.items() if line.fate != "left out"}
        along = besides.planned(self._document, self._reading, taken, self._people.meet)
        self._read_thus += along.told()
        for name, here in (*self._people.told_apart, *self._people.left_open):
            self._read_thus.append(ReadThus(_("Person “{name}”").format(name=quoted(name)), here))
        for name in self._teams.new:
            what = _("Team “{name}”").format(name=quoted(name))
            self._read_thus.append(ReadThus(what, _("a sub-community with its own three")))
        return Plan(
            self._reading,
            self._cycle,
            tuple(self._in_order()),
            tuple(self._people.new),
            tuple(self._teams.new),
            {**self._people.met},
            tuple(sorted(self._refused, key=lambda each: each.line)),
            tuple(sorted(self._left_out, key=lambda each: each.line)),
            tuple(self._read_thus),
            frozenset(missing),
            along,
        )

    def _plan_below(self, below: Sequence[KeyResultRow], apart: Mapping[str, str]) -> set[str]:
        """Plan the key results; returns the keys of objectives of whose weights some are missing."""
        keys = {row.key for row in below}
        groups: dict[str, list[KeyResultRow]] = {}
        for row in below:
            if home := self._home(row, keys):
                groups.setdefault(home, []).append(row)
            elif row.unless:
                self._left_out.append(LeftOut(row.line, row.title, row.unless))
        missing = set()
        for home, siblings in groups.items():
            given = home in self._wishes.given
            shares = weights.resolved([row for row in siblings if not self._stays_away(row)], given)
            if shares.missing:
                missing.add(home)
            is_as_before = not given and self._weights_as_before(siblings)
            for row in siblings:
                share = {} if is_as_before else shares.of(row)
                self._keep(self._key_result(row, home, share, apart.get(row.key, "")))
        return missing

    def _known_origins(self) -> tuple[dict[str, Origin], dict[str, Origin]]:
        """By the file's keys: the origins of lines of this cycle, and of lines that were removed here."""
        known, removed = {}, {}
        of_cycle = self._objectives.keys() | self._key_results.keys()
        for each in origins.of_form(self._document, self._reading.form):
            if each.line in of_cycle:
                known[each.key] = each
            elif origins.is_removed_from(self._document, each, self._cycle.id):
                removed[each.key] = each
        return known, {key: each for key, each in removed.items() if key not in known}

    def _each_once(self, rows: Sequence[_Row], seen: set[str]) -> list[_Row]:
        kept = []
        for row in rows:
            if row.key in seen:
                self._refuse(row, _("the line is there twice: “{title}”").format(title=quoted(row.title)))
            else:
                seen.add(row.key)
                kept.append(row)
        return kept

    def _refuse(self, row: Row, reason: str) -> None:
        self._refused.append(RefusedLine(row.line, reason, (row.title,)))

    def _keep(self, line: PlannedLine) -> None:
        self._of_file[line.row.key] = line
        if isinstance(line.row, ObjectiveRow):
            self._by_title.setdefault(plain_letters(line.row.title), line.row.key)
        if line.fate == "left out":
            self._left_out.append(LeftOut(line.row.line, line.row.title, line.why))

    def _in_order(self) -> Iterable[PlannedLine]:
        below: dict[str, list[PlannedLine]] = {}
        tops: dict[str, PlannedLine | None] = {}
        for line in sorted(self._of_file.values(), key=lambda each: each.row.line):
            if isinstance(line.row, ObjectiveRow):
                tops[line.row.key] = line
            else:
                home = line.parent or line.parent_id
                below.setdefault(home, []).append(line)
        for home in below:
            tops.setdefault(home, None)
        for home, top in tops.items():
            if top is not None:
                yield top
            yield from below.get(home, ())

    def _out_of_time(self, rows: Sequence[Row]) -> dict[str, str]:
        """By key why a line belongs to another time; nothing where no line belongs to this one."""
        apart = {row.key: row for row in rows if self._is_apart(row)}
        if len(apart) == len(rows):
            return {}
        why = _("belongs to {period}, not to {cycle}")
        return {
            key: why.format(period=row.period or _("another time"), cycle=self._cycle.name)
            for key, row in apart.items()
        }

    def _is_apart(self, row: Row) -> bool:
        first, last = row.first_day, row.last_day
        return bool(
            (last is not None and last < self._cycle.first_day)
            or (first is not None and first > self._cycle.last_day)
        )

    # Each line

    def _objective(self, row: ObjectiveRow, why: str) -> PlannedLine:
        why, by_choice = self._why_out(row, why)
        if why:
            return PlannedLine(row, "left out", why=why, by_choice=by_choice)
        told = {"title": row.title, **row.values}
        if row.parents:
            told.setdefault("supports", "; ".join(dict.fromkeys(link.name for link in row.parents)))
        file = fields.told("objective", told)
        known = self._match(row, self._objectives, lambda _each: True)
        file |= self._owner(row.owner, known)
        if row.team is not None:
            file["team"] = self._teams.meet(row.team)
        return self._planned(row, file, known)

    def _key_result(self, row: KeyResultRow, home: str, share: Mapping[str, Any], why: str) -> PlannedLine:
        top = self._of_file.get(home)
        parent, parent_id = ("", home) if top is None else (home, "")
        why, by_choice = self._why_out(row, why)
        # One that came earlier stays where people put it meanwhile.
        goes_along = top is not None and (top.by_choice or row.key not in self._origins)
        if top is not None and top.fate == "left out" and goes_along and (not why or by_choice):
            why, by_choice = _("its objective is left out"), False
        if why:
            return PlannedLine(
                row, "left out", parent=parent, parent_id=parent_id, why=why, by_choice=by_choice
            )
        objective_id = home if top is None else top.line_id
        known = self._match(row, self._key_results, lambda each: each.objective_id == objective_id)
        file = fields.told("key_result", {"title": row.title, **row.values, **share})
        file |= {name: day for name, day in self._days(row).items() if name not in file}
        file |= self._owner(row.owner, known)
        if row.helpers is not None:
            others = {self._people.meet(name) for name in row.helpers} - {"", file.get("owner", "")}
            file["helpers"] = tuple(sorted(others))
        origin = self._origins.get(row.key)
        check_ins, refused, starts = self._check_ins.planned(row, file, known, origin)
        self._refused += refused
        if starts is not None:
            file["starts"] = starts
        line = self._planned(row, file, known, check_ins)
        said = {**line.said, weights.SAID: weights.said_of(row)}
        if len(row.parents) > 1:
            names = ", ".join(quoted(link.name) for link in row.parents[1:])
            self._read_thus.append(
                ReadThus(
                    _("“{title}” also counts for {names}").format(title=quoted(row.title), names=names),
                    _("kept once, with its first objective"),
                )
            )
        return replace(line, said=said, parent=parent, parent_id=parent_id)

    def _owner(self, name: str | None, known: Objective | KeyResult | None) -> dict[str, str]:
        owner_id = "" if known is None else known.owner_id or ""
        return self._people.owner(name, self._person_names.get(owner_id, ""))

    def _planned(
        self,
        row: ObjectiveRow | KeyResultRow,
        file: Mapping[str, Any],
        known: Objective | KeyResult | None,
        check_ins: tuple[PlannedCheckIn, ...] = (),
    ) -> PlannedLine:
        origin, said = self._origins.get(row.key), fields.texts_of(file)
        if known is None:
            return PlannedLine(row, "new", "", dict(file), (), check_ins, said=said, origin=origin)
        mine = fields.here(known, self._person_names, self._team_names)
        changed, kept = fields.changed_and_kept(file, origin.said if origin else {}, mine)
        moved = any(each.fate in ("new", "updated") for each in check_ins)
        fate: Fate = "updated" if changed or moved else "same"
        return PlannedLine(row, fate, known.id, changed, kept, check_ins, said=said, origin=origin)

    def _stays_away(self, row: KeyResultRow) -> bool:
        """Whether a line that is no key result was taken neither now nor with an earlier file."""
        return bool(row.unless) and row.key not in self._wishes.taken and row.key not in self._origins

    def _why_out(self, row: Row, apart: str) -> tuple[str, bool]:
        """Why a line is left out, "" where it is not, and whether somebody can choose otherwise."""
        if apart:
            return apart, False
        if row.key in self._removed:
            return _("was removed here"), False
        if elsewhere := why_elsewhere(self._document, row, self._cycle.id):
            return elsewhere, False
        if row.key in self._wishes.without:
            return _("you left it out"), True
        if isinstance(row, KeyResultRow) and self._stays_away(row):
            return row.unless, True
        return "", False

    def _match(self, row: Row, ours: Mapping[str, Any], fits: Callable[[Any], bool]) -> Any:
        """Ours that a line came to earlier, or that bears its id or its title."""
        origin = self._origins.get(row.key)
        if origin is not None and origin.line in ours:
            return ours[origin.line]
        if row.key in ours:
            return ours[row.key]
        title = plain_letters(row.title)
        for each in ours.values():
            if each.id not in self._claimed and plain_letters(each.title) == title and fits(each):
                self._claimed.add(each.id)
                return each
        return None

    def _home(self, row: KeyResultRow, key_result_keys: set[str]) -> str | None:
        """The objective of a key result: its key in the file, or our id; None where it is refused."""
        if row.unless and not any(map(self._objective_of, row.parents)):
            return None
        for link in row.parents:
            if home := self._objective_of(link):
                return home
        link = row.parents[0]
        if any(each.key in key_result_keys for each in row.parents):
            reason = _("belongs to another key result; here key results belong to objectives")
        else:
            reason = _("its objective {name} is not in the file").format(name=quoted(link.key or link.title))
        self._refuse(row, reason)
        return None

    def _objective_of(self, link: Link) -> str:
        if link.key:
            if link.key in self._of_file and isinstance(self._of_file[link.key].row, ObjectiveRow):
                return link.key
            origin = self._origins.get(link.key)
            if origin is not None and origin.line in self._objectives:
                return origin.line
            if link.key in self._objectives:
                return link.key
        # An export without ids names objectives by ids that are not in it.
        title = plain_letters(link.title)
        same = (each.id for each in self._objectives.values() if plain_letters(each.title) == title)
        return self._by_title.get(title, "") or next(same, "") if title else ""

    def _weights_as_before(self, siblings: Sequence[KeyResultRow]) -> bool:
        """Whether the file gave each of these lines the same weight when it was brought last."""
        known = [self._origins.get(row.key) for row in siblings]
        return all(
            origin is not None and origin.said.get(weights.SAID) == weights.said_of(row)
            for origin, row in zip(known, siblings, strict=True)
        )

    def _days(self, row: KeyResultRow) -> dict[str, dt.date | None]:
        """From when to when it counts, where that is not the whole cycle."""
        first, last = row.first_day, row.last_day
        if first is None and last is None:
            return {}
        if first is not None and first > (last or self._cycle.last_day):
            first = last = None
        return {
            "starts": None if first == self._cycle.first_day else first,
            "due": None if last == self._cycle.last_day else last,
        }


def _names_in(reading: Reading) -> set[str]:
    """The names in a file that are written in full."""
    rows = (*reading.objectives, *reading.key_results)
    names = {row.owner or "" for row in rows}
    for row in reading.key_results:
        names |= {*(row.helpers or ()), *(each.person for each in row.check_ins)}
    return {name for name in names if name and "," not in name}
