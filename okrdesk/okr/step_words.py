"""The words of a step of history, found when they are asked for: a step may have thousands of changes, and
of most of them only their number is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from okrdesk.document import journal, step_rows
from okrdesk.document.document import Document
from okrdesk.document.journal import Change, WrittenChange, read_change
from okrdesk.document.step_rows import Changed
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr.history_fields import said
from okrdesk.okr.history_lists import came_to
from okrdesk.okr.history_words import PARENT, HistoryChange, Wording, is_memory, lines_of, short

_COUNTED = ("objective", "key_result", "check_in", "person", "priority", "initiative", "story")
_MOST_PIECES = 3
_PARENT_COLUMNS = {table: f"{column}_id" for table, (_parent, column) in PARENT.items()}
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
        saying = self._saying()
        kinds = {(table, field) for table, _row, field, _parent in saying}
        moves_target = ("key_result", "target") in kinds and self._moves_target()
        return _Told(self._sentence(saying, kinds), moves_target)

    def _saying(self) -> list[Changed]:
        """What may say something. Of a large step that is told without its values."""
        database = self._document.database
        changed = step_rows.changed(database, self._step, _PARENT_COLUMNS)
        kinds = {(table, field) for table, _row, field, _parent in changed}
        if any(map(_is_told_by_its_value, kinds)):
            written = journal.written_changes(database, self._step)
            return [each for each, whole in zip(changed, written, strict=True) if _may_say_something(whole)]
        silent = {kind for kind in kinds if is_memory(*kind)}
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

    def _sentence(self, saying: Sequence[Changed], kinds: Collection[tuple[str, str]]) -> str:
        groups = {(table, row): parent for table, row, _field, parent in saying}
        if "helper" in (tables := {table for table, _field in kinds}) and len(tables) > 1:
            groups = {key: parent for key, parent in groups.items() if key[0] != "helper"}
        if ("cycle", "closed") in kinds:
            return self._closing(groups)
        if len(groups) > 1 and ("objective", "*") in kinds and (blueprint := self._blueprint()):
            return _("{what}: {parts}").format(what=blueprint, parts=_counts(groups))
        if len(groups) > _MOST_PIECES:
            return self._summary(groups)
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
        return _("{what}: closed, carried on: {parts}").format(what=told.what, parts=_counts(carried))

    def _blueprint(self) -> str:
        """The title of the blueprint that an added objective came from."""
        told = step_rows.told(self._document.database, self._step, "objective", "blueprint")
        return next(filter(None, told), "")

    def _summary(self, groups: Mapping[_Group, str | None]) -> str:
        """How many rows of which kind, and the names of the first few."""
        things = self._named_things(groups)
        names: list[str] = []
        nth = 0
        while nth < len(things) and len(names) < _MOST_PIECES:
            name = short(self._wording.name(*things[nth]), 40)
            names += [] if name in names else [name]
            nth += 1
        few, more = ", ".join(names), len(things) - nth
        few = few if not more else _("{names} and {n} more").format(names=few, n=more)
        return _("{what}: {parts}").format(what=_counts(groups), parts=few)

    def _named_things(self, groups: Mapping[_Group, str | None]) -> list[_Group]:
        """What these rows are called by, each once: a check-in by its key result.

        Of an added row its own change says that.
        """
        owned = [key for key, parent in groups.items() if parent is None and key[0] in PARENT]
        self._wording.meet(owned)
        parents = dict(groups)
        for key in owned:
            if (row := self._wording.row(*key)) is not None:
                parents[key] = getattr(row, PARENT[key[0]][1])
        things = (key if parent is None else (PARENT[key[0]][0], parent) for key, parent in parents.items())
        return list(dict.fromkeys(things))

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


def _is_told_by_its_value(kind: tuple[str, str]) -> bool:
    """Whether only the value says if there is anything to tell of a change of this table and field."""
    return kind == ("version", "*") or kind[1] == "settings"


def _may_say_something(written: WrittenChange) -> bool:
    """Whether there is anything to tell of a change; of a check-in, which may be empty, that is not asked."""
    table, _row, field, _before, _after = written
    if _is_told_by_its_value((table, field)):
        return lines_of(read_change(written)) > 0
    return not is_memory(table, field)


def _counts(groups: Iterable[tuple[str, str]]) -> str:
    """How many rows of which kind: "1 objective, 3 key results"."""
    counted: Counter[str] = Counter()
    for table, number in Counter(map(itemgetter(0), groups)).items():
        counted[table if table in _COUNTED else "other"] += number
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
