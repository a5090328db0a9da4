"""Diagnosis: what is the trouble with the goals, and the way out; it is seldom the software or people."""

from __future__ import annotations

from okrdesk.frozen import dataclass
from okrdesk.i18n import _

TROUBLES = ("missing", "unclear", "untold")


@dataclass(frozen=True, slots=True)
class Route:
    """Where a trouble leads: the page, what of it is shown, and in words what one does there."""

    page: str
    item: str
    words: str


def trouble_name(trouble: str) -> str:
    """A trouble in a word or two."""
    return {
        "missing": _("we have none"), "unclear": _("they are unclear"), "untold": _("nobody knows them"),
    }[trouble]  # fmt: skip


def route(trouble: str) -> Route:
    """Set goals that are missing, reword unclear ones, share those that nobody knows."""
    return {
        "missing": Route("workshop", "set-goals", _("Set them together in a workshop.")),
        "unclear": Route("objectives", "", _("Reword them; the coach says what it does not understand.")),
        "untold": Route("share", "", _("Share them: a page for everybody, a sheet for newcomers.")),
    }[trouble]
