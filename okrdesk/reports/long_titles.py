"""Titles of a paper, each in a few lines; those that are longer stand once more at its end, in full."""

from __future__ import annotations

from okrdesk.i18n import _
from okrdesk.reports.paper.limited import is_longer, limited
from okrdesk.reports.paper.page import Lines, Page, Rule
from okrdesk.reports.paper.print_style import Style

MOST_LINES = 8  # as on the one-pager


class LongTitles:
    """The titles of a paper while it is laid out on a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._cut: list[str] = []

    def lines(self, title: str, style: Style, room: float, full: str = "") -> Lines:
        """A title in at most eight lines; `full` is how it is told at the end, "" for as it is."""
        if is_longer(self._page, title, style, room, MOST_LINES) and (full or title) not in self._cut:
            self._cut.append(full or title)
        return limited(self._page, title, style, room, MOST_LINES)

    def add_in_full(self) -> None:
        """Add those that were cut; nothing where none was."""
        page, body = self._page, self._page.style("regular", 9.8)
        with page.part():
            for nth, title in enumerate(self._cut):
                if not nth:
                    heading, rule = page.style("bold", 12), Rule(6)
                    name = _("Long titles in full")
                    page.text(name, page.tag("H2"), heading, before=18, stays=True, rule=rule)
                page.text(title, page.tag(), body, before=5)
