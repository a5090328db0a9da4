"""Two themes of one name, which two merged copies made: told on the page, put together or renamed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from okrdesk.document.text import quoted
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.reason_dialog import ReasonDialog
from okrdesk.gui.widgets.notices import Banner
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop import themes
from okrdesk.okr.workshop.themes import Theme

_LONGEST = 60


class OneNameBanner(Banner):
    """Hidden where every theme has a name of its own; of several pairs one after the other."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        buttons = [(_("Put them together"), self._put_together), (_("Rename one…"), self._rename)]
        super().__init__("warning", "", buttons, parent, dismissible=False)
        self.desk = desk
        self._alike: tuple[Theme, ...] = ()
        self.hide()

    def reload(self) -> None:
        """Look at the themes as they are now."""
        found = themes.of_one_name(themes.of_cycle(self.desk.document, self.desk.cycle.id))
        self._alike = found[0] if found else ()
        self.setVisible(bool(found))
        if found:
            count = len(self._alike)
            sentence = ngettext(
                "{n} theme is called “{title}”: two copies made it and were merged.",
                "{n} themes are called “{title}”: two copies made them and were merged.",
                count,
            )
            self.set_text(sentence.format(n=count, title=quoted(self._alike[0].title, _LONGEST)))

    def _put_together(self) -> None:
        ids = [theme.id for theme in self._alike]
        self.desk.telling(_("Put together; no card is lost.")).do(themes.put_together, ids)
        self.reload()

    def _rename(self) -> None:
        last = self._alike[-1]
        question = _("What is the other one called?")
        title = ReasonDialog(self, _("Rename the theme"), question, last.title, one_line=True).ask()
        if title:
            self.desk.do(themes.change, last, replace(last, title=title))
            self.reload()
