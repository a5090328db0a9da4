"""What the page asks in a dialog and then writes by the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from okrdesk.gui import copying
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.blueprint_gallery import BlueprintGallery
from okrdesk.gui.dialogs.reason_dialog import ReasonDialog
from okrdesk.gui.pages.objectives_page.outline_view import OutlineView
from okrdesk.i18n import _
from okrdesk.okr import adopting, dismissals, fourth
from okrdesk.okr.objectives import Objective


def may_add_objective(parent: QWidget, desk: Desk, team_id: str | None = None) -> bool:
    """A fourth objective asks for a reason, which stays with the cycle; whether there may be one more.

    A team has three of its own, and so has the community as a whole (None).
    """
    if not fourth.needs_reason(desk.document, desk.cycle.id, team_id):
        return True
    question = _("Three objectives are enough for most cycles. Why can none of them wait?")
    reason = ReasonDialog(parent, _("A fourth objective"), question).ask()
    return reason is not None and bool(desk.do(dismissals.dismiss, fourth.RULE, desk.cycle.id, reason))


def adopt(gallery: BlueprintGallery, desk: Desk, take: Callable[[str | None], object]) -> None:
    """Ask for a blueprint and take it over; `take` gets the id of the objective.

    Without the reason that a fourth objective needs, the gallery stays with what was filled in.
    """

    def write(values: dict[str, Any]) -> None:
        if not may_add_objective(gallery, desk):
            gallery.say_refused(_("Without a reason, nothing was taken over."))
            return
        saying = desk.beside(gallery.say_refused)
        take(saying.do(adopting.adopt, desk.cycle.id, **values, today=desk.today))

    gallery.ask_and_write(write)


def dismiss(parent: QWidget, desk: Desk, rule_name: str, line_id: str) -> None:
    """Ask why advice on a line (or, by its id, on the cycle) does not fit, and keep the answer."""
    reason = ReasonDialog(parent, _("Dismiss this advice"), _("Why does it not fit here?")).ask()
    if reason is not None:
        desk.do(dismissals.dismiss, rule_name, line_id, reason)


def save_as_blueprint(parent: QWidget, desk: Desk, objective: Objective) -> None:
    """Ask for a name and keep an objective as a blueprint of our own."""
    heading, question = _("Save as a blueprint"), _("Name of the blueprint")
    name = ReasonDialog(parent, heading, question, objective.title, one_line=True).ask()
    if name is not None:
        sentence = _("Saved as a blueprint of your own.")
        desk.telling(sentence).do(adopting.save_as_blueprint, objective.id, name)


def choose_left(desk: Desk, view: OutlineView) -> None:
    """Show what was left for later of the chosen row; said where nothing is."""
    row = view.chosen()
    if row is not None and row.left:
        copying.choose_open(desk, row.id)
    else:
        desk.told.emit(_("Nothing was left for later in this line."), False)
