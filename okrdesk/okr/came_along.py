"""What came along with a copy because only one side changed it, what both sides keep, and what stays ours."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from okrdesk.document.conflicts import BY_CLOCK, MEMORY, Raw
from okrdesk.document.document import Document
from okrdesk.document.journal import read_change
from okrdesk.document.merge import MergeReport
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr.alphabet import is_same
from okrdesk.okr.history_fields import field_name
from okrdesk.okr.history_words import Wording, short

_MOST_NAMED = 4
_MOST_LISTED = 2000
_WORDS = ("title", "text", "name", "what")


@dataclass(frozen=True, slots=True)
class Came:
    """Some things of one kind that came along, and of what they are."""

    count: int
    kind: str
    where: str


@dataclass(frozen=True, slots=True)
class CameAlong:
    """What came along: `lines` say it kind by kind, `both_kept` what stands twice now, each in a sentence.

    `own` counts the edits that only ours has; they stay.
    """

    check_ins: int = 0
    ideas: int = 0
    edits: int = 0
    own: int = 0
    lines: tuple[Came, ...] = ()
    both_kept: tuple[str, ...] = ()

    @property
    def counts(self) -> str:
        """How much it is: "18 new check-ins and 5 edits"; "" where nothing came."""
        parts = [
            ngettext("{n} new check-in", "{n} new check-ins", self.check_ins).format(n=self.check_ins),
            ngettext("{n} new card", "{n} new cards", self.ideas).format(n=self.ideas),
            ngettext("{n} edit", "{n} edits", self.edits).format(n=self.edits),
        ]
        numbers = (self.check_ins, self.ideas, self.edits)
        parts = [part for part, number in zip(parts, numbers, strict=True) if number]
        if len(parts) < 2:
            return "".join(parts)
        return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])

    @property
    def sentence(self) -> str:
        """That it comes along by itself, or that nothing does."""
        if not self.counts:
            return _("Nothing comes along by itself")
        number = self.check_ins + self.ideas + self.edits
        come = ngettext("{what} comes along by itself", "{what} come along by themselves", number)
        return come.format(what=self.counts)

    @property
    def done(self) -> str:
        """The same once it is taken in; "" where nothing came."""
        return _("Came along: {what}.").format(what=self.counts) if self.counts else ""


def came_along(merged: Document, report: MergeReport) -> CameAlong:
    """What a merge brought, in the words of the document that it came into."""
    wording = Wording(merged)
    asked = {(each.table, each.row, each.field) for each in report.conflicts}
    counted = _counted(report.news, asked)
    own = _counted(report.ours, asked)
    check_ins, ideas = ([each for each in counted if _adds(each, table)] for table in ("check_in", "idea"))
    rest = [each for each in counted if not (_adds(each, "check_in") or _adds(each, "idea"))]
    lines = []
    if check_ins:
        lines.append(_check_ins(check_ins))
    if ideas:
        lines.append(Came(len(ideas), _("Cards"), _names(wording, ideas)))
    by_kind: dict[str, list[Raw]] = defaultdict(list)
    for change in rest:
        by_kind[_kind(change)].append(change)
    lines += [Came(len(some), kind, _names(wording, some)) for kind, some in by_kind.items()]
    return CameAlong(
        len(check_ins), len(ideas), len(rest), len(own), tuple(lines),
        tuple(_both_kept(merged, wording, report)),
    )  # fmt: skip


def one_by_one(merged: Document, report: MergeReport) -> tuple[tuple[str, str, str, str], ...]:
    """What came along change by change: of what it is, the field, what stood there and what stands now."""
    wording = Wording(merged)
    asked = {(each.table, each.row, each.field) for each in report.conflicts}
    counted = [each for each in _counted(report.news, asked) if each[4] != "position"][:_MOST_LISTED]
    changes = [read_change(each[2:]) for each in counted]
    wording.meet((change.table, change.row) for change in changes)
    lines = []
    for change in changes:
        for told in wording.tell([change]):
            added = told.field in ("added", "removed")
            field = {"added": _("new"), "removed": _("removed")}.get(told.field) or field_name(told.field)
            now = "" if added else told.now or told.after or ""
            lines.append((told.what, field, "" if added else told.was or told.before or "", now))
    return tuple(lines)


def _adds(change: Raw, table: str) -> bool:
    return change[2] == table and change[4] == "*"


def _counted(changes: Iterable[Raw], asked: set[tuple[str, str, str]]) -> list[Raw]:
    """One change for each field, and one for each new row with all that was changed in it later."""
    latest: dict[tuple[str, str, str], Raw] = {}
    added: set[tuple[str, str]] = set()
    for change in changes:
        if change[2] in MEMORY or change[2:5] in asked:
            continue
        if change[4] == "*":
            added.add(change[2:4])
            latest[change[2:5]] = change
        elif change[2:4] not in added and change[4] not in BY_CLOCK - {"position"}:
            latest[change[2:5]] = change
    return list(latest.values())


def _check_ins(changes: Sequence[Raw]) -> Came:
    lines = len({_row(change).get("key_result_id") for change in changes})
    where = ngettext("on {n} key result", "on {n} key results", lines).format(n=lines)
    return Came(len(changes), _("Check-ins"), where)


def _kind(change: Raw) -> str:
    """What a change is, where people read it: "Wording", "New: objectives", "Removed"."""
    table, field = change[2], change[4]
    if field == "*":
        known: dict[str, Callable[[], str]] = {
            "objective": lambda: _("New objectives"),
            "key_result": lambda: _("New key results"),
            "person": lambda: _("New people"),
            "theme": lambda: _("New themes"),
            "round": lambda: _("Votes"),
            "promise": lambda: _("New promises"),
            "initiative": lambda: _("New initiatives"),
            "story": lambda: _("New stories"),
        }
        return known.get(table, lambda: _("Other new things"))()
    if field == "deleted":
        return _("Removed") if change[6] == "1" else _("Brought back")
    if table == "round" and field == "result":
        return _("Votes")
    if field == "position":
        return _("Order")
    if field in _WORDS:
        return _("Wording")
    name = field_name(field.removesuffix("_id"))
    return name[:1].upper() + name[1:]


def _names(wording: Wording, changes: Sequence[Raw]) -> str:
    """Of what they are: the numbers of lines, the names of the rest; a few of them."""
    names = []
    for change in changes:
        number = wording.number(change[3])
        names.append(number or short(wording.name(change[2], change[3]), 24))
    names = list(dict.fromkeys(names))
    few = ", ".join(names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return few if more <= 0 else _("{names} and {n} more").format(names=few, n=more)


def _both_kept(merged: Document, wording: Wording, report: MergeReport) -> Iterable[str]:
    ours, theirs = (_added(changes) for changes in (report.ours, report.news))
    yield from _same_day(merged, wording, ours["check_in"], theirs["check_in"])
    for table, field, sentence in (
        ("person", "name", _("Two people are called “{name}” now; one name can be joined under People.")),
        ("theme", "title", _("Two themes are called “{name}” now; both keep their cards.")),
    ):
        known = merged.database.execute_sql(
            f'SELECT id, "{field}" FROM "{table}" WHERE deleted = 0'
        ).fetchall()
        new = {str(row["id"]) for row in theirs[table]}
        for row_id, name in known:
            twins = [other for other, said in known if other not in new and is_same(said, name)]
            if row_id in new and twins:
                yield sentence.format(name=short(name, 40))
    moved = [{c[2:5] for c in changes if c[4] == "position"} for changes in (report.ours, report.news)]
    if moved[0] & moved[1]:
        yield _("Both put things into another order; the later order counts.")


def _same_day(
    merged: Document, wording: Wording, ours: Sequence[dict[str, Any]], theirs: Sequence[dict[str, Any]]
) -> Iterable[str]:
    mine = {(row["key_result_id"], row["on_day"]) for row in ours}
    both = sorted({(row["key_result_id"], row["on_day"]) for row in theirs} & mine)
    for row_id, day in both:
        sentence = _("Two check-ins of {line} stand on {day}. Both stay; the later one counts.")
        line = short(wording.name("key_result", row_id), 40)
        yield sentence.format(day=format_day(dt.date.fromisoformat(day), merged.locale), line=line)


def _added(changes: Iterable[Raw]) -> dict[str, list[dict[str, Any]]]:
    added: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for change in changes:
        if change[4] == "*":
            added[change[2]].append(_row(change))
    return added


def _row(change: Raw) -> dict[str, Any]:
    row: dict[str, Any] = read_change(change[2:]).after
    return row
