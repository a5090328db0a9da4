"""The words of a step of history, found when they are asked for: a step may have thousands of changes, and
of most of them only their number is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from okrdesk.document import journal, step_rows
from okrdesk.document.document import Document
from okrdesk.document.journal import Change, WrittenChange, read_change
from okrdesk.document.step_rows import Kind
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr.history_fields import said
from okrdesk.okr.history_lists import came_to
from okrdesk.okr.history_words import PARENT, HistoryChange, Wording, is_memory, lines_of, short

_COUNTED = ("objective", "key_result", "check_in", "person", "priority", "initiative", "story")
_MOST_PIECES = 3
_Group = tuple[str, str]  # table and row


class _Told(NamedTuple):
    sentence: str
    moves_target: bool


class StepWords:
    """What a step did, or an undo of it (`backwards`). The changes of a step stay as they are; things are
    called as they are when the first words are asked for, so take other words after an edit."""

    def __init__(self, wording: Wording, document: Document, step_id: str, *, backwards: bool) -> None:
        self._wording = wording
        self._document = document
        self._step = step_id
        self._backwards = backwards

    @property
    def sentence(self) -> str:
        """One line that sums the changes up."""
        return self._told.sentence

    @property
    def moves_target(self) -> bool:
        """Whether a target that had been set was changed."""
        return self._told.moves_target

    def changes(self) -> tuple[HistoryChange, ...]:
        """All changes."""
        return self._tell(journal.changes_of(self._document.database, self._step))

    def in_part(self, most: int, few: int) -> tuple[tuple[HistoryChange, ...], int]:
        """All changes, or where they are more than `most` the first `few`; and how many there are."""
        changes = journal.changes_of(self._document.database, self._step)
        count = sum(lines_of(change) for change in changes)
        wanted = count if count <= most else few
        saying = [change for change in changes if lines_of(change)][:wanted]
        return self._tell(saying)[:wanted], count

    def _tell(self, changes: Iterable[Change]) -> tuple[HistoryChange, ...]:
        return self._wording.tell(changes, backwards=self._backwards)

    @cached_property
    def _told(self) -> _Told:
        kinds = step_rows.kinds(self._document.database, self._step)
        moves_target = ("key_result", "target") in kinds and self._moves_target()
        return _Told(self._many_alike(kinds) or self._sentence(kinds), moves_target)

    def _many_alike(self, kinds: set[Kind]) -> str:
        """The sentence of a step that only adds rows of one kind that are called by what they belong to.

        "" for any other, and where there are few.
        """
        table = next(iter(kinds))[0] if len(kinds) == 1 else ""
        if kinds != {(table, "*")} or table not in PARENT:
            return ""
        parents = self._parents(table)
        return _summary({table: len(parents)}, parents, self._wording) if len(parents) > _MOST_PIECES else ""

    def _parents(self, table: str) -> list[_Group]:
        """What the added rows of a table belong to, in their order: their own changes say that."""
        parent, column = PARENT[table]
        told = step_rows.told_ids(self._document.database, self._step, table, f"{column}_id")
        return [(parent, str(each)) for each in told]

    def _saying(self, kinds: set[Kind]) -> list[tuple[str, str, str]]:
        """Table, row and field of what may say something."""
        database = self._document.database
        if any(map(_is_told_by_its_value, kinds)):
            written = journal.written_changes(database, self._step)
            return [each[:3] for each in written if _may_say_something(each)]
        silent = {kind for kind in kinds if is_memory(*kind)}
        changed = step_rows.changed(database, self._step)
        return [each for each in changed if (each[0], each[2]) not in silent] if silent else changed

    def _written(self) -> Mapping[_Group, Sequence[WrittenChange]]:
        """What may say something with its values, for each row."""
        groups: dict[_Group, list[WrittenChange]] = {}
        for each in journal.written_changes(self._document.database, self._step):
            if _may_say_something(each):
                groups.setdefault((each[0], each[1]), []).append(each)
        return groups

    def _moves_target(self) -> bool:
        written = [each for some in self._written().values() for each in some]
        targets = [each for each in written if each[2] == "target" and each[0] == "key_result"]
        before = [change.after if self._backwards else change.before for change in map(read_change, targets)]
        return any(each not in (None, "") for each in before)

    def _sentence(self, kinds: set[Kind]) -> str:
        saying = self._saying(kinds)
        groups = dict.fromkeys((table, row) for table, row, _field in saying)
        groups = {key: None for key in groups if key[0] != "helper"} or groups
        if ("cycle", "closed") in kinds:
            return self._closing(groups)
        if len(groups) > 1 and ("objective", "*") in kinds and (blueprint := self._blueprint()):
            return _("{what}: {parts}").format(what=blueprint, parts=_counts(_counted(groups)))
        if len(groups) > _MOST_PIECES:
            added = [(table, row) for table, row, field in saying if field == "*"]
            return _summary(_counted(groups), self._named_things(groups, added), self._wording)
        pieces = []
        for (table, row), some in self._written().items():
            told = self._tell(map(read_change, some)) if (table, row) in groups else ()
            pieces.append(self._piece(table, row, told) if told else "")
        return "; ".join(filter(None, pieces))

    def _closing(self, groups: Collection[_Group]) -> str:
        """What closing a cycle carried on, or that a cycle is open again."""
        written = [each for some in self._written().values() for each in some]
        closed = next(each for each in written if (each[0], each[2]) == ("cycle", "closed"))
        (told,) = self._tell([read_change(closed)])
        if told.after != _("yes"):
            return _("{what}: open again").format(what=told.what)
        carried = [key for key in groups if key[0] not in ("cycle", "version")]
        if not carried:
            return _("{what}: closed").format(what=told.what)
        return _("{what}: closed, carried on: {parts}").format(
            what=told.what, parts=_counts(_counted(carried))
        )

    def _blueprint(self) -> str:
        """The title of the blueprint that an added objective came from."""
        told = step_rows.told(self._document.database, self._step, "objective", "blueprint")
        return next(filter(None, told), "")

    def _named_things(self, groups: Collection[_Group], added: Sequence[_Group]) -> list[_Group]:
        """What these rows are called by: a check-in by its key result."""
        parents: dict[_Group, _Group] = {}
        for table in {table for table, _row in groups} & set(PARENT):
            parent, column = PARENT[table]
            mine = [key for key in added if key[0] == table]
            parents |= zip(mine, self._parents(table), strict=True)
            changed = [key for key in groups if key[0] == table and key not in parents]
            self._wording.meet(changed)
            for key in changed:
                if (row := self._wording.row(*key)) is not None:
                    parents[key] = (parent, getattr(row, column))
        return [parents.get(key, key) for key in groups]

    def _piece(self, table: str, row: str, told: Sequence[HistoryChange]) -> str:
        what = told[0].what
        known = [each for each in told if each.field in ("added", "removed")]
        if known:
            return told[0].after or what if table == "workspace" else what
        if all(each.field == "position" for each in told):
            return _("{what}: moved").format(what=what)
        parts = []
        for each in told:
            if each.field == "position":
                continue
            before, after = each.was, each.now
            if each.field in ("note", "blocker", "next_step") and None in (each.before, each.after):
                parts += [] if each.after is None else [after]
                continue
            if table in ("workshop", "workshop_step") and each.field == "state":
                parts.append(came_to(each.before, each.after))
                continue
            is_plain = each.field in ("value", "confidence") and each.before in (None, each.after)
            is_plain = is_plain or (each.field == "spent" and each.before == "0")
            both = after if is_plain else self._from_to(each, before, after)
            parts.append(said(table, each.field).format(change=both))
        if table == "check_in" and "value" not in {each.field for each in told}:
            row_of_it = self._wording.row(table, row)
            what = (
                what
                if row_of_it is None
                else f"{what}, {format_day(row_of_it.on_day, self._document.locale)}"
            )
        if len(parts) > _MOST_PIECES:
            rest = len(parts) - _MOST_PIECES
            parts[_MOST_PIECES:] = [ngettext("{n} other change", "{n} other changes", rest).format(n=rest)]
        if table == "workspace":
            return ", ".join(parts)
        return _("{what}: {parts}").format(what=what, parts=", ".join(parts))

    @staticmethod
    def _from_to(change: HistoryChange, before: str, after: str) -> str:
        """Two values with an arrow; where there was or is none, and no word for that, only the other."""
        if change.before is None and before == _("nothing"):
            return after
        if change.after is None and after == _("nothing"):
            return _("{before}, taken away").format(before=before)
        return f"{before} → {after}"


def _is_told_by_its_value(kind: Kind) -> bool:
    """Whether only the value says if there is anything to tell of a change of this table and field."""
    return kind == ("version", "*") or kind[1] == "settings"


def _may_say_something(written: WrittenChange) -> bool:
    """Whether there is anything to tell of a change; of a check-in, which may be empty, that is not asked."""
    table, _row, field, _before, _after = written
    if _is_told_by_its_value((table, field)):
        return lines_of(read_change(written)) > 0
    return not is_memory(table, field)


def _summary(counted: Mapping[str, int], things: Iterable[_Group], wording: Wording) -> str:
    """How many rows of which table, and the names of the first few things that they are called by."""
    things = list(dict.fromkeys(things))
    names: list[str] = []
    while things and len(names) < _MOST_PIECES:
        name = short(wording.name(*things.pop(0)), 40)
        names += [] if name in names else [name]
    few, more = ", ".join(names), len(things)
    few = few if not more else _("{names} and {n} more").format(names=few, n=more)
    return _("{what}: {parts}").format(what=_counts(counted), parts=few)


def _counted(groups: Iterable[_Group]) -> Mapping[str, int]:
    """How many rows of which table."""
    return Counter(table for table, _row in groups)


def _counts(counted: Mapping[str, int]) -> str:
    """How many rows of which kind: "1 objective, 3 key results"."""
    kinds: Counter[str] = Counter()
    for table, number in counted.items():
        kinds[table if table in _COUNTED else "other"] += number
    return ", ".join(_count(kind, number) for kind, number in kinds.items())


def _count(kind: str, n: int) -> str:
    named = {
        "objective": lambda: ngettext("{n} objective", "{n} objectives", n),
        "key_result": lambda: ngettext("{n} key result", "{n} key results", n),
        "check_in": lambda: ngettext("{n} check-in", "{n} check-ins", n),
        "person": lambda: ngettext("{n} person", "{n} people", n),
        "priority": lambda: ngettext("{n} priority", "{n} priorities", n),
        "initiative": lambda: ngettext("{n} initiative", "{n} initiatives", n),
        "story": lambda: ngettext("{n} story", "{n} stories", n),
        "other": lambda: ngettext("{n} other change", "{n} other changes", n),
    }
    return named[kind]().format(n=n)
