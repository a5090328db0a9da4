"""Conflicts in words: "Owner of 1.2 Average participants", what stands here and there, and who wrote it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from okrdesk.document import journal
from okrdesk.document.conflicts import Conflict
from okrdesk.document.document import Document
from okrdesk.document.journal import Change
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.history_fields import field_name
from okrdesk.okr.history_words import HistoryChange, Wording, short


@dataclass(frozen=True, slots=True)
class Side:
    """One of two values: `shown` as the workspace writes it, texts in full; `plain` as machines read it.

    `by` is the name under which it was written, "" where nobody is named; `at` is UTC, None where unknown.
    """

    shown: str
    plain: str | None = None
    by: str = ""
    at: dt.datetime | None = None
    is_ours: bool = False

    @property
    def short(self) -> str:
        """The value in one line."""
        return short(self.shown)


@dataclass(frozen=True, slots=True)
class ConflictWords:
    """A field that two copies changed, for reading: of which line it is, and both values.

    `number` is that of an objective or key result, "" of other things; `line` is what it is called.
    """

    what: str
    number: str
    line: str
    field: str
    mine: Side
    theirs: Side

    @property
    def sentence(self) -> str:
        """All of it in one sentence."""
        sentence = _("{what}: {ours} here, {theirs} in the other copy; the later one counts.")
        return sentence.format(what=self.what, ours=self.mine.short, theirs=self.theirs.short)


def conflicts_in_words(document: Document, conflicts: Sequence[Conflict]) -> tuple[ConflictWords, ...]:
    """The conflicts with the names of the document they came into."""
    wording = Wording(document)
    wording.meet((each.table, each.row) for each in conflicts)
    return tuple(_in_words(document, wording, each) for each in conflicts)


def in_order(
    document: Document, conflicts: Sequence[Conflict]
) -> tuple[tuple[Conflict, ...], tuple[ConflictWords, ...]]:
    """The conflicts as one reads the outline, then what else there is by name; each with its words."""
    told = sorted(
        zip(conflicts, conflicts_in_words(document, conflicts), strict=True), key=lambda each: _order(each[1])
    )
    return tuple(each[0] for each in told), tuple(each[1] for each in told)


def _order(told: ConflictWords) -> tuple[bool, list[int], str, str]:
    return not told.number, [int(part) for part in told.number.split(".") if part], told.line, told.field


def _in_words(document: Document, wording: Wording, conflict: Conflict) -> ConflictWords:
    number, whole = wording.number(conflict.row), wording.name(conflict.table, conflict.row)
    line = whole.removeprefix(number).strip()
    field, told = _told(wording, conflict)
    what = _("{field} of {what}").format(field=field, what=whole) if field else whole
    by, at = _who(document, conflict.our_step)
    mine = Side(told[0][0], told[0][1], by, at, _is_ours(document, conflict.our_step))
    by, at = _who(document, conflict.their_step)
    theirs = Side(told[1][0], told[1][1], by, at)
    return ConflictWords(what, number, line, field, mine, theirs)


_Told = tuple[str, str | None]


def _told(wording: Wording, conflict: Conflict) -> tuple[str, tuple[_Told, _Told]]:
    """The field, and both values as people and as machines read them."""
    if conflict.field == "deleted":
        both = tuple(_removed(bool(value)) for value in (conflict.ours, conflict.theirs))
        return "", (both[0], both[1])
    change = Change(conflict.table, conflict.row, conflict.field, conflict.ours, conflict.theirs)
    told = wording.tell([change])
    if not told:  # what a running workshop notes for itself, which nobody reads
        return _("Settings"), ((_("one"), None), (_("another"), None))
    field = field_name(told[0].field)
    return field[:1].upper() + field[1:], (_mine(told[0]), _theirs(told[0]))


def _removed(gone: bool) -> _Told:
    return (_("removed"), "removed") if gone else (_("kept"), "kept")


def _mine(told: HistoryChange) -> _Told:
    return _whole(told.was, told.before), told.before


def _theirs(told: HistoryChange) -> _Told:
    return _whole(told.now, told.after), told.after


def _whole(shown: str, value: str | None) -> str:
    """What somebody typed comes as a whole, so that it can be compared; the rest as it is shown."""
    return value if value and shown.startswith("“") else shown


def _who(document: Document, step_id: str) -> tuple[str, dt.datetime | None]:
    try:
        step = journal.step_named(document.database, step_id)
    except KeyError:
        return "", None
    return step.person, journal.moment(step.clock)


def _is_ours(document: Document, step_id: str) -> bool:
    """Whether this installation wrote a step."""
    query = "SELECT 1 FROM step WHERE id = ? AND actor = ?"
    return document.database.execute_sql(query, (step_id, document.actor)).fetchone() is not None
