"""The phases a community goes through; the start page reads them, so nothing heavy is loaded."""

from __future__ import annotations

from okrdesk.i18n import _

PHASES = ("forming", "growing", "established", "renewing")


def phase_word(phase: str) -> str:
    """A phase in words; of another program's file, as it stands there."""
    return {
        "forming": _("forming"), "growing": _("growing"), "established": _("established"),
        "renewing": _("renewing"),
    }.get(phase, phase)  # fmt: skip
