"""The words of a step of history, found when they are asked for: a step may have thousands of changes, and
of most of them only their number is shown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from okrdesk.document import journal
from okrdesk.document.document import Document
from okrdesk.document.journal import Change, WrittenChange, read_change
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
        written = journal.written_changes(self._document.database, self._step)
        targets = [each for each in written if each[2] == "target" and each[0] == "key_result"]
        before = [change.after if self._backwards else change.before for change in map(read_change, targets)]
        return _Told(self._sentence(written), any(each not in (None, "") for each in before))

    def _sentence(self, written: Sequence[WrittenChange]) -> str:
        groups: dict[_Group, list[WrittenChange]] = {}
        for each in written:
            if _may_say_something(each):
                groups.setdefault((each[0], each[1]), []).append(each)
        groups = {key: each for key, each in groups.items() if key[0] != "helper"} or groups
        for each in written:
            if (each[0], each[2]) == ("cycle", "closed"):
                return _closing(self._tell([read_change(each)])[0], groups)
        if len(groups) > 1 and (blueprint := _blueprint(written)):
            return _("{what}: {parts}").format(what=blueprint, parts=_counts(groups))
        if len(groups) > _MOST_PIECES:
            return self._summary(groups)
        pieces = []
        for (table, row), some in groups.items():
            told = self._tell(map(read_change, some))
            pieces.append(self._piece(table, row, told) if told else "")
        return "; ".join(filter(None, pieces))

    def _summary(self, groups: Mapping[_Group, Sequence[WrittenChange]]) -> str:
        """How many rows of which kind, and the names of the first few."""
        things = list(self._named_things(groups))
        names: list[str] = []
        while things and len(names) < _MOST_PIECES:
            name = short(self._wording.name(*things.pop(0)), 40)
            names += [] if name in names else [name]
        few, more = ", ".join(names), len(things)
        few = few if not more else _("{names} and {n} more").format(names=few, n=more)
        return _("{what}: {parts}").format(what=_counts(groups), parts=few)

    def _named_things(self, groups: Mapping[_Group, Sequence[WrittenChange]]) -> tuple[_Group, ...]:
        """What these rows are called by, each once: a check-in by its key result.

        Of an added row its own change says that; reading a thousand of them together takes half the time.
        """
        parents: dict[_Group, _Group] = {}
        for table in {table for table, _row in groups} & set(PARENT):
            parent, column = PARENT[table]
            firsts = [some[0] for key, some in groups.items() if key[0] == table]
            added = [each for each in firsts if each[2] == "*"]
            told = json.loads(f"[{','.join(each[4] or '{}' for each in added)}]")
            for each, values in zip(added, told, strict=True):
                parents[table, each[1]] = (parent, values[f"{column}_id"])
            changed = [each for each in firsts if each[2] != "*"]
            self._wording.meet(map(read_change, changed))
            for each in changed:
                if (row := self._wording.row(table, each[1])) is not None:
                    parents[table, each[1]] = (parent, getattr(row, column))
        return tuple(dict.fromkeys(parents.get(each, each) for each in groups))

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


def _may_say_something(written: WrittenChange) -> bool:
    """Whether there is anything to tell of a change; of a check-in, which may be empty, that is not asked."""
    table, _row, field, _before, _after = written
    if field == "settings" or (table == "version" and field == "*"):
        return lines_of(read_change(written)) > 0
    return not is_memory(table, field)


def _blueprint(written: Iterable[WrittenChange]) -> str:
    """The title of the blueprint that an added objective came from."""
    added = (json.loads(each[4] or "{}") for each in written if (each[0], each[2]) == ("objective", "*"))
    return next((each["blueprint"] for each in added if each.get("blueprint")), "")


def _closing(closed: HistoryChange, groups: Iterable[tuple[str, str]]) -> str:
    """What closing a cycle carried on, or that a cycle is open again."""
    if closed.after != _("yes"):
        return _("{what}: open again").format(what=closed.what)
    carried = [key for key in groups if key[0] not in ("cycle", "version")]
    if not carried:
        return _("{what}: closed").format(what=closed.what)
    return _("{what}: closed, carried on: {parts}").format(what=closed.what, parts=_counts(carried))


def _counts(groups: Iterable[tuple[str, str]]) -> str:
    """How many rows of which kind: "1 objective, 3 key results"."""
    counted = Counter(table if table in _COUNTED else "other" for table, _row in groups)
    return ", ".join(_count(kind, number) for kind, number in counted.items())


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
