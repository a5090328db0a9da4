"""Banners above a page, one of each kind at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout

from okrdesk.gui.widgets.notices import Banner


class Banners(QVBoxLayout):
    """Banners below each other, each known by its key; without one the column takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[str, Banner] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(6)

    def say(
        self,
        key: str,
        level: str,
        text: str,
        buttons: Sequence[tuple[str, Callable[[], object]]] = (),
        *,
        dismissible: bool = True,
    ) -> None:
        """Show a banner; one of the same key is replaced."""
        known = self._shown.get(key)
        if known is not None and not known.isHidden() and known.property("level") == level:
            known.set_text(text)
            return
        self.take_away(key)
        banner = Banner(level, text, buttons, dismissible=dismissible)
        banner.dismissed.connect(lambda: self.take_away(key))
        self._shown[key] = banner
        self.setContentsMargins(24, 10, 24, 0)
        self.addWidget(banner)

    def take_away(self, key: str) -> None:
        """Take a banner away, where it is shown."""
        banner = self._shown.pop(key, None)
        if banner is not None:
            banner.hide()
            self.removeWidget(banner)
            banner.deleteLater()
        if not self._shown:
            self.setContentsMargins(0, 0, 0, 0)

    def banner(self, key: str) -> Banner | None:
        """A banner that is shown."""
        return self._shown.get(key)
