"""Theme and size of text: choosing them, and dressing the application in what was chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from okrdesk.gui import motion, settings, theme
from okrdesk.gui.theme import Theme
from okrdesk.i18n import _

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)


def themes() -> list[tuple[Theme, str]]:
    """Every theme that can be chosen, with its name."""
    return [
        ("system", _("Like the system")),
        ("light", _("Light")),
        ("dark", _("Dark")),
        ("contrast-light", _("High contrast, light")),
        ("contrast-dark", _("High contrast, dark")),
    ]


def dress() -> None:
    """Dress the application as the settings say."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, settings.theme(), settings.text_size())
        motion.apply(app, settings.reduced_motion())


def step_text(step: int) -> int:
    """The next larger (1) or smaller (-1) size of text in percent; the present one at either end."""
    now = settings.text_size()
    beyond = [size for size in TEXT_SIZES if (size - now) * step > 0]
    return min(beyond, key=lambda size: abs(size - now), default=now)
