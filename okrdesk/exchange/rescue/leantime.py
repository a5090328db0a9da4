"""Leantime's goals: what has a parent is a key result of it; what has none, an objective with its metric."""

from __future__ import annotations

from collections.abc import Sequence

from okrdesk.exchange.rescue.assembling import Assembling, path_key, title_of
from okrdesk.exchange.rescue.lines import Cells, bare_id
from okrdesk.exchange.rescue.table_format import TableFormat
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import Link

_KNOWN = {
    "id": "id", "title": "title", "metric": "metric", "status": "status", "relates": "ignored",
    "start value": "baseline", "current value": "current", "end value": "target", "canvasid": "ignored",
    "strategy kpi": "ignored", "start date": "first-day", "end date": "last-day", "setting": "ignored",
    "metric type": "measure", "assigned to": "owner", "parent": "parent", "description": "why",
}  # fmt: skip
_NONE = ("", "0")


def _assemble(work: Assembling, lines: Sequence[Cells]) -> None:
    ids = {bare_id(cells.get("id")) for cells in lines} - {""}
    for cells in lines:
        title = title_of(cells.get("title"))
        if not title:
            work.refuse(
                cells, _("has no words: “{column}” is empty").format(column=work.columns.heading("title"))
            )
            continue
        parent = bare_id(cells.get("parent"))
        key = bare_id(cells.get("id")) or path_key(title)
        if parent not in _NONE and (parent in ids or not cells.get("metric")):
            work.key_result(cells, key, title, (Link(parent),))
            continue
        if key in work.objectives:
            work.refuse(cells, _("the line is there twice: “{title}”").format(title=title))
            continue
        work.objective(cells, key, title)
        if cells.get("target"):
            own = title_of(cells.get("metric")) or title
            work.key_result(cells, f"{key} / {path_key(own)}", own, (Link(key, title),))


LEANTIME = TableFormat(
    "leantime",
    lambda: "Leantime",
    _KNOWN,
    (frozenset({"title", "canvasid", "end value"}),),
    _assemble,
)
