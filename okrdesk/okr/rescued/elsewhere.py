"""Lines whose key is the id of a line of this workspace, but not of this cycle: brought they would double.

Only our own files have such keys.
"""

from __future__ import annotations

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.i18n import _
from okrdesk.okr import cycles
from okrdesk.okr.rescued.rows import ObjectiveRow, Row


def why_elsewhere(document: Document, row: Row, cycle_id: str) -> str:
    """Why a line is not brought into a cycle: it was removed here or stands in another one; else ""."""
    known = document.row(t.Objective if isinstance(row, ObjectiveRow) else t.KeyResult, row.key)
    if known is None:
        return ""
    home = known if isinstance(row, ObjectiveRow) else document.row(t.Objective, known.objective)
    if known.deleted or home is None or home.deleted:
        return _("was removed here")
    if home.cycle == cycle_id:
        return ""
    return _("stands in {cycle} here; choose that cycle to change it").format(
        cycle=cycles.read(document, home.cycle).name
    )
