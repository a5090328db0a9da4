"""A cadence in the words of the desk."""

from __future__ import annotations

from okrdesk.i18n import _


def every_words() -> list[tuple[str, str]]:
    """Each cadence with its name, in order."""
    return [
        ("weekly", _("Every week")),
        ("two-weeks", _("Every two weeks")),
        ("monthly", _("Every month")),
    ]


def heading_and_period(every: str) -> tuple[str, str]:
    """What a check-in is called, and the time that it is for."""
    return {
        "two-weeks": (_("Check-in every two weeks"), _("These two weeks")),
        "monthly": (_("Monthly check-in"), _("This month")),
    }.get(every, (_("Weekly check-in"), _("This week")))
