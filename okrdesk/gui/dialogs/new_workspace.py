"""Asks for what a new workspace needs: a name, a cycle, a place for its file, and who begins it."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from PySide6.QtWidgets import QWidget

from okrdesk.document import file_names
from okrdesk.document.refused import Refused
from okrdesk.document.text import in_one_line
from okrdesk.frozen import dataclass
from okrdesk.gui import settings
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.cycle_fields import CycleFields
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.side_by_side import add_parts
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, ngettext, system_locale_name
from okrdesk.okr.blueprint_cards import shipped_cards
from okrdesk.okr.days import Period, next_cycle, quarter_of


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """The answer: a file that does not exist yet, name and first cycle of the workspace, who begins it."""

    path: Path
    name: str
    cycle_name: str
    first_day: dt.date
    last_day: dt.date
    person: str = ""


class NewWorkspaceDialog(FormDialog[NewWorkspace]):
    """The file's name follows the workspace's until a place is chosen.

    The blueprint is only named, the gallery opens later.
    """

    def __init__(self, parent: QWidget | None, today: dt.date, blueprint_key: str = "") -> None:
        super().__init__(parent, _("New workspace"), _("New workspace"), width=520)
        self._own_place = False
        self.name = TextField(_("Name"), placeholder=_("What is your community called?"))
        this = quarter_of(today)
        following = next_cycle(*this[1:])
        self._offered = {"this": this, "next": following}
        self.offered = ChoiceChips(_("First cycle"), _quarters(this, following, today), ("this",))
        self.offered.picked.connect(self._take_offered)
        self.cycle = CycleFields(this, today, system_locale_name())
        self.cycle.edited.connect(self._show_offered)
        self.place = TextField(_("File"))
        self.person = TextField(
            _("Your name, as History shows it"), settings.person_name(), _("for example Ada Lovelace")
        )
        self.choose = plain_button(_("Choose…"), icon="folder", do=self._ask_place)
        self.choose.setAccessibleName(_("Choose a place for the file"))
        self.name.typed.connect(lambda _text: self._follow())
        self.place.typed.connect(lambda _text: self._take_place())
        self.place.put_beside(self.choose)
        follows = PlainLabel(_what_follows(blueprint_key), "muted")
        add_parts(self.column, (follows, self.name, self.offered, self.cycle, self.place, self.person))
        self.end_with_answer(_("Create the workspace"))
        self._follow()
        self.name.setFocus()

    def _take_offered(self, keys: tuple[str, ...]) -> None:
        for key in keys:
            self.cycle.show_period(self._offered[key])

    def _show_offered(self) -> None:
        """Other days than those of the two quarters are none of them."""
        days = self.cycle.first.day(), self.cycle.last.day()
        self.offered.set_keys([key for key, (_name, *both) in self._offered.items() if tuple(both) == days])

    def _follow(self) -> None:
        if not self._own_place:
            self.place.set_text(str(_free_place(self.name.text() or _("Our OKRs"))))

    def _take_place(self) -> None:
        self._own_place = True
        self.place.set_error("")

    def _ask_place(self) -> None:
        name = Path(self.place.text()).name or file_names.file_name(self.name.text(), "okrdesk")
        chosen = places.ask_save_place(self, _("Keep the workspace as"), name, _("OKR Desk workspace"))
        if chosen is not None:
            self._own_place = True
            self.place.set_text(str(chosen))
            self._checked_place()

    def _checked_place(self) -> Path | None:
        typed = self.place.text().strip()
        path = Path(os.path.expanduser(typed))
        if not typed or os.path.isdir(path):
            self.place.set_error(_("Type a name for the file, or choose a place."))
            return None
        if not path.is_absolute():
            path = _folder() / path
        try:
            file_names.refuse_other_kind(path, "okrdesk")
        except Refused as refused:
            self.place.set_error(refused.sentence)
            return None
        path = places.with_ending(path, "okrdesk")
        if not os.path.isdir(path.parent):
            self.place.set_error(_("There is no such folder; choose another place."))
        elif os.path.lexists(path):
            self.place.set_error(_("There is a file of that name already; type another name."))
        elif not file_names.fits(path.name):
            self.place.set_error(
                _("That name is too long, or one that Windows keeps for itself; type another.")
            )
        else:
            return path
        return None

    def answer(self) -> NewWorkspace | None:
        """What was answered; None when something is wrong, said beside the field."""
        name = in_one_line(self.name.text())
        if not name:
            self.name.set_error(_("A workspace needs a name; type one."))
        period = self.cycle.period()
        path = self._checked_place()
        if not name or period is None or path is None:
            wrong = [self.name, self.cycle.name, self.cycle.first, self.cycle.last, self.place]
            next((field for field in wrong if field.error()), self.name).setFocus()
            return None
        return NewWorkspace(path, name, *period, " ".join(self.person.text().split()))


def _quarters(this: Period, following: Period, today: dt.date) -> list[tuple[str, str]]:
    """This quarter with the days that are left, and the next one (decision 29)."""
    left = (this[2] - today).days
    days = ngettext("{name}, {n} day left", "{name}, {n} days left", left).format(name=this[0], n=left)
    return [("this", days), ("next", _("{name}, the next quarter").format(name=following[0]))]


def _what_follows(blueprint_key: str) -> str:
    title = next((card.title for card in shipped_cards() if card.key == blueprint_key), "")
    if title:
        sentence = _("Then the blueprint “{title}” opens, to fill in your city and your numbers.")
        return sentence.format(title=title)
    return _("One file holds everything; it can be copied, mailed and carried on a stick.")


def _folder() -> Path:
    known = settings.choice("places/folder")
    documents = places.usual_folder() / "Documents"
    for folder in ([Path(known)] if known else []) + [documents]:
        if folder.is_dir():
            return folder
    return places.usual_folder()


def _free_place(name: str) -> Path:
    """A file that does not exist yet: "Bakery.okrdesk", else "Bakery 2.okrdesk"."""
    folder, number = _folder(), 1
    path = folder / file_names.file_name(name, "okrdesk")
    while path.exists():
        number += 1
        path = folder / file_names.file_name(f"{name} {number}", "okrdesk")
    return path
