"""A page that is also the data: the workspace, or its one cycle, goes along inside the PDF."""

from __future__ import annotations

from dataclasses import replace

from okrdesk.document import attachments, checks, file_names
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.i18n import _
from okrdesk.okr import cycles, mission, one_cycle
from okrdesk.outputs.asked import Asked, Made
from okrdesk.reports.paper import attached


def carried(made: Made, document: Document, source: Document, asked: Asked) -> Made:
    """A finished PDF with what it shall carry inside.

    `source` is what the page was written of, without names where it has none; the whole `document` goes
    along as it is, and is refused without names.
    """
    if asked.carry == "whole" and not asked.names:
        raise Refused(_("The whole workspace has names in it; carry the cycle alone, or nothing."))
    cycle = cycles.read(document, asked.cycle_id)
    name = mission.read(document).name
    if asked.carry == "whole":
        content, about = checks.sealed(document.snapshot()), _("The whole workspace, for OKR Desk")
        told = _("It carries the whole workspace, history included: whoever gets this page can open it.")
    else:
        name = f"{name} {cycle.name}"
        content = one_cycle.one_cycle(source, asked.cycle_id, asked.day)
        about = _("The cycle of this page, for OKR Desk")
        told = _("It carries this cycle: whoever gets this page can open it in OKR Desk.")
    file = file_names.file_name(name, "okrdesk")
    return replace(
        made,
        content=attached.with_file(
            made.content, file, content, kind=attachments.KIND, about=about, on=asked.day
        ),
        notes=(*made.notes, told),
    )
