"""The papers of a workshop: a row for each, read by the command and by the window."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from okrdesk.frozen import dataclass
from okrdesk.i18n import _

if TYPE_CHECKING:  # asked for its names by every command, so nothing heavy is loaded here
    from okrdesk.document.document import Document
    from okrdesk.okr.workshop.workshops import Workshop
    from okrdesk.reports.paper.page import Report


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: `module` draws it, `name` is what people call it, `about` what it is for.

    What can be printed `before` needs no workshop.
    """

    module: str
    name: Callable[[], str]
    about: Callable[[], str]
    before: bool = False

    def draw(self, document: Document, workshop: Workshop | None, *, paper: str, file_name: str) -> Report:
        """The PDF on "a4" or "letter" paper."""
        made: Report = import_module(f"okrdesk.reports.workshop.{self.module}").draw(
            document, workshop, paper=paper, file_name=file_name
        )
        return made


PAPERS: dict[str, Paper] = {
    "agenda": Paper(
        "run_sheet",
        lambda: _("Run sheet"),
        lambda: _("The agenda with clock times, what to say and do, and what to pack."),
    ),
    "survey": Paper(
        "survey",
        lambda: _("Survey"),
        lambda: _("What members need, asked on paper before the workshop; no names."),
        before=True,
    ),
    "kit": Paper(
        "kit",
        lambda: _("Slips and cards"),
        lambda: _("Slips for votes, marks and figures, and idea cards, to cut apart."),
    ),
    "charter": Paper(
        "charter",
        lambda: _("Charter"),
        lambda: _("What you promise each other, what each goal changes, and lines to sign."),
    ),
    "minutes": Paper(
        "minutes",
        lambda: _("Minutes"),
        lambda: _("Decisions and owners first, then promises, then how it was chosen; no names on votes."),
    ),
    "newcomer": Paper(
        "newcomer",
        lambda: _("Newcomer's sheet"),
        lambda: _("What matters here, why, and one way to help."),
    ),
    "board": Paper(
        "board",
        lambda: _("Board of themes"),
        lambda: _("Every theme with its ideas and what the room gave it, names hidden."),
    ),
}
