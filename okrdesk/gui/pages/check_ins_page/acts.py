"""What the page asks in a dialog and then writes by the desk: corrections, initiatives, dates."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.check_in_dialog import CheckInDialog
from okrdesk.gui.dialogs.initiative_dialog import InitiativeDialog
from okrdesk.gui.pages.check_ins_page.initiatives import InitiativesPart
from okrdesk.i18n import _
from okrdesk.okr import check_ins, initiatives, people
from okrdesk.okr.initiatives import Initiative
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.terms import CheckIn, KeyResult


def do_as_wished(page: QWidget, desk: Desk, plan: InitiativesPart) -> None:
    """Change, finish, move and remove initiatives as the list of them asks for it."""
    plan.change_requested.connect(lambda item: change_initiative(page, desk, item))
    plan.done_requested.connect(lambda item, done: finish_initiative(desk, item, done))
    plan.move_requested.connect(lambda item, position: move_initiative(desk, item, position))
    plan.removal_requested.connect(lambda item: remove_initiative(desk, item))


def correct(parent: QWidget, desk: Desk, key_result: KeyResult, check_in_id: str) -> None:
    """Ask what is different about a check-in and write that."""
    series = check_ins.of_key_result(desk.document, key_result.id)
    known = next((c for c in series if c.id == check_in_id), None)
    if known is None:
        return
    choosable = people.active(desk.document, besides=known.person_id)
    dialog = CheckInDialog(parent, key_result, known, choosable, desk.locale, desk.today)

    def write(said: CheckIn) -> None:
        if said != known:
            saying = desk.telling(_("Check-in corrected.")).beside(dialog.say_refused)
            saying.do(check_ins.correct, known, said, today=desk.today)

    dialog.ask_and_write(write)


def remove_check_in(desk: Desk, check_in_id: str) -> None:
    """Take a check-in out; the message offers to undo it."""
    desk.telling(_("Check-in removed.")).do(check_ins.remove, check_in_id)


def add_initiative(parent: QWidget, desk: Desk, line: KeyResultLine, blocker: str = "") -> None:
    """Ask for an initiative of a key result and add it."""
    heading = _("{number} {title}").format(number=line.number, title=line.key_result.title)
    new = Initiative("", line.key_result.id, "", blocker)
    choosable = people.active(desk.document)
    said = InitiativeDialog(parent, heading, choosable, desk.today, desk.locale, new).ask()
    if said is not None:
        desk.telling(_("Initiative added.")).do(
            initiatives.add,
            said.key_result_id,
            said.title,
            owner_id=said.owner_id,
            due=said.due,
            blocker=said.blocker,
        )


def change_initiative(parent: QWidget, desk: Desk, initiative_id: str) -> None:
    """Ask what is different about an initiative and write that."""
    known = initiatives.read(desk.document, initiative_id)
    choosable = people.active(desk.document, besides=known.owner_id)
    said = InitiativeDialog(parent, known.title, choosable, desk.today, desk.locale, known).ask()
    if said not in (None, known):
        desk.do(initiatives.change, known, said)


def finish_initiative(desk: Desk, initiative_id: str, done: bool) -> None:
    """Tick an initiative off, or take the tick away."""
    desk.do(initiatives.finish, initiative_id, desk.day if done else None)


def move_initiative(desk: Desk, initiative_id: str, position: int) -> None:
    """Put an initiative at a place of its list."""
    desk.do(initiatives.move, initiative_id, position)


def remove_initiative(desk: Desk, initiative_id: str) -> None:
    """Take an initiative out; the message offers to undo it."""
    desk.telling(_("Initiative removed.")).do(initiatives.remove, initiative_id)
