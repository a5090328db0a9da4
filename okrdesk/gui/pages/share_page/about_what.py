"""What an output is about, where that is one thing of several: whose sheet, the chart of which line."""

from __future__ import annotations

from okrdesk.document.text import quoted
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets import person_names
from okrdesk.i18n import _
from okrdesk.outputs.output import Output

_LONGEST = 60


def choices(desk: Desk, row: Output) -> list[tuple[str, str]]:
    """What can be chosen, (id, words) each, the usual first; empty where there is nothing to choose."""
    if row.subject == "key result":
        lines = desk.outline().key_results
        return [(each.key_result.id, _words(each.number, each.key_result.title)) for each in lines]
    if "owner" in row.options:
        from okrdesk.reports import commitment_sheets

        owners = commitment_sheets.owners(desk.document, desk.outline())
        return [("", _("Everybody, a sheet each")), *person_names.choices(owners)]
    return []


def chosen(desk: Desk, row: Output, about: str) -> str:
    """What it is about: what was chosen, as long as that is there, else the usual."""
    ids = [each for each, _name in choices(desk, row)]
    return about if about in ids else next(iter(ids), "")


def caption(row: Output) -> str:
    """The question that is asked."""
    return _("Whose sheet") if "owner" in row.options else _("Of which key result")


def in_file_name(desk: Desk, row: Output, about: str) -> str:
    """What of it belongs into the name of a file: the owner, or the number of the key result."""
    named = dict(choices(desk, row)).get(about, "") if about else ""
    return named.partition(" ")[0] if row.subject == "key result" else named


def _words(number: str, title: str) -> str:
    return f"{number} {quoted(title, _LONGEST)}"
