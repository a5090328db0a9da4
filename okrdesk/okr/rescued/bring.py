"""Bringing: what a plan says is written, as one edit that one undo takes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.i18n import _
from okrdesk.okr import check_ins, key_results, objectives, people, teams
from okrdesk.okr.alphabet import plain_letters
from okrdesk.okr.objectives import Objective
from okrdesk.okr.rescued import origins
from okrdesk.okr.rescued.fields import NAMED
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
            people.add(document, name)
        for name in plan.teams:
            teams.add(document, name)
        self._ids = _Ids(
            {plain_letters(each.name): each.id for each in people.everyone(document)},
            {plain_letters(each.name): each.id for each in teams.all_teams(document)},
        )
        self._lines: dict[str, str] = {}

    def bring(self) -> dict[str, str]:
        """All lines, an objective before its key results."""
        for line in self._plan.lines:
            if line.fate != "left out" and (line.table == "objective" or self._home(line)):
                self._lines[line.row.key] = self._written(line)
        return self._lines

    def _home(self, line: PlannedLine) -> str:
        return self._lines.get(line.parent, "") if line.parent else line.parent_id

    def _written(self, line: PlannedLine) -> str:
        told = self._ids.of(line.changes)
        line_id = line.line_id
        if not line_id:
            line_id = self._added(line, told)
        elif told:
            self._changed(line, line_id, told)
        came = self._check_ins(line, line_id)
        known = line.origin
        came = {**(known.check_ins if known else {}), **came}
        origin = Origin("", self._plan.reading.form, line.row.key, line_id, dict(line.said), came)
        if known is not None and known.line != line_id:
            known = None
        origins.remember(self._document, origin, known)
        return line_id

    def _added(self, line: PlannedLine, told: dict[str, Any]) -> str:
        if line.table == "objective":
            return objectives.add(self._document, Objective("", self._plan.cycle.id, **told))
        return key_results.add(self._document, KeyResult("", self._home(line), **told))

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
        fresh = [CheckIn("", "", person_id=self._person(each.person), **each.values) for each in new]
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
