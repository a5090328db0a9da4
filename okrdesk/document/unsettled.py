"""What both changed in a file that was merged by itself, kept on this computer until somebody has chosen.

Merging writes no step (ARCHITECTURE), so nothing of it can stand in the file. Both values are in the journal
for ever; only which of them belong together is kept, beside the working copies.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from okrdesk import paths
from okrdesk.document import files, journal
from okrdesk.document.columns import COLUMNS
from okrdesk.document.conflicts import Conflict, Row
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.shapes import is_text, listed, paired

_LARGEST = 20_000_000
_BENEATH = listed(paired(is_text, is_text))


class Unsettled:
    """The conflicts of an open file; only looking at it keeps none."""

    def __init__(
        self, document: Document, path: Path, conflicts: Iterable[Conflict] = (), *, keeps: bool = True
    ) -> None:
        self._document, self._path, self._keeps = document, path, keeps
        self._conflicts = _kept(document, path) if keeps else ()
        self._settled: list[tuple[str, tuple[Conflict, ...]]] = []
        self.add(conflicts)

    def open(self) -> tuple[Conflict, ...]:
        """Those between which nobody has chosen yet, neither on purpose nor by writing the field anew."""
        undone = journal.undone_steps(self._document.database) if self._settled else set()
        for step, some in [each for each in self._settled if each[0] in undone]:
            self._settled.remove((step, some))
            self.add(some)
        return still_open(self._document, self._conflicts)

    def add(self, conflicts: Iterable[Conflict]) -> None:
        """Keep further ones."""
        further = tuple(conflicts)
        if further:
            self._keep((*self._conflicts, *further))

    def settle(self, step: str) -> None:
        """Keep none any more: somebody has chosen by this step, and is asked again where it is undone."""
        self._settled.append((step, self._conflicts))
        self._keep(())

    def move(self, path: Path) -> None:
        """Go on with another file."""
        self._path = path
        self._keep(self._conflicts)

    def _keep(self, conflicts: tuple[Conflict, ...]) -> None:
        """In place of what was kept; where the disk takes nothing, they are here as long as it is open."""
        self._conflicts = tuple(dict.fromkeys(conflicts))
        if not self._keeps:
            return
        with contextlib.suppress(OSError, Refused):
            place = _place(self._document, self._path)
            if self._conflicts:
                files.write(place, json.dumps([_row(each) for each in self._conflicts]).encode())
            else:
                place.unlink(missing_ok=True)


def _row(each: Conflict) -> list[object]:
    return [each.table, each.row, each.field, each.our_step, each.their_step, [*map(list, each.beneath)]]


def _kept(document: Document, path: Path) -> tuple[Conflict, ...]:
    """What was kept for a file and is still open; what cannot be read is nothing."""
    try:
        rows = json.loads(files.read(_place(document, path), _LARGEST))
    except (OSError, Refused, ValueError, RecursionError):
        return ()
    read = (_conflict(document, row) for row in (rows if isinstance(rows, list) else ()))
    return still_open(document, (each for each in read if each is not None))


def still_open(document: Document, conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Those between which the clock alone decides: both steps count, and nobody wrote the field since."""
    each_once = tuple(dict.fromkeys(conflicts))
    if not each_once:
        return ()
    undone = journal.undone_steps(document.database)
    return tuple(
        each
        for each in each_once
        if not {each.our_step, each.their_step} & undone
        and _latest(document, each, undone) in (each.our_step, each.their_step)
    )


def _latest(document: Document, conflict: Conflict, undone: set[str]) -> str:
    """The step whose change of the field counts."""
    query = (
        'SELECT c.step FROM change c JOIN step s ON s.id = c.step WHERE c."table" = ? AND c."row" = ? '
        "AND c.field = ? ORDER BY s.clock DESC, s.actor DESC, s.id DESC, c.seq DESC"
    )
    rows = document.database.execute_sql(query, (conflict.table, conflict.row, conflict.field))
    return next((str(step) for (step,) in rows if step not in undone), "")


def _conflict(document: Document, row: object) -> Conflict | None:
    """A conflict as it was kept, with its values from the journal; None where it makes no sense here."""
    if not isinstance(row, list) or len(row) != 6 or not all(isinstance(each, str) for each in row[:5]):
        return None
    table, row_id, field, our_step, their_step, beneath = row
    if field not in COLUMNS.get(table, ()) or not _BENEATH(beneath):
        return None
    under: tuple[Row, ...] = tuple((str(name), str(each)) for name, each in beneath)
    written = [_written(document, (table, row_id), field, step) for step in (our_step, their_step)]
    if field == "deleted":  # the other side changed what was removed
        ours, theirs = (1, 0) if written[0] == [1] else (0, 1)
    elif all(written):
        ours, theirs = written[0][0], written[1][0]
    else:
        return None
    return Conflict(table, row_id, field, ours, theirs, our_step, their_step, under)


def _written(document: Document, row: Row, field: str, step: str) -> list[Any]:
    """What a step wrote into a field last, as the only one of a list; an empty list for nothing."""
    query = (
        'SELECT after FROM change WHERE step = ? AND "table" = ? AND "row" = ? AND field = ? '
        "ORDER BY seq DESC LIMIT 1"
    )
    rows = document.database.execute_sql(query, (step, *row, field))
    return [None if after is None else json.loads(after) for (after,) in rows]


def _place(document: Document, path: Path) -> Path:
    mark = files.digest(os.fsencode(path))[:16]
    return paths.unsettled() / f"{document.id}.{mark}.json"
