"""Phrases of sums: how a figure is rounded, or that there is none."""

from __future__ import annotations

from okrdesk.i18n import _


def nothing() -> str:
    """What stands where a figure is not defined."""
    return _("not defined")


def rounded_half_up() -> str:
    """How most figures are rounded."""
    return _("shown rounded half up")


def with_one_place() -> str:
    """How figures with one decimal place are rounded."""
    return _("shown with one decimal place, rounded half up")


def not_rounded() -> str:
    """That a figure is shown as it is."""
    return _("not rounded")
