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


def bond_word(bond: str) -> str:
    """What people have in common, in a word."""
    return {
        "community": _("A community"), "network": _("A network"), "audience": _("An audience"),
    }.get(bond, bond)  # fmt: skip


def bond_meaning(bond: str) -> str:
    """What that means, and what would make a community of it; "" where nothing is chosen."""
    return {
        "community": _("People work for something together and know what it is."),
        "network": _("People know each other but share no goal: one of their own would make it a community."),
        "audience": _("People listen to us, not to each other: what could they do together?"),
    }.get(bond, "")  # fmt: skip
