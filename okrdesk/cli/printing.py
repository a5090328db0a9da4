"""`okrdesk print`: the papers of the latest workshop, without a window."""

from __future__ import annotations

import argparse

from okrdesk.cli import asked
from okrdesk.cli.exchange import free_for, write_report
from okrdesk.document.refused import Refused
from okrdesk.i18n import _
from okrdesk.okr.workshop import workshops


def print_command(chosen: argparse.Namespace) -> int:
    """Write one paper as PDF; what stood there is replaced at once."""
    from okrdesk.reports.workshop.papers import PAPERS

    if chosen.out.suffix.casefold() != ".pdf":
        raise Refused(_("“{name}” must end with .pdf.").format(name=chosen.out.name))
    target = free_for(chosen.out, chosen.file)
    with asked.reading(chosen.file) as document:
        workshop = workshops.latest(document)
        paper = PAPERS[chosen.what]
        if workshop is None and not paper.before:
            raise Refused(_("No workshop has been prepared; “okrdesk workshop FILE start” begins one."))
        write_report(
            lambda: paper.draw(document, workshop, paper=chosen.paper, file_name=chosen.file.name), target
        )
    return 0
