"""Parts that the two editors share: a choice, a choice of people, telling the document."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui import settings
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.people_dialog import PeopleDialog
from okrdesk.gui.widgets import person_names
from okrdesk.gui.widgets.combo import Combo, combo
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.fold import Fold
from okrdesk.i18n import _
from okrdesk.okr import owning
from okrdesk.okr.numbers import parse_number
from okrdesk.okr.people import Person

_MORE = "objectives/more"
SOMEBODY_NEW = "new"  # no id: those are 32 signs long


def choice(caption: str, choices: Sequence[tuple[str, str]], on_chosen: Callable[[str], object]) -> Combo:
    """A choice of one that tells the key a person chose."""
    box = combo(caption, choices)
    box.setMinimumContentsLength(4)  # two stand side by side in a narrow panel
    box.activated.connect(lambda _index: on_chosen(box.key()))
    return box


def people_choices(people: Sequence[Person]) -> list[tuple[str, str]]:
    """Nobody first, then everyone by name; last the way to somebody who is not listed yet."""
    return [("", _("Nobody yet")), *person_names.choices(people), (SOMEBODY_NEW, _("People…"))]


def assign_owner(form: QWidget, desk: Desk, line_id: str, person_id: str) -> None:
    """Give a line to whom a choice of people named; who is not listed yet is added first."""
    if person_id == SOMEBODY_NEW:
        PeopleDialog(form.window(), desk).run()
        desk.announce()  # the choice shows the owner again
    else:
        desk.do(owning.assign, line_id, person_id or None)


def offered(people: Sequence[Person], kept: Collection[str | None]) -> list[Person]:
    """Who can be chosen: those who take part, and of those who retired whoever is chosen already."""
    return [person for person in people if not person.retired or person.id in kept]


def read_number(field: TextField, text: str, locale: str) -> tuple[bool, Decimal | None]:
    """(understood, value) of a typed number; empty is None; what is wrong stands beside the field."""
    if not text.strip():
        return True, None
    try:
        return True, parse_number(text.strip().removesuffix("%"), locale)
    except Refused as refused:
        field.set_error(refused.sentence)
        return False, None


def side_by_side(*parts: QWidget) -> QHBoxLayout:
    """Parts of equal width in one row; where one is hidden the others take its room."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part, 1)
    return row


class MoreFields(Fold):
    """The fields of an editor that are rarely wanted: without them it is whole in a window of usual size.

    Whenever they are turned to they are as a person left such fields on this computer.
    """

    def __init__(self, *parts: QWidget | QLayout) -> None:
        super().__init__(_("More fields"), *parts)
        self.turned.connect(lambda opened: settings.set_choice(_MORE, "open" if opened else ""))

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self.set_open(settings.choice(_MORE) == "open")
        super().showEvent(event)
