"""Theme and size of text: choosing them, and dressing the application in what was chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from okrdesk.gui import settings, theme

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)


def dress() -> None:
    """Dress the application as the settings say."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, settings.theme(), settings.text_size())


def step_text(step: int) -> int:
    """The next larger (1) or smaller (-1) size of text in percent; the present one at either end."""
    now = settings.text_size()
    beyond = [size for size in TEXT_SIZES if (size - now) * step > 0]
    return min(beyond, key=lambda size: abs(size - now), default=now)
