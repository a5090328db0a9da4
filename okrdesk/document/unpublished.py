"""Which steps of a document its file lacks: what is only on this computer."""

from __future__ import annotations

import json
from collections.abc import Iterable

from okrdesk.document.document import Document


class Unpublished:
    """The steps that the file lacks; edits come to be among them by themselves.

    They are told by their ids; what was published, and after a crash is known no more, by its last row.
    """

    def __init__(self, document: Document, ids: Iterable[str] = ()) -> None:
        self._document = document
        self._ids = set(ids)
        self._seen = self._last_row()

    def ids(self) -> frozenset[str]:
        """The ids of these steps, those of edits made just now too."""
        query = "SELECT rowid, id FROM step WHERE rowid > ? ORDER BY rowid"
        for row, step_id in self._document.database.execute_sql(query, (self._seen,)):
            self._seen = row
            self._ids.add(step_id)
        return frozenset(self._ids)

    def are_published(self, ids: Iterable[str]) -> None:
        """Take note that the file holds these steps now."""
        self._ids -= set(ids)

    def are(self, ids: Iterable[str]) -> None:
        """Take note of what the file lacks after a merge; what came in with it is known to the file."""
        self._ids = set(ids)
        self._seen = self._last_row()

    def are_all(self) -> None:
        """Take note that the file is gone, and holds nothing any more."""
        self._ids = {row for (row,) in self._document.database.execute_sql("SELECT id FROM step")}
        self._seen = self._last_row()

    def published_row(self) -> int:
        """The number of the last row of `step` before the first one that the file lacks."""
        if not self._ids:
            return self._seen
        answer = self._document.database.execute_sql(
            "SELECT min(s.rowid) FROM json_each(?) w CROSS JOIN step s ON s.id = w.value",
            (json.dumps(sorted(self._ids)),),
        )
        return int(answer.fetchone()[0]) - 1

    def _last_row(self) -> int:
        row = self._document.database.execute_sql("SELECT coalesce(max(rowid), 0) FROM step").fetchone()
        return int(row[0])
