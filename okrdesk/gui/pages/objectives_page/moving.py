"""Where a line of the outline goes when it is shifted by keys, dropped by the mouse or pasted."""

from __future__ import annotations

from collections.abc import Sequence

from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.objectives_page.outline_model import OutlineRow
from okrdesk.okr import duplicating, key_results, objectives
from okrdesk.okr.outline import ObjectiveLine


def shift(desk: Desk, row: OutlineRow, by: int) -> None:
    """Move a line up or down by one; a key result goes on into the objective beside its own."""
    lines = desk.outline().objectives
    at = row.objective.number - 1
    if row.key_result is None:
        if 0 <= at + by < len(lines):
            desk.do(objectives.move, row.id, at + by)
        return
    position = row.objective.key_results.index(row.key_result) + by
    if 0 <= position < len(row.objective.key_results):
        desk.do(key_results.move, row.id, row.objective.objective.id, position)
    elif 0 <= at + by < len(lines):
        other = lines[at + by]
        desk.do(key_results.move, row.id, other.objective.id, len(other.key_results) if by < 0 else 0)


def drop(desk: Desk, rows: Sequence[OutlineRow], row: OutlineRow, before: int) -> None:
    """Put a line before the row of this number, at the end where there is none."""
    target = rows[before] if before < len(rows) else None
    if row.key_result is None:
        number = target.objective.number if target else len(desk.outline().objectives) + 1
        position = number - 1 if target is None or target.key_result is None else number
        desk.do(objectives.move, row.id, position - (position > row.objective.number - 1))
        return
    objective, position = _drop_place(rows, target, before)
    if objective is row.objective and position > row.objective.key_results.index(row.key_result):
        position -= 1
    desk.do(key_results.move, row.id, objective.objective.id, position)


def _drop_place(
    rows: Sequence[OutlineRow], target: OutlineRow | None, before: int
) -> tuple[ObjectiveLine, int]:
    """(objective, place) of a key result dropped before a row; before an objective: after the last."""
    if target is not None and target.key_result is not None:
        return target.objective, target.objective.key_results.index(target.key_result)
    if target is not None and target.invites:
        return target.objective, 0
    above = rows[max(before - 1, 0)].objective
    return above, len(above.key_results)


def paste(desk: Desk, row: OutlineRow | None, copied: str, text: str) -> str | None:
    """Put what was copied (the id of a line, "" for lines of text) below a row; the id of the copy of a line.

    In an outline without rows only an objective has a place. A line of another workspace comes as its words.
    """
    into = row.objective if row else None
    kind = duplicating.kind_of(desk.document, copied)
    if kind == "objective":
        below = into.number if into else 0
        return desk.do(duplicating.paste_objective, copied, desk.cycle.id, below, desk.today)
    if into is None:
        return None
    objective_id = into.objective.id
    index = place_below(row, objective_id)
    position = len(into.key_results) if index is None else index
    if kind == "key result":
        return desk.do(duplicating.paste_key_result, copied, objective_id, position, desk.today)
    desk.do(duplicating.paste_lines, objective_id, position, text, desk.today)
    return None


def place_below(row: OutlineRow | None, objective_id: str) -> int | None:
    """The place below a key result of this objective; None, the end of the objective, for any other row."""
    if row is None or row.key_result is None or row.objective.objective.id != objective_id:
        return None
    return row.objective.key_results.index(row.key_result) + 1
