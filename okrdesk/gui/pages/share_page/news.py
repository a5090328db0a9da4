"""What came of the last export or import, above the cards of the Share page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from okrdesk.gui import exporting
from okrdesk.gui.widgets.notices import Banner
from okrdesk.gui.widgets.roles import announce
from okrdesk.i18n import _


class News(QVBoxLayout):
    """One banner at a time; a file that was written can be opened from it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.page = page

    def tell(self, level: str, text: str, path: Path | None = None) -> None:
        """Say what came of it; it replaces what was said before."""
        while (item := self.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.setParent(None)
                before.deleteLater()
        banner = Banner(level, text, exporting.what_next(path) if path is not None else ())
        self.addWidget(banner)
        banner.show()
        announce(self.page, text)

    def refuse(self, sentence: str) -> None:
        """Say why nothing came of it."""
        self.tell("error", sentence)

    def tell_saved(self, path: Path, *notes: str) -> None:
        """Say that a file was written, and what should be known about it."""
        sentence = _("Saved “{name}”.").format(name=path.name)
        self.tell("warning" if notes else "success", " ".join([sentence, *notes]), path)
