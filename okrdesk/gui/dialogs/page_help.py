"""F1: what the page at hand is for, and how to go on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from okrdesk.gui.widgets.notices import notice
from okrdesk.i18n import _


def explain(parent: QWidget | None, page: str) -> None:
    """Say what a page is for; "" is the start page."""
    heading, text = _words(page)
    keys = _(
        "Ctrl+K finds everything that can be done, ? lists the shortcuts, Ctrl+Z takes the last step back."
    )
    notice(parent, heading, text, keys)


def _words(page: str) -> tuple[str, str]:
    known = {
        "mission": (
            _("Mission"),
            _(
                "Say why the community exists and whom it serves, and rank what matters this cycle. "
                "Objectives then name the priority they serve."
            ),
        ),
        "workshop": (
            _("Workshop"),
            _("Two hours in one room: ideas first, then themes, then votes, then the first objectives."),
        ),
        "objectives": (
            _("Objectives"),
            _(
                "An objective says where you want to go; three to five key results say how you will know. "
                "Click a line to edit it, drag it to move it, and click a percentage to see its sum."
            ),
        ),
        "owners": (
            _("Owners"),
            _(
                "Every objective and key result wants one person who is asked about it, and perhaps helpers. "
                "Arrows walk over the board; O hands a card to somebody, A accepts it, H chooses helpers, "
                "Delete takes it away, Alt and an arrow move it to the column beside. On the head of a "
                "column F2 says what somebody does here, and Enter opens what else can be done with them."
            ),
        ),
        "check-ins": (
            _("Check-ins"),
            _(
                "Each time: the number, how sure you are of reaching the target, and a sentence. "
                "Ctrl+Enter saves it and goes on to the next. Preferences say how often you check in."
            ),
        ),
        "progress": (_("Progress"), _("How far each objective has come, against an even pace.")),
        "review": (
            _("Review"),
            _(
                "At the end of the cycle: give every objective an honest score, decide what becomes of it, "
                "look at it again with three questions, and keep successes and lessons. Then close the "
                "cycle: the next one opens with what is kept. Cards open with Enter, Space ticks “may be "
                "shared”, Alt with Up or Down moves."
            ),
        ),
        "share": (
            _("Share & export"),
            _("The one-pager as PDF, the workspace as JSON, copies to take along and to merge again."),
        ),
        "history": (
            _("History"),
            _("Who changed what, when, from what to what. Any step can be undone, any version gone back to."),
        ),
    }
    start = (
        _("OKR Desk"),
        _(
            "Start from a blueprint, open a workspace, or look around in the sample. A workspace is one file "
            "of yours; it is saved by itself, and every step can be undone."
        ),
    )
    return known.get(page, start)
