"""Whether the projector is dark or light: as somebody chose for this computer, or as the window is.

A dark stage is what one begins with; in a bright room a light one is read better.
"""

from __future__ import annotations

from okrdesk.gui import settings, theme
from okrdesk.gui.projector.stage import DARK, LIGHT, Palette
from okrdesk.i18n import _

CHOICES = ("dark", "light", "window")
_KEPT = "projector/light"


def chosen() -> str:
    """One of CHOICES."""
    kept = settings.choice(_KEPT)
    return kept if kept in CHOICES else CHOICES[0]


def choose(choice: str) -> None:
    """Remember a choice."""
    settings.set_choice(_KEPT, choice)


def turn() -> None:
    """Change from dark to light or back, whatever was chosen."""
    choose("dark" if palette() is LIGHT else "light")


def palette() -> Palette:
    """The colours of the stage now."""
    now = chosen()
    light = now == "light" or (now == "window" and not theme.tokens().dark)
    return LIGHT if light else DARK


def name(choice: str) -> str:
    """A choice in words."""
    return {"dark": _("Dark"), "light": _("Light"), "window": _("As the window")}[choice]
