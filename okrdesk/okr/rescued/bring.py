"""Bringing: what a plan says is written, as one edit that one undo takes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import check_ins, key_results, namesakes, objectives, people, teams
from okrdesk.okr.alphabet import plain_letters
from okrdesk.okr.objectives import Objective
from okrdesk.okr.rescued import besides, origins
from okrdesk.okr.rescued.fields import NAMED
from okrdesk.okr.rescued.ids import id_for
from okrdesk.okr.rescued.origins import Origin
from okrdesk.okr.rescued.plan import Plan, PlannedLine
from okrdesk.okr.terms import CheckIn, KeyResult


def bring(document: Document, plan: Plan) -> dict[str, str]:
    """Write what the plan says, in one step; returns our id of each line by its key.

    Refused where nothing would be written.
    """
    if not plan.to_bring:
        sentence = _("Nothing in “{name}” is new: what can be brought is here already.")
        raise Refused(sentence.format(name=quoted(plan.reading.file_name)))
    with document.edit(_("Bring in another tool’s export")):
        return _Bringing(document, plan).bring()


@dataclass(frozen=True, slots=True)
class _Ids:
    """The ids of people and teams by their names, however they are written."""

    people: Mapping[str, str]
    teams: Mapping[str, str]

    def of(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """Fields of a record for those of a file."""
        held = dict(told)
        for name, among in (("owner", self.people), ("team", self.teams)):
            if name in held:
                held[NAMED[name]] = among.get(plain_letters(held.pop(name)))
        if "helpers" in held:
            held["helper_ids"] = tuple(self.people[plain_letters(name)] for name in held.pop("helpers"))
        return held


class _Bringing:
    def __init__(self, document: Document, plan: Plan) -> None:
        self._document, self._plan = document, plan
        for name in plan.people:
            role = plan.reading.people.get(name, "")
            people.add(document, name, role, id_for(document, t.Person, plain_letters(name)))
        for name in plan.teams:
            teams.add(document, name, team_id=id_for(document, t.Team, plain_letters(name)))
        self._ids = _Ids(
            {plain_letters(name): row for row, name in namesakes.told_apart(document).items()},
            {plain_letters(each.name): each.id for each in teams.all_teams(document)},
        )
        self._lines: dict[str, str] = {}
        self._known = {line.row.key: line.line_id for line in plan.lines}

    def bring(self) -> dict[str, str]:
        """All lines, objectives before the key results that belong to them."""
        planned = [line for line in self._plan.lines if line.fate != "left out"]
        tops = [line for line in planned if line.table == "objective"]
        new = [line for line in tops if not line.line_id]
        made = [Objective(self._id(t.Objective, line), "", **self._ids.of(line.changes)) for line in new]
        self._keep(new, objectives.add_all(self._document, self._plan.cycle.id, made) if new else ())
        below: dict[str, list[PlannedLine]] = {}
        for line in planned:
            home = self._home(line)
            if line.table == "key_result" and (home or line.line_id):
                below.setdefault(home, []).append(line)
        for home, lines in below.items():
            fresh = [line for line in lines if not line.line_id]
            rows = [
                KeyResult(self._id(t.KeyResult, line), "", **self._ids.of(line.changes)) for line in fresh
            ]
            self._keep(fresh, key_results.add_all(self._document, home, rows) if fresh else ())
        for line in (*tops, *(each for lines in below.values() for each in lines)):
            self._finish(line)
        form = self._plan.reading.form
        besides.bring(self._document, self._plan.besides, self._lines, self._person, form)
        return self._lines

    def _id(self, table: type[t.Table], line: PlannedLine, *more: str) -> str:
        """The id of a new row of a line."""
        plan = self._plan
        return id_for(self._document, table, plan.cycle.id, plan.reading.form, line.row.key, *more)

    def _keep(self, lines: Sequence[PlannedLine], ids: Sequence[str]) -> None:
        self._lines |= {line.row.key: row_id for line, row_id in zip(lines, ids, strict=True)}

    def _home(self, line: PlannedLine) -> str:
        """Our objective of a key result: one that was just made, or was here."""
        if not line.parent:
            return line.parent_id
        return self._lines.get(line.parent) or self._known.get(line.parent, "")

    def _finish(self, line: PlannedLine) -> None:
        """Change what is here, write its check-ins, and remember where it came from."""
        line_id = self._lines.setdefault(line.row.key, line.line_id)
        told = self._ids.of(line.changes) if line.line_id else {}
        if told:
            self._changed(line, line_id, told)
        known = line.origin
        came = {**(known.check_ins if known else {}), **self._check_ins(line, line_id)}
        origin = Origin(
            self._id(t.Origin, line), self._plan.reading.form, line.row.key, line_id, dict(line.said), came
        )
        origins.remember(self._document, origin, known if known and known.line == line_id else None)

    def _changed(self, line: PlannedLine, line_id: str, told: dict[str, Any]) -> None:
        if line.table == "objective":
            ours = objectives.read(self._document, line_id)
            objectives.change(self._document, ours, replace(ours, **told))
        else:
            mine = key_results.read(self._document, line_id)
            key_results.change(self._document, mine, replace(mine, **told))

    def _check_ins(self, line: PlannedLine, key_result_id: str) -> dict[str, list[str]]:
        """Write those that are new or changed; our id and what was said of each, by the file's key."""
        came: dict[str, list[str]] = {}
        new = [each for each in line.check_ins if each.fate == "new"]
        fresh = [
            CheckIn(
                self._id(t.CheckIn, line, each.row.key, each.said), "", person_id=self._person(each.person),
                **each.values,
            )
            for each in new
        ]  # fmt: skip
        ids = check_ins.add_all(self._document, key_result_id, fresh)
        came |= {each.row.key: [made, each.said] for each, made in zip(new, ids, strict=True)}
        for each in line.check_ins:
            if each.fate == "updated":
                ours = check_ins.read(self._document, each.check_in_id)
                check_ins.correct(self._document, ours, replace(ours, **each.values))
            if each.fate != "new":
                came[each.row.key] = [each.check_in_id, each.said]
        return came

    def _person(self, name: str) -> str | None:
        return self._ids.people.get(plain_letters(name)) if name else None


def rehearsed(document: Document, plan: Plan) -> tuple[Document, dict[str, str]]:
    """A copy in memory in which the plan was carried out, and the ids there; whoever asks closes it."""
    copy = document.snapshot()
    content = copy.serialize()
    copy.close()
    rehearsal = Document.load(content, document.actor, document.person)
    ids = bring(rehearsal, plan) if plan.to_bring else {}
    known = {line.row.key: line.line_id for line in plan.lines if line.line_id}
    return rehearsal, {**known, **ids}
