"""What stands around the content of each page of a report, and how much room it takes."""

from __future__ import annotations

from collections.abc import Callable

from okrdesk.frozen import dataclass
from okrdesk.reports.paper.sheet import Sheet

Around = Callable[[Sheet, int, int], None]  # the sheet, the number of the page from 0, and of how many


@dataclass(frozen=True)
class Frame:
    """Points from the top of a page to its content, on the first page and on later ones, and at its foot.

    `head` and `foot` draw what stands there; both get the number of the page, from 0, and of how many.
    """

    first: float
    later: float
    below: float
    head: Around
    foot: Around
