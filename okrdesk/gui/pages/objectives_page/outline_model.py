"""The rows of the outline: an objective, its key results, and an invitation where it has none."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject

from okrdesk.frozen import dataclass
from okrdesk.gui.widgets.carried_rows import CarriedRows
from okrdesk.gui.widgets.paint import status_word
from okrdesk.gui.widgets.person_names import called
from okrdesk.i18n import _, ngettext
from okrdesk.okr.alphabet import holds
from okrdesk.okr.conflict_words import ConflictWords
from okrdesk.okr.measures import measure_of
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.okr.shown import confidence_words, format_percent
from okrdesk.okr.values import show_target, show_value
from okrdesk.okr.ways import BAND, STAGES

MIME = "application/x-okrdesk-line"
_MOST_LEFT = 4


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One painted row. `key_result` None means the objective itself, or the invitation when `invites`.

    `id` is that of what it shows, the invitation has one of its own; `title` are the words that can be edited
    in place; `left` is what two copies said differently of it and somebody left for later.
    """

    id: str
    title: str
    objective: ObjectiveLine
    key_result: KeyResultLine | None
    last: bool
    invites: bool = False
    left: tuple[ConflictWords, ...] = ()


Left = Mapping[str, tuple[ConflictWords, ...]]


def rows_of(outline: Outline, wanted: str = "", left: Left = MappingProxyType({})) -> tuple[OutlineRow, ...]:
    """The rows of an outline; with `wanted` only objectives and key results whose words or owner hold it.

    `left` is what is left to choose of each line, by its id.
    """
    needle = wanted.strip()
    rows: list[OutlineRow] = []
    for line in outline.objectives:
        aim, keys = line.objective, line.key_results
        whole = not needle or holds(_words(aim.title, line.owner), needle)
        if not whole:
            keys = tuple(k for k in keys if holds(_words(k.key_result.title, k.owner), needle))
            if not keys:
                continue
        invites = not line.key_results
        rows.append(
            OutlineRow(aim.id, aim.title, line, None, not keys and not invites, False, left.get(aim.id, ()))
        )
        for key in keys:
            shown = key.key_result
            rows.append(
                OutlineRow(shown.id, shown.title, line, key, key is keys[-1], False, left.get(shown.id, ()))
            )
        if invites:
            rows.append(OutlineRow(f"+{aim.id}", aim.title, line, None, last=True, invites=True))
    return tuple(rows)


def _words(title: str, owner: Any) -> str:
    return f"{title} {owner.name if owner else ''}"


def amounts(line: KeyResultLine, locale: str) -> tuple[str, str, str]:
    """Where a key result started, stands and wants to be, as a person writes it; "" where not known."""
    key_result = line.key_result
    way = measure_of(key_result).way
    if way is BAND:
        ends = [show_value(v, key_result, locale) for v in (key_result.low, key_result.high) if v is not None]
        current = show_value(line.figures.current, key_result, locale) if line.latest else ""
        if len(ends) == 1:
            return "", current, show_target(key_result, locale)  # a number alone would be at least or at most
        return "", current, "–".join(ends)
    if way is STAGES:
        done = show_value(line.figures.current, key_result, locale) if line.latest else ""
        return (
            "",
            done,
            ngettext("{count} stage", "{count} stages", len(key_result.stages)).format(
                count=len(key_result.stages)
            ),
        )
    values = (key_result.baseline, line.figures.current if line.latest else None, key_result.target)
    start, current, target = ("" if v is None else show_value(v, key_result, locale) for v in values)
    return start, current, target


def left_words(row: OutlineRow) -> str:
    """What is left to choose of a row: a line that says so, and one for each field; "" for nothing."""
    if not row.left:
        return ""
    lines = [
        _("{what}: {theirs} in the other copy").format(what=each.field or each.what, theirs=each.theirs.short)
        for each in row.left[:_MOST_LEFT]
    ]
    more = len(row.left) - _MOST_LEFT
    lines += [_("and {n} more").format(n=more)] if more > 0 else []
    return "\n".join((_("Left for later; click to choose."), *lines))


def spoken(row: OutlineRow, locale: str) -> str:
    """The whole row as one sentence for a screen reader."""
    sentence = _spoken(row, locale)
    if not row.left:
        return sentence
    n = len(row.left)
    left = ngettext("{n} difference is left for later", "{n} differences are left for later", n)
    return f"{sentence}. {left.format(n=n)}"


def _spoken(row: OutlineRow, locale: str) -> str:
    if row.invites:
        return _("Add the first key result of objective {number}").format(number=row.objective.number)
    if row.key_result is None:
        line = row.objective
        return _("Objective {number}: {title}. {progress} done, {status}. Owner: {owner}").format(
            number=line.number,
            title=line.objective.title,
            progress=format_percent(line.figures.progress, locale),
            status=status_word(line.figures.status),
            owner=called(line.owner) if line.owner else _("nobody"),
        )
    key = row.key_result
    start, current, target = amounts(key, locale)
    status = status_word(key.figures.status, key.figures.outdated)
    sure = confidence_words(key.figures.confidence, key.figures.confidence_on, locale)
    return _(
        "Key result {number}: {title}. From {start} to {target}, now {current}; {judged}. Owner: {owner}"
    ).format(
        number=key.number,
        title=key.key_result.title,
        start=start or _("not known yet"),
        target=target or _("no target yet"),
        current=current or _("no check-in yet"),
        judged=", ".join(filter(None, (status, sure))),
        owner=called(key.owner) if key.owner else _("nobody"),
    )


class OutlineModel(CarriedRows):
    """The rows of the outline."""

    rows: tuple[OutlineRow, ...]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(MIME, parent)
        self.locale = ""

    def set_rows(self, rows: tuple[OutlineRow, ...]) -> None:
        """Show other rows: as many as before in their places, because a reset lays out all of them anew.

        Only while no row is edited.
        """
        if not rows or len(rows) != len(self.rows):
            super().set_rows(rows)
        else:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def row(self, row_id: str) -> OutlineRow | None:
        """The row with this id, None when it is not shown."""
        number = self.row_of(row_id)
        return self.rows[number] if number >= 0 else None

    def words(self, row: OutlineRow) -> str:
        return row.title

    def spoken(self, row: OutlineRow) -> str:
        return spoken(row, self.locale)

    def can_change(self, row: OutlineRow) -> bool:
        return not row.invites
