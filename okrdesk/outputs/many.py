"""The roll-up as a file. No row of the registry: those are about the one workspace that is open."""

from __future__ import annotations

from okrdesk.okr.communities.rolled import RollUp
from okrdesk.outputs.asked import Made

ENDINGS = (".pdf", ".xlsx", ".json")


def made(rolled: RollUp, ending: str, paper: str = "a4") -> Made:
    """The file of a roll-up, by its ending; the paper is that of the page."""
    if ending == ".pdf":
        from okrdesk.reports import rollup_page

        report = rollup_page.draw(rolled, paper=paper)
        return Made(report.pdf, report.pages, report.notes)
    if ending == ".xlsx":
        from okrdesk.exchange.rollup_xlsx import to_xlsx

        return Made(to_xlsx(rolled))
    from okrdesk.exchange.rollup_json import to_json

    return Made(to_json(rolled))
