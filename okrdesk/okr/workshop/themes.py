"""Themes: what several ideas have in common, with the kinds of evidence behind it."""

from __future__ import annotations

from dataclasses import dataclass

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.i18n import _
from okrdesk.okr.records import Kept


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of cards; `on_paper` of them are not typed. `priority_id` is what it became, or None."""

    id: str
    cycle_id: str
    title: str
    on_paper: int = 0
    priority_id: str | None = None
    position: str = ""


THEMES = Kept(t.Theme, Theme)


def of_cycle(document: Document, cycle_id: str) -> tuple[Theme, ...]:
    """The themes of a cycle in their order."""
    query = t.Theme.select().where((t.Theme.cycle == cycle_id) & (t.Theme.deleted == 0))
    return THEMES.records(document.rows(query.order_by(t.Theme.position, t.Theme.id)))


def read(document: Document, theme_id: str) -> Theme:
    """One theme; refused when it is gone."""
    return THEMES.record(
        THEMES.row(document, theme_id, _("That theme is no longer here; undo brings it back."))
    )
