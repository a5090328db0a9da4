"""What a crash or a stick that was pulled left on this computer, offered above the start page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from okrdesk import paths
from okrdesk.gui.widgets.side_by_side import let_go
from okrdesk.i18n import _

if TYPE_CHECKING:
    from okrdesk.gui.widgets.notices import Banner


class Leftovers(QVBoxLayout):
    """A banner for each file with such work; `open_path` opens it."""

    def __init__(self, open_path: Callable[[str], object]) -> None:
        super().__init__()
        self._open_path = open_path
        self.banners: list[Banner] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)

    def look(self) -> None:
        """Offer what there is now."""
        self.clear()
        # Loading what reads them takes a moment; mostly there is nothing.
        if not any(paths.sessions().iterdir()):
            return
        from okrdesk.gui import opening
        from okrdesk.gui.widgets.notices import Banner

        for path, sentence in opening.leftover_words():
            open_it = (_("Open"), lambda path=path: self._open_path(str(path)))
            banner = Banner("warning", sentence, [open_it])
            self.insertWidget(0, banner)
            self.banners.append(banner)

    def clear(self) -> None:
        """Offer nothing."""
        let_go(self, self.banners)
        self.banners = []
