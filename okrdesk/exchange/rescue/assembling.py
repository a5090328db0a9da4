"""Lines of a table put together: objectives, their key results, and what is neither.

There are two shapes: a line for each key result with its objective beside it, and a line for everything,
whose place is told by its kind, its outline number, or what it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from typing import Any

from okrdesk.document.refused import Refused
from okrdesk.document.text import LIMIT, in_one_line, is_blank, quoted
from okrdesk.exchange.rescue import cell_reading
from okrdesk.exchange.rescue.key_result_cells import KeyResultCells
from okrdesk.exchange.rescue.lines import Cells, Columns, bare_id
from okrdesk.exchange.surveys.folding import folded
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import (
    KeyResultRow,
    Link,
    ObjectiveRow,
    Reading,
    ReadThus,
    RefusedLine,
)

_MOST_READINGS = 12
_LONGEST_KEY = 300
_DEEPEST = 20


@dataclass
class Assembling:
    """Gathers what becomes of the lines of a file; `reading` gives all of it."""

    form: str
    form_name: str
    file_name: str
    columns: Columns
    objectives: dict[str, ObjectiveRow] = field(default_factory=dict)
    key_results: list[KeyResultRow] = field(default_factory=list)
    refused: list[RefusedLine] = field(default_factory=list)
    read_thus: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cells = KeyResultCells(self.columns, self._tell)

    def _tell(self, what: str, how: str) -> None:
        if len(self.read_thus) < _MOST_READINGS:
            self.read_thus.setdefault(what, how)

    def reading(self, lines: int) -> Reading:
        """All that was read of a file with so many lines."""
        known = (*self.objectives.values(), *self.key_results)
        tops = _without_equal_weights(tuple(self.objectives.values()))
        for status in dict.fromkeys(row.status for row in known if row.status):
            self._tell(
                _("Status “{word}”").format(word=quoted(status, 40)), _("counted anew from the figures")
            )
        return Reading(
            self.form, self.form_name, self.file_name, lines, tops,
            tuple(self.key_results), tuple(self.refused),
            read_thus=tuple(ReadThus(what, how) for what, how in self.read_thus.items()),
        )  # fmt: skip

    def refuse(self, cells: Cells, reason: str) -> None:
        """Refuse a line."""
        self.refused.append(RefusedLine(cells.line, reason, tuple(cells.of.values())))

    def keep_away(self, cells: Cells, key: str, title: str, parents: tuple[Link, ...], why: str) -> None:
        """Add a line that is neither objective nor key result, for whoever wants it all the same."""
        try:
            row = self.cells.row(cells, key, title, parents)
        except Refused:
            row = KeyResultRow(cells.line, key, title, {"measure": "yes-no"}, parents=parents)
        self.key_results.append(replace(row, unless=why))

    def objective(self, cells: Cells, key: str, title: str, parents: tuple[Link, ...] = ()) -> ObjectiveRow:
        """Add an objective."""
        names, teams = (
            cell_reading.people(cells.get("owner")),
            cell_reading.people(cells.get("team"), commas=False),
        )
        progress = self.cells.share(cells, "objective-progress") or self.cells.share(cells, "progress")
        first, last = self.cells.days(cells)
        values: dict[str, Any] = {}
        if why := cells.get("why"):
            values["why"] = why
        if supports := cells.get("supports"):
            values["supports"] = supports
        weight = _weight(self, cells, "objective-weight")
        if weight is not None and 0 <= weight <= 100:
            values["weight"] = weight
        if commitment := cell_reading.commitment(cells.get("commitment")):
            values["commitment"] = commitment
        if len(names) > 1:
            what = _("Owners “{names}” of “{title}”")
            who = quoted(", ".join(names))
            self._tell(what.format(names=who, title=quoted(title, 40)), _("the first of them"))
        if len(teams) > 1:
            self._tell(_("Teams “{names}”").format(names=quoted(", ".join(teams))), _("the first of them"))
        row = ObjectiveRow(
            cells.line, key, title, values,
            owner=(names[0] if names else "") if self.columns.has("owner") else None,
            team=(teams[0] if teams else "") if self.columns.has("team") else None,
            parents=parents, status=cells.get("status"), period=cells.get("period"),
            progress=progress[0] if progress else None, progress_places=progress[1] if progress else 0,
            first_day=first, last_day=last,
        )  # fmt: skip
        self.objectives[key] = row
        return row

    def key_result(self, cells: Cells, key: str, title: str, parents: tuple[Link, ...]) -> None:
        """Add a key result, or refuse its line."""
        try:
            self.key_results.append(self.cells.row(cells, key, title, parents))
        except Refused as refused:
            self.refuse(cells, refused.sentence)


def title_of(cell: str) -> str:
    """The words of an objective or key result: one line; "" where nothing can be seen. Never cut."""
    if len(cell) > LIMIT:
        sentence = _("“{text}” has more than {n} letters; shorten it in the file.")
        raise Refused(sentence.format(text=quoted(cell[:200]), n=LIMIT))
    line = in_one_line(cell)
    return "" if is_blank(line) else line


def path_key(*titles: str) -> str:
    """The key of a line without an id: its words below those that it belongs to."""
    return " / ".join(map(_key_of, titles))


@lru_cache(maxsize=64)  # an objective is asked for with each of its key results
def _key_of(title: str) -> str:
    key = folded(title) or title
    return key if len(key) <= _LONGEST_KEY else f"{key[:_LONGEST_KEY]} {sha256(key.encode()).hexdigest()}"


_OF_OBJECTIVE = ("team", "supports", "owner", "period", "first-day", "last-day", "commitment",
                 "objective-progress", "objective-weight")  # fmt: skip


def lines_by_key_result(work: Assembling, lines: Sequence[Cells]) -> None:
    """A line for each key result: its objective stands beside it, once or in every line."""
    for cells in lines:
        title, below = title_of(cells.get("objective")), title_of(cells.get("key-result"))
        if not title:
            if below:
                work.key_result(cells, bare_id(cells.get("id")) or path_key(below), below, ())
            else:
                work.refuse(cells, _("names neither an objective nor a key result"))
            continue
        key = path_key(title)
        known, team = work.objectives.get(key), cells.get("team")
        if known is not None and team and known.team not in (None, team):
            key = path_key(team, title)  # two teams may want the same
        if key not in work.objectives:
            top = {
                field: cells.get(field)
                for field in _OF_OBJECTIVE
                if field in cells.of and (field != "owner" or not below)
            }
            row = work.objective(Cells(cells.line, top), key, title)
            if below and row.owner is not None:
                work.objectives[key] = replace(row, owner=None)
        if below:
            weight = _weight(work, cells)
            work.key_result(cells, bare_id(cells.get("id")) or f"{key} / {path_key(below)}", below,
                            (Link(key, title, weight),))  # fmt: skip


def _without_equal_weights(rows: tuple[ObjectiveRow, ...]) -> tuple[ObjectiveRow, ...]:
    """Weights that are all alike say nothing: whoever joins later weighs as much as each of them."""
    if len({row.values.get("weight") for row in rows}) > 1:
        return rows
    return tuple(
        replace(row, values={name: value for name, value in row.values.items() if name != "weight"})
        for row in rows
    )


def _weight(work: Assembling, cells: Cells, name: str = "weight") -> Decimal | None:
    """The weight of a line; one that makes no sense is as if it were missing."""
    try:
        return work.cells.weight(cells, name)
    except Refused:
        return None


LinksOf = Callable[[Cells], tuple[Link, ...]]


def lines_of_all_kinds(work: Assembling, lines: Sequence[Cells], links_of: LinksOf | None = None) -> None:
    """A line for everything: kinds tell what it is, else outline numbers, else what it belongs to."""
    keys = _keys_by_order(lines)
    for cells, kind in zip(lines, _kinds(lines), strict=True):
        title = title_of(cells.get("title"))
        if not title:
            column = quoted(work.columns.heading("title"))
            work.refuse(cells, _("has no words: “{column}” is empty").format(column=column))
            continue
        parents = links_of(cells) if links_of else _links(work, cells, keys)
        key = bare_id(cells.get("id")) or keys.get(_order(cells)) or _path(parents, title)
        if kind not in ("objective", "key_result"):
            work.keep_away(cells, key, title, parents, _not_a_key_result(cells.get("kind")))
        elif kind == "key_result":
            work.key_result(cells, key, title, parents)
        elif key in work.objectives:
            work.refuse(cells, _("the line is there twice: “{title}”").format(title=quoted(title)))
        else:
            work.objective(cells, key, title, parents)


def _not_a_key_result(word: str) -> str:
    known = {
        "deliverable": _("a deliverable, not a key result"),
        "initiative": _("an initiative, not a key result"),
        "task": _("a task, not a key result"),
        "project": _("a project, not a key result"),
    }
    other = _("“{kind}”, neither an objective nor a key result").format(kind=quoted(word, 40))
    return known.get(word.casefold(), other)


def _path(parents: Sequence[Link], title: str) -> str:
    return path_key(*(link.name for link in parents[:1]), title)


def _order(cells: Cells) -> str:
    return cells.get("order").rstrip(".")


def _keys_by_order(lines: Sequence[Cells]) -> dict[str, str]:
    """The keys of lines by their outline numbers: their words below those of the lines above them."""
    titles = {_order(cells): title_of(cells.get("title")) for cells in lines if _order(cells)}
    keys = {}
    for order in titles:
        parts = order.split(".")[:_DEEPEST]
        above = [".".join(parts[: n + 1]) for n in range(len(parts))]
        keys[order] = path_key(*(titles.get(each, each) for each in above))
    return keys


def _kinds(lines: Sequence[Cells]) -> list[str]:
    """What each line is: objective, key_result, or "" for anything else."""
    told = [cell_reading.kind(cells.get("kind")) for cells in lines]
    if any(told):
        return told
    orders = [_order(cells) for cells in lines]
    if any("." in order for order in orders):
        above = {order.rpartition(".")[0] for order in orders}
        return ["objective" if order in above or "." not in order else "key_result" for order in orders]
    belongs = [cells.get("parent") or cells.get("parent-title") or cells.get("aligned") for cells in lines]
    ids = {bare_id(cells.get("id")) for cells in lines if cells.get("parent")}
    if any(belongs):
        above = {part.strip() for cells in lines for part in cells.get("parent").split(",")} & ids
        return [
            "objective" if not parent or bare_id(cells.get("id")) in above else "key_result"
            for cells, parent in zip(lines, belongs, strict=True)
        ]
    measures = any(cells.get("target") or cells.get("progress") for cells in lines)
    return ["key_result" if measures else "objective"] * len(lines)


def _links(work: Assembling, cells: Cells, keys: Mapping[str, str]) -> tuple[Link, ...]:
    """What a line belongs to: by id, by title, by its outline number."""
    weight = _weight(work, cells)
    if ids := cells.get("parent"):
        named = filter(None, (bare_id(part) for part in ids.replace(";", ",").split(",")))
        return tuple(Link(each, "", weight if nth == 0 else None) for nth, each in enumerate(named))
    if title := title_of(cells.get("parent-title")):
        return (Link("", title, weight),)
    above = _order(cells).rpartition(".")[0]
    return (Link(keys.get(above, above), above, weight),) if above else ()
