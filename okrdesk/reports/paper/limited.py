"""Texts of which a paper holds the beginning alone, so that no title takes pages."""

from __future__ import annotations

from okrdesk.reports.paper.page import Lines, Page
from okrdesk.reports.paper.print_style import Style

_LINE = 300  # letters, more than any line holds


def limited(page: Page, text: str, style: Style, width: float, most: int) -> Lines:
    """A text in at most so many lines; what is longer ends with an ellipsis and stands elsewhere in full."""
    kept = text[: most * _LINE]
    lines = page.lines(kept, style, width)
    if len(lines) <= most and len(kept) == len(text):
        return lines
    rest = " ".join(line.text.strip() for line in lines[most - 1 : most + 1])
    return (*lines[: most - 1], *page.first_line(rest + " …", style, width))


def is_longer(page: Page, text: str, style: Style, width: float, most: int) -> bool:
    """Whether a text needs more than so many lines; a very long one is not laid out to know that."""
    return len(text) > most * _LINE or len(page.lines(text, style, width)) > most
