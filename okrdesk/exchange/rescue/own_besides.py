"""What our own tables tell beside goals, and what they do not bring back: said in the file and before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okrdesk.document.text import is_blank
from okrdesk.exchange.cycle_tables import not_brought_back
from okrdesk.exchange.rescue.own_cells import Cells, is_said
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import ReadThus


def told(of_cycle: Cells) -> Iterator[ReadThus]:
    """What stays behind, so that nobody takes tables for the whole workspace."""
    yield ReadThus(_("What tables do not bring back"), not_brought_back())
    if of_cycle.get("closed_on", "").strip():
        yield ReadThus(_("The cycle was closed"), _("its goals come as those of an open one"))


def people(lines: Iterable[Cells], of_cycle: Cells) -> dict[str, str]:
    """Everybody whom a file lists, with what they do; who is retired comes only with what they did."""
    listed = {each.get("name", ""): each.get("role", "") for each in lines if not is_said(each, "retired")}
    names = listed or dict.fromkeys(of_cycle.get("people", "").split("\n"), "")
    return {name: role for name, role in names.items() if not is_blank(name)}
