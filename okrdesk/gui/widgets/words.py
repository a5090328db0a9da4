"""Words of the subject that several pages show: kinds of community, purposes, types of objectives."""

from __future__ import annotations

from okrdesk.i18n import _


def community_word(community: str) -> str:
    """The kind of a community in words."""
    return {
        "mission-driven": _("Mission-driven"), "learning": _("Learning and professional"),
        "product": _("Product or brand"), "creator": _("Creator-led"),
    }.get(community, community)  # fmt: skip


def type_word(kind: str) -> str:
    """The type of an objective in words, "" where none is chosen."""
    return {
        "outcome": _("Outcome"), "process": _("Process"), "relational": _("Relational"),
        "transformational": _("Transformational"),
    }.get(kind, "")  # fmt: skip


def purpose_word(purpose: str) -> str:
    """What a platform is for, in words."""
    return {
        "networking": _("Networking"), "knowledge": _("Knowledge"), "bookings": _("Bookings"),
        "events": _("Events"), "content": _("Content"), "revenue": _("Revenue"),
        "integration": _("Other tools"), "tools": _("Other tools"), "other": _("Something else"),
    }.get(purpose, purpose)  # fmt: skip
